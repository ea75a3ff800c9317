/**
 * What holds of the keys of a sealed store with whatever cipher: they can be changed while it is in use,
 * for good where all secrets are at hand, and are gone when it is closed, as at a lock.
 */
import { KeyWiped } from '../../src/sdk/seal/cipher.ts';
import { asKeyRow, type Secret } from '../../src/sdk/seal/keyring.ts';
import { randomBytes } from '../../src/sdk/seal/random.ts';
import { makeBackup } from '../../src/sdk/store/backup.ts';
import type { IdbStore } from '../../src/sdk/store/idb-store.ts';
import { renewKeys } from '../../src/sdk/store/renewal.ts';
import { restoreBackup } from '../../src/sdk/store/restore.ts';
import { generationsIn, rotate } from '../../src/sdk/store/rotation.ts';
import { readKeys } from '../../src/sdk/store/unlock.ts';
import { codeOf, errorOf, eventually, type Runner } from './runner.ts';
import { SealedGround, type SealedStoreContract } from './sealed-store-contract.ts';
import { changeOf, commitOf, newRecord } from './store-contract.ts';

export function keysContract(
  { describe, it, assert }: Runner,
  contract: SealedStoreContract,
): void {
  const on = (body: (ground: SealedGround) => Promise<void>) => async () => {
    const ground = new SealedGround(contract);
    try {
      await body(ground);
    } finally {
      await ground.clear();
    }
  };
  const hostOf = ({ key }: { readonly key: Uint8Array }): Secret => ({
    key: Uint8Array.from(key),
    kind: 'host',
  });

  async function fill(store: IdbStore, count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const record = newRecord({ n });
      assert.ok((await store.commit(commitOf([record], [changeOf(record)]))).ok, 'it was written');
    }
  }

  async function holds(store: IdbStore, count: number): Promise<void> {
    assert.equal((await store.all('talk')).length, count);
    assert.deepEqual(store.status.damaged, []);
    const verified = await store.verifyAudit();
    assert.equal(verified.ok && verified.length, count);
  }

  describe(`${contract.name}: its keys`, () => {
    it(
      'can be changed while two tabs write, which both know of it',
      on(async (ground) => {
        const [here, there] = [await ground.open(), await ground.open()];
        await fill(here, 8);
        const writing = fill(there, 4);
        const { done, generation } = await rotate(here.inside);
        await writing;
        assert.deepEqual([done, generation], [true, 2]);
        await fill(there, 1);
        await eventually(async () => (await here.all('talk')).length === 13);
        for (const store of [here, there]) await holds(store, 13);
        assert.deepEqual(await generationsIn(here.inside.db), [2]);
        await here.close();
        await holds(await ground.open(), 13);
      }),
    );

    it(
      'can be changed for good, so that the key of before opens nothing any more',
      on(async (ground) => {
        const store = await ground.open();
        await fill(store, 4);
        const rows = (await readKeys(store.inside.db)).map(asKeyRow);
        const seen = rows.flatMap((row) => (row?.purpose === 'chain' ? [row.id] : []));
        const other = { key: randomBytes(32) };
        assert.equal(await renewKeys(store.inside, [hostOf(other)], seen), true);
        assert.equal((await rotate(store.inside)).done, true);
        await fill(store, 2);
        await holds(store, 6);
        await store.close();
        assert.equal(codeOf(await errorOf(ground.open())), 'store.wrong-key');
        await holds(await ground.open(other), 6);
      }),
    );

    it(
      'are gone when it is closed, and it opens again with everything',
      on(async (ground) => {
        const store = await ground.open();
        await fill(store, 3);
        const { keyring } = store.inside;
        await store.close();
        const place = { store: 'records', id: 'ab'.repeat(16), revision: 1 };
        assert.ok((await errorOf(keyring.seal(place, new Uint8Array(1)))) instanceof KeyWiped);
        const [row] = await ground.disk.rows('records');
        const envelope = row?.['envelope'] as Uint8Array;
        const where = { store: 'records', id: String(row?.['id']), revision: 1 };
        assert.ok((await errorOf(keyring.open(where, envelope))) instanceof KeyWiped);
        const chain = await errorOf(Promise.resolve().then(() => keyring.chainKey()));
        assert.ok(chain instanceof KeyWiped);
        await holds(await ground.open(), 3);
      }),
    );

    it(
      'open a backup, and what is restored from it',
      on(async (ground) => {
        const store = await ground.open();
        await fill(store, 3);
        const { file } = await makeBackup(store.inside, '2026-03-02T10:00:00.000+08:00');
        await fill(store, 2);
        await store.close();
        const { tenant, user } = ground;
        const { cipher, indexedDB } = contract;
        const secret = async () => hostOf(ground);
        await restoreBackup(file, { tenant, user, cipher, indexedDB, secret });
        await holds(await ground.open(), 3);
      }),
    );
  });
}
