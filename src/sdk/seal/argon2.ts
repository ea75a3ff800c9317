/** Argon2id off the page: a quarter of a second today, three quarters in Chromium 86. */
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
  costs: Argon2Costs,
): Promise<Bytes> {
  const { work } = await import('../worker/run.ts');
  const made = await work('argon2id', { words, salt, costs });
  const key = copyBytes(made);
  made.fill(0);
  return key;
}
