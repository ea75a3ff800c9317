/** What every store promises of the files of records: whole, with their record or not at all, and gone with it. */
import type { Store } from '../../src/sdk/store/store.ts';
import { errorOf, type Runner } from './runner.ts';
import { commitOf, newRecord, onGround, type StoreContract } from './store-contract.ts';

/** More than two pieces, no two stretches of it alike. */
export function scanOf(size: number): Blob {
  let state = size;
  const bytes = Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
  return new Blob([bytes]);
}

export async function bytesOf(file: Blob | undefined): Promise<Uint8Array> {
  return new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
}

export function filesContract(
  { describe, it, assert }: Runner,
  { name, durable, makeGround }: StoreContract,
): void {
  const on = onGround(makeGround);

  const isThere = async (store: Store, id: string, content: Blob): Promise<void> => {
    const [found, wanted] = [await bytesOf(await store.file?.(id)), await bytesOf(content)];
    assert.equal(found.length, wanted.length);
    assert.ok(
      found.every((byte, at) => byte === wanted[at]),
      'byte for byte',
    );
  };

  describe(`${name}: files`, () => {
    it(
      'come back as they were put, of every size, with the record that has them',
      on(async (store, ground) => {
        const sizes = [0, 1, 262_144, 262_145, 700_000];
        const records = sizes.map((size) => newRecord({ size }, 'paper'));
        const files = records.map(({ id }, at) => ({
          record: id,
          content: scanOf(sizes[at] ?? 0),
        }));
        const result = await store.commit({ ...commitOf(records), files });
        assert.deepEqual(result, { ok: true, sequence: 1 });
        for (const { record, content } of files) await isThere(store, record, content);
        assert.equal(await store.file?.(newRecord({}).id), undefined);
        // Another revision of the record has the same file.
        const [first, ...others] = records.map((record) => ({ ...record, revision: 2 }));
        if (first === undefined) throw new Error('There is one');
        await store.commit(commitOf([first]));
        if (!durable) return;
        await store.close();
        const later = await ground.open();
        for (const { record, content } of files) await isThere(later, record, content);
        assert.equal(others.length, 4);
        assert.equal((await later.verifyAudit()).ok, true);
      }),
    );

    it(
      'are not there where the write was none',
      on(async (store) => {
        const [held, other] = [newRecord({}, 'paper'), newRecord({}, 'paper')];
        await store.commit(commitOf([held]));
        const files = [{ record: other.id, content: scanOf(9) }];
        const late = await store.commit({ ...commitOf([held, other]), files });
        assert.deepEqual(late, { ok: false, conflicts: [{ id: held.id, revision: 1 }] });
        assert.equal(await store.file?.(other.id), undefined);
        const error = await errorOf(store.commit({ ...commitOf([]), files }));
        assert.ok(error instanceof TypeError, 'a file of no record is a programming error');
      }),
    );

    it(
      'go when their record is dropped or shredded, or when they are to go, and others stay',
      on(async (store, ground) => {
        const records = Array.from({ length: 4 }, () => newRecord({}, 'paper'));
        const content = scanOf(300_000);
        await store.commit({
          ...commitOf(records),
          files: records.map(({ id }) => ({ record: id, content })),
        });
        const [dropped, shredded, unfiled, stays] = records.map(({ id }) => id) as [
          string,
          string,
          string,
          string,
        ];
        const gone = { drop: [dropped], shred: [shredded], unfile: [unfiled] };
        await store.commit({ ...commitOf([]), ...gone });
        const later = durable ? await ground.open() : store;
        for (const id of [dropped, shredded, unfiled]) {
          assert.equal(await later.file?.(id), undefined);
        }
        await isThere(later, stays, content);
      }),
    );
  });
}
