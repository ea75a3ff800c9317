/**
 * The Store port: where records live. A store knows nothing of talks; it keeps JSON bodies under an
 * id and a revision, and writes one use case whole or not at all.
 */

/** JSON, so that a body survives sealing, sync and a newer version's fields. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object of plain JSON. */
export type JsonObject = { readonly [key: string]: Json };

/** A record as a store keeps it. */
export interface StoredRecord {
  /** 128 random bits as 32 hex digits, made on the client. */
  readonly id: string;
  readonly type: string;
  /**
   * Counts from 1; every put adds one. A record that was adopted gets the place of its write in the
   * audit chain, which is above every revision before it.
   */
  readonly revision: number;
  /** Version of the body's schema. */
  readonly schema: number;
  readonly body: JsonObject;
}

/** What is kept at hand of a record. */
export interface TypedEntry {
  readonly type: string;
  readonly entry: JsonObject;
}

/** A record as somebody else holds it. Revisions are each store's own. */
export type Adopted = Omit<StoredRecord, 'revision'>;

/** What one write changed in one record, field by field. In order they are what a server is sent. */
export interface Change {
  readonly record: string;
  readonly type: string;
  /** The revision that the write made; 1 for a record that was new. */
  readonly revision: number;
  /** Version of the body's schema, as it is after the change. */
  readonly schema: number;
  /** Random id of the act, the same in all changes of one write, and what was done. */
  readonly act: string;
  readonly action: string;
  /** Top-level fields of the body; `to` is absent where a field was removed. */
  readonly fields: Readonly<Record<string, { readonly from?: Json; readonly to?: Json }>>;
  readonly at: string;
  readonly by: string;
}

/** What was done, by whom, to what. Kept for views, prints, exports and refusals too. */
export interface AuditEntry {
  readonly action: string;
  readonly at: string;
  readonly by: string;
  readonly records: readonly string[];
  readonly outcome: 'done' | 'refused';
  readonly detail: JsonObject;
}

/** An audit entry in its place in the chain. `hash` covers `previous` and the entry as it is kept. */
export interface ChainedEntry {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  readonly entry: AuditEntry;
}

/** What is written together, or not at all. */
export interface Commit {
  /** `record.revision` must be one more than what the store holds (1 for a new id). */
  readonly puts: readonly StoredRecord[];
  readonly changes: readonly Change[];
  readonly audit: AuditEntry;
  /**
   * For what was decided on a set of records (that a number is not taken yet): `sequence()` as it was
   * before they were read. Anything that was committed since is a conflict, without a record in it.
   */
  readonly alone?: number;
  /** They take the place of what is here, whatever its revision, damaged or not. No change is logged for them. */
  readonly adopt?: readonly Adopted[];
  /** Ids of records whose rows are gone with this write. Unknown ids are passed over. */
  readonly drop?: readonly string[];
  /**
   * Ids of records that may no longer be seen here: the changes that were logged of them stay in their
   * places and no longer say what was in them. It walks the whole log.
   */
  readonly shred?: readonly string[];
  /** A file of a record that is put. It goes with the record when that is dropped or shredded. */
  readonly files?: readonly { readonly record: string; readonly content: Blob }[];
  /** Ids of records whose files go, while they stay. */
  readonly unfile?: readonly string[];
}

/** What came of a commit: all of it, or nothing. */
export type CommitResult =
  | {
      readonly ok: true;
      /** The place of this write's audit entry in the chain; every write makes exactly one. */
      readonly sequence: number;
    }
  | {
      readonly ok: false;
      /**
       * Records that had moved on, with the revision the store holds; none where the write was not
       * `alone`. Nothing was written.
       */
      readonly conflicts: readonly { readonly id: string; readonly revision: number }[];
    };

/** Told after every commit, of this tab or another: these records changed. */
export type StoreListener = (change: {
  readonly records: readonly string[];
  readonly types: readonly string[];
  readonly origin: 'here' | 'elsewhere';
}) => void;

/** What was here once and is not any more, as far as anybody knows. It is told until it is acknowledged. */
export interface Loss {
  /** Who says so: the browser itself or what it keeps beside the database, or what the host keeps. */
  readonly by: 'browser' | 'host';
  /**
   * `database`: all that was here. `tail`: the last writes; the database was cut or set back.
   * `history`: it was set back and has been worked with since; what was written then is not in it.
   */
  readonly what: 'database' | 'tail' | 'history';
  /** Random id of the database that was here. */
  readonly database?: string;
  /** Numbers of the audit entries that are missing; where the first is left out, nobody knows it. */
  readonly missing?: { readonly from?: number; readonly to: number };
  /** When the last entry before the gap was written; absent where nothing is left. */
  readonly since?: string;
}

/** Where records lie, and whether they would survive. */
export interface StoreStatus {
  /** `memory`: nothing survives the page, and the screen says so. */
  readonly persistence: 'memory' | 'browser';
  /** Cipher suite of the rows, e.g. `aes-256-gcm/webcrypto`; absent where nothing is written to disk. */
  readonly suite?: string;
  /** The store was empty and made now. */
  readonly fresh: boolean;
  /** Something that was here is lost: the same as `lost` being there. */
  readonly dataLost: boolean;
  /** What is lost, until somebody has taken note of it. */
  readonly lost?: Loss;
  /** Ids of records whose rows were found damaged and cannot be opened. All others are alive. */
  readonly damaged: readonly string[];
  /** The lists did not fit the records and were made anew from them, all or some. Nothing is lost by it. */
  readonly rebuilt?: 'wholly' | 'in-part';
}

/** Why a store is closed: it was asked to; a newer version of this software needs the database; the
 * database was deleted from another tab; a backup was restored in its place; the browser closed it
 * (site data cleared, disk trouble). */
export type StoreClosed = 'asked' | 'newer-version' | 'deleted' | 'restored' | 'browser';

/** The Store port: records, changes and the audit chain, written together or not at all. */
export interface Store {
  readonly status: StoreStatus;
  /** Resolves once, when the store is closed, by whomever. From then on every call is refused. */
  readonly closed: Promise<StoreClosed>;
  /** Refused with `store.damaged` where the record's row is there and cannot be opened. */
  get(id: string): Promise<StoredRecord | undefined>;
  /** All records of a type, in no particular order. */
  all(type: string): Promise<readonly StoredRecord[]>;
  /**
   * What is kept at hand of all records of a type, as whoever opened the store said, in no particular
   * order. Absent where a store keeps nothing at hand: `all` is asked then.
   */
  entries?(type: string): Promise<readonly JsonObject[]>;
  /** The same of one record. */
  entry?(id: string): Promise<TypedEntry | undefined>;
  /**
   * Opens, some at a time, those of these records whose long words may hold others (`model/words.ts` says
   * how they are written); the rest do not hold them. `take` is told how many of all are settled, and
   * says whether to go on. Absent where everything is at hand.
   */
  openThose?(
    ids: readonly string[],
    words: string,
    take: (records: readonly StoredRecord[], settled: number) => Promise<boolean>,
  ): Promise<void>;
  /** The file of a record, where it has one. Refused with `store.damaged` where it is not whole. */
  file?(record: string): Promise<Blob | undefined>;
  /** The last place in the audit chain whose records are here: what is read from now on is at least as new. */
  sequence(): Promise<number>;
  /**
   * One transaction over records, change log and audit: all of it is durable, or none. After a
   * conflict the store has read the records anew, so that `get` gives the ones that were in the way.
   */
  commit(commit: Commit): Promise<CommitResult>;
  /**
   * Changes after a sequence number of the change log (from 1, without gaps), oldest first. A damaged
   * one ends the page before it; asked for as the first it is refused with `store.damaged`.
   */
  changesAfter(
    sequence: number,
    limit: number,
  ): Promise<readonly { readonly sequence: number; readonly change: Change }[]>;
  /** The audit chain, oldest first; damaged entries as in `changesAfter`. */
  auditAfter(sequence: number, limit: number): Promise<readonly ChainedEntry[]>;
  /**
   * Walks the chain; the head where it holds, else the sequence number of the first entry that does
   * not fit, is missing, or tells of a write that is no longer in the store.
   */
  verifyAudit(): Promise<
    | { readonly ok: true; readonly length: number; readonly head: string }
    | { readonly ok: false; readonly brokenAt: number }
  >;
  subscribe(listener: StoreListener): () => void;
  /** Has the code that is loaded when it is first needed, for a page that may be cut off by then. */
  loadAll?(): Promise<void>;
  close(): Promise<void>;
}

/** Why a store could not be opened, or gave up an act. The screen has a sentence for each code. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** Which row is damaged: the id of a record, or the sequence number of a change or audit entry. */
  readonly row?: string;
  constructor(
    readonly code:
      | 'store.wrong-key'
      /** At a first visit: records would be sealed by a passphrase that is none, or hardly one. */
      | 'store.passphrase-short'
      | 'store.no-indexeddb'
      | 'store.newer-schema'
      /** The key fits, and another cipher suite sealed the database than the one that was given. */
      | 'store.other-suite'
      | 'store.upgrade-blocked'
      | 'store.damaged'
      | 'store.quota'
      /** The browser could not write; nothing was written. */
      | 'store.write-failed'
      | 'store.closed',
    message: string,
    options?: { readonly cause?: unknown; readonly row?: string },
  ) {
    super(message);
    if (options?.row !== undefined) this.row = options.row;
    if (options?.cause !== undefined) Object.assign(this, { cause: options.cause });
  }
}
