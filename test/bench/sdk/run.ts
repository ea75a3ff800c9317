/**
 * `npm run bench:sdk`: the queries over 50,000 talks, each beside a plain loop over the same arrays, in
 * turns in one run. Ratios count; nothing in the tests asserts a time.
 */
import { cpus, loadavg } from 'node:os';
import { isFinal, timeliness, until } from '../../../src/policy/index.ts';
import {
  addDays,
  createTalkSdk,
  type CivilDate,
  type Person,
  type TalkSdk,
} from '../../../src/sdk/index.ts';
import type { Kept } from '../../../src/sdk/model/records.ts';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import {
  type District,
  fakeClock,
  fakeIdentity,
  makeDistrict,
} from '../../../src/sdk/testing/index.ts';

const talks = 52_000;
const rounds = 9;

type Obligation = Kept<'obligation'>;
type Talk = Kept<'talk'>;

function milliseconds(since: number): number {
  return performance.now() - since;
}

function median(some: readonly number[]): number {
  return [...some].sort((one, two) => one - two)[Math.floor(some.length / 2)] ?? 0;
}

/** Keeps what was answered, so that no engine leaves the work out. */
let answers = 0;

/** The same records as plain arrays: what the loops go over. */
interface Plain {
  readonly obligations: readonly Obligation[];
  readonly talks: readonly Talk[];
  readonly today: CivilDate;
  readonly me: string;
  readonly policy: ReturnType<typeof openPolicy>;
  readonly cadres: readonly Person[];
}

async function plainOf(district: District): Promise<Plain> {
  const of = <T>(type: string) =>
    district.records
      .filter((record) => record.type === type)
      .map(({ id, revision, body }) => ({ ...body, id, revision }) as unknown as T);
  return {
    obligations: of<Obligation>('obligation'),
    talks: of<Talk>('talk'),
    today: district.today,
    me: district.desks.clerk.id,
    policy: openPolicy(await policyReader({})),
    cadres: district.cadres,
  };
}

const phases = ['open', 'arranged', 'done'];

function phaseOf({ state }: Obligation): string {
  return state === 'pending' ? 'open' : isFinal('obligation', state) ? 'done' : 'arranged';
}

/** Filter, sort, slice: the page as a loop gives it. */
function pageByLoop({ obligations, me, today }: Plain): readonly unknown[] {
  const names = new Intl.Collator('zh');
  return obligations
    .filter((one) => one.ofTheDay.id !== me && phaseOf(one) !== 'done')
    .map((one) => {
      const due = one.obligation.window.due;
      const left = due === undefined ? Infinity : until(today, due);
      return { one, phase: phases.indexOf(phaseOf(one)), left };
    })
    .sort(
      (a, b) =>
        a.phase - b.phase ||
        (a.left === b.left ? 0 : a.left - b.left) ||
        names.compare(a.one.ofTheDay.name, b.one.ofTheDay.name),
    )
    .slice(0, 50);
}

function countsByLoop({ obligations, me, today, policy }: Plain): unknown {
  const states: Record<string, number> = {};
  const urgency: Record<string, number> = {};
  for (const { ofTheDay, state, obligation } of obligations) {
    if (ofTheDay.id === me) continue;
    states[state] = (states[state] ?? 0) + 1;
    const when = timeliness(policy, obligation.window, { asOf: today });
    urgency[when] = (urgency[when] ?? 0) + 1;
  }
  return { states, urgency };
}

/** A month's talks and due days: filter both arrays, put what is left under its day. */
function calendarByLoop(
  { obligations, talks: all, me }: Plain,
  from: CivilDate,
  to: CivilDate,
): unknown {
  const days = new Map<string, unknown[]>();
  const put = (day: string, one: unknown): void => {
    const list = days.get(day);
    if (list === undefined) days.set(day, [one]);
    else list.push(one);
  };
  for (const talk of all) {
    if (talk.date < from || talk.date > to || talk.cancelled !== undefined) continue;
    if (talk.subjects.some(({ id }) => id === me)) continue;
    put(talk.date, { id: talk.id, kind: talk.kind, at: talk.startsAt, talker: talk.talker.name });
  }
  for (const one of obligations) {
    const { due } = one.obligation.window;
    if (due === undefined || due < from || due > to || one.ofTheDay.id === me) continue;
    if (isFinal('obligation', one.state)) continue;
    put(due, { id: one.id, name: one.ofTheDay.name });
  }
  return days;
}

/** 完成率 and 及时率 of a month with the rows behind them, by kind and unit. */
function figureByLoop(
  { obligations, talks: all, me, today, policy, cadres }: Plain,
  from: CivilDate,
  to: CivilDate,
): unknown {
  const byId = new Map(all.map((talk) => [talk.id, talk]));
  const groups = new Map<string, { met: string[]; of: string[]; onTime: string[] }>();
  for (const one of obligations) {
    const { window, kind } = one.obligation;
    const day = window.due ?? window.base;
    if (day === undefined || day < from || day > to || one.ofTheDay.id === me) continue;
    if (one.state === 'cancelled' || one.state === 'merged') continue;
    const talk = byId.get(one.talk ?? one.discharged?.talk ?? '');
    const heldOn = talk?.heldBy === undefined ? undefined : talk.date;
    const days = heldOn === undefined ? { asOf: today } : { asOf: today, heldOn };
    const when = timeliness(policy, window, days);
    for (const key of ['all', kind, one.ofTheDay.unitName]) {
      const group = groups.get(key) ?? { met: [], of: [], onTime: [] };
      groups.set(key, group);
      group.of.push(one.id);
      if (heldOn !== undefined) group.met.push(one.id);
      if (heldOn !== undefined && (when === 'in-time' || when === 'no-limit')) {
        group.onTime.push(one.id);
      }
    }
  }
  const met = new Set<string>();
  for (const talk of all) {
    if (talk.heldBy === undefined || talk.date < from || talk.date > to) continue;
    for (const { id } of talk.subjects) met.add(id);
  }
  return { groups, covered: cadres.filter(({ id }) => met.has(id)).length };
}

interface Work {
  readonly name: string;
  ours(): Promise<unknown>;
  loop(): unknown;
}

function works(sdk: TalkSdk, plain: Plain): readonly Work[] {
  const { today } = plain;
  const month = { from: '2026-10-01', to: '2026-10-31' } as const;
  let round = 0;
  // Another place each time, so that nothing is answered from what was answered before.
  const other = (): CivilDate => addDays(today, -(round += 1) % 28);
  return [
    {
      name: 'worklist page of 50, open and arranged',
      ours: () =>
        sdk.obligations.page({ states: ['open', 'arranged'], dueTo: addDays(other(), 9999) }),
      loop: () => pageByLoop(plain),
    },
    {
      name: 'counts by state and urgency, everything',
      ours: () => sdk.obligations.counts({ dueFrom: addDays(other(), -99_999) }),
      loop: () => countsByLoop(plain),
    },
    {
      name: 'calendar month',
      ours: () => sdk.calendar.range(month),
      loop: () => calendarByLoop(plain, month.from, month.to),
    },
    {
      name: 'figures of a month, every rate with its rows',
      ours: () => sdk.figures.read(month),
      loop: () => figureByLoop(plain, month.from, month.to),
    },
  ];
}

async function main(): Promise<void> {
  let start = performance.now();
  const district = makeDistrict({ talks });
  const count = district.records.filter(({ type }) => type === 'talk').length;
  const made = milliseconds(start);
  start = performance.now();
  const store = await district.store();
  const stored = milliseconds(start);
  const sdk = await createTalkSdk({
    identity: fakeIdentity(district.desks.clerk),
    directory: district.directory(),
    clock: fakeClock(district.today),
    store,
  });
  start = performance.now();
  await sdk.obligations.page();
  const first = milliseconds(start);
  const plain = await plainOf(district);
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, load ${load.join(' ')}`);
  console.log(`${count} talks, ${district.records.length} records`);
  console.log(`made in ${made.toFixed(0)} ms, stored in ${stored.toFixed(0)} ms`);
  console.log(`first question, index built: ${first.toFixed(0)} ms`);
  for (const { name, ours, loop } of works(sdk, plain)) {
    const times = { ours: [] as number[], loop: [] as number[] };
    for (let round = -2; round < rounds; round += 1) {
      start = performance.now();
      answers += JSON.stringify(typeof (await ours())).length;
      const own = milliseconds(start);
      start = performance.now();
      answers += JSON.stringify(typeof loop()).length;
      const plainly = milliseconds(start);
      if (round < 0) continue;
      times.ours.push(own);
      times.loop.push(plainly);
    }
    const own = median(times.ours);
    const plainly = median(times.loop);
    const ratio = (own / plainly).toFixed(2);
    console.log(`${name}: ${own.toFixed(2)} ms, loop ${plainly.toFixed(2)} ms, ratio ${ratio}`);
  }
  const again: number[] = [];
  const reports: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    start = performance.now();
    await sdk.obligations.page({ states: ['open', 'arranged'], offset: round * 50 });
    again.push(milliseconds(start));
    start = performance.now();
    const report = await sdk.figures.report({ month: `2026-0${(round % 9) + 1}` });
    reports.push(milliseconds(start));
    if (!report.ok) throw new Error(JSON.stringify(report.error));
  }
  console.log(`the next page: ${median(again).toFixed(2)} ms`);
  console.log(`monthly report: ${median(reports).toFixed(1)} ms`);
  const writes: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const subject = district.cadres[round]?.id ?? '';
    const dates = { arisen: district.today };
    const facts = { kind: 'routine', triggers: ['award'], subject, dates };
    const recorded = await sdk.events.record(facts);
    if (!recorded.ok) throw new Error(JSON.stringify(recorded.error));
    start = performance.now();
    await sdk.obligations.page({ states: ['open', 'arranged'] });
    writes.push(milliseconds(start));
  }
  console.log(`worklist page after an own write: ${median(writes).toFixed(1)} ms`);
  if (answers === 0) throw new Error('Nothing was answered.');
}

await main();
