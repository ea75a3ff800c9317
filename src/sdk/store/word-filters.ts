/**
 * Which long words records may hold, so that a search need not open them all. Of each record it keeps a
 * filter of the pairs of signs in its words: a pair that is not in the filter is not in the words. Filters
 * lie sealed in `words`, many in a row, and are made of what was opened anyway; a record that has none,
 * or one of another revision, is opened. So nothing depends on their being there. Loaded when it is needed.
 */
import { type Bytes, concatBytes, isBytes } from '../seal/bytes.ts';
import { EnvelopeError, generationOf, type Place } from '../seal/envelope.ts';
import type { Keyring } from '../seal/keyring.ts';
import { type Guarded, isCount, isPlace, isText, listOf, shaped } from '../shape.ts';
import { type Database, reading } from './database.ts';
import { decodeRows, encodeRows } from './row-codec.ts';
import type { Projection } from './sealed-index.ts';
import { asHeadRow, type HeadRow, type WordsRow } from './sealed-rows.ts';
import { slices } from './slices.ts';
import type { StoredRecord } from './store.ts';

/** So many filters make a row. */
const ROW_FILTERS = 512;

/** Bits for each pair: about one pair in five that is not there seems to be, one word of four signs in a hundred. */
const BITS = 4;

interface Filter {
  readonly revision: number;
  /** The place in the chain up to which the record had been read. */
  readonly asOf: number;
  readonly bits: Uint8Array;
  /** The row that it lies in; absent while it is in none. */
  row?: number;
}

const isFilters = shaped({
  made: isText,
  asOf: isCount,
  ids: listOf(isText),
  revisions: listOf(isPlace),
  lengths: listOf(isCount),
  bits: isBytes,
});

export interface Ground {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly projection: Projection;
  /** Whether these heads are still of the database that was opened. */
  isSame(head: HeadRow): boolean;
}

export class WordFilters {
  private readonly filters = new Map<string, Filter>();
  private readonly fresh = new Map<string, Filter>();
  /** How many of a row's filters are of use. */
  private readonly rows = new Map<number, { readonly size: number; readonly asOf: number }>();
  private readonly gone: { readonly row: number; readonly sequence: number }[] = [];
  private writing: Promise<void> = Promise.resolve();

  private constructor(private readonly ground: Ground) {}

  static async load(ground: Ground): Promise<WordFilters> {
    const filters = new WordFilters(ground);
    const pause = slices();
    const rows = await reading(ground.db, ['words']).objectStore('words').getAll();
    const droppedAt = new Map<string, number>();
    for (const { shard, gone } of rows) {
      if (gone === undefined) continue;
      filters.gone.push({ row: shard, sequence: -shard });
      for (const id of gone) droppedAt.set(id, Math.max(droppedAt.get(id) ?? 0, -shard));
    }
    for (const row of rows) {
      if (row.gone === undefined) await filters.take(row, droppedAt);
      await pause();
    }
    return filters;
  }

  /** Whether a record may hold these words; true where nobody knows. */
  test(words: string): (id: string, revision: number) => boolean {
    const pairs = [...pairsOf([words])].map(mixed);
    return (id, revision) => {
      const filter = this.filters.get(id);
      if (filter?.revision !== revision) return true;
      const { bits } = filter;
      const size = bits.length * 8;
      return pairs.every((pair) => {
        const at = pair % size;
        return ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
      });
    };
  }

  knows(id: string, revision: number): boolean {
    return this.filters.get(id)?.revision === revision;
  }

  /** Of a record that was opened, as it was at a place in the chain. */
  learn(record: StoredRecord, asOf: number): void {
    const { id, revision } = record;
    if (this.knows(id, revision)) return;
    const filter = { revision, asOf, bits: bitsOf(this.ground.projection.wordsOf?.(record) ?? []) };
    this.filters.set(id, filter);
    this.fresh.set(id, filter);
  }

  /** It was dropped; what comes under its id is another. */
  forget(id: string): void {
    this.filters.delete(id);
    this.fresh.delete(id);
  }

  /** Writes down what was learned, where it is so much. */
  keep(least = ROW_FILTERS): Promise<void> {
    this.writing = this.writing
      .catch(() => undefined)
      .then(async () => {
        while (this.fresh.size >= least) await this.write();
      });
    return this.writing;
  }

  private async write(): Promise<void> {
    const { db, keyring, isSame } = this.ground;
    const worn = this.wornRows();
    const some = [...this.fresh].slice(0, ROW_FILTERS);
    for (const [id] of some) this.fresh.delete(id);
    const [shard = 1] = crypto.getRandomValues(new Uint32Array(1));
    const asOf = Math.min(...some.map(([, filter]) => filter.asOf));
    const envelope = await keyring.seal(
      placeOf(shard),
      encodeRows({
        made: this.ground.projection.name,
        asOf,
        ids: some.map(([id]) => id),
        revisions: some.map(([, { revision }]) => revision),
        lengths: some.map(([, { bits }]) => bits.length),
        bits: concatBytes(...some.map(([, { bits }]) => bits)),
      }),
    );
    const tx = db.transaction(['meta', 'words'], 'readwrite', { durability: 'relaxed' });
    tx.done.catch(() => undefined);
    const words = tx.objectStore('words');
    const [headRow, keys] = await Promise.all([
      tx.objectStore('meta').get('head'),
      words.getAllKeys(),
    ]);
    const head = asHeadRow(headRow);
    const generation = generationOf(envelope);
    const isOurs = head !== undefined && isSame(head) && generation >= (head.generation ?? 0);
    if (!isOurs || keys.includes(shard)) {
      await tx.done;
      return;
    }
    const rest = [...this.rows].filter(([row]) => !worn.includes(row)).map(([, row]) => row.asOf);
    const oldest = Math.min(asOf, ...rest);
    // A row of another tab may be older.
    const isKnown = (key: number) => this.rows.has(key) || this.gone.some(({ row }) => row === key);
    const told = keys.every(isKnown) ? this.gone.filter(({ sequence }) => sequence < oldest) : [];
    await Promise.all([
      words.put({ shard, generation, envelope }),
      ...worn.map((row) => words.delete(row)),
      ...told.map(({ row }) => words.delete(row)),
      tx.done,
    ]);
    for (const row of worn) this.rows.delete(row);
    this.rows.set(shard, { size: some.length, asOf });
    for (const [id, filter] of some) if (this.filters.get(id) === filter) filter.row = shard;
  }

  /** Rows more than half of which is of no use: what is of use in them is written anew. */
  private wornRows(): readonly number[] {
    const used = new Map<number, [string, Filter][]>();
    for (const [id, filter] of this.filters) {
      if (filter.row === undefined) continue;
      const sameRow = used.get(filter.row);
      if (sameRow === undefined) used.set(filter.row, [[id, filter]]);
      else sameRow.push([id, filter]);
    }
    const worn = [...this.rows].flatMap(([row, { size }]) => {
      const left = used.get(row) ?? [];
      if (left.length * 2 > size) return [];
      for (const [id, { revision, asOf, bits }] of left) {
        const filter = { revision, asOf, bits };
        this.filters.set(id, filter);
        this.fresh.set(id, filter);
      }
      return [row];
    });
    return worn;
  }

  private async take(row: WordsRow, droppedAt: ReadonlyMap<string, number>): Promise<void> {
    const { shard } = row;
    const kept = await opened(this.ground.keyring, row);
    // One that does not open, or was made of other words, is of no use to anybody.
    if (kept?.made !== this.ground.projection.name) {
      this.rows.set(shard, { size: 1, asOf: Infinity });
      return;
    }
    const { asOf, ids, revisions, lengths, bits } = kept;
    this.rows.set(shard, { size: ids.length, asOf });
    let at = 0;
    ids.forEach((id, index) => {
      const length = lengths[index] ?? 0;
      const revision = revisions[index] ?? 0;
      const isLater = revision > (this.filters.get(id)?.revision ?? 0);
      if (isLater && (droppedAt.get(id) ?? -1) < asOf) {
        this.filters.set(id, { revision, asOf, bits: bits.subarray(at, at + length), row: shard });
      }
      at += length;
    });
  }
}

async function opened(
  keyring: Keyring,
  { shard, envelope }: WordsRow,
): Promise<Guarded<typeof isFilters> | undefined> {
  try {
    const value = envelope && decodeRows(await keyring.open(placeOf(shard), envelope));
    return isFilters(value) ? value : undefined;
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined;
    throw error;
  }
}

function placeOf(shard: number): Place {
  return { store: 'words', id: String(shard), revision: 1 };
}

function bitsOf(words: readonly string[]): Bytes {
  const pairs = pairsOf(words);
  const bits = new Uint8Array(Math.max(1, Math.ceil((pairs.size * BITS) / 8)));
  for (const pair of pairs) {
    const at = mixed(pair) % (bits.length * 8);
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return bits;
}

/** Every two signs that stand side by side. */
function pairsOf(words: readonly string[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (const text of words) {
    for (let at = 1; at < text.length; at += 1) {
      pairs.add(text.charCodeAt(at - 1) * 65_536 + text.charCodeAt(at));
    }
  }
  return pairs;
}

/** Spreads pairs evenly over the bits, whatever script they are of. */
function mixed(pair: number): number {
  let hash = Math.imul(pair ^ (pair >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
