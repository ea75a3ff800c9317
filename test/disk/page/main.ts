/**
 * The department's week in a browser, at desks whose stores are sealed on its disk; and after it what a
 * shared PC sees besides: drafts, an import, the vault, another data key, a compaction, a backup, a lock.
 * The page gives back every word that was written, so that the disk can be searched for them.
 */
import { createTalkSdk, httpSync, type Outcome, type TalkSdk } from '../../../src/sdk/index.ts';
import { recordTypeNames } from '../../../src/sdk/model/records.ts';
import { openIdbStore } from '../../../src/sdk/store/idb-store.ts';
import { fakeClock } from '../../../src/sdk/testing/index.ts';
import type { Canary } from '../../sdk/canaries/canaries.ts';
import { directory, persons, workTheWeek } from '../../sdk/week.ts';

const TENANT = 'week';
const clock = fakeClock('2026-03-09');
const names = Object.keys(persons) as (keyof typeof persons)[];

type Seat = keyof typeof persons;
let desks: Record<Seat, TalkSdk> | undefined;

function keyOf(name: string): Uint8Array {
  return Uint8Array.from(
    { length: 32 },
    (_, at) => (name.charCodeAt(at % name.length) * 5 + at) & 255,
  );
}

function sitDown(name: Seat): Promise<TalkSdk> {
  const person = persons[name];
  const holder = name === 'clerk';
  return createTalkSdk({
    identity: {
      current: () => ({
        ...person,
        roles: [...person.roles, ...(holder ? (['vault-holder'] as const) : [])],
      }),
    },
    directory: directory(),
    clock,
    // The week shares when it says so: what comes in by itself would change the rows in its hands.
    autoSync: 'never',
    tenant: TENANT,
    key: () => keyOf(person.id),
    ...(holder ? { vaultKey: () => keyOf(`vault ${person.id}`) } : {}),
    sync: httpSync(`${location.origin}/talks`, {
      headers: () => ({ 'x-person': person.id, 'x-now': String(clock.now()) }),
    }),
  });
}

export async function workWeek(): Promise<void> {
  const sat = await Promise.all(names.map(async (name) => [name, await sitDown(name)] as const));
  const open = Object.fromEntries(sat) as Record<Seat, TalkSdk>;
  desks = open;
  await workTheWeek(open, clock, async () => {
    for (const name of [...names, ...names]) {
      const { ended, held } = await open[name].sync.run();
      if (ended !== 'done' || held > 0) throw new Error(`${name}: ${ended}, ${held} held`);
    }
  });
}

/** What else a clerk does at that PC; gives the words that stand in no record. */
export async function workBeside(informants: readonly Canary[]): Promise<readonly string[]> {
  const { clerk } = atDesks();
  for (let at = 0; at < 300; at += 1) {
    value(
      await clerk.drafts.save({
        form: `note-${at % 7}`,
        content: { text: `第${at}稿：翟副局长拟调任水务局，待研究` },
      }),
    );
  }
  const list = [
    '序号,姓名,单位,现任职务,谈话类型,情形,决定日期,公示截止日期,公示结果,办理退休手续日期,发生日期,决定机关,文号,拟任单位,备注',
    '1,查无此人,云溪区不存在局,副局长,任职谈话,提拔,2026-03-09,,,,,区委常委会,云发〔2026〕77号,,不予登记的一行',
  ].join('\r\n');
  value(await clerk.exchange.readDecisionList('名单.csv', list));
  const subject = (await directory().holders(['team-member']))[0];
  const { event } = value(
    await clerk.events.record({
      kind: 'reminder',
      triggers: ['petition'],
      way: 'inquiry',
      subject: subject?.id ?? '',
      dates: { arisen: '2026-04-01' },
    }),
  );
  for (const { name, unit, phone, pinyin } of informants) {
    value(
      await clerk.vault.register({
        event: event.id,
        informant: { name, unit, phones: [phone], aliases: [pinyin] },
        petition: { number: '云信〔2026〕7号', receivedOn: '2026-04-01' },
      }),
    );
  }
  return [
    '翟副局长拟调任水务局',
    '查无此人',
    '云溪区不存在局',
    '云发〔2026〕77号',
    '云信〔2026〕7号',
  ].concat(informants.flatMap(({ name, unit, phone, pinyin }) => [name, unit, phone, pinyin]));
}

/** Another data key, a backup, a lock and its end, as a clerk would have them. */
export async function keepSafe(): Promise<readonly string[]> {
  const { clerk } = atDesks();
  const done: string[] = [];
  const rotated = value(await clerk.keys.rotate());
  if (rotated.done) done.push('rotated');
  const file = value(await clerk.exchange.backup());
  if (file.file.size > 0) done.push('backed up');
  await clerk.lock();
  if (clerk.locked) done.push('locked');
  value(await clerk.unlock());
  if ((await clerk.drafts.list()).length > 0) done.push('unlocked');
  return done;
}

/** Every word of every record of every desk, and of the directory. */
export async function wordsOfWeek(): Promise<readonly string[]> {
  const words = new Set<string>();
  for (const name of names) {
    const { id } = persons[name];
    const store = await openIdbStore({ tenant: TENANT, user: id, key: keyOf(id) });
    for (const type of recordTypeNames) {
      for (const { body } of await store.all(type)) collect(body, words);
    }
    await store.close();
  }
  for (const unit of await directory().units()) collect(unit, words);
  for (const person of await directory().search('')) collect(person, words);
  return [...words];
}

export async function leave(): Promise<void> {
  for (const desk of Object.values(atDesks())) await desk.close();
}

/** The fault that must be found: the same words, as a store without seals would keep them. */
export function writeUnsealed(rows: readonly unknown[]): Promise<void> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('unsealed', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const write = request.result.transaction('rows', 'readwrite');
      rows.forEach((row, at) => write.objectStore('rows').put(row, at));
      write.oncomplete = () => {
        request.result.close();
        done();
      };
    };
  });
}

function collect(part: unknown, words: Set<string>): void {
  if (typeof part === 'string') words.add(part);
  else if (typeof part === 'object' && part !== null) {
    for (const inner of Object.values(part)) collect(inner, words);
  }
}

function atDesks(): Record<Seat, TalkSdk> {
  if (desks === undefined) throw new Error('Nobody has sat down');
  return desks;
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

Object.assign(globalThis, {
  desk: { workWeek, workBeside, keepSafe, wordsOfWeek, leave, writeUnsealed },
});
(globalThis as unknown as { tellTest(json: string): void }).tellTest('"ready"');
