// Another data key while the database is in use: nothing is lost, nothing stays under the old one, and
// it can end at any point and be gone on with.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { generationOf } from '../../../src/sdk/seal/envelope.ts';
import { openKeyring } from '../../../src/sdk/seal/keyring.ts';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomId } from '../../../src/sdk/seal/random.ts';
import { openConnection } from '../../../src/sdk/store/database.ts';
import type { IdbStore } from '../../../src/sdk/store/idb-store.ts';
import { generationsIn, resealedStores, rotate } from '../../../src/sdk/store/rotation.ts';
import { asAuditRow, openAudit } from '../../../src/sdk/store/sealed-rows.ts';
import type { StoredRecord } from '../../../src/sdk/store/store.ts';
import { envelopeOf, flipped } from '../../contract/disk.ts';
import { eventually } from '../../contract/runner.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { byId, changeOf, commitOf, newRecord } from '../../contract/store-contract.ts';

const contract = { name: 'rotation', cipher: nobleCipher(), indexedDB };
const { transaction } = IDBDatabase.prototype;

afterEach(() => {
  IDBDatabase.prototype.transaction = transaction;
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

async function fill(store: IdbStore, count: number): Promise<readonly StoredRecord[]> {
  const records = Array.from({ length: count }, (_, n) => newRecord({ n }));
  for (const record of records) await store.commit(commitOf([record], [changeOf(record)]));
  return records;
}

/** A row of each object store that nothing else in this test writes. */
async function fillTheRest({ inside: { keyring } }: IdbStore, ground: SealedGround): Promise<void> {
  const there = new Set((await ground.disk.dump()).map(({ store }) => store));
  const [commit, file, id, first] = [randomId(), randomId(), randomId(), randomId()];
  const seal = (store: string, id: string, revision: number) =>
    keyring.seal({ store, id, revision }, new Uint8Array(3));
  const rows = {
    index: { shard: 7, revision: 3, envelope: await seal('index', '7', 3) },
    indexlog: { sequence: 999, part: 0, commit, envelope: await seal('indexlog', commit, 0) },
    files: { file, piece: 1, envelope: await seal('files', file, 1) },
    firsts: { id, revision: 1, first, envelope: await seal('records', `${id} ${first}`, 1) },
    words: { shard: 7, envelope: await seal('words', '7', 1) },
  };
  for (const [store, row] of Object.entries(rows)) {
    if (!there.has(store)) await ground.disk.put(store, { ...row, generation: 1 });
  }
}

async function sealedRows(ground: SealedGround) {
  const dump = await ground.disk.dump();
  return dump.filter(({ store, row }) => store !== 'keys' && 'envelope' in row);
}

async function generations(ground: SealedGround): Promise<readonly number[]> {
  const rows = await sealedRows(ground);
  return [...new Set(rows.map(({ row }) => generationOf(envelopeOf(row))))].sort();
}

async function holds(store: IdbStore, records: readonly StoredRecord[]): Promise<void> {
  assert.deepEqual(store.status.damaged, []);
  assert.deepEqual(byId(await store.all('talk')), byId(records));
  assert.equal((await store.verifyAudit()).ok, true, 'the chain holds');
  const changes = await store.changesAfter(0, 1000);
  assert.equal(changes.length, records.length);
}

describe('rotation', () => {
  it(
    'knows every object store that has sealed rows',
    on(async (ground) => {
      const { db, close } = await openConnection(indexedDB, ground.names.database);
      const readable = ['meta', 'keys', 'lease'];
      const sealed = [...db.objectStoreNames].filter((name) => !readable.includes(name));
      close();
      assert.deepEqual([...resealedStores].sort(), sealed.sort());
    }),
  );

  it(
    'leaves no row and no key of the old generation, and all that was there',
    on(async (ground) => {
      const store = await ground.open();
      const records = await fill(store, 150);
      await fillTheRest(store, ground);
      const before = await store.verifyAudit();
      const told: number[] = [];
      const count = (await sealedRows(ground)).length;
      const rotated = await rotate(store.inside, { progress: (done) => told.push(done) });
      assert.deepEqual(rotated, { generation: 2, resealed: count, stuck: 0, done: true });
      assert.ok(told.length > 3, 'progress is told');
      assert.deepEqual(await generations(ground), [2]);
      assert.deepEqual(await generationsIn(store.inside.db), [2]);
      assert.deepEqual(
        new Set((await sealedRows(ground)).map((row) => row.store)),
        new Set(resealedStores),
      );
      for (const { row } of await sealedRows(ground)) assert.equal(row['generation'], 2);

      await holds(store, records);
      await store.close();
      const again = await ground.open();
      await holds(again, records);
      assert.deepEqual(await again.verifyAudit(), before, 'the printed heads are still true');
      for (const { store, row } of await sealedRows(ground)) {
        const [id, revision] =
          store === 'index' ? ['7', 3] : [String(row['file']), Number(row['piece'])];
        if (store !== 'files' && !(store === 'index' && row['shard'] === 7)) continue;
        const plain = await again.inside.keyring.open({ store, id, revision }, envelopeOf(row));
        assert.deepEqual([...plain], [0, 0, 0]);
      }
    }),
  );

  it(
    'lets nothing be opened with the old key, the log least of all',
    on(async (ground) => {
      const store = await ground.open();
      await fill(store, 2);
      const keys = await ground.disk.rows('keys');
      const { cipher } = contract;
      const stolen = await openKeyring(cipher, { key: ground.key }, ground.names.database, keys);
      const [entry] = await ground.disk.rows('audit');
      const old = asAuditRow(entry);
      assert.ok(old !== undefined && (await openAudit(stolen, old)) !== undefined, 'it opened');
      await rotate(store.inside);
      const [anew] = await ground.disk.rows('audit');
      const now = asAuditRow(anew);
      assert.ok(now !== undefined, 'it is an entry');
      assert.equal(await openAudit(stolen, now), undefined);
      const inner = Buffer.from(envelopeOf(anew)).indexOf(
        Buffer.from(old.envelope.subarray(6, 30)),
      );
      assert.equal(inner, -1, 'the old envelope does not lie open in the new one');
    }),
  );

  it(
    'can be done again and again, and the log grows by it once',
    on(async (ground) => {
      const store = await ground.open();
      const records = await fill(store, 5);
      const size = async () =>
        (await ground.disk.rows('audit')).reduce((sum, row) => sum + envelopeOf(row).length, 0);
      const sizes = [await size()];
      for (const generation of [2, 3, 4]) {
        assert.equal((await rotate(store.inside)).generation, generation);
        sizes.push(await size());
      }
      assert.ok((sizes[1] ?? 0) > (sizes[0] ?? 0), 'the first envelope is kept');
      assert.equal(sizes[2], sizes[1]);
      assert.equal(sizes[3], sizes[1]);
      await holds(store, records);
      assert.deepEqual(await generations(ground), [4]);
    }),
  );

  it('can be killed before any of its transactions, loses nothing, and is gone on with', async () => {
    let killed = 0;
    for (let at = 1; ; at += 1) {
      let ended = false;
      await on(async (ground) => {
        const store = await ground.open();
        const records = await fill(store, 70);
        let count = 0;
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === 'readwrite') count += 1;
          if (count === at) throw new Error('killed');
          return transaction.call(this, stores, mode, options);
        };
        const failed = await rotate(store.inside).then(
          () => undefined,
          (error: unknown) => error,
        );
        IDBDatabase.prototype.transaction = transaction;
        ended = failed === undefined;
        if (ended) return;
        killed += 1;
        await store.close();
        const again = await ground.open();
        await holds(again, records);
        const more = newRecord({ n: 'more' });
        await again.commit(commitOf([more], [changeOf(more)]));
        const rest = await rotate(again.inside);
        assert.equal(rest.done, true);
        assert.equal(rest.generation, 2, 'the one that was begun is ended, not another begun');
        assert.deepEqual(await generations(ground), [2]);
        assert.deepEqual(await generationsIn(again.inside.db), [2]);
        await holds(again, [...records, more]);
      })();
      if (ended) break;
    }
    assert.ok(killed >= 6, `killed at ${killed} places`);
  });

  it(
    'stops when it is told to, and is gone on with',
    on(async (ground) => {
      const store = await ground.open();
      const records = await fill(store, 70);
      const controller = new AbortController();
      const first = await rotate(store.inside, {
        signal: controller.signal,
        progress: () => controller.abort(),
      });
      assert.equal(first.done, false);
      assert.deepEqual(await generationsIn(store.inside.db), [1, 2]);
      const rest = await rotate(store.inside);
      assert.equal(rest.done, true);
      assert.equal(first.resealed + rest.resealed, (await sealedRows(ground)).length);
      await holds(store, records);
    }),
  );

  it(
    'goes on while other tabs write, which learn of it by themselves',
    on(async (ground) => {
      const [here, there] = [await ground.open(), await ground.open()];
      const records = [...(await fill(here, 130))];
      await eventually(async () => (await there.all('talk')).length === records.length);
      const writes: Promise<unknown>[] = [];
      const write = (n: number) => {
        const record = newRecord({ n: `there ${n}` });
        records.push(record);
        const [first] = records;
        if (n === 0 && first !== undefined) {
          const next = { ...first, revision: 2, body: { n: 'changed' } };
          records[0] = next;
          writes.push(there.commit(commitOf([next], [])));
        }
        writes.push(there.commit(commitOf([record], [changeOf(record)])));
      };
      const rotated = await rotate(here.inside, { progress: write });
      assert.equal(rotated.done, true);
      for (const result of await Promise.all(writes)) {
        assert.equal((result as { ok: boolean }).ok, true);
      }
      assert.ok(writes.length > 3, 'others wrote meanwhile');
      assert.deepEqual(await generations(ground), [2]);
      await eventually(async () => (await here.all('talk')).length === records.length);
      await holds(here, records);
      await holds(there, records);
    }),
  );

  it(
    'does no harm where two tabs do it at once',
    on(async (ground) => {
      const [here, there] = [await ground.open(), await ground.open()];
      const records = await fill(here, 100);
      const both = await Promise.all([rotate(here.inside), rotate(there.inside)]);
      assert.deepEqual(
        both.map(({ done, generation }) => [done, generation]),
        [
          [true, 2],
          [true, 2],
        ],
      );
      assert.deepEqual(await generations(ground), [2]);
      await holds(here, records);
      await holds(await ground.open(), records);
    }),
  );

  it(
    'takes no write under an old key once there is a new one',
    on(async (ground) => {
      const [here, there] = [await ground.open(), await ground.open()];
      await rotate(here.inside);
      assert.equal(there.inside.keyring.generation, 1);
      const record = newRecord({ n: 1 });
      assert.equal((await there.commit(commitOf([record], [changeOf(record)]))).ok, true);
      assert.deepEqual(await generations(ground), [2]);
      assert.equal((await here.verifyAudit()).ok, true);
    }),
  );

  it(
    'does not lay an older row over one that was written while it was sealed anew',
    on(async (ground) => {
      const [here, there] = [await ground.open(), await ground.open()];
      const [record] = await fill(here, 1);
      assert.ok(record !== undefined, 'one was written');
      const { keyring, db, assertSame } = here.inside;
      const next = { ...record, revision: 2, body: { n: 'newer' } };
      let wrote = false;
      const slow: typeof keyring = Object.create(keyring, {
        seal: {
          value: async (...given: Parameters<typeof keyring.seal>) => {
            if (given[0].store === 'records' && !wrote) {
              wrote = true;
              await there.commit(commitOf([next], []));
            }
            return keyring.seal(...given);
          },
        },
      });
      await rotate({ db, assertSame, keyring: slow });
      assert.ok(wrote, 'somebody wrote meanwhile');
      assert.deepEqual(await (await ground.open()).get(record.id), next);
      assert.deepEqual(await generations(ground), [2]);
    }),
  );

  it(
    'keeps the old key as long as a damaged row names it',
    on(async (ground) => {
      const store = await ground.open();
      const [hurt, whole] = await fill(store, 2);
      assert.ok(hurt !== undefined && whole !== undefined, 'two were written');
      const row = (await ground.disk.rows('records')).find(({ id }) => id === hurt.id) ?? {};
      await ground.disk.put('records', flipped(row, 40));
      const rotated = await rotate(store.inside);
      assert.deepEqual([rotated.stuck, rotated.done], [1, false]);
      assert.deepEqual(await generationsIn(store.inside.db), [1, 2]);
      await store.commit({ ...commitOf([]), drop: [hurt.id] });
      assert.deepEqual((await rotate(store.inside)).done, true);
      assert.deepEqual(await generationsIn(store.inside.db), [2]);
    }),
  );
});
