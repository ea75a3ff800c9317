/**
 * The backup file: a head that anybody can read, and sealed chunks that only the keys of the database
 * open. The keys lie in the head as they lie in the database, wrapped by each secret that opens it, so
 * a backup opens with whatever opened the database that day.
 *
 *     4 bytes "CTBK" · 1 version · 4 length of the head · head · 32 SHA-256 of all that
 *     then, chunk by chunk: 4 length · envelope
 *
 * Each envelope is bound to the head and to its number, and the last one says that it is the last: a
 * file that was cut, put together from two, or changed in any bit does not open. Rows are in it as
 * they lie on the disk, sealed; so what is restored is byte for byte what was there.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { type Bytes, concatBytes, toHex, toUtf8 } from '../seal/bytes.ts';
import { EnvelopeError, type Place } from '../seal/envelope.ts';
import type { Keyring } from '../seal/keyring.ts';
import { isId } from '../seal/random.ts';
import { decodeRows, encodeRows } from './row-codec.ts';

const MAGIC = toUtf8('CTBK');
const VERSION = 1;
const FIXED_BYTES = MAGIC.length + 1 + 4;
const SUM_BYTES = 32;
/**
 * What is taken of a file before anything in it is known to be ours, or to be as it was written: far
 * above what there ever is, and little enough that a file which somebody made up costs nothing.
 */
export const MOST = {
  head: 256 * 1024,
  keys: 256,
  /** The first chunk, which only counts. */
  opening: 64 * 1024,
  chunk: 32 * 1024 * 1024,
} as const;

/** Object stores in the order in which they stand in the file. What a tab holds for a while is not among them. */
export const BACKED_UP = [
  'meta',
  'records',
  'firsts',
  'changes',
  'audit',
  'index',
  'indexlog',
  'files',
] as const;

export type BackedUp = (typeof BACKED_UP)[number];

/** Why a file is not taken for a backup, or cannot be restored here. */
export type BackupRefusal =
  /** No backup of this software. */
  | 'backup.foreign'
  /** A backup of another person or installation: its keys are bound to another database. */
  | 'backup.other-desk'
  | 'backup.newer'
  /** It ends too early: a copy that was not finished. */
  | 'backup.cut'
  | 'backup.damaged'
  | 'backup.wrong-key';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  constructor(
    readonly code: BackupRefusal,
    message: string,
  ) {
    super(message);
  }
}

const head = z.object({
  /** Random id of this backup. */
  id: z.custom<string>(isId),
  /** Name of the database: a hash of whose it is. */
  database: z.string(),
  /** Schema version of the database. */
  schema: z.int().check(z.positive()),
  keys: z.array(z.record(z.string(), z.unknown())).check(z.maxLength(MOST.keys)),
});

export type BackupHead = Readonly<z.infer<typeof head>>;

const counted = z.int().check(z.nonnegative());

const opening = z.object({
  kind: z.literal('start'),
  /** When it was made. */
  at: z.string(),
  /** Random id of the database, and how far its audit chain went. */
  database: z.custom<string>(isId),
  sequence: counted,
  hash: z.string(),
  rows: z.record(z.string(), counted),
});

const rows = z.object({
  kind: z.literal('rows'),
  store: z.enum(BACKED_UP),
  rows: z.array(z.record(z.string(), z.unknown())),
});

const chunk = z.discriminatedUnion('kind', [
  opening,
  rows,
  z.object({ kind: z.literal('end'), chunks: counted }),
]);

export type Opening = Readonly<z.infer<typeof opening>>;
export type Chunk = Readonly<z.infer<typeof chunk>>;

/** The file's first bytes, and what its chunks are bound to. */
export function headOf(given: BackupHead): { readonly bytes: Bytes; readonly bound: string } {
  const body = encodeRows(given);
  const fixed = new Uint8Array(FIXED_BYTES);
  fixed.set(MAGIC);
  fixed[MAGIC.length] = VERSION;
  new DataView(fixed.buffer).setUint32(MAGIC.length + 1, body.length);
  const sum = sha256(concatBytes(fixed, body));
  return { bytes: concatBytes(fixed, body, sum), bound: toHex(sum) };
}

export async function sealChunk(
  keyring: Keyring,
  bound: string,
  number: number,
  plain: Uint8Array,
): Promise<Bytes> {
  const envelope = await keyring.seal(placeOf(bound, number), plain);
  // Better no backup than one that is refused on the day on which it is needed.
  if (envelope.length > MOST.chunk) throw new RangeError('A row is larger than a backup carries');
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, envelope.length);
  return concatBytes(length, envelope);
}

export function chunkBytes(content: Chunk): Bytes {
  return encodeRows(content);
}

function placeOf(bound: string, number: number): Place {
  return { store: 'backup', id: bound, revision: number };
}

/** Reads a backup from its beginning to its end, and never more of it at once than a chunk. */
export class BackupReader {
  private at = 0;
  private bound = '';
  private chunks = 0;
  private started = false;

  constructor(private readonly file: Blob) {}

  /** Rejects with a BackupError where it has no head that is whole. */
  async head(): Promise<BackupHead> {
    const fixed = await this.take(FIXED_BYTES, 'backup.foreign');
    if (MAGIC.some((byte, at) => fixed[at] !== byte)) {
      throw new BackupError('backup.foreign', 'This file is no backup');
    }
    if (fixed[MAGIC.length] !== VERSION) {
      throw new BackupError('backup.newer', 'A newer version made this backup');
    }
    const body = await this.take(lengthIn(fixed, MAGIC.length + 1, MOST.head));
    const sum = await this.take(SUM_BYTES);
    this.bound = toHex(sha256(concatBytes(fixed, body)));
    const found = this.bound === toHex(sum) ? head.safeParse(decoded(body)).data : undefined;
    if (found === undefined) throw damaged();
    return found;
  }

  /** Chunk after chunk, each opened and looked at; the last one is not handed out, but seen to. */
  async next(keyring: Keyring): Promise<Exclude<Chunk, { readonly kind: 'end' }> | undefined> {
    const most = this.started ? MOST.chunk : MOST.opening;
    const envelope = await this.take(lengthIn(await this.take(4), 0, most));
    const found = chunk.safeParse(decoded(await this.opened(keyring, envelope))).data;
    if (found === undefined || (found.kind === 'start') === this.started) throw damaged();
    this.started = true;
    if (found.kind !== 'end') {
      this.chunks += 1;
      return found;
    }
    if (found.chunks !== this.chunks || this.at !== this.file.size) throw damaged();
    return undefined;
  }

  /** How much of the file has been read, from 0 to 1. */
  get progress(): number {
    return this.file.size === 0 ? 1 : this.at / this.file.size;
  }

  private async opened(keyring: Keyring, envelope: Uint8Array): Promise<Bytes> {
    try {
      return await keyring.open(placeOf(this.bound, this.chunks), envelope);
    } catch (error) {
      if (error instanceof EnvelopeError) throw damaged();
      throw error;
    }
  }

  private async take(length: number, short: BackupError['code'] = 'backup.cut'): Promise<Bytes> {
    const end = this.at + length;
    if (end > this.file.size) throw new BackupError(short, 'The backup ends too early');
    const bytes = new Uint8Array(await this.file.slice(this.at, end).arrayBuffer());
    this.at = end;
    return bytes;
  }
}

function lengthIn(bytes: Bytes, at: number, most: number): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
  if (length > most) throw damaged();
  return length;
}

function decoded(bytes: Uint8Array): unknown {
  try {
    return decodeRows(bytes);
  } catch {
    return undefined;
  }
}

function damaged(): BackupError {
  return new BackupError('backup.damaged', 'The backup is damaged');
}
