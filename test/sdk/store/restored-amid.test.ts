// A restore that comes between two transactions of something else: of a rotation, a change of a
// secret, a backup, another restore. What was restored is then there as it was restored, and nothing
// of the other lies in it.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomBytes, randomId } from '../../../src/sdk/seal/random.ts';
import { makeBackup } from '../../../src/sdk/store/backup.ts';
import type { IdbStore } from '../../../src/sdk/store/idb-store.ts';
import { restoreBackup, type RestoreOptions } from '../../../src/sdk/store/restore.ts';
import { rotate } from '../../../src/sdk/store/rotation.ts';
import { putInPlace } from '../../../src/sdk/use-cases/key-place.ts';
import type { Row } from '../../contract/disk.ts';
import { codeOf, errorOf } from '../../contract/runner.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { changeOf, commitOf, newRecord } from '../../contract/store-contract.ts';

const contract = { name: 'restored amid', cipher: nobleCipher(), indexedDB };
const AT = '2026-03-02T10:00:00.000+08:00';
const { transaction } = IDBDatabase.prototype;
const { put } = IDBObjectStore.prototype;

afterEach(() => {
  IDBDatabase.prototype.transaction = transaction;
  Object.assign(IDBObjectStore.prototype, { put });
});

const on = (body: (ground: SealedGround) => Promise<void>) => async () => {
  const ground = new SealedGround(contract);
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
    await store.commit(commitOf([record], [changeOf(record)]));
  }
}

function optionsOf({ tenant, user, key }: SealedGround): RestoreOptions {
  const secret = async () => ({ key: Uint8Array.from(key), kind: 'host' as const });
  return { tenant, user, cipher: contract.cipher, secret, indexedDB };
}

/** A tab that heard of nothing, as one whose messages are late. */
async function deaf(ground: SealedGround): Promise<IdbStore> {
  const { BroadcastChannel: whole } = globalThis;
  Object.assign(globalThis, { BroadcastChannel: undefined });
  try {
    return await ground.open();
  } finally {
    Object.assign(globalThis, { BroadcastChannel: whole });
  }
}

/**
 * The last transaction of a restore, queued just before the `nth` writing one that is begun from here
 * on; gives back whether it came to that.
 */
function layInBefore(nth: number, rows: readonly { store: string; row: Row }[]): () => boolean {
  let count = 0;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (mode === 'readwrite') count += 1;
    if (mode === 'readwrite' && count === nth) {
      const all = Array.from(this.objectStoreNames);
      const tx = transaction.call(this, all, 'readwrite');
      for (const name of all) tx.objectStore(name).clear();
      for (const { store, row } of rows) tx.objectStore(store).put(row);
    }
    return transaction.call(this, stores, mode, options);
  };
  return () => {
    IDBDatabase.prototype.transaction = transaction;
    return count >= nth;
  };
}

/** All rows as another restore of the same backup would lay them in. */
async function asRestoredAgain(ground: SealedGround) {
  const restored = randomId();
  const rows = await ground.disk.dump();
  return rows.map(({ store, row }) => {
    if (row['id'] === 'head') return { store, row: { ...row, restored } };
    if (row['id'] === 'database') return { store, row: { ...row, database: restored } };
    return { store, row };
  });
}

async function holdsAll(ground: SealedGround, count: number): Promise<void> {
  const store = await ground.open();
  assert.equal((await store.all('talk')).length, count);
  assert.deepEqual(store.status.damaged, []);
  assert.equal((await store.verifyAudit()).ok, true, 'the chain holds');
  await store.close();
}

describe('a restore amid a rotation', () => {
  it('before any of its transactions stops it, and finds nothing of it in what was restored', async () => {
    let met = 0;
    for (let nth = 1; ; nth += 1) {
      let over = false;
      await on(async (ground) => {
        const first = await ground.open();
        await fill(first, 5);
        await first.close();
        const rows = await asRestoredAgain(ground);
        const store = await deaf(ground);
        const cameToIt = layInBefore(nth, rows);
        const error = await rotate(store.inside).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        over = !cameToIt();
        if (over) return;
        met += 1;
        assert.equal(codeOf(error), 'store.closed', `transaction ${nth}: ${String(error)}`);
        assert.equal(await store.closed, 'restored');
        assert.deepEqual(await ground.disk.dump(), rows, `transaction ${nth}`);
        await holdsAll(ground, 5);
      })();
      if (over) break;
    }
    assert.ok(met >= 6, `met at ${met} places`);
  });
});

describe('a restore amid a backup', () => {
  it(
    'ends it, since no key would open what it would make',
    on(async (ground) => {
      const first = await ground.open();
      await fill(first, 3);
      const rows = await asRestoredAgain(ground);
      const store = await deaf(ground);
      for (const { store: name, row } of rows) await ground.disk.put(name, row);
      assert.equal(codeOf(await errorOf(makeBackup(store.inside, AT))), 'store.closed');
      assert.equal(await store.closed, 'restored');
    }),
  );
});

describe('a restore amid a change of a secret', () => {
  it(
    'before its transaction stops it, and finds no secret of a key that is gone',
    on(async (ground) => {
      const first = await ground.open();
      await fill(first, 1);
      const rows = await asRestoredAgain(ground);
      const store = await deaf(ground);
      const secret = { key: randomBytes(32), kind: 'escrow' as const };
      const row = await store.inside.keyring.wrapFor(secret);
      const cameToIt = layInBefore(1, rows);
      assert.equal(codeOf(await errorOf(putInPlace(store.inside, row))), 'store.closed');
      assert.ok(cameToIt(), 'it came to that');
      assert.deepEqual(await ground.disk.dump(), rows);
    }),
  );
});

describe('two restores', () => {
  it(
    'at once leave what one of them brought, whole, and nothing aside',
    on(async (ground) => {
      const store = await ground.open();
      await fill(store, 4);
      const small = (await makeBackup(store.inside, AT)).file;
      await fill(store, 3);
      const large = (await makeBackup(store.inside, AT)).file;
      await fill(store, 1);
      await store.close();
      const options = optionsOf(ground);
      for (let wait = 0; wait < 6; wait += 1) {
        const second = (async () => {
          await new Promise((resolve) => setTimeout(resolve, 6 * wait));
          return restoreBackup(small, options);
        })();
        const ends = await Promise.allSettled([restoreBackup(large, options), second]);
        const [one, other] = ends;
        assert.ok(
          ends.some(({ status }) => status === 'fulfilled'),
          'one of them came to its end',
        );
        for (const end of ends) {
          if (end.status === 'rejected') assert.equal(codeOf(end.reason), 'store.write-failed');
        }
        const again = await ground.open();
        const { length } = await again.all('talk');
        assert.ok(
          (length === 7 && one?.status === 'fulfilled') ||
            (length === 4 && other?.status === 'fulfilled'),
          `${length} records`,
        );
        assert.equal((await again.verifyAudit()).ok, true, 'the chain holds');
        await again.close();
        assert.deepEqual(await ground.disk.rows('files'), []);
      }
    }),
  );

  it(
    'lay nothing in of which another has taken a part away',
    on(async (ground) => {
      const store = await ground.open();
      await fill(store, 5);
      const { file } = await makeBackup(store.inside, AT);
      await fill(store, 2);
      await store.close();
      const before = await ground.disk.dump();
      // Not the first part, in which the heads are: without those it would be seen at once.
      const taken = takeAwayBeforeLast(1);
      const error = await errorOf(restoreBackup(file, optionsOf(ground)));
      assert.ok(taken(), 'it came to its last transaction');
      assert.equal(codeOf(error), 'store.write-failed');
      assert.deepEqual(await ground.disk.dump(), before);
    }),
  );
});

/** Deletes a part that was put aside, just before the transaction that lays all of them in. */
function takeAwayBeforeLast(piece: number): () => boolean {
  let taken = false;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (!taken && mode === 'readwrite' && [...stores].includes('lease')) {
      taken = true;
      const objects = transaction.call(this, 'files', mode).objectStore('files');
      objects.getAllKeys().addEventListener('success', (event) => {
        const { result } = event.target as IDBRequest<[string, number][]>;
        for (const key of result) if (key[1] === piece) objects.delete(key);
      });
    }
    return transaction.call(this, stores, mode, options);
  };
  return () => taken;
}
