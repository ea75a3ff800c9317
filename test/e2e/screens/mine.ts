/** 本周我的谈话: the talks one holds, what was put before one to decide, and the orders one was given. */
import type { Locator } from 'playwright-core';
import type { Seat } from '../seat.ts';
import { ActForm } from './act-form.ts';
import { type RecordForm, recordFormOf } from './record-form.ts';

export class Mine {
  constructor(private readonly seat: Seat) {}

  /** Opens a talk from the list of one's own. */
  async openTalk(name: string, kind: string): Promise<RecordForm> {
    const { page, hands } = this.seat;
    await hands.press(page.getByRole('button', { name: `打开：${name}${kind}`, exact: true }));
    return recordFormOf(this.seat);
  }

  async slips(count: number): Promise<void> {
    const heading = count === 0 ? '待我审批' : `待我审批（${count} 件）`;
    await this.seat.page.getByRole('heading', { name: heading, exact: true }).waitFor();
  }

  /** Unfolds the one slip that names somebody. */
  async openSlip(name: string): Promise<Slip> {
    const card = this.seat.page
      .locator('talk-my-slips details[data-slip]')
      .filter({ hasText: name });
    await this.seat.hands.press(card.locator('summary').first());
    return new Slip(this.seat, card);
  }

  order(name: string): Order {
    return new Order(
      this.seat,
      this.seat.page.locator('talk-my-orders details[data-order]').filter({ hasText: name }),
    );
  }

  /** What is left of an order that is over. */
  async openOver(count: number): Promise<Locator> {
    const { page, hands } = this.seat;
    await hands.press(page.locator('summary', { hasText: `已了结的委托（${count} 件）` }));
    return page.locator('talk-my-orders li[data-order]').first();
  }
}

class Slip {
  constructor(
    private readonly seat: Seat,
    readonly card: Locator,
  ) {}

  async review(opinion: string): Promise<void> {
    const form = new ActForm(this.seat, this.card, '审核同意');
    await form.write('审核意见', opinion);
    await form.enter();
  }

  async approve(opinion: string): Promise<void> {
    const form = new ActForm(this.seat, this.card, '批准');
    await form.write(/^意见/, opinion);
    await form.enter();
  }
}

class Order {
  constructor(
    private readonly seat: Seat,
    readonly card: Locator,
  ) {}

  async accept(): Promise<void> {
    await new ActForm(this.seat, this.card, '接受委托').enter();
    await this.stands('接受委托', '已完成');
  }

  async stands(step: string, state: string): Promise<void> {
    await this.card.getByRole('listitem', { name: `${step}，${state}` }).waitFor();
  }

  async openTalk(name: string): Promise<RecordForm> {
    await this.seat.hands.press(this.card.getByRole('button', { name: `打开谈话与记录：${name}` }));
    return recordFormOf(this.seat);
  }

  /** The originals go back, and no copy stays. */
  async giveBack(): Promise<void> {
    const form = new ActForm(this.seat, this.card, '登记已交回记录');
    await this.seat.hands.press(
      form.form.getByRole('radio', { name: '原件已全部交回，未留复制件' }),
    );
    await form.enter();
    await this.stands('交回记录', '已完成');
  }
}
