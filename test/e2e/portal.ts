/**
 * What staff see of the demo, by role and name, the same on the portal's page and on the JSP-like one:
 * the menu and the worklist, and from there the screens, each in a file of its own.
 */
import type { Locator, Page } from 'playwright-core';
import type { Lane } from './desk.ts';
import type { Hands } from './hands.ts';
import { Case } from './screens/admonition.ts';
import { type Arrangement, arrangementOf } from './screens/arrangement.ts';
import { ImportReport } from './screens/import-report.ts';
import { Inspection } from './screens/inspection.ts';
import { Inquiry } from './screens/inquiry.ts';
import { Mine } from './screens/mine.ts';
import { Entrusting } from './screens/planning.ts';
import { type RecordForm, recordFormOf } from './screens/record-form.ts';
import { dialogOf, type Seat } from './seat.ts';

export type View = '本周我的谈话' | '待谈清单' | '谈话记录' | '诫勉' | '督促检查';

export class Portal implements Seat {
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

  /** Chooses a row, for what is done with several at once. */
  async choose(name: string, kind: string): Promise<void> {
    await this.find(name);
    const row = this.row(name, kind);
    await this.hands.act(row, row.getByRole('checkbox', { name: `选择：${name}${kind}` }), 'Space');
  }

  get inspection(): Inspection {
    return new Inspection(this);
  }

  get mine(): Mine {
    return new Mine(this);
  }

  /** Finds the row, and opens the dialog in which its talk is arranged. */
  async arrange(name: string, kind: string): Promise<Arrangement> {
    await this.find(name);
    return this.arrangeFound(name, kind);
  }

  /** The same where the row is on the screen. */
  async arrangeFound(name: string, kind: string): Promise<Arrangement> {
    const row = this.row(name, kind);
    await this.hands.act(row, row.getByRole('button', { name: `安排：${name}${kind}` }));
    return this.arrangement(name, kind);
  }

  arrangement(name: string, kind: string): Arrangement {
    return arrangementOf(this, name, kind);
  }

  /** Opens the record of an arranged talk, or of one that was held, from the worklist. */
  async openRecord(name: string, kind: string): Promise<RecordForm> {
    await this.find(name);
    const row = this.row(name, kind);
    const button = row.getByRole('button', { name: new RegExp(`^(记录|查看)：${name}${kind}`) });
    await this.hands.act(row, button);
    return this.record;
  }

  /** Follows the order that a talk was entrusted by. */
  async openOrder(name: string, kind: string): Promise<Entrusting> {
    await this.find(name);
    await this.hands.press(this.row(name, kind).getByRole('button', { name: /^委托/ }));
    return new Entrusting(this, name, kind);
  }

  get record(): RecordForm {
    return recordFormOf(this);
  }

  /** Opens an admonition in the tracker. */
  async openCase(name: string): Promise<Case> {
    await this.openTracked(name);
    return this.case(name);
  }

  /** Opens a reminder in writing, or the letter that it has become. */
  async openInquiry(name: string): Promise<Inquiry> {
    await this.openTracked(name);
    return new Inquiry(this, name);
  }

  private async openTracked(name: string): Promise<void> {
    const row = this.page
      .getByRole('grid', { name: '诫勉事项' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    await this.hands.act(row, row);
  }

  case(name: string): Case {
    return new Case(this, this.page.getByRole('list', { name: `${name}的诫勉办理步骤` }));
  }

  dialog(name: string | RegExp): Locator {
    return dialogOf(this, name);
  }
}
