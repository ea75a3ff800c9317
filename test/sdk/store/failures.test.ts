// What a browser does to a database that the contract cannot bring about in a real one: a full disk,
// a refused write, a connection that the browser ends.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { forceCloseDatabase } from 'fake-indexeddb';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { openIdbStore } from '../../../src/sdk/store/idb-store.ts';
import { StoreError } from '../../../src/sdk/store/store.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { changeOf, commitOf, newRecord } from '../../contract/store-contract.ts';
import { codeOf, errorOf, eventually } from '../../contract/runner.ts';

const contract = { name: 'failures', cipher: nobleCipher(), indexedDB };
const { add, put } = IDBObjectStore.prototype;
const { transaction } = IDBDatabase.prototype;

afterEach(() => {
  Object.assign(IDBObjectStore.prototype, { add, put });
  IDBDatabase.prototype.transaction = transaction;
});

/** Lets a write begin, and has the browser refuse the row of one object store in the midst of it. */
function refuseRowsOf(store: string, refuse: (tx: IDBTransaction) => void) {
  IDBObjectStore.prototype.add = function (value, key) {
    if (this.name === store) refuse(this.transaction);
    return add.call(this, value, key);
  };
}

/** As Chromium does it when the disk is full: the transaction ends, and only it says why. */
function abortWith(name: string) {
  return (tx: IDBTransaction) => {
    const internal = tx as unknown as { _abort(name: string): void };
    internal._abort(name);
  };
}

async function onGround(body: (ground: SealedGround) => Promise<void>): Promise<void> {
  const ground = new SealedGround(contract);
  try {
    await body(ground);
  } finally {
    await ground.clear();
  }
}

describe('a disk that is full', () => {
  it('refuses the write as store.quota, leaves nothing half written, and takes the next one', () =>
    onGround(async (ground) => {
      const store = await ground.open();
      const first = newRecord({ n: 1 });
      await store.commit(commitOf([first], [changeOf(first)]));
      const before = await ground.disk.dump();

      for (const at of ['changes', 'audit']) {
        refuseRowsOf(at, abortWith('QuotaExceededError'));
        const next = { ...first, revision: 2, body: { n: 2 } };
        const writing = store.commit(commitOf([next, newRecord({})], [changeOf(next)]));
        const error = await errorOf(writing);
        assert.ok(error instanceof StoreError);
        assert.equal(error.code, 'store.quota');
        Object.assign(IDBObjectStore.prototype, { add });
        assert.deepEqual(await ground.disk.dump(), before);
        assert.deepEqual(await store.get(first.id), first);
      }
      const next = { ...first, revision: 2, body: { n: 2 } };
      assert.deepEqual(await store.commit(commitOf([next], [changeOf(next)])), {
        ok: true,
        sequence: 2,
      });
      assert.equal((await store.verifyAudit()).ok, true);
    }));

  it('refuses to make a database as store.quota', async () => {
    const full: IDBFactory = {
      open: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      cmp: indexedDB.cmp.bind(indexedDB),
      databases: indexedDB.databases.bind(indexedDB),
      deleteDatabase: indexedDB.deleteDatabase.bind(indexedDB),
    };
    const key = new Uint8Array(32).fill(1);
    const opening = openIdbStore({ tenant: 't', user: 'u', key, indexedDB: full });
    assert.equal(codeOf(await errorOf(opening)), 'store.quota');
  });
});

describe('a browser that cannot write', () => {
  it('is told apart from a full disk', () =>
    onGround(async (ground) => {
      const store = await ground.open();
      refuseRowsOf('audit', abortWith('UnknownError'));
      assert.equal(codeOf(await errorOf(store.commit(commitOf([])))), 'store.write-failed');
    }));

  it('tells listeners and other tabs nothing of a write that failed', () =>
    onGround(async (ground) => {
      const [here, there] = [await ground.open(), await ground.open()];
      const told: unknown[] = [];
      for (const store of [here, there]) store.subscribe((change) => told.push(change));
      refuseRowsOf('audit', abortWith('UnknownError'));
      await errorOf(here.commit(commitOf([newRecord({})])));
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(told, []);
    }));
});

describe('a connection that the browser ends', () => {
  it('says so, and refuses what follows', () =>
    onGround(async (ground) => {
      const connections = new Set<IDBDatabase>();
      IDBDatabase.prototype.transaction = function (stores, mode, options) {
        connections.add(this);
        return transaction.call(this, stores, mode, options);
      };
      const store = await ground.open();
      assert.equal(connections.size, 1);
      // Its types take the class where the object is meant.
      const forceClose: (db: IDBDatabase) => void = forceCloseDatabase as never;
      connections.forEach(forceClose);
      assert.equal(await store.closed, 'browser');
      assert.equal(codeOf(await errorOf(store.commit(commitOf([])))), 'store.closed');
      assert.equal(codeOf(await errorOf(store.all('talk'))), 'store.closed');
    }));
});

describe('a tab that heard nothing', () => {
  it('still shows everything after the next write that it hears of', () =>
    onGround(async (ground) => {
      const { BroadcastChannel: whole } = globalThis;
      const there = await ground.open();
      Object.assign(globalThis, { BroadcastChannel: undefined });
      const mute = await ground.open().finally(() => {
        Object.assign(globalThis, { BroadcastChannel: whole });
      });
      const unheard = newRecord({ n: 1 });
      await mute.commit(commitOf([unheard]));
      assert.deepEqual(await there.all(unheard.type), []);
      assert.deepEqual(await there.get(unheard.id), unheard);

      const heard: string[] = [];
      there.subscribe(({ records }) => heard.push(...records));
      const loud = await ground.open();
      const record = newRecord({ n: 2 });
      await loud.commit(commitOf([record]));
      await eventually(() => heard.includes(record.id));
      assert.deepEqual([...heard].sort(), [unheard.id, record.id].sort());
      const all = await there.all(unheard.type);
      assert.deepEqual(all.map(({ id }) => id).sort(), [unheard.id, record.id].sort());
    }));

  it('takes over what it missed also when it is the one that writes', () =>
    onGround(async (ground) => {
      const { BroadcastChannel: whole } = globalThis;
      Object.assign(globalThis, { BroadcastChannel: undefined });
      const stores = await Promise.all([ground.open(), ground.open()]).finally(() => {
        Object.assign(globalThis, { BroadcastChannel: whole });
      });
      const missed = newRecord({ n: 1 });
      await stores[0].commit(commitOf([missed]));
      const told: unknown[] = [];
      stores[1].subscribe(({ records, origin }) => told.push([origin, ...records]));
      const own = newRecord({ n: 2 });
      await stores[1].commit(commitOf([own]));
      await eventually(async () => (await stores[1].get(missed.id)) !== undefined);
      await eventually(() => told.length === 2);
      assert.deepEqual(told, [
        ['here', own.id],
        ['elsewhere', missed.id],
      ]);
    }));
});
