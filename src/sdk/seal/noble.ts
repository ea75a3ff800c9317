/** AES-256-GCM in JavaScript by `@noble/ciphers`, for pages on plain HTTP. Opens WebCrypto's rows and the other way round. */
import { gcm } from '@noble/ciphers/aes.js';
import { copyBytes } from './bytes.ts';
import {
  checkKeyBytes,
  type Cipher,
  type CipherKey,
  KeyWiped,
  NONCE_BYTES,
  SUITES,
  TAG_BYTES,
} from './cipher.ts';

export function nobleCipher(): Cipher {
  return {
    name: 'aes-256-gcm/noble',
    suite: SUITES['aes-256-gcm'],
    async importKey(bytes) {
      checkKeyBytes(bytes);
      return keyOf(copyBytes(bytes));
    },
  };
}

function keyOf(bytes: Uint8Array): CipherKey {
  let wiped = false;
  const cipher = (nonce: Uint8Array, associated: Uint8Array) => {
    // Without this a seal after the wipe would succeed, under a key of zeros.
    if (wiped) throw new KeyWiped();
    if (nonce.length !== NONCE_BYTES) throw new TypeError(`A nonce is ${NONCE_BYTES} bytes long`);
    return gcm(bytes, nonce, associated);
  };
  return {
    async seal(plain, nonce, associated) {
      return copyBytes(cipher(nonce, associated).encrypt(plain));
    },
    async open(sealed, nonce, associated) {
      const opener = cipher(nonce, associated);
      if (sealed.length < TAG_BYTES) return undefined;
      try {
        return copyBytes(opener.decrypt(sealed));
      } catch {
        // Lengths were checked before, so what is left to throw for is the tag.
        return undefined;
      }
    },
    wipe() {
      wiped = true;
      bytes.fill(0);
    },
  };
}
