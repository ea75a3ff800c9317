/** 提醒、函询、诫勉 as one table, what is late on top; one opens beside it with its steps. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TalkSdk, WorklistRow } from '../../sdk/index.ts';
import { ImeGuard } from '../controllers/ime-guard.ts';
import { isForTheElement, KeysHelp } from '../controllers/keys-help.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { RowFocus } from '../controllers/row-focus.ts';
import { RowWindow } from '../controllers/row-window.ts';
import { shortDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { tables } from '../styles/tables.ts';
import { TalkElement } from '../talk-element.ts';
import { icons } from '../ui/icons.ts';
import { laterDialog, laterView } from '../ui/later-view.ts';
import { liveView } from '../ui/live-view.ts';
import { trackerStyles } from './styles.ts';
import { matches, tracked, type Tracked, type TrackedType } from './tracked.ts';

bring({ tracker });

const ROW_HEIGHT_PX = 32;
const none: readonly Tracked[] = [];
const TYPES: readonly TrackedType[] = ['admonition', 'inquiry', 'reminder'];

/**
 * @summary Reminders, inquiries in writing and admonitions, each with its steps from the decision to its end.
 *
 * @attr {string} case - Id of what is open: an admonition, an inquiry, or the obligation of a reminder.
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @attr {zh-CN|en} locale - The language; without it, that of the provider.
 * @fires {CustomEvent<{ type: 'admonition' | 'inquiry' | 'reminder', id: string, admonition?: string }>} talk-open-case - A case was opened.
 * @fires {CustomEvent<{ act: string, admonition: string, waitUntil: Function }>} talk-before-admonition - Cancelable: a step is about to be entered.
 * @fires {CustomEvent<{ admonition: AdmonitionRecord }>} talk-admonition-changed - A step was entered.
 * @fires {CustomEvent<{ act: string, inquiry: string, waitUntil: Function }>} talk-before-inquiry - Cancelable: a step of an inquiry is about to be entered.
 * @fires {CustomEvent<{ inquiry: string }>} talk-inquiry-changed - A step of an inquiry was entered.
 * @fires {CustomEvent<{ inquiry: string }>} talk-inquiry-drafted - An inquiry was drafted in place of a reminder's talk.
 * @fires {CustomEvent<{ input?: ArrangeInput, inputs?: readonly ArrangeInput[], waitUntil: Function }>} talk-before-arrange - Cancelable: a talk (`input`), or several at once (`inputs`), are about to be arranged.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-arranged - A talk was arranged.
 * @fires {CustomEvent<{ input: RescheduleInput, waitUntil: Function }>} talk-before-reschedule - Cancelable: a talk is about to be moved.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-rescheduled - A talk was moved.
 * @fires {CustomEvent<{ talk: string }>} talk-open-record - Cancelable: a talk was opened.
 * @csspart base - The whole element.
 * @csspart list - The box in which the table scrolls.
 * @csspart case - The open case.
 * @cssproperty --talk-worklist-max-height - How high the table and the open case may grow where the element is given no height.
 */
export class TalkAdmonitionTracker extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, tables, trackerStyles];

  readonly #ime = new ImeGuard(this);
  readonly #keys = new KeysHelp(this, async () => (await import('./tracker-keys.ts')).keysOf);
  readonly #admonition = new LaterPart(this, async () =>
    (await import('./register-case.ts')).registerCase(),
  );
  readonly #inquiry = new LaterPart(this, async () =>
    (await import('../inquiry/register.ts')).registerInquiry(),
  );

  readonly #arrangeDialog = new LaterPart(this, async () =>
    (await import('../arrange/register.ts')).registerArrange(),
  );
  readonly #recordForm = new LaterPart(this, async () =>
    (await import('../record-form/register.ts')).registerRecordForm(),
  );

  @property({ reflect: true }) case: string | undefined;
  /** The letter that a reminder has just become: the button that was pressed has gone with the reminder. */
  #turnedTo: string | undefined;
  /** What is found, and of what it was asked: it is looked at for every row. */
  #found: readonly Tracked[] = none;
  #askedOf: readonly unknown[] = [];

  @state() private type: TrackedType | '' = '';
  @state() private openOnly = false;
  @state() private text = '';
  @state() private arranging: WorklistRow | undefined;
  /** The talk whose record is open, and what kind of talk it is. */
  @state() private recording: { readonly talk: string; readonly kindName: string } | undefined;
  @query('input[type="search"]') private readonly searchInput!: HTMLInputElement | null;

  private readonly cases = new LiveQuery<readonly Tracked[]>(this, () => ({
    sdk: this.activeSdk,
    key: 'all',
    ask: tracked,
  }));

  private readonly near = new RowWindow(this, {
    rowHeightPx: ROW_HEIGHT_PX,
    row: () => this.renderRoot.querySelector<HTMLElement>('tr[data-index]'),
    head: () => this.renderRoot.querySelector<HTMLElement>('thead'),
  });

  private readonly focusing = new RowFocus(this, {
    count: () => this.#shown.length,
    rowsPerPage: () => this.near.page,
    show: async (index) => {
      this.near.show(index);
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
    },
    act: (index) => {
      const one = this.#shown[index];
      if (one) void this.#open(one, true);
    },
  });

  get #shown(): readonly Tracked[] {
    const { value: all = none, value } = this.cases;
    const { type, openOnly, text } = this;
    // What is open stays in sight when its last step has closed it.
    const kept = openOnly ? this.case : undefined;
    const asked = [value, type, openOnly, text, kept] as const;
    if (asked.some((one, index) => one !== this.#askedOf[index])) {
      this.#askedOf = asked;
      this.#found = all.filter(
        (one) =>
          (type === '' || one.type === type) &&
          (!openOnly || !one.over || one.id === kept) &&
          (text === '' || matches(one, text)),
      );
    }
    return this.#found;
  }

  async #open(one: Tracked, moveFocus: boolean): Promise<void> {
    const { type, id } = one;
    this.case = id;
    tell(this, 'talk-open-case', {
      type,
      id,
      ...(type === 'admonition' ? { admonition: id } : {}),
    });
    if (!moveFocus) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('aside h3')?.focus();
  }

  protected override updated(): void {
    const turned = this.#turnedTo;
    if (turned === undefined || !this.#shown.some(({ id }) => id === turned)) return;
    this.#turnedTo = undefined;
    this.renderRoot.querySelector<HTMLElement>('aside h3')?.focus();
  }

  protected override letGo(): void {
    this.arranging = undefined;
    this.recording = undefined;
  }

  async #arrange(obligation: string): Promise<void> {
    this.arranging = await this.activeSdk?.obligations.get(obligation);
  }

  #openRecord(talk: string, one: Tracked): void {
    const event = new CustomEvent('talk-open-record', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { talk },
    });
    if (!this.dispatchEvent(event)) return;
    const kindName = one.type === 'reminder' ? one.row.kindName : this.say.tracker.steps.talk;
    this.recording = { talk, kindName };
  }

  #onCaseKeydown(event: KeyboardEvent): void {
    // Back to the row that the case was opened from; a field with something open has taken Esc already.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const index = this.#shown.findIndex(({ id }) => id === this.case);
    if (index >= 0) void this.focusing.focus(index);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== '/' || !this.searchInput || !isForTheElement(event, this)) return;
    event.preventDefault();
    this.searchInput.focus();
  };

  #onSearch(): void {
    if (this.#ime.composing || !this.searchInput) return;
    this.text = this.searchInput.value.trim();
  }

  #clear(): void {
    this.type = '';
    this.openOnly = false;
    this.text = '';
    if (!this.searchInput) return;
    this.searchInput.value = '';
    this.searchInput.focus();
  }

  /** What its last column says: how far the rectification is, or until when the reply or talk is due. */
  #renderTerm(sdk: TalkSdk, one: Tracked): TemplateResult {
    const says = this.say.tracker;
    const late = (words: string) => html`<span class="mark danger">${icons.alarm}${words}</span>`;
    const day = (date: Parameters<typeof shortDate>[0]) => shortDate(date, sdk.today(), this.say);
    switch (one.type) {
      case 'admonition': {
        const items = one.row.admonition.rectification;
        const done = items.filter((item) => item.check !== undefined).length;
        return html`${says.items(done, items.length)}
        ${one.late ? late(says.overdue(one.row.overdueItems)) : nothing}`;
      }
      case 'inquiry':
        if (one.late) return late(says.replyLate(-(one.row.daysLeft ?? 0)));
        return html`${one.row.dueOn ? says.replyDue(day(one.row.dueOn)) : ''}`;
      case 'reminder': {
        const { due, remindOn } = one.row.obligation.obligation.window;
        const by = due ?? remindOn;
        if (one.late) return late(says.replyLate(-(one.row.daysLeft ?? 0)));
        return html`${by && !one.over ? says.talkDue(day(by)) : ''}`;
      }
    }
  }

  #renderRow(sdk: TalkSdk, one: Tracked, index: number): TemplateResult {
    const post = this.say.talk.post(one.unitName, one.title);
    return html`<tr
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${one.id === this.case ? 'true' : 'false'}
      data-index=${index}
      tabindex=${index === this.focusing.active ? '0' : '-1'}
      @focusin=${() => {
        this.focusing.active = index;
      }}
      @keydown=${(event: KeyboardEvent) => this.focusing.keydown(event, index)}
      @click=${() => void this.#open(one, false)}
    >
      <th role="rowheader" scope="row">${one.subjectName}</th>
      <td role="gridcell">${this.say.tracker.types[one.type]}</td>
      <td role="gridcell" title=${post}>${post}</td>
      <td role="gridcell">${one.on ? shortDate(one.on, sdk.today(), this.say) : ''}</td>
      <td role="gridcell" title=${one.stateName}>
        <span class="mark ${one.over ? 'ok' : 'accent'}"
          >${one.over ? icons.done : icons.half}${one.stateName}</span
        >
      </td>
      <td role="gridcell"><div class="term">${this.#renderTerm(sdk, one)}</div></td>
    </tr>`;
  }

  /** The rows that are near, and the room of the others. */
  #renderNear(sdk: TalkSdk, shown: readonly Tracked[]) {
    const parts: { readonly key: string; readonly gap?: number; readonly index?: number }[] = [];
    let reached = 0;
    const room = (to: number, key: string): void => {
      if (to > reached) parts.push({ key, gap: (to - reached) * this.near.rowHeight });
    };
    // The focused row stays in the document wherever the list is scrolled to, or the focus is lost.
    for (const index of this.near.indexes(shown.length, this.focusing.active)) {
      room(index, `gap-${index}`);
      parts.push({ key: shown[index]?.id ?? '', index });
      reached = index + 1;
    }
    room(shown.length, 'gap-end');
    return repeat(
      parts,
      ({ key }) => key,
      ({ index = -1, gap = 0 }) => {
        const one = shown[index];
        return one
          ? this.#renderRow(sdk, one, index)
          : html`<tr class="spacer" role="presentation" aria-hidden="true">
              <td colspan="6" .style=${`height: ${gap}px`}></td>
            </tr>`;
      },
    );
  }

  #renderTable(sdk: TalkSdk, shown: readonly Tracked[]): TemplateResult {
    const says = this.say.tracker.columns;
    return html`<table
      role="grid"
      aria-label=${this.say.tracker.table}
      aria-rowcount=${shown.length + 1}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          <th role="columnheader" scope="col" class="c-name">${says.subject}</th>
          <th role="columnheader" scope="col" class="c-type">${says.type}</th>
          <th role="columnheader" scope="col">${says.post}</th>
          <th role="columnheader" scope="col" class="c-decided">${says.decided}</th>
          <th role="columnheader" scope="col" class="c-state">${says.state}</th>
          <th role="columnheader" scope="col" class="c-items">${says.items}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${this.#renderNear(sdk, shown)}
      </tbody>
    </table>`;
  }

  #renderTools(all: readonly Tracked[], shown: readonly Tracked[]): TemplateResult {
    const says = this.say.tracker;
    return html`<div class="tools">
      <h2>${says.heading}</h2>
      <input
        type="search"
        autocomplete="off"
        aria-label=${says.search}
        placeholder=${says.search}
        @input=${() => this.#onSearch()}
        @compositionend=${() => setTimeout(() => this.#onSearch())}
      />
      <label for="type">${says.filter}</label>
      <select
        id="type"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.type = TYPES.find((type) => type === value) ?? '';
        }}
      >
        <option value="" .selected=${live(this.type === '')}>${says.allTypes}</option>
        ${TYPES.map(
          (type) =>
            html`<option value=${type} .selected=${live(this.type === type)}>
              ${says.types[type]}
            </option>`,
        )}
      </select>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${live(this.openOnly)}
          @change=${(event: Event) => {
            this.openOnly = (event.target as HTMLInputElement).checked;
          }}
        />${says.openOnly}</label
      >
      <span class="muted" role="status"
        >${says.count(shown.length, shown.filter(({ late }) => late).length)}</span
      >
      ${
        shown.length < all.length
          ? html`<button type="button" class="button small" @click=${() => this.#clear()}>
              ${says.clearFilters}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderSteps(one: Tracked): TemplateResult {
    switch (one.type) {
      case 'admonition':
        return laterView(
          this.#admonition,
          this.say,
          () =>
            html`<talk-admonition-case
              .sdk=${this.activeSdk}
              .theme=${this.effectiveTheme}
              .case=${one.id}
              @case-arrange=${(event: CustomEvent<string>) => void this.#arrange(event.detail)}
              @case-record=${(event: CustomEvent<string>) => this.#openRecord(event.detail, one)}
            ></talk-admonition-case>`,
        );
      case 'inquiry':
        return laterView(
          this.#inquiry,
          this.say,
          () =>
            html`<talk-inquiry-case
              .sdk=${this.activeSdk}
              .theme=${this.effectiveTheme}
              .case=${one.id}
            ></talk-inquiry-case>`,
        );
      case 'reminder':
        return laterView(
          this.#inquiry,
          this.say,
          () =>
            html`<talk-reminder-case
              .sdk=${this.activeSdk}
              .theme=${this.effectiveTheme}
              .obligation=${one.id}
              @case-arrange=${(event: CustomEvent<string>) => void this.#arrange(event.detail)}
              @case-record=${(event: CustomEvent<string>) => this.#openRecord(event.detail, one)}
              @talk-inquiry-drafted=${(event: CustomEvent<{ inquiry: string }>) => {
                // The obligation goes on as its letter.
                this.case = event.detail.inquiry;
                this.#turnedTo = event.detail.inquiry;
              }}
            ></talk-reminder-case>`,
        );
    }
  }

  #renderCase(one: Tracked | undefined): TemplateResult {
    const says = this.say.tracker;
    if (!one) {
      return html`<aside part="case" aria-label=${says.choose}>
        <talk-state-view .heading=${says.choose}></talk-state-view>
      </aside>`;
    }
    return html`<aside part="case" aria-labelledby="case" @keydown=${this.#onCaseKeydown}>
      <div class="case-head">
        <h3 id="case" tabindex="-1">${one.subjectName}</h3>
        <span>${this.say.talk.post(one.unitName, one.title)}</span>
        ${
          one.type === 'admonition'
            ? html`<span class="muted">${says.areas(one.row.areaNames)}</span>`
            : html`<span class="muted">${says.types[one.type]}</span>`
        }
        <span class="mark ${one.over ? 'ok' : 'accent'}">${one.stateName}</span>
      </div>
      ${this.#renderSteps(one)}
    </aside>`;
  }

  #renderDialogs(sdk: TalkSdk, one: Tracked | undefined): TemplateResult {
    const close = () => {
      this.arranging = undefined;
    };
    const { recording } = this;
    return html`${laterDialog(
      this.#arrangeDialog,
      {
        tag: 'talk-arrange-dialog',
        wanted: this.arranging !== undefined,
        close,
        content: () =>
          html`<talk-arrange-dialog
            .sdk=${sdk}
            .row=${this.arranging}
            @close=${close}
          ></talk-arrange-dialog>`,
      },
      this.say,
    )}
    ${
      recording
        ? html`<talk-dialog
            open
            size="large"
            .heading=${this.say.talk.recordHeading(one?.subjectName ?? '', recording.kindName)}
            @close=${() => {
              this.recording = undefined;
            }}
          >
            ${laterView(
              this.#recordForm,
              this.say,
              () =>
                html`<talk-record-form
                  embedded
                  .sdk=${sdk}
                  .theme=${this.effectiveTheme}
                  .talk=${recording.talk}
                ></talk-record-form>`,
            )}
          </talk-dialog>`
        : nothing
    }`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return liveView(this.cases, this.say, (all) => this.#renderAll(sdk, all));
  }

  #renderAll(sdk: TalkSdk, all: readonly Tracked[]): TemplateResult {
    const says = this.say.tracker;
    if (all.length === 0) {
      return html`<talk-state-view
        .heading=${says.empty}
        .text=${says.emptyText}
      ></talk-state-view>`;
    }
    const shown = this.#shown;
    const open = all.find(({ id }) => id === this.case);
    return html`<div class="tracker" @keydown=${this.#onKey}>
      ${this.#renderTools(all, shown)}
      <div class="split">
        <div class="scroller" part="list" ${ref(this.near.watch)}>
          ${
            shown.length > 0
              ? this.#renderTable(sdk, shown)
              : html`<talk-state-view
                  .heading=${says.noneMatches}
                  .text=${says.noneMatchesText}
                ></talk-state-view>`
          }
        </div>
        ${this.#renderCase(open)}
      </div>
      ${this.#renderDialogs(sdk, open)} ${this.#keys.render()}
    </div>`;
  }
}
