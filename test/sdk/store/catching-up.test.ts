// Who waits for what other tabs wrote waits for what was there when it asked, however busy they are.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { eventually } from '../../contract/runner.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { commitOf, newRecord } from '../../contract/store-contract.ts';

const contract = { name: 'catching up', cipher: nobleCipher(), indexedDB };
const FEW = 5;
const MANY = 40;

describe('a tab beside one that writes without pause', () => {
  it('gets its answer, and everything that the other one wrote', async () => {
    const ground = new SealedGround(contract);
    try {
      const [here, there] = [await ground.open(), await ground.open()];
      const record = newRecord({ n: 0 });
      await there.commit(commitOf([record]));
      await eventually(async () => (await here.get(record.id)) !== undefined);

      // Each time that `here` opens what `there` wrote, something new is there before it has read it.
      let written = 0;
      const { keyring } = here.inside;
      const { open } = keyring;
      keyring.open = async (...given) => {
        if (written < MANY) {
          written += 1;
          await there.commit(commitOf([newRecord({ n: written })]));
        }
        return open.apply(keyring, given);
      };
      await there.commit(commitOf([{ ...record, revision: 2, body: { n: 'theirs' } }]));
      const late = await here.commit(commitOf([{ ...record, revision: 2, body: { n: 'late' } }]));
      const then = written;
      assert.deepEqual(late, { ok: false, conflicts: [{ id: record.id, revision: 2 }] });
      assert.ok(then < FEW * 4, `after ${then} further writes of the other tab`);
      await eventually(async () => (await here.all('talk')).length === written + 1);
      assert.deepEqual(
        (await here.get(record.id))?.body,
        { n: 'theirs' },
        'and it has read that one',
      );
      assert.equal((await here.verifyAudit()).ok, true);
    } finally {
      await ground.clear();
    }
  });
});
