/** Arranges one due talk, or another day for an arranged one: a day in its window, somebody who may hold it, and the reasons where one is asked for. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type {
  ArrangeInput,
  Finding,
  Outcome,
  Person,
  PersonChoice,
  RescheduleInput,
  TalkEntry,
  TalkRecord,
  TalkSdk,
  TalkerChoice,
  WorklistRow,
} from '../../sdk/index.ts';
import type { Place } from '../calendar/carry.ts';
import { Act } from '../controllers/act.ts';
import type { Shown } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import { longDate, plainDate } from '../dates.ts';
import type { CivilDate, ClockTime } from '../dates.ts';
import { announce, tell } from '../events.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { arrange } from '../messages/zh-CN/arrange.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import type { ReasonGiven } from '../ui/finding-list.ts';
import { failedView, loadingView } from '../ui/live-view.ts';
import type { Shade, TalkMonthGrid } from '../ui/month-grid.ts';
import { suggestDay } from './suggest-day.ts';
import { asItStands, offerUndo, undoArranging, undoMove } from './undoing.ts';

bring(arrange);
bring(scheduler);

/**
 * @summary The dialog in which a clerk arranges a talk, or moves one: day, talker, time and place.
 * @fires {CustomEvent<{ input: ArrangeInput, waitUntil: Function }>} talk-before-arrange - The host may refuse.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-arranged - It is arranged.
 * @fires {CustomEvent<{ input: RescheduleInput, waitUntil: Function }>} talk-before-reschedule - The host may refuse.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-rescheduled - It has another day, talker, hour or place.
 * @fires undoable - `detail` is an `Undoable`: what was just done can be taken back.
 * @fires entrust - `detail` is the person who is to be entrusted with the talk.
 * @fires close - The dialog was closed.
 */
export class TalkArrangeDialog extends SpeakingElement {
  static override styles = [
    controls,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(300px, 360px) minmax(0, 1fr);
        gap: 20px;
      }
      .about {
        display: flex;
        overflow-wrap: anywhere;
        flex-wrap: wrap;
        gap: 4px 24px;
        margin-bottom: 12px;
        padding-bottom: 12px;
        border-bottom: 1px solid var(--_border);
      }
      h3 {
        margin-bottom: 6px;
      }
      .together {
        margin-bottom: 12px;
        padding-bottom: 12px;
        border-bottom: 1px solid var(--_border);
      }
      .chosen {
        margin-top: 6px;
      }
      .talkers {
        max-height: 268px;
        overflow: auto;
        border: 1px solid var(--_border);
        border-radius: 4px;
      }
      .talker {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto;
        align-items: start;
        gap: 2px 8px;
        padding: 6px 10px;
        overflow-wrap: anywhere;
      }
      .talker + .talker {
        border-top: 1px solid var(--_border);
      }
      .talker input {
        margin-top: 3px;
      }
      label.talker {
        cursor: pointer;
      }
      label.talker:hover {
        background: var(--_surface-2);
      }
      .talker.chosen-one {
        background: var(--_accent-soft);
      }
      .name {
        font-weight: 700;
      }
      .talker .why {
        grid-column: 2 / -1;
        color: var(--_muted);
        font-size: 0.93em;
      }
      .not .name {
        color: var(--_muted);
        font-weight: 400;
      }
      .entrustable,
      .no-delegate,
      details {
        margin-top: 8px;
      }
      .entrust {
        grid-column: 2;
        justify-self: start;
      }
      summary {
        padding: 2px 0;
        color: var(--_accent);
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 2px solid var(--_accent);
      }
      .more {
        display: grid;
        grid-template-columns: 120px minmax(0, 1fr);
        gap: 10px;
        margin-top: 12px;
      }
      .more .wide {
        grid-column: 1 / -1;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .findings {
        margin-top: 14px;
      }
      .buttons {
        justify-content: flex-end;
      }
      @media (max-width: 760px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  readonly #act = new Act(this);
  #talkersAsked = 0;
  #checkAsked = 0;
  #opening = 0;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) row: WorklistRow | undefined;
  /** Met in the same talk: the other half of a transfer, or the others of a group. */
  @property({ attribute: false }) together: readonly WorklistRow[] = [];
  /** The day, and the talker, that were already pointed at. */
  @property({ attribute: false }) start: Place | undefined;

  @state() private day: CivilDate | undefined;
  @state() private suggested = false;
  @state() private talker: string | undefined;
  @state() private startsAt: ClockTime | undefined;
  @state() private place = '';
  @state() private workNeed = '';
  @state() private outline = false;
  @state() private recorder: PersonChoice | undefined;
  @state() private reasons: Readonly<Record<string, string>> = {};
  @state() private choices: readonly TalkerChoice[] | undefined;
  /** The directory did not answer. */
  @state() private noTalkers = false;
  /** Why the arrangement cannot even be judged. */
  @state() private unjudged: Shown | undefined;
  @state() private findings: readonly Finding[] | undefined;
  @query('talk-month-grid') private readonly grid!: TalkMonthGrid | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('row')) return;
    const { sdk, row } = this;
    const before = changed.get('row');
    if (row && before?.obligation.id === row.obligation.id) {
      // The same obligation at another revision: what is typed stays, and is judged anew.
      void this.#askTalkers();
      return;
    }
    this.#opening += 1;
    this.#act.forget();
    const talk = this.#moving;
    this.talker = this.start?.talker ?? talk?.talker.id;
    this.startsAt = talk?.startsAt;
    this.place = talk?.place ?? '';
    this.workNeed = '';
    this.outline = talk?.outline ?? false;
    this.recorder = talk?.recorder && asChoice(talk.recorder);
    this.reasons = {};
    this.#unsay();
    const pointed = this.start?.date ?? talk?.date;
    this.day = pointed ?? (sdk && row ? suggestDay(sdk, row) : undefined);
    this.suggested = pointed === undefined && this.day !== undefined;
    if (this.day) void this.#askTalkers();
  }

  /** The talk that is arranged already, and moves. */
  get #moving(): TalkEntry | undefined {
    return this.row?.phase === 'arranged' ? this.row.talk : undefined;
  }

  #onDay(event: CustomEvent<CivilDate>): void {
    this.day = event.detail;
    this.suggested = false;
    announce(this.grid ?? this, this.say.arrange.chosenDay(longDate(event.detail, this.say)));
    void this.#askTalkers();
  }

  /** What was said of another day or another obligation; an answer that is still to come is dropped. */
  #unsay(): void {
    this.#talkersAsked += 1;
    this.#checkAsked += 1;
    this.choices = undefined;
    this.noTalkers = false;
    this.findings = undefined;
    this.unjudged = undefined;
  }

  async #askTalkers(): Promise<void> {
    const { sdk, row, day } = this;
    if (!sdk || !row || !day) return;
    this.#unsay();
    const asked = this.#talkersAsked;
    try {
      const choices = await sdk.obligations.talkers(row.obligation.id, day);
      if (asked !== this.#talkersAsked) return;
      this.choices = choices;
      const still = choices.find((choice) => choice.eligibility.person.id === this.talker);
      if (still?.eligibility.answer !== 'yes' && still?.eligibility.answer !== 'with-reason') {
        this.talker = undefined;
      }
    } catch (error) {
      if (asked !== this.#talkersAsked) return;
      reportFault(error);
      this.noTalkers = true;
      announce(this.grid ?? this, this.say.states.failed);
      return;
    }
    void this.#check();
  }

  #input(withReasons: boolean): ArrangeInput | undefined {
    const { row, day, talker } = this;
    if (!row || !day || !talker) return undefined;
    return {
      obligation: { id: row.obligation.id, revision: row.obligation.revision },
      ...(this.together.length === 0
        ? {}
        : {
            together: this.together.map(({ obligation: { id, revision } }) => ({ id, revision })),
          }),
      ...(this.workNeed.trim() ? { workNeed: this.workNeed.trim() } : {}),
      date: day,
      talker,
      outline: this.outline,
      ...(this.startsAt ? { startsAt: this.startsAt } : {}),
      ...(this.place.trim() ? { place: this.place.trim() } : {}),
      ...(this.recorder ? { recorder: this.recorder.id } : {}),
      ...(withReasons ? { reasons: this.reasons } : {}),
    };
  }

  /** What of the arrangement becomes another; an emptied field takes back what stood there. */
  #move(talk: TalkEntry, withReasons: boolean): RescheduleInput | undefined {
    const { day, talker } = this;
    if (!day || !talker) return undefined;
    return {
      talk: { id: talk.id, revision: talk.revision },
      date: day,
      startsAt: this.startsAt ?? null,
      place: this.place.trim() || null,
      outline: this.outline,
      ...(talker === talk.talker.id ? {} : { talker }),
      ...(this.recorder?.id === talk.recorder?.id ? {} : { recorder: this.recorder?.id ?? null }),
      ...(withReasons ? { reasons: this.reasons } : {}),
    };
  }

  /** Asked without the reasons given, so that a finding stays in sight while its reason is typed. */
  async #check(): Promise<void> {
    const { sdk } = this;
    const talk = this.#moving;
    const move = talk && this.#move(talk, false);
    const input = this.#input(false);
    if (!sdk || !input) {
      this.findings = undefined;
      this.unjudged = undefined;
      return;
    }
    this.#checkAsked += 1;
    const asked = this.#checkAsked;
    const judged = await judge(
      () => (move ? sdk.plan.checkReschedule(move) : sdk.plan.check(input)),
      this.say,
    );
    if (asked !== this.#checkAsked) return;
    this.findings = judged.findings;
    this.unjudged = judged.unjudged;
    announce(
      this.grid ?? this,
      judged.unjudged?.message ?? this.say.arrange.checked(judged.findings?.length ?? 0),
    );
  }

  #choose(talker: string): void {
    this.talker = talker;
    this.#act.forget();
    void this.#check();
  }

  #onReason(event: CustomEvent<ReasonGiven>): void {
    this.reasons = { ...this.reasons, [event.detail.rule]: event.detail.text };
  }

  async #confirm(): Promise<void> {
    const { sdk, row } = this;
    if (!sdk || !row) return;
    if (!this.day) return this.#act.refuse(this.say.arrange.chooseDay);
    if (!this.#act.readable('arrange')) return;
    if (!this.talker) return this.#act.refuse(this.say.arrange.chooseTalker);
    const given = Object.entries(this.reasons).filter(([, text]) => text.trim() !== '');
    this.reasons = Object.fromEntries(given);
    const talk = this.#moving;
    if (talk) return this.#reschedule(sdk, row, talk);
    const input = this.#input(true);
    if (!input) return;
    await this.#act.run<TalkRecord>({
      before: { type: 'talk-before-arrange', detail: { input } },
      act: () => sdk.plan.arrange(input),
      said: (arranged) =>
        this.say.scheduler.arranged(
          row.subjectName,
          longDate(arranged.date, this.say),
          arranged.talker.name,
        ),
      then: (arranged) => {
        tell(this, 'talk-arranged', { talk: arranged });
        offerUndo(this, undoArranging(sdk, arranged, this.say));
        this.#close();
      },
    });
  }

  async #reschedule(sdk: TalkSdk, row: WorklistRow, talk: TalkEntry): Promise<void> {
    const input = this.#move(talk, true);
    if (!input) return;
    await this.#act.run<TalkRecord>({
      before: { type: 'talk-before-reschedule', detail: { input } },
      act: () => sdk.plan.reschedule(input),
      said: (moved) =>
        this.say.plan.moved(row.subjectName, longDate(moved.date, this.say), moved.talker.name),
      then: (moved) => {
        tell(this, 'talk-rescheduled', { talk: moved });
        offerUndo(this, undoMove(sdk, moved, asItStands(talk), this.say));
        this.#close();
      },
    });
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #shade(row: WorklistRow): Shade {
    const { opens, lastDay, due } = row.obligation.obligation.window;
    return {
      ...(opens ? { from: opens } : {}),
      ...(lastDay ? { to: lastDay } : due ? { to: due } : {}),
      ...(due ? { due } : {}),
    };
  }

  #renderTalker(choice: TalkerChoice): TemplateResult {
    const { person, answer } = choice.eligibility;
    const says = this.say.arrange;
    const why = choice.explanations;
    const facts = html`<span>
        <span class="name">${choice.name}</span>
        <span class="muted">${choice.title}</span>
        ${choice.asName ? html`<span class="mark accent">${says.asWhat(choice.asName)}</span>` : nothing}
        ${
          answer === 'with-reason'
            ? html`<span class="mark warning">${says.withReason}</span>`
            : nothing
        }
      </span>
      <span class="muted">${says.load(choice.talksThatDay)}</span>`;
    if (answer === 'no') {
      return html`<li class="talker not">
        <span aria-hidden="true"></span>${facts}
        ${why.map(
          (one) =>
            html`<span class="why"
              >${one.sentence}
              <talk-basis
                .of=${choice.name}
                .label=${one.clause ?? this.say.basis.button}
                .explain=${() => [one]}
              ></talk-basis
            ></span>`,
        )}
        ${this.#mayEntrust(choice) ? this.#renderEntrust(choice) : nothing}
      </li>`;
    }
    const chosen = person.id === this.talker;
    return html`<label class="talker ${chosen ? 'chosen-one' : ''}">
      <input
        type="radio"
        name="talker-${this.#opening}"
        .value=${person.id}
        .checked=${chosen}
        @change=${() => this.#choose(person.id)}
      />${facts}
    </label>`;
  }

  /** 二·2: only an order is missing. One for several at once, or beside one that runs, is none. */
  #mayEntrust({ eligibility }: TalkerChoice): boolean {
    return (
      !this.#moving &&
      this.together.length === 0 &&
      eligibility.findings.some(
        ({ rule, code }) => rule === 'delegate.allowed' && code === 'possible',
      )
    );
  }

  #renderEntrust({ eligibility: { person }, name, title }: TalkerChoice): TemplateResult {
    const says = this.say.arrange;
    const detail = { id: person.id, name, title };
    return html`<button
      type="button"
      class="button small entrust"
      aria-label=${says.entrustName(name)}
      @click=${() => this.dispatchEvent(new CustomEvent('entrust', { detail }))}
    >
      ${this.row?.delegation ? says.entrusted : says.entrust}
    </button>`;
  }

  /** 二·2: with a principal the committee or its department talks itself; said before anybody looks for a delegate. */
  #renderNoDelegate(sdk: TalkSdk, row: WorklistRow): TemplateResult | typeof nothing {
    if (this.#moving || row.obligation.obligation.subjectClass !== 'principal') return nothing;
    const why = sdk.policy.explain({
      rule: 'delegate.not_for_principals',
      code: 'principal',
      severity: 'error',
      facts: {},
      reasonable: false,
    });
    return html`<p class="muted no-delegate">
      ${why.sentence}
      <talk-basis
        .label=${why.clause ?? this.say.basis.button}
        .explain=${() => [why]}
      ></talk-basis>
    </p>`;
  }

  #renderTalkers(): TemplateResult {
    const says = this.say.arrange;
    const { choices } = this;
    if (!this.day) return html`<p class="muted">${says.noDay}</p>`;
    if (this.noTalkers) {
      return failedView(this.say, () => this.#askTalkers());
    }
    if (!choices) return loadingView;
    const may = choices.filter((choice) => choice.eligibility.answer !== 'no');
    const mayNot = choices
      .filter((choice) => choice.eligibility.answer === 'no')
      .sort((one, other) => Number(this.#mayEntrust(other)) - Number(this.#mayEntrust(one)));
    const entrustable = mayNot.filter((choice) => this.#mayEntrust(choice));
    const others = mayNot.slice(entrustable.length);
    return html`${
      may.length === 0
        ? html`<p role="alert">${this.say.plan.nobody}</p>`
        : html`<div class="talkers" role="radiogroup" aria-labelledby="talkers">
            ${may.map((choice) => this.#renderTalker(choice))}
          </div>`
    }
    ${
      entrustable.length > 0
        ? html`<ul class="talkers entrustable" aria-label=${says.entrustable}>
            ${entrustable.map((choice) => this.#renderTalker(choice))}
          </ul>`
        : nothing
    }
    ${
      others.length > 0
        ? html`<details ?open=${may.length === 0}>
            <summary>${says.showOthers(others.length)}</summary>
            <ul class="talkers">
              ${others.map((choice) => this.#renderTalker(choice))}
            </ul>
          </details>`
        : nothing
    }`;
  }

  #renderAbout(sdk: TalkSdk, row: WorklistRow): TemplateResult {
    const { window } = row.obligation.obligation;
    const last = window.due ?? window.lastDay;
    return html`<div class="about">
      <span>${this.say.talk.post(row.unitName, row.title)}</span>
      <span>${this.say.talk.kindAndTriggers(row.kindName, row.triggerNames)}</span>
      <span
        >${this.say.signs.labelled(
          this.say.talk.window,
          window.opens || last
            ? this.say.dates.range(
                window.opens ? plainDate(window.opens, this.say) : '',
                last ? longDate(last, this.say) : '',
              )
            : this.say.talk.noWindow,
        )}
        <talk-basis
          .of=${this.say.talk.windowBasis}
          .label=${row.clause}
          .explain=${() => sdk.policy.explainWindow(window)}
        ></talk-basis
      ></span>
    </div>`;
  }

  #renderTogether(): TemplateResult | typeof nothing {
    if (this.together.length === 0) return nothing;
    const says = this.say.arrange;
    const names = this.together.map(({ subjectName, kindName }) => `${subjectName}${kindName}`);
    return html`<div class="together">
      <p>${says.together(names)}</p>
      <talk-text-field
        .label=${says.workNeed}
        .value=${this.workNeed}
        @value-change=${(event: CustomEvent<string>) => {
          this.workNeed = event.detail;
          void this.#check();
        }}
      ></talk-text-field>
    </div>`;
  }

  /** In sight beside the talkers, before anything is confirmed. */
  #renderFindings(sdk: TalkSdk): TemplateResult {
    const { findings } = this;
    const refusal = this.#act.refusal ?? this.unjudged;
    const explain = (finding: Finding) => sdk.policy.explain(finding);
    const shown = new Set(findings?.map(({ rule, code }) => `${rule}/${code}`));
    return html`<div class="findings">
      ${
        refusal
          ? html`<talk-finding-list
              .refusal=${{
                ...refusal,
                findings: refusal.findings.filter(
                  ({ rule, code }) => !shown.has(`${rule}/${code}`),
                ),
              }}
              .explain=${explain}
            ></talk-finding-list>`
          : nothing
      }
      ${
        findings?.length === 0
          ? html`<p class="muted">${this.say.arrange.checked(0)}</p>`
          : html`<talk-finding-list
              .findings=${findings ?? []}
              .explain=${explain}
              .reasons=${this.reasons}
              @reason-given=${this.#onReason}
            ></talk-finding-list>`
      }
    </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, row } = this;
    if (!sdk || !row) return nothing;
    const says = this.say.arrange;
    return html`<talk-dialog
      open
      size="large"
      .heading=${
        this.#moving
          ? this.say.plan.moveHeading(row.subjectName, row.kindName)
          : says.heading(row.subjectName, row.kindName)
      }
      .initialFocus=${() =>
        this.grid?.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]') ?? null}
      @close=${this.#close}
    >
      ${this.#renderAbout(sdk, row)} ${this.#renderTogether()}
      <div class="columns">
        <section aria-labelledby="day">
          <h3 id="day">${says.day}</h3>
          <talk-month-grid
            .label=${says.day}
            .value=${this.day}
            .today=${sdk.today()}
            .shade=${this.#shade(row)}
            .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
            @day-chosen=${this.#onDay}
          ></talk-month-grid>
          <p class="chosen">
            ${this.day ? says.chosenDay(longDate(this.day, this.say)) : says.noDay}
            ${this.suggested ? html`<span class="muted">${says.suggested}</span>` : nothing}
          </p>
          ${this.#renderFindings(sdk)}
        </section>
        <section aria-labelledby="talkers">
          <h3 id="talkers">${says.talkers}</h3>
          ${this.#renderTalkers()} ${this.#renderNoDelegate(sdk, row)}
          <div class="more" data-form="arrange">
            <talk-time-field
              .label=${says.time}
              .hint=${says.timeHint}
              .value=${this.startsAt}
              @value-change=${(event: CustomEvent<ClockTime | undefined>) => {
                this.startsAt = event.detail;
                void this.#check();
              }}
            ></talk-time-field>
            <talk-text-field
              .label=${says.place}
              .value=${this.place}
              @value-change=${(event: CustomEvent<string>) => {
                this.place = event.detail;
              }}
            ></talk-text-field>
            <talk-person-field
              class="wide"
              .sdk=${sdk}
              .label=${says.recorder}
              .value=${this.recorder}
              @value-change=${(event: CustomEvent<PersonChoice | undefined>) => {
                this.recorder = event.detail;
                void this.#check();
              }}
            ></talk-person-field>
            <label class="check wide"
              ><input
                type="checkbox"
                .checked=${this.outline}
                @change=${() => {
                  this.outline = !this.outline;
                  void this.#check();
                }}
              />${says.outline}</label
            >
          </div>
        </section>
      </div>
      <div slot="footer" class="row buttons">
        <button type="button" class="button" @click=${this.#close}>
          ${this.say.actions.cancel}
        </button>
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#confirm()}
        >
          ${this.#moving ? this.say.plan.moveConfirm : says.confirm}
        </button>
      </div>
    </talk-dialog>`;
  }
}

/** As the field shows somebody; the talk keeps their posts, and the field asks for none. */
function asChoice({ id, name }: Person): PersonChoice {
  return { id, name, title: '', unitName: '' };
}

interface Judged {
  readonly findings: readonly Finding[] | undefined;
  readonly unjudged: Shown | undefined;
}

/** What the policy says; or why it was not asked, which is no sign that nothing stands against it. */
async function judge(ask: () => Promise<Outcome<readonly Finding[]>>, say: Texts): Promise<Judged> {
  try {
    const outcome = await ask();
    if (outcome.ok) return { findings: outcome.value, unjudged: undefined };
    const { findings } = outcome.error;
    return findings.length > 0
      ? { findings, unjudged: undefined }
      : { findings: undefined, unjudged: outcome.error };
  } catch (error) {
    reportFault(error);
    return { findings: undefined, unjudged: { message: say.findings.fault, findings: [] } };
  }
}
