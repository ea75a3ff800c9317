/**
 * `npm run bench:rules`: decisions per second of the policy, with every finding and its facts, and of a
 * list of closures indexed by kind over the same talks, in turns in one run; and events to obligations.
 */
import { districtTrialPolicy, judge, obligations, type Act } from '../../../src/policy/index.ts';
import { closeByClosures, howMany } from './closures.ts';
import { Chance, randomEvent, randomTalk } from './facts.ts';
import { difference } from './same.ts';

const size = 10_000;
const rounds = 9;

const loaded = districtTrialPolicy();
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const policy = loaded.value;
const chance = new Chance(20260302);
const talks = Array.from({ length: size }, () => randomTalk(chance, policy));
const acts = talks.map((talk): Act => ({ type: 'close-talk', talk }));
const events = Array.from({ length: size }, (_, at) => randomEvent(chance, `e${at}`));

const unlike = talks.flatMap((talk) => difference(policy, talk) ?? []);
if (unlike.length > 0) {
  console.log(`${unlike.length} of ${size} verdicts differ, the first: ${unlike[0]}`);
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

function median(some: readonly number[]): number {
  return [...some].sort((one, two) => one - two)[Math.floor(some.length / 2)] ?? 0;
}

const fresh = milliseconds(derive);
const times = { ours: [] as number[], baseline: [] as number[], derive: [] as number[] };
for (let round = -2; round < rounds; round += 1) {
  const spent = {
    ours: milliseconds(ours),
    baseline: milliseconds(baseline),
    derive: milliseconds(derive),
  };
  if (round < 0) continue; // two rounds to warm up
  times.ours.push(spent.ours);
  times.baseline.push(spent.baseline);
  times.derive.push(spent.derive);
}
const ratios = times.ours.map((own, at) => (times.baseline[at] ?? 0) / own);
const perSecond = (some: readonly number[]) =>
  Math.round((size / median(some)) * 1000).toLocaleString('en');

console.log(
  `${size} talks, verdicts alike; ${rounds} rounds in turns, medians; Node ${process.version}`,
);
console.log(
  `ours, ${Object.keys(policy.pack.rules).length} rules, explained: ${perSecond(times.ours)} decisions/s`,
);
console.log(`closures indexed by kind, ${howMany} rules: ${perSecond(times.baseline)} decisions/s`);
console.log(`ours / closures: ${median(ratios).toFixed(2)} (bar: at least 0.5)`);
console.log(
  `${size} events to obligations: ${median(times.derive).toFixed(0)} ms, the first time ${fresh.toFixed(0)} ms (bar: at most 150)`,
);
console.log(`(${answers} answers)`);
