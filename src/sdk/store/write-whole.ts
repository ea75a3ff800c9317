/**
 * The one transaction of a write: records, change log, audit and the heads of both logs, whole or
 * not at all, and on the disk before it is told (`strict`). `moved-on`: the chain's head is no longer
 * the one that the write was made on, or its rows are sealed under a key that is being retired.
 * `restored`: a backup was laid in the place of all that was here.
 * In both nothing was written.
 *
 * Everything comes here sealed. A transaction ends as soon as something other than its own requests
 * is awaited, so this function takes bytes, hashes synchronously, and awaits nothing else.
 */
import { unwrap, wrap } from 'idb';
import type { ChainHash } from '../audit/chain.ts';
import { generationOf } from '../seal/envelope.ts';
import type { ChangeRow, UnplacedChanges } from './change-rows.ts';
import { type Database, reading, transactionError } from './database.ts';
import type { UnplacedDelta } from './index-rows.ts';
import {
  asHeadRow,
  asRecordRow,
  type FileRow,
  type RecordRow,
  statedRevision,
  type UnplacedAudit,
} from './sealed-rows.ts';
import { type CommitResult, StoreError } from './store.ts';

export interface SealedCommit {
  /** Rows that follow the ones that are held. */
  readonly records: readonly RecordRow[];
  /** Rows that take the place of whatever is there. */
  readonly adopted: readonly RecordRow[];
  readonly dropped: readonly string[];
  readonly changes: readonly UnplacedChanges[];
  /** Rows of the change log that lose what they say of some records, and names of first rows that go with it. */
  readonly shredded: readonly ChangeRow[];
  readonly forgotten: readonly string[];
  /** Pieces of files, and ids of records whose files go. */
  readonly files: readonly FileRow[];
  readonly unfiled: readonly string[];
  readonly audit: UnplacedAudit;
  /** What it changes in the index. */
  readonly entries: readonly UnplacedDelta[];
  /** The chain's head on which all this was made; without it any head will do. */
  readonly after?: number;
  /** The restore that the database stood on when it was opened; absent where there was none. */
  readonly restored?: string;
}

/** Its hash is the chain's head now. */
export type Written =
  | { readonly ok: true; readonly sequence: number; readonly head: string }
  | Extract<CommitResult, { readonly ok: false }>;

/** For so long requests are made without the page having its turn. */
const BATCH_MS = 8;

export async function writeWhole(
  db: Database,
  sealed: SealedCommit,
  hash: ChainHash,
): Promise<Written | 'moved-on' | 'restored'> {
  const tx = begin(db, storesOf(sealed));
  const failed = firstFailure(tx);
  try {
    const records = tx.objectStore('records');
    const followed = sealed.records.filter(({ revision }) => revision > 1);
    const replaced = [...sealed.adopted.map(({ id }) => id), ...sealed.dropped];
    const [headRow, ...heldRows] = await Promise.all([
      tx.objectStore('meta').get('head'),
      ...[...followed.map(({ id }) => id), ...replaced].map((id) => records.get(id)),
    ]);

    const head = asHeadRow(headRow);
    if (head === undefined) {
      // A chain that began again here would hide that the old one is gone.
      throw new StoreError('store.damaged', 'The heads of the logs are lost', { row: 'head' });
    }
    if (sealed.restored !== head.restored) {
      await tx.done;
      return 'restored';
    }
    const oldKey = oldestGeneration(sealed) < (head.generation ?? 0);
    if (oldKey || (sealed.after !== undefined && sealed.after !== head.sequence)) {
      await tx.done;
      return 'moved-on';
    }
    if (conflictsIn(followed, heldRows).length > 0) {
      await tx.done;
      return await conflictsNow(db, sealed.records);
    }

    const { envelope: kept, ...unplaced } = sealed.audit;
    const link = { ...unplaced, sequence: head.sequence + 1, firstChange: head.changes + 1, kept };
    const linked = { previous: head.hash, hash: hash(head.hash, link) };
    const { kept: envelope, ...place } = link;

    // What the change log points at is put away before something else takes its place.
    const pointedAt = heldRows
      .flatMap((row) => asRecordRow(row) ?? [])
      .filter(({ first }) => first !== undefined);
    const { rows, changes, firsts, indexlog, audit, meta, words, files } = plainStores(tx);
    await inTurns([
      ...pointedAt.map((row) => () => firsts.put(row)),
      ...sealed.forgotten.map((first) => () => firsts.delete(first)),
      ...sealed.records.map((row) => () => (row.revision > 1 ? rows.put(row) : rows.add(row))),
      ...sealed.adopted.map((row) => () => rows.put(row)),
      ...sealed.dropped.map((id) => () => rows.delete(id)),
      ...(sealed.dropped.length === 0
        ? []
        : [() => words().put({ shard: -link.sequence, gone: sealed.dropped })]),
      ...sealed.unfiled.map((id) => () => files().delete(piecesOf(id))),
      ...sealed.files.map((row) => () => files().put(row)),
      ...sealed.shredded.map((row) => () => changes.put(row)),
      // `add`: a number that is already taken is a fault, not something to write over.
      ...numbered(sealed.changes, link.firstChange).map((row) => () => changes.add(row)),
      ...sealed.entries.map((delta) => () => indexlog.put({ ...delta, sequence: link.sequence })),
      () => audit.add({ ...place, ...linked, envelope }),
      () =>
        meta.put({
          ...head,
          sequence: link.sequence,
          hash: linked.hash,
          changes: head.changes + link.changeCount,
        }),
    ]);
    await tx.done;
    return { ok: true, sequence: link.sequence, head: linked.hash };
  } catch (error) {
    const cause = await causeOf(tx, failed.error ?? error);
    // That a record is new is seen when it is added, without asking for it first.
    if (failed.store === 'records') return conflictsNow(db, sealed.records);
    throw transactionError(cause);
  }
}

/**
 * Makes requests some at a time, so that a large write does not stop the page; those of a small one in
 * one breath. The next are made while the last are on their way: the transaction is never without one.
 * Their failures are looked at on the transaction.
 */
async function inTurns(requests: readonly (() => IDBRequest)[]): Promise<void> {
  let before: Promise<unknown> | undefined;
  let end = performance.now() + BATCH_MS;
  for (const make of requests) {
    const request = make();
    if (performance.now() < end) continue;
    const last = wrap(request);
    last.catch(() => undefined);
    await before;
    before = last;
    end = performance.now() + BATCH_MS;
  }
}

/** Runs of changes, each by the number of its last one. */
function numbered(runs: readonly UnplacedChanges[], first: number): readonly ChangeRow[] {
  let sequence = first - 1;
  return runs.map((run) => {
    sequence += run.count;
    return { ...run, sequence };
  });
}

function conflictsIn(
  records: readonly RecordRow[],
  heldRows: readonly unknown[],
): readonly { readonly id: string; readonly revision: number }[] {
  return records.flatMap(({ id, revision }, index) => {
    const held = statedRevision(heldRows[index]);
    if (held === undefined) {
      throw new StoreError('store.damaged', `The row of record ${id} is damaged`, { row: id });
    }
    return held === revision - 1 ? [] : [{ id, revision: held }];
  });
}

/** What is in the way by now; where nothing is any more, the write is to be made anew. */
async function conflictsNow(
  db: Database,
  records: readonly RecordRow[],
): Promise<Written | 'moved-on'> {
  try {
    const objects = reading(db, ['records']).objectStore('records');
    const held = await Promise.all(records.map(({ id }) => objects.get(id)));
    const conflicts = conflictsIn(records, held);
    return conflicts.length > 0 ? { ok: false, conflicts } : 'moved-on';
  } catch (error) {
    throw transactionError(error);
  }
}

function oldestGeneration(sealed: SealedCommit): number {
  const { records, adopted, changes, shredded, entries, files, audit } = sealed;
  let oldest = generationOf(audit.envelope);
  for (const rows of [records, adopted, changes, shredded, entries, files]) {
    for (const { envelope } of rows) oldest = Math.min(oldest, generationOf(envelope));
  }
  return oldest;
}

const ALWAYS = ['meta', 'records', 'firsts', 'changes', 'audit', 'indexlog'] as const;

type WrittenStore = (typeof ALWAYS)[number] | 'words' | 'files';

function storesOf({ dropped, files, unfiled }: SealedCommit): readonly WrittenStore[] {
  return [
    ...ALWAYS,
    ...(dropped.length > 0 ? (['words'] as const) : []),
    ...(files.length + unfiled.length > 0 ? (['files'] as const) : []),
  ];
}

function piecesOf(file: string): IDBKeyRange {
  return IDBKeyRange.bound([file, 0], [file, Infinity]);
}

function begin(db: Database, stores: readonly WrittenStore[]) {
  try {
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
    // Its failure is looked at in `causeOf`; until then it must not count as unhandled.
    tx.done.catch(() => undefined);
    return tx;
  } catch (error) {
    throw transactionError(error);
  }
}

/** The object stores as the browser has them: a promise for each row would cost more than the row. */
function plainStores(tx: ReturnType<typeof begin>) {
  return {
    rows: unwrap(tx.objectStore('records')),
    changes: unwrap(tx.objectStore('changes')),
    firsts: unwrap(tx.objectStore('firsts')),
    indexlog: unwrap(tx.objectStore('indexlog')),
    audit: unwrap(tx.objectStore('audit')),
    meta: unwrap(tx.objectStore('meta')),
    words: () => unwrap(tx.objectStore('words')),
    files: () => unwrap(tx.objectStore('files')),
  };
}

/** The request that was refused for what is there already, if one was: then the transaction does not say why it ended. */
function firstFailure(tx: ReturnType<typeof begin>): { store?: string; error?: unknown } {
  const failed: { store?: string; error?: unknown } = {};
  const listen = ({ target }: Event) => {
    if (!(target instanceof IDBRequest) || target.error?.name !== 'ConstraintError') return;
    failed.error ??= target.error;
    if (target.source instanceof IDBObjectStore) failed.store ??= target.source.name;
  };
  // On the way down: in a browser, who waits for `done` goes on before the next listener on the way up.
  unwrap(tx).addEventListener('error', listen, true);
  return failed;
}

/**
 * Undoes what is left and finds the reason. A full disk shows only on the transaction, while its
 * requests merely say that they were aborted; a refused request shows only there.
 */
async function causeOf(tx: ReturnType<typeof begin>, error: unknown): Promise<unknown> {
  try {
    tx.abort();
  } catch {
    // It is over already.
  }
  if (error instanceof StoreError) return error;
  return tx.done.then(
    () => error,
    (reason: unknown) =>
      reason instanceof DOMException && reason.name === 'AbortError' ? error : reason,
  );
}
