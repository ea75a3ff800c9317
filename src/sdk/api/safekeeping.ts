/** What keeps the records when something goes wrong: backups, what was lost, and what protects this installation. */
import type { Outcome } from '../outcome.ts';
import type { Loss, StoreClosed, StoreStatus } from '../store/store.ts';

/** How long work on a backup is watched and taken back. */
export interface BackupWork {
  /** The promise is then refused with a `DOMException` named `AbortError`, and nothing is left of it. */
  readonly signal?: AbortSignal;
  /** Told how far it is, from 0 to 1. */
  readonly progress?: (done: number) => void;
}

/** What is backed up. */
export interface BackupInput extends BackupWork {
  /** `vault`: the informants' own database; only for who may open it, and in a file of its own. Default: `records`. */
  readonly of?: 'records' | 'vault';
}

/** A backup that was made, to be saved under its name. */
export interface BackupFile {
  readonly file: Blob;
  /** A name to save it under. It tells the day, and nobody's name. */
  readonly name: string;
  readonly at: string;
  /** How many entries the audit chain in it has, and its head. */
  readonly entries: number;
  readonly head: string;
}

/** Whatever opened the database on the day of the backup: the host's 32 bytes, a passphrase, or the escrow key as it is printed. */
export type BackupSecret =
  { readonly key: Uint8Array } | { readonly passphrase: string } | { readonly escrow: string };

/** What a backup holds. */
export interface BackupContents {
  /** When it was made. */
  readonly at: string;
  readonly entries: number;
  readonly head: string;
  readonly records: number;
  /** Pieces of sealed files. */
  readonly pieces: number;
}

/** What a restore has brought back, and what it has replaced. */
export interface RestoredBackup extends BackupContents {
  /** Entries that were here and are not in the backup. */
  readonly given: number;
  /** What had been lost before, and the backup did not bring back either. */
  readonly lost?: Loss;
  /** Whether the audit chain holds, as it is now. */
  readonly chain: 'holds' | 'broken';
  /**
   * What opened the desk before and what opens it now: a backup brings back the secrets of its day.
   * `backup`: it did not open what was here, since it had been changed or was never set here; after a
   * leak it must be changed again (`keys`). `gone`: it opened what was here, and does not any more.
   */
  readonly secrets: readonly {
    readonly kind: 'host' | 'passphrase' | 'escrow';
    readonly of: 'both' | 'backup' | 'gone';
  }[];
}

/** Backup and restore of what this browser holds. */
export interface BackupApi {
  /** Everything of this desk as one sealed file. Refused where the records are only in memory. */
  backup(input?: BackupInput): Promise<Outcome<BackupFile>>;
  /** Reads a backup to its end, and changes nothing: for asking before it is restored. */
  readBackup(
    file: Blob | Uint8Array,
    secret: BackupSecret,
    input?: BackupInput,
  ): Promise<Outcome<BackupContents>>;
  /**
   * Lays a backup in the place of everything that is here, whole or not at all. Afterwards this SDK
   * and those of other tabs are closed (`status.closed` is `restored`): open a new one.
   */
  restore(
    file: Blob | Uint8Array,
    secret: BackupSecret,
    input?: BackupInput,
  ): Promise<Outcome<RestoredBackup>>;
}

/** How the store of this desk is. */
export interface SdkStatus extends StoreStatus {
  /** Why nothing can be read or written any more. */
  readonly closed?: StoreClosed;
  /** Absent where the records are only in memory. */
  readonly backup?: BackupAge;
  /** The clock of this machine went back, by so many minutes at most. */
  readonly clockBack?: number;
}

/** How old the last backup is. */
export interface BackupAge {
  /** When the last one was made here; absent where none was. */
  readonly at?: string;
  readonly days?: number;
  /** There is something to lose, and no backup of the last seven days. */
  readonly due: boolean;
}

/** `good`: it protects. `warn`: it could be better. `bad`: something is not protected. `info`: neither. */
export interface DiagnosticLine {
  readonly about: DiagnosticSubject;
  readonly level: 'good' | 'warn' | 'bad' | 'info';
  /** In the SDK's language. */
  readonly text: string;
}

/** What a line of the diagnostics is about. */
export type DiagnosticSubject =
  | 'transport'
  | 'persistence'
  | 'suite'
  | 'key'
  | 'escrow'
  /** A restored backup brought secrets of its day back. */
  | 'secrets'
  | 'rotation'
  | 'backup'
  | 'sync'
  | 'chain'
  | 'eviction'
  | 'damaged'
  | 'lost'
  | 'anchor'
  | 'work'
  | 'clock'
  | 'storage'
  | 'vault';

/** What protects this installation and what does not. No word of a record. */
export interface Diagnostics {
  readonly at: string;
  /** Whether the page came over HTTPS; on plain HTTP who stands on the wire can replace the script. */
  readonly secureContext: boolean;
  readonly persistence: StoreStatus['persistence'];
  readonly suite?: string;
  readonly keySource: 'host' | 'passphrase' | 'escrow' | 'none';
  /** Whether a department's escrow key opens this database too. */
  readonly escrow: boolean;
  readonly generation?: { readonly current: number; readonly inUse: readonly number[] };
  /** Secrets that a restored backup of that instant brought back, until they are changed. */
  readonly secretsOfBackup?: {
    readonly at: string;
    readonly kinds: readonly ('host' | 'passphrase' | 'escrow')[];
  };
  readonly backup?: BackupAge;
  readonly sync: { readonly connected: boolean; readonly lastRun?: string };
  readonly chain: { readonly length: number; readonly head: string };
  /** Whether the browser has promised not to throw the data away; `unknown` where it cannot be asked. */
  readonly evictable: 'yes' | 'no' | 'unknown';
  readonly damaged: number;
  readonly lost?: Loss;
  /** Where it is written down how far the database went. */
  readonly anchors: readonly ('browser' | 'host')[];
  readonly work: 'worker' | 'slices';
  readonly clockBack?: number;
  /** Bytes, where the browser tells them. */
  readonly storage?: { readonly used: number; readonly quota: number };
  readonly vault: boolean;
  readonly lines: readonly DiagnosticLine[];
}
