/** What holds of the entries of a store whose rows lie sealed on a disk: they are what the records say. */
import { randomId } from '../../src/sdk/seal/random.ts';
import { compact } from '../../src/sdk/store/compaction.ts';
import type { IdbStore } from '../../src/sdk/store/idb-store.ts';
import type { Projection } from '../../src/sdk/store/sealed-index.ts';
import { SealedRecords } from '../../src/sdk/store/sealed-records.ts';
import type { JsonObject, Store, StoredRecord } from '../../src/sdk/store/store.ts';
import { flipped } from './disk.ts';
import { eventually, type Runner } from './runner.ts';
import { type SealedStoreContract, SealedGround } from './sealed-store-contract.ts';
import { commitOf, type Heard, newRecord } from './store-contract.ts';

/** Everything but the long words. */
const short: Projection = {
  name: 'short',
  entryOf: ({ id, revision, body: { minutes: _minutes, ...body } }) => ({ ...body, id, revision }),
};

const long = '谈话记录'.repeat(10);

/** Enough that the log is moved into shards. */
const MANY = 1100;

function some(count: number, type = 'talk'): readonly StoredRecord[] {
  return Array.from({ length: count }, (_, n) =>
    newRecord({ n, name: `张${n % 7}`, minutes: long, posts: [{ title: '局长' }] }, type),
  );
}

export function indexContract(
  { describe, it, assert }: Runner,
  contract: SealedStoreContract,
): void {
  const on =
    (body: (ground: SealedGround, open: () => Promise<IdbStore>) => Promise<void>) => async () => {
      const ground = new SealedGround(contract);
      try {
        await body(ground, () => ground.open({ projection: short }));
      } finally {
        await ground.clear();
      }
    };

  const entriesOf = async (store: Store, type = 'talk'): Promise<readonly JsonObject[]> =>
    sorted((await store.entries?.(type)) ?? []);

  /** What the entries must be: made from the records as they are opened one by one. */
  const madeOf = async (store: Store, type = 'talk'): Promise<readonly JsonObject[]> =>
    sorted((await store.all(type)).map(short.entryOf));

  const same = async (store: Store, type = 'talk'): Promise<void> => {
    const entries = await entriesOf(store, type);
    assert.equal(JSON.stringify(entries), JSON.stringify(await madeOf(store, type)));
  };

  /** A store with records of two types, some written twice, some dropped, whose log is in shards. */
  async function compacted(
    ground: SealedGround,
    open: () => Promise<IdbStore>,
  ): Promise<{ readonly store: IdbStore; readonly records: readonly StoredRecord[] }> {
    const store = await open();
    const records = [...some(MANY), ...some(20, 'event')];
    await store.commit(commitOf(records));
    await eventually(async () => (await ground.disk.rows('indexlog')).length === 0);
    return { store, records };
  }

  describe(`${contract.name}: entries`, () => {
    it(
      'are what the records say without their long words, and follow every write',
      on(async (_ground, open) => {
        const store = await open();
        const [first, second, third] = some(3) as [StoredRecord, StoredRecord, StoredRecord];
        await store.commit(commitOf([first, second, third]));
        await same(store);
        await store.commit(commitOf([{ ...first, revision: 2, body: { n: 9, minutes: long } }]));
        await store.commit({ ...commitOf([]), drop: [second.id] });
        const { revision: _revision, ...adopted } = third;
        await store.commit({ ...commitOf([]), adopt: [{ ...adopted, body: { n: 7 } }] });
        await same(store);
        assert.deepEqual(
          (await entriesOf(store)).map(({ n }) => n),
          [7, 9],
        );
        assert.equal(await store.entry?.(second.id), undefined);
        assert.deepEqual((await store.entry?.(first.id))?.type, 'talk');
      }),
    );

    it(
      'are there at the next visit from the log alone',
      on(async (_ground, open) => {
        const store = await open();
        const records = some(5);
        await store.commit(commitOf(records));
        await store.commit({ ...commitOf([]), drop: [records[0]?.id ?? ''] });
        const before = await entriesOf(store);
        await store.close();
        const again = await open();
        assert.deepEqual(await entriesOf(again), before);
        assert.equal(again.status.rebuilt, undefined);
        await same(again);
      }),
    );

    it(
      'are there at the next visit from shards, and from what was written since',
      on(async (ground, open) => {
        const { store, records } = await compacted(ground, open);
        assert.ok((await ground.disk.rows('index')).length >= 3, 'contents and shards');
        const [changed, gone] = records as [StoredRecord, StoredRecord];
        await store.commit(commitOf([{ ...changed, revision: 2, body: { n: -1 } }]));
        await store.commit({ ...commitOf([]), drop: [gone.id] });
        await store.close();
        const again = await open();
        assert.equal((await again.entries?.('talk'))?.length, MANY - 1);
        assert.equal(again.status.rebuilt, undefined);
        await same(again);
        await same(again, 'event');
      }),
    );

    it(
      'follow another tab, also where that one has moved the log into shards meanwhile',
      on(async (ground, open) => {
        const here = await open();
        const there = await open();
        const heard: Heard[] = [];
        there.subscribe((change) => heard.push(change));
        const [one] = some(1) as [StoredRecord];
        await here.commit(commitOf([one]));
        await eventually(async () => (await there.entries?.('talk'))?.length === 1);
        await here.commit(commitOf(some(MANY)));
        await eventually(async () => (await there.entries?.('talk'))?.length === MANY + 1);
        assert.ok(
          heard.some(({ types }) => types.includes('talk')),
          'it was told',
        );
        await eventually(async () => (await ground.disk.rows('indexlog')).length === 0);
        // Now the other one writes as much, and must build on what the first one laid down.
        await there.commit(commitOf(some(MANY)));
        await eventually(async () => (await ground.disk.rows('indexlog')).length === 0);
        await here.close();
        await there.close();
        const again = await open();
        assert.equal((await again.entries?.('talk'))?.length, 2 * MANY + 1);
        assert.equal(again.status.rebuilt, undefined);
        await same(again);
      }),
    );
  });

  describe(`${contract.name}: an index that does not fit`, () => {
    it(
      'is made anew in part where a shard is damaged or gone, and says so',
      on(async (ground, open) => {
        const { store } = await compacted(ground, open);
        await store.close();
        const [, shard, another] = await ground.disk.rows('index');
        await ground.disk.put('index', flipped(shard ?? {}, 60));
        await ground.disk.remove('index', Number(another?.['shard']));
        const again = await open();
        assert.equal((await again.entries?.('talk'))?.length, MANY);
        assert.equal(again.status.rebuilt, 'in-part');
        await same(again);
        await same(again, 'event');
      }),
    );

    it(
      'is made anew wholly where its contents are damaged, and where it was made in another way',
      on(async (ground, open) => {
        const { store } = await compacted(ground, open);
        await store.close();
        const [contents] = await ground.disk.rows('index');
        await ground.disk.put('index', flipped(contents ?? {}, 60));
        const damaged = await open();
        assert.equal((await damaged.entries?.('talk'))?.length, MANY);
        assert.equal(damaged.status.rebuilt, 'wholly');
        await same(damaged);
        await damaged.close();
        await ground.disk.put('index', contents ?? {});
        const otherwise = await ground.open({ projection: { ...short, name: 'other' } });
        assert.equal((await otherwise.entries?.('event'))?.length, 20);
        assert.equal(otherwise.status.rebuilt, 'wholly');
      }),
    );

    it(
      'asks the records where the log is damaged, cut, or its rows have changed places',
      on(async (ground, open) => {
        const store = await open();
        const records = some(4);
        for (const record of records) await store.commit(commitOf([record]));
        await store.close();
        const [a, b, c, d] = await ground.disk.rows('indexlog');
        await ground.disk.put('indexlog', flipped(a ?? {}, 60));
        await ground.disk.put('indexlog', {
          ...b,
          envelope: c?.['envelope'],
          commit: c?.['commit'],
        });
        await ground.disk.put('indexlog', { ...d, part: 1 });
        const again = await open();
        assert.equal((await again.entries?.('talk'))?.length, 4);
        await same(again);
      }),
    );

    it(
      'gives way to a record that says another thing',
      on(async (ground, open) => {
        const store = await open();
        const [record] = some(1) as [StoredRecord];
        await store.commit(commitOf([record]));
        const [old] = await ground.disk.rows('records');
        await store.commit(commitOf([{ ...record, revision: 2, body: { n: 5 } }]));
        await store.close();
        await ground.disk.put('records', old ?? {});
        const fooled = await open();
        assert.equal((await entriesOf(fooled))[0]?.['n'], 5);
        assert.deepEqual(await fooled.get(record.id), record);
        assert.equal((await entriesOf(fooled))[0]?.['n'], 0);
        assert.equal(fooled.status.rebuilt, 'in-part');
      }),
    );

    it(
      'is not written by a tab whose lease another one has taken over',
      on(async (ground, open) => {
        const store = await open();
        await store.commit(commitOf(some(30)));
        const { db, keyring } = store.inside;
        const records = new SealedRecords(db, keyring, short, () => true);
        const { sequence } = await records.start();
        const written = await compact({
          db,
          index: records.index,
          upToDate: async () => {
            // While it was frozen here, somebody else began.
            await ground.disk.put('lease', {
              id: 'compaction',
              fence: 99,
              holder: randomId(),
              until: 0,
            });
            return sequence;
          },
          isSame: () => true,
          isWanted: () => true,
        });
        assert.equal(written, false);
        assert.deepEqual(await ground.disk.rows('index'), []);
        assert.equal((await ground.disk.rows('indexlog')).length, 1);
      }),
    );
  });
}

function sorted(entries: readonly JsonObject[]): readonly JsonObject[] {
  return [...entries].sort((a, b) => Number(a['n']) - Number(b['n']) || order(a['id'], b['id']));
}

function order(one: unknown, other: unknown): number {
  return String(one) < String(other) ? -1 : 1;
}
