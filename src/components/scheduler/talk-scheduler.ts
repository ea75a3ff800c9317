/** 待谈清单: what is due, for whom, why, by when; and the way from there to a day and a talker. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  CalendarTalk,
  Finding,
  TalkRecord,
  TalkSdk,
  WorklistQuery,
  WorklistRow,
} from '../../sdk/index.ts';
import { suggestDay } from '../arrange/suggest-day.ts';
import { Carry, samePlace, verdictText } from '../calendar/carry.ts';
import type { Carrying, Place } from '../calendar/carry.ts';
import { calendarViews, monday } from '../calendar/span.ts';
import type { CalendarView } from '../calendar/span.ts';
import type { TalkCalendar } from '../calendar/talk-calendar.ts';
import { Act } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import { ImeGuard } from '../controllers/ime-guard.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { RowFocus } from '../controllers/row-focus.ts';
import { RowWindow } from '../controllers/row-window.ts';
import { Undo } from '../controllers/undo.ts';
import { longDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce, tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { tables } from '../styles/tables.ts';
import { TalkElement } from '../talk-element.ts';
import { icons } from '../ui/icons.ts';
import { laterDialog, laterView } from '../ui/later-view.ts';
import { liveView } from '../ui/live-view.ts';
import { narrowCells, wideCells } from './row-cells.ts';
import type { RowActs } from './row-cells.ts';
import { schedulerStyles } from './styles.ts';

bring(scheduler);

type Phase = WorklistRow['phase'];

const ROW_HEIGHT_PX = 30;
const SEARCH_PAUSE_MS = 120;
/** The list is on the screen by then, and the page is quiet. */
const FETCH_THE_REST_MS = 2500;
const phases: readonly Phase[] = ['open', 'arranged', 'done'];

/** `list`: the worklist alone; the others show it beside the calendar; `mine`: one's own talks alone. */
export type SchedulerView = 'list' | CalendarView | 'mine';

const offeredViews = ['list', ...calendarViews] as const;

function isCalendarView(view: string): view is CalendarView {
  return calendarViews.some((one) => one === view);
}

function isPhase(text: string): text is Phase {
  return phases.some((phase) => phase === text);
}

/**
 * @summary The worklist of talks that the policy requires; arranges them, and takes in decision lists.
 *
 * Opened talks and cases are told first: a host that shows them itself calls `preventDefault()`;
 * otherwise the record form opens in a dialog.
 *
 * @attr {list|month|week|agenda|mine} view - What is shown: the worklist alone, beside a calendar, or one's own talks. Default: list.
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @fires {CustomEvent<{ input: ArrangeInput, waitUntil: Function }>} talk-before-arrange - Cancelable: a talk is about to be arranged.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-arranged - A talk was arranged.
 * @fires {CustomEvent<{ input: RescheduleInput, waitUntil: Function }>} talk-before-reschedule - Cancelable: a talk is about to be moved.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-rescheduled - A talk was moved.
 * @fires {CustomEvent<{ view: string }>} talk-view-change - Somebody went on to another view.
 * @fires {CustomEvent<{ report: ImportReport, waitUntil: Function }>} talk-before-import - Cancelable: a list is about to be written.
 * @fires {CustomEvent<{ events: number, obligations: number }>} talk-imported - A list was imported.
 * @fires {CustomEvent<{ talk: string }>} talk-open-record - Cancelable: a talk was opened.
 * @csspart base - The whole element.
 * @csspart worklist - The box in which the list scrolls.
 * @cssproperty --talk-row-height - Height of a row. Default: 30px.
 * @cssproperty --talk-worklist-max-height - How high the list may grow where the element is given no height.
 */
export class TalkScheduler extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, tables, schedulerStyles];

  readonly #ime = new ImeGuard(this);
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #drags = 0;
  #hadFocus = false;

  @property({ reflect: true }) view: SchedulerView = 'list';

  @state() private kind = '';
  @state() private phase: Phase | '' = '';
  @state() private text = '';
  @state() private arranging: WorklistRow | undefined;
  /** Ids of the obligations that are chosen, in the order in which that was done. */
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private batch: readonly WorklistRow[] = [];
  @state() private together: readonly WorklistRow[] = [];
  /** Where the dialog begins: the place that a talk was carried to. */
  @state() private startAt: Place | undefined;
  @state() private me: string | undefined;
  @state() private recording: WorklistRow | undefined;
  @state() private list: File | undefined;
  @state() private dropping = false;
  /** A file that is no list was dropped. */
  @state() private rejected = false;

  @query('input[type="file"]') private readonly fileInput!: HTMLInputElement;
  @query('input[type="search"]') private readonly searchInput!: HTMLInputElement;
  @query('talk-calendar') private readonly calendar!: TalkCalendar | null;

  /** What the list can do without. Fetched in a quiet moment, so that a portal may be replaced under it. */
  readonly #parts = {
    calendar: new LaterPart(this, async () =>
      (await import('../calendar/register.ts')).registerCalendar(),
    ),
    arrange: new LaterPart(this, async () =>
      (await import('../arrange/register.ts')).registerArrange(),
    ),
    batch: new LaterPart(this, async () =>
      (await import('../arrange/register-batch.ts')).registerBatch(),
    ),
    list: new LaterPart(this, async () => (await import('./register-import.ts')).registerImport()),
    record: new LaterPart(this, async () =>
      (await import('../record-form/register.ts')).registerRecordForm(),
    ),
    mine: new LaterPart(this, async () => (await import('../mine/register.ts')).registerMine()),
  };
  #rest: ReturnType<typeof setTimeout> | undefined;

  readonly #act = new Act(this);
  readonly #undo = new Undo(this, this.#act);
  readonly #carry = new Carry(this, {
    sdk: () => this.activeSdk,
    judged: (carrying) => this.#sayPlace(carrying),
  });

  private readonly rows = new LiveQuery<readonly WorklistRow[]>(
    this,
    () => {
      const wanted = this.#wanted();
      return {
        sdk: this.activeSdk,
        key: JSON.stringify(wanted),
        ask: (sdk) => sdk.obligations.worklist(wanted),
      };
    },
    (rows) => this.#arrived(rows),
  );

  private readonly near = new RowWindow(this, {
    rowHeightPx: ROW_HEIGHT_PX,
    row: () => this.renderRoot.querySelector<HTMLElement>('tr.row-item'),
    head: () => this.renderRoot.querySelector<HTMLElement>('thead'),
  });

  private readonly focusing = new RowFocus(this, {
    count: () => this.rows.value?.length ?? 0,
    rowsPerPage: () => this.near.page,
    show: (index) => this.#showRow(index),
    act: (index) => {
      const row = this.rows.value?.[index];
      if (row) this.#open(row);
    },
    choose: (index) => {
      const row = this.rows.value?.[index];
      if (row) this.#choose(row);
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#searchTimer);
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.view === 'mine' && this.me === undefined) void this.#askWho();
    this.#hadFocus = this.near.box?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
  }

  protected override updated(): void {
    if (this.rows.value !== undefined && this.isConnected) {
      this.#rest ??= setTimeout(() => {
        for (const part of Object.values(this.#parts)) part.begin();
      }, FETCH_THE_REST_MS);
    }
    const now = this.near.box?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
    // The focused row has moved out of sight: whoever works down the list goes on where it stood.
    if (this.#hadFocus && !now && this.rows.value?.length) void this.focusing.focus();
  }

  protected override letGo(): void {
    this.arranging = undefined;
    this.together = [];
    this.startAt = undefined;
    this.batch = [];
    this.chosen = new Set();
    this.recording = undefined;
    this.list = undefined;
    this.me = undefined;
    // It may be a name.
    this.text = '';
    clearTimeout(this.#searchTimer);
    this.#carry.putDown();
    this.#undo.forget();
    this.#act.forget();
  }

  /** Reads a decision list (.xlsx, .csv) and shows its report, as if it had been dropped on the worklist. */
  async readList(file: File): Promise<void> {
    this.#take(file);
    await this.updateComplete;
  }

  #wanted(): WorklistQuery {
    return {
      ...(this.kind ? { kinds: [this.kind] } : {}),
      ...(this.phase ? { states: [this.phase] } : {}),
      ...(this.text ? { text: this.text } : {}),
    };
  }

  #arrived(rows: readonly WorklistRow[]): void {
    const arranging = this.arranging;
    if (arranging) {
      // Somebody else may have moved on; the dialog must name the revision that is now on the screen.
      const now = rows.find((row) => row.obligation.id === arranging.obligation.id);
      if (now && now.obligation.revision !== arranging.obligation.revision) this.arranging = now;
    }
    if (this.text) announce(this, this.say.scheduler.count(rows.length, 0));
  }

  /** The row that a dialog was opened from may be gone; then the one in its place takes the focus. */
  async #afterDialog(): Promise<void> {
    await this.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 60));
    const root = this.getRootNode();
    const lost =
      (root instanceof ShadowRoot || root instanceof Document) &&
      (root.activeElement === null || root.activeElement === document.body);
    if (lost && this.isConnected && this.rows.value?.length) await this.focusing.focus();
  }

  async #showRow(index: number): Promise<HTMLElement | null> {
    this.near.show(index);
    for (let tries = 0; tries < 10; tries += 1) {
      await this.updateComplete;
      const row = this.renderRoot.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
      if (row) return row;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return null;
  }

  /** Whose talks `mine` are: the portal says who is at the desk. */
  async #askWho(): Promise<void> {
    const sdk = this.activeSdk;
    if (!sdk) return;
    try {
      this.me = (await sdk.actor()).id;
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.states.failedText);
    }
  }

  #show(view: SchedulerView): void {
    this.view = view;
    this.#carry.putDown();
    this.#undo.forget();
    tell(this, 'talk-view-change', { view });
  }

  // A talk that is carried onto a day.

  #pickUpRow(row: WorklistRow): void {
    const name = this.say.talk.basisOf(row.subjectName, row.kindName);
    this.#carry.pickUp({ obligation: row.obligation.id, name, row });
  }

  #pickUpTalk(talk: CalendarTalk): void {
    const [obligation] = talk.obligations;
    if (obligation === undefined) return;
    const who = this.say.plan.subjects(talk.subjects.map(({ name }) => name));
    const name = this.say.talk.basisOf(who, talk.kindName);
    this.#carry.pickUp({ obligation, name, talk });
    announce(this, this.say.plan.pickedUp(name));
  }

  /** The way by keys: the row is taken along, and the cursor goes to the day that suggests itself. */
  #takeAlong(row: WorklistRow): void {
    const sdk = this.activeSdk;
    if (!sdk || row.phase !== 'open' || !this.#beside || this.view === 'agenda') return;
    this.#pickUpRow(row);
    announce(this, this.say.plan.pickedUp(this.#carry.now?.carried.name ?? ''));
    const date = suggestDay(sdk, row) ?? sdk.today();
    this.#carry.over({ date });
    void this.#focusDay(date);
  }

  async #focusDay(date: CivilDate): Promise<void> {
    // It may be on its way still.
    while (!this.calendar && this.isConnected && this.#parts.calendar.state === 'loading') {
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    await this.updateComplete;
    this.calendar?.focusDay(date);
  }

  #sayPlace({ place, verdict, talkers }: Carrying): void {
    if (!place || !verdict) return;
    const talker = talkers
      .get(place.date)
      ?.find(({ eligibility }) => eligibility.person.id === place.talker);
    announce(
      this,
      this.say.plan.placeSaid(
        longDate(place.date, this.say),
        talker?.name ?? '',
        verdictText(verdict, this.say),
      ),
    );
  }

  #putBack(): void {
    if (!this.#carry.now) return;
    this.#carry.putDown();
    announce(this, this.say.plan.putBack);
  }

  /** What nothing stands against happens at once and can be undone; everything else is asked first. */
  async #letGo(place: Place): Promise<void> {
    const carrying = this.#carry.now;
    const sdk = this.activeSdk;
    if (!carrying || !sdk) return;
    const { talk, obligation } = carrying.carried;
    if (talk && talk.date === place.date && talk.talker.id === (place.talker ?? talk.talker.id)) {
      this.#putBack();
      return;
    }
    this.#carry.putDown();
    const fine = samePlace(carrying.place, place) && carrying.verdict?.says === 'fine';
    if (talk && fine) await this.#move(sdk, talk, place);
    else await this.#ask(sdk, obligation, place);
  }

  async #ask(sdk: TalkSdk, obligation: string, place?: Place): Promise<void> {
    try {
      const row = await sdk.obligations.get(obligation);
      this.together = [];
      this.startAt = place;
      this.arranging = row;
      if (row === undefined) this.#act.refuse(this.say.plan.gone);
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.states.failedText);
    }
  }

  async #move(sdk: TalkSdk, talk: CalendarTalk, { date, talker }: Place): Promise<void> {
    const who = this.say.plan.subjects(talk.subjects.map(({ name }) => name));
    const input = {
      talk: { id: talk.id, revision: talk.revision },
      date,
      ...(talker === undefined || talker === talk.talker.id ? {} : { talker }),
    };
    await this.#act.run<TalkRecord>({
      before: { type: 'talk-before-reschedule', detail: { input } },
      act: () => sdk.plan.reschedule(input),
      said: (moved) => this.say.plan.moved(who, longDate(moved.date, this.say), moved.talker.name),
      then: (moved) => {
        tell(this, 'talk-rescheduled', { talk: moved });
        this.#offerBack(sdk, moved, { date: talk.date, talker: talk.talker.id });
      },
    });
  }

  #offerBack(sdk: TalkSdk, moved: TalkRecord, before: Required<Place>): void {
    const who = this.say.plan.subjects(moved.subjects.map(({ name }) => name));
    this.#undo.offer({
      said: this.say.plan.moved(who, longDate(moved.date, this.say), moved.talker.name),
      undo: () =>
        sdk.plan.reschedule({ talk: { id: moved.id, revision: moved.revision }, ...before }),
    });
  }

  #onArranged(sdk: TalkSdk, { detail }: CustomEvent<{ readonly talk: TalkRecord }>): void {
    const { talk } = detail;
    const who = this.say.plan.subjects(talk.subjects.map(({ name }) => name));
    this.#undo.offer({
      said: this.say.scheduler.arranged(who, longDate(talk.date, this.say), talk.talker.name),
      undo: () => sdk.plan.cancel({ id: talk.id, revision: talk.revision }, this.say.undo.reason),
    });
  }

  #onRescheduled(sdk: TalkSdk, { detail }: CustomEvent<{ readonly talk: TalkRecord }>): void {
    const before = this.arranging?.talk;
    if (!before) return;
    this.#offerBack(sdk, detail.talk, { date: before.date, talker: before.talker.id });
  }

  async #openTalk(sdk: TalkSdk, talk: Pick<CalendarTalk, 'obligations'>): Promise<void> {
    const [obligation] = talk.obligations;
    try {
      const row = obligation === undefined ? undefined : await sdk.obligations.get(obligation);
      if (row) this.#open(row);
      else this.#act.refuse(this.say.plan.gone);
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.states.failedText);
    }
  }

  #choose(row: WorklistRow): void {
    if (row.phase !== 'open') return;
    const { id } = row.obligation;
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
    announce(this, this.say.scheduler.choice.selected(chosen.size));
  }

  /** What is chosen and can still be arranged: somebody else may have been faster. */
  get #chosenRows(): readonly WorklistRow[] {
    return (this.rows.value ?? []).filter(
      (row) => row.phase === 'open' && this.chosen.has(row.obligation.id),
    );
  }

  #arrangeTogether(): void {
    const [first, ...others] = this.#chosenRows;
    this.startAt = undefined;
    this.together = others;
    this.arranging = first;
  }

  #open(row: WorklistRow): void {
    if (row.phase === 'open') {
      this.together = [];
      this.startAt = undefined;
      this.arranging = row;
      return;
    }
    const { talk } = row;
    if (!talk) return;
    const event = new CustomEvent('talk-open-record', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { talk: talk.id },
    });
    if (this.dispatchEvent(event)) this.recording = row;
  }

  #onSearch(): void {
    if (this.#ime.composing) return;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => {
      this.text = this.searchInput.value.trim();
    }, SEARCH_PAUSE_MS);
  }

  #onSearchComposed(): void {
    // After the guard has let go of the composition.
    setTimeout(() => this.#onSearch(), 1);
  }

  #clear(): void {
    this.kind = '';
    this.phase = '';
    this.text = '';
    this.searchInput.value = '';
    this.searchInput.focus();
  }

  #take(file: File | undefined): void {
    this.#drags = 0;
    this.dropping = false;
    if (!file) return;
    if (!/\.(?:csv|xlsx)$/i.test(file.name)) {
      this.speak(this.say.scheduler.onlyLists);
      this.rejected = true;
      return;
    }
    this.rejected = false;
    this.list = file;
  }

  #onDragEnter(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#drags += 1;
    this.dropping = true;
  }

  #onDragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  #onDragLeave(): void {
    // Entering a child leaves its parent: only the last leave counts.
    this.#drags -= 1;
    if (this.#drags <= 0) this.dropping = false;
  }

  #onDrop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#take(file);
  }

  #onFile(): void {
    const file = this.fileInput.files?.[0];
    // So that the same file, mended, can be chosen again.
    this.fileInput.value = '';
    this.#take(file);
  }

  #renderTools(sdk: TalkSdk, rows: readonly WorklistRow[] | undefined): TemplateResult {
    const says = this.say.scheduler;
    const overdue = rows?.filter((row) => row.timeliness === 'overdue').length ?? 0;
    return html`<div class="tools">
      <h2>${says.heading}</h2>
      ${this.#renderViews()}
      <input
        type="search"
        aria-label=${says.search}
        placeholder=${says.searchHint}
        autocomplete="off"
        @input=${this.#onSearch}
        @compositionend=${this.#onSearchComposed}
      />
      <label for="kind">${says.kind}</label>
      <select
        id="kind"
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) this.kind = event.target.value;
        }}
      >
        <option value="" .selected=${live(this.kind === '')}>${says.allKinds}</option>
        ${sdk.policy
          .kinds()
          .map(
            (kind) =>
              html`<option value=${kind.id} .selected=${live(this.kind === kind.id)}>
                ${kind.name}
              </option>`,
          )}
      </select>
      <label for="state">${says.state}</label>
      <select
        id="state"
        @change=${(event: Event) => {
          if (!(event.target instanceof HTMLSelectElement)) return;
          this.phase = isPhase(event.target.value) ? event.target.value : '';
        }}
      >
        <option value="" .selected=${live(this.phase === '')}>${says.allStates}</option>
        ${phases.map(
          (phase) =>
            html`<option value=${phase} .selected=${live(this.phase === phase)}>
              ${says.phases[phase]}
            </option>`,
        )}
      </select>
      ${this.#renderChosen()}
      <span class="count muted">${rows ? says.count(rows.length, overdue) : nothing}</span>
      <button
        type="button"
        class="button"
        title=${says.importHint}
        @click=${() => this.fileInput.click()}
      >
        ${says.import}
      </button>
      <input
        type="file"
        accept=".xlsx,.csv"
        tabindex="-1"
        aria-label=${says.import}
        @change=${this.#onFile}
      />
      ${this.rejected ? html`<span class="mark danger">${icons.alarm}${says.onlyLists}</span>` : nothing}
    </div>`;
  }

  #renderViews(): TemplateResult {
    const says = this.say.plan;
    return html`<div class="views" role="group" aria-label=${says.viewsName}>
      ${offeredViews.map(
        (view) =>
          html`<button
            type="button"
            class="button small"
            aria-pressed=${this.view === view ? 'true' : 'false'}
            @click=${() => this.#show(view)}
          >
            ${says.views[view]}
          </button>`,
      )}
    </div>`;
  }

  #renderRow(sdk: TalkSdk, row: WorklistRow, index: number): TemplateResult {
    const acts: RowActs = {
      open: (one) => this.#open(one),
      move: (one) => void this.#ask(sdk, one.obligation.id),
      choose: (one) => this.#choose(one),
      isChosen: (one) => this.chosen.has(one.obligation.id),
    };
    return html`<tr
      class="row-item"
      role="row"
      aria-rowindex=${index + 2}
      data-index=${index}
      tabindex=${index === this.focusing.active ? '0' : '-1'}
      @focusin=${() => {
        this.focusing.active = index;
      }}
      draggable=${this.#beside && row.phase === 'open' ? 'true' : 'false'}
      @dragstart=${(event: DragEvent) => this.#onRowDrag(event, row)}
      @dragend=${() => this.#putBack()}
      @keydown=${(event: KeyboardEvent) => {
        if (this.#ime.owns(event)) return;
        const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (plain && (event.key === 'm' || event.key === 'M')) this.#takeAlong(row);
        else this.focusing.keydown(event, index);
      }}
      @dblclick=${() => this.#open(row)}
    >
      ${this.#beside ? narrowCells(sdk, row, acts, this.say) : wideCells(sdk, row, acts, this.say)}
    </tr>`;
  }

  #onRowDrag(event: DragEvent, row: WorklistRow): void {
    if (event.dataTransfer) {
      event.dataTransfer.effectAllowed = 'move';
      // Nothing of it leaves the page: whoever it is dropped on from outside learns nothing.
      event.dataTransfer.setData('application/x-cadre-talk', '');
    }
    this.#pickUpRow(row);
  }

  /** Whether the worklist stands beside a calendar. */
  get #beside(): boolean {
    return isCalendarView(this.view);
  }

  #renderTable(sdk: TalkSdk, rows: readonly WorklistRow[]): TemplateResult {
    const says = this.say.scheduler.columns;
    const height = this.near.rowHeight;
    const parts: { key: string; gap?: number; index?: number }[] = [];
    let reached = 0;
    // The focused row stays in the document wherever the list is scrolled to, or the focus is lost.
    for (const index of this.near.indexes(rows.length, this.focusing.active)) {
      if (index > reached) parts.push({ key: `gap-${index}`, gap: (index - reached) * height });
      parts.push({ key: rows[index]?.obligation.id ?? String(index), index });
      reached = index + 1;
    }
    if (rows.length > reached)
      parts.push({ key: 'gap-end', gap: (rows.length - reached) * height });
    return html`<table
      role="grid"
      aria-label=${this.say.scheduler.table}
      aria-rowcount=${rows.length + 1}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          ${
            this.#beside
              ? nothing
              : html`<th role="columnheader" scope="col" class="c-choose">
                  <span class="visually-hidden">${this.say.scheduler.choice.column}</span>
                </th>`
          }
          <th role="columnheader" scope="col" class="c-name">${says.subject}</th>
          ${
            this.#beside
              ? html`<th role="columnheader" scope="col" class="c-kind">${this.say.plan.kind}</th>
                  <th role="columnheader" scope="col">${says.window}</th>`
              : html`<th role="columnheader" scope="col">${says.post}</th>
                  <th role="columnheader" scope="col" class="c-kind">${says.kind}</th>
                  <th role="columnheader" scope="col" class="c-window">${says.window}</th>
                  <th role="columnheader" scope="col" class="c-state">${says.state}</th>
                  <th role="columnheader" scope="col" class="c-talk">${says.talk}</th>`
          }
          <th role="columnheader" scope="col" class="c-act">${says.act}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          parts,
          (part) => part.key,
          (part) => {
            const row = part.index === undefined ? undefined : rows[part.index];
            if (row && part.index !== undefined) return this.#renderRow(sdk, row, part.index);
            return html`<tr class="spacer" role="presentation" aria-hidden="true">
              <td colspan=${this.#beside ? 4 : 8} .style=${`height: ${part.gap ?? 0}px`}></td>
            </tr>`;
          },
        )}
      </tbody>
    </table>`;
  }

  #renderList(sdk: TalkSdk): TemplateResult {
    return liveView(this.rows, this.say, (rows) =>
      rows.length > 0 ? this.#renderTable(sdk, rows) : this.#renderNoRows(),
    );
  }

  #renderNoRows(): TemplateResult {
    const says = this.say.scheduler;
    const filtered = this.kind !== '' || this.phase !== '' || this.text !== '';
    return filtered
      ? html`<talk-state-view .heading=${says.nothingFound} .text=${says.nothingFoundText}>
          <button type="button" class="button" @click=${this.#clear}>${says.clear}</button>
        </talk-state-view>`
      : html`<talk-state-view .heading=${says.empty} .text=${says.emptyText}>
          <button type="button" class="button primary" @click=${() => this.fileInput.click()}>
            ${says.import}
          </button>
          <p>${says.importHint}</p>
        </talk-state-view>`;
  }

  #renderChosen(): TemplateResult | typeof nothing {
    const rows = this.#chosenRows;
    if (rows.length === 0) return nothing;
    const says = this.say.scheduler.choice;
    return html`<span class="chosen">
      ${says.selected(rows.length)}
      <button
        type="button"
        class="button small"
        @click=${() => {
          this.batch = rows;
        }}
      >
        ${says.arrange}
      </button>
      ${
        rows.length > 1
          ? html`<button type="button" class="button small" @click=${() => this.#arrangeTogether()}>
              ${says.group}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="button small"
        @click=${() => {
          this.chosen = new Set();
        }}
      >
        ${says.clear}
      </button>
    </span>`;
  }

  #renderMineHead(): TemplateResult {
    return html`<div class="tools"><h2>${this.say.plan.mine}</h2></div>`;
  }

  /** One's own week, under what else waits for this person: orders received and slips to decide. */
  #renderMine(sdk: TalkSdk): TemplateResult {
    return html`<div class="mine">
      ${laterView(
        this.#parts.mine,
        this.say,
        () =>
          html`<talk-mine
            .sdk=${sdk}
            .theme=${this.effectiveTheme}
            @open-obligation=${(event: CustomEvent<string>) =>
              void this.#openTalk(sdk, { obligations: [event.detail] })}
          ></talk-mine>`,
      )}
      ${this.#renderCalendar(sdk, 'agenda', this.me)}
    </div>`;
  }

  #renderCalendar(
    sdk: TalkSdk,
    view: CalendarView,
    talker?: string,
  ): TemplateResult | typeof nothing {
    if (this.view === 'mine' && talker === undefined) return nothing;
    return laterView(
      this.#parts.calendar,
      this.say,
      () =>
        html`<talk-calendar
          .sdk=${sdk}
          .view=${view}
          .talker=${talker}
          .from=${this.view === 'mine' ? monday(sdk.today()) : undefined}
          .carrying=${this.#carry.now}
          @pick-up=${(event: CustomEvent<CalendarTalk>) => this.#pickUpTalk(event.detail)}
          @look-ahead=${(event: CustomEvent<readonly CivilDate[]>) => void this.#carry.lookAhead(event.detail)}
          @carry-over=${(event: CustomEvent<Place | null>) => this.#carry.over(event.detail ?? undefined)}
          @let-go=${(event: CustomEvent<Place>) => void this.#letGo(event.detail)}
          @put-back=${() => this.#putBack()}
          @open-talk=${(event: CustomEvent<CalendarTalk>) => void this.#openTalk(sdk, event.detail)}
          @move-talk=${(event: CustomEvent<CalendarTalk>) => {
            const [obligation] = event.detail.obligations;
            if (obligation !== undefined) void this.#ask(sdk, obligation);
          }}
          @view-change=${(event: CustomEvent<CalendarView>) => this.#show(event.detail)}
        ></talk-calendar>`,
    );
  }

  #renderRefusal(sdk: TalkSdk): TemplateResult | typeof nothing {
    const { refusal } = this.#act;
    return refusal === undefined
      ? nothing
      : html`<talk-finding-list
          .refusal=${refusal}
          .explain=${(finding: Finding) => sdk.policy.explain(finding)}
        ></talk-finding-list>`;
  }

  #renderUndo(): TemplateResult | typeof nothing {
    const { last } = this.#undo;
    if (last === undefined || this.#carry.now !== undefined) return nothing;
    return html`<div class="undo">
      <span>${last.said}</span>
      <button
        type="button"
        class="button small"
        title=${this.say.undo.hint}
        @click=${() => void this.#undo.run()}
      >
        ${this.say.undo.button}
      </button>
      <button
        type="button"
        class="button small"
        aria-label=${this.say.actions.close}
        @click=${() => this.#undo.forget()}
      >
        ${icons.cross}
      </button>
    </div>`;
  }

  #renderDialogs(sdk: TalkSdk): TemplateResult {
    const closeArrange = () => {
      this.arranging = undefined;
      void this.#afterDialog();
    };
    const closeBatch = () => {
      this.batch = [];
      void this.#afterDialog();
    };
    const closeList = () => {
      this.list = undefined;
      void this.#afterDialog();
    };
    return html`${laterDialog(
      this.#parts.arrange,
      {
        tag: 'talk-arrange-dialog',
        wanted: this.arranging !== undefined,
        close: closeArrange,
        content: () =>
          html`<talk-arrange-dialog
            .sdk=${sdk}
            .start=${this.startAt}
            .together=${this.together}
            .row=${this.arranging}
            @talk-arranged=${(event: CustomEvent<{ readonly talk: TalkRecord }>) => this.#onArranged(sdk, event)}
            @talk-rescheduled=${(event: CustomEvent<{ readonly talk: TalkRecord }>) => this.#onRescheduled(sdk, event)}
            @close=${closeArrange}
          ></talk-arrange-dialog>`,
      },
      this.say,
    )}
    ${laterDialog(
      this.#parts.batch,
      {
        tag: 'talk-batch-dialog',
        wanted: this.batch.length > 0,
        close: closeBatch,
        content: () =>
          html`<talk-batch-dialog
            .sdk=${sdk}
            .rows=${this.batch}
            @close=${closeBatch}
          ></talk-batch-dialog>`,
      },
      this.say,
    )}
    ${laterDialog(
      this.#parts.list,
      {
        tag: 'talk-import-dialog',
        wanted: this.list !== undefined,
        close: closeList,
        content: () =>
          html`<talk-import-dialog
            .sdk=${sdk}
            .file=${this.list}
            @close=${closeList}
          ></talk-import-dialog>`,
      },
      this.say,
    )}`;
  }

  #renderRecording(row: WorklistRow): TemplateResult {
    return html`<talk-dialog
      open
      size="large"
      .heading=${this.say.talk.recordHeading(row.subjectName, row.kindName)}
      @close=${() => {
        this.recording = undefined;
        void this.#afterDialog();
      }}
    >
      ${laterView(
        this.#parts.record,
        this.say,
        () =>
          html`<talk-record-form
            embedded
            .sdk=${this.activeSdk}
            .theme=${this.effectiveTheme}
            .talk=${row.talk?.id}
          ></talk-record-form>`,
      )}
    </talk-dialog>`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return html`<div
        class="scheduler"
        @dragenter=${this.#onDragEnter}
        @dragover=${this.#onDragOver}
        @dragleave=${this.#onDragLeave}
        @drop=${this.#onDrop}
      >
        ${this.view === 'mine' ? this.#renderMineHead() : this.#renderTools(sdk, this.rows.value)}
        ${this.#renderRefusal(sdk)}
        ${
          this.view === 'mine'
            ? this.#renderMine(sdk)
            : html`<div class="sides ${this.#beside ? 'beside' : ''}">
                <div class="scroller" part="worklist" ${ref(this.near.watch)}>
                  ${this.#renderList(sdk)}
                </div>
                ${isCalendarView(this.view) ? this.#renderCalendar(sdk, this.view) : nothing}
              </div>`
        }
        ${this.#renderUndo()}
        ${this.dropping ? html`<div class="drop">${this.say.scheduler.drop}</div>` : nothing}
      </div>
      ${this.#renderDialogs(sdk)}
      ${this.recording ? this.#renderRecording(this.recording) : nothing}`;
  }
}
