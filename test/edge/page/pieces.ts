// Seals a large file in pieces of 256 KiB, each with its own nonce and bound to its place, so that the
// same work runs in the worker in one go and in the page in slices.
import { gcm } from '@noble/ciphers/aes.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { randomBytes } from './bytes.ts';

export const PIECE = 256 * 1024;
const NONCE = 12;
const TAG = 16;

/** Between two pieces; in the page it lets everything else have its turn. */
export type Pause = () => Promise<void>;

/** Nonce, ciphertext and tag of every piece, one after the other. */
export async function sealPieces(
  plain: Uint8Array,
  key: Uint8Array,
  pause: Pause,
): Promise<Uint8Array> {
  const count = Math.max(1, Math.ceil(plain.length / PIECE));
  const sealed = new Uint8Array(plain.length + count * (NONCE + TAG));
  for (let index = 0, at = 0; index < count; index += 1) {
    const nonce = randomBytes(NONCE);
    const body = plain.subarray(index * PIECE, (index + 1) * PIECE);
    sealed.set(nonce, at);
    sealed.set(gcm(key, nonce, place(index, count)).encrypt(body), at + NONCE);
    at += NONCE + body.length + TAG;
    await pause();
  }
  return sealed;
}

export async function openPieces(
  sealed: Uint8Array,
  key: Uint8Array,
  pause: Pause,
): Promise<Uint8Array> {
  const whole = NONCE + PIECE + TAG;
  const count = Math.max(1, Math.ceil(sealed.length / whole));
  const plain = new Uint8Array(sealed.length - count * (NONCE + TAG));
  for (let index = 0; index < count; index += 1) {
    const piece = sealed.subarray(index * whole, (index + 1) * whole);
    const body = gcm(key, piece.subarray(0, NONCE), place(index, count)).decrypt(
      piece.subarray(NONCE),
    );
    plain.set(body, index * PIECE);
    await pause();
  }
  return plain;
}

/** Binds a piece to its place, so that pieces cannot be swapped, dropped or added. */
export function place(index: number, count: number): Uint8Array {
  return utf8ToBytes(`piece ${index} of ${count}`);
}
