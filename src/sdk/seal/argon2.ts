/** Argon2id by noble, in slices that leave the page its turns. */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { type Bytes, copyBytes } from './bytes.ts';

export interface Argon2Costs {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly length: number;
}

export async function argon2id(
  words: Uint8Array,
  salt: Uint8Array,
  { memory, passes, length }: Argon2Costs,
): Promise<Bytes> {
  const made = await argon2idAsync(words, salt, { m: memory, t: passes, p: 1, dkLen: length });
  return copyBytes(made);
}
