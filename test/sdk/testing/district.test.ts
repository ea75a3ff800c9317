/** The made-up district: the same for the same seed, in the shapes that the use cases really write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { districtTrialPolicy, isFinal } from '../../../src/policy/index.ts';
import { addDays, type CivilDate, createTalkSdk, type TalkSdk } from '../../../src/sdk/index.ts';
import { bodies } from '../../../src/sdk/model/bodies.ts';
import { recordTypes, type RecordType } from '../../../src/sdk/model/records.ts';
import type { StoredRecord } from '../../../src/sdk/store/store.ts';
import {
  type Course,
  type District,
  fakeClock,
  fakeIdentity,
  makeDistrict,
  memoryStore,
} from '../../../src/sdk/testing/index.ts';
import { recordsOf } from '../../../src/sdk/testing/records.ts';
import { value } from '../steps.ts';

const small = { cadres: 120, units: 12, talks: 400 } as const;

function typeOf(record: StoredRecord): RecordType {
  assert.ok(record.type in recordTypes, record.type);
  return record.type as RecordType;
}

describe('the made-up district', () => {
  it('is the same for the same seed, and another for another', () => {
    const one = makeDistrict({ seed: 3, ...small });
    assert.deepEqual(makeDistrict({ seed: 3, ...small }).records, one.records);
    assert.notDeepEqual(makeDistrict({ seed: 4, ...small }).records, one.records);
  });

  it('has as many cadres and units as were asked for, and everybody in the directory', async () => {
    const district = makeDistrict({ ...small, talks: 10 });
    assert.deepEqual([district.cadres.length, district.units.length], [120, 12]);
    const directory = district.directory();
    for (const { event } of district.courses.flatMap(({ events }) => events)) {
      assert.deepEqual(await directory.person(event.subject.id), event.subject);
    }
  });

  it('holds records that fit their schemas, and every type and end of a course that it knows', () => {
    const { records } = makeDistrict({ seed: 1, cadres: 600, units: 40, talks: 4000 });
    const states = new Set<string>();
    for (const record of records) {
      const type = typeOf(record);
      const { success, error } = bodies[type].safeParse(record.body);
      assert.ok(success, `${type}: ${JSON.stringify(error?.issues)}`);
      const { state } = record.body;
      if (typeof state === 'string') states.add(`${type} ${state}`);
    }
    for (const wanted of [
      'obligation pending',
      'obligation planned',
      'obligation held',
      'obligation recorded',
      'obligation following',
      'obligation closed',
      'talk closed-as-breach',
      'matter raised',
      'matter closed',
      'admonition rectifying',
      'admonition closed',
      'inquiry served',
      'inquiry closed',
      'delegation ordered',
      'delegation accepted',
      'delegation refused',
    ]) {
      assert.ok(states.has(wanted), `nothing is ${wanted}`);
    }
  });

  it('has an office beside, with slips, returned orders, papers and the units’ own talks', async () => {
    const plain = makeDistrict({ seed: 6, ...small });
    const district = makeDistrict({ seed: 6, ...small, office: true });
    assert.deepEqual(district.courses, plain.courses, 'the same courses');
    assert.deepEqual(makeDistrict({ seed: 6, ...small, office: true }).records, district.records);
    const states = new Map<string, number>();
    for (const record of district.records) {
      const type = typeOf(record);
      const { success, error } = bodies[type].safeParse(record.body);
      assert.ok(success, `${type}: ${JSON.stringify(error?.issues)}`);
      const key = `${type} ${String(record.body['state'])}`;
      states.set(key, (states.get(key) ?? 0) + 1);
    }
    for (const wanted of ['approval approved', 'delegation closed', 'paper kept']) {
      assert.ok((states.get(wanted) ?? 0) > 5, `${wanted}: ${states.get(wanted)}`);
    }
    const { desks } = district;
    const sdk = await createTalkSdk({
      identity: fakeIdentity(desks.clerk),
      directory: district.directory(),
      clock: fakeClock(district.today),
      store: await district.store(),
    });
    const figures = value(await sdk.figures.read({ from: '2021-01-01', to: '2026-12-31' }));
    assert.ok(figures.delegationsCompleted.met.length > 5, 'records came back');
    assert.ok((figures.delegationReturnDays ?? 0) >= 1, 'after some days');
    assert.ok((await sdk.papers.list()).length > 20, 'the register is filled');
    const talks = await sdk.unitTalks.list({ from: '2021-01-01', to: '2026-12-31' });
    assert.ok(talks.length > 20, 'teams talk among themselves');
    for (const { state, next } of (await sdk.delegations.list()).map((row) => ({
      state: row.delegation.state,
      next: row.next,
    }))) {
      if (state === 'closed')
        assert.ok(
          next.every(({ possible }) => !possible),
          'it is over',
        );
    }
  });

  it('is written down as the use cases write it', async () => {
    const district = makeDistrict({ seed: 5, cadres: 200, units: 12, talks: 900 });
    const policy = districtTrialPolicy();
    assert.ok(policy.ok, 'the default policy loads');
    const writing = {
      policy: policy.value,
      clerk: district.desks.clerk,
      unitNames: new Map(district.units.map((unit) => [unit.id, unit.name])),
    };
    for (const course of sample(district.courses)) {
      const really = await played(district, course);
      const made = recordsOf(writing, course);
      assert.deepEqual(
        comparable(really, sameIds(really, made)),
        comparable(made, new Map()),
        `a course of ${course.events[0]?.event.kind} that is ${course.talk?.stage ?? 'without a talk'}`,
      );
    }
  });
});

/** The first course of every sort. */
function sample(courses: readonly Course[]): readonly Course[] {
  const sorts = new Map<string, Course>();
  for (const course of courses) {
    const { talk, admonition, events } = course;
    const matter = talk?.matters[0];
    const sort = [
      events[0]?.event.kind,
      events.length > 1,
      talk?.stage,
      talk?.breach !== undefined,
      matter &&
        [matter.handler, matter.handled, matter.answeredOn, matter.closed].filter(Boolean).length,
      admonition && [
        admonition.closedOn !== undefined,
        admonition.items.some((item) => item.check),
      ],
    ];
    const key = JSON.stringify(sort);
    if (!sorts.has(key)) sorts.set(key, course);
  }
  assert.ok(
    [...sorts.values()].some(({ talk }) => talk?.breach),
    'no talk was a breach',
  );
  assert.ok(sorts.size > 20, `only ${sorts.size} sorts of courses`);
  return [...sorts.values()];
}

/** What the SDK has in its store after the course was played out day by day. */
async function played(district: District, course: Course): Promise<readonly StoredRecord[]> {
  const { desks } = district;
  const clock = fakeClock();
  const store = memoryStore();
  const sdk = await createTalkSdk({
    identity: fakeIdentity(desks.clerk),
    directory: district.directory(),
    clock,
    store,
  });
  const at = (day: CivilDate): void => clock.setDay(day);
  const { talk, events, admonition } = course;
  const [first] = events;
  assert.ok(first, 'a course has an event');
  const { decision, arisen, formalities } = first.event.dates;
  const base = decision ?? arisen ?? formalities;
  assert.ok(base, 'an event has a day');
  at(talk !== undefined && talk.date < base ? talk.date : base);
  const obligations = [];
  for (const { event } of events) {
    const { id: _id, subject, ...facts } = event;
    const recorded = value(await sdk.events.record({ ...facts, subject: subject.id }));
    obligations.push(...recorded.obligations);
  }
  const [obligation, ...together] = obligations;
  if (course.delegation !== undefined && obligation !== undefined) {
    await entrusted(sdk, course.delegation, obligation, at);
  }
  if (course.inquiry !== undefined && obligation !== undefined) {
    await inquired(sdk, course.inquiry, obligation, at);
  }
  if (talk !== undefined && obligation !== undefined) {
    if (admonition !== undefined) {
      const row = await onlyCase(sdk);
      const { number, issuedOn } = admonition;
      value(await sdk.admonitions.issueNotice({ admonition: row, number, issuedOn }));
    }
    await talked(sdk, course, obligation, together, at);
  }
  const types = Object.keys(recordTypes);
  const all = await Promise.all(types.map((type) => store.all(type)));
  return all.flat();
}

async function onlyCase(sdk: TalkSdk) {
  const [row] = await sdk.admonitions.list();
  assert.ok(row, 'the case is there');
  return row.admonition;
}

type Obligation = Parameters<TalkSdk['plan']['arrange']>[0]['obligation'];

async function talked(
  sdk: TalkSdk,
  course: Course,
  first: Obligation,
  together: readonly Obligation[],
  at: (day: CivilDate) => void,
): Promise<void> {
  const { talk, admonition } = course;
  assert.ok(talk, 'there is a talk');
  const fresh = await sdk.obligations.get(first.id);
  assert.ok(fresh, 'the obligation is there');
  const { opens, due } = fresh.obligation.obligation.window;
  // Arranged in time, whenever it came to be held.
  const late = due !== undefined && talk.date > due && talk.stage !== 'planned';
  const date = late ? due : opens !== undefined && talk.date < opens ? opens : talk.date;
  const arranged = value(
    await sdk.plan.arrange({
      obligation: fresh.obligation,
      together,
      date,
      startsAt: talk.startsAt,
      place: talk.place,
      talker: talk.talker.id,
      recorder: talk.recorder.id,
      outline: talk.outline,
      reasons: talk.reasons,
      ...(talk.workNeed === undefined ? {} : { workNeed: talk.workNeed }),
    }),
  );
  if (talk.stage === 'planned') return;
  at(talk.date);
  const held = value(
    await sdk.talks.hold({
      talk: arranged,
      heldOn: talk.date,
      endsAt: talk.endsAt,
      ...(talk.breach === undefined ? {} : { talker: talk.breach.talker.id }),
      ...(admonition === undefined
        ? {}
        : { service: { servedAt: talk.startsAt, receipt: { state: 'signed', on: talk.date } } }),
    }),
  );
  if (talk.stage === 'held') return;
  for (const { demand, dueOn } of admonition?.items ?? []) {
    const current = await onlyCase(sdk);
    value(await sdk.admonitions.addRectification({ admonition: current, demand, dueOn }));
  }
  const points: Record<string, { point: string; state: 'covered'; parts?: string[] }[]> = {};
  for (const one of [first, ...together]) {
    const row = await sdk.obligations.get(one.id);
    assert.ok(row, 'the obligation is there');
    const demanded = row.points.filter(({ id }) => row.obligation.obligation.points.includes(id));
    points[one.id] = demanded.map(({ id, parts }) => ({
      point: id,
      state: 'covered',
      ...(parts.length === 0 ? {} : { parts: parts.map((part) => part.id) }),
    }));
  }
  const recorded = value(
    await sdk.records.write({
      talk: held,
      points,
      record: talk.record,
      matters: talk.matters.map(({ text }) => ({ obligation: first.id, text })),
      ...(talk.statement === undefined ? {} : { statement: talk.statement }),
    }),
  );
  if (talk.stage === 'recorded') return;
  at(talk.confirmedOn);
  const { breach } = talk;
  value(
    await sdk.records.confirm({
      talk: recorded,
      method: talk.method,
      on: talk.confirmedOn,
      ...(breach === undefined
        ? {}
        : { asBreach: { approver: breach.approver.id, reason: breach.reason } }),
    }),
  );
  for (const matter of talk.matters) await settled(sdk, matter, at);
  for (const item of admonition?.items ?? []) {
    const current = await onlyCase(sdk);
    const kept = current.rectification.find(({ demand }) => demand === item.demand);
    assert.ok(kept, 'the item is there');
    if (item.report === undefined) continue;
    at(item.report.on);
    const submitted = value(
      await sdk.admonitions.submitRectification({
        admonition: current,
        item: kept.id,
        ...item.report,
      }),
    );
    if (item.check === undefined) continue;
    at(item.check.on);
    const { checker, on, opinion } = item.check;
    value(
      await sdk.admonitions.verifyRectification({
        admonition: submitted,
        item: kept.id,
        on,
        checker: checker.id,
        opinion,
      }),
    );
  }
  if (admonition?.closedOn === undefined) return;
  at(admonition.closedOn);
  value(await sdk.admonitions.close(await onlyCase(sdk)));
}

async function entrusted(
  sdk: TalkSdk,
  course: NonNullable<Course['delegation']>,
  obligation: Obligation,
  at: (day: CivilDate) => void,
): Promise<void> {
  const { delegate, leader, drawnUpOn, dueOn, reason, acceptedOn, refused } = course;
  at(drawnUpOn);
  const drawn = value(
    await sdk.delegations.draft({
      obligations: [obligation],
      delegator: 'department',
      leader: leader.id,
      delegate: delegate.id,
      reason,
      dueOn,
    }),
  );
  const delegation = value(await sdk.delegations.order({ delegation: drawn, on: drawnUpOn }));
  if (acceptedOn !== undefined) {
    at(acceptedOn);
    value(await sdk.delegations.accept({ delegation, on: acceptedOn }));
  } else if (refused !== undefined) {
    at(refused.on);
    value(await sdk.delegations.refuse({ delegation, ...refused }));
  }
}

async function inquired(
  sdk: TalkSdk,
  course: NonNullable<Course['inquiry']>,
  obligation: Obligation,
  at: (day: CivilDate) => void,
): Promise<void> {
  const { points, question, served, repliedOn, clearOn, approver, draftedOn } = course;
  const letter = { points, questions: [question.text], sender: 'department' } as const;
  at(draftedOn);
  const drafted = value(await sdk.inquiries.draft({ obligation, ...letter }));
  if (served === undefined) return;
  const approved = value(
    await sdk.inquiries.approve({ inquiry: drafted, approver: approver.id, on: draftedOn }),
  );
  const { number, on } = served;
  at(on);
  const sent = value(
    await sdk.inquiries.serve({
      inquiry: approved,
      number,
      issuedOn: draftedOn,
      servedOn: on,
      way: 'in-person',
      receipt: { state: 'signed', on },
    }),
  );
  if (repliedOn === undefined) return;
  at(repliedOn);
  const [asked] = sent.rounds[0]?.questions ?? [];
  const text = '已履行审核职责，今后从严把关。';
  const answered = value(
    await sdk.inquiries.answer({
      inquiry: sent,
      receivedOn: repliedOn,
      answers: [{ question: asked?.id ?? '', text }],
      pledge: true,
    }),
  );
  if (clearOn === undefined) return;
  at(clearOn);
  const clear = value(await sdk.inquiries.judgeClear({ inquiry: answered, opinion: '说明清楚' }));
  if (course.closed === true) value(await sdk.inquiries.close({ inquiry: clear }));
}

async function settled(
  sdk: TalkSdk,
  course: NonNullable<Course['talk']>['matters'][number],
  at: (day: CivilDate) => void,
): Promise<void> {
  const current = async () => {
    const row = (await sdk.matters.list()).find(({ matter }) => matter.text === course.text);
    assert.ok(row, 'the matter is there');
    return row.matter;
  };
  if (course.handler === undefined || course.assignedOn === undefined) return;
  at(course.assignedOn);
  const { dueOn = addDays(course.assignedOn, 30) } = course;
  value(await sdk.matters.assign({ matter: await current(), handler: course.handler.id, dueOn }));
  if (course.handled === undefined) return;
  value(await sdk.matters.handle({ matter: await current(), ...course.handled }));
  if (course.answeredOn === undefined) return;
  at(course.answeredOn);
  value(await sdk.matters.answer({ matter: await current(), on: course.answeredOn }));
  if (course.verified === undefined) return;
  const { checker, on, opinion } = course.verified;
  value(await sdk.matters.verify({ matter: await current(), checker: checker.id, on, opinion }));
  value(await sdk.matters.close(await current()));
  assert.ok(isFinal('matter', (await current()).state), 'it is settled');
}

/** Which id of what really happened is which id of what was made. */
function sameIds(
  really: readonly StoredRecord[],
  made: readonly StoredRecord[],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const record of really) {
    const twin = made.find((one) => one.type === record.type && mark(one) === mark(record));
    if (twin === undefined) continue;
    ids.set(record.id, twin.id);
    const items = itemsOf(record);
    itemsOf(twin).forEach((item, index) => ids.set(items[index] ?? '', item));
  }
  return ids;
}

/** What tells records of a type apart within one course: whom they are about. */
function mark({ type, body }: StoredRecord): string {
  const text = JSON.stringify(body);
  const about = /"id":"(g-cadre-\d+)"/.exec(text)?.[1];
  return type === 'talk' || type === 'matter' ? type : (about ?? '');
}

/** Ids that stand within a record: of its items, its letter's wording and questions. */
function itemsOf({ body }: StoredRecord): readonly string[] {
  const { rectification, rounds } = body as {
    rectification?: readonly { id: string }[];
    rounds?: readonly { wording: string; questions: readonly { id: string }[] }[];
  };
  const letters = (rounds ?? []).flatMap(({ wording, questions }) => [
    wording,
    ...questions.map(({ id }) => id),
  ]);
  return [...(rectification ?? []).map(({ id }) => id), ...letters];
}

/** The records without the order they came in, and with one set of ids. */
function comparable(
  records: readonly StoredRecord[],
  ids: ReadonlyMap<string, string>,
): readonly unknown[] {
  return records
    .map((record): StoredRecord => {
      const text = JSON.stringify(record).replace(/[0-9a-f]{32}/g, (id) => ids.get(id) ?? id);
      return JSON.parse(text);
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
