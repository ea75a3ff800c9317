/**
 * What every store promises, whatever it keeps its records in. `storeContract` runs it against one
 * kind of store; `sealedStoreContract` adds what holds where rows lie on a disk.
 */
import {
  type AuditEntry,
  type Change,
  type Commit,
  type Json,
  type JsonObject,
  type Store,
  StoreError,
  type StoredRecord,
  type StoreListener,
} from '../../src/sdk/store/store.ts';
import { randomId } from '../../src/sdk/seal/random.ts';
import { changeLogContract } from './change-log-contract.ts';
import { filesContract } from './files-contract.ts';
import { modelContract } from './model-contract.ts';
import { codeOf, errorOf, eventually, type Runner } from './runner.ts';
import { takeoverContract } from './takeover-contract.ts';

/** Where a store keeps its records; each test gets one of its own. */
export interface Ground {
  /** Another connection to the same records, as a second tab or a later visit has it. */
  open(): Promise<Store>;
  /** Closes what was opened and takes away what it left. */
  clear(): Promise<void>;
}

export interface StoreContract {
  readonly name: string;
  /** A store that forgets at closing has only one connection. */
  readonly durable: boolean;
  makeGround(): Ground;
  /** How many random runs of how many steps the comparison with a model takes. */
  readonly runs: number;
  readonly steps: number;
}

export type Heard = Parameters<StoreListener>[0];

/** A test's body on a ground of its own, which is cleared whatever happens. */
export function onGround(makeGround: () => Ground) {
  return (body: (store: Store, ground: Ground) => Promise<void>) => async () => {
    const ground = makeGround();
    try {
      await body(await ground.open(), ground);
    } finally {
      await ground.clear();
    }
  };
}

export function storeContract(runner: Runner, contract: StoreContract): void {
  const { describe, it, assert } = runner;
  const { name, durable, makeGround } = contract;
  const with_ = onGround(makeGround);

  describe(`${name}: records`, () => {
    it(
      'gives a record back as it was written, and nothing for one that is not there',
      with_(async (store) => {
        const record = newRecord({ name: '张三', ranks: [1, null, { deep: true }], empty: '' });
        assert.deepEqual(await store.commit(commitOf([record])), { ok: true, sequence: 1 });
        assert.deepEqual(await store.get(record.id), record);
        assert.equal(await store.get(randomId()), undefined);
      }),
    );

    it(
      'gives all records of a type and none of another',
      with_(async (store) => {
        const talks = [newRecord({ n: 1 }, 'talk'), newRecord({ n: 2 }, 'talk')];
        await store.commit(commitOf([...talks, newRecord({ n: 3 }, 'event')]));
        assert.deepEqual(byId(await store.all('talk')), byId(talks));
        assert.equal((await store.all('event')).length, 1);
        assert.deepEqual(await store.all('admonition'), []);
      }),
    );

    it(
      'keeps texts whole that are hard to keep: zero bytes, lone surrogates, keys of prototypes',
      with_(async (store) => {
        const body: JsonObject = JSON.parse(
          '{"__proto__":{"a":1},"constructor":"x","t":"a\\u0000b\\ud800c\\u2028","emoji":"👩‍👩‍👧","n":1e308}',
        );
        const record = newRecord(body);
        await store.commit(commitOf([record]));
        assert.equal(JSON.stringify((await store.get(record.id))?.body), JSON.stringify(body));
      }),
    );

    it(
      'lets nobody change a record by reference, neither what went in nor what came out',
      with_(async (store) => {
        const body = { name: '张三', posts: [{ title: '局长' }] };
        const record = newRecord(body);
        const committed = store.commit(commitOf([record]));
        body.posts[0] = { title: '处长' };
        body.name = '李四';
        await committed;
        body.name = '王五';

        const got = await store.get(record.id);
        assert.deepEqual(got?.body, { name: '张三', posts: [{ title: '局长' }] });
        assert.ok(isFrozen(got), 'what get gives is frozen');
        assert.ok(isFrozen((await store.all('talk'))[0]), 'what all gives is frozen');
        assert.ok(isFrozen((await store.auditAfter(0, 1))[0]?.entry), 'and so is the audit');
      }),
    );

    it(
      'refuses as a programming error an id that is not random hex, and does not repeat it',
      with_(async (store) => {
        const record = { ...newRecord({}), id: '张三-2026-03-02' };
        const error = await errorOf(store.commit(commitOf([record])));
        assert.ok(error instanceof TypeError);
        assert.ok(!String(error).includes('张三'), 'the id is not in the message');
        assert.equal((await store.auditAfter(0, 10)).length, 0);
      }),
    );

    it(
      'refuses as a programming error one record twice in a write, and a revision below 1',
      with_(async (store) => {
        const record = newRecord({});
        const twice = await errorOf(store.commit(commitOf([record, { ...record, revision: 2 }])));
        assert.ok(twice instanceof TypeError);
        const zero = await errorOf(store.commit(commitOf([{ ...record, revision: 0 }])));
        assert.ok(zero instanceof TypeError);
        assert.equal(await store.get(record.id), undefined);
      }),
    );
  });

  describe(`${name}: revisions`, () => {
    it(
      'takes the next revision and says of every other which one it holds',
      with_(async (store) => {
        const record = newRecord({ n: 1 });
        await store.commit(commitOf([record]));
        for (const revision of [1, 3]) {
          const result = await store.commit(commitOf([{ ...record, revision }]));
          assert.deepEqual(result, { ok: false, conflicts: [{ id: record.id, revision: 1 }] });
        }
        const next = { ...record, revision: 2, body: { n: 2 } };
        assert.deepEqual(await store.commit(commitOf([next])), { ok: true, sequence: 2 });
        assert.deepEqual(await store.get(record.id), next);
      }),
    );

    it(
      'says 0 of a record that it does not hold',
      with_(async (store) => {
        const record = { ...newRecord({}), revision: 2 };
        const result = await store.commit(commitOf([record]));
        assert.deepEqual(result, { ok: false, conflicts: [{ id: record.id, revision: 0 }] });
      }),
    );

    it(
      'writes nothing at all where one record of many has moved on',
      with_(async (store) => {
        const old = newRecord({ n: 1 });
        await store.commit(commitOf([old]));
        const fresh = newRecord({ n: 2 });
        const heard: Heard[] = [];
        store.subscribe((change) => heard.push(change));

        const result = await store.commit(
          commitOf([fresh, { ...old, body: { n: 9 } }], [changeOf(fresh), changeOf(old)]),
        );
        assert.deepEqual(result, { ok: false, conflicts: [{ id: old.id, revision: 1 }] });
        assert.equal(await store.get(fresh.id), undefined);
        assert.deepEqual(await store.get(old.id), old);
        assert.equal((await store.changesAfter(0, 10)).length, 0);
        assert.equal((await store.auditAfter(0, 10)).length, 1);
        assert.deepEqual(heard, []);
      }),
    );

    it(
      'lets one of many simultaneous writes of the same revision win',
      with_(async (store) => {
        const record = newRecord({ n: 0 });
        await store.commit(commitOf([record]));
        const results = await Promise.all(
          [1, 2, 3, 4].map((n) =>
            store.commit(commitOf([{ ...record, revision: 2, body: { n } }])),
          ),
        );
        assert.equal(results.filter(({ ok }) => ok).length, 1);
        assert.equal((await store.get(record.id))?.revision, 2);
        assert.equal((await store.auditAfter(0, 10)).length, 2);
      }),
    );
  });

  describe(`${name}: change log`, () => {
    it(
      'numbers changes without gaps in the order in which they were written',
      with_(async (store) => {
        const records = [1, 2, 3].map((n) => newRecord({ n }));
        const changes = records.map(changeOf);
        await store.commit(commitOf(records.slice(0, 2), changes.slice(0, 2)));
        await store.commit(commitOf([]));
        await store.commit(commitOf(records.slice(2), changes.slice(2)));

        const expected = changes.map((change, index) => ({ sequence: index + 1, change }));
        assert.deepEqual(await store.changesAfter(0, 10), expected);
        assert.deepEqual(await store.changesAfter(1, 1), expected.slice(1, 2));
        assert.deepEqual(await store.changesAfter(3, 10), []);
      }),
    );

    it(
      'tells a field that was removed from one that was set to null',
      with_(async (store) => {
        const change: Change = {
          ...changeOf(newRecord({})),
          fields: { gone: { from: 'x' }, nulled: { from: 1, to: null }, made: { to: [1] } },
        };
        await store.commit(commitOf([], [change]));
        assert.deepEqual((await store.changesAfter(0, 1))[0]?.change, change);
      }),
    );
  });

  describe(`${name}: audit`, () => {
    it(
      'keeps an entry for each write, also for one that changes no record, each linked to the last',
      with_(async (store) => {
        const entries = ['打印', '导出', '拒绝'].map((action) => auditOf(action));
        for (const [index, audit] of entries.entries()) {
          const result = await store.commit({ puts: [], changes: [], audit });
          assert.deepEqual(result, { ok: true, sequence: index + 1 });
        }
        const chain = await store.auditAfter(0, 10);
        assert.deepEqual(
          chain.map(({ entry }) => entry),
          entries,
        );
        assert.deepEqual(
          chain.map(({ sequence }) => sequence),
          [1, 2, 3],
        );
        assert.equal(chain[0]?.previous, '0'.repeat(64));
        assert.equal(chain[1]?.previous, chain[0]?.hash);
        assert.equal(chain[2]?.previous, chain[1]?.hash);
        assert.equal(new Set(chain.map(({ hash }) => hash)).size, 3);
        assert.deepEqual(await store.auditAfter(2, 10), chain.slice(2));
      }),
    );

    it(
      'verifies the chain and gives its head, at the beginning too',
      with_(async (store) => {
        const start = { ok: true, length: 0, head: '0'.repeat(64) };
        assert.deepEqual(await store.verifyAudit(), start);
        const record = newRecord({ n: 1 });
        await store.commit(commitOf([record], [changeOf(record)]));
        await store.commit(commitOf([{ ...record, revision: 2 }], [changeOf(record)]));
        const [, last] = await store.auditAfter(0, 10);
        assert.deepEqual(await store.verifyAudit(), { ok: true, length: 2, head: last?.hash });
      }),
    );
  });

  describe(`${name}: listeners`, () => {
    it(
      'tells which records and types a commit changed, until the listener leaves',
      with_(async (store) => {
        const heard: Heard[] = [];
        const leave = store.subscribe((change) => heard.push(change));
        const talk = newRecord({}, 'talk');
        const event = newRecord({}, 'event');
        await store.commit(commitOf([talk, event]));
        assert.deepEqual(heard, [
          { records: [talk.id, event.id], types: ['talk', 'event'], origin: 'here' },
        ]);
        leave();
        await store.commit(commitOf([newRecord({})]));
        assert.equal(heard.length, 1);
      }),
    );

    it(
      'has the new record ready when the listener is told',
      with_(async (store) => {
        const record = newRecord({ n: 1 });
        let seen: Promise<StoredRecord | undefined> | undefined;
        store.subscribe(() => {
          seen = store.get(record.id);
        });
        await store.commit(commitOf([record]));
        assert.deepEqual(await seen, record);
      }),
    );
  });

  describe(`${name}: closing`, () => {
    it(
      'refuses every call after it was closed, and says that it was asked to',
      with_(async (store) => {
        await store.commit(commitOf([newRecord({})]));
        await store.close();
        assert.equal(await store.closed, 'asked');
        const calls = [
          store.get(randomId()),
          store.all('talk'),
          store.commit(commitOf([])),
          store.changesAfter(0, 1),
          store.auditAfter(0, 1),
          store.verifyAudit(),
        ];
        for (const call of calls) {
          const error = await errorOf(call);
          assert.ok(error instanceof StoreError);
          assert.equal(codeOf(error), 'store.closed');
        }
        await store.close();
      }),
    );

    if (durable) {
      it(
        'finishes a write that had begun, and it is there at the next visit',
        with_(async (store, ground) => {
          const record = newRecord({ n: 1 });
          const writing = store.commit(commitOf([record]));
          await store.close();
          assert.deepEqual(await writing, { ok: true, sequence: 1 });
          const again = await ground.open();
          assert.deepEqual(await again.get(record.id), record);
          assert.deepEqual((await again.verifyAudit()).ok, true);
        }),
      );
    }
  });

  if (durable) {
    describe(`${name}: the next visit`, () => {
      it(
        'finds records, changes and audit as they were left, and is no longer fresh',
        with_(async (store, ground) => {
          assert.equal(store.status.fresh, true);
          const records = [1, 2, 3].map((n) => newRecord({ n, 姓名: '张三' }));
          await store.commit(commitOf(records, records.map(changeOf)));
          const before = await everythingIn(store);
          await store.close();

          const again = await ground.open();
          assert.equal(again.status.fresh, false);
          assert.equal(again.status.dataLost, false);
          assert.deepEqual(again.status.damaged, []);
          assert.deepEqual(await everythingIn(again), before);
        }),
      );

      it(
        'finds the first of two simultaneous first visits and both have the same keys',
        with_(async (store, ground) => {
          await store.close();
          const both = await Promise.all([ground.open(), ground.open()]);
          const record = newRecord({ n: 1 });
          await both[0].commit(commitOf([record]));
          await eventually(async () => (await both[1].get(record.id)) !== undefined);
        }),
      );
    });

    describe(`${name}: two tabs`, () => {
      it(
        'tells the other tab, which has the new record when its listener is told',
        with_(async (here, ground) => {
          const there = await ground.open();
          const record = newRecord({ n: 1 });
          const told = new Promise<{ heard: Heard; seen: Promise<StoredRecord | undefined> }>(
            (resolve) => {
              there.subscribe((heard) => resolve({ heard, seen: there.get(record.id) }));
            },
          );
          await here.commit(commitOf([record]));
          const { heard, seen } = await told;
          assert.deepEqual(heard, { records: [record.id], types: ['talk'], origin: 'elsewhere' });
          assert.deepEqual(await seen, record);
        }),
      );

      it(
        'refuses the second of two writes to one record, and then shows the first',
        with_(async (here, ground) => {
          const record = newRecord({ n: 0 });
          await here.commit(commitOf([record]));
          const there = await ground.open();
          const [a, b] = await Promise.all([
            here.commit(commitOf([{ ...record, revision: 2, body: { n: 1 } }])),
            there.commit(commitOf([{ ...record, revision: 2, body: { n: 2 } }])),
          ]);
          assert.deepEqual([a.ok, b.ok].sort(), [false, true]);
          const loser = a.ok ? there : here;
          const winner = a.ok ? 1 : 2;
          assert.deepEqual((await loser.get(record.id))?.body, { n: winner });
          assert.equal((await here.auditAfter(0, 10)).length, 2);
        }),
      );

      it(
        'loses nothing and agrees on everything when both write at once',
        with_(async (here, ground) => {
          const there = await ground.open();
          const counter = newRecord({ n: 0 });
          await here.commit(commitOf([counter], [changeOf(counter)]));
          await eventually(async () => (await there.get(counter.id)) !== undefined);

          const add = async (store: Store) => {
            for (let done = 0; done < 10;) {
              const held = await store.get(counter.id);
              if (held === undefined) throw new Error('The counter is gone');
              const next = {
                ...held,
                revision: held.revision + 1,
                body: { n: numberIn(held) + 1 },
              };
              const result = await store.commit(commitOf([next], [changeOf(next)]));
              if (result.ok) done += 1;
            }
          };
          await Promise.all([add(here), add(there)]);

          await eventually(async () => (await here.get(counter.id))?.revision === 21);
          await eventually(async () => (await there.get(counter.id))?.revision === 21);
          assert.deepEqual(await everythingIn(here), await everythingIn(there));
          assert.deepEqual((await here.get(counter.id))?.body, { n: 20 });
          const verified = await there.verifyAudit();
          assert.ok(verified.ok && verified.length === 21);
        }),
      );
    });
  }

  changeLogContract(runner, contract);
  filesContract(runner, contract);
  takeoverContract(runner, contract);
  modelContract(runner, contract);
}

export function newRecord(body: JsonObject, type = 'talk'): StoredRecord {
  return { id: randomId(), type, revision: 1, schema: 1, body };
}

export function commitOf(
  puts: readonly StoredRecord[],
  changes: readonly Change[] = [],
  audit: AuditEntry = auditOf('test'),
): Commit {
  return { puts, changes, audit };
}

export function auditOf(action: string, detail: JsonObject = {}): AuditEntry {
  return {
    action,
    at: '2026-03-02T09:00:00+08:00',
    by: '经办人',
    records: [],
    outcome: 'done',
    detail,
  };
}

export function changeOf({ id, type, revision, body }: StoredRecord): Change {
  const fields: Change['fields'] = Object.fromEntries(
    Object.entries(body)
      .filter(([field]) => field !== '__proto__')
      .map(([field, to]): [string, { to: Json }] => [field, { to }]),
  );
  return {
    record: id,
    type,
    revision,
    schema: 1,
    act: randomId(),
    action: 'test',
    fields,
    at: '2026-03-02T09:00:00+08:00',
    by: '经办人',
  };
}

async function everythingIn(store: Store) {
  return {
    records: byId(await store.all('talk')),
    changes: await store.changesAfter(0, 1000),
    audit: await store.auditAfter(0, 1000),
  };
}

export function byId(records: readonly StoredRecord[]): readonly StoredRecord[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function numberIn({ body }: StoredRecord): number {
  const { n } = body;
  if (typeof n !== 'number') throw new Error('The record holds no number');
  return n;
}

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozen);
}
