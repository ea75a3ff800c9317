/**
 * What every store promises a server's copy: to write alone, to adopt records as somebody else has
 * them, and to drop those that may no longer be seen.
 */
import { randomId } from '../../src/sdk/seal/random.ts';
import type { Adopted, StoredRecord } from '../../src/sdk/store/store.ts';
import { errorOf, eventually, type Runner } from './runner.ts';
import {
  changeOf,
  commitOf,
  type Heard,
  newRecord,
  onGround,
  type StoreContract,
} from './store-contract.ts';

export function takeoverContract(
  { describe, it, assert }: Runner,
  { name, durable, makeGround }: StoreContract,
): void {
  const on = onGround(makeGround);

  describe(`${name}: writing alone`, () => {
    it(
      'writes where nothing was committed since, and says where that leaves the chain',
      on(async (store) => {
        assert.equal(await store.sequence(), 0);
        const alone = await store.commit({ ...commitOf([newRecord({})]), alone: 0 });
        assert.deepEqual(alone, { ok: true, sequence: 1 });
        assert.equal(await store.sequence(), 1);
      }),
    );

    it(
      'writes nothing where anything was committed since, be it no record at all',
      on(async (store) => {
        const before = await store.sequence();
        await store.commit(commitOf([]));
        const record = newRecord({});
        const late = await store.commit({ ...commitOf([record]), alone: before });
        assert.deepEqual(late, { ok: false, conflicts: [] });
        assert.equal(await store.get(record.id), undefined);
        assert.equal((await store.auditAfter(0, 10)).length, 1);
      }),
    );

    it(
      'lets one of many win that began at the same place',
      on(async (store) => {
        const alone = await store.sequence();
        const results = await Promise.all(
          [1, 2, 3, 4].map((n) => store.commit({ ...commitOf([newRecord({ n })]), alone })),
        );
        assert.equal(results.filter(({ ok }) => ok).length, 1);
        assert.equal((await store.all('talk')).length, 1);
      }),
    );

    if (durable) {
      it(
        'hears of what another tab committed, and has read it when it says so',
        on(async (here, ground) => {
          const there = await ground.open();
          const alone = await here.sequence();
          const theirs = newRecord({ n: 1 });
          await there.commit(commitOf([theirs]));
          const late = await here.commit({ ...commitOf([newRecord({})]), alone });
          assert.deepEqual(late, { ok: false, conflicts: [] });
          assert.deepEqual(await here.get(theirs.id), theirs);
          assert.equal(await here.sequence(), 1);
        }),
      );
    }
  });

  describe(`${name}: adopting`, () => {
    it(
      'takes records in the place of what is here, at a revision above all before, and logs no change',
      on(async (store) => {
        const held = newRecord({ n: 1, mine: true });
        await store.commit(commitOf([held], [changeOf(held)]));
        await store.commit(commitOf([{ ...held, revision: 2 }]));
        const theirs = adoptedOf(held, { n: 9, newer: { field: ['kept'] } });
        const other = adoptedOf(newRecord({}, 'event'), { n: 8 });
        const result = await store.commit({ ...commitOf([]), adopt: [theirs, other] });
        assert.deepEqual(result, { ok: true, sequence: 3 });
        assert.deepEqual(await store.get(held.id), { ...theirs, revision: 3 });
        assert.deepEqual(await store.all('event'), [{ ...other, revision: 3 }]);
        assert.equal((await store.changesAfter(0, 10)).length, 1);
        assert.equal((await store.verifyAudit()).ok, true);
      }),
    );

    it(
      'goes on from there: the next write counts on, and one made before is a conflict',
      on(async (store) => {
        const held = newRecord({ n: 1 });
        await store.commit(commitOf([held]));
        await store.commit({ ...commitOf([]), adopt: [adoptedOf(held, { n: 2 })] });
        const late = await store.commit(commitOf([{ ...held, revision: 2, body: { n: 3 } }]));
        assert.deepEqual(late, { ok: false, conflicts: [{ id: held.id, revision: 2 }] });
        const next = { ...held, revision: 3, body: { n: 3 } };
        assert.deepEqual(await store.commit(commitOf([next])), { ok: true, sequence: 3 });
        assert.deepEqual(await store.get(held.id), next);
      }),
    );

    it(
      'writes what is adopted with what is put, or neither',
      on(async (store) => {
        const [held, moved] = [newRecord({ n: 1 }), newRecord({ n: 2 })];
        await store.commit(commitOf([held, moved]));
        const commit = { ...commitOf([moved]), adopt: [adoptedOf(held, { n: 9 })], drop: [] };
        const result = await store.commit(commit);
        assert.deepEqual(result, { ok: false, conflicts: [{ id: moved.id, revision: 1 }] });
        assert.deepEqual(await store.get(held.id), held);
        const whole = await store.commit({ ...commit, puts: [{ ...moved, revision: 2 }] });
        assert.deepEqual(whole, { ok: true, sequence: 2 });
        assert.deepEqual((await store.get(held.id))?.body, { n: 9 });
      }),
    );

    it(
      'is done while others write: all of it is there in the end',
      on(async (store) => {
        const [held, busy] = [newRecord({ n: 0 }), newRecord({ n: 0 })];
        await store.commit(commitOf([held, busy]));
        const results = await Promise.all([
          store.commit(commitOf([{ ...busy, revision: 2 }])),
          store.commit({ ...commitOf([]), adopt: [adoptedOf(held, { n: 1 })] }),
          store.commit(commitOf([newRecord({})])),
          store.commit({ ...commitOf([]), adopt: [adoptedOf(newRecord({}), { n: 2 })] }),
        ]);
        assert.ok(
          results.every(({ ok }) => ok),
          'nothing was in the way',
        );
        assert.deepEqual((await store.get(held.id))?.body, { n: 1 });
        assert.equal((await store.verifyAudit()).ok, true);
      }),
    );

    it(
      'refuses one id in two of its lists as a programming error',
      on(async (store) => {
        const record = newRecord({});
        const twice = [
          { ...commitOf([record]), adopt: [adoptedOf(record, {})] },
          { ...commitOf([record]), drop: [record.id] },
          { ...commitOf([]), adopt: [adoptedOf(record, {})], drop: [record.id] },
          { ...commitOf([]), drop: ['张三'] },
        ];
        for (const commit of twice) {
          const error = await errorOf(store.commit(commit));
          assert.ok(error instanceof TypeError, 'a TypeError');
          assert.ok(!String(error).includes('张三'), 'the id is not in the message');
        }
        assert.equal(await store.sequence(), 0);
      }),
    );
  });

  describe(`${name}: dropping`, () => {
    it(
      'lets records go, with what was logged of those that are shredded, and keeps the rest of the log',
      on(async (store) => {
        const [gone, stays] = [newRecord({ name: '张三' }), newRecord({ name: '李四' })];
        await store.commit(commitOf([gone, stays], [changeOf(gone), changeOf(stays)]));
        const drop = [gone.id, randomId()];
        assert.deepEqual(await store.commit({ ...commitOf([]), drop }), { ok: true, sequence: 2 });
        assert.equal(await store.get(gone.id), undefined);
        assert.deepEqual(await store.all('talk'), [stays]);
        assert.deepEqual(
          (await store.changesAfter(0, 1)).map(({ change }) => change.fields),
          [changeOf(gone).fields],
        );
        await store.commit({ ...commitOf([]), shred: drop });
        const log = (await store.changesAfter(0, 10)).map(({ change }) => change);
        assert.deepEqual(
          log.map(({ record, fields }) => [record, fields]),
          [
            [gone.id, {}],
            [stays.id, changeOf(stays).fields],
          ],
        );
        assert.equal((await store.verifyAudit()).ok, true);
      }),
    );

    it(
      'takes a record back that is adopted or written again, and drops it again',
      on(async (store) => {
        const record = newRecord({ n: 1 });
        await store.commit(commitOf([record]));
        await store.commit({ ...commitOf([]), drop: [record.id] });
        await store.commit({ ...commitOf([]), adopt: [adoptedOf(record, { n: 2 })] });
        assert.deepEqual(await store.get(record.id), { ...record, revision: 3, body: { n: 2 } });
        await store.commit({ ...commitOf([]), drop: [record.id] });
        assert.deepEqual(await store.commit(commitOf([record])), { ok: true, sequence: 5 });
        assert.deepEqual(await store.get(record.id), record);
        assert.equal((await store.verifyAudit()).ok, true);
      }),
    );

    it(
      'tells listeners which records and types were adopted and dropped',
      on(async (store) => {
        const gone = newRecord({}, 'event');
        await store.commit(commitOf([gone]));
        const heard: Heard[] = [];
        store.subscribe((change) => heard.push(change));
        const theirs = adoptedOf(newRecord({}), {});
        await store.commit({ ...commitOf([]), adopt: [theirs], drop: [gone.id] });
        assert.deepEqual(heard, [
          { records: [theirs.id, gone.id], types: ['talk', 'event'], origin: 'here' },
        ]);
      }),
    );

    if (durable) {
      it(
        'is so at the next visit',
        on(async (store, ground) => {
          const [gone, held] = [newRecord({ n: 1 }), newRecord({ n: 2 })];
          await store.commit(commitOf([gone, held], [changeOf(gone), changeOf(held)]));
          const theirs = adoptedOf(held, { n: 3 });
          await store.commit({
            ...commitOf([]),
            adopt: [theirs],
            drop: [gone.id],
            shred: [gone.id],
          });
          await store.close();
          const again = await ground.open();
          assert.deepEqual(await again.all('talk'), [{ ...theirs, revision: 2 }]);
          assert.deepEqual(again.status.damaged, []);
          assert.deepEqual((await again.changesAfter(0, 1))[0]?.change.fields, {});
          assert.equal((await again.verifyAudit()).ok, true);
        }),
      );

      it(
        'is so in another tab, which is told',
        on(async (here, ground) => {
          const [gone, held] = [newRecord({ n: 1 }, 'event'), newRecord({ n: 2 })];
          await here.commit(commitOf([gone, held]));
          const there = await ground.open();
          const heard: Heard[] = [];
          there.subscribe((change) => heard.push(change));
          const theirs = adoptedOf(held, { n: 3 });
          await here.commit({ ...commitOf([]), adopt: [theirs], drop: [gone.id] });
          await eventually(() => heard.length > 0);
          assert.equal(await there.get(gone.id), undefined);
          assert.deepEqual(await there.get(held.id), { ...theirs, revision: 2 });
          assert.deepEqual([...(heard[0]?.types ?? [])].sort(), ['event', 'talk']);
          // And back again, written by the one that was told.
          await there.commit({ ...commitOf([]), adopt: [adoptedOf(gone, { n: 4 })] });
          await eventually(async () => (await here.get(gone.id))?.revision === 3);
          assert.equal((await here.verifyAudit()).ok, true);
        }),
      );
    }
  });
}

/** A record as somebody else has it. */
export function adoptedOf({ id, type, schema }: StoredRecord, body: StoredRecord['body']): Adopted {
  return { id, type, schema, body };
}
