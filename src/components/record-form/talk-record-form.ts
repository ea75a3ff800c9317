/** 谈话记录: one talk in four stages: it is prepared, held and written down, confirmed, followed up. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type {
  ClockTime,
  Finding,
  LockReason,
  PaperRequest,
  PersonChoice,
  Seen,
  TalkRecord,
  TalkSdk,
  WorklistRow,
  WriteRecordInput,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { bringToTop } from '../controllers/bring-into-view.ts';
import { reportFault } from '../controllers/fault.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce, tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { stages } from '../messages/zh-CN/stages.ts';
import { register } from '../registration.ts';
import { TalkElement } from '../talk-element.ts';
import type { ReasonGiven } from '../ui/finding-list.ts';
import { icons } from '../ui/icons.ts';
import { laterDialog, laterView } from '../ui/later-view.ts';
import { liveView, loadingView } from '../ui/live-view.ts';
import { version } from '../version.ts';
import { answerInWords } from './answer-in-words.ts';
import { conflictStyles, renderConflict, renderRestored, type Versions } from '../ui/conflict.ts';
import {
  afterSave,
  answersToWrite,
  differences,
  draftOf,
  holdingDifferences,
  holdingOf,
  openPoints,
  outdated,
  seenOf,
  withAnswer,
  withPart,
} from './draft.ts';
import type { Confirming, Draft, DraftMatter, Holding } from './draft.ts';
import { discardSealed, isDirty, seal } from './kept.ts';
import {
  entersForTalker,
  may,
  opensAtFirst,
  readSheet,
  stageNames,
  stageNow,
  stageState,
  whyNot,
  type Sheet,
  type Stage,
} from './sheet.ts';
import { recordStyles } from './styles.ts';
import type { KeepFile } from './talk-record-confirm.ts';
import type { AnswerChange } from './talk-record-points.ts';
import { keepUnsaved, unsavedOf, watchUnsaved } from './unsaved.ts';

bring({ record });
bring({ stages });

/** While somebody types it is kept this often: each time is a line of the audit. */
const KEPT_EVERY_MS = 1000;

type Place = 'hold' | 'write';

/** What is to be shown as pages. */
interface Printing {
  readonly heading: string;
  readonly papers: readonly PaperRequest[];
}

const stageSigns = {
  done: icons.done,
  now: icons.half,
  later: icons.open,
  over: icons.cross,
} as const;

/**
 * @summary One talk from its outline to the last thing it left to do: prepare, hold, confirm, follow up.
 *
 * What can be done now lies open; the other stages open at a click. Each content point has a tick of its
 * own; there is no way to tick all, since a record must stay true. What is typed is kept sealed among the
 * user's own drafts a moment later: it survives a closed page, a lock and the host taking the element
 * away, and is offered again to the same user only. Where somebody else has saved meanwhile, both
 * versions are shown field by field.
 *
 * @attr {string} talk - The talk's id.
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @attr {zh-CN|en} locale - The language; without it, that of the provider.
 * @attr {boolean} embedded - Without its own heading and padding, for use in a dialog.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-prepare - Cancelable: the outline is about to be saved.
 * @fires {CustomEvent<{ talk: string }>} talk-prepared - The outline was saved.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-notify - Cancelable: it is about to be entered that people were told.
 * @fires {CustomEvent<{ talk: TalkRecord, notices: readonly NoticeToTell[] }>} talk-notified - It was entered; the host may send the texts, which say when and where and never why.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-hold - Cancelable: the talk is about to be entered as held.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-held - It was entered as held.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-record - Cancelable: the record is about to be saved.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-recorded - The record was saved.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-confirm - Cancelable: the record is about to be closed.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-confirmed - The record was confirmed and is closed.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-cancel - Cancelable: the arrangement is about to be cancelled.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-cancelled - The arrangement was cancelled.
 * @fires {CustomEvent<{ act: string, matter: string, waitUntil: Function }>} talk-before-matter - Cancelable: something is about to be entered of a matter that was raised.
 * @fires {CustomEvent<{ matter: MatterRecord }>} talk-matter-changed - It was entered.
 * @fires {CustomEvent<{ submission: string, waitUntil: Function }>} talk-before-take - Cancelable: what the subject sent in is about to be taken over or sent back.
 * @fires {CustomEvent<{ submission: string }>} talk-taken - It was.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-amend - Cancelable: a correction is about to be entered.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-amended - It was entered; what stood there first stays in the record.
 * @fires {CustomEvent<{ act: string, admonition: string, waitUntil: Function }>} talk-before-admonition - Cancelable: a step of the admonition that the talk belongs to is about to be entered.
 * @fires {CustomEvent<{ admonition: AdmonitionRecord }>} talk-admonition-changed - It was entered.
 * @csspart base - The whole element.
 * @csspart stages - The line that says how far the talk has come.
 */
export class TalkRecordForm extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, recordStyles, conflictStyles];

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  #at: Place | undefined;
  /** Who typed what is on the screen. */
  #owner: string | undefined;
  /** What was handed in before a lock. */
  #handedIn: readonly unknown[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #parts = {
    ceremony: new LaterPart(this, async () =>
      (await import('../admonition-tracker/register-case.ts')).registerCase(),
    ),
    person: new LaterPart(this, async () =>
      (await import('../ui/register-person.ts')).registerPerson(),
    ),
    writing: new LaterPart(this, async () =>
      (await import('./register-writing.ts')).registerWriting(),
    ),
    confirm: new LaterPart(this, async () => {
      await this.#parts.person.ready();
      const { TalkRecordConfirm } = await import('./talk-record-confirm.ts');
      register('talk-record-confirm', TalkRecordConfirm, version);
    }),
    prepare: new LaterPart(this, async () => {
      const { TalkRecordPrepare } = await import('./talk-record-prepare.ts');
      register('talk-record-prepare', TalkRecordPrepare, version);
    }),
    follow: new LaterPart(this, async () => {
      await this.#parts.person.ready();
      const parts = await import('./follow.ts');
      parts.registerFollow();
    }),
    print: new LaterPart(this, async () => {
      const { TalkPrintDialog } = await import('../print/talk-print-dialog.ts');
      register('talk-print-dialog', TalkPrintDialog, version);
    }),
  };

  @property({ reflect: true }) talk: string | undefined;
  @property({ type: Boolean, reflect: true }) embedded = false;
  /**
   * Keeps the scan of a signed record where the host keeps its files, and says its number or address
   * there. Without it, staff type where the scan is.
   */
  @property({ attribute: false }) keepFile: KeepFile | undefined;

  @state() private draft: Draft | undefined;
  @state() private holding: Holding | undefined;
  @state() private confirming: Confirming = {};
  @state() private reasons: Readonly<Record<string, string>> = {};
  /** Stages that somebody has opened or folded. */
  @state() private folds: ReadonlyMap<Stage, boolean> = new Map();
  @state() private printing: Printing | undefined;
  /** What is shown was typed the last time this talk was open. */
  @state() private restored = false;

  private readonly sheet = new LiveQuery<Sheet | undefined>(
    this,
    () => {
      const id = this.talk;
      if (!id) return undefined;
      return { sdk: this.activeSdk, key: id, ask: (sdk) => readSheet(sdk, id) };
    },
    (sheet) => this.#arrived(sheet),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('talk')) return;
    this.#keep(changed.get('talk'));
    this.#empty();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#sealNow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#sealNow);
    this.#sealNow();
    this.#keep(this.talk);
  }

  #empty(): void {
    this.#stopTimer();
    this.restored = false;
    this.draft = undefined;
    this.holding = undefined;
    this.confirming = {};
    this.reasons = {};
    this.folds = new Map();
    this.printing = undefined;
    this.#act.forget();
  }

  get #typed() {
    return { draft: this.draft, holding: this.holding, confirming: this.confirming };
  }

  protected override keepTyped(): void {
    this.#keep(this.talk);
    this.#handedIn = Object.values(this.#typed);
  }

  protected override letGo(why: LockReason): void {
    // Typed while what was handed in was being sealed; nobody hands in for a person who has left.
    const stays = why !== 'identity' && why !== 'cleaned';
    const now = Object.values(this.#typed);
    if (stays && now.some((one, at) => one !== this.#handedIn[at])) this.#keep(this.talk);
    this.#handedIn = [];
    this.#empty();
  }

  #keep(talk: string | undefined): void {
    const { givenSdk } = this;
    const owner = this.#owner;
    if (givenSdk && talk && owner !== undefined && this.draft?.base.id === talk) {
      keepUnsaved(givenSdk, talk, { owner, ...this.#typed });
    }
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Kept a moment after it is typed: a tab is closed without asking anybody. */
  #keepSoon(): void {
    this.#timer ??= setTimeout(this.#sealNow, KEPT_EVERY_MS);
  }

  readonly #sealNow = (): void => {
    if (this.#timer === undefined) return;
    this.#stopTimer();
    const { activeSdk: sdk, draft } = this;
    const owner = this.#owner;
    if (!sdk || !draft || owner === undefined) return;
    const typed = this.#typed;
    if (isDirty(typed)) seal(sdk, typed, owner).catch(reportFault);
    else discardSealed(sdk, draft.base.id);
  };

  #arrived(sheet: Sheet | undefined): void {
    const sdk = this.activeSdk;
    if (!sheet || !sdk) return;
    const { talk, rows } = sheet;
    const owner = sheet.actor.id;
    if (this.#owner !== owner) {
      if (this.#owner !== undefined) this.#empty();
      this.#owner = owner;
    }
    watchUnsaved(sdk);
    // What somebody is typing is never replaced by what has been saved; saying the same, it is as new.
    const saved = draftOf(talk);
    if (!this.draft) {
      const unsaved = unsavedOf(sdk, talk.id, owner) ?? sheet.sealed;
      this.draft = unsaved?.draft;
      this.holding = unsaved?.holding;
      this.confirming = (!talk.confirmed && unsaved?.confirming) || {};
      this.restored = unsaved !== undefined && isDirty(unsaved);
    }
    const { draft, holding } = this;
    if (!draft?.dirty) this.draft = saved;
    else if (outdated(draft, talk)) {
      if (differences(draft, saved, rows).length === 0) this.#change({ base: saved.base });
      else announce(this, this.say.record.conflictSaid);
    }
    const planned = holdingOf(talk, sdk.today());
    if (!holding?.dirty || !may(sheet, 'hold')) this.holding = planned;
    else if (outdated(holding, talk)) {
      if (holdingDifferences(holding, planned).length === 0) this.#hold({ base: planned.base });
      else announce(this, this.say.record.conflictSaid);
    }
  }

  #hold(change: Partial<Holding>): void {
    if (!this.holding) return;
    this.holding = { ...this.holding, ...change, dirty: true };
    this.#keepSoon();
  }

  #change(change: Partial<Draft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change, dirty: true };
    this.#keepSoon();
  }

  #confirm(change: Confirming): void {
    this.confirming = { ...this.confirming, ...change };
    this.#keepSoon();
  }

  #onReason(event: CustomEvent<ReasonGiven>): void {
    this.reasons = { ...this.reasons, [event.detail.rule]: event.detail.text };
  }

  #givenReasons(): { readonly reasons?: Readonly<Record<string, string>> } {
    const given = Object.entries(this.reasons).filter(([, text]) => text.trim() !== '');
    return given.length > 0 ? { reasons: Object.fromEntries(given) } : {};
  }

  async #enterHeld(sdk: TalkSdk, talk: TalkRecord): Promise<void> {
    this.#at = 'hold';
    if (!this.#act.readable('hold')) return;
    const { holding } = this;
    if (!holding?.heldOn) return;
    const { heldOn, startsAt, endsAt, talker, absent } = holding;
    const place = holding.place.trim();
    await this.#act.run({
      before: { type: 'talk-before-hold', detail: { talk: talk.id } },
      act: () =>
        sdk.talks.hold({
          talk: holding.base,
          heldOn,
          ...(startsAt ? { startsAt } : {}),
          ...(endsAt ? { endsAt } : {}),
          ...(place !== (talk.place ?? '') ? { place } : {}),
          ...(talker ? { talker: talker.id } : {}),
          ...(absent.length > 0 ? { absent } : {}),
          ...this.#givenReasons(),
        }),
      said: () => this.say.record.held,
      then: (held) => {
        this.holding = undefined;
        this.#keepSoon();
        tell(this, 'talk-held', { talk: held });
      },
    });
  }

  /** Saves what is on the screen; the talk as it then is, or nothing where it was refused. */
  async #save(sdk: TalkSdk, sheet: Sheet, act: Act): Promise<Seen | undefined> {
    const { draft } = this;
    const { talk } = sheet;
    if (!draft) return undefined;
    const matters = draft.matters
      .map((matter) => ({ ...matter, text: matter.text.trim() }))
      .filter((matter) => matter.text !== '');
    const nobodys = matters.findIndex(({ obligation }) => obligation === '');
    if (nobodys >= 0) {
      act.refuse(this.say.record.raisedByMissing(nobodys + 1));
      return undefined;
    }
    const input: WriteRecordInput = {
      talk: draft.base,
      points: Object.fromEntries(
        sheet.rows.map((row) => [
          row.obligation.id,
          answersToWrite(draft, row.obligation.id, row.points),
        ]),
      ),
      // An empty one takes back what was written before.
      statement: draft.statement.trim(),
      ...(matters.length > 0 ? { matters } : {}),
      record: draft.record,
    };
    let saved: Seen | undefined;
    await act.run({
      before: { type: 'talk-before-record', detail: { talk: talk.id } },
      act: () => this.#write(sdk, sheet, input),
      said: () => this.say.record.saved,
      then: (written) => {
        saved = seenOf(written);
        this.#saved(sdk, draft, written);
        tell(this, 'talk-recorded', { talk: written });
      },
    });
    return saved;
  }

  /** The talk on the screen may be another by now: what was typed of this one lies with the unsaved then. */
  #saved(sdk: TalkSdk, sent: Draft, written: TalkRecord): void {
    if (this.draft?.base.id === written.id) {
      this.draft = afterSave(this.draft, sent, written);
      this.restored = false;
      return;
    }
    const unsaved = this.#owner === undefined ? undefined : unsavedOf(sdk, written.id, this.#owner);
    if (!unsaved?.draft) return;
    keepUnsaved(sdk, written.id, { ...unsaved, draft: afterSave(unsaved.draft, sent, written) });
  }

  /** Where the clerk writes down what the leader says, both names are kept. */
  async #write(sdk: TalkSdk, sheet: Sheet, input: WriteRecordInput) {
    if (!entersForTalker(sheet)) return sdk.records.write(input);
    const onBehalfOf = sheet.talk.talker.id;
    const outcome = await sdk.records.write({ ...input, onBehalfOf });
    // A talker who has left the directory meanwhile stands in no way of the record.
    return outcome.ok || outcome.error.path !== 'onBehalfOf' ? outcome : sdk.records.write(input);
  }

  /** The talk with all that is typed of it saved: what is confirmed or printed is what is on the screen. */
  async #allSaved(sdk: TalkSdk, sheet: Sheet, act: Act): Promise<Seen | undefined> {
    const unsaved = this.draft?.dirty === true || sheet.talk.record === 'undecided';
    return unsaved && may(sheet, 'write') ? this.#save(sdk, sheet, act) : seenOf(sheet.talk);
  }

  async #printRecord(sdk: TalkSdk, sheet: Sheet): Promise<void> {
    this.#at = 'write';
    const dirty = this.draft?.dirty === true && may(sheet, 'write');
    if (dirty && !(await this.#save(sdk, sheet, this.#act))) return;
    const papers: readonly PaperRequest[] = [{ paper: 'talk-record', of: sheet.talk.id }];
    this.printing = { heading: this.say.stages.sheet, papers };
  }

  /** What the SDK has against one field, by its path. */
  #refused(at: Place, path: string): string {
    const { refusal } = this.#act;
    return this.#at === at && refusal?.path === path ? refusal.message : '';
  }

  #renderRefusal(sdk: TalkSdk, at: Place): TemplateResult | typeof nothing {
    if (this.#at !== at || !this.#act.refusal) return nothing;
    return html`<talk-finding-list
      .refusal=${this.#act.refusal}
      .explain=${(finding: Finding) => sdk.policy.explain(finding)}
      .reasons=${this.reasons}
      @reason-given=${this.#onReason}
    ></talk-finding-list>`;
  }

  #renderRestored(sdk: TalkSdk, { talk }: Sheet): TemplateResult | typeof nothing {
    if (!this.restored || !isDirty(this.#typed)) return nothing;
    return renderRestored(this.say, () => {
      this.draft = draftOf(talk);
      this.holding = holdingOf(talk, sdk.today());
      this.confirming = {};
      this.restored = false;
      discardSealed(sdk, talk.id);
    });
  }

  #renderDraftConflict(sheet: Sheet, draft: Draft): TemplateResult | typeof nothing {
    const { talk, rows } = sheet;
    if (this.#act.busy || !outdated(draft, talk)) return nothing;
    const says = this.say.record;
    const saved = draftOf(talk);
    const versions = differences(draft, saved, rows).map((one): Versions => {
      if (one.of === 'statement') {
        return { what: says.statement, theirs: saved.statement, mine: draft.statement };
      }
      if (one.of === 'record') {
        const forms = { written: says.written, 'not-needed': says.notNeeded };
        return { what: says.form, theirs: forms[saved.record], mine: forms[draft.record] };
      }
      const { row, point } = one;
      return {
        what: rows.length > 1 ? this.say.signs.labelled(row.subjectName, point.title) : point.title,
        theirs: answerInWords(this.say, saved, row, point),
        mine: answerInWords(this.say, draft, row, point),
      };
    });
    return renderConflict(
      this.say,
      versions,
      () => {
        // New matters stand beside those of others; they are no second version of anything.
        const { matters } = this.draft ?? draft;
        this.draft = { ...saved, matters, dirty: matters.length > 0 };
        if (this.activeSdk) discardSealed(this.activeSdk, talk.id);
      },
      may(sheet, 'write') ? () => this.#change({ base: saved.base }) : undefined,
    );
  }

  #renderHoldConflict(sdk: TalkSdk, talk: TalkRecord, holding: Holding) {
    if (this.#act.busy || !outdated(holding, talk)) return nothing;
    const says = this.say.record;
    const planned = holdingOf(talk, sdk.today());
    const names = { heldOn: says.heldOn, startsAt: says.from, endsAt: says.to, place: says.place };
    const inWords = (one: Holding, field: keyof typeof names) =>
      field === 'heldOn' ? (one.heldOn ? longDate(one.heldOn, this.say) : '') : (one[field] ?? '');
    return renderConflict(
      this.say,
      holdingDifferences(holding, planned).map((field) => ({
        what: names[field],
        theirs: inWords(planned, field),
        mine: inWords(holding, field),
      })),
      () => {
        this.holding = planned;
      },
      () => this.#hold({ base: planned.base }),
    );
  }

  #renderHeld({ talk }: Sheet): TemplateResult {
    const says = this.say.record;
    const { heldBy } = talk;
    // The same heading as over the form that was there before: the focus stays with it.
    return html`<section aria-labelledby="hold">
      <h4 id="hold">${says.hold}</h4>
      ${
        heldBy
          ? html`<p>
              ${says.heldSummary(
                longDate(talk.date, this.say),
                says.time(talk.startsAt, talk.endsAt),
                talk.place ?? '',
              )}${this.say.stages.heldBy(this.say.stages.enteredBy(heldBy.name, heldBy.onBehalfOf))}
            </p>`
          : nothing
      }
      ${
        talk.breaches.length > 0 && heldBy
          ? html`<p class="mark warning">${says.breaches}</p>`
          : nothing
      }
    </section>`;
  }

  #renderAbsent({ talk }: Sheet, { absent }: Holding): TemplateResult | typeof nothing {
    if (talk.mode !== 'group') return nothing;
    return html`<fieldset class="wide">
      <legend>${this.say.stages.absent}</legend>
      <div class="choices">
        ${talk.subjects.map(
          ({ id, name }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(absent.includes(id))}
                @change=${() => {
                  const now = this.holding?.absent ?? absent;
                  this.#hold({
                    absent: now.includes(id) ? now.filter((one) => one !== id) : [...now, id],
                  });
                }}
              />${name}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #renderHold(sdk: TalkSdk, sheet: Sheet): TemplateResult {
    const says = this.say.record;
    const { talk, actor } = sheet;
    const { holding } = this;
    if (!may(sheet, 'hold') || !holding) {
      const why = whyNot(sheet, 'hold');
      return talk.heldBy || !why ? this.#renderHeld(sheet) : html`<p class="muted">${why}</p>`;
    }
    return html`<section aria-labelledby="hold" data-form="hold">
      <h4 id="hold">${says.hold}</h4>
      ${this.#renderHoldConflict(sdk, talk, holding)}
      <div class="grid">
        <talk-date-field
          required
          .label=${says.heldOn}
          .hint=${this.say.fields.dateHint}
          .value=${holding.heldOn}
          .error=${this.#refused('hold', 'heldOn')}
          .today=${sdk.today()}
          .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
          @value-change=${(event: CustomEvent<CivilDate | undefined>) =>
            this.#hold({ heldOn: event.detail })}
        ></talk-date-field>
        <talk-time-field
          ?required=${talk.startsAt !== undefined}
          .label=${says.from}
          .hint=${talk.startsAt !== undefined && !holding.startsAt ? says.startMissing : ''}
          .value=${holding.startsAt}
          @value-change=${(event: CustomEvent<ClockTime | undefined>) =>
            this.#hold({ startsAt: event.detail })}
        ></talk-time-field>
        <talk-time-field
          .label=${says.to}
          .value=${holding.endsAt}
          .error=${this.#refused('hold', 'endsAt')}
          @value-change=${(event: CustomEvent<ClockTime | undefined>) =>
            this.#hold({ endsAt: event.detail })}
        ></talk-time-field>
        <talk-text-field
          .label=${says.place}
          .value=${holding.place}
          @value-change=${(event: CustomEvent<string>) => this.#hold({ place: event.detail })}
        ></talk-text-field>
        ${laterView(
          this.#parts.person,
          this.say,
          () =>
            html`<talk-person-field
              class="half"
              .sdk=${sdk}
              .label=${says.actualTalker}
              .value=${holding.talker}
              @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
                this.#hold({ talker: event.detail })}
            ></talk-person-field>`,
        )}
        ${this.#renderAbsent(sheet, holding)}
      </div>
      ${
        entersForTalker(sheet)
          ? html`<p class="why">
              ${this.say.stages.onBehalf(actor.name, holding.talker?.name ?? talk.talker.name)}
            </p>`
          : nothing
      }
      ${this.#renderRefusal(sdk, 'hold')}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#enterHeld(sdk, talk)}
        >
          ${says.holdNow}
        </button>
      </div>
    </section>`;
  }

  #renderOutline(row: WorklistRow): TemplateResult {
    return html`<p class="help">${this.say.record.notYet}</p>
      <ul class="outline">
        ${row.points.map(
          (point) => html`<li>${point.title} <span class="muted">${point.clause}</span></li>`,
        )}
      </ul>`;
  }

  #answer({ obligation }: WorklistRow, detail: AnswerChange): void {
    // Of the draft as it is now, not as it was drawn: two ticks may come before the next drawing.
    const { draft } = this;
    if (!draft) return;
    this.draft =
      'part' in detail
        ? withPart(draft, obligation.id, detail.point, detail.part, detail.ticked)
        : withAnswer(draft, obligation.id, detail.point.id, detail.change);
    this.#keepSoon();
  }

  #renderPoints(sheet: Sheet, typed: Draft): readonly TemplateResult[] {
    const says = this.say.record;
    const editable = may(sheet, 'write');
    // A record that somebody has closed meanwhile is shown as it is.
    const draft = editable ? typed : draftOf(sheet.talk);
    const begun = editable || sheet.talk.record !== 'undecided';
    return sheet.rows.map((row, index) => {
      const { id } = row.obligation;
      const missing = openPoints(draft, id, row.points);
      const title =
        sheet.rows.length > 1
          ? this.say.signs.labelled(says.points, says.ofWhom(row.subjectName, row.kindName))
          : says.points;
      return html`<section aria-labelledby="points-${index}">
        <h4 id="points-${index}">
          ${title}${
            editable && missing > 0
              ? html`<span class="mark missing">${says.missing(missing)}</span>`
              : nothing
          }
        </h4>
        ${
          begun
            ? html`${editable ? html`<p class="help">${says.pointsHelp}</p>` : nothing}
              ${laterView(
                this.#parts.writing,
                this.say,
                () =>
                  html`<talk-record-points
                    .points=${row.points}
                    .answers=${draft.answers[id] ?? {}}
                    .editable=${editable}
                    @answer-change=${(event: CustomEvent<AnswerChange>) =>
                      this.#answer(row, event.detail)}
                  ></talk-record-points>`,
              )}`
            : this.#renderOutline(row)
        }
      </section>`;
    });
  }

  #renderRecord(sdk: TalkSdk, sheet: Sheet, draft: Draft): TemplateResult {
    const says = this.say.record;
    const editable = may(sheet, 'write');
    const { without } = sheet;
    const why = without.why;
    return html`<section aria-labelledby="statement">
        <h4 id="statement">${says.statement}</h4>
        ${this.#renderDraftConflict(sheet, draft)}
        ${
          editable
            ? html`<talk-text-field
                .rows=${3}
                .label=${says.statementHint}
                .value=${draft.statement}
                @value-change=${(event: CustomEvent<string>) =>
                  this.#change({ statement: event.detail })}
              ></talk-text-field>`
            : html`<p>${sheet.talk.statement ?? says.unset}</p>`
        }
      </section>
      <section>
        ${laterView(
          this.#parts.writing,
          this.say,
          () =>
            html`<talk-record-raised
              .rows=${sheet.rows}
              .kept=${sheet.matters}
              .matters=${draft.matters}
              .editable=${editable}
              @matters-change=${(event: CustomEvent<readonly DraftMatter[]>) =>
                this.#change({ matters: event.detail })}
            ></talk-record-raised>`,
        )}
      </section>
      ${
        editable
          ? html`<section aria-labelledby="form">
              <fieldset>
                <legend id="form">${says.form}</legend>
                <div class="choices">
                  <label
                    ><input
                      type="radio"
                      name="form"
                      .checked=${live(draft.record === 'written')}
                      @change=${() => this.#change({ record: 'written' })}
                    />${says.written}</label
                  >
                  <label
                    ><input
                      type="radio"
                      name="form"
                      ?disabled=${!without.allowed}
                      .checked=${live(draft.record === 'not-needed')}
                      @change=${() => this.#change({ record: 'not-needed' })}
                    />${says.notNeeded}</label
                  >
                </div>
                ${
                  why
                    ? html`<p class="why">
                        ${why.sentence}
                        <talk-basis
                          .of=${says.form}
                          .label=${why.clause ?? this.say.basis.button}
                          .explain=${() => [why]}
                        ></talk-basis>
                      </p>`
                    : nothing
                }
              </fieldset>
              ${this.#renderRefusal(sdk, 'write')}
              <div class="actions">
                <button
                  type="button"
                  class="button"
                  aria-disabled=${this.#act.busy ? 'true' : nothing}
                  @click=${() => {
                    this.#at = 'write';
                    void this.#save(sdk, sheet, this.#act);
                  }}
                >
                  ${says.save}
                </button>
                <span class="muted">${this.say.stages.savesItself}</span>
              </div>
            </section>`
          : nothing
      }`;
  }

  #renderConfirm(sdk: TalkSdk, sheet: Sheet, draft: Draft): TemplateResult {
    return laterView(
      this.#parts.confirm,
      this.say,
      () =>
        html`<talk-record-confirm
          .sdk=${sdk}
          .sheet=${sheet}
          .draft=${draft}
          .confirming=${this.confirming}
          .save=${(act: Act) => this.#allSaved(sdk, sheet, act)}
          .keepFile=${this.keepFile}
          @confirming-change=${(event: CustomEvent<Confirming>) => this.#confirm(event.detail)}
          @talk-confirmed=${() => {
            this.confirming = {};
            this.#keepSoon();
          }}
          @print-wanted=${() => void this.#printRecord(sdk, sheet)}
        ></talk-record-confirm>`,
    );
  }

  #renderCeremony({ rows, talk }: Sheet): TemplateResult | typeof nothing {
    const admonition = rows.find((row) => row.obligation.admonition)?.obligation.admonition;
    if (!admonition) return nothing;
    const steps = ['notice', 'service'] as const;
    return html`<section aria-labelledby="ceremony">
      <h4 id="ceremony">${this.say.record.ceremony}</h4>
      ${laterView(
        this.#parts.ceremony,
        this.say,
        () =>
          html`<talk-admonition-case
            .sdk=${this.activeSdk}
            .theme=${this.effectiveTheme}
            .case=${admonition}
            .only=${talk.confirmed ? steps : ([...steps, 'rectification'] as const)}
          ></talk-admonition-case>`,
      )}
    </section>`;
  }

  #renderStage(stage: Stage, sdk: TalkSdk, sheet: Sheet, draft: Draft): TemplateResult {
    const print = (event: CustomEvent<Printing>) => {
      this.printing = event.detail;
    };
    switch (stage) {
      case 'prepare':
        return laterView(
          this.#parts.prepare,
          this.say,
          () =>
            html`<talk-record-prepare
              .sdk=${sdk}
              .sheet=${sheet}
              @print-wanted=${print}
            ></talk-record-prepare>`,
        );
      case 'hold': {
        const begun = may(sheet, 'write') || sheet.talk.record !== 'undecided';
        return html`${this.#renderHold(sdk, sheet)} ${this.#renderCeremony(sheet)}
        ${this.#renderPoints(sheet, draft)}
        ${begun ? this.#renderRecord(sdk, sheet, draft) : nothing}`;
      }
      case 'confirm':
        return this.#renderConfirm(sdk, sheet, draft);
      case 'follow':
        return laterView(
          this.#parts.follow,
          this.say,
          () =>
            html`<talk-record-follow
              .sdk=${sdk}
              .sheet=${sheet}
              .theme=${this.effectiveTheme}
              @print-wanted=${print}
            ></talk-record-follow>`,
        );
    }
  }

  #isOpen(stage: Stage, sdk: TalkSdk, { talk }: Sheet): boolean {
    return this.folds.get(stage) ?? opensAtFirst(stage, talk, sdk.today());
  }

  #fold(stage: Stage, open: boolean): void {
    this.folds = new Map([...this.folds, [stage, open]]);
  }

  async #goTo(stage: Stage): Promise<void> {
    this.#fold(stage, true);
    await this.updateComplete;
    const head = this.renderRoot.querySelector<HTMLElement>(`#fold-${stage}`);
    head?.focus({ preventScroll: true });
    if (head) bringToTop(head);
  }

  #renderStages(sdk: TalkSdk, { talk }: Sheet): TemplateResult {
    const says = this.say.stages;
    const today = sdk.today();
    const now = stageNow(talk, today);
    return html`<nav aria-label=${says.heading} part="stages">
      <ol class="stages">
        ${stageNames.map((stage) => {
          const how = stageState(stage, talk, today);
          return html`<li class=${how}>
            <button
              type="button"
              aria-current=${stage === now ? 'step' : nothing}
              @click=${() => void this.#goTo(stage)}
            >
              ${stageSigns[how]}<span>${says.names[stage]}</span
              ><span class="how">${says.states[how]}</span>
            </button>
          </li>`;
        })}
      </ol>
    </nav>`;
  }

  /** What is said of a stage beside its name, also while it is folded. */
  #noteOf(stage: Stage, { talk }: Sheet): string {
    if (stage === 'confirm' && talk.confirmed) {
      return this.say.record.confirmed(longDate(talk.confirmed.on, this.say));
    }
    return '';
  }

  #renderFold(stage: Stage, sdk: TalkSdk, sheet: Sheet, draft: Draft): TemplateResult {
    const says = this.say.stages;
    const open = this.#isOpen(stage, sdk, sheet);
    const note = this.#noteOf(stage, sheet);
    return html`<section class="stage" aria-labelledby="stage-${stage}">
      <h3 id="stage-${stage}">
        <button
          type="button"
          id="fold-${stage}"
          class="fold"
          aria-expanded=${open ? 'true' : 'false'}
          @click=${() => this.#fold(stage, !open)}
        >
          ${icons.next}${says.names[stage]}
        </button>
      </h3>
      ${note ? html`<p class="note">${note}</p>` : nothing}
      ${open ? html`<div class="in">${this.#renderStage(stage, sdk, sheet, draft)}</div>` : nothing}
    </section>`;
  }

  #renderPrinting(sdk: TalkSdk): TemplateResult | typeof nothing {
    const { printing } = this;
    const close = () => {
      this.printing = undefined;
    };
    return laterDialog(
      this.#parts.print,
      {
        tag: 'talk-print-dialog',
        wanted: printing !== undefined,
        close,
        content: () =>
          html`<talk-print-dialog
            .sdk=${sdk}
            .heading=${printing?.heading ?? ''}
            .papers=${printing?.papers}
            @close=${close}
          ></talk-print-dialog>`,
      },
      this.say,
    );
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    const says = this.say.record;
    if (!this.talk) {
      return html`<talk-state-view
        .heading=${says.choose}
        .text=${says.chooseText}
      ></talk-state-view>`;
    }
    return liveView(this.sheet, this.say, (sheet) => this.#renderSheet(sdk, sheet));
  }

  #renderSheet(sdk: TalkSdk, sheet: Sheet | undefined): TemplateResult {
    const says = this.say.record;
    const { draft } = this;
    // Another talk was asked for, and its answer is not there yet.
    if (sheet && sheet.talk.id !== this.talk) return loadingView;
    if (!sheet || !draft) {
      return html`<talk-state-view
        kind="error"
        .heading=${says.gone}
        .text=${says.goneText}
      ></talk-state-view>`;
    }
    const [row] = sheet.rows;
    return html`<div class="form">
      ${this.embedded || !row ? nothing : html`<h2>${this.say.talk.recordHeading(row.subjectName, row.kindName)}</h2>`}
      ${this.#renderStages(sdk, sheet)} ${this.#renderRestored(sdk, sheet)}
      <talk-record-arrangement .sdk=${sdk} .sheet=${sheet}></talk-record-arrangement>
      ${stageNames.map((stage) => this.#renderFold(stage, sdk, sheet, draft))}
      ${this.#renderPrinting(sdk)}
    </div>`;
  }
}
