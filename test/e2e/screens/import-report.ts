/** What is shown of a list before it is taken, row by row. */
import type { Locator } from 'playwright-core';
import type { Seat } from '../seat.ts';

export class ImportReport {
  constructor(
    private readonly seat: Seat,
    readonly dialog: Locator,
  ) {}

  async says(take: number, refuse: number, known: number): Promise<void> {
    await this.dialog
      .getByText(`可导入 ${take} 行，不能导入 ${refuse} 行，已登记过 ${known} 行。`)
      .waitFor();
  }

  line(name: string): Locator {
    return this.dialog.getByRole('row').filter({ hasText: name });
  }

  async agree(rows: number): Promise<void> {
    await this.seat.hands.press(
      this.dialog.getByRole('button', { name: `导入 ${rows} 行`, exact: true }),
    );
    await this.dialog.waitFor({ state: 'detached' });
  }

  async leave(): Promise<void> {
    await this.seat.hands.press(this.dialog.getByRole('button', { name: '取消', exact: true }));
    await this.dialog.waitFor({ state: 'detached' });
  }
}
