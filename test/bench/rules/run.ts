/**
 * `npm run bench:rules`: decisions per second of the policy, with every finding and its facts; of a list
 * of closures indexed by kind; and of json-rules-engine, over the same talks in one run; and events to
 * obligations. Nothing is timed before all say the same.
 */
import { districtTrialPolicy, judge, obligations, type Act } from '../../../src/policy/index.ts';
import { closeByClosures, howMany } from './closures.ts';
import { howManyInJson, ruleEngines } from './engine.ts';
import { Chance, randomEvent, randomTalk } from './facts.ts';
import { difference, engineDifference } from './same.ts';

const size = 10_000;
const rounds = 16;
/** The engine is slow enough that fewer talks say as much. */
const engineSize = 2000;
const engineRounds = 5;

const loaded = districtTrialPolicy();
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const policy = loaded.value;
const chance = new Chance(20260302);
const talks = Array.from({ length: size }, () => randomTalk(chance, policy));
const acts = talks.map((talk): Act => ({ type: 'close-talk', talk }));
const events = Array.from({ length: size }, (_, at) => randomEvent(chance, `e${at}`));
const fewer = talks.slice(0, engineSize);
const engines = {
  whole: ruleEngines('one engine'),
  byKind: ruleEngines('an engine for each kind'),
};

const unlike = talks.flatMap((talk) => difference(policy, talk) ?? []);
for (const engine of Object.values(engines)) {
  for (const talk of fewer) {
    const differing = await engineDifference(engine, talk);
    if (differing !== undefined) unlike.push(differing);
  }
}
if (unlike.length > 0) {
  console.log(`${unlike.length} verdicts differ, the first: ${unlike[0]}`);
  process.exit(1);
}

/** Keeps what was answered, so that no engine leaves the work out. */
let answers = 0;

function ours(): void {
  for (const act of acts) answers += judge(policy, act).length;
}

function baseline(): void {
  for (const talk of talks) answers += closeByClosures(talk).length;
}

function derive(): void {
  for (const event of events) answers += obligations(policy, event).obligations.length;
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function perSecondBy(engine: ReturnType<typeof ruleEngines>): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < engineRounds; round += 1) {
    const start = performance.now();
    for (const talk of fewer) answers += (await engine(talk)).length;
    if (round >= 0) times.push(performance.now() - start);
  }
  return (engineSize / median(times)) * 1000;
}

function median(some: readonly number[]): number {
  return [...some].sort((one, two) => one - two)[Math.floor(some.length / 2)] ?? 0;
}

const fresh = milliseconds(derive);
const deriving = Array.from({ length: rounds }, () => milliseconds(derive));
const times = { ours: [] as number[], baseline: [] as number[] };
for (let round = -4; round < rounds; round += 1) {
  const spent = { ours: 0, baseline: 0 };
  // Whoever goes first finds the talks out of the cache, so they take turns at it.
  if (round % 2 === 0) spent.ours = milliseconds(ours);
  spent.baseline = milliseconds(baseline);
  if (round % 2 !== 0) spent.ours = milliseconds(ours);
  if (round < 0) continue; // to warm up
  times.ours.push(spent.ours);
  times.baseline.push(spent.baseline);
}
const ratios = times.ours.map((own, at) => (times.baseline[at] ?? 0) / own);
const perSecond = (some: readonly number[]) => (size / median(some)) * 1000;
const whole = (count: number) => Math.round(count).toLocaleString('en');
const own = perSecond(times.ours);

console.log(
  `${size} talks, verdicts alike; ${rounds} rounds in turns, medians; Node ${process.version}`,
);
console.log(
  `ours, ${Object.keys(policy.pack.rules).length} rules, explained: ${whole(own)} decisions/s`,
);
console.log(
  `closures indexed by kind, ${howMany} rules: ${whole(perSecond(times.baseline))} decisions/s`,
);
console.log(`ours / closures: ${median(ratios).toFixed(2)} (bar: at least 0.5)`);
for (const [name, engine] of [
  ['one engine', engines.whole],
  ['an engine for each kind', engines.byKind],
] as const) {
  const theirs = await perSecondBy(engine);
  const bar = name === 'one engine' ? ' (bar: at least 100)' : '';
  console.log(
    `json-rules-engine, ${howManyInJson} rules, ${name}: ${whole(theirs)} decisions/s; ours / it: ${whole(own / theirs)}${bar}`,
  );
}
console.log(
  `${size} events to obligations: ${median(deriving).toFixed(0)} ms, the first time ${fresh.toFixed(0)} ms (bar: at most 150)`,
);
console.log(`(${answers} answers)`);
