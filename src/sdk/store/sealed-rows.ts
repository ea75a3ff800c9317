/**
 * What lies in the object stores, row by row, and how a row is sealed and opened. Readable on the
 * disk are random ids, revisions, sequence numbers, key generations, nonces and hashes; everything
 * that says something about a person, and even what a record is, is inside the envelope.
 */
import * as z from 'zod/mini';
import type { Link } from '../audit/chain.ts';
import { type Bytes, concatBytes, copyBytes, fromUtf8, isBytes, toUtf8 } from '../seal/bytes.ts';
import { EnvelopeError, generationOf, type Place } from '../seal/envelope.ts';
import type { Keyring } from '../seal/keyring.ts';
import { isId } from '../seal/random.ts';
import { deepFreeze } from './frozen-json.ts';
import type { AuditEntry, Change, Json, JsonObject, StoredRecord } from './store.ts';

const counted = z.int().check(z.positive());
const generation = counted;
const envelope = z.custom<Bytes>(isBytes);
const id = z.custom<string>(isId);
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const recordRow = z.object({ id, revision: counted, generation, envelope });

const changeRow = z.object({
  sequence: counted,
  /** The write that made the change, and the change's place in it: what the envelope is bound to. */
  commit: id,
  part: z.int().check(z.nonnegative()),
  generation,
  envelope,
});

const auditRow = z.object({
  sequence: counted,
  commit: id,
  firstChange: counted,
  changeCount: z.int().check(z.nonnegative()),
  previous: hash,
  hash,
  generation,
  envelope,
  /** The envelope holds, before the entry, the envelope that the chain's hash was made over. */
  resealed: z.exactOptional(z.literal(true)),
});

/** The heads of both logs, moved on by every write. */
const headRow = z.object({
  id: z.literal('head'),
  sequence: z.int().check(z.nonnegative()),
  hash,
  changes: z.int().check(z.nonnegative()),
  /** Random id of the restore that laid all this here: who opened what was here before writes no more. */
  restored: z.exactOptional(id),
  /** While or after keys were changed: nothing older than this is written any more. */
  generation: z.exactOptional(generation),
});

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

/** A piece of a sealed file, counted from 0. */
export interface FileRow {
  readonly file: string;
  readonly piece: number;
  readonly generation: number;
  readonly envelope: Bytes;
}

export type RecordRow = Readonly<z.infer<typeof recordRow>>;
export type ChangeRow = Readonly<z.infer<typeof changeRow>>;
export type AuditRow = Readonly<z.infer<typeof auditRow>>;
export type HeadRow = Readonly<z.infer<typeof headRow>>;

/** A change and an audit entry before the transaction has given them their places. */
export type UnplacedChange = Omit<ChangeRow, 'sequence'>;
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

const json = z.custom<Json>((value) => value !== undefined);
const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const sealedRecord = z.object({ type: z.string(), schema: z.int(), body: jsonObject });

const sealedChange = z.object({
  record: z.string(),
  type: z.string(),
  revision: z.int(),
  schema: z.int(),
  act: z.string(),
  action: z.string(),
  fields: z.record(
    z.string(),
    z.object({ from: z.exactOptional(json), to: z.exactOptional(json) }),
  ),
  at: z.string(),
  by: z.string(),
});

const sealedAudit = z.object({
  entry: z.object({
    action: z.string(),
    at: z.string(),
    by: z.string(),
    records: z.array(z.string()),
    outcome: z.enum(['done', 'refused']),
    detail: jsonObject,
  }),
  writes: z.array(z.tuple([id, counted])),
  dropped: z.exactOptional(z.array(id)),
});

export async function sealRecord(keyring: Keyring, record: StoredRecord): Promise<RecordRow> {
  const { id, revision, type, schema, body } = record;
  const envelope = await sealJson(keyring, recordPlace(id, revision), { type, schema, body });
  return { id, revision, generation: keyring.generation, envelope };
}

/** `undefined` for a row that does not open or is no row. */
export async function openRecord(
  keyring: Keyring,
  row: unknown,
): Promise<StoredRecord | undefined> {
  const { data } = recordRow.safeParse(row);
  if (data === undefined) return undefined;
  const { id, revision, envelope } = data;
  const opened = await openJson(keyring, recordPlace(id, revision), envelope, sealedRecord);
  return opened && deepFreeze({ id, revision, ...opened });
}

export async function sealChange(
  keyring: Keyring,
  commit: string,
  part: number,
  change: Change,
): Promise<UnplacedChange> {
  const envelope = await sealJson(keyring, changePlace(commit, part), change);
  return { commit, part, generation: keyring.generation, envelope };
}

/** The same row in the same place, saying only that there was a change, of what and by whom. */
export async function shredChange(
  keyring: Keyring,
  row: ChangeRow,
  change: Change,
): Promise<ChangeRow> {
  const { generation, envelope } = await sealChange(keyring, row.commit, row.part, {
    ...change,
    fields: {},
  });
  return { ...row, generation, envelope };
}

export async function openChange(
  keyring: Keyring,
  row: unknown,
): Promise<{ readonly sequence: number; readonly change: Change } | undefined> {
  const { data } = changeRow.safeParse(row);
  if (data === undefined) return undefined;
  const place = changePlace(data.commit, data.part);
  const change = await openJson(keyring, place, data.envelope, sealedChange);
  return change && deepFreeze({ sequence: data.sequence, change });
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
    const opened = await openJson(keyring, auditPlace(row.commit), row.envelope, sealedAudit);
    return opened && { ...deepFreeze(opened), kept: row.envelope };
  }
  const plain = await openBytes(keyring, resealedAuditPlace(row.commit), row.envelope);
  if (plain === undefined || plain.length < LENGTH_BYTES) return undefined;
  const entryAt = LENGTH_BYTES + new DataView(plain.buffer).getUint32(0);
  const opened = parsed(plain.subarray(entryAt), sealedAudit);
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
  return auditRow.safeParse(row).data;
}

export function asChangeRow(row: unknown): ChangeRow | undefined {
  return changeRow.safeParse(row).data;
}

export function asHeadRow(row: unknown): HeadRow | undefined {
  return headRow.safeParse(row).data;
}

/** The revision that a row states, for the check of a write. `undefined` where the row is damaged. */
export function statedRevision(row: unknown): number | undefined {
  return row === undefined ? 0 : recordRow.safeParse(row).data?.revision;
}

/** `kept` is what `openAudit` gives; where a row was never sealed anew it is the row's envelope. */
export function linkOf(
  row: AuditRow,
  kept: Bytes = row.envelope,
): Link & Pick<AuditRow, 'previous' | 'hash'> {
  return { ...row, kept };
}

function recordPlace(id: string, revision: number): Place {
  return { store: 'records', id, revision };
}

// Where in the log a change will stand is known only inside the transaction, after it was sealed; it
// is bound to its write instead, and the write's audit entry, in the chain, says where its changes are.
function changePlace(commit: string, part: number): Place {
  return { store: 'changes', id: commit, revision: part };
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

async function openJson<T>(
  keyring: Keyring,
  place: Place,
  envelope: Bytes,
  schema: z.ZodMiniType<T>,
): Promise<T | undefined> {
  const plain = await openBytes(keyring, place, envelope);
  return plain && parsed(plain, schema);
}

function parsed<T>(plain: Uint8Array, schema: z.ZodMiniType<T>): T | undefined {
  const value: unknown = JSON.parse(fromUtf8(plain));
  return schema.safeParse(value).data;
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
