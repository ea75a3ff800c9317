/** 诫勉跟踪: the cases as a table, overdue first; one opens beside it as a timeline. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AdmonitionRow, TalkSdk } from '../../sdk/index.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { RowFocus } from '../controllers/row-focus.ts';
import { shortDate } from '../dates.ts';
import { tell } from '../events.ts';
import { tables } from '../styles/tables.ts';
import { TalkElement } from '../talk-element.ts';
import { icons } from '../ui/icons.ts';
import { trackerStyles } from './styles.ts';

const PAGE_ROWS = 15;

/**
 * @summary The admonitions with their ceremony: decision, notice, talk with service, rectification, record, closing.
 *
 * @attr {string} case - Id of the admonition that is open.
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @fires {CustomEvent<{ admonition: string }>} talk-open-case - A case was opened.
 * @fires {CustomEvent<{ act: string, admonition: string, waitUntil: Function }>} talk-before-admonition - Cancelable: a step is about to be entered.
 * @fires {CustomEvent<{ admonition: AdmonitionRecord }>} talk-admonition-changed - A step was entered.
 * @fires {CustomEvent<{ talk: string }>} talk-open-record - Cancelable: a talk was opened.
 * @csspart base - The whole element.
 * @csspart list - The box in which the table scrolls.
 * @csspart case - The open case.
 * @cssproperty --talk-accent - The one accent colour.
 */
export class TalkAdmonitionTracker extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, tables, trackerStyles];

  @property({ reflect: true }) case: string | undefined;

  private readonly rows = new LiveQuery<readonly AdmonitionRow[]>(this, () => ({
    sdk: this.activeSdk,
    key: 'all',
    ask: async (sdk) => overdueFirst(await sdk.admonitions.list()),
  }));

  private readonly focusing = new RowFocus(this, {
    count: () => this.rows.value?.length ?? 0,
    rowsPerPage: () => PAGE_ROWS,
    show: async (index) => {
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
    },
    act: (index) => {
      const row = this.rows.value?.[index];
      if (row) void this.#open(row, true);
    },
  });

  async #open(row: AdmonitionRow, moveFocus: boolean): Promise<void> {
    this.case = row.admonition.id;
    tell(this, 'talk-open-case', { admonition: row.admonition.id });
    if (!moveFocus) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('aside h3')?.focus();
  }

  #onCaseKeydown(event: KeyboardEvent): void {
    // Back to the row that the case was opened from; a field with something open has taken Esc already.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const index = this.rows.value?.findIndex((row) => row.admonition.id === this.case) ?? -1;
    if (index >= 0) void this.focusing.focus(index);
  }

  #renderItems(row: AdmonitionRow): TemplateResult {
    const says = this.say.tracker;
    const items = row.admonition.rectification;
    const done = items.filter((item) => item.check !== undefined).length;
    return html`${says.items(done, items.length)}
    ${
      row.overdueItems > 0
        ? html`<span class="mark danger">${icons.alarm}${says.overdue(row.overdueItems)}</span>`
        : nothing
    }`;
  }

  #renderRow(sdk: TalkSdk, row: AdmonitionRow, index: number): TemplateResult {
    const { admonition } = row;
    const post = this.say.scheduler.post(row.unitName, row.title);
    return html`<tr
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${admonition.id === this.case ? 'true' : 'false'}
      data-index=${index}
      tabindex=${index === this.focusing.active ? '0' : '-1'}
      @focusin=${() => {
        this.focusing.active = index;
      }}
      @keydown=${(event: KeyboardEvent) => this.focusing.keydown(event, index)}
      @click=${() => void this.#open(row, false)}
    >
      <th role="rowheader" scope="row">${row.subjectName}</th>
      <td role="gridcell" title=${post}>${post}</td>
      <td role="gridcell">${shortDate(admonition.decision.on, sdk.today(), this.say)}</td>
      <td role="gridcell">
        <span class="mark ${admonition.closed ? 'ok' : 'accent'}"
          >${admonition.closed ? icons.done : icons.half}${row.stateName}</span
        >
      </td>
      <td role="gridcell">${this.#renderItems(row)}</td>
    </tr>`;
  }

  #renderTable(sdk: TalkSdk, rows: readonly AdmonitionRow[]): TemplateResult {
    const says = this.say.tracker.columns;
    return html`<table
      role="grid"
      aria-label=${this.say.tracker.table}
      aria-rowcount=${rows.length + 1}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          <th role="columnheader" scope="col" class="c-name">${says.subject}</th>
          <th role="columnheader" scope="col">${says.post}</th>
          <th role="columnheader" scope="col" class="c-decided">${says.decided}</th>
          <th role="columnheader" scope="col" class="c-state">${says.state}</th>
          <th role="columnheader" scope="col" class="c-items">${says.items}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row, index) => this.#renderRow(sdk, row, index))}
      </tbody>
    </table>`;
  }

  #renderCase(row: AdmonitionRow | undefined): TemplateResult {
    const says = this.say.tracker;
    if (!row) {
      return html`<aside part="case" aria-label=${says.choose}>
        <talk-state-view .heading=${says.choose}></talk-state-view>
      </aside>`;
    }
    return html`<aside part="case" aria-labelledby="case" @keydown=${this.#onCaseKeydown}>
      <div class="case-head">
        <h3 id="case" tabindex="-1">${row.subjectName}</h3>
        <span>${this.say.scheduler.post(row.unitName, row.title)}</span>
        <span class="muted">${says.areas(row.areaNames)}</span>
        <span class="mark ${row.admonition.closed ? 'ok' : 'accent'}">${row.stateName}</span>
      </div>
      <talk-admonition-case
        .sdk=${this.activeSdk}
        .theme=${this.effectiveTheme}
        .case=${row.admonition.id}
      ></talk-admonition-case>
    </aside>`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    const says = this.say.tracker;
    const current = this.rows.live;
    switch (current.state) {
      case 'loading':
        return html`<talk-state-view kind="loading"></talk-state-view>`;
      case 'failed':
        return html`<talk-state-view
          kind="error"
          .heading=${this.say.states.failed}
          .text=${this.say.states.failedText}
          ><button type="button" class="button" @click=${() => this.rows.again()}>
            ${this.say.actions.retry}
          </button></talk-state-view
        >`;
      case 'ready':
        break;
    }
    const rows = current.value;
    if (rows.length === 0) {
      return html`<talk-state-view
        .heading=${says.empty}
        .text=${says.emptyText}
      ></talk-state-view>`;
    }
    const overdue = rows.filter((row) => row.overdueItems > 0).length;
    return html`<div class="tracker">
      <div class="tools">
        <h2>${says.heading}</h2>
        <span class="muted">${says.count(rows.length, overdue)}</span>
      </div>
      <div class="split">
        <div class="scroller" part="list">${this.#renderTable(sdk, rows)}</div>
        ${this.#renderCase(rows.find((row) => row.admonition.id === this.case))}
      </div>
    </div>`;
  }
}

/** What is late stands on top; otherwise the SDK's order stays. */
function overdueFirst(rows: readonly AdmonitionRow[]): readonly AdmonitionRow[] {
  return [...rows].sort((one, two) => Number(two.overdueItems > 0) - Number(one.overdueItems > 0));
}
