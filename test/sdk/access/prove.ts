/**
 * Access at the size of a release: `npm run prove:access -- [acts] [workers]`. Acts go through the handler
 * and through desks over it, in several processes; then a million on the pure functions. A line for
 * every range that held, at once.
 */
import { fork, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { Chance } from '../../../src/sdk/testing/chance.ts';
import { sharedTypes } from '../../../src/sdk/sync/world.ts';
import { honestActs } from '../sync/honest.ts';
import { nothingYet, type Tally, toldAmid, worked } from './attacked.ts';
import { makeWorld } from './world.ts';

const RANGE = 2_500;
/** Of each range, acts at real desks. */
const AT_DESKS = 300;

const file = new URL(import.meta.url).pathname;
const isWorker = process.send !== undefined;

if (isWorker) {
  process.on('disconnect', () => process.exit());
  process.on('message', (range: number) => {
    tell(range).then(
      (told) => process.send?.(told),
      (error: unknown) => {
        process.send?.({ range, wrong: [String(error)], tally: nothingYet() });
      },
    );
  });
} else {
  await prove();
}

interface Told {
  readonly range: number;
  readonly wrong: readonly string[];
  readonly tally: Tally;
}

async function tell(range: number): Promise<Told> {
  const stories = await honestActs();
  const { store } = await makeWorld();
  const week = (await Promise.all(sharedTypes.map((type) => store.all(type)))).flat();
  const tally = nothingYet();
  const wrong = new Set<string>();
  for (let turn = 0; tally.acts < RANGE - AT_DESKS; turn += 1) {
    const seed = range * 100_000 + turn;
    const chance = new Chance(seed);
    const story = chance.pick(stories);
    for (const one of await toldAmid(chance, story, 1 + chance.int(12), tally)) {
      wrong.add(`seed ${seed}: ${one}`);
    }
  }
  for (const one of await worked(new Chance(range), week, AT_DESKS, tally)) {
    wrong.add(`desks ${range}: ${one}`);
  }
  return { range, wrong: [...wrong], tally };
}

async function prove(): Promise<void> {
  const acts = Number(process.argv[2] ?? 100_000);
  const workers = Number(process.argv[3] ?? availableParallelism());
  const ranges = Math.ceil(acts / RANGE);
  const began = Date.now();
  const sum = nothingYet();
  const wrong: string[] = [];
  let next = 0;
  const work = () =>
    new Promise<void>((done, failed) => {
      const child = fork(file, { stdio: 'inherit' });
      const ask = () => {
        if (next >= ranges) child.disconnect();
        else child.send((next += 1));
      };
      child.on('message', ({ range, wrong: found, tally }: Told) => {
        for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
        wrong.push(...found);
        console.log(`range ${range}: ${found.length === 0 ? 'holds' : found.join('\n')}`);
        ask();
      });
      child.on('error', failed);
      child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`ended: ${code}`))));
      ask();
    });
  await Promise.all(Array.from({ length: workers }, work));
  console.log(JSON.stringify({ ...sum, wrong: wrong.length }));
  console.log(`${Math.round((Date.now() - began) / 1000)} s`);
  const pure = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--test', 'test/sdk/access/random.test.ts'],
    { stdio: 'inherit', env: { ...process.env, ACCESS_ACTS: '1000000' } },
  );
  process.exitCode = wrong.length === 0 && pure.status === 0 ? 0 : 1;
}
