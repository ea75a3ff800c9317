/** The dialog in which a talk gets its day and its talker. */
import type { Locator } from 'playwright-core';
import { dialogOf, type Seat } from '../seat.ts';

export function arrangementOf(at: Seat, name: string, kind: string): Arrangement {
  return new Arrangement(at, dialogOf(at, `安排${kind}：${name}`));
}

export class Arrangement {
  constructor(
    private readonly seat: Seat,
    readonly dialog: Locator,
  ) {}

  async on(day: string): Promise<void> {
    await this.seat.hands.pickDay(this.dialog.getByRole('grid', { name: /^谈话日期/ }), day);
  }

  talker(name: string): Locator {
    return this.dialog.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** All that stands beside the name of somebody who may be chosen. */
  async entry(name: string): Promise<string> {
    const label = this.dialog.locator('label').filter({ has: this.seat.page.getByRole('radio') });
    const entry = label.filter({ hasText: name });
    await entry.waitFor();
    return entry.innerText();
  }

  /** The entry of somebody who may not, with the reasons. */
  async refused(name: string): Promise<string> {
    await this.seat.hands.press(this.dialog.locator('summary', { hasText: /不能谈话的/ }));
    const entry = this.dialog.getByRole('listitem').filter({ hasText: name });
    await entry.waitFor();
    return entry.innerText();
  }

  async choose(name: string): Promise<void> {
    await this.seat.hands.press(this.talker(name));
  }

  /** Whom an order is missing for, and nothing else: the way to drawing one up. */
  async entrust(name: string): Promise<void> {
    await this.seat.hands.press(this.dialog.getByRole('button', { name: `委托谈话：${name}` }));
    await this.dialog.waitFor({ state: 'detached' });
  }

  async at(time: string, place: string): Promise<void> {
    const { hands } = this.seat;
    await hands.write(this.dialog.getByRole('textbox', { name: '开始时间' }), time);
    await hands.write(this.dialog.getByRole('textbox', { name: '地点' }), place);
  }

  async outlineReady(): Promise<void> {
    await this.seat.hands.press(this.dialog.getByRole('checkbox', { name: '谈话提纲已备好' }));
  }

  async confirm(): Promise<void> {
    await this.seat.hands.press(this.dialog.getByRole('button', { name: '确认安排' }));
    await this.dialog.waitFor({ state: 'detached' });
  }
}
