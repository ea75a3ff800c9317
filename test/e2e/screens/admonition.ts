/** One admonition, step by step of its ceremony. */
import type { Locator } from 'playwright-core';
import type { Seat } from '../seat.ts';
import { type Arrangement, arrangementOf } from './arrangement.ts';
import { type RecordForm, recordFormOf } from './record-form.ts';

export class Case {
  constructor(
    private readonly seat: Seat,
    readonly steps: Locator,
  ) {}

  /** A step of the ceremony, once it stands as said. */
  async stands(step: string, state: '已完成' | '待办理' | '未到' | '存在问题'): Promise<void> {
    await this.steps.getByRole('listitem', { name: `${step}，${state}` }).waitFor();
  }

  async issueNotice(number: string): Promise<void> {
    const { hands } = this.seat;
    await hands.write(this.steps.getByRole('textbox', { name: '通知书编号' }), number);
    await hands.press(this.steps.getByRole('button', { name: '登记通知书' }));
    await this.stands('诫勉通知书', '已完成');
  }

  async planTalk(name: string): Promise<Arrangement> {
    await this.seat.hands.press(this.steps.getByRole('button', { name: '安排谈话…' }));
    return arrangementOf(this.seat, name, '诫勉谈话');
  }

  async openTalk(): Promise<RecordForm> {
    await this.seat.hands.press(
      this.steps.getByRole('button', { name: '登记谈话与记录…' }).first(),
    );
    return recordFormOf(this.seat);
  }

  async serve(time: string): Promise<void> {
    const { hands } = this.seat;
    await hands.write(this.steps.getByRole('textbox', { name: '送达时间' }), time);
    await hands.press(this.steps.getByRole('radio', { name: '本人签收' }));
    await hands.press(this.steps.getByRole('button', { name: '登记送达与签收' }));
    await this.stands('送达与签收', '已完成');
  }

  async demand(words: string, due: string): Promise<void> {
    const { hands } = this.seat;
    await hands.write(this.steps.getByRole('textbox', { name: '整改要求', exact: true }), words);
    await hands.write(this.steps.getByRole('textbox', { name: '整改时限' }), due);
    await hands.press(this.steps.getByRole('button', { name: '添加整改要求' }));
    await this.item(1).getByText(words).waitFor();
  }

  item(number: number): Locator {
    return this.steps.getByRole('listitem', { name: `整改要求 ${number}`, exact: true });
  }

  async report(number: number, words: string): Promise<void> {
    const { hands } = this.seat;
    const item = this.item(number);
    await hands.press(item.locator('summary', { hasText: '登记整改报告' }));
    await hands.write(item.getByRole('textbox', { name: '整改情况' }), words);
    await hands.press(item.getByRole('button', { name: '登记整改报告' }));
    await item.getByText('已报告，待核查').waitFor();
  }

  async verify(number: number, checker: string, opinion: string): Promise<void> {
    const { hands } = this.seat;
    const item = this.item(number);
    await hands.press(item.locator('summary', { hasText: '登记核查' }));
    await hands.pickPerson(item.getByRole('combobox', { name: '核查人' }), checker);
    await hands.write(item.getByRole('textbox', { name: '核查意见' }), opinion);
    await hands.press(item.getByRole('button', { name: '登记核查' }));
  }

  async close(): Promise<void> {
    await this.seat.hands.press(this.steps.getByRole('button', { name: '按规定结案' }));
    await this.stands('结案', '已完成');
  }
}
