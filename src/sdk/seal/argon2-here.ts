/** Argon2id by noble, on whatever thread this runs: the worker's, or the page's with pauses. */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { assertWanted } from '../queries/cancel.ts';
import type { Pace } from '../worker/jobs.ts';
import type { Argon2Costs } from './argon2.ts';
import { type Bytes, copyBytes } from './bytes.ts';

export async function argon2idHere(
  words: Uint8Array,
  salt: Uint8Array,
  { memory, passes, length }: Argon2Costs,
  { signal, progress }: Pick<Pace, 'signal' | 'progress'> = {},
): Promise<Bytes> {
  const made = await argon2idAsync(words, salt, {
    m: memory,
    t: passes,
    p: 1,
    dkLen: length,
    onProgress: (part) => {
      assertWanted(signal);
      progress?.(Math.round(part * 100), 100);
    },
  });
  return copyBytes(made);
}
