/** 督促检查: the figures that inspection needs, counted from the index each time. */
import { until } from '../../policy/index.ts';
import type { FigureGroup, Figures, LoadRow, PunctualityClass, PunctualityRow } from '../api.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { Person } from '../ports.ts';
import { type Asked, type Counted, countedObligations, talksHeld } from './counted.ts';
import { coverage } from './coverage.ts';
import { figure } from './figure.ts';
import {
  delegationFigures,
  inquiryFigures,
  matterFigures,
  rectificationFigures,
} from './follow-up.ts';
import { warningFigures } from './warnings.ts';
import { kindViews } from '../queries/views.ts';

/** All figures with all rows: what of it may be told is for `masking.ts`. */
export function figures(asked: Asked, cadres: readonly Person[]): Figures {
  const { desk, query } = asked;
  const counted = countedObligations(asked);
  const talks = talksHeld(counted);
  const kinds = new Map(kindViews(desk).map(({ id, name }) => [id, name]));
  return {
    period: { from: query.from, to: query.to },
    withRows: true,
    coverage: coverage(asked, cadres),
    completion: figure(counted, isHeld),
    onTime: figure(counted, isOnTime),
    punctuality: punctuality(counted),
    recorded: figure(talks, ({ record }) => record === 'written'),
    confirmed: figure(talks, isSigned),
    outlined: figure(talks, ({ outline }) => outline),
    group: figure(talks, ({ mode }) => mode === 'group'),
    ...rectificationFigures(asked),
    ...inquiryFigures(asked),
    ...delegationFigures(asked),
    ...matterFigures(asked),
    warnings: warningFigures(desk, counted),
    byKind: groups(counted, ({ obligation }) => {
      const { kind } = obligation.obligation;
      return { key: kind, name: kinds.get(kind) ?? kind };
    }),
    byUnit: groups(counted, ({ obligation: { ofTheDay } }) => {
      return { key: ofTheDay.unitName, name: ofTheDay.unitName };
    }),
    byTalker: groups(
      counted.filter(({ held, talk }) => held && talk !== undefined),
      ({ talk }) => ({ key: talk?.talker.id ?? '', name: talk?.talker.name ?? '' }),
    ),
    load: load(talks),
    ageing: ageing(asked, counted),
    exceptions: exceptions(counted),
  };
}

/** A record that its subject would not sign is closed before witnesses, and not signed. */
function isSigned({ confirmed }: TalkEntry): boolean {
  return confirmed !== undefined && confirmed.method !== 'refused';
}

function isHeld({ held }: Counted): boolean {
  return held;
}

/** Held within its window; where the text names no period, held at all. */
function isOnTime({ held, timeliness: when }: Counted): boolean {
  return held && (when === 'in-time' || when === 'no-limit');
}

const CLASSES: readonly PunctualityClass[] = [
  'early',
  'on-time',
  'late-with-reason',
  'late',
  'undecided',
  'not-held',
];

/** 早谈、按期、有理由逾期、逾期、未谈: every counted obligation stands in exactly one row. */
function punctuality(counted: readonly Counted[]): readonly PunctualityRow[] {
  const rows = new Map(CLASSES.map((name) => [name, [] as string[]]));
  for (const one of counted) rows.get(classOf(one))?.push(one.id);
  return [...rows].map(([name, obligations]) => ({
    class: name,
    count: obligations.length,
    obligations,
  }));
}

function classOf({ held, timeliness: when, reason }: Counted): PunctualityClass {
  if (!held) return 'not-held';
  if (when === 'early') return 'early';
  if (when === 'late') return reason === undefined ? 'late' : 'late-with-reason';
  return when === 'undecided' ? 'undecided' : 'on-time';
}

function groups(
  counted: readonly Counted[],
  keyOf: (one: Counted) => { readonly key: string; readonly name: string },
): readonly FigureGroup[] {
  const all = new Map<string, { readonly name: string; readonly some: Counted[] }>();
  for (const one of counted) {
    const { key, name } = keyOf(one);
    const group = all.get(key);
    if (group === undefined) all.set(key, { name, some: [one] });
    else group.some.push(one);
  }
  return [...all]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { name, some }]) => ({
      key,
      name,
      completion: figure(some, isHeld),
      onTime: figure(some, isOnTime),
    }));
}

/** Talks held per talker: a group talk is one talk. */
function load(talks: readonly TalkEntry[]): readonly LoadRow[] {
  const byTalker = new Map<string, { readonly name: string; readonly talks: string[] }>();
  for (const { id, talker } of talks) {
    const row = byTalker.get(talker.id);
    if (row === undefined) byTalker.set(talker.id, { name: talker.name, talks: [id] });
    else row.talks.push(id);
  }
  return [...byTalker]
    .map(([talker, { name, talks: held }]) => ({ talker, name, count: held.length, talks: held }))
    .sort((a, b) => b.talks.length - a.talks.length || (a.talker < b.talker ? -1 : 1));
}

const BUCKETS = [
  { from: 0, to: 7 },
  { from: 8, to: 30 },
  { from: 31, to: 90 },
  { from: 91 },
] as const;

/** How long what is overdue has been so. */
function ageing({ today }: Asked, counted: readonly Counted[]): Figures['ageing'] {
  const overdue = counted
    .filter(({ held, timeliness: when }) => !held && when === 'overdue')
    .map(({ id, day }) => ({ id, days: until(day, today) }));
  return BUCKETS.map((bucket) => {
    const obligations = overdue
      .filter(({ days }) => days >= bucket.from && (!('to' in bucket) || days <= bucket.to))
      .map(({ id }) => id);
    return { ...bucket, count: obligations.length, obligations };
  });
}

/** Every reason once: of a window by its obligation, of anything else by the talk's first. */
function exceptions(counted: readonly Counted[]): Figures['exceptions'] {
  const told = new Set<string>();
  const all: Figures['exceptions'][number][] = [];
  for (const { id, obligation, talk, reason } of counted) {
    const { rule: window } = obligation.obligation.window;
    if (reason !== undefined) all.push({ obligation: id, rule: window, reason });
    for (const [rule, given] of Object.entries(talk?.reasons ?? {})) {
      const key = `${talk?.id ?? ''} ${rule}`;
      if (rule === window || told.has(key)) continue;
      told.add(key);
      all.push({ obligation: id, rule, reason: given });
    }
  }
  return all;
}
