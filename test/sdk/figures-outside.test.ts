/**
 * Outside the department nobody can compute from the figures what one or two people did: not from the
 * numbers of one answer, not from their order, not from the answers of two days or of two people.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Actor,
  addDays,
  addMonths,
  type CivilDate,
  createTalkSdk,
  type Figure,
  type Figures,
  type TalkSdk,
} from '../../src/sdk/index.ts';
import { masked } from '../../src/sdk/figures/masking.ts';
import type { JsonObject, Store } from '../../src/sdk/store/store.ts';
import {
  type District,
  fakeClock,
  fakeIdentity,
  makeDistrict,
} from '../../src/sdk/testing/index.ts';
import { allCovered, value } from './steps.ts';
import { follows, numbers } from './told-numbers.ts';

async function open(
  district: District,
  actor: Actor = district.desks.clerk,
  { store, day }: { readonly store?: Store; readonly day?: CivilDate } = {},
) {
  const own = store ?? (await district.store());
  const clock = fakeClock(day ?? district.today);
  const identity = fakeIdentity(actor);
  const sdk = await createTalkSdk({
    identity,
    directory: district.directory(),
    clock,
    store: own,
  });
  return { sdk, store: own, clock };
}

function monthOf(from: CivilDate) {
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** The same rows, each as the obligation that it is one with: what is counted twice is one unknown. */
function linked(
  { records }: District,
  whole: Figures,
): (rows: readonly string[]) => readonly string[] {
  const links = new Map<string, string>();
  const taken = new Set<string>();
  const counted = new Set(whole.completion.of);
  for (const { id, type, body } of [...records].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (type === 'obligation' && !counted.has(id)) continue;
    const { obligation, obligations, talk, discharged } = body as JsonObject & {
      readonly obligation: JsonObject | string;
      readonly obligations?: readonly string[];
      readonly talk?: string;
      readonly discharged?: { readonly talk?: string };
    };
    const link = (row: string | undefined, to: string | undefined, sort: string): void => {
      if (row === undefined || to === undefined || links.has(row) || taken.has(sort + to)) return;
      taken.add(sort + to);
      links.set(row, to);
    };
    if (type === 'obligation') link(talk ?? discharged?.talk, id, 'talk');
    else if (type === 'delegation') link(id, obligations?.[0], type);
    else if (typeof obligation === 'string' && type !== 'matter') link(id, obligation, type);
  }
  return (rows) => rows.map((id) => links.get(id) ?? id);
}

/** Every small set that stands between two numbers of the answer, one of which holds the other. */
function between(whole: Figures): readonly (readonly [string, readonly string[]])[] {
  const without = (all: readonly string[], some: readonly string[]) =>
    all.filter((id) => !some.includes(id));
  const all: (readonly [string, readonly string[]])[] = [
    ['written, not signed', without(whole.recorded.met, whole.confirmed.met)],
    ['held late', without(whole.completion.met, whole.onTime.met)],
  ];
  for (const { key, completion, onTime } of [...whole.byKind, ...whole.byUnit, ...whole.byTalker]) {
    all.push([`held late of ${key}`, without(completion.met, onTime.met)]);
  }
  for (const { name, rows: of } of numbers(whole, whole).filter(({ name }) => /of$/.test(name))) {
    const met = numbers(whole, whole).find((one) => one.name === name.replace(/of$/, 'met'));
    all.push([`not met of ${name}`, without(of, met?.rows ?? [])]);
  }
  return all;
}

describe('outside the department', () => {
  it('no number under three stands in the figures, and none can be computed from them', async () => {
    let hidden = 0;
    for (const [seed, talks] of [
      [31, 900],
      [32, 500],
      [38, 300],
    ] as const) {
      const district = makeDistrict({ seed, cadres: 60, units: 8, talks });
      const { sdk, store, clock } = await open(district);
      const { sdk: outside } = await open(district, district.desks.committeeLeader, { store });
      for (const from of ['2026-10-01', '2026-03-01', '2024-07-01'] as const) {
        const month = monthOf(from);
        clock.setDay(addDays(month.to, 7));
        const whole = value(await sdk.figures.read(month));
        const figures = value(await outside.figures.read(month));
        const one = linked(district, whole);
        const all = numbers(figures, whole);
        assert.ok(all.length > 40, 'the numbers are found');
        const told = all.filter(({ count }) => count !== 'masked').map(({ rows }) => one(rows));
        assert.ok(told.length > 3, `something is told of ${from}`);
        const secrets = [
          ...all.map(({ name, rows }) => [name, rows] as const),
          ...between(whole),
        ].filter(([, rows]) => rows.length === 1 || rows.length === 2);
        hidden += secrets.length;
        for (const [name, rows] of secrets) {
          const found = follows(one(rows), told);
          assert.ok(!found, `${seed} ${from}: ${name} of ${rows.length} can be computed`);
        }
        for (const { name, count } of all) {
          assert.ok(count === 'masked' || (count as number) >= 3, `${name} shows ${String(count)}`);
        }
      }
    }
    assert.ok(hidden > 200, `only ${hidden} were to be hidden`);
  });

  it('what is told is true, where nothing was written since the month was closed', async () => {
    const district = makeDistrict({ seed: 39, cadres: 60, units: 8, talks: 300 });
    const { sdk, store } = await open(district, district.desks.clerk, { day: '2026-10-07' });
    const { sdk: outside } = await open(district, district.desks.inspector, { store });
    const month = monthOf('2026-09-01');
    const whole = value(await sdk.figures.read(month));
    for (const { name, count, rows } of numbers(value(await outside.figures.read(month)), whole)) {
      assert.ok(count === 'masked' || count === rows.length, `${name} is true`);
    }
  });

  it('no order says how many a masked number is', async () => {
    const district = makeDistrict({ seed: 40, cadres: 60, units: 8, talks: 400 });
    const { sdk: outside } = await open(district, district.desks.committeeLeader);
    const { load, byTalker, byUnit, byKind, warnings } = value(
      await outside.figures.read(monthOf('2026-09-01')),
    );
    assert.ok(load.length > 3, 'several talkers');
    for (const keys of [
      load.map(({ talker }) => talker),
      ...[byTalker, byUnit, byKind].map((groups) => groups.map(({ key }) => key)),
      ...[warnings.byKind, warnings.byWay, warnings.byIssue].map((some) =>
        some.map(({ key }) => key),
      ),
    ]) {
      assert.deepEqual(keys, [...keys].sort(), 'by what they are called');
    }
  });

  it('everybody is told the same, so that nobody learns of a case of their own', async () => {
    const district = makeDistrict({ seed: 41, cadres: 40, units: 6, talks: 400 });
    const { sdk, store } = await open(district);
    const month = monthOf('2026-09-01');
    const whole = value(await sdk.figures.read(month));
    const about = new Map(
      district.records.flatMap(({ id, type, body }) =>
        type === 'obligation' ? [[id, (body['ofTheDay'] as { id: string }).id] as const] : [],
      ),
    );
    const subject = about.get(whole.completion.of[0] ?? '') ?? '';
    assert.ok(subject !== '', 'somebody has a case in the month');
    const { sdk: theirs } = await open(
      district,
      { id: subject, name: '本人', roles: ['committee-leader'] },
      { store },
    );
    const { sdk: another } = await open(district, district.desks.inspector, { store });
    assert.deepEqual(
      value(await theirs.figures.read(month)),
      value(await another.figures.read(month)),
    );
  });

  it('there are no rows, no sources, no reasons, and no names of who was not talked with', async () => {
    const district = makeDistrict({ seed: 34, cadres: 60, units: 8, talks: 600 });
    const { sdk, store } = await open(district);
    const { sdk: outside } = await open(district, district.desks.committeeLeader, { store });
    const month = monthOf('2026-10-01');
    const whole = value(await sdk.figures.read(month));
    assert.ok(whole.exceptions.length > 0, 'there are reasons to hide');
    const figures = value(await outside.figures.read(month));
    assert.equal(figures.withRows, false);
    assert.equal(figures.warnings.bySource, undefined);
    assert.deepEqual(figures.exceptions, []);
    assert.equal(figures.rectificationDays, undefined);
    const { sdk: inspector } = await open(district, district.desks.inspector, { store });
    assert.deepEqual(value(await inspector.figures.read(month)), figures, 'the inspector’s too');
    const text = JSON.stringify(figures);
    const ids = new Set(district.records.map(({ id }) => id));
    for (const [id] of text.matchAll(/[0-9a-f]{32}/g)) assert.ok(!ids.has(id), 'an id is told');
    assert.ok(!text.includes('g-cadre-'), 'a cadre is named');
    const focus = await outside.figures.focusPrincipals(month);
    assert.ok(!focus.ok && focus.error.code === 'access.denied');
  });

  it('only whole months can be asked for, so that two answers cannot be set against each other', async () => {
    const district = makeDistrict({ seed: 35, cadres: 30, units: 6, talks: 60 });
    const { sdk: outside } = await open(district, district.desks.committeeLeader);
    const month = monthOf('2026-10-01');
    assert.ok((await outside.figures.read(month)).ok, 'a month is answered');
    for (const query of [
      { ...month, to: '2026-10-30' },
      { from: '2026-10-01', to: '2026-11-30' },
      { ...month, unit: '青石街道' },
      { ...month, kinds: ['reminder'] },
      { ...month, talker: 'g-minister' },
    ] as const) {
      const refused = await outside.figures.read(query);
      assert.ok(!refused.ok && refused.error.code === 'input.invalid', JSON.stringify(query));
    }
    const year = await outside.figures.report({ year: '2026' });
    assert.ok(!year.ok, 'nor a year, from which eleven months could be taken away');
    assert.ok((await outside.figures.report({ month: '2026-10' })).ok, 'a month is reported');
    const unit = await outside.figures.report({ month: '2026-10', unit: '青石街道' });
    assert.ok(!unit.ok, 'nor one unit of it, from whose numbers the others follow');
  });
});

/** A decision of the month, and its talk, entered now. */
async function enterLate(sdk: TalkSdk, subject: string, day: CivilDate): Promise<void> {
  const { obligations } = value(
    await sdk.events.record({
      kind: 'appointment',
      triggers: ['promotion'],
      subject,
      dates: { decision: '2026-10-20' },
      decision: { body: '区委常委会' },
    }),
  );
  const [obligation] = obligations;
  assert.ok(obligation, 'a talk is owed');
  const row = await sdk.obligations.get(obligation.id);
  const reasons = { [obligation.obligation.window.rule]: '主要负责人外出' };
  const plan = { date: day, talker: 'g-minister', outline: true, reasons };
  const talk = value(await sdk.plan.arrange({ obligation, ...plan }));
  const held = value(await sdk.talks.hold({ talk, heldOn: day }));
  assert.ok(row, 'its row');
  value(await sdk.records.write({ talk: held, record: 'written', points: allCovered(row) }));
}

/** So many met of so many, by ids that begin alike. */
function shareOf(met: readonly string[], of: readonly string[]): Figure {
  return { met, of, count: { met: met.length, of: of.length } };
}

describe('a number between two others', () => {
  it('is as little told as they are: who was late in a unit, what was written and not signed', async () => {
    const district = makeDistrict({ seed: 44, cadres: 12, units: 6, talks: 0 });
    const { sdk } = await open(district);
    const none = value(await sdk.figures.read(monthOf('2026-09-01')));
    const ids = Array.from({ length: 12 }, (_, index) => `o${index}`);
    // Twelve due, eight held, seven of these in time: one was late, and everybody would know who.
    const completion = shareOf(ids.slice(0, 8), ids);
    const onTime = shareOf(ids.slice(0, 7), ids);
    const [group] = masked(
      { ...none, byUnit: [{ key: 'u', name: '某局', completion, onTime }] },
      new Map(),
    ).byUnit;
    assert.ok(group, 'the unit');
    const both = [group.completion.count.met, group.onTime.count.met];
    assert.equal(
      both.filter((count) => count === 'masked').length,
      1,
      'one of the two is taken away',
    );
    const signed = masked(
      {
        ...none,
        recorded: shareOf(ids.slice(0, 8), ids),
        confirmed: shareOf(ids.slice(0, 6), ids),
      },
      new Map(),
    );
    const written = [signed.recorded.count.met, signed.confirmed.count.met];
    assert.equal(written.filter((count) => count === 'masked').length, 1, 'nor who did not sign');
  });
});

describe('a month outside the department', () => {
  it('is told once it is closed, and says which one is until then', async () => {
    const district = makeDistrict({ seed: 42, cadres: 30, units: 6, talks: 200 });
    for (const [day, latest, open] of [
      ['2026-11-07', '2026-09', '2026-10-01'],
      ['2026-11-08', '2026-10', '2026-11-01'],
      ['2026-11-30', '2026-10', '2026-11-01'],
      ['2027-01-07', '2026-11', '2026-12-01'],
    ] as const) {
      const { sdk } = await sitDown(district, day);
      const refused = await sdk.figures.read(monthOf(open));
      assert.ok(!refused.ok, `${open} on ${day}`);
      assert.deepEqual([refused.error.code, refused.error.path], ['figures.not-closed', 'to']);
      assert.ok(refused.error.message.includes(latest), refused.error.message);
      assert.ok((await sdk.figures.report({ month: latest })).ok, `${latest} on ${day}`);
    }
  });

  it('does not change by what is entered the day after, and so tells no single act', async () => {
    const district = makeDistrict({ seed: 43, cadres: 60, units: 8, talks: 600 });
    const month = monthOf('2026-10-01');
    const { sdk, store, clock } = await open(district, district.desks.clerk, { day: '2026-11-05' });
    const [first, second, third] = district.cadres.map(({ id }) => id).slice(20);
    const atFirst = value(await sdk.figures.read(month));
    await enterLate(sdk, first ?? '', '2026-11-05');
    const closed = value(await sdk.figures.read(month));
    assert.equal(closed.completion.met.length, atFirst.completion.met.length + 1, 'it counts');
    const { sdk: outside, clock: later } = await open(district, district.desks.committeeLeader, {
      store,
      day: '2026-11-08',
    });
    const told = value(await outside.figures.read(month));
    const report = value(await outside.figures.report({ month: '2026-10' }));
    assert.equal(report.on, '2026-11-07');
    const total = told.completion.count.met;
    assert.ok(total === 'masked' || total === closed.completion.met.length, 'as it was closed');
    for (const [day, subject = ''] of [
      ['2026-11-09', second],
      ['2026-11-10', third],
    ] as const) {
      clock.setDay(day);
      later.setDay(day);
      await enterLate(sdk, subject, day);
      assert.deepEqual(value(await outside.figures.read(month)), told, `on ${day}`);
      assert.deepEqual(value(await outside.figures.report({ month: '2026-10' })), report);
    }
    const now = value(await sdk.figures.read(month));
    assert.equal(
      now.completion.met.length,
      closed.completion.met.length + 2,
      'the department sees',
    );
  });
});

function sitDown(district: District, day: CivilDate) {
  return open(district, district.desks.committeeLeader, { day });
}
