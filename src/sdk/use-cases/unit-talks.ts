/**
 * 本单位谈话 (三·4, 五¶1): a team's head talks with the own members. The unit enters and counts its own;
 * a record of another type than the district's talks, so that nothing can count one for the other.
 */
import * as z from 'zod/mini';
import { type CivilDate, judge, type Person } from '../../policy/index.ts';
import type { UnitTalkCount, UnitTalkInput, UnitTalkQuery, UnitTalksApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, day, maybeSaid, said, time } from '../input.ts';
import type { Body, UnitTalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { randomId } from '../seal/random.ts';
import { personOf } from './people.ts';
import { breaches } from './talk-judging.ts';

export function unitTalksApi(desk: Desk): UnitTalksApi {
  return {
    record: (input) => record(desk, input),
    list: (query) => desk.read('unit-talk.read', [], () => list(desk, query)),
    counts: (query) => desk.read('unit-talk.read', [], () => counts(desk, query)),
  };
}

const recording: z.ZodMiniType<UnitTalkInput> = z.strictObject({
  unit: said,
  talker: said,
  subjects: z.array(said).check(z.minLength(1), z.maxLength(100)),
  date: day,
  startsAt: z.exactOptional(time),
  endsAt: z.exactOptional(time),
  place: z.exactOptional(maybeSaid),
  topics: z.exactOptional(maybeSaid),
});

function record(desk: Desk, input: UnitTalkInput): Promise<Outcome<UnitTalkRecord>> {
  return desk.job('unit-talk.record', async (actor) => {
    const { unit: unitId, talker: talkerId, subjects: ids, ...held } = checked(recording, input);
    if (held.date > desk.today()) {
      refuse('input.invalid', (say) => say.refusals.future, { path: 'date' });
    }
    const { startsAt, endsAt } = held;
    if (startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt) {
      refuse('input.invalid', (say) => say.refusals.endsBeforeStart, { path: 'endsAt' });
    }
    if (!actor.roles.includes('clerk') && talkerId !== actor.id) {
      refuse('access.denied', (say) => say.records.ownUnitTalks, { path: 'talker' });
    }
    const unit =
      (await desk.directory.unit(unitId)) ??
      refuse('input.invalid', (say) => say.records.unknownUnit, { path: 'unit' });
    const talker = await personOf(desk, talkerId, 'talker');
    const subjects = await Promise.all(
      [...new Set(ids)].map((id, index) => personOf(desk, id, `subjects.${index}`)),
    );
    const entered = { by: actor.id, name: actor.name };
    const body: Omit<Body<'unitTalk'>, 'breaches'> = {
      unit: unit.id,
      unitName: unit.name,
      talker,
      subjects,
      ...held,
      heldBy: talker.id === actor.id ? entered : { ...entered, onBehalfOf: talker.name },
    };
    const id = randomId();
    const findings = judge(desk.policy, {
      type: 'hold-talk',
      talk: {
        id,
        stream: 'unit',
        kind: 'routine',
        mode: subjects.length > 1 ? 'group' : 'individual',
        obligations: [],
        talker,
        subjects,
        date: held.date,
        planned: false,
        outline: false,
        points: {},
        record: 'undecided',
        reasons: {},
      },
      asOf: desk.today(),
    });
    await desk.write(actor, 'unit-talk.record', [
      { type: 'unitTalk', id, revision: 0, body: { ...body, breaches: breaches(findings) } },
    ]);
    return { value: await desk.get('unitTalk', id), findings };
  });
}

async function list(
  desk: Desk,
  { from, to, unit }: UnitTalkQuery,
): Promise<readonly UnitTalkRecord[]> {
  return (await desk.all('unitTalk'))
    .filter((talk) => from <= talk.date && talk.date <= to)
    .filter((talk) => unit === undefined || talk.unit === unit)
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1));
}

async function counts(desk: Desk, query: UnitTalkQuery): Promise<readonly UnitTalkCount[]> {
  const talks = await list(desk, query);
  const year = query.to.slice(0, 4);
  const ofYear = await list(desk, {
    ...query,
    from: `${year}-01-01` as CivilDate,
  });
  const actor = await desk.actor();
  const wholeDepartment = actor.roles.some((role) => role === 'clerk' || role === 'leader');
  const units = (await desk.directory.units()).filter(
    ({ id }) =>
      (query.unit === undefined || id === query.unit) &&
      (wholeDepartment || [...talks, ...ofYear].some(({ unit }) => unit === id)),
  );
  return Promise.all(
    units.map(async ({ id, name }): Promise<UnitTalkCount> => {
      const members = await membersOf(desk, id, query.to);
      const here = talks.filter(({ unit }) => unit === id);
      const met = new Set(here.flatMap(({ subjects }) => subjects.map((person) => person.id)));
      const of = members.map((person) => person.id);
      const perYear = desk.policy.settings['unit.talks_per_year'];
      return {
        unit: id,
        unitName: name,
        talks: here.map((talk) => talk.id),
        members: { met: of.filter((person) => met.has(person)), of },
        ...(typeof perYear === 'number'
          ? {
              regular: {
                perYear,
                fewer: members
                  .map((person) => ({
                    person: person.id,
                    name: person.name,
                    talks: ofYear.filter(
                      ({ unit, subjects }) =>
                        unit === id && subjects.some((one) => one.id === person.id),
                    ).length,
                  }))
                  .filter((one) => one.talks < perYear),
              },
            }
          : {}),
      };
    }),
  );
}

const PAGE = 500;

/** The team but for its heads, on a day. */
async function membersOf(desk: Desk, unit: string, on: CivilDate): Promise<readonly Person[]> {
  const { teamHeads } = desk.policy.pack.posts;
  const members: Person[] = [];
  for (let offset = 0, total = Infinity; offset < total; offset += PAGE) {
    const page = await desk.directory.people(unit, { offset, limit: PAGE });
    total = page.people.length === 0 ? 0 : page.total;
    for (const person of page.people) {
      const roles = person.posts
        .filter((post) => post.unit === unit)
        .filter((post) => post.from <= on && (post.to === undefined || on <= post.to))
        .flatMap((post) => post.roles);
      if (roles.includes('team-member') && !roles.some((role) => teamHeads.includes(role))) {
        members.push(person);
      }
    }
  }
  return members;
}
