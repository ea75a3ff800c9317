/**
 * 100,000 random acts by random people on random records: what may be done and seen is what the
 * written table says of how they stand to the case, found here by another way than the SDK's own.
 * Some thousand go through the SDK itself: no answer names a record that its asker may not see, and
 * no refused act changes anything.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { stateName, statesOf } from '../../../src/policy/index.ts';
import { may } from '../../../src/sdk/access/may.ts';
import {
  type Everything,
  type Relation,
  relationNames,
  standingOf,
} from '../../../src/sdk/access/relations.ts';
import { reading, seenAs, sees } from '../../../src/sdk/access/sight.ts';
import { statesIn, steps } from '../../../src/sdk/access/steps.ts';
import type { Actor, DeskRole } from '../../../src/sdk/index.ts';
import type { Kept } from '../../../src/sdk/model/records.ts';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import { Chance } from '../../../src/sdk/testing/chance.ts';
import { clerk } from '../district.ts';
import * as course from '../courses.ts';
import { actions, roles } from './page.ts';
import { type AnyRecord, Looked, standing } from './stands.ts';
import { makeWorld, people, questions, recordsIn } from './world.ts';
import { allowed } from './written.ts';

/** `npm run prove:access` asks for a million. */
const ACTS = Number(process.env['ACCESS_ACTS'] ?? 100_000);

const policy = openPolicy(await policyReader({}));

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
    const looked = new Looked(world.all);
    for (const person of people) {
      const stands = standingOf(person, course.today, everything);
      for (const one of world.all) {
        const given = [...stands.of(one.type, one.record)].sort().join();
        const found = [...standing(person, one, looked, course.today)].sort();
        found.forEach((relation) => seen.add(relation));
        if (given !== found.join()) wrong.push(`${person} ${one.type}: ${given} / ${found.join()}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual([...seen].sort(), [...relationNames].sort(), 'every relation occurs');
  });

  it(`do and see in ${ACTS} acts what is written, and nothing else`, () => {
    const chance = new Chance(7);
    const everything: Everything = (type) =>
      world.all.flatMap((one) =>
        one.type === type ? [one.record as unknown as Kept<typeof type>] : [],
      );
    const stands = new Map(people.map((one) => [one, standingOf(one, course.today, everything)]));
    const wrong: string[] = [];
    let done = 0;
    let denied = 0;
    for (let turn = 0; turn < ACTS; turn += 1) {
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
