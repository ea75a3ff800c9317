// Another chain key: who had a secret of before, with an old backup or an old copy of the disk, opens
// nothing that is sealed from here on and makes no entry of the chain; all that was there stays.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { toHex } from '../../../src/sdk/seal/bytes.ts';
import { asKeyRow, openKeyring, type Secret } from '../../../src/sdk/seal/keyring.ts';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomBytes } from '../../../src/sdk/seal/random.ts';
import { smCipher } from '../../../src/sdk/seal/sm.ts';
import { makeBackup } from '../../../src/sdk/store/backup.ts';
import type { IdbStore } from '../../../src/sdk/store/idb-store.ts';
import { renewKeys } from '../../../src/sdk/store/renewal.ts';
import { restoreBackup } from '../../../src/sdk/store/restore.ts';
import { generationsIn, rotate } from '../../../src/sdk/store/rotation.ts';
import { readKeys } from '../../../src/sdk/store/unlock.ts';
import { envelopeOf, type Row } from '../../contract/disk.ts';
import { codeOf, errorOf } from '../../contract/runner.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { changeOf, commitOf, newRecord } from '../../contract/store-contract.ts';

const contract = { name: 'renewal', cipher: nobleCipher(), indexedDB };
const { transaction } = IDBDatabase.prototype;

afterEach(() => {
  IDBDatabase.prototype.transaction = transaction;
});

const on =
  (body: (ground: SealedGround) => Promise<void>, cipher = contract.cipher) =>
  async () => {
    const ground = new SealedGround({ ...contract, cipher });
    try {
      await body(ground);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
      await ground.clear();
    }
  };

async function fill(store: IdbStore, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const record = newRecord({ n });
    const result = await store.commit(commitOf([record], [changeOf(record)]));
    assert.ok(result.ok, 'it was written');
  }
}

const host = (key: Uint8Array): Secret => ({ key: Uint8Array.from(key), kind: 'host' });

async function seenIn({ inside: { db } }: IdbStore): Promise<readonly string[]> {
  const rows = (await readKeys(db)).map(asKeyRow);
  return rows.flatMap((row) => (row?.purpose === 'chain' ? [row.id] : []));
}

async function renew(store: IdbStore, ...secrets: readonly Secret[]): Promise<boolean> {
  return renewKeys(store.inside, secrets, await seenIn(store));
}

async function holds(store: IdbStore, count: number): Promise<void> {
  assert.equal((await store.all('talk')).length, count);
  assert.deepEqual(store.status.damaged, []);
  const verified = await store.verifyAudit();
  assert.deepEqual([verified.ok, verified.ok && verified.length], [true, count]);
}

describe('another chain key', () => {
  for (const cipher of [nobleCipher(), smCipher()]) {
    it(
      `leaves all that was there, its chain, and who opens it, over and over (${cipher.name})`,
      on(async (ground) => {
        const store = await ground.open();
        await fill(store, 3);
        for (const times of [1, 2, 3]) {
          assert.equal(await renew(store, host(ground.key)), true);
          assert.equal((await rotate(store.inside)).done, true);
          assert.deepEqual(await generationsIn(store.inside.db), [1 + times]);
          await fill(store, 2);
          await holds(store, 3 + 2 * times);
        }
        await store.close();
        const again = await ground.open();
        await holds(again, 9);
        await fill(again, 1);
        await holds(again, 10);
      }, cipher),
    );
  }

  it(
    'gives who had the old keys nothing of what is written afterwards',
    on(async (ground) => {
      const store = await ground.open();
      await fill(store, 3);
      const { database } = ground.names;
      const stolen = await openKeyring(
        contract.cipher,
        { key: ground.key },
        database,
        await ground.disk.rows('keys'),
        // As one who can look at the disk at any time.
        () => ground.disk.rows('keys'),
      );
      const oldChain = Uint8Array.from(stolen.chainKey());
      const other = randomBytes(32);
      assert.equal(await renew(store, host(other)), true);
      await rotate(store.inside);
      await fill(store, 1);

      const error = await errorOf(stolen.refresh());
      assert.equal(codeOf(error), 'keyring.damaged', 'no data key of today is wrapped for them');
      for (const { id, revision, envelope } of await ground.disk.rows('records')) {
        const place = { store: 'records', id: String(id), revision: Number(revision) };
        assert.ok(await errorOf(stolen.open(place, envelopeOf({ envelope }))), 'it stays shut');
      }
      const keys = await ground.disk.rows('keys');
      const mine = await errorOf(openKeyring(contract.cipher, { key: ground.key }, database, keys));
      assert.equal(codeOf(mine), 'keyring.wrong-key');
      assert.deepEqual(store.inside.keyring.chainKey(3), oldChain, 'for the entries before');
      assert.notDeepEqual(store.inside.keyring.chainKey(4), oldChain, 'and not for those after');
      assert.notDeepEqual(store.inside.keyring.chainKey(), oldChain);
      await store.close();
      assert.equal(codeOf(await errorOf(ground.open())), 'store.wrong-key');
      await holds(await ground.open({ key: other }), 4);
    }),
  );

  it(
    'cannot be kept from being seen: without the past one, or with one that reaches further, the chain is broken',
    on(async (ground) => {
      const store = await ground.open();
      await fill(store, 3);
      const old = toHex(store.inside.keyring.chainKey());
      await renew(store, host(ground.key));
      await fill(store, 2);
      await store.close();
      const rows = await ground.disk.rows('keys');
      const past: Row = rows.find(({ purpose }) => purpose === 'past') ?? {};
      const tampered: readonly Row[] = [
        { ...past, until: 5 },
        { ...past, id: String(past['id']).replace('.3.', '.5.'), until: 5 },
      ];
      for (const changed of tampered) {
        await ground.disk.remove('keys', String(past['id']));
        await ground.disk.put('keys', changed);
        const opened = await ground.open().then(
          async (again) => {
            const { ok } = await again.verifyAudit();
            const now = toHex(again.inside.keyring.chainKey(4));
            assert.notEqual(now, old, 'the old key stands for no entry after it');
            await again.close();
            return ok;
          },
          (error: unknown) => codeOf(error),
        );
        assert.ok(opened === false || opened === 'store.damaged', String(opened));
        await ground.disk.remove('keys', String(changed['id']));
        await ground.disk.put('keys', past);
      }
      await holds(await ground.open(), 5);
    }),
  );

  it('can be killed before its transaction or after it, and is gone on with', async () => {
    let killed = 0;
    for (let at = 1; ; at += 1) {
      let ended = false;
      await on(async (ground) => {
        const store = await ground.open();
        await fill(store, 3);
        let count = 0;
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === 'readwrite') count += 1;
          if (count === at) throw new Error('killed');
          return transaction.call(this, stores, mode, options);
        };
        const both = async () => {
          await renew(store, host(ground.key));
          await rotate(store.inside);
        };
        ended = await both().then(
          () => true,
          () => false,
        );
        IDBDatabase.prototype.transaction = transaction;
        if (ended) return;
        killed += 1;
        await store.close();
        const again = await ground.open();
        await holds(again, 3);
        assert.equal((await rotate(again.inside)).done, true);
        await fill(again, 1);
        await holds(again, 4);
        assert.equal((await generationsIn(again.inside.db)).length, 1);
      })();
      if (ended) break;
    }
    assert.ok(killed >= 6, `killed at ${killed} places`);
  });

  it(
    'lets this tab write on while it is made, and closes the others, which write nothing under the old one',
    on(async (ground) => {
      const [here, there] = [await ground.open(), await ground.open()];
      await fill(here, 2);
      const writing = fill(here, 12);
      assert.equal(await renew(here, host(ground.key)), true);
      await writing;
      await fill(here, 1);
      await holds(here, 15);
      const late = there.commit(commitOf([newRecord({})]));
      assert.equal(codeOf(await errorOf(late)), 'store.closed');
      assert.equal(await there.closed, 'restored');
      await holds(await ground.open(), 15);
    }),
  );

  it(
    'changes nothing where a secret has changed since it was looked at',
    on(async (ground) => {
      const store = await ground.open();
      const before = await ground.disk.dump();
      assert.equal(await renewKeys(store.inside, [host(ground.key)], ['chain.1.other']), false);
      assert.deepEqual(await ground.disk.dump(), before);
    }),
  );

  it(
    'goes along with a backup, and a backup of before brings the old ones back',
    on(async (ground) => {
      const { tenant, user } = ground;
      const store = await ground.open();
      await fill(store, 2);
      const at = '2026-03-02T10:00:00.000+08:00';
      const before = (await makeBackup(store.inside, at)).file;
      const other = randomBytes(32);
      await renew(store, host(other));
      await fill(store, 2);
      const after = (await makeBackup(store.inside, at)).file;
      await store.close();
      const restore = (file: Blob, key: Uint8Array) =>
        restoreBackup(file, {
          ...{ tenant, user, indexedDB, cipher: contract.cipher },
          secret: async () => host(key),
        });
      assert.equal(codeOf(await errorOf(restore(after, ground.key))), 'backup.wrong-key');
      await restore(before, ground.key);
      await (await ground.open()).close();
      await restore(after, other);
      const again = await ground.open({ key: other });
      await holds(again, 4);
      await rotate(again.inside);
      await fill(again, 1);
      await holds(again, 5);
    }),
  );
});
