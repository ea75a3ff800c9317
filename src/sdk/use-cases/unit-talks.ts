/**
 * 本单位谈话 (三·4, 五¶1): a team's head talks with the own members. The unit enters and counts its own;
 * a record of another type than the district's talks, so that nothing can count one for the other.
 */
import * as z from 'zod/mini';
import { type CivilDate, type Finding, judge, type Person } from '../../policy/index.ts';
import type {
  AmendUnitTalkInput,
  UnitTalkCount,
  UnitTalkInput,
  UnitTalkQuery,
  UnitTalksApi,
} from '../api.ts';
import { bodyOf, type Desk, refuse } from '../desk.ts';
import { checked, day, maybeSaid, said, seen, time } from '../input.ts';
import { withChanges } from '../model/changed.ts';
import type { Body, UnitTalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { entryOf, fieldsOf } from './amended-entry.ts';
import { personOf } from './people.ts';
import { breaches } from './talk-judging.ts';

export function unitTalksApi(desk: Desk): UnitTalksApi {
  return {
    record: (input) => record(desk, input),
    amend: (input) => amend(desk, input),
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

const amending: z.ZodMiniType<AmendUnitTalkInput> = z.strictObject({
  unitTalk: seen,
  reason: said,
  changes: z.strictObject({
    unit: z.exactOptional(said),
    talker: z.exactOptional(said),
    subjects: z.exactOptional(z.array(said).check(z.minLength(1), z.maxLength(100))),
    date: z.exactOptional(day),
    startsAt: z.exactOptional(z.nullable(time)),
    endsAt: z.exactOptional(z.nullable(time)),
    place: z.exactOptional(z.nullable(maybeSaid)),
    topics: z.exactOptional(z.nullable(maybeSaid)),
  }),
});

function record(desk: Desk, input: UnitTalkInput): Promise<Outcome<UnitTalkRecord>> {
  return desk.job('unit-talk.record', async (actor) => {
    const { unit: unitId, talker: talkerId, subjects: ids, ...held } = checked(recording, input);
    inThatOrder(desk, held, '');
    onlyOwn(actor, talkerId, 'talker');
    const talker = await personOf(desk, talkerId, 'talker');
    const entered = { by: actor.id, name: actor.name };
    const body: Omit<Body<'unitTalk'>, 'breaches'> = {
      ...(await unitOf(desk, unitId, 'unit')),
      talker,
      subjects: await subjectsOf(desk, ids, 'subjects'),
      ...held,
      heldBy: talker.id === actor.id ? entered : { ...entered, onBehalfOf: talker.name },
    };
    const id = randomId();
    const findings = judgeUnitTalk(desk, { ...body, id });
    await desk.write(actor, 'unit-talk.record', [
      { type: 'unitTalk', id, revision: 0, body: { ...body, breaches: breaches(findings) } },
    ]);
    return { value: await desk.get('unitTalk', id), findings };
  });
}

/** What was mistyped, in sight: a fact like the one it corrects, so no finding stands in its way. */
function amend(desk: Desk, input: AmendUnitTalkInput): Promise<Outcome<UnitTalkRecord>> {
  return desk.job('unit-talk.amend', async (actor) => {
    const { unitTalk: seenOne, reason, changes } = checked(amending, input);
    const before = await desk.seen('unitTalk', seenOne);
    desk.notOneself(actor, before.subjects);
    const { unit, talker, subjects, ...plain } = changes;
    onlyOwn(actor, before.talker.id, 'unitTalk');
    if (talker !== undefined) onlyOwn(actor, talker, 'changes.talker');
    const amended: Body<'unitTalk'> = withChanges(bodyOf(before), {
      ...plain,
      ...(unit === undefined ? {} : await unitOf(desk, unit, 'changes.unit')),
      ...(talker === undefined ? {} : { talker: await personOf(desk, talker, 'changes.talker') }),
      ...(subjects === undefined
        ? {}
        : { subjects: await subjectsOf(desk, subjects, 'changes.subjects') }),
    });
    inThatOrder(desk, amended, 'changes.');
    desk.notOneself(actor, amended.subjects);
    const findings = judgeUnitTalk(desk, { ...amended, id: before.id });
    const correction = { by: { by: actor.id, name: actor.name }, reason: reason.trim() };
    const fields = fieldsOf(bodyOf(before), amended, correctable);
    const entry = entryOf(desk, correction, fields, findings, before.breaches);
    await desk.write(actor, 'unit-talk.amend', [
      {
        type: 'unitTalk',
        id: before.id,
        revision: before.revision,
        body: {
          ...amended,
          breaches: entry.breaches,
          amendments: [...(before.amendments ?? []), entry],
        },
      },
    ]);
    return { value: await desk.get('unitTalk', before.id), findings };
  });
}

const correctable = [
  'unit',
  'talker',
  'subjects',
  'date',
  'startsAt',
  'endsAt',
  'place',
  'topics',
] as const;

function judgeUnitTalk(
  desk: Desk,
  { id, talker, subjects, date }: Omit<Body<'unitTalk'>, 'breaches'> & { readonly id: string },
): readonly Finding[] {
  return judge(desk.policy, {
    type: 'hold-talk',
    talk: {
      id,
      stream: 'unit',
      kind: 'routine',
      mode: subjects.length > 1 ? 'group' : 'individual',
      obligations: [],
      talker,
      subjects,
      date,
      planned: false,
      outline: false,
      points: {},
      record: 'undecided',
      reasons: {},
    },
    asOf: desk.today(),
  });
}

/** A unit's secretary enters and corrects own talks alone. */
function onlyOwn(actor: Actor, talker: string, path: string): void {
  if (!actor.roles.includes('clerk') && talker !== actor.id) {
    refuse('access.denied', (say) => say.records.ownUnitTalks, { path });
  }
}

function inThatOrder(
  desk: Desk,
  { date, startsAt, endsAt }: Pick<Body<'unitTalk'>, 'date' | 'startsAt' | 'endsAt'>,
  at: string,
): void {
  if (date > desk.today()) {
    refuse('input.invalid', (say) => say.refusals.future, { path: `${at}date` });
  }
  if (startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt) {
    refuse('input.invalid', (say) => say.refusals.endsBeforeStart, { path: `${at}endsAt` });
  }
}

async function unitOf(desk: Desk, id: string, path: string) {
  const unit =
    (await desk.directory.unit(id)) ??
    refuse('input.invalid', (say) => say.records.unknownUnit, { path });
  return { unit: unit.id, unitName: unit.name };
}

async function subjectsOf(
  desk: Desk,
  ids: readonly string[],
  path: string,
): Promise<readonly Person[]> {
  return Promise.all([...new Set(ids)].map((id, at) => personOf(desk, id, `${path}.${at}`)));
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
