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
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsaved = false;
  #unlisten: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** What of a kept draft can be used; a draft of another version may be anything. */
    private readonly read: (kept: unknown) => T | undefined,
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
    this.#flush();
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
    // Keeps what was typed for the record before this one.
    this.#flush();
    this.#leave();
    this.#place = place;
    this.#unlisten = place.sdk.beforeLock(() => this.#save());
    this.#load(place).catch(reportFault);
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
    const place = this.#place;
    if (place) {
      place.sdk.drafts.discard({ form: place.form, record: place.record.id }).catch(reportFault);
    }
    this.host.requestUpdate();
  }

  async #load(place: DraftPlace): Promise<void> {
    await underWay.get(place.sdk);
    const { id } = await place.sdk.actor();
    const found = await place.sdk.drafts.get({ form: place.form, record: place.record.id });
    if (this.#place?.record.id !== place.record.id) return;
    this.#owner = id;
    // Typed while what was kept was on its way.
    if (this.#typed) return this.#flush();
    const kept = found && this.read(found.draft.content);
    if (!kept) return;
    this.#typed = kept;
    this.#restored = true;
    this.host.requestUpdate();
  }

  #leave(): void {
    this.#stop();
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#place = undefined;
    this.#owner = undefined;
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
    if (!place || !typed || !this.#unsaved || owner === undefined || place.sdk.locked) return;
    this.#unsaved = false;
    const saving = keep(place, typed, owner);
    // Several forms of a page may save at once, and each is read back.
    underWay.set(
      place.sdk,
      Promise.allSettled([underWay.get(place.sdk), saving]).then(() => undefined),
    );
    await saving;
  }
}

async function keep({ sdk, form, record }: DraftPlace, typed: object, owner: string) {
  // Another person is at the desk: what this one did not type is not theirs.
  if ((await sdk.actor()).id !== owner) return;
  // Plain JSON has no `undefined`.
  const content: unknown = JSON.parse(JSON.stringify(typed));
  await sdk.drafts.save({ form, record, content });
}
