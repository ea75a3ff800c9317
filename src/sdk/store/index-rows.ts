/** The rows of the sealed index: its table of contents, its shards, and what each write changed in it. */
import { type Bytes, isBytes } from '../seal/bytes.ts';
import { EnvelopeError, generationOf, type Place } from '../seal/envelope.ts';
import type { Keyring } from '../seal/keyring.ts';
import { pack, unpack } from './entry-codec.ts';
import type { IndexLogRow, IndexRow } from './sealed-rows.ts';
import type { Json, JsonObject } from './store.ts';

/** The row that says which shards there are. */
export const CONTENTS = 0;

export interface Contents {
  /** How the entries were made. */
  readonly projection: string;
  /** The place in the audit chain up to which the shards tell. */
  readonly sequence: number;
  /** The number of the next shard: none is given twice. */
  readonly next: number;
  readonly shards: readonly ShardLine[];
}

export interface ShardLine {
  readonly shard: number;
  readonly type: string;
  /** Places in the shard whose entries no longer hold. */
  readonly dead: readonly number[];
}

export type ShardEntry = readonly [id: string, revision: number, entry: JsonObject];

/** A part of what a write changed. */
export interface Delta {
  readonly projection: string;
  readonly parts: number;
  readonly puts: readonly (readonly [
    id: string,
    type: string,
    revision: number,
    entry: JsonObject,
  ])[];
  readonly gone: readonly string[];
}

/** A delta before its write has a place in the chain. */
export type UnplacedDelta = Omit<IndexLogRow, 'sequence'>;

export async function sealContents(
  keyring: Keyring,
  revision: number,
  { projection, sequence, next, shards }: Contents,
): Promise<IndexRow> {
  const lines = shards.map(({ shard, type, dead }) => [shard, type, dead] as const);
  return sealIndexRow(keyring, CONTENTS, revision, [projection, sequence, next, lines]);
}

export async function openContents(keyring: Keyring, row: unknown): Promise<Contents | undefined> {
  const list = await openPacked(keyring, placeOf, asIndexRow(row));
  if (list === undefined) return undefined;
  const [projection, sequence, next, lines] = list as [
    string,
    number,
    number,
    [number, string, number[]][],
  ]; // the seal says that `sealContents` wrote it
  const shards = lines.map(([shard, type, dead]) => ({ shard, type, dead }));
  return { projection, sequence, next, shards };
}

/** A shard is written once; what changes in it is told beside it. */
export function sealShard(
  keyring: Keyring,
  shard: number,
  entries: readonly ShardEntry[],
): Promise<IndexRow> {
  return sealIndexRow(keyring, shard, 1, entries);
}

export async function openShard(
  keyring: Keyring,
  row: unknown,
): Promise<readonly ShardEntry[] | undefined> {
  return (await openPacked(keyring, placeOf, asIndexRow(row))) as readonly ShardEntry[] | undefined; // as `sealShard` wrote it
}

export async function sealDelta(
  keyring: Keyring,
  commit: string,
  part: number,
  { projection, parts, puts, gone }: Delta,
): Promise<UnplacedDelta> {
  const envelope = await keyring.seal(
    { store: 'indexlog', id: commit, revision: part },
    pack([projection, parts, puts, gone]),
  );
  return { part, commit, generation: generationOf(envelope), envelope };
}

export async function openDelta(keyring: Keyring, row: unknown): Promise<Delta | undefined> {
  const list = await openPacked(keyring, logPlaceOf, asIndexLogRow(row));
  if (list === undefined) return undefined;
  const [projection, parts, puts, gone] = list as [string, number, Delta['puts'], string[]]; // as `sealDelta` wrote it
  return { projection, parts, puts, gone };
}

/** Where an envelope of the index belongs. */
export function placeOf({ shard, revision }: IndexRow): Place {
  return { store: 'index', id: String(shard), revision };
}

export function logPlaceOf({ commit, part }: IndexLogRow): Place {
  return { store: 'indexlog', id: commit, revision: part };
}

export function asIndexRow(row: unknown): IndexRow | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { shard, revision, generation, envelope }: Partial<Record<keyof IndexRow, unknown>> = row;
  if (!isNumber(shard) || !isNumber(revision) || !isNumber(generation)) return undefined;
  return isBytes(envelope) ? { shard, revision, generation, envelope } : undefined;
}

export function asIndexLogRow(row: unknown): IndexLogRow | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const {
    sequence,
    part,
    commit,
    generation,
    envelope,
  }: Partial<Record<keyof IndexLogRow, unknown>> = row;
  if (!isNumber(sequence) || !isNumber(part) || !isNumber(generation)) return undefined;
  if (typeof commit !== 'string' || !isBytes(envelope)) return undefined;
  return { sequence, part, commit, generation, envelope };
}

async function sealIndexRow(
  keyring: Keyring,
  shard: number,
  revision: number,
  values: readonly Json[],
): Promise<IndexRow> {
  const place: Place = { store: 'index', id: String(shard), revision };
  const envelope = await keyring.seal(place, pack(values));
  return { shard, revision, generation: generationOf(envelope), envelope };
}

/** `undefined` for a row that does not open or is no row. */
async function openPacked<Row extends { readonly envelope: Bytes }>(
  keyring: Keyring,
  place: (row: Row) => Place,
  row: Row | undefined,
): Promise<readonly Json[] | undefined> {
  if (row === undefined) return undefined;
  try {
    return unpack(await keyring.open(place(row), row.envelope));
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined;
    throw error;
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
