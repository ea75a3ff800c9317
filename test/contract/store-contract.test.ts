// The store contract in Node: in memory, and over a made-up IndexedDB with each cipher provider.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nobleCipher } from '../../src/sdk/seal/noble.ts';
import { smCipher } from '../../src/sdk/seal/sm.ts';
import { webCryptoCipher } from '../../src/sdk/seal/webcrypto.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import type { Store } from '../../src/sdk/store/store.ts';
import { indexContract } from './index-contract.ts';
import { hostCipher } from './host-cipher.ts';
import { keysContract } from './keys-contract.ts';
import { nodeRunner } from './node-runner.ts';
import { SealedGround, sealedStoreContract } from './sealed-store-contract.ts';
import { storeContract } from './store-contract.ts';

storeContract(nodeRunner, {
  name: 'memory store',
  durable: false,
  runs: Number(process.env['MODEL_RUNS'] ?? 300),
  steps: 40,
  makeGround: () => {
    let store: Store | undefined;
    return {
      open: async () => (store ??= memoryStore()),
      clear: async () => store?.close(),
    };
  },
});

const webCrypto = webCryptoCipher();
if (webCrypto === undefined) throw new Error('This Node has no WebCrypto');
const ciphers = [webCrypto, nobleCipher(), smCipher()] as const;

for (const cipher of ciphers) {
  const otherCipher = ciphers.find((other) => other !== cipher && other.suite === cipher.suite);
  const contract = {
    name: `sealed store, ${cipher.name}`,
    cipher,
    indexedDB,
    ...(otherCipher === undefined ? {} : { otherCipher }),
  };
  storeContract(nodeRunner, {
    ...contract,
    durable: true,
    runs: cipher.suite === webCrypto.suite ? 60 : 15,
    steps: 30,
    makeGround: () => new SealedGround(contract),
  });
  sealedStoreContract(nodeRunner, contract);
  indexContract(nodeRunner, contract);
  keysContract(nodeRunner, contract);
}

const cipher = hostCipher();
const host = { name: 'sealed store, a host’s cipher', cipher, indexedDB };
storeContract(nodeRunner, {
  ...host,
  durable: true,
  runs: 5,
  steps: 20,
  makeGround: () => new SealedGround(host),
});
keysContract(nodeRunner, host);
it('lets go of every key that it was given', () => assert.equal(cipher.held(), 0));
