/**
 * A cipher as a host's certified module may be: its own name, its keys behind handles that it gives no
 * bytes of, an answer that comes late, and no patience with a key that was let go or a nonce that was
 * used before.
 */
import { toHex } from '../../src/sdk/seal/bytes.ts';
import { type Cipher, type CipherKey, KeyWiped } from '../../src/sdk/seal/cipher.ts';
import { nobleCipher } from '../../src/sdk/seal/noble.ts';

export interface HostCipher extends Cipher {
  /** Keys that were imported and not let go of. */
  readonly held: () => number;
}

export function hostCipher(): HostCipher {
  const module = nobleCipher();
  const handles = new Map<number, { readonly key: CipherKey; readonly nonces: Set<string> }>();
  let next = 1;
  const late = () => new Promise((resolve) => setTimeout(resolve));
  const of = (handle: number) => {
    const held = handles.get(handle);
    if (held === undefined) throw new KeyWiped();
    return held;
  };
  return {
    name: 'aes-256-gcm/host',
    suite: module.suite,
    held: () => handles.size,
    async importKey(bytes) {
      // Before anything is awaited: who gave the bytes overwrites them.
      const key = module.importKey(bytes);
      const handle = next++;
      handles.set(handle, { key: await key, nonces: new Set() });
      return {
        async seal(plain, nonce, associated) {
          const { key, nonces } = of(handle);
          if (nonces.has(toHex(nonce))) throw new Error('A nonce was used twice');
          nonces.add(toHex(nonce));
          const sealed = await key.seal(plain, nonce, associated);
          await late();
          return sealed;
        },
        async open(sealed, nonce, associated) {
          const opened = await of(handle).key.open(sealed, nonce, associated);
          await late();
          return opened;
        },
        wipe() {
          handles.get(handle)?.key.wipe();
          handles.delete(handle);
        },
      };
    },
  };
}
