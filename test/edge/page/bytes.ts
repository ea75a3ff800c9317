// Bytes for the jobs: random ones, ones that are the same on every run, and their digest.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { chance } from './roster.ts';

export const FIVE_MB = 5 * 1024 * 1024;

/** getRandomValues gives at most 64 KiB at a time. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let from = 0; from < length; from += 65_536) {
    crypto.getRandomValues(bytes.subarray(from, from + 65_536));
  }
  return bytes;
}

export function sameBytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const next = chance(seed);
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let index = 0; index < words.length; index += 1) words[index] = next() * 4_294_967_296;
  return new Uint8Array(words.buffer, 0, length);
}

export function digest(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
