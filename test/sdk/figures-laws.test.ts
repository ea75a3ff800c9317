/**
 * Figures always equal a recount from scratch, whatever was written since; and outside the department
 * nobody can compute from them what one or two people did.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { districtTrialPolicy } from '../../src/policy/index.ts';
import {
  type Actor,
  addDays,
  addMonths,
  createTalkSdk,
  type Figure,
  type Figures,
  type FiguresQuery,
  type TalkSdk,
} from '../../src/sdk/index.ts';
import type { JsonObject, Store, StoredRecord } from '../../src/sdk/store/store.ts';
import {
  Chance,
  type District,
  fakeClock,
  fakeIdentity,
  makeDistrict,
} from '../../src/sdk/testing/index.ts';
import { recount, type Recount } from './figures-recount.ts';
import { worldOf } from './queries/naive.ts';
import { value } from './steps.ts';

const loaded = districtTrialPolicy();
assert.ok(loaded.ok, 'the default policy loads');
const policy = loaded.value;

async function open(
  district: District,
  actor: Actor = district.desks.clerk,
  store?: Store,
): Promise<{ readonly sdk: TalkSdk; readonly store: Store }> {
  const own = store ?? (await district.store());
  const sdk = await createTalkSdk({
    identity: fakeIdentity(actor),
    directory: district.directory(),
    clock: fakeClock(district.today),
    store: own,
  });
  return { sdk, store: own };
}

/** The figures in the recount's own form. */
function told(figures: Figures): Recount {
  const result: Record<string, Recount[string]> = {};
  const put = (name: string, { met, of, count, rate }: Figure): void => {
    result[name] = [[...met].sort(), [...of].sort()];
    assert.deepEqual(count, { met: met.length, of: of.length }, name);
    assert.equal(rate, of.length === 0 ? undefined : met.length / of.length, name);
  };
  const rows = (name: string, count: unknown, ids: readonly string[]): void => {
    assert.equal(count, ids.length, name);
    result[name] = [[...ids].sort(), []];
  };
  put('coverage.all', figures.coverage.all);
  put('coverage.principals', figures.coverage.principals);
  for (const name of [
    'completion',
    'onTime',
    'recorded',
    'confirmed',
    'outlined',
    'group',
    'rectified',
    'rectifiedOnTime',
    'rectificationReopened',
    'mattersSettled',
    'mattersAnswered',
    'askedAgain',
    'delegationsCompleted',
  ] as const) {
    put(name, figures[name]);
  }
  for (const name of ['byKind', 'byUnit', 'byTalker'] as const) {
    for (const { key, completion, onTime } of figures[name]) {
      put(`${name}.${key}`, completion);
      put(`${name}.${key}.onTime`, onTime);
    }
  }
  for (const { class: name, count, obligations } of figures.punctuality) {
    if (obligations.length > 0) rows(`punctuality.${name}`, count, obligations);
  }
  for (const { talker, count, talks } of figures.load) rows(`load.${talker}`, count, talks);
  for (const { from, count, obligations } of figures.ageing) {
    rows(`ageing.${from}`, count, obligations);
  }
  const { byKind, byIssue, bySource = [] } = figures.warnings;
  for (const one of byKind) rows(`warnings.byKind.${one.key}`, one.count, one.rows);
  for (const one of byIssue) rows(`warnings.byIssue.${one.key}`, one.count, one.rows);
  for (const one of bySource) rows(`warnings.bySource.${one.key}`, one.count, one.rows);
  return result;
}

async function agree(
  district: District,
  { sdk, store }: { readonly sdk: TalkSdk; readonly store: Store },
  query: FiguresQuery,
  me: string,
): Promise<void> {
  const world = await worldOf(store, { policy, today: district.today, me });
  const { from, to, ...wanted } = query;
  const unitId = district.units.find(({ name }) => name === wanted.unit)?.id;
  assert.deepEqual(
    told(value(await sdk.figures.read(query))),
    recount(
      world,
      district.people,
      { from, to },
      { ...wanted, ...(unitId === undefined ? {} : { unitId }) },
    ),
    JSON.stringify(query),
  );
}

/** Inquiries and orders upon some of a district's obligations, in every state that figures tell apart. */
function papersUpon(district: District, seed: number): readonly StoredRecord[] {
  const chance = new Chance(seed);
  const by = { by: 'g-clerk', name: '李书宁' };
  const named = { id: 'g-minister', name: '林致和', title: '部长' };
  const made: StoredRecord[] = [];
  for (const record of district.records) {
    if (record.type !== 'obligation' || !chance.is(0.3)) continue;
    const { ofTheDay, event, obligation } = record.body as JsonObject & {
      ofTheDay: JsonObject;
      obligation: { subject: JsonObject; window: { base?: string } };
    };
    const base = obligation.window.base ?? '2026-06-01';
    const subject = { ...obligation.subject };
    if (chance.is(0.5)) {
      const service = {
        number: '1',
        issuedOn: base,
        servedOn: base,
        way: 'in-person',
        receipt: { state: 'signed', on: base },
        by,
      };
      const round = () => ({
        questions: [],
        points: {},
        draftedBy: by,
        draftedOn: base,
        returned: [],
        reminders: [],
        extensions: [],
        noReplies: [],
        ...(chance.is(0.8) ? { service } : {}),
        ...(chance.is(0.6)
          ? { reply: { receivedOn: base, answers: [], pledge: false, entered: by } }
          : {}),
      });
      made.push({
        id: chance.id(),
        type: 'inquiry',
        revision: 1,
        schema: 1,
        body: {
          state: chance.pick(['served', 'answered', 'closed', 'withdrawn']),
          event: event ?? '',
          obligation: record.id,
          subject,
          ofTheDay,
          sender: 'department',
          rounds: chance.is(0.3) ? [round(), round()] : [round()],
          breaches: [],
        },
      });
    } else {
      const held = chance.is(0.7) ? { held: { talk: record.id, on: base, by } } : {};
      const back = { on: base, copiesKept: false, by, broken: [] };
      const returns = chance.is(0.6)
        ? [chance.is(0.2) ? { ...back, sentBack: { on: base, opinion: '补正', by } } : back]
        : [];
      made.push({
        id: chance.id(),
        type: 'delegation',
        revision: 1,
        schema: 1,
        body: {
          state: chance.pick(['ordered', 'held', 'returned', 'closed', 'withdrawn', 'refused']),
          obligations: [record.id],
          subject,
          ofTheDay,
          delegate: subject,
          delegateOfTheDay: ofTheDay,
          delegator: 'department',
          leader: named,
          drawnUp: { on: base, by },
          dueOn: base,
          ...(chance.is(0.9) ? { order: { on: base, by } } : {}),
          ...held,
          returns,
          breaches: [],
        },
      });
    }
  }
  return made;
}

/** Cases some of whose items came back. */
function sentBack(district: District, seed: number): readonly StoredRecord[] {
  const chance = new Chance(seed);
  const by = { by: 'g-clerk', name: '李书宁' };
  return district.records
    .filter(({ type }) => type === 'admonition')
    .map((record) => {
      const { rectification } = record.body as JsonObject & {
        rectification: readonly JsonObject[];
      };
      const items = rectification.map((item) => {
        if (!chance.is(0.4)) return item;
        const { check: _check, ...rest } = item;
        const returned = [{ on: '2026-01-01', opinion: '整改不到位', by }];
        return { ...rest, state: 'returned', returned };
      });
      return { ...record, body: { ...record.body, rectification: items } };
    });
}

async function adopt(store: Store, records: readonly StoredRecord[]): Promise<void> {
  const result = await store.commit({
    puts: [],
    changes: [],
    adopt: records,
    audit: {
      action: 'testing.adopt',
      at: '2026-11-23T04:00:00.000Z',
      by: 'g-clerk',
      records: [],
      outcome: 'done',
      detail: {},
    },
  });
  assert.ok(result.ok, 'the records came in');
}

describe('the figures of a made-up district', () => {
  it('equal a recount from scratch, for every period and filter', async () => {
    const district = makeDistrict({ seed: 21, cadres: 150, units: 14, talks: 900 });
    const desk = await open(district);
    await adopt(desk.store, [...papersUpon(district, 22), ...sentBack(district, 26)]);
    const me = district.desks.clerk.id;
    const year = { from: '2026-01-01', to: '2026-12-31' } as const;
    const unit = district.units[5]?.name ?? '';
    await agree(district, desk, { from: '2026-11-01', to: '2026-11-30' }, me);
    await agree(district, desk, { from: '2021-01-01', to: '2027-12-31' }, me);
    await agree(district, desk, { ...year, unit }, me);
    await agree(district, desk, { ...year, kinds: ['reminder', 'admonition'] }, me);
    await agree(district, desk, { ...year, talker: district.leaders.minister.id }, me);
    await agree(district, desk, { from: '2026-11-23', to: '2026-11-23' }, me);
  });

  it('leave out what is about the person at the desk', async () => {
    const district = makeDistrict({ seed: 23, cadres: 30, units: 6, talks: 300 });
    const [cadre] = district.cadres;
    assert.ok(cadre, 'there is a cadre');
    const desk = await open(district, { id: cadre.id, name: cadre.name, roles: ['clerk'] });
    await agree(district, desk, { from: '2021-01-01', to: '2027-12-31' }, cadre.id);
  });

  it('go on doing so after every change', async () => {
    const district = makeDistrict({ seed: 24, cadres: 60, units: 8, talks: 250 });
    const desk = await open(district);
    const me = district.desks.clerk.id;
    const period = { from: '2025-06-01', to: '2026-11-30' } as const;
    await agree(district, desk, period, me);
    const chance = new Chance(25);
    for (let round = 0; round < 5; round += 1) {
      const [obligations, talks, matters] = await Promise.all(
        ['obligation', 'talk', 'matter'].map((type) => desk.store.all(type)),
      );
      const changed = [
        ...[1, 2, 3].map(() => {
          const one = chance.pick(obligations ?? []);
          const state = chance.pick(['cancelled', 'merged', 'closed', 'held']);
          return { ...one, body: { ...one.body, state } };
        }),
        ...[1, 2, 3].map(() => {
          const one = chance.pick(talks ?? []);
          const date = addDays('2026-01-01', chance.int(300));
          return { ...one, body: { ...one.body, date, record: 'written' } };
        }),
        ...[1, 2, 3].map(() => {
          const one = chance.pick(matters ?? []);
          const state = chance.pick(['raised', 'closed']);
          return { ...one, body: { ...one.body, state, raisedOn: '2026-03-03' } };
        }),
      ];
      await adopt(desk.store, [...new Map(changed.map((one) => [one.id, one])).values()]);
      await agree(district, desk, period, me);
    }
  });
});

/** Every count that stands in the figures, with the set it is the count of where it stands whole. */
function numbers(
  figures: Figures,
  whole: Figures,
): readonly { readonly name: string; readonly count: unknown; readonly rows: readonly string[] }[] {
  const all: { name: string; count: unknown; rows: readonly string[] }[] = [];
  const walk = (name: string, here: unknown, there: unknown): void => {
    if (typeof here !== 'object' || here === null) return;
    const one = here as Record<string, unknown>;
    const other = there as Record<string, unknown>;
    if (typeof one['count'] === 'object') {
      const { met, of } = one['count'] as Figure['count'];
      const { met: metRows, of: ofRows } = other as unknown as Figure;
      all.push({ name: `${name}.met`, count: met, rows: metRows });
      all.push({ name: `${name}.of`, count: of, rows: ofRows });
      return;
    }
    if ('count' in one) {
      const rows = (other['rows'] ?? other['obligations'] ?? other['talks']) as readonly string[];
      all.push({ name, count: one['count'], rows });
      return;
    }
    for (const key of Object.keys(one)) walk(`${name}.${key}`, one[key], other[key]);
  };
  walk('', figures, whole);
  return all;
}

/** By exact fractions: whether a set's number follows from others'. */
function follows(secret: readonly string[], told: readonly (readonly string[])[]): boolean {
  const members = [...new Set([...told.flat(), ...secret])];
  const places = new Map(members.map((id, at) => [id, at]));
  const signature = new Map<string, string>();
  told.forEach((rows, at) => {
    for (const id of rows) signature.set(id, `${signature.get(id) ?? ''},${at}`);
  });
  for (const id of secret) signature.set(id, `${signature.get(id) ?? ''},s`);
  const columns = [...new Set(members.map((id) => signature.get(id)))];
  const column = new Map(columns.map((name, at) => [name, at]));
  const vector = (rows: readonly string[]): bigint[] => {
    const all = columns.map(() => 0n);
    for (const id of rows) all[column.get(signature.get(id)) ?? 0] = 1n;
    return all;
  };
  assert.equal(places.size, members.length);
  const reduced: { readonly pivot: number; readonly row: bigint[] }[] = [];
  const reduce = (row: bigint[]): bigint[] => {
    let left = row;
    for (const { pivot, row: other } of reduced) {
      const factor = left[pivot] ?? 0n;
      if (factor === 0n) continue;
      const own = other[pivot] ?? 1n;
      left = left.map((one, at) => one * own - (other[at] ?? 0n) * factor);
      const divisor = left.reduce((a, b) => gcd(a, b), 0n);
      if (divisor > 1n) left = left.map((one) => one / divisor);
    }
    return left;
  };
  for (const rows of told) {
    const left = reduce(vector(rows));
    const pivot = left.findIndex((one) => one !== 0n);
    if (pivot >= 0) reduced.push({ pivot, row: left });
  }
  return reduce(vector(secret)).every((one) => one === 0n);
}

function gcd(a: bigint, b: bigint): bigint {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

describe('outside the department', () => {
  it('no number under three stands in the figures, and none can be computed from them', async () => {
    for (const seed of [31, 32, 33]) {
      const district = makeDistrict({ seed, cadres: 60, units: 8, talks: 500 + seed * 10 });
      const { sdk, store } = await open(district);
      const { sdk: outside } = await open(district, district.desks.committeeLeader, store);
      for (const from of ['2026-11-01', '2026-03-01', '2024-07-01'] as const) {
        const month = { from, to: addDays(addMonths(from, 1), -1) };
        const whole = value(await sdk.figures.read(month));
        const figures = value(await outside.figures.read(month));
        const all = numbers(figures, whole);
        assert.ok(all.length > 40, 'the numbers are found');
        for (const { name, count, rows } of all) {
          assert.ok(count === 'masked' || count === rows.length, `${name} is true`);
          assert.ok(rows.length >= 3 || count === 'masked', `${name} shows ${rows.length}`);
        }
        const told = all.filter(({ count }) => count !== 'masked').map(({ rows }) => rows);
        assert.ok(told.length > 5, 'something is told');
        const small = all.filter(({ rows }) => rows.length === 1 || rows.length === 2);
        assert.ok(small.length > 0, 'something is to be hidden');
        for (const { name, rows } of small) {
          assert.ok(!follows(rows, told), `${name} of ${rows.length} can be computed`);
        }
        for (const { name, rows: of } of all.filter(({ name: one }) => one.endsWith('.of'))) {
          const met = all.find((one) => one.name === name.replace(/of$/, 'met'))?.rows ?? [];
          const unmet = of.filter((id) => !met.includes(id));
          if (unmet.length !== 1 && unmet.length !== 2) continue;
          assert.ok(!follows(unmet, told), `what of ${name} was not met can be computed`);
        }
      }
    }
  });

  it('there are no rows, no sources, no reasons, and no names of who was not talked with', async () => {
    const district = makeDistrict({ seed: 34, cadres: 60, units: 8, talks: 1500 });
    const { sdk, store } = await open(district);
    const { sdk: outside } = await open(district, district.desks.committeeLeader, store);
    const whole = value(await sdk.figures.read({ from: '2026-10-01', to: '2026-10-31' }));
    assert.ok(whole.exceptions.length > 0, 'there are reasons to hide');
    const figures = value(await outside.figures.read({ from: '2026-10-01', to: '2026-10-31' }));
    assert.equal(figures.withRows, false);
    assert.equal(figures.warnings.bySource, undefined);
    assert.deepEqual(figures.exceptions, []);
    assert.equal(figures.rectificationDays, undefined);
    const { sdk: inspector } = await open(district, district.desks.inspector, store);
    const month = { from: '2026-10-01', to: '2026-10-31' } as const;
    assert.deepEqual(value(await inspector.figures.read(month)), figures, 'the inspector’s too');
    const text = JSON.stringify(figures);
    const ids = new Set(district.records.map(({ id }) => id));
    for (const [id] of text.matchAll(/[0-9a-f]{32}/g)) assert.ok(!ids.has(id), 'an id is told');
    assert.ok(!text.includes('g-cadre-'), 'a cadre is named');
    const focus = await outside.figures.focusPrincipals({ from: '2026-10-01', to: '2026-10-31' });
    assert.ok(!focus.ok && focus.error.code === 'access.denied');
  });

  it('only whole months can be asked for, so that two answers cannot be set against each other', async () => {
    const district = makeDistrict({ seed: 35, cadres: 30, units: 6, talks: 60 });
    const { sdk: outside } = await open(district, district.desks.committeeLeader);
    const month = { from: '2026-10-01', to: '2026-10-31' } as const;
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
  });
});

describe('reports', () => {
  it('hold the same numbers as the figures, under Chinese titles, with their rows', async () => {
    const district = makeDistrict({ seed: 36, cadres: 100, units: 10, talks: 600 });
    const { sdk } = await open(district);
    const report = value(await sdk.figures.report({ month: '2026-10' }));
    assert.equal(report.title, '2026年10月干部谈话制度执行情况通报');
    assert.deepEqual(report.period, { from: '2026-10-01', to: '2026-10-31' });
    const figures = value(await sdk.figures.read(report.period));
    const overall = report.tables.find(({ id }) => id === 'overall');
    const line = overall?.rows.find(([title]) => JSON.stringify(title).includes('谈话完成率'));
    assert.deepEqual(line?.slice(1), [
      { count: figures.completion.of.length, rows: figures.completion.of },
      { count: figures.completion.met.length, rows: figures.completion.met },
      { rate: figures.completion.rate },
    ]);
    const units = report.tables.find(({ id }) => id === 'byUnit');
    assert.equal(units?.rows.length, figures.byUnit.length);
    for (const { columns, rows } of report.tables) {
      for (const row of rows) assert.equal(row.length, columns.length, 'a cell for each column');
    }
    const check = value(await sdk.figures.inspectionTable({ quarter: '2026-Q3' }));
    assert.equal(check.title, '2026年第三季度干部谈话制度执行情况检查表');
    assert.deepEqual(check.period, { from: '2026-07-01', to: '2026-09-30' });
    const upward = value(await sdk.figures.upwardReturn({ year: '2026' }));
    assert.equal(upward.title, '2026年提醒、函询、诫勉情况统计表');
    assert.deepEqual(upward.period, { from: '2026-01-01', to: '2026-12-31' });
    for (const query of [{ month: '2026-13' }, { quarter: '2026-5' }, { year: '26' }]) {
      const refused = await sdk.figures.report(query);
      assert.ok(!refused.ok && refused.error.code === 'input.invalid', JSON.stringify(query));
    }
  });

  it('name the principals of the next level whom nobody talked with, the longest first', async () => {
    const district = makeDistrict({ seed: 37, cadres: 100, units: 10, talks: 300 });
    const { sdk } = await open(district);
    const period = { from: '2026-01-01', to: '2026-11-23' } as const;
    const { coverage, without } = value(await sdk.figures.focusPrincipals(period));
    assert.equal(without.length, coverage.of.length - coverage.met.length);
    assert.ok(without.length > 1, 'somebody was left out');
    const last = without.map(({ lastTalk }) => lastTalk ?? '');
    assert.deepEqual(last, [...last].sort());
    for (const { person, lastTalk } of without) {
      assert.ok(coverage.of.includes(person) && !coverage.met.includes(person), person);
      assert.ok(lastTalk === undefined || lastTalk < period.from, 'before the period');
    }
  });
});
