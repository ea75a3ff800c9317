/** The calendar beside the worklist: a month, a week by talkers, or an agenda; a talk is carried onto a day. */
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  CalendarDay,
  CalendarTalk,
  Finding,
  TalkRecord,
  TalkSdk,
  WorklistRow,
} from '../../sdk/index.ts';
import { suggestDay } from '../arrange/suggest-day.ts';
import { offerUndo, undoMove } from '../arrange/undoing.ts';
import { Act } from '../controllers/act.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { addDays, longDate, sameMonth, shortDate, weekday, weeksOfMonth } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce, tell } from '../events.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { shading } from '../styles/shading.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { dueName, renderAgenda } from './agenda.ts';
import { Carry, samePlace, verdictText } from './carry.ts';
import type { Carrying, Place } from './carry.ts';
import { calendarStyles } from './styles.ts';
import { daysOf, spanName, turned } from './span.ts';
import type { CalendarView } from './span.ts';

bring(scheduler);

/** How many talks a day of the month shows before it says how many more there are. */
const SHOWN_A_DAY = 3;

/** Something that is asked about before it is done, with the place where it was let go. */
export interface Asked {
  readonly obligation: string;
  readonly place?: Place;
}

/**
 * @summary A month, a week or an agenda of talks, with the window of what is carried shaded.
 * @fires open-talk - `detail` is the talk.
 * @fires ask-for - `detail` is an `Asked`: the rest is to be chosen in a dialog.
 * @fires undoable - `detail` is an `Undoable`: a talk was let go on another day.
 * @fires {CustomEvent<{ input: RescheduleInput, waitUntil: Function }>} talk-before-reschedule - The host may refuse.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-rescheduled - A talk was moved.
 * @fires view-change - `detail` is the view that somebody went on to.
 */
export class TalkCalendar extends SpeakingElement {
  static override styles = [controls, calendarStyles, shading];

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property() view: CalendarView = 'week';
  /** Only the talks of this person (their id). */
  @property() talker: string | undefined;
  /** The day that is shown first; today where it is left out. */
  @property({ attribute: false }) from: CivilDate | undefined;
  /** Whose talks these are does not arrange them: nothing is moved here. */
  @property({ type: Boolean }) fixed = false;

  @state() private around: CivilDate | undefined;
  /** The cell that Tab comes to. */
  @state() private cursor: Place | undefined;

  readonly #days = new LiveQuery<readonly CalendarDay[]>(this, () => {
    const { sdk, talker } = this;
    if (sdk === undefined) return undefined;
    const days = daysOf(this.view, this.#around(sdk));
    const [from, to] = [days[0], days[days.length - 1]];
    if (from === undefined || to === undefined) return undefined;
    return {
      sdk,
      key: JSON.stringify([from, to, talker]),
      ask: (one) => one.calendar.range({ from, to, ...(talker ? { talker } : {}) }),
    };
  });

  readonly #act = new Act(this);
  readonly #carry = new Carry(this, {
    sdk: () => this.sdk,
    judged: (carrying) => this.#sayPlace(carrying),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view') && !changed.has('sdk')) return;
    this.#carry.putDown();
    this.#act.forget();
  }

  /** The days that are in sight, first and last. */
  get span(): readonly [CivilDate, CivilDate] | undefined {
    const { sdk } = this;
    const days = sdk ? daysOf(this.view, this.#around(sdk)) : [];
    const [from, to] = [days[0], days[days.length - 1]];
    return from === undefined || to === undefined ? undefined : [from, to];
  }

  get carrying(): Carrying | undefined {
    return this.#carry.now;
  }

  // What is carried: a row of the worklist, or a talk of the calendar itself.

  pickUpRow(row: WorklistRow): void {
    const name = this.say.talk.basisOf(row.subjectName, row.kindName);
    this.#pickUp({ obligation: row.obligation.id, name, row });
  }

  /** The way by keys: the row is taken along, and the cursor goes to the day that suggests itself. */
  takeAlong(row: WorklistRow): void {
    const { sdk } = this;
    if (!sdk || this.view === 'agenda') return;
    this.pickUpRow(row);
    announce(this, this.say.plan.pickedUp(this.carrying?.carried.name ?? ''));
    const date = suggestDay(sdk, row) ?? sdk.today();
    this.around = date;
    this.#carry.over({ date });
    this.#focusOn({ date });
  }

  putBack(): void {
    if (!this.carrying) return;
    this.#carry.putDown();
    announce(this, this.say.plan.putBack);
  }

  #pickUpTalk(talk: CalendarTalk): void {
    const [obligation] = talk.obligations;
    if (obligation === undefined) return;
    const who = this.say.plan.subjects(talk.subjects.map(({ name }) => name));
    const name = this.say.talk.basisOf(who, talk.kindName);
    this.#pickUp({ obligation, name, talk });
    announce(this, this.say.plan.pickedUp(name));
  }

  #pickUp(carried: Carrying['carried']): void {
    this.#act.forget();
    this.#carry.pickUp(carried);
    if (this.view === 'week' && this.sdk) this.#lookAhead(this.#around(this.sdk));
  }

  /** Who may hold it on the days that are shown, so that their places say so before a hand is there. */
  #lookAhead(around: CivilDate): void {
    void this.#carry.lookAhead(daysOf('week', around));
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

  /** What nothing stands against happens at once and can be undone; everything else is asked first. */
  async #letGo(place: Place): Promise<void> {
    const { carrying, sdk } = this;
    if (!carrying || !sdk) return;
    const { talk, obligation } = carrying.carried;
    if (talk && talk.date === place.date && talk.talker.id === (place.talker ?? talk.talker.id)) {
      this.putBack();
      return;
    }
    this.#carry.putDown();
    const fine = samePlace(carrying.place, place) && carrying.verdict?.says === 'fine';
    if (talk && fine) await this.#move(sdk, talk, place);
    else this.#ask({ obligation, place });
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
        offerUndo(
          this,
          undoMove(sdk, moved, { date: talk.date, talker: talk.talker.id }, this.say),
        );
      },
    });
  }

  #ask(asked: Asked): void {
    this.#tell('ask-for', asked);
  }

  #around(sdk: TalkSdk): CivilDate {
    return this.around ?? this.from ?? sdk.today();
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #turn(sdk: TalkSdk, pages: number): void {
    this.around = pages === 0 ? sdk.today() : turned(this.view, this.#around(sdk), pages);
    this.cursor = undefined;
    announce(this, spanName(this.view, this.around, sdk.today(), this.say));
    if (this.view === 'week') this.#lookAhead(this.around);
  }

  #showAgenda(date: CivilDate): void {
    this.around = date;
    this.#tell('view-change', 'agenda');
  }

  #shading(date: CivilDate): Readonly<Record<string, boolean>> {
    const window = this.carrying?.carried.row?.obligation.obligation.window;
    if (window === undefined) return {};
    const { opens, lastDay, due } = window;
    const last = lastDay ?? due;
    const bounded = opens !== undefined || last !== undefined;
    return {
      window:
        bounded && (opens === undefined || date >= opens) && (last === undefined || date <= last),
      grace: last !== undefined && due !== undefined && date > last && date <= due,
      ends: date === (due ?? last),
    };
  }

  /** Why a talker may not hold what is carried on a day, as far as it is known. */
  #barred({ date, talker }: Place): string | undefined {
    const choice = this.carrying?.talkers
      .get(date)
      ?.find(({ eligibility }) => eligibility.person.id === talker);
    if (choice?.eligibility.answer !== 'no') return undefined;
    return choice.explanations
      .map(({ sentence }) => sentence)
      .join(this.say.signs.betweenSentences);
  }

  #dragStart(event: DragEvent, talk: CalendarTalk): void {
    if (event.dataTransfer) {
      event.dataTransfer.effectAllowed = 'move';
      // Nothing of it leaves the page: whoever it is dropped on from outside learns nothing.
      event.dataTransfer.setData('application/x-cadre-talk', '');
    }
    this.#pickUpTalk(talk);
  }

  #dragOver(event: DragEvent, place: Place): void {
    if (this.carrying === undefined) return;
    event.preventDefault();
    this.#carry.over(place);
  }

  #drop(event: DragEvent, place: Place): void {
    if (this.carrying === undefined) return;
    event.preventDefault();
    void this.#letGo(place);
  }

  // Keys.

  #cells(
    sdk: TalkSdk,
    days: readonly CalendarDay[],
  ): { rows: (string | undefined)[]; dates: CivilDate[] } {
    const dates = days.map(({ date }) => date);
    return {
      rows: this.view === 'week' ? this.#talkersOf(sdk, days).map(({ id }) => id) : [],
      dates,
    };
  }

  /** The day that takes the focus as soon as it is shown: it may be of a page that is still asked for. */
  #focusing: Place | undefined;

  protected override updated(): void {
    const wanted = this.#focusing;
    if (wanted === undefined) return;
    const cell = [...this.renderRoot.querySelectorAll<HTMLElement>('td.day')].find(
      ({ dataset }) => dataset['date'] === wanted.date && dataset['talker'] === wanted.talker,
    );
    if (cell === undefined) return;
    this.#focusing = undefined;
    cell.focus();
  }

  #focusOn(place: Place): void {
    this.cursor = place;
    this.#focusing = place;
    this.requestUpdate();
  }

  #goTo(place: Place): void {
    this.#carry.over(place);
    this.#focusOn(place);
  }

  #onCellKey(event: KeyboardEvent, sdk: TalkSdk, days: readonly CalendarDay[], place: Place): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const cell = event.currentTarget;
    if (!(cell instanceof HTMLElement)) return;
    const onEntry = event.composedPath()[0] !== cell;
    if (event.key === 'Escape') {
      if (!onEntry && this.carrying === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (onEntry) cell.focus();
      else this.putBack();
      return;
    }
    if (onEntry) {
      this.#onEntryKey(event, cell);
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (this.carrying !== undefined) void this.#letGo(place);
      else cell.querySelector<HTMLElement>('button')?.focus();
      return;
    }
    const next = this.#neighbour(event.key, sdk, days, place);
    if (next === undefined) return;
    event.preventDefault();
    if (!days.some(({ date }) => date === next.date)) this.around = next.date;
    this.#goTo(next);
  }

  #neighbour(
    pressed: string,
    sdk: TalkSdk,
    days: readonly CalendarDay[],
    { date, talker }: Place,
  ): Place | undefined {
    const by = (count: number): Place => ({
      date: addDays(date, count),
      ...(talker ? { talker } : {}),
    });
    const first = days[0]?.date ?? date;
    const last = days[days.length - 1]?.date ?? date;
    switch (pressed) {
      case 'ArrowLeft':
        return by(-1);
      case 'ArrowRight':
        return by(1);
      case 'Home':
        return { ...by(0), date: first };
      case 'End':
        return { ...by(0), date: last };
      case 'PageUp':
      case 'PageDown':
        return { ...by(0), date: turned(this.view, date, pressed === 'PageUp' ? -1 : 1) };
      case 'ArrowUp':
      case 'ArrowDown': {
        const step = pressed === 'ArrowUp' ? -1 : 1;
        if (this.view === 'month') return by(7 * step);
        const { rows } = this.#cells(sdk, days);
        const at = rows.indexOf(talker) + step;
        if (at < 0 || at >= rows.length) return undefined;
        const id = rows[at];
        return { date, ...(id === undefined ? {} : { talker: id }) };
      }
      default:
        return undefined;
    }
  }

  /** Within a day: from talk to talk; M takes the one under the cursor along. */
  #onEntryKey(event: KeyboardEvent, cell: HTMLElement): void {
    const entries = [...cell.querySelectorAll<HTMLElement>('button')];
    const at = entries.findIndex((entry) => entry === event.composedPath()[0]);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const to = at + (event.key === 'ArrowDown' ? 1 : -1);
      entries[Math.max(0, Math.min(to, entries.length - 1))]?.focus();
      return;
    }
    if (event.key === 'm' || event.key === 'M') {
      const id = entries[at]?.dataset['talk'];
      const talk = this.#days.value?.flatMap(({ talks }) => talks).find((one) => one.id === id);
      if (talk === undefined || talk.held) return;
      event.preventDefault();
      this.#pickUpTalk(talk);
      cell.focus();
    }
  }

  // What is shown.

  /** Those who hold talks in the week, then those who may hold what is carried. `undefined`: nobody yet. */
  #talkersOf(
    _sdk: TalkSdk,
    days: readonly CalendarDay[],
  ): readonly { readonly id: string | undefined; readonly name: string }[] {
    const names = new Map<string, string>();
    for (const { talks } of days) for (const { talker } of talks) names.set(talker.id, talker.name);
    const holding = [...names].sort(([, one], [, other]) => one.localeCompare(other, 'zh-CN'));
    const eligible = new Map<string, string>();
    for (const choices of this.carrying?.talkers.values() ?? []) {
      for (const { eligibility, name } of choices) {
        const { id } = eligibility.person;
        if (eligibility.answer !== 'no' && !names.has(id)) eligible.set(id, name);
      }
    }
    return [
      { id: undefined, name: this.say.plan.undecided },
      ...[...holding, ...eligible].map(([id, name]) => ({ id, name })),
    ];
  }

  #entryName(talk: CalendarTalk): string {
    const says = this.say.plan;
    return says.entry(
      says.hours(talk.startsAt, talk.endsAt),
      says.subjects(talk.subjects.map(({ name }) => name)),
      talk.kindName,
      talk.talker.name,
      talk.place ?? '',
      talk.stateName,
    );
  }

  #renderEntry(talk: CalendarTalk): TemplateResult {
    const name = this.#entryName(talk);
    const lifted = this.carrying?.carried.talk?.id === talk.id;
    return html`<button
      type="button"
      class="entry ${classMap({ held: talk.held, lifted })}"
      tabindex="-1"
      draggable=${talk.held ? 'false' : 'true'}
      data-talk=${talk.id}
      title=${name}
      aria-label=${name}
      @click=${() => this.#tell('open-talk', talk)}
      @dragstart=${(event: DragEvent) => this.#dragStart(event, talk)}
      @dragend=${() => this.putBack()}
    >
      ${talk.startsAt ? html`<span class="clock">${talk.startsAt}</span> ` : nothing}${this.say.plan.subjects(
        talk.subjects.map((subject) => subject.name),
      )}
      ${talk.kindName}
    </button>`;
  }

  #renderCell(
    sdk: TalkSdk,
    days: readonly CalendarDay[],
    day: CalendarDay,
    place: Place,
    content: {
      readonly talks: readonly CalendarTalk[];
      readonly due: number;
      readonly most: number;
    },
  ): TemplateResult {
    const { carrying } = this;
    const over = carrying !== undefined && samePlace(carrying.place, place);
    const barred = place.talker === undefined ? undefined : this.#barred(place);
    const cursor = this.cursor ?? { date: this.#around(sdk) };
    const at =
      samePlace(cursor, place) || (this.cursor === undefined && isFirst(days, place, cursor));
    const shown = content.talks.slice(0, content.most);
    const more = content.talks.length - shown.length;
    const says = this.say.plan;
    const monthCell = this.view === 'month';
    const name = [
      longDate(day.date, this.say),
      place.talker === undefined ? '' : this.#talkerName(sdk, days, place.talker),
      dayWord(day.kind, this.say),
      says.dayCounts(content.talks.length, content.due),
      barred ?? '',
    ]
      .filter(Boolean)
      .join(this.say.signs.comma);
    return html`<td
      role="gridcell"
      class=${classMap({
        day: true,
        off: day.kind === 'rest' || day.kind === 'weekend',
        other: monthCell && !sameMonth(day.date, this.#around(sdk)),
        today: day.date === sdk.today(),
        ...(barred === undefined ? this.#shading(day.date) : { barred: true }),
        over,
        refused: over && carrying?.verdict?.says === 'refused',
      })}
      tabindex=${at ? '0' : '-1'}
      aria-current=${day.date === sdk.today() ? 'date' : nothing}
      title=${barred ?? nothing}
      data-date=${day.date}
      data-talker=${place.talker ?? nothing}
      @focus=${() => {
        this.cursor = place;
      }}
      @keydown=${(event: KeyboardEvent) => this.#onCellKey(event, sdk, days, place)}
      @dragover=${(event: DragEvent) => this.#dragOver(event, place)}
      @drop=${(event: DragEvent) => this.#drop(event, place)}
    >
      <span class="visually-hidden">${name}</span>
      ${monthCell ? this.#renderDate(day, content.due) : content.due > 0 ? this.#renderDue(day, content.due) : nothing}
      ${repeat(
        shown,
        ({ id }) => id,
        (talk) => this.#renderEntry(talk),
      )}
      ${
        more > 0
          ? html`<button
              type="button"
              class="more"
              tabindex="-1"
              @click=${() => this.#showAgenda(day.date)}
            >
              ${says.more(more)}
            </button>`
          : nothing
      }
    </td>`;
  }

  #talkerName(sdk: TalkSdk, days: readonly CalendarDay[], id: string): string {
    return this.#talkersOf(sdk, days).find((talker) => talker.id === id)?.name ?? '';
  }

  #renderSign({ kind }: CalendarDay): TemplateResult | typeof nothing {
    if (kind === 'rest') return html`<span class="sign rest">${this.say.calendar.restSign}</span>`;
    if (kind === 'makeup') {
      return html`<span class="sign makeup">${this.say.calendar.workSign}</span>`;
    }
    return nothing;
  }

  #renderDate(day: CalendarDay, due: number): TemplateResult {
    return html`<div class="date" aria-hidden="true">
      <span class="number">${Number(day.date.slice(8))}</span>${this.#renderSign(day)}${
        due > 0 ? html`<span class="due">${this.say.plan.due(due)}</span>` : nothing
      }
    </div>`;
  }

  #renderDue(day: CalendarDay, due: number): TemplateResult {
    return html`<button
      type="button"
      class="more"
      tabindex="-1"
      title=${day.due.map((one) => dueName(one, this.say)).join(this.say.signs.list)}
      @click=${() => this.#showAgenda(day.date)}
    >
      ${this.say.plan.due(due)}
    </button>`;
  }

  #renderMonth(sdk: TalkSdk, days: readonly CalendarDay[]): TemplateResult {
    const byDate = new Map(days.map((day) => [day.date, day]));
    return html`<table
      class="month"
      role="grid"
      aria-label=${this.say.plan.grid(spanName('month', this.#around(sdk), sdk.today(), this.say))}
    >
      <thead>
        <tr role="row">
          ${this.say.dates.weekdays.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeksOfMonth(this.#around(sdk)).map(
          (week) =>
            html`<tr role="row">
              ${week.map((date) => {
                const day = byDate.get(date);
                if (day === undefined) return html`<td role="gridcell" class="day"></td>`;
                return this.#renderCell(
                  sdk,
                  days,
                  day,
                  { date },
                  {
                    talks: day.talks,
                    due: day.due.length,
                    most: SHOWN_A_DAY,
                  },
                );
              })}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderWeek(sdk: TalkSdk, days: readonly CalendarDay[]): TemplateResult {
    const says = this.say.plan;
    return html`<table
      class="week"
      role="grid"
      aria-label=${says.grid(spanName('week', this.#around(sdk), sdk.today(), this.say))}
    >
      <thead>
        <tr role="row">
          <th role="columnheader" scope="col" class="talker">${says.talker}</th>
          ${days.map(
            (day) =>
              html`<th
                role="columnheader"
                scope="col"
                class=${day.date === sdk.today() ? 'today' : ''}
              >
                ${this.say.dates.weekdayAndDay(weekday(day.date, this.say), Number(day.date.slice(8)))}
                ${this.#renderSign(day)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.#talkersOf(sdk, days),
          ({ id }) => id ?? '',
          ({ id, name }) =>
            html`<tr role="row">
              <th role="rowheader" scope="row" class="talker">${name}</th>
              ${days.map((day) =>
                this.#renderCell(
                  sdk,
                  days,
                  day,
                  { date: day.date, ...(id ? { talker: id } : {}) },
                  {
                    talks:
                      id === undefined ? [] : day.talks.filter(({ talker }) => talker.id === id),
                    due: id === undefined ? day.due.length : 0,
                    most: Infinity,
                  },
                ),
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderAgenda(sdk: TalkSdk, days: readonly CalendarDay[]): TemplateResult {
    const span = spanName('agenda', this.#around(sdk), sdk.today(), this.say);
    return renderAgenda(
      days,
      this.say.plan.grid(span),
      {
        open: (talk) => this.#tell('open-talk', talk),
        sign: (day) => this.#renderSign(day),
        ...(this.fixed
          ? {}
          : {
              move: ({ obligations: [obligation] }) => {
                if (obligation !== undefined) this.#ask({ obligation });
              },
            }),
      },
      this.say,
    );
  }

  #renderRefusal(sdk: TalkSdk): TemplateResult | typeof nothing {
    const { refusal } = this.#act;
    if (!refusal) return nothing;
    return html`<talk-finding-list
      .refusal=${refusal}
      .explain=${(finding: Finding) => sdk.policy.explain(finding)}
    ></talk-finding-list>`;
  }

  #renderCarrying({ carried, place, verdict }: Carrying): TemplateResult {
    const said = place && verdict ? verdictText(verdict, this.say) : this.say.plan.carryHint;
    const mark =
      verdict?.says === 'refused' ? 'danger' : verdict?.says === 'warned' ? 'warning' : 'accent';
    const day = place && shortDate(place.date, this.sdk?.today() ?? place.date, this.say);
    return html`<p class="carrying">
      ${this.say.plan.carrying(carried.name)}
      <span class="mark ${mark}"
        >${mark === 'danger' ? icons.alarm : mark === 'warning' ? icons.warning : nothing}${day ? this.say.signs.labelled(day, said) : said}</span
      >
    </p>`;
  }

  #renderBoard(sdk: TalkSdk): TemplateResult {
    return liveView(this.#days, this.say, (days) => {
      switch (this.view) {
        case 'month':
          return this.#renderMonth(sdk, days);
        case 'week':
          return this.#renderWeek(sdk, days);
        case 'agenda':
          return this.#renderAgenda(sdk, days);
      }
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (sdk === undefined) return nothing;
    const says = this.say.plan;
    const around = this.#around(sdk);
    const unpublished = this.#days.value?.find(({ kind }) => kind === 'unknown');
    return html`<div class="head">
        <button
          type="button"
          class="button turn"
          aria-label=${says.earlier[this.view]}
          @click=${() => this.#turn(sdk, -1)}
        >
          ${icons.previous}
        </button>
        <button type="button" class="button" @click=${() => this.#turn(sdk, 0)}>
          ${says.today}
        </button>
        <button
          type="button"
          class="button turn"
          aria-label=${says.later[this.view]}
          @click=${() => this.#turn(sdk, 1)}
        >
          ${icons.next}
        </button>
        <span class="span">${spanName(this.view, around, sdk.today(), this.say)}</span>
      </div>
      ${this.#renderRefusal(sdk)}
      <div
        class="board ${this.view}"
        @dragleave=${(event: DragEvent) => {
          if (event.target === event.currentTarget) this.#carry.over(undefined);
        }}
      >
        ${this.#renderBoard(sdk)}
      </div>
      ${this.carrying ? this.#renderCarrying(this.carrying) : nothing}
      ${
        unpublished
          ? html`<p class="unpublished">
              ${this.say.calendar.unpublished(unpublished.date.slice(0, 4))}
            </p>`
          : nothing
      }`;
  }
}

/** Where nothing was chosen yet, Tab comes to the day itself, or to the first of those that are shown. */
function isFirst(days: readonly CalendarDay[], place: Place, cursor: Place): boolean {
  const shown = days.some(({ date }) => date === cursor.date);
  return !shown && place.talker === undefined && place.date === days[0]?.date;
}

function dayWord(kind: CalendarDay['kind'], say: Texts): string {
  const says = say.calendar;
  return kind === 'rest' ? says.rest : kind === 'makeup' ? says.makeup : '';
}
