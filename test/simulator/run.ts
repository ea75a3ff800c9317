/**
 * The sync simulator (T11): some desks work on one district over a bad wire, with clocks that are off,
 * roles that change and browsers that are closed and opened again. One seed is one story. In the end
 * the wire is good, everything is decided, and what must hold is checked.
 */
import assert from 'node:assert/strict';
import type { Actor, DeskRole, TalkSdk } from '../../src/sdk/index.ts';
import { createTalkSdk } from '../../src/sdk/index.ts';
import { openPolicy, policyReader } from '../../src/sdk/policy.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import type { Store } from '../../src/sdk/store/store.ts';
import type { PullPage, PushItem } from '../../src/sdk/sync/port.ts';
import { directory, noon, people } from '../sdk/district.ts';
import { act, type Theme, themeBy } from './acts.ts';
import { some } from './chosen.ts';
import { Chance } from '../../src/sdk/testing/chance.ts';
import { assertHistory, rowsFor, rowsOf, sorted } from './oracle.ts';
import { Server } from './wire.ts';

const DAY = '2026-03-11';
const HOUR = 3_600_000;

/** Some of them are cadres of whom there are cases, too. */
const seats: readonly (readonly string[])[] = [
  ['clerk'],
  ['deputy'],
  ['member', 'party'],
  ['head', 'member-2'],
  ['minister', 'party'],
];
const departments: readonly (readonly DeskRole[])[] = [['clerk'], ['leader'], ['clerk', 'leader']];
const others: readonly (readonly DeskRole[])[] = [
  ['security-auditor'],
  ['subject'],
  ['inspector'],
  ['delegate'],
  ['delegate'],
];

const policy = policyReader({}).then(openPolicy);

interface Desk {
  actor: Actor;
  sdk: TalkSdk;
  readonly store: Store;
  readonly reopen: () => Promise<TalkSdk>;
  /** Ids of acts of which this browser kept the attempt. */
  readonly kept: Set<string>;
}

export interface Story {
  readonly acts: number;
  readonly taken: number;
  readonly kept: number;
}

/** The same seed tells the same story, to the ids of its records. */
export async function simulate(seed: number): Promise<Story> {
  const ids = new Chance(~seed);
  const given = crypto.getRandomValues;
  crypto.getRandomValues = (bytes) => {
    if (bytes instanceof Uint8Array) bytes.forEach((_, at) => (bytes[at] = ids.int(256)));
    return bytes;
  };
  try {
    return await tell(seed);
  } finally {
    crypto.getRandomValues = given;
  }
}

async function tell(seed: number): Promise<Story> {
  const chance = new Chance(seed);
  const clock = { now: noon(DAY) };
  const serverStore = memoryStore();
  const parts = {
    policy: await policy,
    store: serverStore,
    clock: { now: () => clock.now },
    pageSize: 1 + chance.int(8),
  };
  const server = new Server(parts, chance);
  const count = 2 + chance.int(4);
  const desks: Desk[] = [];
  for (let at = 0; at < count; at += 1)
    desks.push(await deskOf(at, server, serverStore, clock, chance));

  const theme = themeBy(chance);
  await begin(desks, server, chance, theme);

  const steps = 14 + chance.int(18);
  for (let step = 0; step < steps; step += 1) {
    const desk = some(chance, desks);
    if (desk === undefined) continue;
    clock.now += chance.int(6) * HOUR;
    if (chance.is(1 / 15)) server.restart();
    if (chance.is(1 / 25)) desk.sdk = await desk.reopen();
    if (chance.is(1 / 20)) desk.actor = { ...desk.actor, roles: rolesBy(chance, desk.actor.id) };
    if (chance.is(1 / 4)) await run(desk, serverStore);
    else await act(desk.sdk, chance, theme);
    if (chance.is(1 / 10))
      await Promise.all([act(desk.sdk, chance, theme), run(desk, serverStore)]);
  }
  return end(desks, server, serverStore);
}

/** Something to work on, and a wire that is good for once. */
async function begin(
  desks: readonly Desk[],
  server: Server,
  chance: Chance,
  { begins }: Theme,
): Promise<void> {
  server.calm = true;
  const [first] = desks;
  if (first === undefined) return;
  first.actor = { ...first.actor, roles: ['clerk', 'leader'] };
  for (const doing of begins) await doing(first.sdk, chance);
  for (const desk of desks) await desk.sdk.sync.run();
  server.calm = false;
}

/** Whom the talks are entrusted to mostly sits there as such. */
function rolesBy(chance: Chance, person: string): readonly DeskRole[] {
  if (person === 'party' && chance.is(2 / 3)) return ['delegate'];
  return some(chance, chance.is(1 / 6) ? others : departments) ?? ['clerk'];
}

async function deskOf(
  at: number,
  server: Server,
  serverStore: Store,
  clock: { readonly now: number },
  chance: Chance,
): Promise<Desk> {
  const id = some(chance, seats[at] ?? []);
  const person = people.find((one) => one.id === id);
  if (person === undefined) throw new Error('Nobody sits there');
  const skew = (chance.int(145) - 72) * HOUR;
  const kept = new Set<string>();
  const store = keeping(memoryStore(), kept);
  const desk = { kept, store } as { -readonly [K in keyof Desk]: Desk[K] };
  desk.actor = { id: person.id, name: person.name, roles: rolesBy(chance, person.id) };
  desk.reopen = () =>
    createTalkSdk({
      identity: { current: () => desk.actor },
      directory,
      store,
      clock: { now: () => clock.now + skew },
      sync: server.portFor(
        () => desk.actor,
        (actor, page) => assertTheirsAlone(actor, page, serverStore),
      ),
    });
  desk.sdk = await desk.reopen();
  return desk;
}

/** Notes of which acts an attempt was kept, also where it is gone again at once. */
function keeping(store: Store, kept: Set<string>): Store {
  const commit: Store['commit'] = async (given) => {
    const result = await store.commit(given);
    for (const { type, body } of result.ok ? given.puts : []) {
      if (type === 'sync-conflict') kept.add((body['item'] as unknown as PushItem).id);
    }
    return result;
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'commit') return commit;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** What goes out is what they may have of what is there, to the word. */
async function assertTheirsAlone(actor: Actor, page: PullPage, serverStore: Store): Promise<void> {
  const theirs = rowsFor(actor, await rowsOf(serverStore));
  for (const { id, body } of page.records) {
    const may = theirs.get(id)?.body;
    assert.ok(may !== undefined, 'a row went out that is not for them');
    assertSame(sorted(body), sorted(may), 'more of a row went out than is for them');
  }
}

async function run(desk: Desk, serverStore: Store): Promise<void> {
  const actor = desk.actor;
  const { ended } = await desk.sdk.sync.run();
  if (ended !== 'done' || desk.actor !== actor) return;
  // In this order: something may be done here meanwhile.
  const held = await rowsOf(desk.store);
  const { pending } = await desk.sdk.sync.status();
  const allowed = rowsFor(actor, await rowsOf(serverStore));
  for (const id of held.keys()) {
    assert.ok(allowed.has(id) || pending > 0, 'a row stayed that is not for them');
  }
}

async function end(desks: readonly Desk[], server: Server, serverStore: Store): Promise<Story> {
  server.calm = true;
  await server.arriveLate();
  for (let round = 0; round < 3; round += 1) {
    for (const desk of desks) {
      for (const { id } of await desk.sdk.sync.conflicts())
        await desk.sdk.sync.resolve(id, 'theirs');
      const { ended } = await desk.sdk.sync.run();
      assert.equal(ended, 'done');
      assert.equal((await desk.sdk.sync.status()).pending, 0, 'something is pending for ever');
    }
  }
  const taken = await assertHistory(serverStore);
  const all = await rowsOf(serverStore);
  let acts = 0;
  let kept = 0;
  for (const desk of desks) {
    assertSame(plain(await rowsOf(desk.store)), plain(rowsFor(desk.actor, all)), 'they differ');
    assert.ok((await desk.store.verifyAudit()).ok, 'the chain of a desk is broken');
    const done = new Set((await desk.store.changesAfter(0, 1e6)).map(({ change }) => change.act));
    for (const id of done) {
      assert.ok(
        taken.has(id) !== desk.kept.has(id),
        'an act is lost, or both taken and given back',
      );
    }
    acts += done.size;
    kept += desk.kept.size;
  }
  assert.equal(acts, taken.size + kept, 'an act came from nowhere');
  assert.ok((await serverStore.verifyAudit()).ok, 'the chain of the server is broken');
  // An event that was corrected may have become what another one was.
  const corrected = new Set(
    (await serverStore.changesAfter(0, 1e6)).flatMap(({ change }) =>
      change.action === 'event.update' ? [change.record] : [],
    ),
  );
  assertOnce(all, ({ id, type, body }) =>
    // What a letter was turned into is an event of that letter, whatever else there is.
    type === 'event' && !corrected.has(id)
      ? `${twinOf(body['event'])} ${String(body['inquiry'])}`
      : undefined,
  );
  assertOnce(all, ({ type, body }) =>
    type === 'admonition' ? (body['notice'] as { number?: string } | undefined)?.number : undefined,
  );
  assertOnce(all, ({ type, body }) =>
    type === 'delegation' ? (body['order'] as { number?: string } | undefined)?.number : undefined,
  );
  assertNumbersOnce(all);
  return { acts, taken: taken.size, kept };
}

/** No two letters went out under one number. */
function assertNumbersOnce(rows: Awaited<ReturnType<typeof rowsOf>>): void {
  const numbers = [...rows.values()]
    .filter(({ type }) => type === 'inquiry')
    .flatMap(({ body }) => body['rounds'] as readonly { service?: { number: string } }[])
    .flatMap(({ service }) => service?.number ?? []);
  assert.equal(new Set(numbers).size, numbers.length, 'a number went out twice');
}

/** What two lists with the same decision have in common. */
function twinOf(event: unknown): string {
  const { kind, triggers, subject, dates } = event as Record<string, unknown>;
  return JSON.stringify([kind, triggers, (subject as { id: string }).id, dates]);
}

function assertOnce(
  rows: Awaited<ReturnType<typeof rowsOf>>,
  key: (row: {
    readonly id: string;
    readonly type: string;
    readonly body: Record<string, unknown>;
  }) => string | undefined,
): void {
  const keys = [...rows.values()].flatMap((row) => key(row) ?? []);
  assert.equal(new Set(keys).size, keys.length, 'the same is there twice');
}

/** Compared as text, which is quick; only what differs is shown part by part. */
export function assertSame(one: unknown, other: unknown, message: string): void {
  if (one === other) return;
  if (JSON.stringify(one) !== JSON.stringify(other)) assert.deepEqual(one, other, message);
}

function plain(rows: Awaited<ReturnType<typeof rowsOf>>) {
  return [...rows.values()]
    .map(({ id, type, body }) => [id, type, sorted(body)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
