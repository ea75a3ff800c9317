/**
 * The coverage page: clause, modal word, rule, who carries it, and the scenarios in which it speaks and
 * in which it is silent. What a rule says is taken from a run of the scenarios, never from a list.
 */
import { format } from 'prettier';

import { coverage, type CoverageRow } from '../../src/policy/coverage.ts';
import * as face from '../../src/policy/index.ts';
import { districtTrialPolicy, type ActType, type Policy } from '../../src/policy/index.ts';
import type { Figures, TalkSdk } from '../../src/sdk/api.ts';
import { ask } from '../scenarios/ask.ts';
import { castFromDisk, scenariosFromDisk } from '../scenarios/files.ts';
import type { Scenario } from '../scenarios/format.ts';
import { policies } from '../scenarios/policies.ts';

/** What one scenario was answered: its file, its number there, the question, the rules that spoke. */
export interface Heard {
  readonly file: string;
  readonly number: number;
  readonly question: string;
  /** The kinds that it tells of. */
  readonly kinds: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

export function hearScenarios(): readonly Heard[] {
  const cast = castFromDisk();
  const policyOf = policies();
  const counted = new Map<string, number>();
  return scenariosFromDisk().map((scenario) => {
    const { file } = scenario;
    const number = (counted.get(file) ?? 0) + 1;
    counted.set(file, number);
    const policy = policyOf(scenario);
    const { question, findings } = ask(policy, cast, scenario);
    const rules = new Set(findings.map(({ rule }) => rule));
    return { file, number, question, kinds: kindsIn(policy, scenario), rules };
  });
}

/** A scenario names a kind by the first word of `事项` or `种类`: 任职 for 任职谈话. */
function kindsIn(policy: Policy, { facts }: Scenario): ReadonlySet<string> {
  const told = facts.filter(({ key }) => key === '事项' || key === '种类');
  const named = face
    .kinds(policy)
    .filter(({ name }) => told.some(({ value }) => value.startsWith(name.zh.slice(0, 2))));
  return new Set(named.map(({ id }) => id));
}

export function defaultPolicy(): Policy {
  const loaded = districtTrialPolicy();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

type Method<Part> = Extract<keyof Part, string>;
type UseCase = {
  [Part in Extract<keyof TalkSdk, string>]: `${Part}.${Method<TalkSdk[Part]>}`;
}[Extract<keyof TalkSdk, string>];

/** Which use cases of the SDK carry a row of its own. The compiler looks that the names exist. */
interface Carrier {
  readonly use: UseCase | readonly UseCase[];
  /** Of the figures, which. */
  readonly reads?: readonly (keyof Figures)[];
}

const carriedByTheSdk: Readonly<Record<string, Carrier>> = {
  'scope.duty_holders': { use: 'figures.read', reads: ['byUnit'] },
  'talk.mode.individual': { use: 'figures.read', reads: ['group'] },
  'routine.focus_principals': { use: 'figures.read', reads: ['coverage'] },
  'org.unit_duty': { use: 'figures.read', reads: ['byUnit', 'completion'] },
  'org.leader_duty': { use: 'figures.read', reads: ['load'] },
  'protection.sanction': { use: ['incidents.report', 'incidents.sanction'] },
  'unit.internal_talks': { use: ['unitTalks.record', 'unitTalks.counts'] },
  'org.implement': { use: ['plan.arrangeAll', 'delegations.returnRecord', 'unitTalks.record'] },
  'link.systems': { use: 'records.links' },
  'inspect.execution': { use: 'figures.read', reads: ['completion', 'onTime', 'punctuality'] },
};

const acts: Readonly<Record<ActType, true>> = {
  'plan-talk': true,
  'hold-talk': true,
  'record-talk': true,
  'close-talk': true,
  discharge: true,
  'serve-notice': true,
  'close-admonition': true,
  'check-obligation': true,
  'issue-paper': true,
  delegate: true,
  'return-delegation': true,
  'close-inquiry': true,
  archive: true,
  view: true,
  export: true,
  import: true,
  'handle-matter': true,
  'close-rectification': true,
};

const functions: ReadonlySet<string> = new Set(
  Object.entries(face)
    .filter(([, one]) => typeof one === 'function')
    .map(([name]) => name),
);

/** Functions and acts of the policy's public face that a row names, and words that look like acts and are none. */
export function named(where: string): {
  readonly functions: readonly string[];
  readonly acts: readonly string[];
  readonly unknownActs: readonly string[];
} {
  const words = where.match(/[a-z][a-zA-Z]*(?:-[a-z]+)*/g) ?? [];
  return {
    functions: words.filter((word) => functions.has(word)),
    acts: words.filter((word) => word in acts),
    unknownActs: words.filter((word) => word.includes('-') && !(word in acts)),
  };
}

export interface Entry {
  readonly row: CoverageRow;
  /** Absent: nothing that exists carries it yet. */
  readonly carrier?: string;
  readonly speaks: readonly Heard[];
  /** Asked a question that the rule answers, of a kind that it is about, and silent. */
  readonly silent: readonly Heard[];
}

/** 四·2⑴ demands what the content points say, and has no voice of its own. */
function voicesOf(policy: Policy, rule: string): readonly string[] {
  return rule === 'conduct.talker' ? Object.keys(policy.pack.points) : [rule];
}

function carrierOf({ rule, owner, where }: CoverageRow): string | undefined {
  if (owner === 'policy') return named(where).functions.length > 0 ? where : undefined;
  const carried = carriedByTheSdk[rule];
  if (carried === undefined) return undefined;
  const { use, reads } = carried;
  const uses = typeof use === 'string' ? use : use.join(', ');
  return reads === undefined ? `sdk: ${uses}` : `sdk: ${uses} (${reads.join(', ')})`;
}

export function entries(policy: Policy, heard: readonly Heard[]): readonly Entry[] {
  return coverage(policy).map((row) => {
    const voices = voicesOf(policy, row.rule);
    const isHeard = ({ rules }: Heard) => voices.some((voice) => rules.has(voice));
    const speaks = heard.filter(isHeard);
    const questions = new Set(speaks.map(({ question }) => question));
    for (const act of speaks.length > 0 ? named(row.where).acts : []) questions.add(act);
    const [kind = ''] = row.rule.split('.');
    const ofKind = ({ kinds }: Heard) => !(kind in policy.pack.kinds) || kinds.has(kind);
    const silent = heard.filter(
      (one) => questions.has(one.question) && ofKind(one) && !isHeard(one),
    );
    const carrier = carrierOf(row);
    return { row, ...(carrier === undefined ? {} : { carrier }), speaks, silent };
  });
}

/** Levels at which a rule says something to somebody: E, W and C, also beside another. */
function mustSpeak({ level }: CoverageRow): boolean {
  return level.split('/').some((one) => one === 'E' || one === 'W' || one === 'C');
}

/** What a page may not show: a row of the policy that nothing carries, a rule that no scenario tries. */
export function gaps(all: readonly Entry[]): readonly string[] {
  return all.flatMap(({ row, carrier, speaks, silent }) => {
    const { rule, owner, level, where } = row;
    const { unknownActs } = named(where);
    return [
      ...(owner === 'policy' && carrier === undefined
        ? [`${rule}: the policy leaves it open`]
        : []),
      ...(owner === 'policy' ? unknownActs.map((word) => `${rule}: no act ${word}`) : []),
      ...(mustSpeak(row) && speaks.length === 0 ? [`${rule} (${level}): never speaks`] : []),
      ...(mustSpeak(row) && speaks.length > 0 && silent.length === 0
        ? [`${rule} (${level}): never silent`]
        : []),
    ];
  });
}

/** `1–3, 7`: numbers with runs drawn together. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function links(some: readonly Heard[]): string {
  const files = [...new Set(some.map(({ file }) => file))];
  return files
    .map((file) => {
      const own = some.filter((one) => one.file === file).map(({ number }) => number);
      const short = file.slice(0, 2);
      return `[${short}](${linkTo(file)}): ${ranges(own)}`;
    })
    .join(' · ');
}

function linkTo(file: string): string {
  return `../../test/scenarios/cases/${encodeURI(file)}`;
}

/** Of the silent ones those that stand beside a speaking one; the others are counted. */
function silentCell({ speaks, silent }: Entry): string {
  if (speaks.length === 0) return '';
  const files = new Set(speaks.map(({ file }) => file));
  const near = silent.filter(({ file }) => files.has(file));
  const far = silent.length - near.length;
  const told = near.length > 0 ? [links(near)] : [];
  return [...told, ...(far > 0 ? [`${far} in other files`] : [])].join(' · ');
}

function modalCell({ modal, derived }: CoverageRow): string {
  return derived ? `(${modal})` : modal;
}

function tableOf(some: readonly Entry[]): readonly string[] {
  const lines = some.map((entry) => {
    const { row, carrier, speaks } = entry;
    const cells = [
      row.clause,
      modalCell(row),
      `\`${row.rule}\``,
      row.level,
      carrier ?? `**open**, ${row.owner}: ${row.where}`,
      links(speaks) || 'judges nothing',
      silentCell(entry),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '<!-- prettier-ignore-start -->',
    '',
    '| Clause | Modal | Rule | Level | Carried by | Speaks in | Silent in |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    '<!-- prettier-ignore-end -->',
  ];
}

export async function coveragePage(
  policy: Policy,
  heard: readonly Heard[],
  all: readonly Entry[],
): Promise<string> {
  const files = [...new Set(heard.map(({ file }) => file))];
  const open = all.filter(({ carrier }) => carrier === undefined);
  const lines = [
    '# What carries each clause',
    '',
    `Generated by \`npm run coverage-page\` from the pack \`${policy.id}\` and a run of ${heard.length} scenarios. ` +
      `${all.length} rules, ${open.length} of them open: theirs is a later layer, named in the row.`,
    '',
    'Modal words: M must (应当、要、须) · S normally must (一般) · Y may (可) · N must not (不得) · I informative; in brackets: not said, derived. ' +
      'Levels: E blocks plan, issue, closing and discharge · W warns and takes a reason · C a point to be ticked · F function or permission · R shows in reports.',
    '',
    '“Speaks in” names the scenarios whose answer holds a finding of the rule, by file and number within it; ' +
      '“silent in” those that ask a question which the rule answers, about a kind which it is about, and hold none. `conduct.talker` speaks through the content points. ' +
      'What notices a fault in each rule stands in [mutants.md](mutants.md).',
    '',
    ...files.map((file) => {
      const own = heard.filter((one) => one.file === file);
      const name = file.replace(/\.md$/, '');
      return `- [${name}](${linkTo(file)}): ${own.length}`;
    }),
    '',
    ...tableOf(all),
  ];
  return format(lines.join('\n'), { parser: 'markdown', printWidth: 100 });
}
