/**
 * Moves what the index log tells into shards, so that an unlock reads few rows. One tab at a time
 * does it: a lease says who, and its fence, which is looked at in the transaction that writes, makes
 * sure; so a tab that was frozen over its work and comes back writes nothing. Loaded when it is needed.
 */
import { generationOf } from '../seal/envelope.ts';
import { randomId } from '../seal/random.ts';
import { type Database, reading } from './database.ts';
import type { EntryTable, Held } from './entry-table.ts';
import {
  asIndexRow,
  type Contents,
  CONTENTS,
  openContents,
  openShard,
  sealContents,
  type ShardLine,
  sealShard,
} from './index-rows.ts';
import { type SealedIndex, SHARD_ENTRIES } from './sealed-index.ts';
import { asHeadRow, type HeadRow, type IndexRow } from './sealed-rows.ts';
import { slices } from './slices.ts';

/** Nobody begins the same while another may still be at it. That keeps work from being done twice; it is the fence that keeps it right. */
const LEASE_MS = 20_000;

const LEASE = 'compaction';

export interface Compaction {
  readonly db: Database;
  readonly index: SealedIndex;
  /** The place in the chain up to which the table of the index is whole, after having caught up. */
  upToDate(): Promise<number>;
  /** Whether these heads are still of the database that was opened. */
  isSame(head: HeadRow): boolean;
  /** False as soon as somebody waits for the store to close. */
  isWanted(): boolean;
}

/** False where another tab does it, or did it meanwhile. */
export async function compact(work: Compaction): Promise<boolean> {
  const { db, index } = work;
  const holder = randomId();
  const fence = await takeLease(db, holder);
  if (fence === undefined) return false;
  await index.openAll();
  const sequence = await work.upToDate();
  await followContents(db, index);
  const { contents: before, revision } = index;

  const plan = planOf(index);
  const pause = slices();
  const rows: IndexRow[] = [];
  const lines: ShardLine[] = [];
  let { next } = before;
  for (const { type, entries } of plan.made) {
    const list = entries.map(({ id, revision, entry }) => [id, revision, entry] as const);
    rows.push(await sealShard(index.keyring, next, list));
    lines.push({ shard: next, type, dead: [] });
    next += 1;
    await pause();
    if (!work.isWanted()) return false;
  }
  const contents: Contents = {
    projection: index.projection.name,
    sequence,
    next,
    shards: [...plan.kept, ...lines],
  };
  rows.push(await sealContents(index.keyring, revision + 1, contents));
  if (!(await writeShards(work, rows, plan.kept, { fence, revision, sequence }))) return false;

  for (const [at, { type, entries }] of plan.made.entries()) {
    const shard = before.next + at;
    index.shards.set(shard, { type, ids: entries.map(({ id }) => id) });
    // What was written meanwhile is told by the log, and the place of the old entry is dead.
    entries.forEach((held, place) => {
      if (index.table.get(held.id) === held) held.place = { shard, at: place };
    });
  }
  for (const shard of plan.left) index.shards.delete(shard);
  index.moved(contents, revision + 1);
  return true;
}

/** The fence under which to write; nothing where another tab holds the lease. */
async function takeLease(db: Database, holder: string): Promise<number | undefined> {
  const tx = db.transaction('lease', 'readwrite', { durability: 'strict' });
  const held = await tx.store.get(LEASE);
  const left = (held?.until ?? 0) - Date.now();
  // A clock that was set back must not make it wait for ever.
  if (left > 0 && left <= LEASE_MS) {
    await tx.done;
    return undefined;
  }
  const fence = (held?.fence ?? 0) + 1;
  await Promise.all([
    tx.store.put({ id: LEASE, fence, holder, until: Date.now() + LEASE_MS }),
    tx.done,
  ]);
  return fence;
}

interface Plan {
  /** Shards that stay, with the places in them that no longer hold. */
  readonly kept: readonly ShardLine[];
  readonly left: readonly number[];
  readonly made: readonly { readonly type: string; readonly entries: readonly Held[] }[];
}

/** Decided at one moment: shards that are more than half empty are written anew with what is new. */
function planOf({ table, shards }: SealedIndex): Plan {
  const kept: ShardLine[] = [];
  const left = new Set<number>();
  for (const [shard, { type, ids }] of shards) {
    const dead = ids.flatMap((id, at) => (isAt(table, id, shard, at) ? [] : [at]));
    if ((ids.length - dead.length) * 2 > SHARD_ENTRIES) kept.push({ shard, type, dead });
    else left.add(shard);
  }
  const byType = new Map<string, Held[]>();
  for (const held of table.all()) {
    if (held.place !== undefined && !left.has(held.place.shard)) continue;
    const sameType = byType.get(held.type);
    if (sameType === undefined) byType.set(held.type, [held]);
    else sameType.push(held);
  }
  const made = [...byType].flatMap(([type, all]) =>
    Array.from({ length: Math.ceil(all.length / SHARD_ENTRIES) }, (_, part) => ({
      type,
      entries: all.slice(part * SHARD_ENTRIES, (part + 1) * SHARD_ENTRIES),
    })),
  );
  return { kept, left: [...left], made };
}

function isAt(table: EntryTable, id: string, shard: number, at: number): boolean {
  const place = table.get(id)?.place;
  return place?.shard === shard && place.at === at;
}

/** Where another tab has moved the log into shards, takes over which entry lies where. */
async function followContents(db: Database, index: SealedIndex): Promise<void> {
  const tx = reading(db, ['index']);
  const store = tx.objectStore('index');
  const [row, keys] = await Promise.all([store.get(CONTENTS), store.getAllKeys()]);
  if ((asIndexRow(row)?.revision ?? 0) === index.revision) return;
  const contents = await openContents(index.keyring, row);
  for (const held of index.table.all()) held.place = undefined;
  const known = new Map(index.shards);
  index.shards.clear();
  index.revision = asIndexRow(row)?.revision ?? 0;
  // Made in another way, or damaged: all is written anew, under numbers that nobody had.
  if (contents?.projection !== index.projection.name) {
    index.contents = { ...index.contents, next: Math.max(CONTENTS, ...keys) + 1, shards: [] };
    return;
  }
  index.contents = contents;
  for (const { shard, type, dead } of contents.shards) {
    const ids = known.get(shard)?.ids ?? (await idsIn(db, index, shard));
    // What is in one that does not open has no place, and so gets another.
    if (ids === undefined) continue;
    index.shards.set(shard, { type, ids });
    const gone = new Set(dead);
    ids.forEach((id, at) => {
      const held = index.table.get(id);
      if (held !== undefined && held.asOf <= contents.sequence && !gone.has(at)) {
        held.place = { shard, at };
      }
    });
  }
}

async function idsIn(
  db: Database,
  { keyring }: SealedIndex,
  shard: number,
): Promise<readonly string[] | undefined> {
  const row = await reading(db, ['index']).objectStore('index').get(shard);
  return (await openShard(keyring, row))?.map(([id]) => id);
}

/** Shards, contents, and the log that they take the place of; nothing where anybody came between. */
async function writeShards(
  { db, isSame }: Compaction,
  rows: readonly IndexRow[],
  kept: readonly ShardLine[],
  base: { readonly fence: number; readonly revision: number; readonly sequence: number },
): Promise<boolean> {
  const stores = ['meta', 'lease', 'index', 'indexlog'] as const;
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  tx.done.catch(() => undefined);
  const index = tx.objectStore('index');
  const [headRow, lease, contents, shards] = await Promise.all([
    tx.objectStore('meta').get('head'),
    tx.objectStore('lease').get(LEASE),
    index.get(CONTENTS),
    index.getAllKeys(),
  ]);
  const head = asHeadRow(headRow);
  if (
    head === undefined ||
    !isSame(head) ||
    // Sealed under a key that is being retired; the next compaction seals under the new one.
    rows.some(({ envelope }) => generationOf(envelope) < (head.generation ?? 0)) ||
    lease?.fence !== base.fence ||
    (asIndexRow(contents)?.revision ?? 0) !== base.revision
  ) {
    await tx.done;
    return false;
  }
  const stays = new Set([CONTENTS, ...kept.map(({ shard }) => shard)]);
  await Promise.all([
    ...shards.filter((shard) => !stays.has(shard)).map((shard) => index.delete(shard)),
    ...rows.map((row) => index.put(row)),
    tx.objectStore('indexlog').delete(IDBKeyRange.upperBound([base.sequence, Infinity])),
    tx.objectStore('lease').put({ ...lease, until: 0 }),
    tx.done,
  ]);
  return true;
}
