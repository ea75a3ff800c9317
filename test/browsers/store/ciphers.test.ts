// The sealed store with every other provider of a cipher than the one that is picked: SM4-GCM, and a
// module of the host's. The picked one and its keys are in store.test.ts.
import { assert } from '@esm-bundle/chai';
import { smCipher } from '../../../src/sdk/seal/sm.ts';
import { opensNothingHurt } from '../../contract/cipher-contract.ts';
import { hostCipher } from '../../contract/host-cipher.ts';
import { indexContract } from '../../contract/index-contract.ts';
import { keysContract } from '../../contract/keys-contract.ts';
import type { Runner } from '../../contract/runner.ts';
import { SealedGround, sealedStoreContract } from '../../contract/sealed-store-contract.ts';
import { storeContract } from '../../contract/store-contract.ts';

const runner: Runner = { describe, it, assert };

const sm = { name: 'sealed store, sm4-gcm', cipher: smCipher(), indexedDB };
opensNothingHurt(runner, sm.cipher);
storeContract(runner, {
  ...sm,
  durable: true,
  runs: 3,
  steps: 12,
  makeGround: () => new SealedGround(sm),
});
sealedStoreContract(runner, sm);
indexContract(runner, sm);
keysContract(runner, sm);

const cipher = hostCipher();
const host = { name: 'sealed store, a host’s cipher', cipher, indexedDB };
storeContract(runner, {
  ...host,
  durable: true,
  runs: 3,
  steps: 12,
  makeGround: () => new SealedGround(host),
});
keysContract(runner, host);
