/**
 * A file that only those who know its key or passphrase can open:
 *
 *     4 bytes "CTHO" · 1 version · 1 how the key is made (0: given, 1: Argon2id) · 16 salt · 16 check · envelope
 *
 * The check tells a wrong key from a damaged file; the envelope is bound to everything before it.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes, copyBytes, fromUtf8, toHex, toUtf8 } from './bytes.ts';
import { checkKeyBytes, type CipherKey, KEY_BYTES } from './cipher.ts';
import { EnvelopeError, openEnvelope, sealEnvelope } from './envelope.ts';
import { pickCipher } from './pick-cipher.ts';
import { randomBytes } from './random.ts';

const MAGIC = toUtf8('CTHO');
const VERSION = 1;
const SALT_AT = 6;
const CHECK_AT = 22;
const HEAD_BYTES = 38;
const GENERATION = 0;

/** 32 bytes, or what two people have told each other. */
export type FileSecret = { readonly key: Uint8Array } | { readonly passphrase: string };

export type OpenedFile =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'damaged' | 'wrong-key' | 'newer' };

export async function sealFile(secret: FileSecret, value: object): Promise<Bytes> {
  const salt = randomBytes(CHECK_AT - SALT_AT);
  const key = await keyOf(secret, salt);
  const start = concatBytes(MAGIC, Uint8Array.of(VERSION, 'key' in secret ? 0 : 1), salt);
  const head = concatBytes(start, checkOf(key, start));
  const plain = toUtf8(JSON.stringify(value));
  return withKey(key, async (imported, cipher) =>
    concatBytes(head, await sealEnvelope(cipher, imported, GENERATION, placeOf(head), plain)),
  );
}

export async function openFile(secret: FileSecret, bytes: Uint8Array): Promise<OpenedFile> {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.length < HEAD_BYTES || MAGIC.some((byte, at) => head[at] !== byte))
    return not('damaged');
  if (head[MAGIC.length] !== VERSION) return not('newer');
  const start = head.subarray(0, CHECK_AT);
  const key = await keyOf(secret, head.subarray(SALT_AT, CHECK_AT));
  if (toHex(checkOf(key, start)) !== toHex(head.subarray(CHECK_AT))) return not('wrong-key');
  try {
    const plain = await withKey(key, (imported, cipher) =>
      openEnvelope(cipher, () => imported, placeOf(head), bytes.subarray(HEAD_BYTES)),
    );
    const value: unknown = JSON.parse(fromUtf8(plain));
    return { ok: true, value };
  } catch (error) {
    if (error instanceof EnvelopeError) return not('damaged');
    throw error;
  }
}

function not(why: 'damaged' | 'wrong-key' | 'newer'): OpenedFile {
  return { ok: false, why };
}

function placeOf(head: Uint8Array) {
  return { store: 'hand-over', id: toHex(head), revision: 0 };
}

/** 19 MiB, twice: a quarter of a second in a browser of today. */
async function keyOf(secret: FileSecret, salt: Uint8Array): Promise<Bytes> {
  if ('key' in secret) {
    checkKeyBytes(secret.key);
    return copyBytes(secret.key);
  }
  const { argon2id } = await import('./argon2.ts');
  const words = toUtf8(secret.passphrase.normalize('NFKC'));
  try {
    return await argon2id(words, salt, { memory: 19 * 1024, passes: 2, length: KEY_BYTES });
  } finally {
    words.fill(0);
  }
}

function checkOf(key: Uint8Array, start: Uint8Array): Bytes {
  const covered = concatBytes(toUtf8('cadre-talk hand-over check'), start);
  return copyBytes(hmac(sha256, key, covered).subarray(0, HEAD_BYTES - CHECK_AT));
}

async function withKey<T>(
  key: Bytes,
  work: (imported: CipherKey, cipher: ReturnType<typeof pickCipher>) => Promise<T>,
): Promise<T> {
  const cipher = pickCipher();
  const imported = await cipher.importKey(key);
  key.fill(0);
  try {
    return await work(imported, cipher);
  } finally {
    imported.wipe();
  }
}
