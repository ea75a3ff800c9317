/** 谈话记录: one talk in four stages: it is prepared, held and written down, confirmed, followed up. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LockReason, PaperRequest, Seen, TalkSdk } from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { bringToTop } from '../controllers/bring-into-view.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { KeysHelp } from '../controllers/keys-help.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { stages } from '../messages/zh-CN/stages.ts';
import { register } from '../registration.ts';
import { TalkElement } from '../talk-element.ts';
import { conflictStyles, renderRestored } from '../ui/conflict.ts';
import { icons } from '../ui/icons.ts';
import { laterDialog, laterView } from '../ui/later-view.ts';
import { liveView, loadingView } from '../ui/live-view.ts';
import { version } from '../version.ts';
import { reasonsGiven, seenOf } from './draft.ts';
import type { Confirming, Draft } from './draft.ts';
import type * as HoldStage from './hold-stage.ts';
import { recordInput, writeRecord } from './saving.ts';
import {
  may,
  opensAtFirst,
  readSheet,
  stageNames,
  stageNow,
  stageState,
  type Sheet,
  type Stage,
} from './sheet.ts';
import { recordStyles } from './styles.ts';
import type { KeepFile } from './talk-record-confirm.ts';
import { RecordTyping } from './typing.ts';
import type { WriteView } from './write-view.ts';

bring({ record });
bring({ stages });

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
 * @fires {CustomEvent<{ entry: string, purpose: RevealPurpose, waitUntil: Function }>} talk-before-reveal - Cancelable: an informant's identity is about to be shown.
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

  readonly #entering = new Act(this);
  readonly #saving = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  readonly #keys = new KeysHelp(this, async () => (await import('./record-keys.ts')).keysOf);
  readonly #typing = new RecordTyping(
    this,
    () => ({ talk: this.talk, given: this.givenSdk, active: this.activeSdk }),
    () => this.#empty(),
  );
  /** What the stage 谈话 shows, once it is loaded. */
  #hold: typeof HoldStage | undefined;
  readonly #parts = {
    ceremony: new LaterPart(this, async () =>
      (await import('../admonition-tracker/register-case.ts')).registerCase(),
    ),
    person: new LaterPart(this, async () =>
      (await import('../ui/register-person.ts')).registerPerson(),
    ),
    hold: new LaterPart(this, async () => {
      const stage = await import('./hold-stage.ts');
      stage.registerHoldStage();
      this.#hold = stage;
    }),
    confirm: new LaterPart(this, async () => {
      const [{ registerDates }] = await Promise.all([
        import('../ui/register-dates.ts'),
        this.#parts.person.ready(),
      ]);
      registerDates();
      const { TalkRecordConfirm } = await import('./talk-record-confirm.ts');
      register('talk-record-confirm', TalkRecordConfirm, version);
    }),
    prepare: new LaterPart(this, async () => {
      const { TalkRecordPrepare } = await import('./talk-record-prepare.ts');
      register('talk-record-prepare', TalkRecordPrepare, version);
    }),
    follow: new LaterPart(this, async () => (await import('./follow.ts')).registerFollow()),
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

  /** Stages that somebody has opened or folded. */
  @state() private folds: ReadonlyMap<Stage, boolean> = new Map();
  @state() private printing: Printing | undefined;

  private readonly sheet = new LiveQuery<Sheet | undefined>(
    this,
    () => {
      const id = this.talk;
      if (!id) return undefined;
      return { sdk: this.activeSdk, key: id, ask: (sdk) => readSheet(sdk, id) };
    },
    (sheet) => {
      const sdk = this.activeSdk;
      if (sheet && sdk) this.#typing.arrived(sheet, sdk);
    },
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('talk')) return;
    this.#typing.keep(changed.get('talk'));
    this.#empty();
  }

  #empty(): void {
    this.#typing.empty();
    this.folds = new Map();
    this.printing = undefined;
    this.#entering.forget();
    this.#saving.forget();
  }

  protected override keepTyped(): void {
    this.#typing.handIn();
  }

  protected override letGo(why: LockReason): void {
    this.#typing.letGo(why);
    this.#empty();
  }

  async #enterHeld(sdk: TalkSdk, { talk }: Sheet): Promise<void> {
    if (!this.#entering.readable('hold')) return;
    const { holding } = this.#typing;
    if (!holding?.heldOn) return;
    const { heldOn, startsAt, endsAt, talker, absent } = holding;
    const place = holding.place.trim();
    await this.#entering.run({
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
          ...reasonsGiven(holding.reasons),
        }),
      said: () => this.say.record.held,
      then: (held) => {
        this.#typing.done('holding');
        tell(this, 'talk-held', { talk: held });
      },
    });
  }

  /** Saves what is on the screen; the talk as it then is, or nothing where it was refused. */
  async #save(sdk: TalkSdk, sheet: Sheet, act: Act): Promise<Seen | undefined> {
    const { draft } = this.#typing;
    if (!draft) return undefined;
    const made = recordInput(sheet, draft);
    if ('nobodys' in made) {
      act.refuse(this.say.record.raisedByMissing(made.nobodys));
      return undefined;
    }
    let saved: Seen | undefined;
    await act.run({
      before: { type: 'talk-before-record', detail: { talk: sheet.talk.id } },
      act: () => writeRecord(sdk, sheet, made.input),
      said: () => this.say.record.saved,
      then: (written) => {
        saved = seenOf(written);
        this.#typing.saved(sdk, draft, written);
        tell(this, 'talk-recorded', { talk: written });
      },
    });
    return saved;
  }

  /** The talk with all that is typed of it saved: what is confirmed or printed is what is on the screen. */
  async #allSaved(sdk: TalkSdk, sheet: Sheet, act: Act): Promise<Seen | undefined> {
    const unsaved = this.#typing.draft?.dirty === true || sheet.talk.record === 'undecided';
    return unsaved && may(sheet, 'write') ? this.#save(sdk, sheet, act) : seenOf(sheet.talk);
  }

  async #printRecord(sdk: TalkSdk, sheet: Sheet): Promise<void> {
    const dirty = this.#typing.draft?.dirty === true && may(sheet, 'write');
    if (dirty && !(await this.#save(sdk, sheet, this.#saving))) return;
    const papers: readonly PaperRequest[] = [{ paper: 'talk-record', of: sheet.talk.id }];
    this.printing = { heading: this.say.stages.sheet, papers };
  }

  #renderHoldStage(sdk: TalkSdk, sheet: Sheet, draft: Draft): TemplateResult {
    const hold = this.#hold;
    if (!hold) return loadingView;
    const begun = may(sheet, 'write') || sheet.talk.record !== 'undecided';
    const { say } = this;
    const typing = this.#typing;
    const writing: WriteView = {
      sdk,
      sheet,
      draft,
      say,
      typing,
      act: this.#saving,
      save: () => void this.#save(sdk, sheet, this.#saving),
    };
    return html`${hold.renderHold({
      sdk,
      sheet,
      say,
      typing,
      act: this.#entering,
      person: this.#parts.person,
      enter: () => void this.#enterHeld(sdk, sheet),
    })}
    ${this.#renderCeremony(sheet)} ${hold.renderPoints(writing)}
    ${begun ? hold.renderRecord(writing) : nothing}`;
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
          .confirming=${this.#typing.confirming}
          .save=${(act: Act) => this.#allSaved(sdk, sheet, act)}
          .keepFile=${this.keepFile}
          @confirming-change=${(event: CustomEvent<Confirming>) =>
            this.#typing.confirm(event.detail)}
          @talk-confirmed=${() => this.#typing.done('confirming')}
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
      case 'hold':
        return laterView(this.#parts.hold, this.say, () =>
          this.#renderHoldStage(sdk, sheet, draft),
        );
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
    const { draft, restored } = this.#typing;
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
      ${this.#renderStages(sdk, sheet)}
      ${
        restored ? renderRestored(this.say, () => this.#typing.throwAway(sdk, sheet.talk)) : nothing
      }
      <talk-record-arrangement .sdk=${sdk} .sheet=${sheet}></talk-record-arrangement>
      ${stageNames.map((stage) => this.#renderFold(stage, sdk, sheet, draft))}
      ${this.#renderPrinting(sdk)} ${this.#keys.render()}
    </div>`;
  }
}
