// 全文检索: what is found is what a naive search finds in what the person may see, whatever was written,
// dropped and written again before; filters only spare the opening.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Actor, TalkSdk } from '../../../src/sdk/index.ts';
import { entries } from '../../../src/sdk/model/entries.ts';
import { asSearched } from '../../../src/sdk/model/words.ts';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomId } from '../../../src/sdk/seal/random.ts';
import type { IdbStore } from '../../../src/sdk/store/idb-store.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import type { Store, StoredRecord } from '../../../src/sdk/store/store.ts';
import { readable } from '../../contract/disk.ts';
import { eventually } from '../../contract/runner.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { commitOf, newRecord } from '../../contract/store-contract.ts';
import { obligationOf, today } from '../courses.ts';
import { atTheDesk, clerk } from '../district.ts';
import { allCovered, value } from '../steps.ts';

const SIGNS = '引水工程廉洁纪律作风整改Ａa １';

function writing(seed: number, length: number): string {
  let [state, text] = [seed + 1, ''];
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += SIGNS[(state >>> 8) % SIGNS.length] ?? '';
  }
  return text;
}

const talkOf = (statement: string) => newRecord({ state: 'held', statement });

/** What the store opens for these words, and whether the words are in it. */
async function openedFor(store: IdbStore, words: string) {
  const ids = (await store.entries?.('talk'))?.map(({ id }) => String(id)) ?? [];
  const opened: StoredRecord[] = [];
  const told: number[] = [];
  await store.openThose?.(ids, words, async (some, settled) => {
    opened.push(...some);
    told.push(settled);
    return true;
  });
  const found = opened.filter((record) => holds(record, words)).map(({ id }) => id);
  return { opened, found: found.sort(), told, all: ids.length };
}

function holds({ body }: StoredRecord, words: string): boolean {
  return asSearched(String(body['statement'])).includes(words);
}

const ground = () =>
  new SealedGround({ name: 'words', cipher: nobleCipher(), indexedDB: globalThis.indexedDB });

describe('filters of words', () => {
  it('pass over no record that holds the words, whatever was written, dropped and written again', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            act: fc.constantFrom('add', 'edit', 'drop', 'again', 'adopt', 'search', 'reopen'),
            seed: fc.nat(10_000),
          }),
          { maxLength: 14 },
        ),
        fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 4 }),
        async (steps, typed) => {
          const place = ground();
          try {
            let store: IdbStore = await place.open({ projection: entries });
            const words = asSearched(typed);
            const model = new Map<string, StoredRecord>();
            const dropped: StoredRecord[] = [];
            const begin = Array.from({ length: 70 }, (_, seed) => talkOf(writing(seed, 12)));
            await store.commit(commitOf(begin));
            for (const record of begin) model.set(record.id, record);
            for (const { act, seed } of steps) {
              const some = [...model.values()][seed % Math.max(1, model.size)];
              const body = { state: 'held', statement: writing(seed, 12) };
              if (act === 'add') {
                const record = talkOf(writing(seed, 12));
                await store.commit(commitOf([record]));
                model.set(record.id, record);
              } else if (act === 'edit' && some !== undefined) {
                const record = { ...some, revision: some.revision + 1, body };
                await store.commit(commitOf([record]));
                model.set(record.id, record);
              } else if (act === 'drop' && some !== undefined) {
                await store.commit({ ...commitOf([]), drop: [some.id] });
                model.delete(some.id);
                dropped.push(some);
              } else if (act === 'again') {
                const { id } = dropped.pop() ?? { id: randomId() };
                const record = { ...talkOf(''), id, body };
                await store.commit(commitOf([record]));
                model.set(id, record);
              } else if (act === 'adopt' && some !== undefined) {
                const { revision: _revision, ...theirs } = { ...some, body };
                const result = await store.commit({ ...commitOf([]), adopt: [theirs] });
                assert.ok(result.ok, 'it is adopted');
                model.set(some.id, { ...theirs, revision: result.sequence });
              } else if (act === 'search') {
                await openedFor(store, writing(seed, 3).trim());
              } else if (act === 'reopen') {
                await store.close();
                store = await place.open({ projection: entries });
              }
            }
            for (const needle of [words, '引水']) {
              const naive = [...model.values()].filter((record) => holds(record, needle));
              const { found } = await openedFor(store, needle);
              assert.deepEqual(found, naive.map(({ id }) => id).sort());
            }
          } finally {
            await place.clear();
          }
        },
      ),
      { numRuns: 8 },
    ));

  it('spare the opening of what was opened once, also at the next visit, and lie sealed', async () => {
    const place = ground();
    try {
      const store = await place.open({ projection: entries });
      const talks = Array.from({ length: 700 }, (_, seed) => talkOf(writing(seed, 300)));
      const [hidden = talkOf('')] = talks.splice(0, 1, talkOf(`${writing(7, 90)}关于桥梁的意见`));
      assert.ok(!holds(hidden, '关于桥梁'), 'the words are rare');
      await store.commit(commitOf(talks));
      const first = await openedFor(store, '关于桥梁');
      assert.deepEqual([first.opened.length, first.all, first.found.length], [700, 700, 1]);
      assert.ok(
        first.told.every((settled, at) => settled >= (first.told[at - 1] ?? 0)),
        'progress only grows',
      );
      assert.equal(first.told[first.told.length - 1], 700);
      await store.close();
      const later = await place.open({ projection: entries });
      const second = await openedFor(later, '关于桥梁');
      assert.deepEqual(second.found, first.found);
      assert.ok(second.opened.length < 50, `${second.opened.length} of 700 were opened`);
      const rows = (await place.disk.dump()).filter(({ store: name }) => name === 'words');
      assert.ok(rows.length > 0, 'there are filters on the disk');
      assert.deepEqual(Object.keys(rows[0]?.row ?? {}).sort(), ['envelope', 'generation', 'shard']);
      assert.deepEqual(
        readable(rows, ['关于', '桥梁', 'talk', 'statement', talks[0]?.id ?? '']),
        [],
      );
    } finally {
      await place.clear();
    }
  });

  for (const visit of ['in the same visit', 'in another tab', 'at the next visit']) {
    it(`are void for what was dropped and written again under its id, ${visit}`, async () => {
      const place = ground();
      try {
        const store = await place.open({ projection: entries });
        const talks = Array.from({ length: 70 }, (_, n) => talkOf(writing(n, 12)));
        await store.commit(commitOf(talks));
        await openedFor(store, '关于桥梁');
        const [first = talkOf('')] = talks;
        let later = visit === 'in another tab' ? await place.open({ projection: entries }) : store;
        await openedFor(later, '关于桥梁');
        await store.commit({ ...commitOf([]), drop: [first.id] });
        if (visit === 'at the next visit') {
          await store.close();
          later = await place.open({ projection: entries });
        }
        const writer = visit === 'in another tab' ? store : later;
        const body = { state: 'held', statement: '关于桥梁的意见' };
        const again = await writer.commit(commitOf([{ ...first, body }]));
        assert.ok(again.ok, 'it is written again');
        await eventually(async () => (await later.sequence()) === again.sequence);
        assert.deepEqual((await openedFor(later, '关于桥梁')).found, [first.id]);
      } finally {
        await place.clear();
      }
    });
  }

  it('are not believed where they were made of other words, or are damaged', async () => {
    const place = ground();
    try {
      const store = await place.open({ projection: entries });
      await store.commit(commitOf(Array.from({ length: 70 }, (_, n) => talkOf(writing(n, 40)))));
      await openedFor(store, '关于桥梁');
      const [row] = await place.disk.rows('words');
      assert.ok(row !== undefined, 'there is a row');
      await store.close();
      const renamed = { ...entries, name: 'other words' };
      const other = await place.open({ projection: renamed });
      assert.equal((await openedFor(other, '关于桥梁')).opened.length, 70);
      await other.close();
      await place.disk.put('words', { ...row, envelope: new Uint8Array(90).fill(1) });
      const hurt = await place.open({ projection: entries });
      assert.equal((await openedFor(hurt, '关于桥梁')).opened.length, 70);
    } finally {
      await place.clear();
    }
  });
});

const SAID = '引水工程AB段的事没有报告';

const kinds: readonly [string, () => Promise<{ store: Store; clear(): Promise<void> }>][] = [
  ['memory store', async () => ({ store: memoryStore(), clear: async () => undefined })],
  [
    'sealed store',
    async () => {
      const place = ground();
      const store = await place.open({ projection: entries });
      return { store, clear: () => place.clear() };
    },
  ],
];

for (const [name, make] of kinds) {
  /** A talk that the head of the unit held, with what was said in it. */
  const withTalk = async (
    body: (
      desk: Awaited<ReturnType<typeof atTheDesk>>,
      talk: string,
      store: Store,
    ) => Promise<void>,
  ) => {
    const { store, clear } = await make();
    try {
      const desk = await atTheDesk(today, { store, vaultStore: memoryStore() });
      const { sdk } = desk;
      const obligation = await obligationOf(sdk);
      const plan = { date: today, talker: 'deputy', outline: true } as const;
      const arranged = value(await sdk.plan.arrange({ obligation, ...plan }));
      const held = value(await sdk.talks.hold({ talk: arranged, heldOn: today }));
      const row = await sdk.obligations.get(obligation.id);
      assert.ok(row !== undefined, 'it is listed');
      const written = { talk: held, points: allCovered(row), record: 'written' } as const;
      value(await sdk.records.write({ ...written, statement: `本人认识到：${SAID}，今后改正。` }));
      await body(desk, held.id, store);
      await desk.sdk.close();
    } finally {
      await clear();
    }
  };
  const found = async (sdk: TalkSdk, words: string) =>
    (await sdk.cases.words({ words })).hits.map(({ type, id }) => [type, id]);

  describe(`全文检索, ${name}`, () => {
    it('finds what was said in a talk, however it is typed, with some words around it', () =>
      withTalk(async ({ sdk }, talk, store) => {
        for (const words of [SAID, '引水工程 ＡＢ', '引 水 工 程ab']) {
          const { hits, complete } = await sdk.cases.words({ words });
          assert.deepEqual([hits[0]?.type, hits[0]?.id, complete], ['talk', talk, true]);
          assert.ok(hits[0]?.excerpt.includes('引水工程'), 'the words are shown');
        }
        assert.deepEqual(await found(sdk, '从未写下'), []);
        assert.deepEqual(await found(sdk, '  '), []);
        await eventually(async () => {
          const log = await store.auditAfter(0, 1000);
          return log.some(
            ({ entry: { action, records } }) => action === 'talk.read' && records.includes(talk),
          );
        });
      }));

    it('finds for nobody what they may not see', () =>
      withTalk(async ({ sdk, seat }, talk) => {
        const whole = await sdk.talks.get(talk);
        const [about] = whole?.subjects ?? [];
        const others: readonly Actor[] = [
          { id: about?.id ?? '', name: '本人', roles: ['clerk', 'subject'] },
          { id: 'stranger', name: '某人', roles: ['delegate'] },
          { id: 'admin', name: '管理', roles: ['administrator'] },
        ];
        for (const actor of others) {
          seat(actor);
          assert.deepEqual(await found(sdk, SAID), [], actor.roles.join());
          assert.deepEqual(await found(sdk, about?.name ?? '？'), [], actor.roles.join());
        }
        seat(clerk);
        assert.equal((await found(sdk, SAID)).length > 0, true);
      }));

    it('tells how far it is, ends when it is taken back, and tells no more than was asked for', () =>
      withTalk(async ({ sdk }, talk) => {
        const name = (await sdk.talks.get(talk))?.subjects[0]?.name ?? '';
        const told: number[] = [];
        await sdk.cases.words({ words: '谈', progress: (done) => void told.push(done) });
        assert.equal(told[told.length - 1], 1);
        const stopped = new AbortController();
        stopped.abort();
        const words = sdk.cases.words({ words: '谈', signal: stopped.signal });
        await assert.rejects(words, { name: 'AbortError' });
        const some = await sdk.cases.words({ words: name, limit: 1 });
        assert.deepEqual([some.hits.length, some.complete], [1, false]);
      }));
  });
}
