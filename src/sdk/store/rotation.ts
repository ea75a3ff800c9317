/**
 * Another data key for a database that is in use. The new generation is written first; from then on
 * no write under an older one is taken (the fence is `generation` in the head row, which every write
 * reads). Then rows are sealed anew in slices, each only where it is still the row that was read, and
 * when a whole pass finds none left the older keys are deleted.
 *
 * That more than one generation lies in `keys` is all there is to say that this is under way, so it
 * can end at any point and be gone on with by whoever comes next, and several tabs may do it at once.
 *
 * A backup may be laid in the place of everything between any two of its transactions. Rows under the
 * keys that were here are then nobody's, so each transaction looks at the heads first.
 */
import { type Bytes, isBytes } from '../seal/bytes.ts';
import { EnvelopeError, generationOf, type Place } from '../seal/envelope.ts';
import { asKeyRow, type Keyring } from '../seal/keyring.ts';
import { isId } from '../seal/random.ts';
import { type Database, reading } from './database.ts';
import type { Inside } from './idb-store.ts';
import { asAuditRow, asRecordRow, recordPlace, resealAudit } from './sealed-rows.ts';
import { readKeys } from './unlock.ts';

export type Rotation = Pick<Inside, 'db' | 'keyring' | 'assertSame'>;

export interface RotationOptions {
  readonly signal?: AbortSignal;
  /** Told after each slice how many rows have been sealed anew. */
  readonly progress?: (resealed: number) => void;
}

export interface Rotated {
  readonly generation: number;
  readonly resealed: number;
  /** Rows under an older key that do not open: damaged ones. Until they are gone that key stays. */
  readonly stuck: number;
  /** False where it was stopped, or something is stuck; the next one goes on with it. */
  readonly done: boolean;
}

/**
 * Begins a generation, or goes on with one that is under way. Rejects as `store.closed` where a backup
 * was restored meanwhile, and has then written nothing onto it.
 */
export async function rotate(
  rotation: Rotation,
  { signal, progress = () => undefined }: RotationOptions = {},
): Promise<Rotated> {
  const { keyring } = rotation;
  await keyring.refresh();
  await begin(rotation);
  await keyring.refresh();
  const { generation } = keyring;
  let resealed = 0;
  for (;;) {
    let [found, stuck] = [0, 0];
    for (const part of PARTS) {
      for await (const slice of pass(rotation, part)) {
        found += slice.found;
        resealed += slice.resealed;
        stuck += slice.stuck;
        if (slice.resealed > 0) progress(resealed);
        if (signal?.aborted === true) return { generation, resealed, stuck, done: false };
      }
    }
    // Also where a row was written by somebody else meanwhile: only a pass that finds none is the last.
    if (found > stuck) continue;
    if (stuck > 0) return { generation, resealed, stuck, done: false };
    await retire(rotation, generation);
    return { generation, resealed, stuck, done: true };
  }
}

/** The generations that lie in the database. */
export async function generationsIn(db: Database): Promise<readonly number[]> {
  return generationsOf(await readKeys(db));
}

function generationsOf(rows: readonly unknown[]): readonly number[] {
  const data = rows.map(asKeyRow).flatMap((row) => (row?.purpose === 'data' ? [row] : []));
  return [...new Set(data.map(({ generation }) => generation))].sort((a, b) => a - b);
}

async function begin({ db, keyring, assertSame }: Rotation): Promise<void> {
  const next = await keyring.nextGeneration();
  const tx = db.transaction(['keys', 'meta'], 'readwrite', { durability: 'strict' });
  const [keys, headRow] = await Promise.all([
    tx.objectStore('keys').getAll(),
    tx.objectStore('meta').get('head'),
  ]);
  const head = assertSame(headRow);
  const [oldest = 0, ...newer] = generationsOf(keys);
  // Another tab, or a visit before this one, has begun; or has even ended meanwhile.
  const begun = newer.length > 0 || oldest >= next.generation;
  const writes = begun
    ? []
    : [
        tx.objectStore('keys').put(next),
        tx.objectStore('meta').put({ ...head, generation: next.generation }),
      ];
  await Promise.all([...writes, tx.done]);
}

async function retire({ db, assertSame }: Rotation, generation: number): Promise<void> {
  const tx = db.transaction(['keys', 'meta'], 'readwrite', { durability: 'strict' });
  const keys = tx.objectStore('keys');
  const [held, headRow] = await Promise.all([keys.getAll(), tx.objectStore('meta').get('head')]);
  assertSame(headRow);
  const old = held
    .map(asKeyRow)
    .flatMap((row) => (row?.purpose === 'data' && row.generation < generation ? [row.id] : []));
  await Promise.all([...old.map((id) => keys.delete(id)), tx.done]);
}

type SealedStoreName =
  'records' | 'firsts' | 'changes' | 'audit' | 'index' | 'indexlog' | 'files' | 'words';

/** A row as it was read. */
type Sealed = Readonly<Record<string, unknown>> & { readonly envelope: Bytes };

/** An object store with sealed rows. Every one of the database must be here; a test looks for it. */
interface Part {
  readonly store: SealedStoreName;
  /** How many rows are read at a time. */
  readonly slice: number;
  /** The same row under the newest key; `undefined` where it does not open. */
  readonly reseal: (keyring: Keyring, row: Sealed) => Promise<object | undefined>;
}

const PARTS: readonly Part[] = [
  firstOrLater('records'),
  // After the records: what moves here while they are looked through is found here.
  firstOrLater('firsts'),
  inPlace('changes', 64, ({ commit, part }) => [commit, part]),
  {
    store: 'audit',
    slice: 64,
    reseal: async (keyring, row) => {
      const entry = asAuditRow(row);
      return entry && resealAudit(keyring, entry);
    },
  },
  inPlace('index', 8, ({ shard, revision }) => [shard, revision]),
  inPlace('indexlog', 64, ({ commit, part }) => [commit, part]),
  inPlace('files', 4, ({ file, piece }) => [file, piece]),
  inPlace('words', 8, ({ shard }) => [shard, 1]),
];

/** A record's row is sealed for its place among the records also where it was put away. */
function firstOrLater(store: 'records' | 'firsts'): Part {
  return {
    store,
    slice: 64,
    reseal: async (keyring, row) => {
      const record = asRecordRow(row);
      return record && resealed(keyring, record, recordPlace(record));
    },
  };
}

export const resealedStores: readonly string[] = PARTS.map(({ store }) => store);

/** Rows that keep their place: what is in them is opened there and sealed there. */
function inPlace(
  store: SealedStoreName,
  slice: number,
  placeOf: (row: Sealed) => readonly [id: unknown, revision: unknown],
): Part {
  return {
    store,
    slice,
    reseal: async (keyring, row) => {
      const [id, revision] = placeOf(row);
      return resealed(keyring, row, { store, id: String(id), revision: Number(revision) });
    },
  };
}

async function resealed(
  keyring: Keyring,
  row: { readonly envelope: Bytes },
  place: Place,
): Promise<object | undefined> {
  const plain = await opened(keyring, place, row.envelope);
  if (plain === undefined) return undefined;
  const envelope = await keyring.seal(place, plain);
  return { ...row, envelope, generation: generationOf(envelope) };
}

async function opened(
  keyring: Keyring,
  place: Place,
  envelope: Bytes,
): Promise<Uint8Array | undefined> {
  try {
    return await keyring.open(place, envelope);
  } catch (error) {
    // A RangeError: the row's own words are damaged and name no place.
    if (error instanceof EnvelopeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Slice {
  /** Rows under an older key. */
  readonly found: number;
  readonly resealed: number;
  /** Those that do not open. They keep that key alive. */
  readonly stuck: number;
}

/** One pass over an object store, told slice by slice, with a turn of the page between them. */
async function* pass(rotation: Rotation, part: Part): AsyncGenerator<Slice> {
  const { db, keyring } = rotation;
  let after: IDBValidKey | undefined;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const objects = wrapped(reading(db, [part.store]).objectStore(part.store));
    const [rows, keys] = await Promise.all([
      objects.getAll(range, part.slice),
      objects.getAllKeys(range, part.slice),
    ]);
    after = keys[keys.length - 1];
    if (after === undefined) return;
    const found = rows.flatMap((row, index) => {
      const key = keys[index];
      return key !== undefined && isOld(row, keyring.generation) ? [{ key, row }] : [];
    });
    const sealed = await Promise.all(
      found.map(async ({ key, row }) => ({ key, row, to: await part.reseal(keyring, row) })),
    );
    const resealed = await replace(rotation, part.store, sealed);
    yield {
      found: found.length,
      resealed,
      stuck: sealed.filter(({ to }) => to === undefined).length,
    };
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Each only where what was read is still there: what was written since is under the newest key. */
async function replace(
  { db, assertSame }: Rotation,
  store: SealedStoreName,
  rows: readonly {
    readonly key: IDBValidKey;
    readonly row: Sealed;
    readonly to?: object | undefined;
  }[],
): Promise<number> {
  const ready = rows.flatMap(({ key, row, to }) => (to === undefined ? [] : [{ key, row, to }]));
  if (ready.length === 0) return 0;
  const tx = db.transaction([store, 'meta'], 'readwrite', { durability: 'strict' });
  tx.done.catch(() => undefined);
  const objects = wrapped(tx.objectStore(store));
  const [headRow, ...held] = await Promise.all([
    tx.objectStore('meta').get('head'),
    ...ready.map(({ key }) => objects.get(key)),
  ]);
  assertSame(headRow);
  const same = ready.filter(({ row }, index) => isSame(row, held[index]));
  await Promise.all([...same.map(({ to }) => objects.put(to)), tx.done]);
  return same.length;
}

/** What the parts have in common; idb types each object store by itself. */
interface Objects {
  get(key: IDBValidKey): Promise<unknown>;
  getAll(range: IDBKeyRange | null, count: number): Promise<readonly unknown[]>;
  getAllKeys(range: IDBKeyRange | null, count: number): Promise<readonly IDBValidKey[]>;
  put(row: object): Promise<unknown>;
}

function wrapped(objects: unknown): Objects {
  return objects as Objects;
}

/** Pieces that a restore has put aside are no envelopes of this database. */
function isOld(row: unknown, newest: number): row is Sealed {
  if (!isSealed(row)) return false;
  if ('file' in row && !isId(row['file'])) return false;
  return generationOf(row.envelope) < newest;
}

function isSealed(row: unknown): row is Sealed {
  return typeof row === 'object' && row !== null && 'envelope' in row && isBytes(row.envelope);
}

function isSame(row: Sealed, held: unknown): boolean {
  if (!isSealed(held)) return false;
  const { envelope } = held;
  return (
    envelope.length === row.envelope.length &&
    envelope.every((byte, index) => byte === row.envelope[index])
  );
}
