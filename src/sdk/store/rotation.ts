/**
 * Another data key for a database that is in use. The new generation is written first; from then on
 * no write under an older one is taken (the fence is `generation` in the head row, which every write
 * reads). Then rows are sealed anew in slices, each only where it is still the row that was read, and
 * when a whole pass finds none left the older keys are deleted.
 *
 * That more than one generation lies in `keys` is all there is to say that this is under way, so it
 * can end at any point and be gone on with by whoever comes next, and several tabs may do it at once.
 */
import { type Bytes, isBytes } from '../seal/bytes.ts';
import { EnvelopeError, generationOf, type Place } from '../seal/envelope.ts';
import { asKeyRow, type Keyring } from '../seal/keyring.ts';
import { isId } from '../seal/random.ts';
import { type Database, reading } from './database.ts';
import { asAuditRow, asHeadRow, resealAudit } from './sealed-rows.ts';
import { StoreError } from './store.ts';
import { readKeys } from './unlock.ts';

export interface Rotation {
  readonly db: Database;
  readonly keyring: Keyring;
}

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

/** Begins a generation, or goes on with one that is under way. */
export async function rotate(
  { db, keyring }: Rotation,
  { signal, progress = () => undefined }: RotationOptions = {},
): Promise<Rotated> {
  await keyring.refresh();
  await begin(db, keyring);
  await keyring.refresh();
  const { generation } = keyring;
  let resealed = 0;
  for (;;) {
    let [found, stuck] = [0, 0];
    for (const part of PARTS) {
      for await (const slice of pass(db, keyring, part)) {
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
    await retire(db, generation);
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

async function begin(db: Database, keyring: Keyring): Promise<void> {
  const next = await keyring.nextGeneration();
  const tx = db.transaction(['keys', 'meta'], 'readwrite', { durability: 'strict' });
  const [keys, headRow] = await Promise.all([
    tx.objectStore('keys').getAll(),
    tx.objectStore('meta').get('head'),
  ]);
  const head = asHeadRow(headRow);
  const [oldest = 0, ...newer] = generationsOf(keys);
  // Another tab, or a visit before this one, has begun; or has even ended meanwhile.
  const begun = newer.length > 0 || oldest >= next.generation;
  const writes =
    begun || head === undefined
      ? []
      : [
          tx.objectStore('keys').put(next),
          tx.objectStore('meta').put({ ...head, generation: next.generation }),
        ];
  await Promise.all([...writes, tx.done]);
  if (head === undefined) {
    throw new StoreError('store.damaged', 'The heads of the logs are lost', { row: 'head' });
  }
}

async function retire(db: Database, generation: number): Promise<void> {
  const tx = db.transaction('keys', 'readwrite', { durability: 'strict' });
  const rows = (await tx.store.getAll()).map(asKeyRow);
  const old = rows.flatMap((row) =>
    row?.purpose === 'data' && row.generation < generation ? [row.id] : [],
  );
  await Promise.all([...old.map((id) => tx.store.delete(id)), tx.done]);
}

type SealedStoreName = 'records' | 'changes' | 'audit' | 'index' | 'indexlog' | 'files';

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
  inPlace('records', 64, ({ id, revision }) => [id, revision]),
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
];

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
      const place = { store, id: String(id), revision: Number(revision) };
      const plain = await opened(keyring, place, row.envelope);
      if (plain === undefined) return undefined;
      const envelope = await keyring.seal(place, plain);
      return { ...row, envelope, generation: generationOf(envelope) };
    },
  };
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
async function* pass(db: Database, keyring: Keyring, part: Part): AsyncGenerator<Slice> {
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
    const resealed = await replace(db, part.store, sealed);
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
  db: Database,
  store: SealedStoreName,
  rows: readonly {
    readonly key: IDBValidKey;
    readonly row: Sealed;
    readonly to?: object | undefined;
  }[],
): Promise<number> {
  const ready = rows.flatMap(({ key, row, to }) => (to === undefined ? [] : [{ key, row, to }]));
  if (ready.length === 0) return 0;
  const tx = db.transaction(store, 'readwrite', { durability: 'strict' });
  tx.done.catch(() => undefined);
  const objects = wrapped(tx.objectStore(store));
  const held = await Promise.all(ready.map(({ key }) => objects.get(key)));
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
