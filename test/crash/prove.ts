/**
 * `npm run prove:crash [what …]`: the proofs of this folder at the size of a release, one browser at a
 * time, each with its figures as it goes. A name picks one, `name=count` in another size.
 */
import { proveCompactionKills } from './compactions.ts';
import { proveDamages } from './damages.ts';
import { proveFailures } from './failures.ts';
import { lanes } from './ground.ts';
import { proveKills } from './kills.ts';
import { proveUpgrades } from './upgrades.ts';
import { proveTabs } from '../tabs/tabs.ts';

type Tell = (line: string) => void;

const proofs: Readonly<
  Record<string, readonly [(count: number, tell: Tell) => Promise<unknown>, number]>
> = {
  'kills-secure': [(count, tell) => proveKills(lanes.secure, count, tell), 500],
  'kills-plain': [(count, tell) => proveKills(lanes.plainHttp, count, tell), 500],
  'kills-86': [(count, tell) => proveKills(lanes.old, count, tell), 300],
  'compactions-plain': [(count, tell) => proveCompactionKills(lanes.plainHttp, count, tell), 50],
  'compactions-86': [(count, tell) => proveCompactionKills(lanes.old, count, tell), 20],
  'upgrades-plain': [(count, tell) => proveUpgrades(lanes.plainHttp, count, tell), 100],
  'upgrades-86': [(count, tell) => proveUpgrades(lanes.old, count, tell), 50],
  'tabs-plain': [(count) => proveTabs(lanes.plainHttp, count), 300],
  'tabs-86': [(count) => proveTabs(lanes.old, count), 300],
  'damages-plain': [(count, tell) => proveDamages(lanes.plainHttp, count, tell), 350],
  'damages-86': [(count, tell) => proveDamages(lanes.old, count, tell), 150],
  'failures-secure': [(count, tell) => proveFailures(lanes.secure, count, tell), 50],
  'failures-plain': [(count, tell) => proveFailures(lanes.plainHttp, count, tell), 50],
  'failures-86': [(count, tell) => proveFailures(lanes.old, count, tell), 50],
};

const asked = process.argv.slice(2).map((word) => word.split('='));
const unknown = asked.filter(([name]) => !(String(name) in proofs)).map(([name]) => name);
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(proofs).join(', ')}`);
  process.exit(1);
}

let failed = 0;
for (const [name, [prove, size]] of Object.entries(proofs)) {
  const wanted = asked.find(([word]) => word === name);
  if (asked.length > 0 && wanted === undefined) continue;
  const count = wanted?.[1] === undefined ? size : Number(wanted[1]);
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  try {
    const figures = await prove(count, (line) => console.log(`${name} … ${line} ${seconds()}`));
    console.log(`${name}: ${count} hold, ${seconds()}: ${JSON.stringify(figures)}`);
  } catch (error) {
    failed += 1;
    console.log(
      `${name}: FAILED after ${seconds()}: ${error instanceof Error ? error.stack : String(error)}`,
    );
  }
}
process.exitCode = failed === 0 ? 0 : 1;
