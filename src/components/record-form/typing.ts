/**
 * What is being typed of one talk: how it was held, its record, its confirmation. It is kept sealed a
 * moment later for the person who typed it, never replaced by what another has saved, and offered again.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LockReason, TalkRecord, TalkSdk } from '../../sdk/index.ts';
import { reportFault } from '../controllers/fault.ts';
import { announce } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import type { Speaker } from '../speaking-element.ts';
import {
  afterSave,
  differences,
  draftOf,
  holdingDifferences,
  holdingOf,
  outdated,
  withAnswer,
  withPart,
} from './draft.ts';
import type { AnswerChange, Confirming, Draft, Holding } from './draft.ts';
import { discardSealed, isDirty, seal, type Typed } from './kept.ts';
import { may, type Sheet } from './sheet.ts';
import { keepUnsaved, unsavedOf, watchUnsaved } from './unsaved.ts';

bring({ record });

/** While somebody types it is kept this often: each time is a line of the audit. */
const KEPT_EVERY_MS = 1000;

export interface TypingPlace {
  readonly talk: string | undefined;
  /** The desk, locked or not. */
  readonly given: TalkSdk | undefined;
  /** The desk in use: none while it is locked. */
  readonly active: TalkSdk | undefined;
}

const blank: Typed = { draft: undefined, holding: undefined, confirming: {} };

export class RecordTyping implements ReactiveController {
  #typed = blank;
  /** Who typed it. */
  #owner: string | undefined;
  /** What was handed in before a lock. */
  #handedIn = blank;
  #restored = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement & Speaker,
    private readonly place: () => TypingPlace,
    /** Another person is at the desk: nothing of the one before stays on the screen. */
    private readonly changedHands: () => void,
  ) {
    host.addController(this);
  }

  get draft(): Draft | undefined {
    return this.#typed.draft;
  }

  get holding(): Holding | undefined {
    return this.#typed.holding;
  }

  get confirming(): Confirming {
    return this.#typed.confirming ?? {};
  }

  /** What is shown was typed the last time this talk was open, and is not saved yet. */
  get restored(): boolean {
    return this.#restored && isDirty(this.#typed);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#sealNow);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#sealNow);
    this.#sealNow();
    this.keep(this.place().talk);
  }

  /** The sheet as it is now: what somebody is typing lies over it. */
  arrived(sheet: Sheet, sdk: TalkSdk): void {
    const { talk, rows, sealed, actor } = sheet;
    if (this.#owner !== actor.id) {
      if (this.#owner !== undefined) this.changedHands();
      this.#owner = actor.id;
    }
    watchUnsaved(sdk);
    if (!this.draft) {
      const unsaved = unsavedOf(sdk, talk.id, actor.id) ?? sealed;
      const { draft, holding, confirming } = unsaved ?? blank;
      this.#set({ draft, holding, confirming: (!talk.confirmed && confirming) || {} });
      this.#restored = unsaved !== undefined && isDirty(unsaved);
    }
    const { draft, holding } = this;
    const saved = draftOf(talk);
    const planned = holdingOf(talk, sdk.today());
    // Saying the same as another has saved, it is as new.
    if (!draft?.dirty) this.#set({ draft: saved });
    else if (outdated(draft, talk)) {
      if (differences(draft, saved, rows).length === 0) this.change({ base: saved.base });
      else this.#sayConflict();
    }
    if (!holding?.dirty || !may(sheet, 'hold')) this.#set({ holding: planned });
    else if (outdated(holding, talk)) {
      if (holdingDifferences(holding, planned).length === 0) this.hold({ base: planned.base });
      else this.#sayConflict();
    }
  }

  hold(change: Partial<Holding>): void {
    const { holding } = this;
    if (holding) this.#type({ holding: { ...holding, ...change, dirty: true } });
  }

  change(change: Partial<Draft>): void {
    const { draft } = this;
    if (draft) this.#type({ draft: { ...draft, ...change, dirty: true } });
  }

  answer(obligation: string, detail: AnswerChange): void {
    // Of the draft as it is now, not as it was drawn: two ticks may come before the next drawing.
    const { draft } = this;
    if (!draft) return;
    const { point } = detail;
    this.#type({
      draft:
        'part' in detail
          ? withPart(draft, obligation, point, detail.part, detail.ticked)
          : withAnswer(draft, obligation, point.id, detail.change),
    });
  }

  confirm(change: Confirming): void {
    this.#type({ confirming: { ...this.confirming, ...change } });
  }

  /** It was entered that the talk was held, or the record was confirmed. */
  done(what: 'holding' | 'confirming'): void {
    this.#type(what === 'holding' ? { holding: undefined } : { confirming: {} });
  }

  /** The talk on the screen may be another by now: what was typed of this one lies with the unsaved then. */
  saved(sdk: TalkSdk, sent: Draft, written: TalkRecord): void {
    if (this.draft?.base.id === written.id) {
      this.#set({ draft: afterSave(this.draft, sent, written) });
      this.#restored = false;
      return;
    }
    const unsaved = this.#owner === undefined ? undefined : unsavedOf(sdk, written.id, this.#owner);
    if (!unsaved?.draft) return;
    keepUnsaved(sdk, written.id, { ...unsaved, draft: afterSave(unsaved.draft, sent, written) });
  }

  /** Another's record is taken; new matters stand beside theirs, they are no second version of anything. */
  takeTheirRecord(sdk: TalkSdk, talk: TalkRecord): void {
    const matters = this.draft?.matters ?? [];
    this.#set({ draft: { ...draftOf(talk), matters, dirty: matters.length > 0 } });
    discardSealed(sdk, talk.id);
  }

  takeTheirHolding(sdk: TalkSdk, talk: TalkRecord): void {
    this.#set({ holding: holdingOf(talk, sdk.today()) });
  }

  throwAway(sdk: TalkSdk, talk: TalkRecord): void {
    this.#set({ draft: draftOf(talk), holding: holdingOf(talk, sdk.today()), confirming: {} });
    this.#restored = false;
    discardSealed(sdk, talk.id);
  }

  /** Hands in what is typed, before the desk is locked. */
  handIn(): void {
    this.keep(this.place().talk);
    this.#handedIn = this.#typed;
  }

  /** The desk is locked. */
  letGo(why: LockReason): void {
    // Typed while what was handed in was being sealed; nobody hands in for a person who has left.
    const stays = why !== 'identity' && why !== 'cleaned';
    const typed = (['draft', 'holding', 'confirming'] as const).some(
      (one) => this.#typed[one] !== this.#handedIn[one],
    );
    if (stays && typed) this.keep(this.place().talk);
    this.#handedIn = blank;
    this.empty();
  }

  /** Keeps what is typed of a talk that is about to leave the screen. */
  keep(talk: string | undefined): void {
    const { given } = this.place();
    const owner = this.#owner;
    if (given && talk && owner !== undefined && this.draft?.base.id === talk) {
      keepUnsaved(given, talk, { owner, ...this.#typed });
    }
  }

  empty(): void {
    this.#stopTimer();
    this.#restored = false;
    this.#set(blank);
  }

  #sayConflict(): void {
    announce(this.host, this.host.say.record.conflictSaid);
  }

  #set(change: Partial<Typed>): void {
    this.#typed = { ...this.#typed, ...change };
    this.host.requestUpdate();
  }

  /** Kept a moment after it is typed: a tab is closed without asking anybody. */
  #type(change: Partial<Typed>): void {
    this.#set(change);
    this.#timer ??= setTimeout(this.#sealNow, KEPT_EVERY_MS);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #sealNow = (): void => {
    if (this.#timer === undefined) return;
    this.#stopTimer();
    const { active: sdk } = this.place();
    const { draft } = this;
    const owner = this.#owner;
    if (!sdk || !draft || owner === undefined) return;
    if (isDirty(this.#typed)) seal(sdk, this.#typed, owner).catch(reportFault);
    else discardSealed(sdk, draft.base.id);
  };
}
