/** 督促检查: each rate against a district small enough to count by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, Figures, TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk } from './district.ts';
import { admonition, allCovered, appointment, importList, value } from './steps.ts';

const late = '3,钱书记,清河镇,党委书记,免职谈话,工作需要,2026-03-02,,,,,区委常委会,,,';
const failed =
  '4,赵正职,云溪区财政局,局长,任职谈话,提拔,2026-02-20,2026-03-08,未通过,,,区委常委会,,,';
const march = { from: '2026-03-01', to: '2026-03-31' } as const;

async function read(sdk: TalkSdk): Promise<Figures> {
  return value(await sdk.figures.read(march));
}

/** The talk for the row of this subject, held on the day and recorded. */
async function talkWith(
  sdk: TalkSdk,
  name: string,
  on: '2026-03-11',
  reasons: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [row] = await sdk.obligations.worklist({ text: name });
  assert.ok(row);
  const talk = value(
    await sdk.plan.arrange({
      obligation: row.obligation,
      date: on,
      talker: 'minister',
      outline: true,
      reasons,
    }),
  );
  const held = value(await sdk.talks.hold({ talk, heldOn: on }));
  const recorded = value(
    await sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }),
  );
  value(await sdk.records.confirm({ talk: recorded, method: 'paper', on }));
}

describe('the figures of a month', () => {
  it('count obligations whose day lies in it, held and on time, each in one class', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment, late, failed);
    await talkWith(sdk, '孙成员', '2026-03-11');
    await talkWith(sdk, '钱书记', '2026-03-11', { 'removal.deadline': '本人住院' });
    const figures = await read(sdk);
    assert.equal(figures.completion.of.length, 2, 'a failed public notice is not counted');
    assert.equal(figures.completion.rate, 1);
    assert.equal(figures.onTime.rate, 0.5);
    const classes = figures.punctuality.map(({ class: name, obligations }) => [
      name,
      obligations.length,
    ]);
    assert.deepEqual(classes, [
      ['early', 0],
      ['on-time', 1],
      ['late-with-reason', 1],
      ['late', 0],
      ['undecided', 0],
      ['not-held', 0],
    ]);
    assert.deepEqual(
      figures.exceptions.map(({ reason }) => reason),
      ['本人住院'],
    );
    assert.deepEqual(
      figures.load.map(({ name, talks }) => [name, talks.length]),
      [['郑部长', 2]],
    );
    assert.equal(figures.recorded.rate, 1);
  });

  it('say what is overdue and for how long, and what was not held', async () => {
    const { sdk, setDay } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment, late);
    setDay('2026-03-20');
    const figures = await read(sdk);
    assert.equal(figures.completion.rate, 0);
    assert.deepEqual(
      figures.ageing.map(({ from, obligations }) => [from, obligations.length]),
      [
        [0, 1],
        [8, 1],
        [31, 0],
        [91, 0],
      ],
    );
  });

  it('cover the cadres managed on its last day, principals apart', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment);
    await talkWith(sdk, '孙成员', '2026-03-11');
    const { coverage } = await read(sdk);
    assert.deepEqual([coverage.all.met.length, coverage.all.of.length], [1, 5]);
    assert.deepEqual([coverage.principals.met.length, coverage.principals.of.length], [0, 2]);
  });

  it('count a talk without a period as on time once it was held, and not before', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, admonition);
    assert.equal((await read(sdk)).onTime.rate, 0);
  });

  it('of one unit count nobody of another', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment, late);
    await talkWith(sdk, '孙成员', '2026-03-11');
    const ofUnit = async (unit: string) => value(await sdk.figures.read({ ...march, unit }));
    const finance = await ofUnit('云溪区财政局');
    assert.deepEqual([finance.completion.of.length, finance.coverage.all.of.length], [1, 3]);
    const town = await ofUnit('清河镇');
    assert.deepEqual([town.completion.of.length, town.coverage.all.met.length], [1, 0]);
    assert.equal(town.mattersSettled.of.length, 0);
  });

  it('have no rate where there is nothing to count', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const { completion } = await read(sdk);
    assert.equal(completion.rate, undefined);
    assert.deepEqual(completion.of, []);
  });

  it('are refused for a period that ends before it begins, and to who may not read the rows', async () => {
    const { sdk, seat } = await atTheDesk('2026-03-11');
    const backwards = await sdk.figures.read({ from: march.to, to: march.from });
    assert.ok(!backwards.ok && backwards.error.path === 'to');
    const administrator: Actor = { id: 'a', name: '管理员', roles: ['administrator'] };
    seat(administrator);
    const denied = await sdk.figures.read(march);
    assert.ok(!denied.ok && denied.error.code === 'access.denied');
  });
});

describe('the rows behind a number', () => {
  it('say of each whom it is about, and are given to the department alone', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment, late, admonition);
    await talkWith(sdk, '孙成员', '2026-03-11');
    const figures = await read(sdk);
    const ids = [
      ...figures.completion.of,
      ...figures.recorded.of,
      ...figures.coverage.all.met,
      ...figures.load.flatMap(({ talks }) => talks),
    ];
    const rows = await sdk.figures.rows(ids);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      rows.filter(({ name, unitName }) => name === '' || unitName === ''),
      [],
    );
    assert.deepEqual(await sdk.figures.rows(['0'.repeat(32)]), [], 'nothing is made up');
    const inspector: Actor = { id: 'inspector', name: '督查员', roles: ['inspector'] };
    const other = await atTheDesk('2026-03-11', { store: memoryStore(), actor: inspector });
    assert.deepEqual(await other.sdk.figures.rows(ids), []);
  });
});
