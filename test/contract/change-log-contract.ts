/**
 * What every store promises of its change log, however it keeps it: each change says field by field what
 * it said when it was made, whatever became of its record.
 */
import type { Change, Store, StoredRecord } from '../../src/sdk/store/store.ts';
import { randomId } from '../../src/sdk/seal/random.ts';
import type { Runner } from './runner.ts';
import { changeOf, commitOf, newRecord, onGround, type StoreContract } from './store-contract.ts';

export function changeLogContract(
  { describe, it, assert }: Runner,
  { name, durable, makeGround }: StoreContract,
): void {
  const on = onGround(makeGround);

  async function logOf(store: Store): Promise<readonly Change[]> {
    return (await store.changesAfter(0, 10_000)).map(({ change }) => change);
  }

  describe(`${name}: the change log`, () => {
    it(
      'says what a record began with after it was changed, dropped, taken over and written again',
      on(async (store, ground) => {
        const all = ['changed', 'dropped', 'adopted', 'again', 'left'].map((what) =>
          newRecord({ what, deep: [{ 姓名: '张三' }], empty: '' }),
        );
        const [changed, dropped, adopted, again] = all as [
          StoredRecord,
          StoredRecord,
          StoredRecord,
          StoredRecord,
        ];
        const expected: Change[] = all.map(changeOf);
        await store.commit(commitOf(all, expected));
        const next = { ...changed, revision: 2, body: { what: 'later' } };
        expected.push({ ...changeOf(next), fields: { what: { from: 'changed', to: 'later' } } });
        await store.commit(commitOf([next], expected.slice(-1)));
        const { revision: _revision, ...theirs } = { ...adopted, body: { what: 'theirs' } };
        await store.commit({ ...commitOf([]), adopt: [theirs], drop: [dropped.id, again.id] });
        const newly = { ...again, body: { what: 'anew' } };
        expected.push(changeOf(newly));
        await store.commit(commitOf([newly], expected.slice(-1)));
        await store.commit(commitOf([{ ...next, revision: 3 }]));
        assert.deepEqual(await logOf(store), expected);
        assert.equal((await store.verifyAudit()).ok, true);
        if (!durable) return;
        await store.close();
        const later = await ground.open();
        assert.deepEqual(await logOf(later), expected);
        assert.equal((await later.verifyAudit()).ok, true);
      }),
    );

    it(
      'takes a change as it was given where it says another thing than its record',
      on(async (store) => {
        const of = () => newRecord({ a: 1, b: { c: [1, 2] } });
        const records = Array.from({ length: 6 }, of);
        const fields: Change['fields'][] = [
          { a: { to: 1 } },
          { a: { to: 1 }, b: { to: { c: [2, 1] } } },
          { a: { to: 1 }, b: { to: { c: [1, 2] } }, d: { to: null } },
          { a: { from: 0, to: 1 }, b: { to: { c: [1, 2] } } },
          { a: {}, b: { to: { c: [1, 2] } } },
          { b: { to: { c: [1, 2] } }, a: { to: 1 } },
        ];
        const changes = records.map((record, at) => ({
          ...changeOf(record),
          fields: fields[at] ?? {},
        }));
        await store.commit(commitOf(records, changes));
        assert.deepEqual(await logOf(store), changes);
      }),
    );

    it(
      'gives the same changes by whatever number and in whatever pages it is asked',
      on(async (store) => {
        const long = '谈'.repeat(2000);
        const expected: Change[] = [];
        for (const [size, text] of [
          [1, ''],
          [300, ''],
          [40, long],
          [1, long],
          [7, ''],
        ] as const) {
          const records = Array.from({ length: size }, (_, n) => newRecord({ n, text }));
          // Some new, some that say no more than a part, some of another act.
          const act = randomId();
          const changes = records.map((record, n) => {
            const change = { ...changeOf(record), act };
            if (n % 3 === 1) return { ...change, fields: { n: { to: n } } };
            return n % 50 === 49 ? { ...change, by: '李四' } : change;
          });
          await store.commit(commitOf(records, changes));
          expected.push(...changes);
        }
        assert.deepEqual(await logOf(store), expected);
        for (const [after, limit] of [
          [0, 1],
          [1, 1],
          [5, 298],
          [255, 3],
          [256, 2],
          [300, 60],
        ]) {
          const page = await store.changesAfter(after ?? 0, limit ?? 0);
          assert.deepEqual(
            page.map(({ sequence }) => sequence),
            expected.map((_, at) => at + 1).slice(after, (after ?? 0) + (limit ?? 0)),
          );
          assert.deepEqual(
            page.map(({ change }) => change),
            expected.slice(after, (after ?? 0) + (limit ?? 0)),
          );
        }
        assert.deepEqual(await store.changesAfter(expected.length, 5), []);
        assert.deepEqual(await store.changesAfter(0, 0), []);
        assert.equal((await store.verifyAudit()).ok, true);
      }),
    );

    it(
      'says nothing any more of what was shredded, whatever happens to its record afterwards',
      on(async (store) => {
        const [kept, other] = [newRecord({ name: '张三' }), newRecord({ name: '李四' })];
        await store.commit(commitOf([kept, other], [changeOf(kept), changeOf(other)]));
        await store.commit({ ...commitOf([]), shred: [kept.id] });
        assert.deepEqual(await store.get(kept.id), kept);
        await store.commit(commitOf([{ ...kept, revision: 2 }]));
        await store.commit({ ...commitOf([]), drop: [kept.id, other.id] });
        assert.deepEqual(
          (await logOf(store)).map(({ fields }) => fields),
          [{}, changeOf(other).fields],
        );
        assert.equal((await store.verifyAudit()).ok, true);
      }),
    );
  });
}
