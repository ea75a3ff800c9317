/** The figures as tables: 通报, 执行情况检查表 and 上报, with their titles. */
import type {
  Cell,
  Count,
  Figure,
  Figures,
  Report,
  ReportQuery,
  ReportTable,
  Tally,
} from '../api.ts';
import type { Desk } from '../desk.ts';
import type { Messages } from '../messages/index.ts';
import type { CivilDate } from '../ports.ts';
import { kindViews } from '../queries/views.ts';

type Words = Messages['figures'];
type Titles = Words['columns'];

function table(
  words: Words,
  id: string,
  title: string,
  columns: readonly (keyof Titles)[],
  rows: ReportTable['rows'],
): ReportTable {
  return {
    id,
    title,
    columns: columns.map((one) => ({ id: one, title: words.columns[one] })),
    rows,
  };
}

function text(value: string): Cell {
  return { text: value };
}

function counted(count: Count, rows: readonly string[]): Cell {
  return rows.length === 0 ? { count } : { count, rows };
}

function rateOf({ rate }: Figure): Cell {
  return rate === undefined ? {} : { rate };
}

/** Met, of and rate of a figure: three cells. */
function share({ met, of, count, ...rest }: Figure): readonly Cell[] {
  return [counted(count.of, of), counted(count.met, met), rateOf({ met, of, count, ...rest })];
}

export function report(desk: Desk, query: ReportQuery, figures: Figures, on: CivilDate): Report {
  const words = desk.messages.figures;
  return head(desk, titleOf(desk, query, words.report), { figures, on }, [
    overall(words, figures),
    punctuality(words, figures),
    byKind(words, figures),
    byUnit(words, figures),
    byTalker(words, figures),
    warnings(words, figures),
    ageing(words, figures),
    exceptions(desk, words, figures),
  ]);
}

export function inspectionTable(
  desk: Desk,
  query: ReportQuery,
  figures: Figures,
  on: CivilDate,
): Report {
  const words = desk.messages.figures;
  return head(
    desk,
    words.report.inspection(titleOf(desk, query, words.report.periods)),
    { figures, on },
    [byUnit(words, figures)],
  );
}

export function upwardReturn(
  desk: Desk,
  query: ReportQuery,
  figures: Figures,
  on: CivilDate,
): Report {
  const words = desk.messages.figures;
  return head(
    desk,
    words.report.upward(titleOf(desk, query, words.report.periods)),
    { figures, on },
    [warnings(words, figures), followUp(words, figures)],
  );
}

function head(
  desk: Desk,
  title: string,
  { figures: { period }, on }: { readonly figures: Figures; readonly on: CivilDate },
  tables: readonly ReportTable[],
): Report {
  return { title, period, on, profile: desk.policy.id, tables };
}

/** The period as its title says it, with what it was narrowed to. */
export function titleOf(desk: Desk, query: ReportQuery, titles: Titled): string {
  const kinds = new Map(kindViews(desk).map(({ id, name }) => [id, name]));
  const parts = [
    ...(query.unit === undefined ? [] : [query.unit]),
    ...(query.kinds ?? []).map((kind) => kinds.get(kind) ?? kind),
  ];
  return [ofPeriod(query, titles), ...parts].join(' · ');
}

interface Titled {
  readonly month: (year: string, month: number) => string;
  readonly quarter: (year: string, quarter: number) => string;
  readonly year: (year: string) => string;
}

function ofPeriod(query: ReportQuery, titles: Titled): string {
  if ('month' in query) return titles.month(query.month.slice(0, 4), Number(query.month.slice(5)));
  if ('quarter' in query) {
    return titles.quarter(query.quarter.slice(0, 4), Number(query.quarter.slice(6)));
  }
  return titles.year(query.year);
}

function overall(words: Words, figures: Figures): ReportTable {
  const { coverage, rectificationDays, delegationReturnDays } = figures;
  const line = (title: string, one: Figure): readonly Cell[] => [text(title), ...share(one)];
  const { averages, rates } = words;
  const days = (title: string, value: number | undefined): readonly (readonly Cell[])[] =>
    value === undefined ? [] : [[text(title), text(''), text(''), { days: value }]];
  return table(
    words,
    'overall',
    words.tables.overall,
    ['item', 'due', 'done', 'rate'],
    [
      line(rates.coverage, coverage.all),
      line(rates.principals, coverage.principals),
      line(rates.completion, figures.completion),
      line(rates.onTime, figures.onTime),
      line(rates.recorded, figures.recorded),
      line(rates.confirmed, figures.confirmed),
      line(rates.outlined, figures.outlined),
      line(rates.group, figures.group),
      ...followUp(words, figures).rows,
      ...days(averages.rectificationDays, rectificationDays),
      ...days(averages.delegationReturnDays, delegationReturnDays),
    ],
  );
}

/** 整改, 函询回复, 委托 and 反映事项 as one table. */
function followUp(words: Words, figures: Figures): ReportTable {
  const { rates } = words;
  const names = [
    'rectified',
    'rectifiedOnTime',
    'rectificationReopened',
    'selfCriticismOnTime',
    'reportOnTime',
    'repliedOnTime',
    'askedAgain',
    'delegationsCompleted',
    'mattersSettled',
    'mattersAnswered',
  ] as const;
  return table(
    words,
    'followUp',
    words.tables.overall,
    ['item', 'due', 'done', 'rate'],
    names.map((name) => [text(rates[name]), ...share(figures[name])]),
  );
}

function punctuality(words: Words, { punctuality: rows }: Figures): ReportTable {
  return table(
    words,
    'punctuality',
    words.tables.punctuality,
    ['item', 'count'],
    rows.map((row) => [text(words.punctuality[row.class]), counted(row.count, row.obligations)]),
  );
}

const RATES = ['shouldTalk', 'talked', 'completion', 'onTime', 'onTimeRate'] as const;

function groupRows(groups: Figures['byUnit']): ReportTable['rows'] {
  return groups.map(({ name, completion, onTime }) => [
    text(name),
    counted(completion.count.of, completion.of),
    counted(completion.count.met, completion.met),
    rateOf(completion),
    counted(onTime.count.met, onTime.met),
    rateOf(onTime),
  ]);
}

function byKind(words: Words, { byKind: groups }: Figures): ReportTable {
  return table(words, 'byKind', words.tables.byKind, ['kind', ...RATES], groupRows(groups));
}

function byUnit(words: Words, { byUnit: groups }: Figures): ReportTable {
  return table(words, 'byUnit', words.tables.byUnit, ['unit', ...RATES], groupRows(groups));
}

function byTalker(words: Words, { load }: Figures): ReportTable {
  return table(
    words,
    'byTalker',
    words.tables.byTalker,
    ['talker', 'talks'],
    load.map(({ name, count, talks }) => [text(name), counted(count, talks)]),
  );
}

function warnings(words: Words, { warnings: all }: Figures): ReportTable {
  const { groups } = words;
  const rows = (group: string, some: readonly Tally[]): ReportTable['rows'] =>
    some.map((one) => [text(group), text(one.name), counted(one.count, one.rows)]);
  return table(
    words,
    'warnings',
    words.tables.warnings,
    ['group', 'name', 'count'],
    [
      ...rows(groups.byKind, all.byKind),
      ...rows(groups.byWay, all.byWay),
      ...rows(groups.byTalkerKind, all.byTalkerKind),
      ...rows(groups.byIssue, all.byIssue),
      ...rows(groups.bySource, all.bySource ?? []),
    ],
  );
}

function ageing(words: Words, { ageing: rows }: Figures): ReportTable {
  return table(
    words,
    'ageing',
    words.tables.ageing,
    ['days', 'count'],
    rows.map(({ from, to, count, obligations }) => [
      text(words.bucket(from, to)),
      counted(count, obligations),
    ]),
  );
}

function exceptions(desk: Desk, words: Words, { exceptions: all }: Figures): ReportTable {
  // A reason may name the talk or the person it is about beside its rule.
  const clauseOf = (key: string): string => {
    const [rule = ''] = key.split('@');
    return desk.policy.pack.rules[rule]?.clause ?? '—';
  };
  return table(
    words,
    'exceptions',
    words.tables.exceptions,
    ['rule', 'reason', 'count'],
    all.map(({ rule, reason, obligation }) => [
      text(clauseOf(rule)),
      text(reason),
      counted(1, [obligation]),
    ]),
  );
}
