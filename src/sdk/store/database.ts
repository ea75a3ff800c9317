/**
 * The database: its name, its object stores, and opening it in a browser where each step may fail
 * in its own way. Every failure is a StoreError with its own code; a connection that ends later says
 * why (`closed`).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, wrap } from 'idb';
import { CHAIN_START } from '../audit/chain.ts';
import { toHex, toUtf8 } from '../seal/bytes.ts';
import type { KeyRow, SecretKind } from '../seal/keyring.ts';
import { randomId } from '../seal/random.ts';
import type { ChangeRow } from './change-rows.ts';
import type {
  AuditRow,
  FileRow,
  HeadRow,
  IndexLogRow,
  IndexRow,
  RecordRow,
  WordsRow,
} from './sealed-rows.ts';
import { type Loss, type StoreClosed, StoreError } from './store.ts';

export const SCHEMA_VERSION = 3;

/** How long another tab may hold an upgrade up before we say so. */
const BLOCKED_AFTER_MS = 3000;

/** Tells this database from one that was lost and made anew under the same name. */
export interface DatabaseRow {
  readonly id: 'database';
  readonly database: string;
  /** Where a backup was restored: the database that was put away for it, */
  readonly replaced?: string;
  /** and the one that the backup was of, as far as it went. */
  readonly from?: { readonly database: string; readonly sequence: number };
  /** Secrets of the backup's day that did not open what was here, until they are changed. */
  readonly secrets?: { readonly at: string; readonly kinds: readonly SecretKind[] };
}

export type MetaRow =
  | HeadRow
  | DatabaseRow
  /** Something was lost, with what is known of it; stays until somebody has taken note. */
  | ({ readonly id: 'loss' } & Partial<Loss>);

export interface Rows extends DBSchema {
  meta: { key: string; value: MetaRow };
  keys: { key: string; value: KeyRow };
  records: { key: string; value: RecordRow };
  firsts: { key: string; value: RecordRow };
  changes: { key: number; value: ChangeRow };
  audit: { key: number; value: AuditRow };
  index: { key: number; value: IndexRow };
  indexlog: { key: [sequence: number, part: number]; value: IndexLogRow };
  lease: { key: string; value: LeaseRow };
  files: { key: [file: string, piece: number]; value: FileRow };
  words: { key: number; value: WordsRow };
}

/** Who does a job that one tab does at a time. The fence counts the holders; work states its own. */
export interface LeaseRow {
  readonly id: string;
  readonly fence: number;
  readonly holder: string;
  /** Until when nobody else begins the same, so that it is not done twice. It makes nothing right. */
  readonly until: number;
}

export type Database = IDBPDatabase<Rows>;

/**
 * Names of the database and of its tabs' channel. They tell neither tenant nor user to one who reads
 * them; one who guesses both can find them confirmed.
 */
export function databaseNames(
  tenant: string,
  user: string,
): { readonly database: string; readonly channel: string } {
  const derived = (what: string) =>
    `cadre-talk-${toHex(sha256(toUtf8(JSON.stringify([what, tenant, user]))).subarray(0, 16))}`;
  return { database: derived('database'), channel: derived('channel') };
}

/** A transaction to read in. Its requests tell what went wrong; its own promise need not be watched. */
export function reading<Names extends readonly StoreNames<Rows>[]>(
  db: Database,
  stores: Names,
): IDBPTransaction<Rows, Names, 'readonly'> {
  const tx = db.transaction(stores);
  tx.done.catch(() => undefined);
  return tx;
}

/** How many rows are read at a time where a log is walked. */
export const PAGE = 256;

export async function auditRowsAfter(
  db: Database,
  sequence: number,
  limit: number,
): Promise<readonly { readonly sequence: number }[]> {
  if (limit < 1) return [];
  const after = IDBKeyRange.lowerBound(sequence, true);
  return reading(db, ['audit']).objectStore('audit').getAll(after, limit);
}

export interface Connection {
  readonly db: Database;
  /** The browser says that it lost what was here. */
  readonly dataLost: boolean;
  readonly closed: Promise<StoreClosed>;
  readonly isClosed: () => boolean;
  close(why?: StoreClosed): void;
}

export function openConnection(
  factory: IDBFactory | undefined,
  name: string,
  blockedAfterMs: number = BLOCKED_AFTER_MS,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const request = requestOf(factory, name);
    let dataLost = false;
    let givenUp = false;
    let patience: ReturnType<typeof setTimeout> | undefined;

    request.addEventListener('upgradeneeded', (event) => {
      // The TypeScript library does not know `dataLoss`; only Chromium has it.
      dataLost = 'dataLoss' in event && event.dataLoss === 'total';
      if (event.oldVersion < 1) makeStores(request.result, dataLost);
      if (event.oldVersion < 2) addIndexAndFiles(request.result);
      if (event.oldVersion < 3) addFirstsAndWords(request.result);
    });
    request.addEventListener('blocked', () => {
      // Tabs with this code close at once when asked, and `blocked` then passes by itself.
      patience = setTimeout(() => {
        givenUp = true;
        reject(new StoreError('store.upgrade-blocked', 'Another tab keeps the old version open'));
      }, blockedAfterMs);
    });
    request.addEventListener('success', () => {
      clearTimeout(patience);
      if (givenUp) request.result.close();
      else resolve(connectionOf(request.result, dataLost));
    });
    request.addEventListener('error', () => {
      clearTimeout(patience);
      reject(openError(request.error));
    });
  });
}

function requestOf(factory: IDBFactory | undefined, name: string): IDBOpenDBRequest {
  try {
    if (factory !== undefined) return factory.open(name, SCHEMA_VERSION);
  } catch (cause) {
    throw openError(cause);
  }
  throw new StoreError('store.no-indexeddb', 'This browser has no IndexedDB');
}

/** Version 1. A later one adds its step beside this and leaves this as it is. */
function makeStores(db: IDBDatabase, dataLost: boolean): void {
  const meta = db.createObjectStore('meta', { keyPath: 'id' });
  db.createObjectStore('keys', { keyPath: 'id' });
  db.createObjectStore('records', { keyPath: 'id' });
  db.createObjectStore('changes', { keyPath: 'sequence' });
  db.createObjectStore('audit', { keyPath: 'sequence' });
  const rows: MetaRow[] = [
    { id: 'database', database: randomId() },
    { id: 'head', ...CHAIN_START, changes: 0 },
    ...(dataLost ? [{ id: 'loss' } as const] : []),
  ];
  for (const row of rows) meta.put(row);
}

/** Version 2: what can be made anew from the records, who makes it, and sealed files in pieces. */
function addIndexAndFiles(db: IDBDatabase): void {
  db.createObjectStore('index', { keyPath: 'shard' });
  db.createObjectStore('indexlog', { keyPath: ['sequence', 'part'] });
  db.createObjectStore('lease', { keyPath: 'id' });
  db.createObjectStore('files', { keyPath: ['file', 'piece'] });
}

/** Version 3: first rows that the change log points at, and which words records may hold. */
function addFirstsAndWords(db: IDBDatabase): void {
  db.createObjectStore('firsts', { keyPath: 'first' });
  db.createObjectStore('words', { keyPath: 'shard' });
}

function connectionOf(raw: IDBDatabase, dataLost: boolean): Connection {
  let over = false;
  let tell: (why: StoreClosed) => void = () => undefined;
  const closed = new Promise<StoreClosed>((resolve) => {
    tell = resolve;
  });
  const end = (why: StoreClosed) => {
    if (over) return;
    over = true;
    raw.close();
    tell(why);
  };
  // Closing at once is what lets the other tab go on; holding on would block it for ever.
  raw.addEventListener('versionchange', (event) => {
    end(event.newVersion === null ? 'deleted' : 'newer-version');
  });
  raw.addEventListener('close', () => end('browser'));
  // idb types what it wraps as a database without a schema; that ours has it was seen to above.
  const db = wrap(raw) as unknown as Database;
  return { db, dataLost, closed, isClosed: () => over, close: (why = 'asked') => end(why) };
}

function openError(cause: unknown): StoreError {
  switch (nameOf(cause)) {
    case 'VersionError':
      return new StoreError('store.newer-schema', 'A newer version made this database', { cause });
    case 'QuotaExceededError':
      return new StoreError('store.quota', 'There is no room for the database', { cause });
    // Sandboxed frames, blocked site data, Firefox's private windows.
    case 'SecurityError':
    case 'InvalidStateError':
    case 'NotSupportedError':
      return new StoreError('store.no-indexeddb', 'The browser refuses IndexedDB here', { cause });
    default:
      return new StoreError('store.damaged', 'The browser cannot open the database', { cause });
  }
}

/** What went wrong in a transaction, in the store's words. Nothing of it was written. */
export function transactionError(cause: unknown): Error {
  if (cause instanceof StoreError) return cause;
  switch (nameOf(cause)) {
    case 'QuotaExceededError':
      return new StoreError('store.quota', 'There is no room for this write', { cause });
    case 'InvalidStateError':
      return new StoreError('store.closed', 'The connection is closed', { cause });
    case 'ConstraintError':
      return new StoreError('store.damaged', 'The logs are further on than their head', { cause });
    default:
      return new StoreError('store.write-failed', 'The browser could not write', { cause });
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
