/** What the department does about a talk beside its day: puts it before a leader, entrusts it. */
import { dialogOf, type Seat } from '../seat.ts';
import { ActForm } from './act-form.ts';

/** The talks that are chosen in the worklist go before a leader as one slip. */
export async function propose(seat: Seat, to: string, talks: number): Promise<void> {
  const { page, hands } = seat;
  const chosen = page.getByRole('group', { name: '对已选事项的操作' });
  await hands.press(chosen.getByRole('button', { name: '报批…' }));
  const dialog = dialogOf(seat, `报批谈话安排：${talks} 次谈话`);
  const form = new ActForm(seat, dialog, '报送审批');
  await form.person('报送领导', to);
  await form.enter();
  await dialog.waitFor({ state: 'detached' });
}

/** An order to hold a talk, from its first word to the day it is closed. */
export class Entrusting {
  constructor(
    private readonly seat: Seat,
    private readonly name: string,
    private readonly kind: string,
  ) {}

  private get dialog() {
    return dialogOf(this.seat, `委托谈话：${this.name}${this.kind}`);
  }

  async draft(leader: string, reason: string): Promise<void> {
    const form = new ActForm(this.seat, this.dialog, '拟写委托');
    await form.person('委托领导', leader);
    await form.write('委托原因', reason);
    await form.enter();
  }

  async give(): Promise<void> {
    const form = new ActForm(this.seat, this.dialog, '发出委托');
    await form.enter();
    await form.form.waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    const form = new ActForm(this.seat, this.dialog, '核收办结');
    await form.enter();
    await form.form.waitFor({ state: 'detached' });
  }

  async leave(): Promise<void> {
    const { dialog, seat } = this;
    await seat.hands.press(dialog.getByRole('button', { name: '关闭', exact: true }));
    await dialog.waitFor({ state: 'detached' });
  }
}
