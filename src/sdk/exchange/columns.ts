/**
 * Finds the table in a sheet: its heading among titles and notes, its columns in any order and under
 * any of the names that departments give them, and where it ends.
 */
import type { TableRow } from './table-file.ts';
import { FileRefused } from './unreadable.ts';

export interface ColumnSpec<Id extends string> {
  readonly id: Id;
  /** As departments write it; the first is the one that messages name. */
  readonly names: readonly [string, ...string[]];
}

/** Columns by their letters, as the caller corrects them; `null`: this column is not read. */
export type GivenColumns<Id extends string> = { readonly [I in Id]?: string | null };

/** Headings by column, as they were once corrected. */
export type Remembered = Readonly<Record<string, string | null>>;

export interface FoundColumn<Id extends string = string> {
  readonly column: Id;
  /** What it is called in messages. */
  readonly name: string;
  /** The heading as it stands in the file, and its letter; absent where nothing was found. */
  readonly heading?: string;
  readonly at?: string;
  /** `given`: by the caller now; `remembered`: by an earlier correction; `name`: by what it is called. */
  readonly by: 'given' | 'remembered' | 'name' | 'nothing';
  /** Letters of the columns that have this heading, where several do: which is meant, the caller says. */
  readonly twice?: readonly string[];
}

export interface FoundTable<Id extends string> {
  readonly columns: ReadonlyMap<Id, number>;
  readonly mapping: readonly FoundColumn<Id>[];
  /** All headings of the table, read or not. */
  readonly headings: readonly { readonly at: string; readonly heading: string }[];
  /** The row of the heading, and the rows under it. */
  readonly row: number;
  readonly body: readonly TableRow[];
}

/** What a heading says, before what stands under it is taken. */
type Under<Id extends string> = Omit<FoundTable<Id>, 'body'>;

/** How far down a heading may stand: below a title, a unit, a period, a secrecy mark. */
const LOOK_AT = 15;

/** The table under the best heading there is; undefined where nothing looks like one. */
export function findTable<Id extends string>(
  rows: readonly TableRow[],
  specs: readonly ColumnSpec<Id>[],
  { given = {}, remembered = {} }: { given?: GivenColumns<Id>; remembered?: Remembered } = {},
): FoundTable<Id> | undefined {
  let best: { readonly found: Under<Id>; readonly score: number; readonly end: number } | undefined;
  for (const [index, line] of rows.slice(0, LOOK_AT).entries()) {
    const below = rows[index + 1];
    const headings = [
      { cells: line.cells.map((cell) => [cell]), end: index + 1 },
      ...(below === undefined ? [] : [{ cells: twoRows(line, below), end: index + 2 }]),
    ];
    for (const { cells, end } of headings) {
      const found = under(cells, line.row, specs, given, remembered);
      // A heading that the caller corrects by letters alone is the first row with several cells.
      const score = found.mapping.filter(({ by }) => by === 'name' || by === 'remembered').length;
      const filled = cells.filter(([first = '']) => first !== '').length;
      if (filled < 2 || (score === 0 && Object.keys(given).length === 0)) continue;
      if (best === undefined || score > best.score) best = { found, score, end };
    }
  }
  if (best === undefined) return undefined;
  for (const { heading } of best.found.headings) refuseUnsafe(heading);
  return { ...best.found, body: rows.slice(best.end) };
}

/** A name that means something to JavaScript is nobody's heading. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function refuseUnsafe(heading: string): void {
  if (UNSAFE.has(comparable(heading).toLowerCase())) {
    throw new FileRefused('unsafe-heading', heading);
  }
}

/** 公示 over 截止日期 and 结果: a group heading stands over its first column and speaks for the others. */
function twoRows(upper: TableRow, lower: TableRow): readonly (readonly string[])[] {
  const width = Math.max(upper.cells.length, lower.cells.length);
  let group = '';
  return Array.from({ length: width }, (_, column) => {
    const [above = '', below = ''] = [upper.cells[column], lower.cells[column]];
    if (above !== '') group = above;
    if (below === '' || below === above) return [above];
    return [below, `${group}${below}`];
  });
}

function under<Id extends string>(
  cells: readonly (readonly string[])[],
  row: number,
  specs: readonly ColumnSpec<Id>[],
  given: GivenColumns<Id>,
  remembered: Remembered,
): Under<Id> {
  const texts = cells.map((ways) => ways.map(asHeading));
  const columns = new Map<Id, number>();
  const mapping = specs.map((spec): FoundColumn<Id> => {
    const { id: column, names } = spec;
    const [name] = names;
    const { at, by, twice } = place(spec, texts, given, remembered);
    if (at === undefined) {
      return { column, name, by, ...(twice === undefined ? {} : { twice }) };
    }
    columns.set(column, at);
    return { column, name, heading: cells[at]?.[0] ?? '', at: letterOf(at), by };
  });
  return {
    columns,
    mapping,
    headings: cells.flatMap(([heading = ''], at) =>
      heading === '' ? [] : [{ at: letterOf(at), heading }],
    ),
    row,
  };
}

interface Place {
  readonly at?: number;
  readonly by: FoundColumn['by'];
  readonly twice?: readonly string[];
}

function place<Id extends string>(
  { id, names }: ColumnSpec<Id>,
  texts: readonly (readonly string[])[],
  given: GivenColumns<Id>,
  remembered: Remembered,
): Place {
  const letter = given[id];
  if (letter === null) return { by: 'given' };
  if (letter !== undefined) {
    const at = indexOf(letter);
    return at === undefined ? { by: 'nothing' } : { at, by: 'given' };
  }
  const once = Object.prototype.hasOwnProperty.call(remembered, id) ? remembered[id] : undefined;
  if (once === null) return { by: 'remembered' };
  const found = once === undefined ? undefined : headed(texts, once, 'remembered');
  if (found !== undefined) return found;
  for (const name of names) {
    const named = headed(texts, name, 'name');
    if (named !== undefined) return named;
  }
  return { by: 'nothing' };
}

function headed(
  texts: readonly (readonly string[])[],
  name: string,
  by: FoundColumn['by'],
): Place | undefined {
  const heading = asHeading(name);
  const places = texts.flatMap((ways, at) => (ways.includes(heading) ? [at] : []));
  const [at, ...others] = places;
  if (at === undefined) return undefined;
  return others.length === 0 ? { at, by } : { by: 'nothing', twice: places.map(letterOf) };
}

/** Without spaces, stars, remarks in brackets and a colon: `*姓 名（必填）：` is 姓名. */
export function asHeading(text: string): string {
  const bare = comparable(text).replace(/[*:：、．.]/g, '');
  const short = bare.replace(/\([^()]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g, '');
  return (short === '' ? bare : short).toLowerCase();
}

/** Lists are typed with full-width and half-width signs alike. */
export function comparable(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200B-\u200D\uFEFF]/g, '');
}

export function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : letterOf(before - 1)) + String.fromCharCode(65 + (column % 26));
}

function indexOf(letter: string): number | undefined {
  if (!/^[A-Za-z]{1,2}$/.test(letter)) return undefined;
  return [...letter.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

/** What stands under a table and is no row of it, or between its rows. */
const NOTE =
  /^(注|备注|说明|填表说明|制表|制表人|填表|填表人|填报人|审核|审核人|复核|复核人|审批人|签发人|经办人|负责人|单位负责人|联系人|联系电话|电话|合计|总计|共计|小计|以上)(?=[:(\d共]|$)/;

export type Beside = 'heading' | 'numbering' | 'note';

/** Why a line is none of the table's rows; undefined where it is one. */
export function beside<Id extends string>(
  line: TableRow,
  { columns, mapping }: FoundTable<Id>,
  needed: readonly Id[],
): Beside | undefined {
  const cell = (column: Id) => line.cells[columns.get(column) ?? -1] ?? '';
  const filled = line.cells.filter((text) => text !== '');
  const known = mapping.filter(({ column }) => cell(column) !== '');
  if (
    known.length > 1 &&
    known.every(({ column, heading = '' }) => asHeading(cell(column)) === asHeading(heading))
  ) {
    return 'heading';
  }
  if (filled.length > 2 && filled.every((text) => /^\(?\d{1,2}\)?$/.test(comparable(text)))) {
    return 'numbering';
  }
  const [first = ''] = filled;
  const whole = needed.every((column) => cell(column) !== '');
  if (whole) return undefined;
  if (NOTE.test(comparable(first))) return 'note';
  // One cell alone says nothing of a person; a short one under the name may be a row begun.
  const [name] = needed;
  if (filled.length !== 1) return undefined;
  return name !== undefined && cell(name) !== '' && comparable(first).length <= 4
    ? undefined
    : 'note';
}
