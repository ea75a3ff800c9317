/** Keys of what is kept in this browser, and locking it. */
import type { SdkStatus } from './safekeeping.ts';
import type { SyncStatus } from './sync.ts';
import type { Outcome } from '../outcome.ts';

/** What opens this user's records in this browser, instead of the host's key. */
export type UnlockSecret = { readonly passphrase: string } | { readonly escrow: string };

/** Why a desk was locked. */
export type LockReason =
  /** Nobody had touched it for the time that is set. */
  | 'idle'
  | 'asked'
  /** Another person is at the desk than the one whose records were open. */
  | 'identity'
  /** Another tab of this user was locked. */
  | 'elsewhere'
  /** This user's records were removed from this machine. */
  | 'cleaned';

/** What `sdk.on` tells of, by the name of the event. */
export interface DeskEvents {
  /** It will be locked after so many milliseconds, unless somebody touches it. */
  readonly 'lock-warning': { readonly inMs: number };
  readonly locked: { readonly why: LockReason };
  readonly unlocked: object;
  /** The store was closed, a loss acknowledged, a backup made, or the clock went back. */
  readonly status: { readonly status: SdkStatus };
  /** A run of sync that nobody asked for has ended (`SdkOptions.autoSync`). */
  readonly sync: { readonly status: SyncStatus };
}

/** How the records here are sealed, and by what they open. */
export interface KeysState {
  /** What opened the records this time. */
  readonly openedBy: 'host' | 'passphrase' | 'escrow';
  /** What else can open them. */
  readonly host: boolean;
  readonly passphrase: boolean;
  readonly escrow: boolean;
  /** Cipher suite and provider, e.g. `aes-256-gcm/webcrypto`. */
  readonly suite: string;
  /** The generation of the data key. */
  readonly generation: number;
  /** A change of the data key was begun and is not at its end; `rotate` goes on with it. */
  readonly rotating: boolean;
}

/** What came of a rotation of keys. */
export interface KeysRotated {
  readonly generation: number;
  /** How many rows were sealed anew. */
  readonly resealed: number;
  /** Damaged rows, which keep the old key alive. */
  readonly stuck: number;
  readonly done: boolean;
  /**
   * There is another chain key too: nothing that is sealed from here on opens by a passphrase, an
   * escrow key or a host's key of before, whatever old backup or copy of the disk somebody has.
   */
  readonly renewed: boolean;
  /** Secrets that open the records and were not given; without them there is no other chain key. */
  readonly missing: readonly ('host' | 'passphrase' | 'escrow')[];
}

/** Whose keys: those of this user's records, or those of the vault, for who may open it. Default: `records`. */
export interface KeysOf {
  readonly of?: 'records' | 'vault';
}

/**
 * The keys of this user's records in this browser. Refused as `keys.none` where nothing is sealed
 * (memory, a store of the host's), each change stands in the audit, and none touches a record.
 */
export interface KeysApi {
  /**
   * How the records here are sealed, and by what they open.
   *
   * @errors `keys.none` where nothing is sealed
   */
  state(input?: KeysOf): Promise<Outcome<KeysState>>;
  /**
   * The department's escrow key. Without `text` a new one is made, whose printed form is in the answer
   * and nowhere else: it is shown once. With `text` the department's own key is taken up here too.
   * Where there is one, it is replaced by who gives it (`from`), by a desk that was opened with it, or by
   * an administrator (`escrow.replace`); everybody else is refused as `keys.escrow-set`.
   *
   * An earlier one no longer opens these records as they lie here. Whoever has it with a backup or a
   * copy of the disk from its time still has the chain key: after a leak, `rotate` with all secrets.
   */
  setUpEscrow(
    input?: KeysOf & { readonly text?: string; readonly from?: string },
  ): Promise<Outcome<{ readonly text: string }>>;
  /** Whether what was written down opens these records; for the check after printing. */
  checkEscrow(
    input: KeysOf & { readonly text: string },
  ): Promise<Outcome<{ readonly opens: boolean }>>;
  /**
   * Sets a passphrase, or another one. `from` is the one in use; it is not asked for where the records
   * were opened by the host's key or by the escrow key, which prove as much. One that leaked is done
   * with only by `rotate`, with all secrets; see there. A vault is opened by the host's key; its
   * passphrase serves where that is lost (`useHostKey`).
   */
  changePassphrase(
    input: KeysOf & { readonly from?: string; readonly to: string },
  ): Promise<Outcome<object>>;
  /**
   * The host's key, as the host gives it now, opens these records from here on; an earlier one does not.
   * For a vault that this key does not open, `escrow` or `passphrase` opens it for the change.
   */
  useHostKey(
    input?: KeysOf & { readonly escrow?: string; readonly passphrase?: string },
  ): Promise<Outcome<object>>;
  /** Opens a locked desk with the escrow key, which is told in the audit. */
  openWithEscrow(input: { readonly text: string }): Promise<Outcome<object>>;
  /**
   * Another data key: every row is sealed anew, in slices, while the work goes on.
   *
   * Where every secret that opens the records is at hand, there is another chain key too (`renewed`),
   * and other tabs are closed as after a restore. The host's key is asked for; passphrase and escrow key
   * are typed, where they are set. So after a leak: change what leaked, then rotate with the rest.
   * Nothing shuts a backup that somebody already has to the secrets of its day.
   */
  rotate(
    options?: KeysOf & {
      readonly signal?: AbortSignal;
      readonly progress?: (resealed: number) => void;
      readonly passphrase?: string;
      readonly escrow?: string;
    },
  ): Promise<Outcome<KeysRotated>>;
}

/** Locking. Where nothing is sealed here (memory, a store of the host's) only access is locked. */
export interface LockApi {
  /** While it is so, every act is refused as `sdk.locked` and nothing can be read. */
  readonly locked: boolean;
  /** Drafts are sealed first (`beforeLock`); then keys are overwritten and everything read is let go. */
  lock(): Promise<void>;
  /** With the host's key, or with a passphrase or the escrow key. A wrong one is `store.wrong-key`. */
  unlock(secret?: UnlockSecret): Promise<Outcome<object>>;
  /** Called and waited for, some seconds at most, before a lock; not where the person has changed. */
  beforeLock(hook: () => void | Promise<void>): () => void;
  /** Tells of the lock: announced, locked, opened again. */
  on<Name extends keyof DeskEvents>(
    event: Name,
    listener: (detail: DeskEvents[Name]) => void,
  ): () => void;
  /**
   * Deletes this user's records, vault and anchor from this machine and locks. Refused as
   * `clean.would-lose` where acts are only here, unless `evenUnsynced`.
   */
  clean(options?: { readonly evenUnsynced?: boolean }): Promise<Outcome<object>>;
}
