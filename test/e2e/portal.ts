/**
 * What a clerk sees of the demo, by role and name, the same on the portal's page and on the JSP-like
 * one. `locator('talk-dialog[open]')` is the one place where a role does not do: the buttons of a
 * dialog are slotted, and stand beside the native dialog in the document.
 */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Lane } from './desk.ts';
import type { Hands } from './hands.ts';

export type View = '待谈清单' | '谈话记录' | '诫勉';

export class Portal {
  constructor(
    readonly page: Page,
    readonly hands: Hands,
    readonly lane: Lane,
  ) {}

  async open(view: View): Promise<void> {
    const { page, lane } = this;
    const link =
      lane.page === 'modules'
        ? page.getByRole('navigation').getByRole('link', { name: view })
        : page.getByRole('tab', { name: view });
    await this.hands.press(link);
    const attribute = lane.page === 'modules' ? 'aria-current' : 'aria-selected';
    await link.and(page.locator(`[${attribute}]:not([${attribute}="false"])`)).waitFor();
  }

  // The worklist.

  get worklist(): Locator {
    return this.page.getByRole('grid', { name: '待谈清单' });
  }

  async loadSample(): Promise<void> {
    await this.hands.press(this.page.getByRole('button', { name: '载入示例任免名单' }));
  }

  /** Drops a file on the worklist, as from the desktop. */
  async drop(name: string, content: Uint8Array): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], fileName, { type: 'text/csv' }));
        return data;
      },
      [name, Buffer.from(content).toString('base64')] as const,
    );
    const place = this.page.locator('talk-scheduler [part="worklist"]');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await place.dispatchEvent(type, { dataTransfer: transfer });
    }
  }

  get report(): ImportReport {
    return new ImportReport(this, this.dialog(/^导入名单：/));
  }

  /** Narrows the worklist to what contains the words. */
  async find(words: string): Promise<void> {
    await this.hands.write(this.page.getByRole('searchbox'), words);
    // What is about to move must not be clicked.
    const others = this.worklist
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader') })
      .filter({ hasNotText: words });
    await others.first().waitFor({ state: 'detached' });
  }

  row(name: string, kind: string): Locator {
    return this.worklist
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
      .filter({ hasText: kind });
  }

  /** Finds the row, and opens the dialog in which its talk is arranged. */
  async arrange(name: string, kind: string): Promise<Arrangement> {
    await this.find(name);
    const row = this.row(name, kind);
    await this.hands.act(row, row.getByRole('button', { name: `安排：${name}${kind}` }));
    return this.arrangement(name, kind);
  }

  arrangement(name: string, kind: string): Arrangement {
    return new Arrangement(this, this.dialog(`安排${kind}：${name}`));
  }

  /** Opens the record of an arranged talk from the worklist. */
  async openRecord(name: string, kind: string): Promise<RecordForm> {
    await this.find(name);
    const row = this.row(name, kind);
    await this.hands.act(row, row.getByRole('button', { name: `记录：${name}${kind}` }));
    return this.record;
  }

  get record(): RecordForm {
    return new RecordForm(this, this.page.locator('talk-record-form:visible'));
  }

  /** Opens an admonition in the tracker. */
  async openCase(name: string): Promise<Case> {
    const row = this.page
      .getByRole('grid', { name: '诫勉事项' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    await this.hands.act(row, row);
    return this.case(name);
  }

  case(name: string): Case {
    return new Case(this, this.page.getByRole('list', { name: `${name}的诫勉办理步骤` }));
  }

  dialog(name: string | RegExp): Locator {
    return this.page
      .locator('talk-dialog[open]')
      .filter({ has: this.page.getByRole('dialog', { name }) });
  }
}

export class ImportReport {
  constructor(
    private readonly portal: Portal,
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
    await this.portal.hands.press(
      this.dialog.getByRole('button', { name: `导入 ${rows} 行`, exact: true }),
    );
    await this.dialog.waitFor({ state: 'detached' });
  }

  async leave(): Promise<void> {
    await this.portal.hands.press(this.dialog.getByRole('button', { name: '取消', exact: true }));
    await this.dialog.waitFor({ state: 'detached' });
  }
}

export class Arrangement {
  constructor(
    private readonly portal: Portal,
    readonly dialog: Locator,
  ) {}

  async on(day: string): Promise<void> {
    await this.portal.hands.pickDay(this.dialog.getByRole('grid', { name: /^谈话日期/ }), day);
  }

  talker(name: string): Locator {
    return this.dialog.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** All that stands beside the name of somebody who may be chosen. */
  async entry(name: string): Promise<string> {
    const label = this.dialog.locator('label').filter({ has: this.portal.page.getByRole('radio') });
    const entry = label.filter({ hasText: name });
    await entry.waitFor();
    return entry.innerText();
  }

  /** The entry of somebody who may not, with the reasons. */
  async refused(name: string): Promise<string> {
    await this.portal.hands.press(this.dialog.locator('summary', { hasText: /不能谈话的/ }));
    const entry = this.dialog.getByRole('listitem').filter({ hasText: name });
    await entry.waitFor();
    return entry.innerText();
  }

  async choose(name: string): Promise<void> {
    await this.portal.hands.press(this.talker(name));
  }

  async at(time: string, place: string): Promise<void> {
    const { hands } = this.portal;
    await hands.write(this.dialog.getByRole('textbox', { name: '开始时间' }), time);
    await hands.write(this.dialog.getByRole('textbox', { name: '地点' }), place);
  }

  async outlineReady(): Promise<void> {
    await this.portal.hands.press(this.dialog.getByRole('checkbox', { name: '谈话提纲已备好' }));
  }

  async confirm(): Promise<void> {
    await this.portal.hands.press(this.dialog.getByRole('button', { name: '确认安排' }));
    await this.dialog.waitFor({ state: 'detached' });
  }
}

export class RecordForm {
  constructor(
    private readonly portal: Portal,
    readonly form: Locator,
  ) {}

  async hold(from: string, to: string): Promise<void> {
    const { hands } = this.portal;
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
      await this.portal.hands.press(boxes.nth(index));
      assert.equal(await boxes.nth(index).isChecked(), true);
    }
    return count;
  }

  async state(words: string): Promise<void> {
    await this.portal.hands.write(
      this.form.getByRole('textbox', { name: '记录谈话对象的说明、意见和表态' }),
      words,
    );
  }

  async raise(matter: string): Promise<void> {
    const { hands } = this.portal;
    await hands.press(this.form.getByRole('button', { name: '添加反映事项' }));
    await hands.write(this.form.getByRole('textbox', { name: '反映事项 1' }), matter);
  }

  async save(): Promise<void> {
    await this.portal.hands.press(this.form.getByRole('button', { name: '保存记录' }));
  }

  async confirm(): Promise<void> {
    await this.portal.hands.press(this.form.getByRole('button', { name: '确认并关闭记录' }));
    await this.confirmed();
  }

  async confirmed(): Promise<void> {
    await this.form.getByText(/^记录已于\d+年\d+月\d+日/).waitFor();
  }
}

export class Case {
  constructor(
    private readonly portal: Portal,
    readonly steps: Locator,
  ) {}

  /** A step of the ceremony, once it stands as said. */
  async stands(step: string, state: '已完成' | '待办理' | '未到' | '存在问题'): Promise<void> {
    await this.steps.getByRole('listitem', { name: `${step}，${state}` }).waitFor();
  }

  async issueNotice(number: string): Promise<void> {
    const { hands } = this.portal;
    await hands.write(this.steps.getByRole('textbox', { name: '通知书编号' }), number);
    await hands.press(this.steps.getByRole('button', { name: '登记通知书' }));
    await this.stands('诫勉通知书', '已完成');
  }

  async planTalk(name: string): Promise<Arrangement> {
    await this.portal.hands.press(this.steps.getByRole('button', { name: '安排谈话…' }));
    return this.portal.arrangement(name, '诫勉谈话');
  }

  async openTalk(): Promise<RecordForm> {
    await this.portal.hands.press(
      this.steps.getByRole('button', { name: '登记谈话与记录…' }).first(),
    );
    return this.portal.record;
  }

  async serve(time: string): Promise<void> {
    const { hands } = this.portal;
    await hands.write(this.steps.getByRole('textbox', { name: '送达时间' }), time);
    await hands.press(this.steps.getByRole('radio', { name: '本人签收' }));
    await hands.press(this.steps.getByRole('button', { name: '登记送达与签收' }));
    await this.stands('送达与签收', '已完成');
  }

  async demand(words: string, due: string): Promise<void> {
    const { hands } = this.portal;
    await hands.write(this.steps.getByRole('textbox', { name: '整改要求', exact: true }), words);
    await hands.write(this.steps.getByRole('textbox', { name: '整改时限' }), due);
    await hands.press(this.steps.getByRole('button', { name: '添加整改要求' }));
    await this.item(1).getByText(words).waitFor();
  }

  item(number: number): Locator {
    return this.steps.getByRole('listitem', { name: `整改要求 ${number}`, exact: true });
  }

  async report(number: number, words: string): Promise<void> {
    const { hands } = this.portal;
    const item = this.item(number);
    await hands.press(item.locator('summary', { hasText: '登记整改报告' }));
    await hands.write(item.getByRole('textbox', { name: '整改情况' }), words);
    await hands.press(item.getByRole('button', { name: '登记整改报告' }));
    await item.getByText('已报告，待核查').waitFor();
  }

  async verify(number: number, checker: string, opinion: string): Promise<void> {
    const { hands } = this.portal;
    const item = this.item(number);
    await hands.press(item.locator('summary', { hasText: '登记核查' }));
    await hands.pickPerson(item.getByRole('combobox', { name: '核查人' }), checker);
    await hands.write(item.getByRole('textbox', { name: '核查意见' }), opinion);
    await hands.press(item.getByRole('button', { name: '登记核查' }));
  }

  async close(): Promise<void> {
    await this.portal.hands.press(this.steps.getByRole('button', { name: '按规定结案' }));
    await this.stands('结案', '已完成');
  }
}
