/**
 * What is typed into a form that has no record yet, kept sealed among the user's own drafts a moment
 * after each change: it outlives a closed tab, a lock and a host that takes the element away.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Seen, TalkSdk } from '../../sdk/index.ts';
import { reportFault } from './fault.ts';

/** While somebody types it is kept this often: each time is a line of the audit. */
const EVERY_MS = 1000;

export interface DraftPlace {
  readonly sdk: TalkSdk;
  /** The act that it is to become: once that is done to the record, the SDK drops it. */
  readonly form: string;
  /** The record, and the revision of it that is on the screen. */
  readonly record: Seen;
}

/** What is still on its way into the store: a form that is put elsewhere in the page reads it back at once. */
const underWay = new WeakMap<TalkSdk, Promise<unknown>>();

export class KeptDraft<T extends object> implements ReactiveController {
  #place: DraftPlace | undefined;
  /** Who types; what is typed is kept for nobody else. */
  #owner: string | undefined;
  #typed: T | undefined;
  #restored = false;
  /** What was kept before is on its way; nothing is kept meanwhile, or it would be written over. */
  #finding: Promise<Found<T>> | undefined;
  #thrownAway = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsaved = false;
  #unlisten: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** What of a kept draft can be used; a draft of another version may be anything. */
    private readonly read: (kept: unknown) => T | undefined,
    /** Both, where something was typed before what was kept was there: neither is lost. */
    private readonly both: (kept: T, typed: T) => T,
  ) {
    host.addController(this);
  }

  /** What is typed and not sent; nothing where all stands as it is recorded. */
  get typed(): T | undefined {
    return this.#typed;
  }

  /** It was typed the last time this was open. */
  get restored(): boolean {
    return this.#restored;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#flush);
    // Put elsewhere in the page, it opens again what was kept as it left.
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#flush);
    this.#leave();
  }

  /** Opens what was kept of this record, once; the same record with a newer revision stays open. */
  open(place: DraftPlace): void {
    const before = this.#place;
    if (
      before?.sdk === place.sdk &&
      before.form === place.form &&
      before.record.id === place.record.id
    ) {
      this.#place = place;
      return;
    }
    this.#leave();
    this.#place = place;
    this.#unlisten = place.sdk.beforeLock(async () => {
      await this.#found();
      await this.#save();
    });
    void this.#found();
  }

  type(typed: T): void {
    this.#typed = typed;
    this.#unsaved = true;
    this.#timer ??= setTimeout(this.#flush, EVERY_MS);
    this.host.requestUpdate();
  }

  /** Sent, or thrown away. */
  forget(): void {
    this.#stop();
    this.#unsaved = false;
    this.#typed = undefined;
    this.#restored = false;
    this.#thrownAway = true;
    const place = this.#place;
    if (place) {
      place.sdk.drafts.discard({ form: place.form, record: place.record.id }).catch(reportFault);
    }
    this.host.requestUpdate();
  }

  /** Finds what was kept, once; where it cannot be read now, the next keeping asks again. */
  async #found(): Promise<void> {
    const place = this.#place;
    if (!place || this.#owner !== undefined) return;
    const finding = (this.#finding ??= find(place, this.read));
    try {
      const { owner, kept } = await finding;
      if (this.#finding !== finding) return;
      this.#owner = owner;
      if (kept && !this.#thrownAway) {
        this.#typed = this.#typed ? this.both(kept, this.#typed) : kept;
        this.#restored = true;
        this.host.requestUpdate();
      }
      if (this.#unsaved) this.#flush();
    } catch (error) {
      reportFault(error);
    } finally {
      if (this.#finding === finding) this.#finding = undefined;
    }
  }

  /** What was typed is kept for the record that it was typed for. */
  #leave(): void {
    const [place, typed, finding] = [this.#place, this.#typed, this.#finding];
    if (place && typed && finding && this.#unsaved) {
      const saving = finding.then(({ owner, kept }) =>
        keep(place, kept && !this.#thrownAway ? this.both(kept, typed) : typed, owner),
      );
      track(place.sdk, saving).catch(reportFault);
    } else this.#flush();
    this.#stop();
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#place = undefined;
    this.#owner = undefined;
    this.#finding = undefined;
    this.#thrownAway = false;
    this.#typed = undefined;
    this.#restored = false;
    this.#unsaved = false;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #flush = (): void => {
    this.#stop();
    this.#save().catch(reportFault);
  };

  async #save(): Promise<void> {
    const [place, typed, owner] = [this.#place, this.#typed, this.#owner];
    if (!place || !typed || !this.#unsaved || place.sdk.locked) return;
    if (owner === undefined) {
      void this.#found();
      return;
    }
    this.#unsaved = false;
    await track(place.sdk, keep(place, typed, owner));
  }
}

/** A text that was kept and what was typed before it was there, one after the other. */
export function bothTexts(kept: string, typed: string, between: string): string {
  if (kept.trim() === '' || typed.includes(kept)) return typed;
  return typed.trim() === '' || kept.includes(typed) ? kept : `${kept}${between}${typed}`;
}

interface Found<T> {
  readonly owner: string;
  readonly kept: T | undefined;
}

async function find<T>(
  { sdk, form, record }: DraftPlace,
  read: (kept: unknown) => T | undefined,
): Promise<Found<T>> {
  await underWay.get(sdk);
  const { id } = await sdk.actor();
  const found = await sdk.drafts.get({ form, record: record.id });
  return { owner: id, kept: found && read(found.draft.content) };
}

/** Several forms of a page may save at once, and each is read back. */
async function track(sdk: TalkSdk, saving: Promise<void>): Promise<void> {
  underWay.set(
    sdk,
    Promise.allSettled([underWay.get(sdk), saving]).then(() => undefined),
  );
  await saving;
}

async function keep({ sdk, form, record }: DraftPlace, typed: object, owner: string) {
  // Another person is at the desk: what this one did not type is not theirs.
  if ((await sdk.actor()).id !== owner) return;
  // Plain JSON has no `undefined`.
  const content: unknown = JSON.parse(JSON.stringify(typed));
  await sdk.drafts.save({ form, record, content });
}
