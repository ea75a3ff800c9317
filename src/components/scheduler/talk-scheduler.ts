/** 待谈清单: what is due, for whom, why, by when; and the way from there to a day and a talker. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Actor, CalendarTalk, Finding, TalkSdk, WorklistRow } from '../../sdk/index.ts';
import { calendarViews, monday } from '../calendar/span.ts';
import type { CalendarView } from '../calendar/span.ts';
import type { Asked as AskedFor, TalkCalendar } from '../calendar/talk-calendar.ts';
import { Act } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import { ImeGuard } from '../controllers/ime-guard.ts';
import { isForTheElement, KeysHelp } from '../controllers/keys-help.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { RowFocus } from '../controllers/row-focus.ts';
import { RowWindow } from '../controllers/row-window.ts';
import { Undo } from '../controllers/undo.ts';
import type { Undoable } from '../controllers/undo.ts';
import { announce, tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { tables } from '../styles/tables.ts';
import { TalkElement } from '../talk-element.ts';
import { icons } from '../ui/icons.ts';
import { laterDialog, laterView } from '../ui/later-view.ts';
import { liveView } from '../ui/live-view.ts';
import { ColumnWidths } from './column-widths.ts';
import type { Asked } from './conditions.ts';
import {
  firstOrder,
  isFiltered,
  isPhase,
  isPressing,
  moreConditions,
  noFilters,
  phases,
  pressing,
  queryOf,
} from './filters.ts';
import type { Filters, Order, SortBy } from './filters.ts';
import type * as Menu from './menu.ts';
import { isChoosable, narrowCells, wideCells } from './row-cells.ts';
import type { RowActs } from './row-cells.ts';
import { schedulerStyles } from './styles.ts';
import type { Task } from './tasks.ts';
import { worklistHead } from './worklist-head.ts';
import { askWorklist } from './worklist-source.ts';
import type { Worklist } from './worklist-source.ts';

bring(scheduler);

const ROW_HEIGHT_PX = 30;
const SEARCH_PAUSE_MS = 120;
/** The list is on the screen by then, and the page is quiet. */
const FETCH_THE_REST_MS = 2500;
/** More than anybody checks at once. */
const MOST_CHOSEN = 200;
/** A row that is far away is asked for first. */
const FRAMES_TO_WAIT = 60;

/** `list`: the worklist alone; the others show it beside the calendar; `mine`: one's own talks alone. */
export type SchedulerView = 'list' | CalendarView | 'mine';

const offeredViews = ['list', ...calendarViews] as const;

function isCalendarView(view: string): view is CalendarView {
  return calendarViews.some((one) => one === view);
}

/**
 * @summary The worklist of talks that the policy requires; arranges them, and takes in decision lists.
 *
 * Opened talks and cases are told first: a host that shows them itself calls `preventDefault()`;
 * otherwise the record form opens in a dialog.
 *
 * @attr {list|month|week|agenda|mine} view - What is shown: the worklist alone, beside a calendar, or one's own talks. Default: list.
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @fires {CustomEvent<{ input?: ArrangeInput, inputs?: readonly ArrangeInput[], waitUntil: Function }>} talk-before-arrange - Cancelable: a talk (`input`), or several at once (`inputs`), are about to be arranged.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-arranged - A talk was arranged.
 * @fires {CustomEvent<{ input: RescheduleInput, waitUntil: Function }>} talk-before-reschedule - Cancelable: a talk is about to be moved.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-rescheduled - A talk was moved.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-cancel - Cancelable: an arrangement is about to be cancelled.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-cancelled - The arrangement was cancelled.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-notify - Cancelable: it is about to be entered that people were told.
 * @fires {CustomEvent<{ talk: TalkRecord, notices: readonly NoticeToTell[] }>} talk-notified - It was entered; the host may send the texts, which say when and where and never why.
 * @fires {CustomEvent<{ act: string, waitUntil: Function }>} talk-before-approval - Cancelable: a slip is about to be put, reviewed or decided.
 * @fires {CustomEvent<{ approval: string }>} talk-approval-changed - A slip was put, reviewed or decided.
 * @fires {CustomEvent<{ act: string, waitUntil: Function }>} talk-before-delegation - Cancelable: an order is about to be drawn up or taken a step further.
 * @fires {CustomEvent<{ delegation: string }>} talk-delegation-changed - An order was drawn up or taken a step further.
 * @fires {CustomEvent<{ act: string, incident?: string, waitUntil: Function }>} talk-before-incident - Cancelable: an incident is about to be reported or taken a step further.
 * @fires {CustomEvent<{ incident?: string }>} talk-incident-changed - It was.
 * @fires {CustomEvent<{ act: string, paper: string, waitUntil: Function }>} talk-before-paper - Cancelable: something is about to be entered of a paper of the register.
 * @fires {CustomEvent<{ paper: string }>} talk-paper-changed - It was entered.
 * @fires {CustomEvent<{ entry: string, purpose: RevealPurpose, waitUntil: Function }>} talk-before-reveal - Cancelable: an informant's identity is about to be shown.
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
  #countSaid = '';
  #askedWho: TalkSdk | undefined;
  #searchField: HTMLInputElement | null = null;

  @property({ reflect: true }) view: SchedulerView = 'list';

  @state() private filters: Filters = noFilters;
  @state() private order: Order = firstOrder;
  /** The rows that are chosen, by their obligation, in the order in which that was done. */
  @state() private chosen: ReadonlyMap<string, WorklistRow> = new Map();
  /** What is open over the list. */
  @state() private task: Task | undefined;
  @state() private me: Actor | undefined;
  @state() private dropping = false;
  /** A file that is no list was dropped. */
  @state() private rejected = false;
  @state() private moreOpen = false;
  @state() private menuOpen = false;

  @query('input[type="file"]') private readonly fileInput!: HTMLInputElement | null;
  @query('input[type="search"]') private readonly searchInput!: HTMLInputElement | null;
  @query('talk-calendar') private readonly calendar!: TalkCalendar | null;
  @query('.menu-button') private readonly menuButton!: HTMLElement | null;

  /** What the list can do without. Fetched in a quiet moment, so that a portal may be replaced under it. */
  readonly #parts = {
    calendar: new LaterPart(this, async () =>
      (await import('../calendar/register.ts')).registerCalendar(),
    ),
    mine: new LaterPart(this, async () => (await import('../mine/register.ts')).registerMine()),
    tasks: new LaterPart(this, async () => {
      const { fetchTasks, registerTasks } = await import('./register-tasks.ts');
      registerTasks();
      this.#fetchTasks = fetchTasks;
    }),
    conditions: new LaterPart(this, async () =>
      (await import('./register-conditions.ts')).registerConditions(),
    ),
    menu: new LaterPart(this, async () => {
      this.#menu = await import('./menu.ts');
      this.#menu.registerMenu();
    }),
  };
  #fetchTasks: (() => void) | undefined;
  #menu: typeof Menu | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  readonly #act = new Act(this);
  readonly #undo = new Undo(this, this.#act);
  readonly #keys = new KeysHelp(this, async () => (await import('./scheduler-keys.ts')).keysOf);

  private readonly near = new RowWindow(this, {
    rowHeightPx: ROW_HEIGHT_PX,
    row: () => this.renderRoot.querySelector<HTMLElement>('tr.row-item'),
    head: () => this.renderRoot.querySelector<HTMLElement>('thead'),
  });

  private readonly list = new LiveQuery<Worklist>(
    this,
    () =>
      this.view === 'mine'
        ? undefined
        : askWorklist(this.activeSdk, this.filters, this.order, this.#nearRows),
    (list) => this.#arrived(list),
  );

  protected readonly columns = new ColumnWidths(this, {
    box: () => this.near.box,
    rows: () => (this.#beside ? undefined : this.list.value?.rows),
  });

  private readonly focusing = new RowFocus(this, {
    count: () => this.list.value?.total ?? 0,
    rowsPerPage: () => this.near.page,
    show: (index) => this.#showRow(index),
    act: (index) => {
      const row = this.list.value?.rows.get(index);
      if (row) this.#open(row);
    },
    choose: (index) => {
      const row = this.list.value?.rows.get(index);
      if (row) this.#choose(row);
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKey);
    clearTimeout(this.#searchTimer);
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    void this.#askWho();
    this.#hadFocus = this.near.box?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
  }

  protected override updated(): void {
    if (this.list.value !== undefined && this.isConnected) {
      this.#rest ??= setTimeout(() => void this.#fetchTheRest(), FETCH_THE_REST_MS);
    }
    const { searchInput } = this;
    // A field that is drawn anew, after a look at one's own talks.
    if (searchInput && searchInput !== this.#searchField) searchInput.value = this.filters.text;
    this.#searchField = searchInput;
    const now = this.near.box?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
    // The focused row has moved out of sight: whoever works down the list goes on where it stood.
    if (this.#hadFocus && !now && this.list.value?.total) void this.focusing.focus();
  }

  async #fetchTheRest(): Promise<void> {
    await Promise.all(Object.values(this.#parts).map((part) => part.ready()));
    this.#fetchTasks?.();
  }

  protected override letGo(): void {
    this.task = undefined;
    this.chosen = new Map();
    this.me = undefined;
    this.#askedWho = undefined;
    // It may be a name.
    this.filters = noFilters;
    this.order = firstOrder;
    this.moreOpen = false;
    this.menuOpen = false;
    clearTimeout(this.#searchTimer);
    this.#undo.forget();
    this.#act.forget();
  }

  /** Reads a decision list (.xlsx, .csv) and shows its report, as if it had been dropped on the worklist. */
  async readList(file: File): Promise<void> {
    this.#take(file);
    await this.updateComplete;
    await this.#parts.tasks.ready();
    await this.updateComplete;
  }

  /** The rows that are shown, with the focused one wherever it is. */
  get #nearRows(): readonly number[] {
    return this.near.indexes(this.list.value?.total ?? 0, this.focusing.active);
  }

  #arrived({ rows, total, overdue }: Worklist): void {
    const now = new Map([...rows.values()].map((row) => [row.obligation.id, row]));
    const { task } = this;
    if (task?.do === 'arrange') {
      // Somebody else may have moved on; the dialog must name the revision that is now on the screen.
      const row = now.get(task.row.obligation.id);
      if (row && row.obligation.revision !== task.row.obligation.revision) {
        this.task = { ...task, row };
      }
    }
    if (this.chosen.size > 0) this.#keepChosen(now);
    const said = this.say.scheduler.count(total, overdue);
    if (this.filters.text && said !== this.#countSaid) announce(this, said);
    this.#countSaid = said;
  }

  /** What was chosen for one thing is not chosen any more once that is done. */
  #keepChosen(now: ReadonlyMap<string, WorklistRow>): void {
    this.chosen = new Map(
      [...this.chosen].flatMap(([id, before]) => {
        const row = now.get(id) ?? before;
        return row.phase === before.phase && isChoosable(row) ? [[id, row] as const] : [];
      }),
    );
  }

  #openTask(task: Task): void {
    this.task = task;
  }

  async #closeTask(): Promise<void> {
    this.task = undefined;
    await this.#afterDialog();
  }

  /** The row that a dialog was opened from may be gone; then the one in its place takes the focus. */
  async #afterDialog(): Promise<void> {
    await this.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 60));
    const root = this.getRootNode();
    const lost =
      (root instanceof ShadowRoot || root instanceof Document) &&
      (root.activeElement === null || root.activeElement === document.body);
    if (lost && this.isConnected && this.list.value?.total) await this.focusing.focus();
  }

  async #showRow(index: number): Promise<HTMLElement | null> {
    this.near.show(index);
    for (let tries = 0; tries < FRAMES_TO_WAIT; tries += 1) {
      await this.updateComplete;
      const row = this.renderRoot.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
      if (row) return row;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return null;
  }

  /** Who is at the desk, as the portal says: whose talks `mine` are, and who may take in lists. */
  async #askWho(): Promise<void> {
    const sdk = this.activeSdk;
    if (!sdk || sdk === this.#askedWho) return;
    this.#askedWho = sdk;
    try {
      const me = await sdk.actor();
      if (sdk === this.#askedWho) this.me = me;
    } catch (error) {
      reportFault(error);
      if (this.view === 'mine') this.#act.refuse(this.say.states.failedText);
    }
  }

  get #mayImport(): boolean {
    return this.me?.roles.includes('clerk') ?? false;
  }

  #show(view: SchedulerView): void {
    this.view = view;
    this.#undo.forget();
    this.#act.forget();
    tell(this, 'talk-view-change', { view });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== '/' || !this.searchInput || !isForTheElement(event, this)) return;
    event.preventDefault();
    this.searchInput.focus();
  };

  // A talk that is carried onto a day.

  /** The way by keys: the row is taken along to the calendar. */
  async #takeAlong(row: WorklistRow): Promise<void> {
    if (row.phase !== 'open' || !this.#beside || this.view === 'agenda') return;
    await this.#parts.calendar.ready();
    await this.updateComplete;
    this.calendar?.takeAlong(row);
  }

  async #ask(sdk: TalkSdk, { obligation, place }: AskedFor): Promise<void> {
    const row = await this.#rowOf(sdk, obligation);
    if (row) this.#openTask({ do: 'arrange', row, together: [], start: place });
  }

  async #openTalk(sdk: TalkSdk, [obligation]: CalendarTalk['obligations']): Promise<void> {
    const row = await this.#rowOf(sdk, obligation);
    if (row) this.#open(row);
  }

  async #rowOf(sdk: TalkSdk, obligation: string | undefined): Promise<WorklistRow | undefined> {
    this.#act.forget();
    try {
      const row = obligation === undefined ? undefined : await sdk.obligations.get(obligation);
      if (row === undefined) this.#act.refuse(this.say.plan.gone);
      return row;
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.states.failedText);
      return undefined;
    }
  }

  // What is chosen, opened and found.

  #choose(row: WorklistRow): void {
    if (!isChoosable(row)) return;
    const chosen = new Map(this.chosen);
    if (!chosen.delete(row.obligation.id)) {
      if (chosen.size >= MOST_CHOSEN) {
        announce(this, this.say.scheduler.choice.most(MOST_CHOSEN));
        return;
      }
      chosen.set(row.obligation.id, row);
    }
    this.#setChosen(chosen);
  }

  #setChosen(chosen: ReadonlyMap<string, WorklistRow>): void {
    this.chosen = chosen;
    announce(this, this.say.scheduler.choice.selected(chosen.size));
  }

  /** Everything that is asked for and can be chosen; what is chosen already, is not any more. */
  async #chooseAll(): Promise<void> {
    const sdk = this.activeSdk;
    if (!sdk) return;
    if (this.chosen.size > 0) return this.#setChosen(new Map());
    try {
      const { by: sort, descending } = this.order;
      const { rows } = await sdk.obligations.page({
        ...queryOf(this.filters),
        ...(this.filters.phase ? {} : { states: ['open', 'arranged'] }),
        sort,
        descending,
        limit: MOST_CHOSEN,
      });
      this.#setChosen(
        new Map(rows.filter(isChoosable).map((row) => [row.obligation.id, row] as const)),
      );
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.states.failedText);
    }
  }

  #open(row: WorklistRow): void {
    if (row.phase === 'open') {
      this.#openTask({ do: 'arrange', row, together: [] });
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
    if (this.dispatchEvent(event)) this.#openTask({ do: 'record', row });
  }

  #filter(change: Partial<Filters>): void {
    this.filters = { ...this.filters, ...change };
    this.focusing.active = 0;
  }

  #sort(by: SortBy): void {
    this.order = { by, descending: this.order.by === by && !this.order.descending };
    this.focusing.active = 0;
  }

  #onSearch(): void {
    if (this.#ime.composing) return;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => {
      this.#filter({ text: this.searchInput?.value.trim() ?? '' });
    }, SEARCH_PAUSE_MS);
  }

  #onSearchComposed(): void {
    // After the guard has let go of the composition.
    setTimeout(() => this.#onSearch(), 1);
  }

  /** In place of all that were asked for; a search that is being typed is over. */
  #put(filters: Filters): void {
    clearTimeout(this.#searchTimer);
    this.filters = filters;
    this.focusing.active = 0;
    if (this.searchInput) this.searchInput.value = filters.text;
  }

  #clear(): void {
    this.#put(noFilters);
    this.searchInput?.focus();
  }

  // A list that is brought in.

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
    this.#openTask({ do: 'list', file });
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
    const { fileInput } = this;
    const file = fileInput?.files?.[0];
    // So that the same file, mended, can be chosen again.
    if (fileInput) fileInput.value = '';
    this.#take(file);
  }

  // What is shown.

  #renderSelect(
    id: string,
    name: string,
    all: string,
    value: string,
    options: readonly { readonly id: string; readonly name: string }[],
    set: (value: string) => void,
  ): TemplateResult {
    return html`<select
      id=${id}
      aria-label=${name}
      class=${value ? 'set' : ''}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) set(event.target.value);
      }}
    >
      <option value="" .selected=${live(value === '')}>${all}</option>
      ${options.map(
        (option) =>
          html`<option value=${option.id} .selected=${live(value === option.id)}>
            ${option.name}
          </option>`,
      )}
    </select>`;
  }

  #renderFilters(sdk: TalkSdk): TemplateResult {
    const says = this.say.scheduler;
    const { filters } = this;
    return html`<input
        type="search"
        aria-label=${says.search}
        placeholder=${says.searchHint}
        autocomplete="off"
        @input=${this.#onSearch}
        @compositionend=${this.#onSearchComposed}
      />
      ${this.#renderSelect(
        'kind',
        says.kind,
        says.allKinds,
        filters.kind,
        sdk.policy.kinds(),
        (kind) => this.#filter({ kind }),
      )}
      ${this.#renderSelect(
        'state',
        says.state,
        says.allStates,
        filters.phase,
        phases.map((id) => ({ id, name: says.phases[id] })),
        (phase) => this.#filter({ phase: isPhase(phase) ? phase : '' }),
      )}
      ${this.#renderSelect(
        'pressing',
        says.pressing,
        says.allPressing,
        filters.pressing,
        Object.keys(pressing)
          .filter(isPressing)
          .map((id) => ({ id, name: says.pressings[id] })),
        (one) => this.#filter({ pressing: isPressing(one) ? one : '' }),
      )}
      <button
        type="button"
        class="button"
        aria-expanded=${this.moreOpen ? 'true' : 'false'}
        @click=${() => {
          this.moreOpen = !this.moreOpen;
        }}
      >
        ${says.conditions(moreConditions(filters))}
      </button>`;
  }

  #renderTools(sdk: TalkSdk, list: Worklist | undefined): TemplateResult {
    const says = this.say.scheduler;
    return html`<div class="tools">
      <h2>${says.heading}</h2>
      ${this.#renderViews()} ${this.#renderFilters(sdk)}
      <div class="end">
        <span class="count muted">${list ? says.count(list.total, list.overdue) : nothing}</span>
        ${this.#mayImport ? this.#renderImport() : nothing} ${this.#renderMenu(sdk)}
      </div>
    </div>`;
  }

  #renderImport(): TemplateResult {
    const says = this.say.scheduler;
    return html`<button
        type="button"
        class="button"
        title=${says.importHint}
        @click=${() => this.fileInput?.click()}
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
      ${this.rejected ? html`<span class="mark danger">${icons.alarm}${says.onlyLists}</span>` : nothing}`;
  }

  #renderMenu(sdk: TalkSdk): TemplateResult {
    const close = () => {
      this.menuOpen = false;
      this.menuButton?.focus();
    };
    return html`<div class="menu">
      <button
        type="button"
        class="button menu-button"
        aria-haspopup="menu"
        aria-expanded=${this.menuOpen ? 'true' : 'false'}
        @click=${() => {
          this.menuOpen = !this.menuOpen;
        }}
      >
        ${this.say.scheduler.more}${icons.next}
      </button>
      ${
        this.menuOpen
          ? laterView(
              this.#parts.menu,
              this.say,
              () =>
                html`<talk-menu
                  .label=${this.say.scheduler.more}
                  .items=${this.#menu?.menuItems({
                    sdk,
                    say: this.say,
                    language: this.spokenLanguage,
                    calendar: this.calendar,
                    talker: this.view === 'mine' ? this.me?.id : undefined,
                    last: this.#undo.last,
                    undo: () => void this.#undo.run(),
                    open: (task) => this.#openTask(task),
                    refuse: (message) => this.#act.refuse(message),
                    keys: () => this.#keys.show(),
                  })}
                  @close=${close}
                ></talk-menu>`,
            )
          : nothing
      }
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

  #renderConditions(sdk: TalkSdk): TemplateResult | typeof nothing {
    if (!this.moreOpen) return nothing;
    return laterView(
      this.#parts.conditions,
      this.say,
      () =>
        html`<talk-worklist-conditions
          .sdk=${sdk}
          .filters=${this.filters}
          .order=${this.order}
          @asked=${({ detail }: CustomEvent<Asked>) => {
            this.order = detail.order ?? this.order;
            this.#put(detail.filters);
          }}
        ></talk-worklist-conditions>`,
    );
  }

  #renderRow(sdk: TalkSdk, row: WorklistRow, index: number): TemplateResult {
    const acts: RowActs = {
      open: (one) => this.#open(one),
      move: (one) => void this.#ask(sdk, { obligation: one.obligation.id }),
      entrusted: (one) => this.#openTask({ do: 'entrust', row: one }),
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
      draggable=${this.#canDrag(row) ? 'true' : 'false'}
      @dragstart=${(event: DragEvent) => this.#onRowDrag(event, row)}
      @dragend=${() => this.calendar?.putBack()}
      @keydown=${(event: KeyboardEvent) => this.#onRowKey(event, row, index)}
      @dblclick=${() => this.#open(row)}
    >
      ${this.#beside ? narrowCells(sdk, row, acts, this.say) : wideCells(sdk, row, acts, this.say)}
    </tr>`;
  }

  #canDrag({ phase }: WorklistRow): boolean {
    return this.#beside && phase === 'open' && this.#parts.calendar.state === 'ready';
  }

  #onRowKey(event: KeyboardEvent, row: WorklistRow, index: number): void {
    if (this.#ime.owns(event)) return;
    const control = event.ctrlKey || event.metaKey;
    const pressed = event.key.toLowerCase();
    if (control && pressed === 'a' && !this.#beside) {
      event.preventDefault();
      void this.#chooseAll();
    } else if (!control && !event.altKey && pressed === 'm') void this.#takeAlong(row);
    else if (event.key === 'ArrowUp' && index === 0) {
      event.preventDefault();
      this.renderRoot.querySelector<HTMLElement>('thead button[tabindex="0"]')?.focus();
    } else this.focusing.keydown(event, index);
  }

  #onRowDrag(event: DragEvent, row: WorklistRow): void {
    if (event.dataTransfer) {
      event.dataTransfer.effectAllowed = 'move';
      // Nothing of it leaves the page: whoever it is dropped on from outside learns nothing.
      event.dataTransfer.setData('application/x-cadre-talk', '');
    }
    this.calendar?.pickUpRow(row);
  }

  /** Whether the worklist stands beside a calendar. */
  get #beside(): boolean {
    return isCalendarView(this.view);
  }

  #renderTable(sdk: TalkSdk, { rows, total }: Worklist): TemplateResult {
    const height = this.near.rowHeight;
    const parts: { key: string; gap?: number; index?: number }[] = [];
    let reached = 0;
    // The focused row stays in the document wherever the list is scrolled to, or the focus is lost.
    for (const index of this.near.indexes(total, this.focusing.active)) {
      // A row that is still on its way leaves its place empty for a moment.
      const row = rows.get(index);
      if (!row) continue;
      if (index > reached) parts.push({ key: `gap-${index}`, gap: (index - reached) * height });
      parts.push({ key: row.obligation.id, index });
      reached = index + 1;
    }
    if (total > reached) parts.push({ key: 'gap-end', gap: (total - reached) * height });
    return html`<table
      role="grid"
      aria-label=${this.say.scheduler.table}
      aria-rowcount=${total + 1}
      aria-multiselectable=${this.#beside ? nothing : 'true'}
    >
      ${worklistHead(
        this.#beside,
        this.order,
        {
          sort: (by) => this.#sort(by),
          down: () => void this.focusing.focus(),
          all: this.chosen.size > 0,
          chooseAll: () => void this.#chooseAll(),
        },
        this.say,
      )}
      <tbody role="rowgroup">
        ${repeat(
          parts,
          (part) => part.key,
          (part) => {
            const row = part.index === undefined ? undefined : rows.get(part.index);
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
    const says = this.say.scheduler;
    return liveView(this.list, this.say, (list) => {
      if (list.total > 0) return this.#renderTable(sdk, list);
      if (isFiltered(this.filters)) {
        return html`<talk-state-view .heading=${says.nothingFound} .text=${says.nothingFoundText}>
          <button type="button" class="button" @click=${this.#clear}>${says.clear}</button>
        </talk-state-view>`;
      }
      return this.#mayImport
        ? html`<talk-state-view .heading=${says.empty} .text=${says.emptyText}>
            <button type="button" class="button primary" @click=${() => this.fileInput?.click()}>
              ${says.import}
            </button>
            <p>${says.importHint}</p>
          </talk-state-view>`
        : html`<talk-state-view
            .heading=${says.notYours}
            .text=${says.notYoursText}
          ></talk-state-view>`;
    });
  }

  #renderCalendar(
    sdk: TalkSdk,
    view: CalendarView,
    talker?: string,
  ): TemplateResult | typeof nothing {
    const mine = this.view === 'mine';
    if (mine && talker === undefined) return nothing;
    return laterView(
      this.#parts.calendar,
      this.say,
      () =>
        html`<talk-calendar
          ?fixed=${mine}
          .sdk=${sdk}
          .view=${view}
          .talker=${talker}
          .from=${mine ? monday(sdk.today()) : undefined}
          @undoable=${(event: CustomEvent<Undoable>) => this.#undo.offer(event.detail)}
          @open-talk=${(event: CustomEvent<CalendarTalk>) =>
            void this.#openTalk(sdk, event.detail.obligations)}
          @ask-for=${(event: CustomEvent<AskedFor>) => void this.#ask(sdk, event.detail)}
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
    if (last === undefined) return nothing;
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

  #renderTasks(sdk: TalkSdk): TemplateResult | typeof nothing {
    return laterDialog(
      this.#parts.tasks,
      {
        tag: 'talk-scheduler-tasks',
        wanted: this.task !== undefined,
        close: () => void this.#closeTask(),
        content: () =>
          html`<talk-scheduler-tasks
            .sdk=${sdk}
            .theme=${this.effectiveTheme}
            .task=${this.task}
            @undoable=${(event: CustomEvent<Undoable>) => this.#undo.offer(event.detail)}
            @task=${(event: CustomEvent<Task>) => this.#openTask(event.detail)}
            @close=${() => void this.#closeTask()}
          ></talk-scheduler-tasks>`,
      },
      this.say,
    );
  }

  #renderMine(sdk: TalkSdk): TemplateResult {
    return html`<div class="tools">
        <h2>${this.say.plan.mine}</h2>
        <div class="end">${this.#renderMenu(sdk)}</div>
      </div>
      ${this.#renderRefusal(sdk)}
      <div class="mine">
        ${laterView(
          this.#parts.mine,
          this.say,
          () =>
            html`<talk-mine
              .sdk=${sdk}
              .theme=${this.effectiveTheme}
              @open-obligation=${(event: CustomEvent<string>) =>
                void this.#openTalk(sdk, [event.detail])}
            ></talk-mine>`,
        )}
        ${this.#renderCalendar(sdk, 'agenda', this.me?.id)}
      </div>`;
  }

  /** Nothing stands there for the moment in which it is loaded. */
  #renderChosen(): TemplateResult | typeof nothing {
    const chosen = [...this.chosen.values()];
    const { menu } = this.#parts;
    if (chosen.length === 0 || menu.state === 'loading') return nothing;
    return laterView(
      menu,
      this.say,
      () =>
        html`${this.#menu?.chosenBar(
          chosen,
          (task) => this.#openTask(task),
          () => this.#setChosen(new Map()),
          this.say,
        )}`,
    );
  }

  #renderWorklist(sdk: TalkSdk): TemplateResult {
    return html`${this.#renderTools(sdk, this.list.value)} ${this.#renderConditions(sdk)}
      ${this.#renderRefusal(sdk)}
      <div class="sides ${this.#beside ? 'beside' : ''}">
        <div class="scroller" part="worklist" ${ref(this.near.watch)}>${this.#renderList(sdk)}</div>
        ${isCalendarView(this.view) ? this.#renderCalendar(sdk, this.view) : nothing}
      </div>
      ${this.#renderChosen()}`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return html`<div
        class="scheduler"
        @dragenter=${this.#onDragEnter}
        @dragover=${this.#onDragOver}
        @dragleave=${this.#onDragLeave}
        @drop=${this.#onDrop}
      >
        ${this.view === 'mine' ? this.#renderMine(sdk) : this.#renderWorklist(sdk)}
        ${this.#renderUndo()}
        ${this.dropping ? html`<div class="drop">${this.say.scheduler.drop}</div>` : nothing}
      </div>
      ${this.#renderTasks(sdk)} ${this.#keys.render()}`;
  }
}
