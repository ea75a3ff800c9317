/** Whether the desk of an SDK is locked, and why, for elements that must then show nothing of it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskEvents, KeysState, LockReason, TalkSdk } from '../../sdk/index.ts';

interface Known {
  why?: LockReason;
  openedBy?: KeysState['openedBy'];
}

/** An element that comes up on a page that is locked already must know why, too. */
const known = new WeakMap<TalkSdk, Known>();

function knownOf(sdk: TalkSdk): Known {
  const before = known.get(sdk);
  if (before) return before;
  const now: Known = {};
  known.set(sdk, now);
  sdk.on('locked', ({ why }) => {
    now.why = why;
  });
  // Once it is locked nobody can say any more what had opened it.
  sdk.beforeLock(async () => {
    const keys = await sdk.keys.state();
    if (keys.ok) now.openedBy = keys.value.openedBy;
  });
  return now;
}

export function whyLocked(sdk: TalkSdk): LockReason | undefined {
  return sdk.locked ? knownOf(sdk).why : undefined;
}

/** The host's key did not open these records, so it will not now. */
export function needsSecret(sdk: TalkSdk): boolean {
  const { openedBy } = knownOf(sdk);
  return openedBy === 'passphrase' || openedBy === 'escrow';
}

export interface LockListener {
  locked?(why: LockReason, sdk: TalkSdk): void;
  unlocked?(sdk: TalkSdk): void;
  warned?(detail: DeskEvents['lock-warning']): void;
  beforeLock?(): void;
}

/** Follows the lock of the SDK that the host has at the moment, and draws the host again with it. */
export class LockWatch implements ReactiveController {
  #sdk: TalkSdk | undefined;
  #ends: readonly (() => void)[] = [];
  #connected = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sdk: () => TalkSdk | undefined,
    private readonly listener: LockListener,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#end();
  }

  hostUpdate(): void {
    const sdk = this.sdk();
    if (!this.#connected || sdk === this.#sdk) return;
    this.#end();
    this.#sdk = sdk;
    if (!sdk) return;
    knownOf(sdk);
    this.#ends = [
      sdk.on('locked', ({ why }) => {
        this.listener.locked?.(why, sdk);
        this.host.requestUpdate();
      }),
      sdk.on('unlocked', () => {
        this.listener.unlocked?.(sdk);
        this.host.requestUpdate();
      }),
      sdk.on('lock-warning', (detail) => this.listener.warned?.(detail)),
      sdk.beforeLock(() => this.listener.beforeLock?.()),
    ];
  }

  #end(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#sdk = undefined;
  }
}
