/** The week of the department, end to end: by five people, over one handler, and by files handed over. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTalkSdk, type SdkOptions, type TalkSdk } from '../../src/sdk/index.ts';
import { createReferenceHandler } from '../../src/sdk/sync/handler.ts';
import { httpSync } from '../../src/sdk/sync/http.ts';
import { fakeClock, type FakeClock } from '../../src/sdk/testing/index.ts';
import { numbers } from './told-numbers.ts';
import { type Desks, directory, persons, workTheWeek } from './week.ts';

const names = Object.keys(persons) as (keyof typeof persons)[];

async function sitDown(
  clock: FakeClock,
  more: (id: string) => Pick<SdkOptions, 'sync'> = () => ({}),
): Promise<Desks> {
  const seats = names.map(async (name) => {
    const person = persons[name];
    const sdk = await createTalkSdk({
      identity: { current: () => person },
      directory: directory(),
      clock,
      ...more(person.id),
    });
    return [name, sdk] as const;
  });
  return Object.fromEntries(await Promise.all(seats)) as Desks;
}

/** The reports of the month as the department reads them: the same wherever they are read. */
async function monthAt(sdk: TalkSdk) {
  const month = { from: '2026-03-01', to: '2026-03-31' } as const;
  const figures = await sdk.figures.read(month);
  const report = await sdk.figures.report({ month: '2026-03' });
  assert.ok(figures.ok && report.ok, 'the month can be read');
  return { figures: figures.value, report: report.value };
}

async function inspect(
  desks: Desks,
  clock: FakeClock,
  exchange: () => Promise<void>,
): Promise<void> {
  clock.setDay('2026-04-07');
  const { figures, report } = await monthAt(desks.clerk);
  assert.equal(figures.completion.rate, 1, 'everything due was held');
  assert.equal(figures.onTime.rate, 1, 'and within its window');
  assert.equal(figures.mattersSettled.rate, 1);
  assert.ok(report.tables.length > 0, 'the monthly report has its tables');
  assert.deepEqual((await monthAt(desks.leader)).report, report, 'the leader reads the same');

  // Inspection has one record of all this, and the whole district's numbers and steps.
  const open = await desks.inspector.figures.report({ month: '2026-04' });
  assert.ok(!open.ok, 'a month that runs is not told of');
  clock.setDay('2026-04-08');
  await exchange();
  const outside = await monthAt(desks.inspector);
  const told = numbers(outside.figures, figures).filter(({ count }) => count !== 'masked');
  assert.ok(told.length > 0, 'something is told');
  for (const { name, count, rows } of told) assert.equal(count, rows.length, name);
  assert.equal(outside.report.on, report.on, 'counted as it stood when the month was closed');
  assert.deepEqual(
    outside.report.tables.map(({ id }) => id),
    report.tables.map(({ id }) => id),
  );
  const { cases, total, missing } = await desks.inspector.inspection.cases();
  assert.deepEqual([total, cases.length, missing], [4, 4, undefined]);
  assert.equal((await desks.inspector.obligations.worklist()).length, 1);
  const [row] = await desks.leader.admonitions.list();
  assert.equal(row?.admonition.closed?.as, 'by-the-book');
}

describe('five people work a week', () => {
  test('over one handler', async () => {
    const clock = fakeClock('2026-03-09');
    const known = Object.values(persons);
    const handler = createReferenceHandler({
      identity: (request) => known.find(({ id }) => id === request.headers.get('x-person')),
      clock,
      directory: directory(),
    });
    const desks = await sitDown(clock, (id) => ({
      sync: httpSync('http://portal.test/talks', {
        fetch: (input, init) => handler(new Request(String(input), init)),
        headers: () => ({ 'x-person': id }),
      }),
    }));
    const exchange = async () => {
      // Once to give, once to take what the others gave.
      for (const name of [...names, ...names]) {
        const { ended, held } = await desks[name].sync.run();
        assert.deepEqual([name, ended, held], [name, 'done', 0]);
        assert.deepEqual(await desks[name].sync.conflicts(), []);
      }
    };
    await workTheWeek(desks, clock, exchange);
    await inspect(desks, clock, exchange);
    for (const name of names) await desks[name].close();
  });

  test('by sealed files that go to the clerk and back', async () => {
    const clock = fakeClock('2026-03-09');
    const desks = await sitDown(clock);
    const key = new Uint8Array(32).fill(7);
    const sender = (id: string) => Object.values(persons).find((person) => person.id === id);
    const others = names.filter((name) => name !== 'clerk');
    const exchange = async () => {
      for (const name of others) {
        const file = await desks[name].sync.handOver({ key });
        assert.ok(file.ok, `${name} hands over`);
        const taken = await desks.clerk.sync.takeOver(file.value, { key, sender });
        assert.ok(taken.ok, JSON.stringify(taken));
        for (const verdict of taken.value.verdicts) {
          assert.equal(verdict.verdict, 'accepted', JSON.stringify(verdict));
        }
      }
      for (const name of others) {
        const file = await desks.clerk.sync.handOver({ key, recipient: persons[name] });
        assert.ok(file.ok, `the clerk answers ${name}`);
        const taken = await desks[name].sync.takeOver(file.value, { key });
        assert.ok(taken.ok, JSON.stringify(taken));
      }
    };
    await workTheWeek(desks, clock, exchange);
    await inspect(desks, clock, exchange);
    for (const name of names) await desks[name].close();
  });
});
