/** A form for one act, as the steps of a case have it: named like its button, open or folded under that name. */
import type { Locator } from 'playwright-core';
import type { Seat } from '../seat.ts';

export class ActForm {
  readonly form: Locator;

  constructor(
    private readonly seat: Seat,
    private readonly within: Locator,
    private readonly act: string,
  ) {
    this.form = within.getByRole('group', { name: act, exact: true });
  }

  async unfold(): Promise<void> {
    await this.seat.hands.press(
      this.within.locator('summary').filter({ hasText: new RegExp(`^\\s*${this.act}\\s*$`) }),
    );
    await this.form.waitFor();
  }

  async write(label: string | RegExp, words: string): Promise<void> {
    await this.seat.hands.write(this.form.getByRole('textbox', { name: label }), words);
  }

  async tick(label: string): Promise<void> {
    await this.seat.hands.press(this.form.getByRole('checkbox', { name: label }));
  }

  async person(label: string, name: string): Promise<void> {
    await this.seat.hands.pickPerson(this.form.getByRole('combobox', { name: label }), name);
  }

  /** Presses the button; whether it was done is for the caller to see where it shows. */
  async enter(): Promise<void> {
    await this.seat.hands.press(this.form.getByRole('button', { name: this.act, exact: true }));
  }
}
