/** Chance for keys, nonces and ids: `getRandomValues`, which plain HTTP has too. */
import { type Bytes, toHex } from './bytes.ts';

/** At most 65,536 bytes at a time, as the browser allows. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** 128 random bits as 32 hex digits: the id of a record, made on the client and unique everywhere. */
export function randomId(): string {
  return toHex(randomBytes(16));
}

const ID = /^[0-9a-f]{32}$/;

/** Ids are the only words of a record that lie open on the disk, so nothing else may pass for one. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}
