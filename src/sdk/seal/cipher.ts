/**
 * The Cipher port: authenticated encryption with associated data, as WebCrypto, noble or a host's
 * certified module gives it. Two providers of one suite open each other's rows.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, copyBytes } from './bytes.ts';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** A cipher suite, ours or of the host’s certified module. */
export interface Cipher {
  /** Suite and provider, as the screen's diagnostics show it, e.g. `aes-256-gcm/webcrypto`. */
  readonly name: string;
  /** The algorithm's number in the envelope (see `SUITES`). Providers of one algorithm share it. */
  readonly suite: number;
  /**
   * Takes 32 bytes and keeps its own copy; the caller may overwrite them once the promise is there.
   * An algorithm with shorter keys takes the first of them.
   */
  importKey(bytes: Uint8Array): Promise<CipherKey>;
  /**
   * The suite's keyed hash, 32 bytes, by which the audit chain is made: HMAC-SHA-256 (the default) in
   * `aes-256-gcm`, HMAC-SM3 in `sm4-gcm`. Synchronous, because a link of the chain is made inside a
   * transaction.
   */
  readonly mac?: Mac;
}

/** A keyed hash of bytes. */
export type Mac = (key: Uint8Array, bytes: Uint8Array) => Bytes;

/** A key that seals and opens, and that never leaves its provider. */
export interface CipherKey {
  /** Ciphertext with the 16 bytes of the tag behind it. The nonce (12 bytes) is never used twice. */
  seal(plain: Uint8Array, nonce: Uint8Array, associated: Uint8Array): Promise<Bytes>;
  /** `undefined` where a bit of ciphertext, tag, nonce or associated data is not as it was sealed. */
  open(sealed: Uint8Array, nonce: Uint8Array, associated: Uint8Array): Promise<Bytes | undefined>;
  /** Forgets the key. Sealing or opening with it afterwards throws. */
  wipe(): void;
}

/** Numbers of the algorithms in the envelope. A number once used is never given to another. */
export const SUITES = { 'aes-256-gcm': 1, 'sm4-gcm': 2 } as const;

export function isSuite(number: unknown): boolean {
  return Object.values(SUITES).some((suite) => suite === number);
}

export function macOf({ mac }: Cipher): Mac {
  return mac ?? hmacSha256;
}

export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Bytes {
  return copyBytes(hmac(sha256, key, bytes));
}

export function checkKeyBytes(bytes: Uint8Array): void {
  if (bytes.length !== KEY_BYTES) throw new TypeError(`A key is ${KEY_BYTES} bytes long`);
}

export class KeyWiped extends Error {
  override readonly name = 'KeyWiped';
  constructor() {
    super('The key was wiped');
  }
}
