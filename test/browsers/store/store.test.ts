// The store and cipher contracts where they must hold: on a secure origin with the browser's own
// cipher, on plain HTTP with the one in JavaScript, over the browser's own IndexedDB.
import { assert } from '@esm-bundle/chai';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { pickCipher } from '../../../src/sdk/seal/pick-cipher.ts';
import { webCryptoCipher } from '../../../src/sdk/seal/webcrypto.ts';
import { agreement, cipherContract } from '../../contract/cipher-contract.ts';
import { indexContract } from '../../contract/index-contract.ts';
import { keysContract } from '../../contract/keys-contract.ts';
import type { Runner } from '../../contract/runner.ts';
import { SealedGround, sealedStoreContract } from '../../contract/sealed-store-contract.ts';
import { storeContract } from '../../contract/store-contract.ts';

const runner: Runner = { describe, it, assert };
const webCrypto = webCryptoCipher();
const noble = nobleCipher();

describe('the cipher that is picked', () => {
  it("is the browser's own on a secure origin, and the one in JavaScript on plain HTTP", () => {
    const expected = isSecureContext ? 'aes-256-gcm/webcrypto' : 'aes-256-gcm/noble';
    assert.equal(pickCipher().name, expected);
    assert.equal(webCrypto !== undefined, isSecureContext);
  });
});

cipherContract(runner, noble);
if (webCrypto !== undefined) {
  cipherContract(runner, webCrypto);
  agreement(runner, webCrypto, noble, 200);
}

const cipher = pickCipher();
const otherCipher = cipher.name === noble.name ? undefined : noble;
const contract = {
  name: `sealed store, ${cipher.name}`,
  cipher,
  indexedDB,
  ...(otherCipher === undefined ? {} : { otherCipher }),
};

storeContract(runner, {
  ...contract,
  durable: true,
  // A release takes 100: `MODEL_RUNS=100 FILES=test/browsers/store/store.test.ts npx wtr`, in each lane.
  runs: Number(document.documentElement.dataset['modelRuns']) || 15,
  steps: 15,
  makeGround: () => new SealedGround(contract),
});
sealedStoreContract(runner, contract);
indexContract(runner, contract);
keysContract(runner, contract);
