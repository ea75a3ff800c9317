/**
 * The mutation gate, `npm run mutants`: every deliberate fault in the default pack and its overlay must be
 * noticed by a scenario or a table. Prints the count by group and every survivor; ends with 1 where a
 * fault survives or docs/coverage/mutants.md tells of other faults. With `--write` it writes that page.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

import { districtTrial, type BasePack } from '../../src/policy/index.ts';
import { loadPolicy } from '../../src/policy/pack/index.ts';
import { national } from '../../src/policy/pack/packs/national.ts';
import { ask, differences } from '../scenarios/ask.ts';
import { castFromDisk, scenariosFromDisk } from '../scenarios/files.ts';
import { neighbour } from '../scenarios/neighbour.ts';
import { packs, policies, type Packs } from '../scenarios/policies.ts';
import { ceremonyTable } from '../scenarios/tables/ceremony.ts';
import { archiveTable, letterTable, secrecyTable } from '../scenarios/tables/keeping.ts';
import { kindTable } from '../scenarios/tables/matrix.ts';
import { heldTable, returnTable } from '../scenarios/tables/orders.ts';
import { reminderTable } from '../scenarios/tables/periods.ts';
import { delegationTable, roleTable, talkerTable } from '../scenarios/tables/talkers.ts';
import { windowTable } from '../scenarios/tables/windows.ts';
import { mutants, overlayMutants, type Mutant } from './mutants.ts';
import { sameByNature } from './same.ts';

const cast = castFromDisk();
const scenarios = scenariosFromDisk();

/** Quick ones first: a fault that none notices has been asked of all. */
const tables = {
  'table of roles': roleTable,
  'table of kinds': kindTable,
  'table of letters': letterTable,
  'table of talkers': talkerTable,
  'table of delegations': delegationTable,
  'table of orders': heldTable,
  'table of returns': returnTable,
  'table of soft words': reminderTable,
  'table of windows': (policy: Parameters<typeof windowTable>[0]) => windowTable(policy, true),
  'table of papers': (policy: Parameters<typeof archiveTable>[0]) => archiveTable(policy, true),
  'table of secrecy': secrecyTable,
  'table of ceremonies': ceremonyTable,
} as const;

/** A scenario with what stands in it and what it was answered, to find the one nearest to a fault. */
const texts = scenarios.map((scenario) =>
  [scenario.question, ...scenario.facts]
    .map(({ key, value }) => `${key}：${value}`)
    .concat(scenario.answers)
    .join('\n'),
);

function ordered({ near }: Mutant): readonly number[] {
  const weight = (at: number) => near.filter((word) => texts[at]?.includes(word)).length;
  return scenarios.map((_, at) => at).sort((one, two) => weight(two) - weight(one) || one - two);
}

/** A fault, and the packs with it in place. */
interface Fault {
  readonly mutant: Mutant;
  readonly of: 'district-trial' | 'national';
  readonly layers: readonly unknown[];
  readonly packs: Packs;
  /** Settings in days, and by how many days they are read wrongly. */
  readonly moved?: Readonly<Record<string, number>>;
}

function inDistrict(mutant: Mutant): Fault {
  const faulty = mutant.apply(districtTrial);
  const others = { neighbour: mutant.apply(neighbour) };
  return {
    mutant,
    of: 'district-trial',
    layers: [faulty],
    packs: { ...packs, ...others, 'district-trial': faulty },
  };
}

/** Windows that the text leaves open have no number in the pack: the installation's own is moved for them. */
function reminderMoved(setting: string): readonly Fault[] {
  const ofSetting = Object.entries(districtTrial.windows).filter(
    ([, { remind }]) => remind === setting,
  );
  const names = ofSetting.map(([id]) => id).join(', ');
  return [-1, 1].map((days) => ({
    mutant: {
      group: 'move a window by a day',
      name: `${names}: ${setting} ${days > 0 ? '+' : '−'}1`,
      near: [setting],
      apply: (pack) => pack,
    },
    of: 'district-trial',
    layers: [districtTrial],
    packs,
    moved: { [setting]: days },
  }));
}

/** What an overlay brings: only whole entries of its own, not those that it lends from below. */
function ownEntries(): BasePack {
  const whole = (section: object | undefined, field: string) =>
    Object.fromEntries(Object.entries(section ?? {}).filter(([, entry]) => field in entry));
  return {
    ...districtTrial,
    rules: whole(national.rules, 'modal'),
    windows: whole(national.windows, 'rule'),
    points: whole(national.points, 'kind'),
  };
}

function inOverlay(mutant: Mutant): Fault {
  const { rules, windows, points } = mutant.apply({
    ...ownEntries(),
    // The overlay's loans stay in place whatever is changed beside them.
    points: { ...national.points, ...ownEntries().points } as BasePack['points'],
    windows: { ...national.windows, ...ownEntries().windows } as BasePack['windows'],
  });
  const faulty = { ...national, rules, windows, points };
  return {
    mutant,
    of: 'national',
    layers: [districtTrial, faulty],
    packs: { ...packs, national: faulty },
  };
}

/** The overlay without one of the changes that it makes in the pack below. */
function takenBack(path: string): Fault {
  const [section = '', id] = path.split('/');
  const without = (entries: object | undefined, key: string | undefined) =>
    Object.fromEntries(Object.entries(entries ?? {}).filter(([one]) => one !== key));
  const sections = without({ ...national, replaces: without(national.replaces, path) }, section);
  const changes = Object.entries(national).find(([name]) => name === section)?.[1];
  const faulty = id === undefined ? sections : { ...sections, [section]: without(changes, id) };
  return {
    mutant: {
      group: 'take back what an overlay changes',
      name: path,
      near: ['national'],
      apply: (pack) => pack,
    },
    of: 'national',
    layers: [districtTrial, faulty],
    packs: { ...packs, national: faulty },
  };
}

interface Verdict {
  readonly of: Fault['of'];
  readonly mutant: Mutant;
  /** Absent: it survived. */
  readonly killer?: string;
  readonly by?: 'load' | 'scenario' | 'table';
}

function judged({ mutant, of, layers, packs: faulty, moved }: Fault): Verdict {
  const loaded = loadPolicy(layers);
  if (!loaded.ok) {
    const [fault] = loaded.faults;
    return { mutant, of, by: 'load', killer: `refused at load: ${fault?.code} at ${fault?.path}` };
  }
  const policyOf = policies(faulty, moved);
  for (const at of ordered(mutant)) {
    const scenario = scenarios[at];
    if (!scenario) continue;
    let noticed: boolean;
    try {
      noticed = differences(scenario.answers, ask(policyOf(scenario), cast, scenario)).length > 0;
    } catch {
      // A name that the scenario uses is gone, or its pack no longer loads.
      noticed = true;
    }
    if (noticed) {
      return { mutant, of, by: 'scenario', killer: `${scenario.file} “${scenario.title.zh}”` };
    }
  }
  for (const [name, table] of of === 'national' ? [] : Object.entries(tables)) {
    const [first] = table(loaded.value).wrong;
    if (first !== undefined) return { mutant, of, by: 'table', killer: `${name}: ${first}` };
  }
  return { mutant, of };
}

function unmutated(): readonly string[] {
  const policyOf = policies();
  return scenarios.flatMap((scenario) => {
    const wrong = differences(scenario.answers, ask(policyOf(scenario), cast, scenario));
    return wrong.map((line) => `${scenario.at}: ${line}`);
  });
}

function pageOf(verdicts: readonly Verdict[], groups: readonly string[]): Promise<string> {
  const lines = [
    '# Mutants of the packs',
    '',
    'Generated by `npm run mutants -- --write`. Each line is a deliberate fault in the default pack, or in the overlay `national`, and what noticed it: the loader, a scenario of `test/scenarios/cases/`, or a generated table.',
    '',
    `${verdicts.length} faults, ${verdicts.filter(({ killer }) => !killer).length} unnoticed.`,
  ];
  for (const group of groups) {
    const own = verdicts.filter(({ mutant }) => mutant.group === group);
    lines.push('', `## ${group} (${own.length})`, '');
    for (const { mutant, of, killer } of own) {
      const pack = of === 'national' ? 'national, ' : '';
      lines.push(`- ${pack}\`${mutant.name}\`: ${killer ?? '**survives**'}`);
    }
  }
  lines.push('', `## not counted: faults that change nothing (${sameByNature.size})`, '');
  for (const [name, why] of sameByNature) lines.push(`- \`${name}\`: ${why}`);
  return format(lines.join('\n'), { parser: 'markdown', printWidth: 100 });
}

const pageFile = new URL('../../docs/coverage/mutants.md', import.meta.url);

/** Whether the page that stands there is the one of this run; `--write` makes it so. */
function isUpToDate(page: string): boolean {
  if (process.argv.includes('--write')) writeFileSync(pageFile, page);
  return existsSync(pageFile) && readFileSync(pageFile, 'utf8') === page;
}

const wrong = unmutated();
for (const line of wrong) console.log(line);
if (wrong.length > 0) {
  console.log('The pack itself fails its scenarios: mend that first.');
  console.log(`0 passed, ${wrong.length} failed`);
  process.exitCode = 1;
} else {
  const reminders = new Set(
    Object.values(districtTrial.windows).flatMap(({ remind }) => remind ?? []),
  );
  const all = [
    ...mutants(districtTrial).map(inDistrict),
    ...[...reminders].flatMap(reminderMoved),
    ...overlayMutants(ownEntries()).map(inOverlay),
    ...Object.keys(national.replaces ?? {}).map(takenBack),
  ];
  const fullName = ({ group, name }: Mutant) => `${group}: ${name}`;
  const names = new Set(all.map(({ mutant }) => fullName(mutant)));
  const idle = [...sameByNature.keys()].filter((name) => !names.has(name));
  const verdicts = all.filter(({ mutant }) => !sameByNature.has(fullName(mutant))).map(judged);
  const survivors = verdicts.filter(({ killer }) => killer === undefined);
  const groups = [...new Set(verdicts.map(({ mutant }) => mutant.group))];
  console.log('group                                     faults   load  scenario  table  survive');
  for (const group of groups) {
    const own = verdicts.filter(({ mutant }) => mutant.group === group);
    const count = (by: Verdict['by']) => own.filter((one) => one.by === by).length;
    const cells = [own.length, count('load'), count('scenario'), count('table'), count(undefined)];
    const [faults = 0, load = 0, scenario = 0, table = 0, survive = 0] = cells;
    console.log(
      group.padEnd(42) +
        String(faults).padStart(6) +
        String(load).padStart(7) +
        String(scenario).padStart(10) +
        String(table).padStart(7) +
        String(survive).padStart(9),
    );
  }
  for (const { mutant, of } of survivors) console.log(`survives: ${of}, ${fullName(mutant)}`);
  for (const name of idle) console.log(`no such fault any more: ${name}`);
  const stale = !isUpToDate(await pageOf(verdicts, groups));
  if (stale) console.log('docs/coverage/mutants.md is stale: npm run mutants -- --write');
  const failed = survivors.length + idle.length + (stale ? 1 : 0);
  console.log(`${verdicts.length - survivors.length} passed, ${failed} failed`);
  if (failed > 0 || verdicts.length === 0) process.exitCode = 1;
}
