// SM3 and SM4-GCM for units that demand 国密, in a lazy part of their own. The library opens GCM with
// no tag or one that is too long, and takes a key of any length there; so every length is demanded
// here, and nothing but bytes goes in.
import { sm3 as digestHex, sm4 } from 'sm-crypto-v2';
import { hexToBytes } from '@noble/hashes/utils.js';

const KEY = 16;
const NONCE = 12;
const TAG = 16;

export interface Sealed {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

export function sm3(bytes: Uint8Array): Uint8Array {
  return hexToBytes(digestHex(bytes));
}

export function sealSm4(
  plain: Uint8Array,
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
): Sealed {
  demandLength('key', key, KEY);
  demandLength('nonce', nonce, NONCE);
  // Its types promise { output, tag } without `outputTag`; only with it is that what comes.
  const { output, tag } = sm4.encrypt(plain, key, {
    mode: 'gcm',
    output: 'array',
    outputTag: true,
    iv: nonce,
    associatedData: associated,
  });
  if (tag === undefined) throw new Error('SM4-GCM gave no tag');
  return { ciphertext: output, tag };
}

/** Throws when the tag is missing, of another length, or not the one of these bytes. */
export function openSm4(
  { ciphertext, tag }: Sealed,
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
): Uint8Array {
  demandLength('key', key, KEY);
  demandLength('nonce', nonce, NONCE);
  demandLength('tag', tag, TAG);
  return sm4.decrypt(ciphertext, key, {
    mode: 'gcm',
    output: 'array',
    iv: nonce,
    associatedData: associated,
    tag,
  });
}

// `unknown`: the callers that matter are those whose types were talked over.
function demandLength(what: string, bytes: unknown, length: number): void {
  if (!(bytes instanceof Uint8Array) || bytes.length !== length) {
    throw new TypeError(`SM4-GCM wants a ${what} of ${length} bytes`);
  }
}
