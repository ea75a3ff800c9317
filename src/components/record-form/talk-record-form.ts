/** 谈话记录: what was arranged, that it was held, what was said of each point, and the confirmation. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type {
  ClockTime,
  Explanation,
  Finding,
  LockReason,
  MatterRecord,
  NextAct,
  PersonChoice,
  PointView,
  Seen,
  TalkAct,
  TalkRecord,
  TalkSdk,
  WorklistRow,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce, tell } from '../events.ts';
import type { Texts } from '../messages/index.ts';
import { TalkElement } from '../talk-element.ts';
import type { ReasonGiven } from '../ui/finding-list.ts';
import {
  afterSave,
  answerOf,
  answersToWrite,
  differences,
  draftOf,
  holdingDifferences,
  holdingOf,
  openPoints,
  outdated,
  seenOf,
  unanswered,
  withAnswer,
  withPart,
} from './draft.ts';
import type { Draft, DraftMatter, Holding } from './draft.ts';
import { recordStyles } from './styles.ts';
import { discardSealed, sealedOf, type Typed } from './kept.ts';
import { keepUnsaved, unsavedOf, watchUnsaved } from './unsaved.ts';

/** Everything the form shows of one talk. */
interface Sheet {
  readonly talk: TalkRecord;
  readonly rows: readonly WorklistRow[];
  readonly matters: readonly MatterRecord[];
  readonly next: readonly NextAct<TalkAct>[];
  readonly review: readonly Finding[];
  readonly without: { readonly allowed: boolean; readonly why?: Explanation };
  /** Who is at the desk. */
  readonly owner: string;
  /** What that person had typed when the desk was locked. */
  readonly sealed: Typed | undefined;
}

/** One line of what another has saved and of what is typed here. */
interface Versions {
  readonly what: string;
  readonly theirs: string;
  readonly mine: string;
}

interface Confirming {
  readonly method: 'signature' | 'paper';
  readonly on: CivilDate | undefined;
  readonly approver: PersonChoice | undefined;
  readonly breachReason: string;
}

const nothingConfirmed = {
  method: 'signature',
  approver: undefined,
  breachReason: '',
} as const;

type Place = 'hold' | 'write' | 'confirm' | 'cancel';

async function readSheet(sdk: TalkSdk, id: string): Promise<Sheet | undefined> {
  const talk = await sdk.talks.get(id);
  if (!talk) return undefined;
  const [found, matters, next, review, without, actor, sealed] = await Promise.all([
    Promise.all(talk.obligations.map((obligation) => sdk.obligations.get(obligation))),
    sdk.matters.ofTalk(id),
    sdk.talks.next(id),
    sdk.records.review(id),
    sdk.records.mayDoWithout(id),
    sdk.actor(),
    sealedOf(sdk, id),
  ]);
  const rows = found.filter((row) => row !== undefined);
  return { talk, rows, matters, next, review, without, owner: actor.id, sealed };
}

/**
 * @summary The record of one talk: hold, points one by one, statement, matters raised, confirmation.
 *
 * Each point has a tick of its own; there is no way to tick all, since a record must stay true.
 *
 * @attr {string} talk - The talk's id.
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @attr {boolean} embedded - Without its own heading and padding, for use in a dialog.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-hold - Cancelable: the talk is about to be entered as held.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-held - It was entered as held.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-record - Cancelable: the record is about to be saved.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-recorded - The record was saved.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-confirm - Cancelable: the record is about to be closed.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-confirmed - The record was confirmed and is closed.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-cancel - Cancelable: the arrangement is about to be cancelled.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-cancelled - The arrangement was cancelled.
 * @csspart base - The whole element.
 * @cssproperty --talk-accent - The one accent colour.
 */
export class TalkRecordForm extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, recordStyles];

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  #at: Place | undefined;
  /** Who typed what is on the screen. */
  #owner: string | undefined;
  /** The draft that was handed in before a lock. */
  #handedIn: Draft | undefined;

  @property({ reflect: true }) talk: string | undefined;
  @property({ type: Boolean, reflect: true }) embedded = false;

  @state() private draft: Draft | undefined;
  @state() private holding: Holding | undefined;
  @state() private confirmed: Partial<Confirming> = {};
  @state() private reasons: Readonly<Record<string, string>> = {};
  @state() private remarks: ReadonlySet<string> = new Set();
  @state() private cancelReason = '';
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

  #empty(): void {
    this.restored = false;
    this.draft = undefined;
    this.holding = undefined;
    this.confirmed = {};
    this.reasons = {};
    this.remarks = new Set();
    this.cancelReason = '';
    this.#act.forget();
  }

  protected override keepTyped(): void {
    this.#keep(this.talk);
    this.#handedIn = this.draft;
  }

  protected override letGo(why: LockReason): void {
    // Typed while what was handed in was being sealed; nobody hands in for a person who has left.
    if (why !== 'identity' && why !== 'cleaned' && this.draft !== this.#handedIn) {
      this.#keep(this.talk);
    }
    this.#handedIn = undefined;
    this.#empty();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keep(this.talk);
  }

  #keep(talk: string | undefined): void {
    const { draft, holding, givenSdk } = this;
    const owner = this.#owner;
    if (givenSdk && talk && owner !== undefined && draft?.base.id === talk) {
      keepUnsaved(givenSdk, talk, { owner, draft, holding });
    }
  }

  #arrived(sheet: Sheet | undefined): void {
    const sdk = this.activeSdk;
    if (!sheet || !sdk) return;
    const { talk, rows, owner } = sheet;
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
      this.restored = unsaved?.draft?.dirty === true;
    }
    const { draft, holding } = this;
    if (!draft?.dirty) this.draft = saved;
    else if (outdated(draft, talk)) {
      if (differences(draft, saved, rows).length === 0) this.#change({ base: saved.base });
      else announce(this, this.say.record.conflictSaid);
    }
    const planned = holdingOf(talk, sdk.today());
    if (!holding?.dirty || !this.#may(sheet, 'hold')) this.holding = planned;
    else if (outdated(holding, talk)) {
      if (holdingDifferences(holding, planned).length === 0) this.#hold({ base: planned.base });
      else announce(this, this.say.record.conflictSaid);
    }
  }

  #may(sheet: Sheet, act: TalkAct): boolean {
    return sheet.next.some((next) => next.act === act && next.possible);
  }

  #why(sheet: Sheet, act: TalkAct): string | undefined {
    return sheet.next.find((next) => next.act === act && !next.possible)?.why;
  }

  #hold(change: Partial<Holding>): void {
    if (this.holding) this.holding = { ...this.holding, ...change, dirty: true };
  }

  #change(change: Partial<Draft>): void {
    if (this.draft) this.draft = { ...this.draft, ...change, dirty: true };
  }

  /** What was typed over what is offered; a day that was cleared stays cleared. */
  #confirming(sdk: TalkSdk): Confirming {
    return { ...nothingConfirmed, on: sdk.today(), ...this.confirmed };
  }

  #confirmBy(change: Partial<Confirming>): void {
    this.confirmed = { ...this.confirmed, ...change };
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
    const { heldOn, startsAt, endsAt, talker } = holding;
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
          ...this.#givenReasons(),
        }),
      said: () => this.say.record.held,
      then: (held) => tell(this, 'talk-held', { talk: held }),
    });
  }

  /** Saves what is on the screen; the talk as it then is, or nothing where it was refused. */
  async #save(sdk: TalkSdk, sheet: Sheet): Promise<Seen | undefined> {
    const { draft } = this;
    const { talk } = sheet;
    if (!draft) return undefined;
    const matters = draft.matters
      .map((matter) => ({ ...matter, text: matter.text.trim() }))
      .filter((matter) => matter.text !== '');
    const nobodys = matters.findIndex(({ obligation }) => obligation === '');
    if (nobodys >= 0) {
      this.#act.refuse(this.say.record.raisedByMissing(nobodys + 1));
      return undefined;
    }
    let saved: Seen | undefined;
    await this.#act.run({
      before: { type: 'talk-before-record', detail: { talk: talk.id } },
      act: () =>
        sdk.records.write({
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
        }),
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

  async #write(sdk: TalkSdk, sheet: Sheet): Promise<void> {
    this.#at = 'write';
    await this.#save(sdk, sheet);
  }

  async #confirm(sdk: TalkSdk, sheet: Sheet, asBreach: boolean): Promise<void> {
    this.#at = 'confirm';
    if (!this.#act.readable('confirm')) return;
    const { method, on, approver, breachReason } = this.#confirming(sdk);
    if (!on) return;
    if (asBreach && (!approver || breachReason.trim() === '')) {
      return this.#act.refuse(this.say.tracker.fillIn);
    }
    const unsaved = this.draft?.dirty === true || sheet.talk.record === 'undecided';
    const seen: Seen | undefined =
      unsaved && this.#may(sheet, 'write') ? await this.#save(sdk, sheet) : seenOf(sheet.talk);
    if (!seen) return;
    // Typed while the rest was being saved: a closed record could not take it any more.
    if (this.draft?.dirty === true) return this.#act.refuse(this.say.record.saveFirst);
    await this.#act.run({
      before: { type: 'talk-before-confirm', detail: { talk: sheet.talk.id } },
      act: () =>
        sdk.records.confirm({
          talk: seen,
          method,
          on,
          ...(asBreach && approver
            ? { asBreach: { approver: approver.id, reason: breachReason.trim() } }
            : {}),
          ...this.#givenReasons(),
        }),
      said: () => this.say.record.confirmedSaid,
      then: (confirmed) => tell(this, 'talk-confirmed', { talk: confirmed }),
    });
  }

  async #cancel(sdk: TalkSdk, talk: TalkRecord): Promise<void> {
    this.#at = 'cancel';
    await this.#act.run({
      before: { type: 'talk-before-cancel', detail: { talk: talk.id } },
      act: () => sdk.plan.cancel(seenOf(talk), this.cancelReason.trim()),
      said: () => this.say.record.cancelledSaid,
      then: (cancelled) => tell(this, 'talk-cancelled', { talk: cancelled }),
    });
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

  /** Both versions, where another has saved since this was begun. Nothing is lost before it is chosen. */
  #renderConflict(
    versions: readonly Versions[],
    takeTheirs: () => void,
    keepMine?: () => void,
  ): TemplateResult {
    const says = this.say.record;
    return html`<div class="conflict">
      <p>${says.conflict}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${says.conflictColumns.what}</th>
            <th scope="col">${says.conflictColumns.theirs}</th>
            <th scope="col">${says.conflictColumns.mine}</th>
          </tr>
        </thead>
        <tbody>
          ${versions.map(
            ({ what, theirs, mine }) =>
              html`<tr>
                <th scope="row">${what}</th>
                <td>${theirs || says.unset}</td>
                <td>${mine || says.unset}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="actions">
        <button type="button" class="button" @click=${takeTheirs}>${says.takeTheirs}</button>
        ${
          keepMine
            ? html`<button type="button" class="button" @click=${keepMine}>
                ${says.keepMine}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #renderRestored(sheet: Sheet, draft: Draft): TemplateResult | typeof nothing {
    if (!this.restored || !draft.dirty) return nothing;
    return html`<div class="conflict">
      <p>${this.say.record.restored}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.draft = draftOf(sheet.talk);
            this.restored = false;
            this.#throwAway(sheet.talk.id);
          }}
        >
          ${this.say.record.throwAway}
        </button>
      </div>
    </div>`;
  }

  #throwAway(talk: string): void {
    if (this.activeSdk) discardSealed(this.activeSdk, talk);
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
        theirs: answerInWords(saved, row, point, this.say),
        mine: answerInWords(draft, row, point, this.say),
      };
    });
    return this.#renderConflict(
      versions,
      () => {
        // New matters stand beside those of others; they are no second version of anything.
        const { matters } = this.draft ?? draft;
        this.draft = { ...saved, matters, dirty: matters.length > 0 };
        this.#throwAway(talk.id);
      },
      this.#may(sheet, 'write') ? () => this.#change({ base: saved.base }) : undefined,
    );
  }

  #renderHoldConflict(sdk: TalkSdk, talk: TalkRecord, holding: Holding) {
    if (this.#act.busy || !outdated(holding, talk)) return nothing;
    const says = this.say.record;
    const planned = holdingOf(talk, sdk.today());
    const names = { heldOn: says.heldOn, startsAt: says.from, endsAt: says.to, place: says.place };
    const inWords = (one: Holding, field: keyof typeof names) =>
      field === 'heldOn' ? (one.heldOn ? longDate(one.heldOn, this.say) : '') : (one[field] ?? '');
    return this.#renderConflict(
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

  #renderFact(name: string, value: string): TemplateResult {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value || this.say.record.unset}</dd>
    </div>`;
  }

  #renderArrangement(sdk: TalkSdk, sheet: Sheet): TemplateResult {
    const says = this.say.record;
    const { talk, rows } = sheet;
    const window = rows[0]?.obligation.obligation.window;
    const last = window?.due ?? window?.lastDay;
    return html`<section aria-labelledby="arrangement">
      <h3 id="arrangement">${says.arrangement}</h3>
      <dl>
        ${rows.map((row) =>
          this.#renderFact(
            says.subject,
            this.say.signs.bracketed(
              row.subjectName,
              this.say.scheduler.post(row.unitName, row.title),
            ),
          ),
        )}
        ${this.#renderFact(
          says.kind,
          rows
            .map((row) => this.say.scheduler.kindAndTriggers(row.kindName, row.triggerNames))
            .join(this.say.signs.semicolon),
        )}
        ${this.#renderFact(says.talker, talk.talker.name)}
        ${this.#renderFact(says.recorder, talk.recorder?.name ?? '')}
        ${this.#renderFact(
          says.planned,
          `${longDate(talk.date, this.say)} ${says.time(talk.startsAt, talk.endsAt)}`.trim(),
        )}
        ${this.#renderFact(says.place, talk.place ?? '')}
        ${this.#renderFact(says.outline, talk.outline ? says.ready : says.notReady)}
        ${
          window
            ? html`<div>
                <dt>${this.say.arrange.window}</dt>
                <dd>
                  ${last ? longDate(last, this.say) : this.say.scheduler.noWindow}
                  <talk-basis
                    .of=${this.say.arrange.windowBasis}
                    .label=${rows[0]?.clause ?? this.say.basis.button}
                    .explain=${() => sdk.policy.explainWindow(window)}
                  ></talk-basis>
                </dd>
              </div>`
            : nothing
        }
      </dl>
      ${
        talk.cancelled
          ? html`<p class="mark warning">${says.cancelled(talk.cancelled.reason)}</p>`
          : nothing
      }
      ${this.#may(sheet, 'cancel') ? this.#renderCancel(sdk, talk) : nothing}
    </section>`;
  }

  #renderCancel(sdk: TalkSdk, talk: TalkRecord): TemplateResult {
    const says = this.say.record;
    return html`<details>
      <summary>${says.cancel}</summary>
      <div class="grid">
        <talk-text-field
          class="wide"
          required
          .label=${says.cancelReason}
          .value=${this.cancelReason}
          @value-change=${(event: CustomEvent<string>) => {
            this.cancelReason = event.detail;
          }}
        ></talk-text-field>
      </div>
      ${this.#renderRefusal(sdk, 'cancel')}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#cancel(sdk, talk)}>
          ${says.cancelNow}
        </button>
      </div>
    </details>`;
  }

  #renderHold(sdk: TalkSdk, sheet: Sheet): TemplateResult {
    const says = this.say.record;
    const { talk } = sheet;
    const { holding } = this;
    if (!this.#may(sheet, 'hold') || !holding) {
      const why = this.#why(sheet, 'hold');
      return html`<section aria-labelledby="hold">
        <h3 id="hold">${says.hold}</h3>
        ${
          talk.heldBy
            ? html`<p>
                ${says.heldSummary(
                  longDate(talk.date, this.say),
                  says.time(talk.startsAt, talk.endsAt),
                  talk.place ?? '',
                )}
              </p>`
            : why
              ? html`<p class="muted">${why}</p>`
              : nothing
        }
        ${
          talk.breaches.length > 0 && talk.heldBy
            ? html`<p class="mark warning">${says.breaches}</p>`
            : nothing
        }
      </section>`;
    }
    return html`<section aria-labelledby="hold" data-form="hold">
      <h3 id="hold">${says.hold}</h3>
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
        <talk-person-field
          class="half"
          .sdk=${sdk}
          .label=${says.actualTalker}
          .value=${holding.talker}
          @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
            this.#hold({ talker: event.detail })}
        ></talk-person-field>
      </div>
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

  #renderPoint(
    row: WorklistRow,
    point: PointView,
    draft: Draft,
    editable: boolean,
  ): TemplateResult {
    const says = this.say.record;
    const obligation = row.obligation.id;
    const answer = answerOf(draft, obligation, point.id);
    const key = `${obligation}/${point.id}`;
    const remarking = this.remarks.has(key) || answer.remark !== '';
    const several = point.parts.length > 0;
    const excused = answer.state === 'not-applicable';
    const set = (change: Parameters<typeof withAnswer>[3]) => {
      // Of the draft as it is now, not as it was drawn: two ticks may come before the next drawing.
      if (this.draft) this.draft = withAnswer(this.draft, obligation, point.id, change);
    };
    return html`<li class=${answer.state}>
      ${
        several
          ? html`<span>${point.title} <span class="muted">${point.clause}</span></span>`
          : html`<label class="tick"
              ><input
                type="checkbox"
                .checked=${live(answer.state === 'covered')}
                ?disabled=${!editable || excused}
                @change=${() => set({ state: answer.state === 'covered' ? 'open' : 'covered' })}
              /><span>${point.title} <span class="muted">${point.clause}</span></span></label
            >`
      }
      <label class="option"
        ><input
          type="checkbox"
          .checked=${live(excused)}
          aria-label=${says.excuse(point.title)}
          ?disabled=${!editable}
          @change=${() => set(excused ? unanswered : { state: 'not-applicable', parts: [] })}
        /><span aria-hidden="true">${says.notApplicable}</span></label
      >
      ${
        editable
          ? html`<button
              type="button"
              class="link"
              aria-label=${says.remark(point.title)}
              aria-expanded=${remarking ? 'true' : 'false'}
              @click=${() => {
                this.remarks = new Set([...this.remarks, key]);
              }}
            >
              ${says.addRemark}
            </button>`
          : html`<span></span>`
      }
      ${
        several && !excused
          ? html`<div class="parts" role="group" aria-label=${says.parts(point.title)}>
              ${point.parts.map(
                (part) =>
                  html`<label class="tick"
                    ><input
                      type="checkbox"
                      .checked=${live(answer.parts.includes(part.id))}
                      ?disabled=${!editable}
                      @change=${() => {
                        const now = answerOf(this.draft ?? draft, obligation, point.id);
                        const ticked = !now.parts.includes(part.id);
                        if (!this.draft) return;
                        this.draft = withPart(this.draft, obligation, point, part.id, ticked);
                      }}
                    /><span>${part.title}</span></label
                  >`,
              )}
            </div>`
          : nothing
      }
      ${
        excused
          ? html`<talk-text-field
              class="below"
              required
              .label=${says.reason(point.title)}
              .value=${answer.reason}
              ?disabled=${!editable}
              @value-change=${(event: CustomEvent<string>) => set({ reason: event.detail })}
            ></talk-text-field>`
          : nothing
      }
      ${
        remarking
          ? html`<talk-text-field
              class="below"
              .label=${says.remark(point.title)}
              .value=${answer.remark}
              ?disabled=${!editable}
              @value-change=${(event: CustomEvent<string>) => set({ remark: event.detail })}
            ></talk-text-field>`
          : nothing
      }
    </li>`;
  }

  #renderPoints(sheet: Sheet, typed: Draft): readonly TemplateResult[] {
    const says = this.say.record;
    const editable = this.#may(sheet, 'write');
    // A record that somebody has closed meanwhile is shown as it is.
    const draft = editable ? typed : draftOf(sheet.talk);
    const begun = editable || sheet.talk.record !== 'undecided';
    return sheet.rows.map((row, index) => {
      const missing = openPoints(draft, row.obligation.id, row.points);
      const title =
        sheet.rows.length > 1 ? this.say.signs.labelled(says.points, row.kindName) : says.points;
      return html`<section aria-labelledby="points-${index}">
        <h3 id="points-${index}">
          ${title}${
            editable && missing > 0
              ? html`<span class="mark missing">${says.missing(missing)}</span>`
              : nothing
          }
        </h3>
        ${
          begun
            ? html`${editable ? html`<p class="help">${says.pointsHelp}</p>` : nothing}
                <ul class="points">
                  ${row.points.map((point) => this.#renderPoint(row, point, draft, editable))}
                </ul>`
            : this.#renderOutline(row)
        }
      </section>`;
    });
  }

  #renderMatters(sheet: Sheet, draft: Draft, editable: boolean): TemplateResult {
    const says = this.say.record;
    const change = (index: number, typed: Partial<DraftMatter>) =>
      this.#change({
        matters: (this.draft ?? draft).matters.map((matter, at) =>
          at === index ? { ...matter, ...typed } : matter,
        ),
      });
    return html`<section aria-labelledby="matters">
      <h3 id="matters">${says.matters}</h3>
      ${
        sheet.matters.length > 0
          ? html`<ul class="kept" aria-label=${says.kept}>
              ${sheet.matters.map((matter) => html`<li>${matter.text}</li>`)}
            </ul>`
          : nothing
      }
      ${
        editable
          ? html`<p class="help">${says.mattersHelp}</p>
              <ul class="matters">
                ${draft.matters.map(
                  (matter, index) =>
                    html`<li>
                      ${
                        sheet.rows.length > 1
                          ? this.#renderRaisedBy(sheet, matter, index + 1, (obligation) =>
                              change(index, { obligation }),
                            )
                          : nothing
                      }
                      <talk-text-field
                        .label=${says.matter(index + 1)}
                        .value=${matter.text}
                        @value-change=${(event: CustomEvent<string>) =>
                          change(index, { text: event.detail })}
                      ></talk-text-field>
                      <button
                        type="button"
                        class="button"
                        aria-label=${says.removeMatter(index + 1)}
                        @click=${() =>
                          this.#change({ matters: draft.matters.filter((_, at) => at !== index) })}
                      >
                        ${this.say.actions.remove}
                      </button>
                    </li>`,
                )}
              </ul>
              <button
                type="button"
                class="button"
                @click=${() => void this.#addMatter(sheet, draft)}
              >
                ${says.addMatter}
              </button>`
          : nothing
      }
    </section>`;
  }

  /** In a talk that meets several obligations, somebody says whose a matter is. */
  #renderRaisedBy(
    sheet: Sheet,
    matter: DraftMatter,
    number: number,
    choose: (obligation: string) => void,
  ): TemplateResult {
    const says = this.say.record;
    return html`<select
      aria-label=${says.raisedBy(number)}
      aria-required="true"
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) choose(event.target.value);
      }}
    >
      <option value="" .selected=${live(matter.obligation === '')}>${says.raisedByUnset}</option>
      ${sheet.rows.map(
        ({ obligation, subjectName, kindName }) =>
          html`<option
            value=${obligation.id}
            .selected=${live(matter.obligation === obligation.id)}
          >
            ${says.ofWhom(subjectName, kindName)}
          </option>`,
      )}
    </select>`;
  }

  async #addMatter(sheet: Sheet, draft: Draft): Promise<void> {
    const [only, ...others] = sheet.rows;
    if (!only) return;
    const obligation = others.length === 0 ? only.obligation.id : '';
    this.#change({ matters: [...(this.draft ?? draft).matters, { obligation, text: '' }] });
    await this.updateComplete;
    const fields = this.renderRoot.querySelectorAll<HTMLElement>('.matters talk-text-field');
    fields[fields.length - 1]?.focus();
  }

  #renderRecord(sdk: TalkSdk, sheet: Sheet, draft: Draft): TemplateResult {
    const says = this.say.record;
    const editable = this.#may(sheet, 'write');
    const { without } = sheet;
    const why = without.why;
    return html`<section aria-labelledby="statement">
        <h3 id="statement">${says.statement}</h3>
        ${this.#renderRestored(sheet, draft)} ${this.#renderDraftConflict(sheet, draft)}
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
      ${this.#renderMatters(sheet, draft, editable)}
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
                  @click=${() => void this.#write(sdk, sheet)}
                >
                  ${says.save}
                </button>
              </div>
            </section>`
          : nothing
      }`;
  }

  #renderConfirm(sdk: TalkSdk, sheet: Sheet): TemplateResult | typeof nothing {
    const says = this.say.record;
    const { talk } = sheet;
    if (talk.confirmed) {
      const { method, by, on } = talk.confirmed;
      return html`<section aria-labelledby="confirm">
        <h3 id="confirm">${says.confirm}</h3>
        <p>${says.confirmed(longDate(on, this.say))}${says.confirmedBy(says[method], by.name)}</p>
      </section>`;
    }
    if (!this.#may(sheet, 'write') && !this.#may(sheet, 'confirm')) {
      const why = this.#why(sheet, 'confirm');
      if (!why || talk.cancelled) return nothing;
      return html`<section aria-labelledby="confirm">
        <h3 id="confirm">${says.confirm}</h3>
        <p class="muted">${why}</p>
      </section>`;
    }
    const confirming = this.#confirming(sdk);
    // What was judged is what is saved; of what is only on the screen nothing has been said yet.
    const unsaved = this.draft?.dirty === true || talk.record === 'undecided';
    const refused = this.#at === 'confirm' && this.#act.refusal !== undefined;
    const serious = sheet.review.some((finding) => finding.severity === 'error');
    return html`<section aria-labelledby="confirm" data-form="confirm">
      <h3 id="confirm">${says.confirm}</h3>
      <p class="help">${says.confirmHelp}</p>
      <div class="grid">
        <fieldset class="half">
          <legend>${says.method}</legend>
          <div class="choices">
            ${(['signature', 'paper'] as const).map(
              (method) =>
                html`<label
                  ><input
                    type="radio"
                    name="method"
                    .checked=${live(confirming.method === method)}
                    @change=${() => {
                      this.#confirmBy({ method });
                    }}
                  />${says[method]}</label
                >`,
            )}
          </div>
        </fieldset>
        <talk-date-field
          class="half"
          required
          .label=${says.confirmedOn}
          .value=${confirming.on}
          .error=${this.#refused('confirm', 'on')}
          .today=${sdk.today()}
          .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
          @value-change=${(event: CustomEvent<CivilDate | undefined>) => {
            this.#confirmBy({ on: event.detail });
          }}
        ></talk-date-field>
      </div>
      ${
        sheet.review.length > 0 && !unsaved && !refused
          ? html`<talk-finding-list
              .findings=${sheet.review}
              .explain=${(finding: Finding) => sdk.policy.explain(finding)}
              .reasons=${this.reasons}
              @reason-given=${this.#onReason}
            ></talk-finding-list>`
          : nothing
      }
      ${this.#renderRefusal(sdk, 'confirm')}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#confirm(sdk, sheet, false)}
        >
          ${says.confirmNow}
        </button>
      </div>
      ${serious ? this.#renderAsBreach(sdk, sheet) : nothing}
    </section>`;
  }

  #renderAsBreach(sdk: TalkSdk, sheet: Sheet): TemplateResult {
    const says = this.say.record;
    const confirming = this.#confirming(sdk);
    return html`<details>
      <summary>${says.asBreach}</summary>
      <p class="help">${says.asBreachHelp}</p>
      <div class="grid">
        <talk-person-field
          class="half"
          required
          .sdk=${sdk}
          .label=${says.approver}
          .value=${confirming.approver}
          .error=${this.#refused('confirm', 'asBreach.approver')}
          @value-change=${(event: CustomEvent<PersonChoice | undefined>) => {
            this.#confirmBy({ approver: event.detail });
          }}
        ></talk-person-field>
        <talk-text-field
          class="half"
          required
          .rows=${2}
          .label=${says.breachReason}
          .value=${confirming.breachReason}
          @value-change=${(event: CustomEvent<string>) => {
            this.#confirmBy({ breachReason: event.detail });
          }}
        ></talk-text-field>
      </div>
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#confirm(sdk, sheet, true)}>
          ${says.asBreachNow}
        </button>
      </div>
    </details>`;
  }

  #renderCeremony(sheet: Sheet): TemplateResult | typeof nothing {
    const admonition = sheet.rows.find((row) => row.obligation.admonition)?.obligation.admonition;
    if (!admonition) return nothing;
    return html`<section aria-labelledby="ceremony">
      <h3 id="ceremony">${this.say.record.ceremony}</h3>
      <talk-admonition-case
        .sdk=${this.activeSdk}
        .theme=${this.effectiveTheme}
        .case=${admonition}
        .only=${['notice', 'service', 'rectification'] as const}
      ></talk-admonition-case>
    </section>`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    const says = this.say.record;
    if (!this.talk) {
      return html`<talk-state-view
        .heading=${says.choose}
        .text=${says.chooseText}
      ></talk-state-view>`;
    }
    const current = this.sheet.live;
    switch (current.state) {
      case 'loading':
        return html`<talk-state-view kind="loading"></talk-state-view>`;
      case 'failed':
        return html`<talk-state-view
          kind="error"
          .heading=${this.say.states.failed}
          .text=${this.say.states.failedText}
          ><button type="button" class="button" @click=${() => this.sheet.again()}>
            ${this.say.actions.retry}
          </button></talk-state-view
        >`;
      case 'ready':
        break;
    }
    const sheet = current.value;
    const { draft } = this;
    // Another talk was asked for, and its answer is not there yet.
    if (sheet && sheet.talk.id !== this.talk) {
      return html`<talk-state-view kind="loading"></talk-state-view>`;
    }
    if (!sheet || !draft) {
      return html`<talk-state-view
        kind="error"
        .heading=${says.gone}
        .text=${says.goneText}
      ></talk-state-view>`;
    }
    const [row] = sheet.rows;
    const begun = this.#may(sheet, 'write') || sheet.talk.record !== 'undecided';
    return html`<div class="form">
      ${this.embedded || !row ? nothing : html`<h2>${says.heading(row.subjectName, row.kindName)}</h2>`}
      ${this.#renderArrangement(sdk, sheet)} ${this.#renderHold(sdk, sheet)}
      ${this.#renderCeremony(sheet)} ${this.#renderPoints(sheet, draft)}
      ${begun ? this.#renderRecord(sdk, sheet, draft) : nothing} ${this.#renderConfirm(sdk, sheet)}
    </div>`;
  }
}

function answerInWords(draft: Draft, row: WorklistRow, point: PointView, say: Texts): string {
  const says = say.record;
  const { state, parts, reason, remark } = answerOf(draft, row.obligation.id, point.id);
  const states = { open: says.open, covered: says.covered, 'not-applicable': says.notApplicable };
  const titles = point.parts.filter(({ id }) => parts.includes(id)).map(({ title }) => title);
  return [states[state], titles.join(say.signs.list), reason, remark]
    .filter(Boolean)
    .join(say.signs.semicolon);
}
