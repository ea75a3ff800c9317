/**
 * What a store promises beyond the store contract where its rows lie on a disk that others can read
 * and write: nothing to read there, nothing to swap, no damage that goes unseen.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { CHAIN_START, chainHash } from '../../src/sdk/audit/chain.ts';
import { toHex, toUtf8 } from '../../src/sdk/seal/bytes.ts';
import type { Cipher } from '../../src/sdk/seal/cipher.ts';
import { randomBytes, randomId } from '../../src/sdk/seal/random.ts';
import { databaseNames, openConnection, SCHEMA_VERSION } from '../../src/sdk/store/database.ts';
import {
  type IdbStore,
  type IdbStoreOptions,
  openIdbStore,
} from '../../src/sdk/store/idb-store.ts';
import { asAuditRow, linkOf } from '../../src/sdk/store/sealed-rows.ts';
import { type StoredRecord, StoreError, type Store } from '../../src/sdk/store/store.ts';
import { type Disk, diskOf, envelopeOf, flipped, readable, type Row, settled } from './disk.ts';
import { codeOf, errorOf, eventually, type Runner } from './runner.ts';
import { auditOf, changeOf, commitOf, type Ground, newRecord } from './store-contract.ts';

export interface SealedStoreContract {
  readonly name: string;
  readonly cipher: Cipher;
  /** Another provider of the same suite, where there is one here. */
  readonly otherCipher?: Cipher;
  readonly indexedDB: IDBFactory;
}

/** A database of its own, and a key to it. */
export class SealedGround implements Ground {
  readonly key = randomBytes(32);
  readonly tenant = `区委组织部-${randomId()}`;
  readonly user = 'zhangsan';
  readonly names = databaseNames(this.tenant, this.user);
  readonly disk: Disk;
  private readonly opened: Store[] = [];

  constructor(private readonly contract: SealedStoreContract) {
    this.disk = diskOf(contract.indexedDB, this.names.database);
  }

  async open(other: Partial<IdbStoreOptions> = {}): Promise<IdbStore> {
    const { cipher, indexedDB } = this.contract;
    const { tenant, user, key } = this;
    const store = await openIdbStore({ tenant, user, key, cipher, indexedDB, ...other });
    this.opened.push(store);
    return store;
  }

  async clear(): Promise<void> {
    await Promise.all(this.opened.map((store) => store.close()));
    await settled(this.contract.indexedDB.deleteDatabase(this.names.database));
  }
}

export function sealedStoreContract(
  { describe, it, assert }: Runner,
  contract: SealedStoreContract,
): void {
  const { name, otherCipher, indexedDB } = contract;
  const on = (body: (ground: SealedGround) => Promise<void>) => async () => {
    const ground = new SealedGround(contract);
    try {
      await body(ground);
    } finally {
      await ground.clear();
    }
  };

  /** A store that was written to and closed, with the records in it. */
  async function written(ground: SealedGround, count = 4): Promise<readonly StoredRecord[]> {
    const store = await ground.open();
    const records = Array.from({ length: count }, (_, n) => newRecord({ n }));
    for (const record of records) await store.commit(commitOf([record], [changeOf(record)]));
    await store.close();
    return records;
  }

  async function refusedWith(promise: Promise<unknown>, code: StoreError['code']): Promise<void> {
    const error = await errorOf(promise);
    assert.ok(error instanceof StoreError, `a StoreError, not ${String(error)}`);
    assert.equal(codeOf(error), code);
  }

  describe(`${name}: the key`, () => {
    it(
      'refuses a wrong key by name and touches nothing',
      on(async (ground) => {
        const [record] = await written(ground, 1);
        const before = await ground.disk.dump();
        await refusedWith(ground.open({ key: randomBytes(32) }), 'store.wrong-key');
        assert.deepEqual(await ground.disk.dump(), before);
        const again = await ground.open();
        assert.deepEqual(await again.get(record?.id ?? ''), record);
      }),
    );

    it(
      'refuses a wrong key also where nothing was written yet',
      on(async (ground) => {
        await written(ground, 0);
        await refusedWith(ground.open({ key: randomBytes(32) }), 'store.wrong-key');
      }),
    );

    it(
      'copies the key, so that the host may overwrite it as soon as the call has returned',
      on(async (ground) => {
        const mine = Uint8Array.from(ground.key);
        const opening = ground.open({ key: mine });
        mine.fill(0);
        const store = await opening;
        const record = newRecord({ n: 1 });
        await store.commit(commitOf([record]));
        await store.close();
        const again = await ground.open();
        assert.deepEqual(await again.get(record.id), record);
      }),
    );

    it(
      'takes neither a key of another length nor one that was wiped already',
      on(async (ground) => {
        for (const key of [new Uint8Array(16), new Uint8Array(32)]) {
          assert.ok((await errorOf(ground.open({ key }))) instanceof TypeError);
        }
        await settled(indexedDB.deleteDatabase(ground.names.database));
      }),
    );

    it(
      'takes damaged or missing keys for damage, not for a first visit or a wrong key',
      on(async (ground) => {
        await written(ground);
        const [chain, data] = await ground.disk.rows('keys');
        if (chain === undefined || data === undefined) throw new Error('No keys were written');
        await ground.disk.put('keys', flipped(data, 30));
        await refusedWith(ground.open(), 'store.damaged');
        await ground.disk.put('keys', flipped(data, 1));
        await refusedWith(ground.open(), 'store.newer-schema');
        await ground.disk.remove('keys', String(data['id']));
        await refusedWith(ground.open(), 'store.damaged');
        await ground.disk.remove('keys', String(chain['id']));
        await refusedWith(ground.open(), 'store.damaged');
      }),
    );

    it(
      'does not open with key rows that were carried over from another database of the same key',
      on(async (ground) => {
        await written(ground);
        const other = new SealedGround(contract);
        try {
          await (await other.open({ key: ground.key })).close();
          for (const row of await other.disk.rows('keys')) await ground.disk.put('keys', row);
          await refusedWith(ground.open(), 'store.damaged');
        } finally {
          await other.clear();
        }
      }),
    );

    if (otherCipher !== undefined) {
      it(
        `opens with ${otherCipher.name} what it wrote, and the other way round`,
        on(async (ground) => {
          const records = await written(ground);
          const other = await ground.open({ cipher: otherCipher });
          assert.equal(other.status.suite, otherCipher.name);
          assert.equal((await other.all('talk')).length, records.length);
          const more = newRecord({ n: 9 });
          await other.commit(commitOf([more]));
          await other.close();
          const back = await ground.open();
          assert.deepEqual(await back.get(more.id), more);
          assert.equal((await back.verifyAudit()).ok, true);
        }),
      );
    }
  });

  describe(`${name}: on the disk`, () => {
    const WORDS = [
      ...['欧阳明远', '张三', '滨江区水务局', '诫勉谈话', '任职谈话', '经办人李四', '13800138000'],
      ...['admonition', 'appointment', 'obligation', 'talk', 'subject', '2026-03-02', '20260302'],
      ...['record.view', 'refused', 'schema', '区委组织部', 'zhangsan', '违反中央八项规定精神'],
    ];

    it(
      'lets nothing be read but ids, numbers, nonces and hashes',
      on(async (ground) => {
        const store = await ground.open();
        const record = newRecord(
          {
            subject: '欧阳明远',
            unit: '滨江区水务局',
            kind: 'admonition',
            title: '诫勉谈话',
            other: ['任职谈话', 'appointment', '张三', '13800138000'],
            date: '2026-03-02',
            number: '20260302',
            ground: '违反中央八项规定精神',
          },
          'obligation',
        );
        const audit = {
          ...auditOf('record.view', { name: '欧阳明远', by: '经办人李四' }),
          records: [record.id],
          outcome: 'refused' as const,
        };
        await store.commit(commitOf([record], [changeOf(record)], audit));
        await store.commit(commitOf([{ ...record, revision: 2 }], [changeOf(record)], audit));

        const dump = await ground.disk.dump();
        const count = (of: string) => dump.filter(({ store }) => store === of).length;
        assert.deepEqual([count('records'), count('changes'), count('audit')], [1, 2, 2]);
        const rows = dump.map(({ row }) => row);
        assert.deepEqual(readable(rows, WORDS), []);
        // The database's name begins with the software's own, which has `talk` in it.
        assert.deepEqual(readable([ground.names], [ground.tenant, ground.user]), []);
      }),
    );

    it('would find each of these words in a row that was not sealed, however it is written', () => {
      for (const word of WORDS) {
        const utf16 = new Uint8Array(Uint16Array.from(word, (_, at) => word.charCodeAt(at)).buffer);
        const shifted = btoa(String.fromCharCode(1, ...toUtf8(word), 2, 3));
        for (const written of [word, `x${word}y`, toHex(toUtf8(word)), utf16, shifted]) {
          assert.deepEqual(readable([{ body: [written] }], [word]), [word], String(written));
        }
      }
    });

    it(
      'has no name that tells tenant or user, and another one for each',
      on(async (ground) => {
        await written(ground, 0);
        const all = [
          databaseNames('a', 'bc'),
          databaseNames('ab', 'c'),
          databaseNames('a', 'b'),
          databaseNames('', 'a'),
        ].flatMap(({ database, channel }) => [database, channel]);
        assert.equal(new Set(all).size, all.length);
        assert.ok(all.every((one) => /^cadre-talk-[0-9a-f]{32}$/.test(one)));
      }),
    );

    it(
      'seals the same record differently each time',
      on(async (ground) => {
        const records = await written(ground, 1);
        const [row] = await ground.disk.rows('records');
        const store = await ground.open();
        await store.commit(commitOf(records.map((record) => ({ ...record, revision: 2 }))));
        const [again] = await ground.disk.rows('records');
        const nonceOf = (of: Row | undefined) => toHex(envelopeOf(of).subarray(6, 18));
        assert.ok(nonceOf(row) !== nonceOf(again));
      }),
    );

    it(
      'writes what is in a new record once, and one row of the change log for all of an act',
      on(async (ground) => {
        const store = await ground.open();
        const records = Array.from({ length: 200 }, (_, n) =>
          newRecord({ n, text: '谈话'.repeat(1000) }),
        );
        const act = randomId();
        const changes = records.map((record) => ({ ...changeOf(record), act }));
        await store.commit(commitOf(records, changes));
        const logged = await ground.disk.rows('changes');
        assert.equal(logged.length, 1);
        const bytes = envelopeOf(logged[0]).length;
        assert.ok(bytes < 200 * 200, `${bytes} bytes of the log for 200 records of 6,000`);
        assert.deepEqual(await ground.disk.rows('firsts'), []);

        const before = (await ground.disk.rows('records')).find(({ id }) => id === records[7]?.id);
        const next = records.slice(7, 8).map((record) => ({ ...record, revision: 2 }));
        await store.commit(commitOf(next));
        assert.deepEqual(await ground.disk.rows('firsts'), [before]);
      }),
    );

    it(
      'keeps no row of what was shredded, whether its record goes with it, goes later or stays',
      on(async (ground) => {
        const store = await ground.open();
        const [now, later, stays] = [newRecord({ n: 1 }), newRecord({ n: 2 }), newRecord({ n: 3 })];
        await store.commit(commitOf([now, later, stays], [now, later, stays].map(changeOf)));
        await store.commit(commitOf([{ ...later, revision: 2 }]));
        assert.equal((await ground.disk.rows('firsts')).length, 1);
        const shred = [now.id, later.id, stays.id];
        await store.commit({ ...commitOf([]), drop: [now.id], shred });
        await store.commit(commitOf([{ ...stays, revision: 2 }]));
        await store.commit({ ...commitOf([]), drop: [later.id] });
        assert.deepEqual(await ground.disk.rows('firsts'), []);
        assert.equal((await store.verifyAudit()).ok, true);
      }),
    );

    it(
      'writes each commit in one strict transaction over records, changes, audit, index log and heads',
      on(async (ground) => {
        const store = await ground.open();
        const { transaction } = IDBDatabase.prototype;
        const seen: unknown[] = [];
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === 'readwrite') seen.push([[...stores].sort(), options?.durability]);
          return transaction.call(this, stores, mode, options);
        };
        try {
          const record = newRecord({});
          await store.commit(commitOf([record], [changeOf(record)]));
        } finally {
          IDBDatabase.prototype.transaction = transaction;
        }
        assert.deepEqual(seen, [
          [['audit', 'changes', 'firsts', 'indexlog', 'meta', 'records'], 'strict'],
        ]);
      }),
    );
  });

  describe(`${name}: damaged and moved rows`, () => {
    it(
      'names every record of which one bit was turned over, and keeps the rest alive',
      on(async (ground) => {
        // Each byte of the head and the nonce, the first of the ciphertext, the whole tag.
        const bytes = [...Array.from({ length: 20 }, (_, at) => at), ...range(-16, 0)];
        const records = await written(ground, bytes.length + 1);
        const rows = await ground.disk.rows('records');
        const hurt = bytes.map((byte, index) => flipped(rows[index] ?? {}, byte, index % 8));
        for (const row of hurt) await ground.disk.put('records', row);

        const store = await ground.open();
        const ids = hurt.map(({ id }) => String(id)).sort();
        const alive = records.filter(({ id }) => !ids.includes(id));
        assert.deepEqual(await store.all('talk'), alive);
        assert.deepEqual([...store.status.damaged].sort(), ids);
      }),
    );

    it(
      'refuses a damaged record by its id, to read and to write over, and goes on with others',
      on(async (ground) => {
        const [hurt, whole] = await written(ground);
        if (hurt === undefined || whole === undefined) throw new Error('Nothing was written');
        const row = (await ground.disk.rows('records')).find(({ id }) => id === hurt.id);
        await ground.disk.put('records', flipped(row ?? {}, 40));
        const store = await ground.open();

        for (const call of [
          store.get(hurt.id),
          store.commit(
            commitOf([
              { ...hurt, revision: 2 },
              { ...whole, revision: 2 },
            ]),
          ),
        ]) {
          const error = await errorOf(call);
          assert.deepEqual([codeOf(error), rowOf(error)], ['store.damaged', hurt.id]);
        }
        assert.deepEqual(await store.get(whole.id), whole);
        const next = await store.commit(commitOf([{ ...whole, revision: 2 }]));
        assert.equal(next.ok, true);
      }),
    );

    it(
      'heals a damaged record by adopting another copy of it, and lets a damaged one be dropped',
      on(async (ground) => {
        const [hurt, lost] = await written(ground);
        if (hurt === undefined || lost === undefined) throw new Error('Nothing was written');
        for (const row of await ground.disk.rows('records')) {
          if (row['id'] === hurt.id) await ground.disk.put('records', { id: hurt.id });
          if (row['id'] === lost.id) await ground.disk.put('records', flipped(row, 40));
        }
        const store = await ground.open();
        await store.all('talk');
        assert.deepEqual([...store.status.damaged].sort(), [hurt.id, lost.id].sort());
        const { revision: _revision, ...whole } = hurt;
        await store.commit({ ...commitOf([]), adopt: [whole], drop: [lost.id] });
        assert.deepEqual(store.status.damaged, []);
        assert.deepEqual(await store.get(hurt.id), { ...hurt, revision: 5 });
        assert.equal(await store.get(lost.id), undefined);
        assert.equal((await store.verifyAudit()).ok, true);
        await store.close();
        const again = await ground.open();
        assert.deepEqual(again.status.damaged, []);
        assert.deepEqual(await again.get(hurt.id), { ...hurt, revision: 5 });
      }),
    );

    it(
      'refuses rows whose contents were swapped',
      on(async (ground) => {
        const records = await written(ground, 3);
        const [a, b] = await ground.disk.rows('records');
        await ground.disk.put('records', { ...a, envelope: envelopeOf(b) });
        await ground.disk.put('records', { ...b, envelope: envelopeOf(a) });
        const store = await ground.open();
        assert.equal((await store.all('talk')).length, records.length - 2);
        assert.deepEqual([...store.status.damaged].sort(), [a?.['id'], b?.['id']].sort());
      }),
    );

    it(
      'refuses a row that was given another revision or another id, and one that is no row',
      on(async (ground) => {
        await written(ground, 3);
        const [a, b, c] = await ground.disk.rows('records');
        await ground.disk.put('records', { ...a, revision: 7 });
        const id = randomId();
        await ground.disk.put('records', { ...b, id });
        await ground.disk.put('records', { id: c?.['id'], revision: 'x' });
        const store = await ground.open();
        assert.equal((await store.all('talk')).length, 1);
        await refusedWith(store.get(id), 'store.damaged');
        assert.deepEqual([...store.status.damaged].sort(), [a?.['id'], id, c?.['id']].sort());
      }),
    );

    it(
      'ends a page of a log before a damaged row, refuses that row by its number, and goes on after it',
      on(async (ground) => {
        await written(ground, 4);
        for (const log of ['changes', 'audit'] as const) {
          const row = (await ground.disk.rows(log))[2];
          await ground.disk.put(log, flipped(row ?? {}, -1));
        }
        const store = await ground.open();
        for (const read of [
          (after: number) => store.changesAfter(after, 10),
          (after: number) => store.auditAfter(after, 10),
        ]) {
          assert.deepEqual(numbersOf(await read(0)), [1, 2]);
          const error = await errorOf(read(2));
          assert.deepEqual([codeOf(error), rowOf(error)], ['store.damaged', '3']);
          assert.deepEqual(numbersOf(await read(3)), [4]);
        }
      }),
    );
  });

  describe(`${name}: the audit chain`, () => {
    /** Harms a store of six entries, and says where verification then finds the chain broken. */
    const brokenBy = (harm: (disk: Disk, records: readonly StoredRecord[]) => Promise<void>) =>
      async function (ground: SealedGround): Promise<number | undefined> {
        const records = await written(ground, 6);
        await harm(ground.disk, records);
        const result = await (await ground.open()).verifyAudit();
        return result.ok ? undefined : result.brokenAt;
      };
    const entry = async (disk: Disk, sequence: number): Promise<Row> =>
      (await disk.rows('audit'))[sequence - 1] ?? {};

    const harms: readonly [string, number | undefined, Parameters<typeof brokenBy>[0]][] = [
      ['holds where nothing was harmed', undefined, async () => undefined],
      [
        'is broken at an entry of which a bit was turned over',
        3,
        async (disk) => disk.put('audit', flipped(await entry(disk, 3), 50)),
      ],
      [
        'is broken at an entry whose hash was changed',
        4,
        async (disk) => disk.put('audit', { ...(await entry(disk, 4)), hash: 'f'.repeat(64) }),
      ],
      ['is broken where an entry was cut out', 2, async (disk) => disk.remove('audit', 2)],
      ['is broken where the last entry was cut off', 6, async (disk) => disk.remove('audit', 6)],
      [
        'is broken at the first of two entries that changed places',
        2,
        async (disk) => {
          const [two, five] = [await entry(disk, 2), await entry(disk, 5)];
          await disk.put('audit', { ...two, sequence: 5 });
          await disk.put('audit', { ...five, sequence: 2 });
        },
      ],
      [
        'is broken at an entry that was replaced and hashed anew by one without the key',
        5,
        async (disk) => {
          const row = asAuditRow(flipped(await entry(disk, 5), -1));
          if (row === undefined) throw new Error('The entry is no entry');
          const hash = chainHash()(row.previous, linkOf(row));
          await disk.put('audit', { ...row, hash });
        },
      ],
      [
        'is broken where one without the key cut a write out and hashed all that follows anew',
        1,
        async (disk) => {
          const rows = (await disk.rows('audit')).flatMap((row) => asAuditRow(row) ?? []);
          let head = { ...CHAIN_START, changes: 0 };
          for (const row of rows.filter(({ sequence }) => sequence !== 2)) {
            const sequence = head.sequence + 1;
            const placed = { ...row, sequence, firstChange: sequence, previous: head.hash };
            const hash = chainHash()(head.hash, linkOf(placed));
            await disk.put('audit', { ...placed, hash });
            head = { sequence, hash, changes: sequence };
          }
          const changes = await disk.rows('changes');
          for (const [at, row] of changes.filter((_, at) => at !== 1).entries()) {
            await disk.put('changes', { ...row, sequence: at + 1 });
          }
          await disk.remove('audit', 6);
          await disk.remove('changes', 6);
          await disk.put('meta', { id: 'head', ...head });
        },
      ],
      [
        'is broken after the head where an entry was put behind it',
        7,
        async (disk) => disk.put('audit', { ...(await entry(disk, 6)), sequence: 7 }),
      ],
      [
        'is broken where the change of an entry is gone',
        3,
        async (disk) => disk.remove('changes', 3),
      ],
      [
        'is broken where two changes swapped their contents',
        2,
        async (disk) => {
          const [, two, three] = await disk.rows('changes');
          await disk.put('changes', { ...two, sequence: 3 });
          await disk.put('changes', { ...three, sequence: 2 });
        },
      ],
      [
        'is broken at the entry whose record is gone',
        4,
        async (disk, records) => disk.remove('records', records[3]?.id ?? ''),
      ],
    ];
    for (const [sentence, brokenAt, harm] of harms) {
      it(
        sentence,
        on(async (ground) => assert.equal(await brokenBy(harm)(ground), brokenAt)),
      );
    }

    it(
      'is broken where what a record began with was put away and is gone',
      on(async (ground) => {
        const [one, two] = await written(ground, 2);
        if (one === undefined || two === undefined) throw new Error('Nothing was written');
        const store = await ground.open();
        await store.commit(commitOf([{ ...two, revision: 2 }]));
        assert.equal((await store.verifyAudit()).ok, true);
        const [row] = await ground.disk.rows('firsts');
        await ground.disk.remove('firsts', String(row?.['first']));
        assert.deepEqual(await store.verifyAudit(), { ok: false, brokenAt: 2 });
        assert.deepEqual(numbersOf(await store.changesAfter(0, 9)), [1]);
        // Another record's first row is not taken for it.
        const other = (await ground.disk.rows('records')).find(({ id }) => id === one.id);
        await ground.disk.put('firsts', { ...other, first: row?.['first'] });
        assert.deepEqual(await store.verifyAudit(), { ok: false, brokenAt: 2 });
      }),
    );

    it(
      'finds an old row that was put back whole, although it opens',
      on(async (ground) => {
        const [record] = await written(ground, 1);
        if (record === undefined) throw new Error('Nothing was written');
        const [old] = await ground.disk.rows('records');
        const store = await ground.open();
        await store.commit(commitOf([{ ...record, revision: 2, body: { n: 'new' } }]));
        await store.close();
        await ground.disk.put('records', old ?? {});

        const fooled = await ground.open();
        assert.deepEqual(await fooled.get(record.id), record);
        assert.deepEqual(await fooled.verifyAudit(), { ok: false, brokenAt: 2 });
      }),
    );

    it(
      'finds a row that was put back after its record was dropped',
      on(async (ground) => {
        const [gone] = await written(ground, 2);
        if (gone === undefined) throw new Error('Nothing was written');
        const before = (await ground.disk.rows('records')).find(({ id }) => id === gone.id);
        const store = await ground.open();
        await store.commit({ ...commitOf([]), drop: [gone.id] });
        assert.equal((await store.verifyAudit()).ok, true);
        await store.close();
        assert.deepEqual(
          (await ground.disk.rows('records')).filter(({ id }) => id === gone.id),
          [],
        );
        await ground.disk.put('records', before ?? {});
        assert.deepEqual(await (await ground.open()).verifyAudit(), { ok: false, brokenAt: 3 });
      }),
    );

    it(
      'does not begin a new chain where the heads are gone',
      on(async (ground) => {
        await written(ground, 2);
        const store = await ground.open();
        await ground.disk.remove('meta', 'head');
        // With the logs gone too, nothing else stands in the way of beginning at 1 again.
        for (const sequence of [1, 2]) {
          await ground.disk.remove('audit', sequence);
          await ground.disk.remove('changes', sequence);
        }
        await refusedWith(store.commit(commitOf([newRecord({})])), 'store.damaged');
        assert.equal((await ground.disk.rows('records')).length, 2);
        assert.equal((await ground.disk.rows('audit')).length, 0);
        await refusedWith(ground.open(), 'store.damaged');
      }),
    );

    it(
      'writes nothing where the head was set back',
      on(async (ground) => {
        await written(ground, 2);
        const store = await ground.open();
        await ground.disk.put('meta', { id: 'head', ...CHAIN_START, changes: 0 });
        await refusedWith(store.commit(commitOf([newRecord({})])), 'store.damaged');
        assert.equal((await ground.disk.rows('records')).length, 2);
      }),
    );
  });

  describe(`${name}: the database`, () => {
    it(
      'closes when a newer version needs the database, says why, and refuses what follows',
      on(async (ground) => {
        const store = await ground.open();
        const newer = await settled(indexedDB.open(ground.names.database, SCHEMA_VERSION + 1));
        assert.equal(await store.closed, 'newer-version');
        await refusedWith(store.commit(commitOf([newRecord({})])), 'store.closed');
        await refusedWith(store.get(randomId()), 'store.closed');
        newer.close();
        await refusedWith(ground.open(), 'store.newer-schema');
      }),
    );

    it(
      'closes when the database is deleted from another tab, and says so',
      on(async (ground) => {
        const store = await ground.open();
        await settled(indexedDB.deleteDatabase(ground.names.database));
        assert.equal(await store.closed, 'deleted');
        await refusedWith(store.commit(commitOf([])), 'store.closed');
      }),
    );

    it(
      'says that an upgrade is blocked, and takes nothing from the tab that blocks it',
      on(async (ground) => {
        const stubborn = await settled(indexedDB.open(ground.names.database, SCHEMA_VERSION));
        const next = factoryOf((name, version = 1) => indexedDB.open(name, version + 1));
        await refusedWith(openConnection(next, ground.names.database, 20), 'store.upgrade-blocked');
        stubborn.close();
      }),
    );

    it(
      'waits where the other tab lets go in time',
      on(async (ground) => {
        const slow = await settled(indexedDB.open(ground.names.database, SCHEMA_VERSION));
        slow.addEventListener('versionchange', () => setTimeout(() => slow.close(), 50));
        const next = factoryOf((name, version = 1) => indexedDB.open(name, version + 1));
        const connection = await openConnection(next, ground.names.database, 5000);
        assert.equal(connection.isClosed(), false);
        connection.close();
        assert.equal(await connection.closed, 'asked');
      }),
    );

    it(
      'tells that the browser lost what was here, again at the next visit, until it is noted',
      on(async (ground) => {
        const losing = factoryOf((name, version) => {
          const request = indexedDB.open(name, version);
          request.addEventListener('upgradeneeded', (event) => {
            Object.defineProperty(event, 'dataLoss', { value: 'total' });
          });
          return request;
        });
        const first = await ground.open({ indexedDB: losing });
        assert.equal(first.status.dataLost, true);
        assert.equal(first.status.fresh, true);
        await first.close();

        const second = await ground.open();
        assert.equal(second.status.dataLost, true);
        await second.acknowledgeLoss();
        assert.equal(second.status.dataLost, false);
        await second.close();
        assert.equal((await ground.open()).status.dataLost, false);
      }),
    );

    it(
      'says that there is no IndexedDB where the browser refuses it',
      on(async (ground) => {
        const refusing = factoryOf(() => {
          throw new DOMException('refused', 'SecurityError');
        });
        await refusedWith(ground.open({ indexedDB: refusing }), 'store.no-indexeddb');
      }),
    );

    it(
      'keeps nothing opened in memory after it was closed',
      on(async (ground) => {
        const [record] = await written(ground, 1);
        const store = await ground.open();
        const told: unknown[] = [];
        store.subscribe((change) => told.push(change));
        await store.close();
        const other = await ground.open();
        await other.commit(commitOf([{ ...newRecord({}), id: record?.id ?? '', revision: 2 }]));
        await eventually(async () => (await other.get(record?.id ?? ''))?.revision === 2);
        await refusedWith(store.get(record?.id ?? ''), 'store.closed');
        assert.deepEqual(told, []);
      }),
    );
  });

  describe(`${name}: a fingerprint`, () => {
    it(
      'of the key lies on the disk, and is not the hash of the key itself',
      on(async (ground) => {
        await written(ground, 0);
        const [row] = await ground.disk.rows('keys');
        const fingerprint = String(row?.['wrappedBy']);
        assert.ok(/^[0-9a-f]{32}$/.test(fingerprint));
        assert.ok(!toHex(sha256(ground.key)).includes(fingerprint));
      }),
    );
  });
}

function factoryOf(open: IDBFactory['open']): IDBFactory {
  return {
    open,
    cmp: (a, b) => indexedDB.cmp(a, b),
    databases: () => indexedDB.databases(),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
  };
}

function rowOf(error: unknown): string | undefined {
  return error instanceof StoreError ? error.row : undefined;
}

function numbersOf(rows: readonly { readonly sequence: number }[]): readonly number[] {
  return rows.map(({ sequence }) => sequence);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
