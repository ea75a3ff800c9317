/**
 * Lays a backup in the place of the database. The file is read twice: first to its end, so that
 * nothing is touched for a file that is not whole; then its rows are put aside in the database, and in
 * one last transaction everything that was here goes and they take its place. A browser that is killed
 * before that transaction has the old state, and after it the new one. What was put aside by a restore
 * that did not come to its end goes with the next one.
 *
 * A restored database has a new random id. Tabs that had the old one open write nothing more, and
 * the anchor of the old one is no loss.
 */
import { assertWanted } from '../queries/cancel.ts';
import type { Cipher } from '../seal/cipher.ts';
import {
  asKeyRow,
  type Keyring,
  KeyringError,
  openKeyring,
  type Secret,
  type SecretKind,
} from '../seal/keyring.ts';
import { pickCipher } from '../seal/pick-cipher.ts';
import { randomId } from '../seal/random.ts';
import { lossIn } from './anchor.ts';
import type { BackupOptions } from './backup.ts';
import {
  BACKED_UP,
  BackupError,
  type BackupHead,
  BackupReader,
  type Opening,
} from './backup-file.ts';
import {
  type Connection,
  type Database,
  databaseNames,
  type MetaRow,
  openConnection,
  SCHEMA_VERSION,
  transactionError,
} from './database.ts';
import { decodeRows, encodeRows } from './row-codec.ts';
import { asHeadRow } from './sealed-rows.ts';
import { type Loss, StoreError } from './store.ts';
import { joinTabs } from './tabs.ts';
import type { SecretOf } from './unlock.ts';

export interface RestoreOptions extends BackupOptions {
  readonly tenant: string;
  readonly user: string;
  /** What opens the backup: any secret that opened the database when it was made. */
  readonly secret: SecretOf;
  /** What is to open the database from now on as well: the host's key on this machine. */
  readonly alsoFor?: () => Promise<Secret>;
  readonly cipher?: Cipher;
  readonly indexedDB?: IDBFactory;
}

export interface BackupSummary {
  /** When it was made. */
  readonly at: string;
  /** How many entries its audit chain has, and its head. */
  readonly entries: number;
  readonly head: string;
  readonly records: number;
  /** Pieces of sealed files. */
  readonly pieces: number;
}

export interface Restored extends BackupSummary {
  /** Entries that were here and are not in the backup: they are gone with the restore. */
  readonly given: number;
  /** What had been lost before and the backup did not bring back either. */
  readonly lost?: Loss;
  /** What opened the desk before, and what opens it now. */
  readonly secrets: readonly RestoredSecret[];
}

/**
 * `both`: it opened what was here, and opens what was restored. `backup`: it is of the backup's day,
 * and did not open what was here (it had been changed since, or never been set on this machine).
 * `gone`: it opened what was here and does not open what was restored.
 */
export interface RestoredSecret {
  readonly kind: SecretKind;
  readonly of: 'both' | 'backup' | 'gone';
}

/** Rows that wait to take their place lie among the files, under an id that no file has. */
const ASIDE = 'restoring';
const STORES = [
  'meta',
  'keys',
  'records',
  'firsts',
  'changes',
  'audit',
  'index',
  'indexlog',
  'files',
] as const;

/** Reads a backup to its end without touching anything. Rejects with a BackupError. */
export async function readBackup(
  file: Blob,
  options: Pick<RestoreOptions, 'tenant' | 'user' | 'secret' | 'cipher' | keyof BackupOptions>,
): Promise<BackupSummary> {
  const opened = await openBackup(file, options);
  try {
    return summaryOf(await walk(file, opened.keyring, options, async () => undefined));
  } finally {
    opened.keyring.wipe();
  }
}

/** Rejects with a BackupError where the file is not whole, a StoreError where the browser cannot write. */
export async function restoreBackup(file: Blob, options: RestoreOptions): Promise<Restored> {
  const { signal, progress } = options;
  const names = databaseNames(options.tenant, options.user);
  const { head, keyring } = await openBackup(file, options);
  const told = (from: number) => ({
    ...(signal === undefined ? {} : { signal }),
    progress: (done: number) => progress?.(from + done / 2),
  });
  let connection: Connection | undefined;
  try {
    const opening = await walk(file, keyring, told(0), async () => undefined);
    const keys = [...head.keys, ...(await keysFor(keyring, head, options))];
    connection = await openConnection(options.indexedDB ?? globalThis.indexedDB, names.database);
    const restored = await layIn(connection.db, file, keyring, opening, keys, told(0.5));
    // The others look at the database when they are poked, and see that it is not theirs any more.
    const tabs = joinTabs(names.channel, () => undefined);
    tabs.poke();
    tabs.close();
    return restored;
  } finally {
    connection?.close();
    keyring.wipe();
  }
}

async function openBackup(
  file: Blob,
  options: Pick<RestoreOptions, 'tenant' | 'user' | 'secret' | 'cipher'>,
): Promise<{ readonly head: BackupHead; readonly keyring: Keyring }> {
  const head = await new BackupReader(file).head();
  const { database } = databaseNames(options.tenant, options.user);
  if (head.database !== database) {
    throw new BackupError('backup.other-desk', 'This backup is of another person or installation');
  }
  if (head.schema > SCHEMA_VERSION) {
    throw new BackupError('backup.newer', 'A newer version made this backup');
  }
  let secret: Secret | undefined;
  try {
    secret = await options.secret(head.keys);
    const cipher = options.cipher ?? pickCipher();
    return { head, keyring: await openKeyring(cipher, secret, database, head.keys) };
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    const codes = {
      'keyring.wrong-key': 'backup.wrong-key',
      'keyring.damaged': 'backup.damaged',
      'keyring.other-suite': 'backup.newer',
      'keyring.unknown-suite': 'backup.newer',
      'keyring.passphrase-short': 'backup.wrong-key',
    } as const;
    throw new BackupError(codes[error.code], error.message);
  } finally {
    secret?.key.fill(0);
  }
}

type RowsChunk = { readonly store: string; readonly rows: readonly object[] };

/** From the first chunk to the last. Each is seen to be whole before it is handed on. */
async function walk(
  file: Blob,
  keyring: Keyring,
  { signal, progress }: BackupOptions,
  take: (chunk: RowsChunk, number: number) => Promise<void>,
): Promise<Opening> {
  const reader = new BackupReader(file);
  await reader.head();
  const first = await reader.next(keyring);
  if (first?.kind !== 'start') throw notWhole();
  const counts: Record<string, number> = {};
  for (let number = 0; ; number += 1) {
    assertWanted(signal);
    const chunk = await reader.next(keyring);
    if (chunk === undefined) break;
    if (chunk.kind !== 'rows') throw notWhole();
    counts[chunk.store] = (counts[chunk.store] ?? 0) + chunk.rows.length;
    await take(chunk, number);
    progress?.(reader.progress);
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (BACKED_UP.some((store) => (counts[store] ?? 0) !== (first.rows[store] ?? 0)))
    throw notWhole();
  return first;
}

/** The row by which this machine's key opens what another one's sealed. */
async function keysFor(
  keyring: Keyring,
  head: BackupHead,
  { alsoFor }: RestoreOptions,
): Promise<readonly object[]> {
  const secret = await alsoFor?.();
  if (secret === undefined) return [];
  try {
    const row = await keyring.wrapFor(secret);
    return head.keys.some(({ id }) => id === row.id) ? [] : [row];
  } finally {
    secret.key.fill(0);
  }
}

async function layIn(
  db: Database,
  file: Blob,
  keyring: Keyring,
  opening: Opening,
  keys: readonly object[],
  options: BackupOptions,
): Promise<Restored> {
  const mine = `${ASIDE} ${randomId()}`;
  try {
    await within(db, (tx) => void tx.objectStore('files').delete(aside()));
    let parts = 0;
    await walk(file, keyring, options, async ({ store, rows }, number) => {
      // Rows of the file, as they lie on a disk: sealed as they were.
      const row = {
        file: mine,
        piece: number,
        generation: 1,
        envelope: encodeRows({ store, rows }),
      };
      await within(db, (tx) => void tx.objectStore('files').put(row), 'relaxed');
      parts = number + 1;
    });
    assertWanted(options.signal);
    return await exchange(db, mine, parts, opening, keys);
  } catch (error) {
    // Taken back, or no room: what was put aside is only in the way.
    await within(db, (tx) => void tx.objectStore('files').delete(aside(mine))).catch(
      () => undefined,
    );
    throw error;
  }
}

function aside(mine?: string): IDBKeyRange {
  return mine === undefined
    ? IDBKeyRange.bound([ASIDE], [`${ASIDE}~`])
    : IDBKeyRange.bound([mine, 0], [mine, Infinity]);
}

/** The one transaction: all that was here goes, and what was put aside takes its place. */
async function exchange(
  db: Database,
  mine: string,
  parts: number,
  opening: Opening,
  keys: readonly object[],
): Promise<Restored> {
  const tx = db.transaction([...STORES, 'words', 'lease'], 'readwrite', { durability: 'strict' });
  tx.done.catch(() => undefined);
  try {
    const meta = tx.objectStore('meta');
    const [headRow, named, loss, keysHere] = await Promise.all([
      meta.get('head'),
      meta.get('database'),
      meta.get('loss'),
      tx.objectStore('keys').getAll(),
    ]);
    for (const store of [...STORES, 'words', 'lease'] as const) {
      if (store === 'files') await tx.objectStore('files').delete(IDBKeyRange.upperBound([ASIDE]));
      else await tx.objectStore(store).clear();
    }
    for (const key of keys) await tx.objectStore('keys').put(key as never);
    let taken = 0;
    let cursor = await tx.objectStore('files').openCursor(aside(mine));
    while (cursor !== null) {
      const { store, rows } = decodeRows(cursor.value.envelope) as RowsChunk;
      const objects = tx.objectStore(store as (typeof STORES)[number]);
      // Not awaited one by one: where one fails the transaction does, and says why.
      for (const row of rows) objects.put(row as never).catch(() => undefined);
      await cursor.delete();
      taken += 1;
      cursor = await cursor.continue();
    }
    if (taken !== parts) throw new StoreError('store.write-failed', 'Another restore came between');
    const before = named?.id === 'database' ? named.database : undefined;
    const lost = stillLost(loss?.id === 'loss' ? lossIn(loss) : undefined, opening);
    const restored = randomId();
    const secrets = secretsOf(keysHere, keys);
    const brought = [...new Set(secrets.flatMap(({ kind, of }) => (of === 'backup' ? kind : [])))];
    const [newHead] = await Promise.all([meta.get('head'), meta.delete('loss')]);
    const now: MetaRow[] = [
      {
        id: 'database',
        database: restored,
        from: { database: opening.database, sequence: opening.sequence },
        ...(before === undefined ? {} : { replaced: before }),
        ...(brought.length === 0 ? {} : { secrets: { at: opening.at, kinds: brought } }),
      },
      { id: 'head', ...opened(newHead, opening), restored },
      ...(lost === undefined ? [] : [{ id: 'loss' as const, ...lost }]),
    ];
    for (const row of now) meta.put(row).catch(() => undefined);
    await tx.done;
    const here = asHeadRow(headRow)?.sequence ?? 0;
    const same = before === opening.database;
    return {
      ...summaryOf(opening),
      given: same ? Math.max(0, here - opening.sequence) : here,
      secrets,
      ...(lost === undefined ? {} : { lost }),
    };
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It is over already.
    }
    const reason: unknown = await tx.done.then(
      () => error,
      (cause: unknown) =>
        cause instanceof DOMException && cause.name !== 'AbortError' ? cause : error,
    );
    throw transactionError(reason);
  }
}

function secretsOf(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly RestoredSecret[] {
  const named = (rows: readonly unknown[]) =>
    new Map(
      rows.map(asKeyRow).flatMap((row) =>
        // Where the host's key wraps, a database of version 1 does not say so.
        row?.purpose === 'chain' ? [[row.wrappedBy, row.kind ?? 'host'] as const] : [],
      ),
    );
  const [here, there] = [named(before), named(after)];
  return [
    ...[...there].map(([name, kind]) => ({
      kind,
      of: here.has(name) ? ('both' as const) : ('backup' as const),
    })),
    ...[...here].flatMap(([name, kind]) =>
      there.has(name) ? [] : [{ kind, of: 'gone' as const }],
    ),
  ];
}

/** The heads as the backup has them; they were seen to when it was made. */
function opened(row: unknown, { sequence, hash }: Opening) {
  const head = asHeadRow(row);
  if (head?.sequence !== sequence || head.hash !== hash) throw notWhole();
  return { sequence, hash, changes: head.changes };
}

/** What a backup did not bring back of what was lost. Of another database it says nothing. */
function stillLost(lost: Loss | undefined, { database, sequence }: Opening): Loss | undefined {
  if (lost?.database !== database || lost.missing === undefined) return lost;
  const { to } = lost.missing;
  if (sequence >= to) return undefined;
  return { by: lost.by, what: 'tail', database, missing: { from: sequence + 1, to } };
}

function summaryOf({ at, sequence, hash, rows }: Opening): BackupSummary {
  return {
    at,
    entries: sequence,
    head: hash,
    records: rows['records'] ?? 0,
    pieces: rows['files'] ?? 0,
  };
}

async function within(
  db: Database,
  work: (tx: ReturnType<typeof writing>) => void,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<void> {
  const tx = writing(db, durability);
  tx.done.catch(() => undefined);
  try {
    work(tx);
    await tx.done;
  } catch (error) {
    throw transactionError(error);
  }
}

function writing(db: Database, durability: 'strict' | 'relaxed') {
  return db.transaction(['files'], 'readwrite', { durability });
}

function notWhole(): BackupError {
  return new BackupError('backup.damaged', 'The backup is not whole');
}
