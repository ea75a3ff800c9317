import type { Cipher } from './cipher.ts';
import { nobleCipher } from './noble.ts';
import { webCryptoCipher } from './webcrypto.ts';

/** The browser's own cipher where the page has it (secure contexts), else the one in JavaScript. */
export function pickCipher(): Cipher {
  return webCryptoCipher() ?? nobleCipher();
}
