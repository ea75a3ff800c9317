/** Working together: what only this browser holds is sent on, and what others did comes in. */
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import type { FieldConflict, Verdict } from '../sync/port.ts';

/** What is only here yet, and when it was last exchanged. */
export interface SyncStatus {
  /** No port was given: what is done here stays here, but for a hand-over file. */
  readonly connected: boolean;
  /** Acts that only this browser holds (本机暂存). */
  readonly pending: number;
  /** Acts that were not taken and wait for somebody to decide. */
  readonly conflicts: number;
  readonly running: boolean;
  readonly lastRun?: SyncRun & { readonly at: string };
  /** When a run last went well, while the page is open. */
  readonly lastDone?: string;
  /** The last run got no answer (离线): what is done here waits here (本机暂存). */
  readonly offline: boolean;
}

/** What a run did. After anything but `done` the next one goes on where it stopped. */
export interface SyncRun {
  /** `unreachable`: the other side gave no answer, or none that can be read. `busy`: others kept on writing here. */
  readonly ended: 'done' | 'cancelled' | 'unreachable' | 'busy' | 'not-connected';
  /** Acts that were taken. */
  readonly sent: number;
  /** Acts that were not. */
  readonly held: number;
  /** Records that came in or changed, and records that may no longer be seen here. */
  readonly received: number;
  readonly gone: number;
}

/** An act that was not taken. The records here are the others' again; what was attempted is kept. */
export interface SyncConflict {
  readonly id: string;
  readonly action: string;
  /** When it was attempted. */
  readonly at: string;
  readonly records: readonly string[];
  readonly why:
    /** Fields that somebody else changed meanwhile; none where it hung on another act that was not taken. */
    | { readonly code: 'moved-on'; readonly fields: readonly FieldConflict[] }
    /** Access, workflow or policy, with rule ids. */
    | { readonly code: 'refused'; readonly refusal: string; readonly rules: readonly string[] };
}

/** What opens the file: 32 bytes, or a passphrase that both know. */
export type HandOverSecret = { readonly key: Uint8Array } | { readonly passphrase: string };

/** For whom a hand-over file is made, and what seals it. */
export type HandOverInput = HandOverSecret & {
  /** With it the file is an answer for one person: what became of their acts, and what they may see. */
  readonly recipient?: Actor;
};

/** A hand-over file that is taken in, and what opens it. */
export type TakeOverInput = HandOverSecret & {
  /** Who it is that sent a file, with the roles that the portal gives them, not those that they say. */
  readonly sender?: (id: string) => Actor | undefined | Promise<Actor | undefined>;
};

/** A hand-over file, to be saved under its name. */
export interface HandedOver {
  /** What became of each act that was in the file. */
  readonly verdicts: readonly Verdict[];
  readonly received: number;
  readonly gone: number;
}

/** `sdk.sync`: exchange with the other desks, by a server or by files. */
export interface SyncApi {
  /** What waits to be sent, when the last exchange was and how it ended. */
  status(): Promise<SyncStatus>;
  /** Sends what is pending, in order, then takes in what is new. One run at a time. */
  run(options?: { readonly signal?: AbortSignal }): Promise<SyncRun>;
  /** Acts that the other side did not take, field by field, until each is resolved. */
  conflicts(): Promise<readonly SyncConflict[]>;
  /**
   * `theirs`: what was attempted is forgotten. `mine`: it is done again, on the records as they are
   * now, as a new act with all its checks; refused where it is no longer possible, and then kept.
   */
  resolve(id: string, keep: 'mine' | 'theirs'): Promise<Outcome<undefined>>;
  /**
   * For sites without a backend: a sealed file of what only this browser holds or, for a `recipient`,
   * of what became of their acts and what they may see. A desk with a sync port gives such answers, but
   * neither hands over what it did nor takes a file over (`hand-over.connected`): that is the server's.
   */
  handOver(input: HandOverInput): Promise<Outcome<Uint8Array>>;
  /** Takes such a file in: refused where it is damaged, older, for somebody else, or the key is another. Twice is once. */
  takeOver(file: Uint8Array, input: TakeOverInput): Promise<Outcome<HandedOver>>;
}
