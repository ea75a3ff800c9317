/** AES-256-GCM by the browser itself. The only file that may name `crypto.subtle`: plain HTTP has none. */
import { copyBytes, asBytes } from './bytes.ts';
import {
  checkKeyBytes,
  type Cipher,
  type CipherKey,
  KeyWiped,
  SUITES,
  TAG_BYTES,
} from './cipher.ts';

/** `undefined` on a page that is no secure context. */
export function webCryptoCipher(): Cipher | undefined {
  const { subtle }: { readonly subtle?: SubtleCrypto } = crypto;
  return subtle === undefined ? undefined : cipherOf(subtle);
}

function cipherOf(subtle: SubtleCrypto): Cipher {
  return {
    name: 'aes-256-gcm/webcrypto',
    suite: SUITES['aes-256-gcm'],
    async importKey(bytes) {
      checkKeyBytes(bytes);
      const copy = copyBytes(bytes);
      try {
        const usages: KeyUsage[] = ['encrypt', 'decrypt'];
        return keyOf(subtle, await subtle.importKey('raw', copy, 'AES-GCM', false, usages));
      } finally {
        copy.fill(0);
      }
    },
  };
}

function keyOf(subtle: SubtleCrypto, imported: CryptoKey): CipherKey {
  let key: CryptoKey | undefined = imported;
  const present = (): CryptoKey => {
    if (key === undefined) throw new KeyWiped();
    return key;
  };
  return {
    async seal(plain, nonce, associated) {
      const sealed = await subtle.encrypt(gcm(nonce, associated), present(), asBytes(plain));
      return new Uint8Array(sealed);
    },
    async open(sealed, nonce, associated) {
      if (sealed.length < TAG_BYTES) return undefined;
      try {
        const plain = await subtle.decrypt(gcm(nonce, associated), present(), asBytes(sealed));
        return new Uint8Array(plain);
      } catch (error) {
        // The one error that the standard has for "not authentic".
        if (error instanceof DOMException && error.name === 'OperationError') return undefined;
        throw error;
      }
    },
    wipe() {
      key = undefined;
    },
  };
}

function gcm(nonce: Uint8Array, associated: Uint8Array): AesGcmParams {
  const [iv, additionalData] = [asBytes(nonce), asBytes(associated)];
  return { name: 'AES-GCM', iv, additionalData, tagLength: TAG_BYTES * 8 };
}
