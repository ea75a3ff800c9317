/** One talk, from its outline to what it left to do. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { PATIENCE_MS } from '../browser.ts';
import { dialogOf, type Seat } from '../seat.ts';

/** The one on the screen, in the page or in a dialog. */
export function recordFormOf(at: Seat): RecordForm {
  return new RecordForm(at, at.page.locator('talk-record-form:visible'));
}

export class RecordForm {
  constructor(
    private readonly seat: Seat,
    readonly form: Locator,
  ) {}

  async unfold(stage: '准备' | '谈话' | '确认' | '跟进'): Promise<void> {
    const fold = this.form.getByRole('button', { name: stage, exact: true });
    if ((await fold.getAttribute('aria-expanded')) === 'false') await this.seat.hands.press(fold);
  }

  /** Writes the outline, one point of it, which is enough to have one; whether it was taken shows. */
  async prepare(words: string): Promise<void> {
    await this.unfold('准备');
    const points = this.form.locator('talk-record-prepare textarea:not([readonly])');
    await this.seat.hands.write(points.first(), words);
    await this.seat.hands.press(this.form.getByRole('button', { name: '保存提纲' }));
  }

  /** On the day and at the hour that were arranged. */
  async holdAsPlanned(): Promise<void> {
    await this.seat.hands.press(this.form.getByRole('button', { name: '登记已谈' }));
    await this.form.getByRole('button', { name: '保存记录' }).waitFor();
  }

  async hold(from: string, to: string): Promise<void> {
    const { hands } = this.seat;
    await hands.write(this.form.getByRole('textbox', { name: '开始时间' }), from);
    await hands.write(this.form.getByRole('textbox', { name: '结束时间' }), to);
    await hands.press(this.form.getByRole('button', { name: '登记已谈' }));
    await this.form.getByRole('button', { name: '保存记录' }).waitFor();
  }

  /** Ticks every point, and every part of those that have parts. */
  async coverAllPoints(): Promise<number> {
    const boxes = this.form.locator('.points').getByRole('checkbox', { name: /^(?!不适用)/ });
    // They come as a part of their own.
    await boxes.first().waitFor();
    const count = await boxes.count();
    for (let index = 0; index < count; index += 1) {
      await this.seat.hands.press(boxes.nth(index));
      assert.equal(await boxes.nth(index).isChecked(), true);
    }
    return count;
  }

  async state(words: string): Promise<void> {
    await this.seat.hands.write(
      this.form.getByRole('textbox', { name: '记录谈话对象的说明、意见和表态' }),
      words,
    );
  }

  /** What stands in the field for it. */
  async stated(words: string): Promise<void> {
    const field = this.form.getByRole('textbox', { name: '记录谈话对象的说明、意见和表态' });
    await field.waitFor();
    const began = Date.now();
    while ((await field.inputValue()) !== words && Date.now() - began < PATIENCE_MS) {
      await this.seat.page.waitForTimeout(100);
    }
    assert.equal(await field.inputValue(), words);
  }

  async raise(matter: string): Promise<void> {
    const { hands } = this.seat;
    await hands.press(this.form.getByRole('button', { name: '添加反映事项' }));
    await hands.write(this.form.getByRole('textbox', { name: '反映事项 1' }), matter);
  }

  async save(): Promise<void> {
    await this.seat.hands.press(this.form.getByRole('button', { name: '保存记录' }));
  }

  get points(): Locator {
    return this.form.locator('.points > li');
  }

  async tryToConfirm(): Promise<void> {
    await this.seat.hands.press(this.form.getByRole('button', { name: '确认并关闭记录' }));
  }

  async confirm(): Promise<void> {
    await this.tryToConfirm();
    await this.confirmed();
  }

  /** Looks at the printed sheet, and gives its words. */
  async print(): Promise<string> {
    const { hands } = this.seat;
    await this.unfold('确认');
    await hands.press(this.form.getByRole('button', { name: '打印记录单…' }));
    const dialog = dialogOf(this.seat, '谈话记录单');
    await dialog.getByText(/共 \d+ 页/).waitFor();
    const words = await dialog.frameLocator('iframe').locator('body').innerText();
    await hands.press(dialog.getByRole('button', { name: '关闭', exact: true }));
    await dialog.waitFor({ state: 'detached' });
    return words;
  }

  async confirmed(): Promise<void> {
    await this.form.getByText(/^记录已于\d+年\d+月\d+日/).waitFor();
  }
}
