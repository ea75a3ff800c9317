/** 督促检查 as inspection has it: lists of exceptions, cases drawn by lot, steps without a word of content. */
import type { Locator } from 'playwright-core';
import type { Seat } from '../seat.ts';

export class Inspection {
  readonly cases: Locator;

  constructor(private readonly seat: Seat) {
    this.cases = seat.page.getByRole('grid', { name: '督查事项' }).getByRole('row');
  }

  async open(): Promise<void> {
    await this.seat.hands.press(this.seat.page.getByRole('button', { name: '例外与抽查' }));
    await this.cases.nth(1).waitFor();
  }

  /** One list of exceptions; how many cases it names. */
  async list(name: string): Promise<number> {
    const list = this.seat.page.getByRole('button', { name: new RegExp(`^${name} \\d+$`) });
    await this.seat.hands.press(list);
    return Number(/\d+$/.exec((await list.innerText()).trim())?.[0]);
  }

  async draw(): Promise<void> {
    await this.seat.hands.press(this.seat.page.getByRole('button', { name: '随机抽查 5 件' }));
    await this.seat.page
      .getByText(/随机抽取 5 件/)
      .first()
      .waitFor();
  }

  /** Opens a case by its place in the list; the steps that are shown of it. */
  async look(place: number): Promise<Locator> {
    const row = this.cases.nth(place);
    await this.seat.hands.act(row, row);
    const steps = this.seat.page.getByRole('list', { name: /的办理步骤$/ });
    await steps.waitFor();
    return steps;
  }
}
