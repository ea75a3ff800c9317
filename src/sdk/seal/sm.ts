/**
 * SM4-GCM and SM3 for units that demand 国密, by `sm-crypto-v2`; a part of its own, loaded only where
 * it was chosen. The library opens GCM with no tag or one that is too long, and takes a key of any
 * length there; so every length is demanded here, and nothing but bytes goes in.
 *
 * An SM4 key is the first 16 of the 32 bytes. The chain is keyed by HMAC-SM3.
 */
import { sm3 as digestHex, sm4 } from 'sm-crypto-v2';
import { type Bytes, concatBytes, copyBytes } from './bytes.ts';
import {
  checkKeyBytes,
  type Cipher,
  type CipherKey,
  KeyWiped,
  NONCE_BYTES,
  SUITES,
  TAG_BYTES,
} from './cipher.ts';

const SM4_KEY_BYTES = 16;
const SM3_BLOCK = 64;

export function smCipher(): Cipher {
  return {
    name: 'sm4-gcm/sm-crypto-v2',
    suite: SUITES['sm4-gcm'],
    async importKey(bytes) {
      checkKeyBytes(bytes);
      return keyOf(copyBytes(bytes.subarray(0, SM4_KEY_BYTES)));
    },
    mac: hmacSm3,
  };
}

export function sm3(bytes: Uint8Array): Bytes {
  const hex = digestHex(copyBytes(bytes));
  return Uint8Array.from({ length: 32 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

/** RFC 2104 over SM3; the library's own takes texts too, and what looks like one. */
export function hmacSm3(key: Uint8Array, bytes: Uint8Array): Bytes {
  const block = new Uint8Array(SM3_BLOCK);
  block.set(key.length > SM3_BLOCK ? sm3(key) : key);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = block.map((byte) => byte ^ 0x5c);
  const made = sm3(concatBytes(outer, sm3(concatBytes(inner, bytes))));
  for (const part of [block, inner, outer]) part.fill(0);
  return made;
}

function keyOf(key: Bytes): CipherKey {
  let wiped = false;
  const options = (nonce: Uint8Array, associated: Uint8Array) => {
    // Without this a seal after the wipe would succeed, under a key of zeros.
    if (wiped) throw new KeyWiped();
    if (nonce.length !== NONCE_BYTES) throw new TypeError(`A nonce is ${NONCE_BYTES} bytes long`);
    return {
      mode: 'gcm',
      output: 'array',
      iv: copyBytes(nonce),
      associatedData: copyBytes(associated),
    } as const;
  };
  return {
    async seal(plain, nonce, associated) {
      // Its types promise { output, tag } without `outputTag`; only with it is that what comes.
      const { output, tag } = sm4.encrypt(copyBytes(plain), key, {
        ...options(nonce, associated),
        outputTag: true,
      });
      if (tag?.length !== TAG_BYTES) throw new Error('SM4-GCM gave no tag');
      return concatBytes(output, tag);
    },
    async open(sealed, nonce, associated) {
      const how = options(nonce, associated);
      if (sealed.length < TAG_BYTES) return undefined;
      const end = sealed.length - TAG_BYTES;
      const tag = copyBytes(sealed.subarray(end));
      try {
        return copyBytes(sm4.decrypt(copyBytes(sealed.subarray(0, end)), key, { ...how, tag }));
      } catch {
        // Lengths were checked before, so what is left to throw for is the tag.
        return undefined;
      }
    },
    wipe() {
      wiped = true;
      key.fill(0);
    },
  };
}
