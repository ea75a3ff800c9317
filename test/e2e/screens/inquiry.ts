/** One inquiry: the letter's way from its draft to its end, each step where it stands in the list. */
import type { Locator } from 'playwright-core';
import type { Seat } from '../seat.ts';
import { ActForm } from './act-form.ts';

type Step = '拟函' | '审批' | '送达与签收' | '本人书面回复' | '研判' | '了结';

export class Inquiry {
  readonly steps: Locator;

  constructor(
    private readonly seat: Seat,
    private readonly name: string,
  ) {
    this.steps = seat.page.getByRole('list', { name: `${name}的函询办理步骤` });
  }

  async stands(step: Step, state: '已完成' | '待办理' | '未到' | '存在问题'): Promise<void> {
    await this.steps.getByRole('listitem', { name: `${step}，${state}` }).waitFor();
  }

  /** Before there are any steps: the letter is drawn up beside the reminder that asks for it. */
  async draft(question: string): Promise<void> {
    const within = this.seat.page.getByRole('complementary', { name: this.name });
    const form = new ActForm(this.seat, within, '拟写函询通知书');
    await form.write('需要说明的问题', question);
    await form.enter();
    await this.stands('审批', '待办理');
  }

  /** What the letter must say point by point, which is asked for before it is sent. */
  async revise(points: string): Promise<void> {
    const form = new ActForm(this.seat, this.steps, '修改函询通知书');
    await form.unfold();
    const fields = form.form.getByRole('textbox');
    for (let index = 0; index < (await fields.count()) - 1; index += 1) {
      await this.seat.hands.write(fields.nth(index), points);
    }
    await form.enter();
    await this.steps.getByText(/函件还缺/).waitFor({ state: 'detached' });
  }

  async approve(approver: string): Promise<void> {
    const form = new ActForm(this.seat, this.steps, '登记批准');
    await form.person('批准人', approver);
    await form.enter();
    await this.stands('审批', '已完成');
  }

  async serve(number: string): Promise<void> {
    const form = new ActForm(this.seat, this.steps, '登记送达与签收');
    await form.write('函件编号', number);
    await form.enter();
    await this.stands('送达与签收', '已完成');
  }

  async answer(question: string, words: string): Promise<void> {
    const form = new ActForm(this.seat, this.steps, '登记书面回复');
    await form.write(question, words);
    await form.tick('随附真实性承诺书');
    await form.enter();
    await this.stands('本人书面回复', '已完成');
  }

  async judgeClear(opinion: string): Promise<void> {
    const form = new ActForm(this.seat, this.steps, '研判为已说清');
    await form.write('研判意见', opinion);
    await form.enter();
    await this.stands('研判', '已完成');
  }

  async close(): Promise<void> {
    await new ActForm(this.seat, this.steps, '按规定了结').enter();
    await this.stands('了结', '已完成');
  }
}
