/**
 * 100,000 random acts by random people on random records: what may be done and seen is what the
 * written table says of how they stand to the case, found here by another way than the SDK's own.
 * Some thousand go through the SDK itself: no answer names a record that its asker may not see, and
 * no refused act changes anything.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { isFinal, stateName, statesOf } from '../../../src/policy/index.ts';
import { may } from '../../../src/sdk/access/may.ts';
import {
  type Everything,
  type Relation,
  relationNames,
  standingOf,
} from '../../../src/sdk/access/relations.ts';
import { reading, seenAs, sees } from '../../../src/sdk/access/sight.ts';
import { statesIn, steps } from '../../../src/sdk/access/steps.ts';
import type { Actor, DeskRole, TalkSdk } from '../../../src/sdk/index.ts';
import { type Kept, type RecordType, recordTypes } from '../../../src/sdk/model/records.ts';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import type { Store } from '../../../src/sdk/store/store.ts';
import { Chance } from '../../../src/sdk/testing/chance.ts';
import { clerk } from '../district.ts';
import * as course from '../courses.ts';
import { value } from '../steps.ts';
import { actions, roles } from './page.ts';
import { allowed } from './written.ts';

const policy = openPolicy(await policyReader({}));
const types = Object.keys(recordTypes) as RecordType[];

interface AnyRecord {
  readonly type: RecordType;
  readonly record: Kept<RecordType>;
}

/** A week of all kinds of cases, brought about through the SDK. */
async function makeWorld(): Promise<{
  desk: course.Desk;
  store: Store;
  all: readonly AnyRecord[];
}> {
  const store = memoryStore();
  const desk = await course.open({ store });
  const { sdk, seat } = desk;
  await course.held(sdk, 'appointment');
  const removal = await course.accepted(sdk, 'removal');
  await course.arrangedUnder(sdk, removal);
  await course.served(sdk);
  for (const subject of ['member', 'head', 'namesake']) {
    const obligation = await course.obligationOf(sdk, 'appointment', subject);
    const talk = value(
      await sdk.plan.arrange({
        obligation,
        date: course.today,
        talker: subject === 'head' ? 'in-charge' : 'deputy',
        outline: true,
      }),
    );
    if (subject === 'namesake') continue;
    const held = value(await sdk.talks.hold({ talk, heldOn: course.today }));
    value(
      await sdk.records.write({
        talk: held,
        points: {},
        record: 'written',
        statement: '表态',
        matters: [{ obligation: obligation.id, text: '反映一事' }],
      }),
    );
  }
  const late = await course.obligationOf(sdk, 'removal', 'member');
  const planned = value(
    await sdk.plan.arrange({
      obligation: late,
      date: '2026-03-16',
      talker: 'in-charge',
      outline: true,
    }),
  );
  const slip = value(
    await sdk.approvals.propose({ about: { type: 'plan', talks: [planned] }, proposal: '拟同意' }),
  );
  value(await sdk.approvals.submit({ approval: slip, to: 'in-charge' }));
  await course.obligationOf(sdk, 'admonition', 'namesake');
  await course.obligationOf(sdk, 'admonition', 'head');
  await sdk.papers.register({ paper: 'talk-record', obligation: late.id });
  seat(course.minister);
  const [granted] = await sdk.obligations.worklist();
  assert.ok(granted, 'a case to grant');
  value(
    await sdk.grants.give({
      inspector: 'unmanaged',
      obligation: granted.obligation.id,
      until: '2026-04-01',
      reason: '抽查',
    }),
  );
  seat(clerk);
  const all = (
    await Promise.all(
      types.map(async (type) =>
        (await store.all(type)).map(({ id, revision, body }) => ({
          type,
          record: { ...body, id, revision } as unknown as Kept<RecordType>,
        })),
      ),
    )
  ).flat();
  return { desk, store, all };
}

const people = [
  ...['clerk', 'minister', 'deputy', 'in-charge', 'party', 'member', 'member-2', 'head'],
  ...['namesake', 'unmanaged', 'stranger'],
];

/** How somebody stands to a record, found by looking for ids in its text: no use of the SDK's own ties. */
function standing(person: string, { type, record }: AnyRecord, all: readonly AnyRecord[]) {
  const text = JSON.stringify(record);
  const of = <T extends RecordType>(wanted: T) =>
    all.flatMap((one) => (one.type === wanted ? [one.record as unknown as Kept<T>] : []));
  const found = new Set<Relation>();
  const linked = of('obligation').filter(({ id }) =>
    type === 'event' || type === 'approval' ? false : text.includes(id),
  );
  const about =
    type === 'event'
      ? text.includes(`"subject":{"id":"${person}"`)
      : linked.some(({ ofTheDay }) => ofTheDay.id === person);
  const named =
    type === 'approval' && (record as Kept<'approval'>).subjects.some(({ id }) => id === person);
  if (about || named) found.add('own');
  const talks = of('talk').filter(({ id }) => id === record.id || text.includes(`"talk":"${id}"`));
  if (
    type !== 'delegation' &&
    type !== 'approval' &&
    talks.some(({ talker, cancelled }) => talker.id === person && cancelled === undefined)
  ) {
    found.add('held');
  }
  const orders = of('delegation').filter(
    ({ delegate, order }) => delegate.id === person && order !== undefined,
  );
  const running = orders.filter(({ state }) => !isFinal('delegation', state));
  if (type === 'delegation' && orders.some(({ id }) => id === record.id)) found.add('entrusted');
  if (type === 'obligation' && running.some(({ obligations }) => obligations.includes(record.id))) {
    found.add('entrusted');
  }
  const under = talks.some(({ delegation }) => running.some(({ id }) => id === delegation));
  if (type !== 'obligation' && type !== 'delegation' && type !== 'approval' && under) {
    found.add('entrusted');
  }
  const slips = of('approval').filter(({ putTo }) => putTo?.id === person);
  if (
    slips.some((slip) => slip.id === record.id || JSON.stringify(slip.about).includes(record.id))
  ) {
    found.add('put');
  }
  if (type === 'delegation' && (record as Kept<'delegation'>).leader?.id === person)
    found.add('put');
  const decided = [...of('talk'), ...of('delegation')]
    .filter(({ id }) => slips.some((slip) => JSON.stringify(slip.about).includes(id)))
    .flatMap(({ obligations }) => obligations);
  const judged = type === 'obligation' || type === 'admonition' || type === 'delegation';
  if (judged && linked.some(({ id }) => decided.includes(id))) found.add('put');
  const grants = of('grant').filter(({ inspector }) => inspector.id === person);
  const case_ = (ids: readonly string[]) => linked.some(({ id }) => ids.includes(id));
  if (grants.some((grant) => grant.id === record.id || case_(grant.obligations)))
    found.add('granted');
  return found;
}

describe('random people at random records', () => {
  let world: Awaited<ReturnType<typeof makeWorld>>;
  before(async () => {
    world = await makeWorld();
  });

  it('stand to them as the records say', () => {
    const everything: Everything = (type) =>
      world.all.flatMap((one) =>
        one.type === type ? [one.record as unknown as Kept<typeof type>] : [],
      );
    const wrong: string[] = [];
    const seen = new Set<Relation>();
    for (const person of people) {
      const stands = standingOf(person, course.today, everything);
      for (const one of world.all) {
        const given = [...stands.of(one.type, one.record)].sort().join();
        const found = [...standing(person, one, world.all)].sort();
        found.forEach((relation) => seen.add(relation));
        if (given !== found.join()) wrong.push(`${person} ${one.type}: ${given} / ${found.join()}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual([...seen].sort(), [...relationNames].sort(), 'every relation occurs');
  });

  it('do and see in 100,000 acts what is written, and nothing else', () => {
    const chance = new Chance(7);
    const everything: Everything = (type) =>
      world.all.flatMap((one) =>
        one.type === type ? [one.record as unknown as Kept<typeof type>] : [],
      );
    const stands = new Map(people.map((one) => [one, standingOf(one, course.today, everything)]));
    const wrong: string[] = [];
    let done = 0;
    let denied = 0;
    for (let turn = 0; turn < 100_000; turn += 1) {
      const person = chance.pick(people);
      const one = chance.pick(world.all);
      const action = chance.pick(actions);
      const hats: readonly DeskRole[] = [
        chance.pick(roles),
        ...(turn % 3 === 0 ? [chance.pick(roles)] : []),
      ];
      const relations = stands.get(person)?.of(one.type, one.record) ?? new Set();
      const machine = steps[action]?.machine;
      // A step may find the record in any state of its course.
      const state = machine && chance.pick(statesOf(policy, machine));
      const ruled = machine !== undefined && statesIn(one.type, one.record)[machine] !== undefined;
      const states = ruled && state ? { [machine]: [state] } : {};
      const stateWord = ruled && state ? stateName(policy, machine, state) : undefined;
      const expected = hats.some((role) => allowed(role, action, relations, stateWord));
      const given = may(policy, { roles: hats }, action, { relations, states });
      if (given) done += 1;
      else denied += 1;
      if (given !== expected) wrong.push(`${person} ${hats.join('+')} ${action} ${one.type}`);
      const right = reading[one.type];
      const shown = seenAs(sees({ roles: hats }, one.type, relations), one.type, one.record);
      const readable =
        !relations.has('own') && hats.some((role) => allowed(role, right, relations, undefined));
      if ((shown !== undefined) !== readable)
        wrong.push(`${person} ${hats.join('+')} sees ${one.type}`);
      const whole = hats.some(
        (role) =>
          role === 'clerk' ||
          role === 'leader' ||
          (role === 'committee-leader' && relations.has('put')),
      );
      if (
        !whole &&
        shown !== undefined &&
        /"triggers":\["|"petition":true/.test(JSON.stringify(shown))
      ) {
        wrong.push(`${hats.join('+')} sees where a ${one.type} comes from`);
      }
    }
    assert.deepEqual(wrong.slice(0, 20), []);
    assert.ok(done > 5_000 && denied > 5_000, `${done} done, ${denied} denied`);
  });

  it('are shown and change nothing through the SDK but what is theirs', async () => {
    const { desk, store, all } = world;
    const { sdk, seat } = desk;
    const chance = new Chance(11);
    const byId = new Map(all.map((one) => [one.record.id, one]));
    const everything: Everything = (type) =>
      all.flatMap((one) => (one.type === type ? [one.record as unknown as Kept<typeof type>] : []));
    const wrong: string[] = [];
    let asked = 0;
    let shownRecords = 0;
    const subjects = new Set(
      all.flatMap(({ type, record }) =>
        type === 'obligation' ? [(record as Kept<'obligation'>).ofTheDay.name] : [],
      ),
    );
    for (let turn = 0; turn < 3_000; turn += 1) {
      const id = chance.pick(people);
      const actor: Actor = { id, name: id, roles: [chance.pick(roles), chance.pick(roles)] };
      const stands = standingOf(id, course.today, everything);
      const visible = (one: AnyRecord) =>
        sees(actor, one.type, stands.of(one.type, one.record)) !== 'nothing';
      seat(actor);
      const target = chance.pick(all);
      const [name, ask] = chance.pick(questions);
      const changes = (await store.changesAfter(0, 100_000)).length;
      const answer = await ask(sdk, target.record);
      asked += 1;
      const text = JSON.stringify(answer) ?? '';
      const seen = all.filter(visible);
      for (const shown of recordsIn(answer)) {
        const one = byId.get(shown);
        if (one === undefined) continue;
        shownRecords += 1;
        if (!visible(one)) wrong.push(`${name} shows ${one.type} to ${actor.roles.join('+')}`);
      }
      const known = JSON.stringify(seen);
      for (const who of subjects) {
        if (text.includes(who) && !known.includes(who) && name !== 'own' && name !== 'talkers') {
          wrong.push(`${name} names a subject to ${actor.roles.join('+')}`);
        }
      }
      if ((await store.changesAfter(0, 100_000)).length !== changes)
        wrong.push(`${name} wrote something`);
    }
    seat(clerk);
    assert.deepEqual([...new Set(wrong)], []);
    assert.ok(shownRecords > asked / 4, `${shownRecords} records in ${asked} answers`);
  });
});

/** Every question, and acts on a revision that nobody has seen: refused whoever asks, and told alike. */
const questions: readonly (readonly [
  string,
  (sdk: TalkSdk, target: { readonly id: string }) => Promise<unknown>,
])[] = [
  ['worklist', (sdk) => sdk.obligations.worklist()],
  ['obligation', (sdk, { id }) => sdk.obligations.get(id)],
  ['event', (sdk, { id }) => sdk.events.get(id)],
  ['talk', (sdk, { id }) => sdk.talks.get(id)],
  ['next', (sdk, { id }) => sdk.talks.next(id)],
  ['review', (sdk, { id }) => sdk.records.review(id)],
  ['matters', (sdk) => sdk.matters.list()],
  ['matters of a talk', (sdk, { id }) => sdk.matters.ofTalk(id)],
  ['admonitions', (sdk) => sdk.admonitions.list()],
  ['admonition', (sdk, { id }) => sdk.admonitions.get(id)],
  ['delegations', (sdk) => sdk.delegations.list()],
  ['delegation', (sdk, { id }) => sdk.delegations.get(id)],
  ['orders', (sdk) => sdk.delegations.mine()],
  ['inquiries', (sdk) => sdk.inquiries.list()],
  ['inquiry', (sdk, { id }) => sdk.inquiries.get(id)],
  ['approvals', (sdk) => sdk.approvals.list()],
  ['approval', (sdk, { id }) => sdk.approvals.get(id)],
  ['papers', (sdk) => sdk.papers.list()],
  ['grants', (sdk) => sdk.grants.list()],
  ['own', (sdk) => sdk.own.cases()],
  ['inspection', (sdk) => sdk.inspection.cases()],
  ['talkers', (sdk, { id }) => sdk.obligations.talkers(id, course.today)],
  ['hold', (sdk, { id }) => sdk.talks.hold({ talk: { id, revision: 99 }, heldOn: course.today })],
  [
    'confirm',
    (sdk, { id }) =>
      sdk.records.confirm({ talk: { id, revision: 99 }, method: 'paper', on: course.today }),
  ],
  ['cancel', (sdk, { id }) => sdk.plan.cancel({ id, revision: 99 }, '原因')],
  [
    'approve',
    (sdk, { id }) => sdk.approvals.approve({ approval: { id, revision: 99 }, on: course.today }),
  ],
  ['close', (sdk, { id }) => sdk.admonitions.close({ id, revision: 99 })],
  [
    'accept',
    (sdk, { id }) => sdk.delegations.accept({ delegation: { id, revision: 99 }, on: course.today }),
  ],
];

/** Ids of the records that an answer holds, however deep: a reference to one is not yet the record. */
function recordsIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const own = 'id' in answer && 'revision' in answer ? [String(answer.id)] : [];
  return [...own, ...Object.values(answer).flatMap(recordsIn)];
}
