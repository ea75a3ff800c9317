/**
 * What lies in the object stores, row by row, and how a row is sealed and opened. Readable on the
 * disk are random ids, revisions, sequence numbers, key generations, nonces and hashes; everything
 * that says something about a person, and even what a record is, is inside the envelope.
 */
import type { Link } from '../audit/chain.ts';
import { type Bytes, concatBytes, copyBytes, fromUtf8, isBytes, toUtf8 } from '../seal/bytes.ts';
import { EnvelopeError, generationOf, type Place } from '../seal/envelope.ts';
import type { Keyring } from '../seal/keyring.ts';
import { isId } from '../seal/random.ts';
import {
  type Guard,
  type Guarded,
  isCount,
  isObject,
  isPlace,
  isText,
  listOf,
  oneOf,
  pairOf,
  shaped,
} from '../shape.ts';
import { deepFreeze } from './frozen-json.ts';
import type { AuditEntry, JsonObject, StoredRecord } from './store.ts';

const isHash: Guard<string> = (value): value is string =>
  isText(value) && /^[0-9a-f]{64}$/.test(value);

const isRecordRow = shaped(
  { id: isId, revision: isPlace, generation: isPlace, envelope: isBytes },
  /** Random name by which the change log points at it, instead of saying what is in it. */
  { first: isId },
);

const isAuditRow = shaped(
  {
    sequence: isPlace,
    commit: isId,
    firstChange: isPlace,
    changeCount: isCount,
    previous: isHash,
    hash: isHash,
    generation: isPlace,
    envelope: isBytes,
  },
  /** The envelope holds, before the entry, the envelope that the chain's hash was made over. */
  { resealed: oneOf(true) },
);

/** The heads of both logs, moved on by every write. */
const isHeadRow = shaped(
  { id: oneOf('head'), sequence: isCount, hash: isHash, changes: isCount },
  {
    /** Random id of the restore that laid all this here: who opened what was here before writes no more. */
    restored: isId,
    /** While or after keys were changed: nothing older than this is written any more. */
    generation: isPlace,
  },
);

export interface IndexRow {
  readonly shard: number;
  readonly revision: number;
  readonly generation: number;
  readonly envelope: Bytes;
}

/** What one write changed in the index, in parts; kept under the number of its audit entry until it is compacted. */
export interface IndexLogRow {
  readonly sequence: number;
  readonly part: number;
  readonly commit: string;
  readonly generation: number;
  readonly envelope: Bytes;
}

/** Which words some records may hold, under a random number. */
export interface WordsRow {
  readonly shard: number;
  readonly generation?: number;
  readonly envelope?: Bytes;
  /** Ids that were dropped by the write whose number is the row's, below zero: older filters of them are void. */
  readonly gone?: readonly string[];
}

/** A piece of a sealed file, counted from 0. */
export interface FileRow {
  readonly file: string;
  readonly piece: number;
  readonly generation: number;
  readonly envelope: Bytes;
}

export type RecordRow = Guarded<typeof isRecordRow>;
export type AuditRow = Guarded<typeof isAuditRow>;
export type HeadRow = Guarded<typeof isHeadRow>;

/** An audit entry before the transaction has given it its place. */
export type UnplacedAudit = Pick<AuditRow, 'commit' | 'changeCount' | 'generation' | 'envelope'>;

/** The write that an audit entry tells of, as far as the records go: what verification looks for. */
export interface Writes {
  readonly writes: readonly (readonly [id: string, revision: number])[];
  /** Ids of records that are gone with it; absent where there are none. */
  readonly dropped?: readonly string[];
}

/** An entry that was opened, with the bytes that the chain's hash covers. */
export type OpenedAudit = { readonly entry: AuditEntry; readonly kept: Bytes } & Writes;

const LENGTH_BYTES = 4;

const isJsonObject: Guard<JsonObject> = (value): value is JsonObject => isObject(value);

const isSealedRecord = shaped({ type: isText, schema: isCount, body: isJsonObject });

const isSealedAudit = shaped(
  {
    entry: shaped({
      action: isText,
      at: isText,
      by: isText,
      records: listOf(isText),
      outcome: oneOf('done', 'refused'),
      detail: isJsonObject,
    }),
    writes: listOf(pairOf(isId, isPlace)),
  },
  { dropped: listOf(isId) },
);

/** `first` where the change log points at this row. */
export async function sealRecord(
  keyring: Keyring,
  { id, revision, type, schema, body }: StoredRecord,
  first?: string,
): Promise<RecordRow> {
  const row = { id, revision, ...(first === undefined ? {} : { first }) };
  const envelope = await sealJson(keyring, recordPlace(row), { type, schema, body });
  return { ...row, generation: generationOf(envelope), envelope };
}

/** `undefined` for a row that does not open or is no row. */
export async function openRecord(
  keyring: Keyring,
  row: unknown,
): Promise<StoredRecord | undefined> {
  if (!isRecordRow(row)) return undefined;
  const { id, revision, envelope } = row;
  const opened = await openJson(keyring, recordPlace(row), envelope, isSealedRecord);
  if (opened === undefined) return undefined;
  const { type, schema, body } = opened;
  return deepFreeze({ id, revision, type, schema, body });
}

export async function sealAudit(
  keyring: Keyring,
  commit: string,
  entry: AuditEntry,
  writes: Writes,
  changeCount: number,
): Promise<UnplacedAudit> {
  const envelope = await sealJson(keyring, auditPlace(commit), { entry, ...writes });
  return { commit, changeCount, generation: keyring.generation, envelope };
}

export async function openAudit(keyring: Keyring, row: AuditRow): Promise<OpenedAudit | undefined> {
  if (row.resealed !== true) {
    const opened = await openJson(keyring, auditPlace(row.commit), row.envelope, isSealedAudit);
    return opened && { ...deepFreeze(opened), kept: row.envelope };
  }
  const plain = await openBytes(keyring, resealedAuditPlace(row.commit), row.envelope);
  if (plain === undefined || plain.length < LENGTH_BYTES) return undefined;
  const entryAt = LENGTH_BYTES + new DataView(plain.buffer).getUint32(0);
  const opened = parsed(plain.subarray(entryAt), isSealedAudit);
  return (
    opened && { ...deepFreeze(opened), kept: copyBytes(plain.subarray(LENGTH_BYTES, entryAt)) }
  );
}

/**
 * An audit entry under the newest key. The chain's hash was made over the entry's first envelope, which
 * therefore stays with it, inside the new one: whoever has the old key can open neither.
 */
export async function resealAudit(keyring: Keyring, row: AuditRow): Promise<AuditRow | undefined> {
  const place = row.resealed === true ? resealedAuditPlace(row.commit) : auditPlace(row.commit);
  const opened = await openBytes(keyring, place, row.envelope);
  if (opened === undefined) return undefined;
  const plain =
    row.resealed === true ? opened : concatBytes(lengthOf(row.envelope), row.envelope, opened);
  const envelope = await keyring.seal(resealedAuditPlace(row.commit), plain);
  return { ...row, generation: generationOf(envelope), envelope, resealed: true };
}

export function asAuditRow(row: unknown): AuditRow | undefined {
  return isAuditRow(row) ? row : undefined;
}

export function asRecordRow(row: unknown): RecordRow | undefined {
  return isRecordRow(row) ? row : undefined;
}

export function asHeadRow(row: unknown): HeadRow | undefined {
  return isHeadRow(row) ? row : undefined;
}

/** The revision that a row states, for the check of a write. `undefined` where the row is damaged. */
export function statedRevision(row: unknown): number | undefined {
  if (row === undefined) return 0;
  return isRecordRow(row) ? row.revision : undefined;
}

/** `kept` is what `openAudit` gives; where a row was never sealed anew it is the row's envelope. */
export function linkOf(
  row: AuditRow,
  kept: Bytes = row.envelope,
): Link & Pick<AuditRow, 'previous' | 'hash'> {
  return { ...row, kept };
}

/** Where a record's row belongs, among the records or put away among the first ones. */
export function recordPlace({
  id,
  revision,
  first,
}: Pick<RecordRow, 'id' | 'revision' | 'first'>): Place {
  return { store: 'records', id: first === undefined ? id : `${id} ${first}`, revision };
}

function auditPlace(commit: string): Place {
  return { store: 'audit', id: commit, revision: 0 };
}

function resealedAuditPlace(commit: string): Place {
  return { store: 'audit', id: commit, revision: 1 };
}

function lengthOf(bytes: Uint8Array): Bytes {
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return length;
}

function sealJson(keyring: Keyring, place: Place, value: object): Promise<Bytes> {
  return keyring.seal(place, toUtf8(JSON.stringify(value)));
}

export async function openJson<T>(
  keyring: Keyring,
  place: Place,
  envelope: Bytes,
  fits: Guard<T>,
): Promise<T | undefined> {
  const plain = await openBytes(keyring, place, envelope);
  return plain && parsed(plain, fits);
}

function parsed<T>(plain: Uint8Array, fits: Guard<T>): T | undefined {
  const value: unknown = JSON.parse(fromUtf8(plain));
  return fits(value) ? value : undefined;
}

/** `undefined` for an envelope that does not open. */
async function openBytes(
  keyring: Keyring,
  place: Place,
  envelope: Bytes,
): Promise<Bytes | undefined> {
  try {
    return await keyring.open(place, envelope);
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined;
    throw error;
  }
}
