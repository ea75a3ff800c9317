/**
 * The Cipher port: authenticated encryption with associated data, as WebCrypto, noble or a host's
 * certified module gives it. Two providers of one suite open each other's rows.
 */
import type { Bytes } from './bytes.ts';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export interface Cipher {
  /** Suite and provider, as the screen's diagnostics show it, e.g. `aes-256-gcm/webcrypto`. */
  readonly name: string;
  /** The algorithm's number in the envelope (see `SUITES`). Providers of one algorithm share it. */
  readonly suite: number;
  /** Takes 32 bytes and keeps its own copy; the caller may overwrite them once the promise is there. */
  importKey(bytes: Uint8Array): Promise<CipherKey>;
}

export interface CipherKey {
  /** Ciphertext with the 16 bytes of the tag behind it. The nonce (12 bytes) is never used twice. */
  seal(plain: Uint8Array, nonce: Uint8Array, associated: Uint8Array): Promise<Bytes>;
  /** `undefined` where a bit of ciphertext, tag, nonce or associated data is not as it was sealed. */
  open(sealed: Uint8Array, nonce: Uint8Array, associated: Uint8Array): Promise<Bytes | undefined>;
  /** Forgets the key. Sealing or opening with it afterwards throws. */
  wipe(): void;
}

/** Numbers of the algorithms in the envelope. A number once used is never given to another. */
export const SUITES = { 'aes-256-gcm': 1 } as const;

export function checkKeyBytes(bytes: Uint8Array): void {
  if (bytes.length !== KEY_BYTES) throw new TypeError(`A key is ${KEY_BYTES} bytes long`);
}

export class KeyWiped extends Error {
  override readonly name = 'KeyWiped';
  constructor() {
    super('The key was wiped');
  }
}
