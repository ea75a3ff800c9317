import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { pickCipher } from '../../../src/sdk/seal/pick-cipher.ts';
import { webCryptoCipher } from '../../../src/sdk/seal/webcrypto.ts';
import { agreement, cipherContract, flips } from '../../contract/cipher-contract.ts';
import { nodeRunner } from '../../contract/node-runner.ts';

const webCrypto = webCryptoCipher();
if (webCrypto === undefined) throw new Error('This Node has no WebCrypto');

cipherContract(nodeRunner, webCrypto);
cipherContract(nodeRunner, nobleCipher());
const CASES = Number(process.env['CIPHER_CASES'] ?? 2000);
agreement(nodeRunner, webCrypto, nobleCipher(), CASES);
flips(nodeRunner, webCrypto, CASES);
flips(nodeRunner, nobleCipher(), CASES);

test("the browser's own cipher is picked where there is one, else the one in JavaScript", () => {
  assert.equal(pickCipher().name, 'aes-256-gcm/webcrypto');
  const whole = globalThis.crypto;
  const withoutSubtle = { getRandomValues: whole.getRandomValues.bind(whole) };
  Object.defineProperty(globalThis, 'crypto', { value: withoutSubtle, configurable: true });
  try {
    assert.equal(pickCipher().name, 'aes-256-gcm/noble');
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: whole, configurable: true });
  }
});
