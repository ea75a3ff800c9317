/** Figures always equal a recount from scratch, whatever was written since. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { districtTrialPolicy } from '../../src/policy/index.ts';
import {
  type Actor,
  addDays,
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
    const [unit] = value(
      await sdk.figures.read({ ...report.period, kinds: ['appointment'] }),
    ).byUnit;
    const narrowed = value(
      await sdk.figures.report({
        month: '2026-10',
        unit: unit?.name ?? '',
        kinds: ['appointment'],
      }),
    );
    assert.equal(narrowed.title, `${report.title} · ${unit?.name ?? ''} · 任职谈话`);
    const [only, ...others] = narrowed.tables.find(({ id }) => id === 'byUnit')?.rows ?? [];
    assert.deepEqual([only?.[0], others], [{ text: unit?.name }, []]);
    const same = value(
      await sdk.figures.read({ ...report.period, unit: unit?.name ?? '', kinds: ['appointment'] }),
    );
    assert.deepEqual(only?.[1], {
      count: same.completion.of.length,
      ...(same.completion.of.length === 0 ? {} : { rows: same.completion.of }),
    });
    const reasons = value(await sdk.figures.report({ year: '2026' })).tables.find(
      ({ id }) => id === 'exceptions',
    );
    assert.ok((reasons?.rows.length ?? 0) > 0, 'reasons were given');
    for (const [rule] of reasons?.rows ?? []) {
      assert.match(JSON.stringify(rule), /[一二三四五]/, 'a clause, not the id of a rule');
    }
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
