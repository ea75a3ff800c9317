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
import type { ChainHash } from '../audit/chain.ts';
import { generationOf } from '../seal/envelope.ts';
import { type Database, transactionError } from './database.ts';
import type { UnplacedDelta } from './index-rows.ts';
import {
  asHeadRow,
  type ChangeRow,
  type RecordRow,
  statedRevision,
  type UnplacedAudit,
  type UnplacedChange,
} from './sealed-rows.ts';
import { type CommitResult, StoreError } from './store.ts';

export interface SealedCommit {
  /** Rows that follow the ones that are held. */
  readonly records: readonly RecordRow[];
  /** Rows that take the place of whatever is there. */
  readonly adopted: readonly RecordRow[];
  readonly dropped: readonly string[];
  readonly changes: readonly UnplacedChange[];
  /** Rows of the change log that lose what they say of the dropped. */
  readonly shredded: readonly ChangeRow[];
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

export async function writeWhole(
  db: Database,
  sealed: SealedCommit,
  hash: ChainHash,
): Promise<Written | 'moved-on' | 'restored'> {
  const tx = begin(db);
  try {
    const records = tx.objectStore('records');
    const [headRow, ...heldRows] = await Promise.all([
      tx.objectStore('meta').get('head'),
      ...sealed.records.map(({ id }) => records.get(id)),
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
    const conflicts = sealed.records.flatMap(({ id, revision }, index) => {
      const held = statedRevision(heldRows[index]);
      if (held === undefined) {
        throw new StoreError('store.damaged', `The row of record ${id} is damaged`, { row: id });
      }
      return held === revision - 1 ? [] : [{ id, revision: held }];
    });
    if (conflicts.length > 0) {
      await tx.done;
      return { ok: false, conflicts };
    }

    const { envelope: kept, ...unplaced } = sealed.audit;
    const link = { ...unplaced, sequence: head.sequence + 1, firstChange: head.changes + 1, kept };
    const linked = { previous: head.hash, hash: hash(head.hash, link) };
    const { kept: envelope, ...place } = link;

    await Promise.all([
      ...[...sealed.records, ...sealed.adopted].map((row) => watched(records.put(row))),
      ...sealed.dropped.map((id) => watched(records.delete(id))),
      ...sealed.shredded.map((row) => watched(tx.objectStore('changes').put(row))),
      // `add`: a number that is already taken is a fault, not something to write over.
      ...sealed.changes.map((change, index) =>
        watched(tx.objectStore('changes').add({ ...change, sequence: link.firstChange + index })),
      ),
      ...sealed.entries.map((delta) =>
        watched(tx.objectStore('indexlog').put({ ...delta, sequence: link.sequence })),
      ),
      watched(tx.objectStore('audit').add({ ...place, ...linked, envelope })),
      tx.objectStore('meta').put({
        ...head,
        sequence: link.sequence,
        hash: linked.hash,
        changes: head.changes + sealed.changes.length,
      }),
      tx.done,
    ]);
    return { ok: true, sequence: link.sequence, head: linked.hash };
  } catch (error) {
    throw transactionError(await causeOf(tx, error));
  }
}

function oldestGeneration(sealed: SealedCommit): number {
  const { records, adopted, changes, shredded, entries, audit } = sealed;
  const rows = [...records, ...adopted, ...changes, ...shredded, ...entries, audit];
  return Math.min(...rows.map(({ envelope }) => generationOf(envelope)));
}

/**
 * Where the browser ends the transaction between two requests, the second one throws and nobody waits
 * for the first any more; its failure must not count as unhandled.
 */
function watched<T>(request: Promise<T>): Promise<T> {
  request.catch(() => undefined);
  return request;
}

function begin(db: Database) {
  try {
    const stores = ['meta', 'records', 'changes', 'audit', 'indexlog'] as const;
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
    // Its failure is looked at in `causeOf`; until then it must not count as unhandled.
    tx.done.catch(() => undefined);
    return tx;
  } catch (error) {
    throw transactionError(error);
  }
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
