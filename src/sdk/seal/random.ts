/** Chance for keys, nonces and ids: `getRandomValues`, which plain HTTP has too. */
import { type Bytes, toHex } from './bytes.ts';

/** At most 65,536 bytes at a time, as the browser allows. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** What was asked for at once, since asking costs more than the bytes; none is given twice. */
const POOL_BYTES = 4096;
let pool = { bytes: new Uint8Array(0), from: crypto.getRandomValues };
let next = 0;

/** A few bytes that are no secret, of which many are wanted: nonces and ids. */
export function drawnBytes(length: number): Bytes {
  const { getRandomValues: from } = crypto;
  if (next + length > pool.bytes.length || pool.from !== from) {
    pool = { bytes: randomBytes(Math.max(length, POOL_BYTES)), from };
    next = 0;
  }
  next += length;
  return pool.bytes.slice(next - length, next);
}

/** 128 random bits as 32 hex digits: the id of a record, made on the client and unique everywhere. */
export function randomId(): string {
  return toHex(drawnBytes(16));
}

const ID = /^[0-9a-f]{32}$/;

/** Ids are the only words of a record that lie open on the disk, so nothing else may pass for one. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length === 32 && ID.test(value);
}
