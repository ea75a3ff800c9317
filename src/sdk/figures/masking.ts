/**
 * What of the figures is told outside the department (INTERP: a unit with one case names the person).
 *
 * No rows, no reasons, no sources, no order by size. A number under three is masked. So is a number
 * from which, with the others that are told, a number of one or two could be computed. The rule: every
 * number is the count of a set, and a count can be computed from others exactly where its set is a sum
 * of theirs. Sets of talks, letters, cases and orders are taken as sets of the obligations behind them,
 * so that what is counted twice in two ways is linked. For every small set, shown or left between two
 * numbers (not met, held but late, written but not signed), it is asked whether it is such a sum, and as
 * long as it is, one more number is taken away. Bounds that follow without being exact (between 0 and 5)
 * are told by any table. Of a month there is one answer, the same on every day and for everybody outside
 * (`closed.ts`), so there are no two to be set against each other.
 */
import type { Count, Figure, FigureGroup, Figures, Tally } from '../api.ts';
import { type Asked, countedObligations } from './counted.ts';

/** From so many on a number is told. */
const TOLD_FROM = 3;

/** Somebody's rows, under a number that is shown, or that nobody may compute. */
interface Cell {
  readonly rows: readonly string[];
  readonly shown: boolean;
}

/** By the id of a talk, a letter, a case or an order: the obligation that it is one with. */
export type Links = ReadonlyMap<string, string>;

export function linksOf(asked: Asked): Links {
  const { index } = asked;
  const links = new Map<string, string>();
  const taken = new Set<string>();
  // Of several of a sort in one place the first is linked, and the others count for themselves.
  const link = (sort: string, id: string, obligation = ''): void => {
    const place = `${sort} ${obligation}`;
    if (taken.has(place) || links.has(id)) return;
    taken.add(place);
    links.set(id, obligation);
  };
  for (const { id, talk } of countedObligations(asked)) {
    if (talk !== undefined) link('talk', talk.id, id);
  }
  for (const { id, obligation } of index.all('inquiry')) link('inquiry', id, obligation);
  for (const { id, obligation } of index.all('admonition')) link('admonition', id, obligation);
  for (const { id, obligations } of index.all('delegation')) link('delegation', id, obligations[0]);
  return links;
}

export function masked(figures: Figures, links: Links): Figures {
  const linked = (rows: readonly string[]) => rows.map((id) => links.get(id) ?? id);
  const told = tellable(cellsOf(figures).map((cell) => ({ ...cell, rows: linked(cell.rows) })));
  const count = (rows: readonly string[]): Count =>
    told.has(keyOf(linked(rows))) ? rows.length : 'masked';
  const plain = (one: Figure): Figure => withCounts(one, count);
  const tally = (one: Tally): Tally => ({ ...one, count: count(one.rows), rows: [] });
  const group = (one: FigureGroup): FigureGroup => ({
    ...one,
    completion: plain(one.completion),
    onTime: plain(one.onTime),
  });
  const { byKind, byWay, byTalkerKind, byIssue } = figures.warnings;
  const { rectificationDays: _days, delegationReturnDays: _returnDays, ...rest } = figures;
  return {
    ...rest,
    ...mapFigures(figures, plain),
    withRows: false,
    coverage: {
      all: plain(figures.coverage.all),
      principals: plain(figures.coverage.principals),
    },
    punctuality: figures.punctuality.map((row) => ({
      ...row,
      count: count(row.obligations),
      obligations: [],
    })),
    warnings: {
      byKind: byKind.map(tally),
      byWay: byWay.map(tally),
      byTalkerKind: byTalkerKind.map(tally),
      byIssue: byIssue.map(tally),
    },
    byKind: figures.byKind.map(group),
    byUnit: figures.byUnit.map(group),
    byTalker: figures.byTalker.map(group),
    // Not the busiest first: a place in that order says what is masked.
    load: [...figures.load]
      .sort((one, other) => (one.talker < other.talker ? -1 : 1))
      .map((row) => ({ ...row, count: count(row.talks), talks: [] })),
    ageing: figures.ageing.map((row) => ({
      ...row,
      count: count(row.obligations),
      obligations: [],
    })),
    exceptions: [],
  };
}

const FIGURES = [
  'completion',
  'onTime',
  'recorded',
  'confirmed',
  'outlined',
  'group',
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

type Named = Readonly<Record<(typeof FIGURES)[number], Figure>>;

function mapFigures(figures: Named, change: (one: Figure) => Figure): Named {
  return Object.fromEntries(FIGURES.map((name) => [name, change(figures[name])])) as Named;
}

function withCounts(one: Figure, count: (rows: readonly string[]) => Count): Figure {
  const met = count(one.met);
  const of = count(one.of);
  const counts = { met: [], of: [], count: { met, of } };
  return met === 'masked' || of === 'masked' ? counts : { ...counts, rate: met / of };
}

/** Every number that is shown, and those that are as good as shown: what lies between two of them. */
function cellsOf(figures: Figures): readonly Cell[] {
  const cells: Cell[] = [];
  const show = (rows: readonly string[]): void => {
    cells.push({ rows, shown: true });
  };
  const left = (all: readonly string[], some: readonly string[]): void => {
    const taken = new Set(some);
    cells.push({ rows: all.filter((id) => !taken.has(id)), shown: false });
  };
  const showFigure = ({ met, of }: Figure): void => {
    show(met);
    show(of);
    left(of, met);
  };
  for (const name of FIGURES) showFigure(figures[name]);
  showFigure(figures.coverage.all);
  showFigure(figures.coverage.principals);
  left(figures.recorded.met, figures.confirmed.met);
  left(figures.completion.met, figures.onTime.met);
  for (const { completion, onTime } of [
    ...figures.byKind,
    ...figures.byUnit,
    ...figures.byTalker,
  ]) {
    showFigure(completion);
    showFigure(onTime);
    left(completion.met, onTime.met);
  }
  const { byKind, byWay, byTalkerKind, byIssue } = figures.warnings;
  for (const { rows } of [...byKind, ...byWay, ...byTalkerKind, ...byIssue]) show(rows);
  for (const { obligations } of [...figures.punctuality, ...figures.ageing]) show(obligations);
  for (const { talks } of figures.load) show(talks);
  return cells;
}

/** The sets, by their members, whose number may be told. */
function tellable(cells: readonly Cell[]): ReadonlySet<string> {
  const sets = new Map<string, readonly string[]>();
  const shown = new Set<string>();
  for (const { rows, shown: isShown } of cells) {
    const key = keyOf(rows);
    sets.set(key, rows);
    if (isShown && rows.length >= TOLD_FROM) shown.add(key);
  }
  const small = [...sets].filter(([, { length }]) => length > 0 && length < TOLD_FROM);
  const marks = new Marks([...sets.values()]);
  const vector = (key: string): Float64Array => marks.of(sets.get(key) ?? []);
  const secrets = small.map(([key]) => vector(key));
  for (;;) {
    const keys = [...shown].sort((one, other) => size(sets, other) - size(sets, one));
    const basis = new Basis(marks.width);
    for (const key of keys) basis.add(key, vector(key));
    const used = new Set<string>();
    for (const secret of secrets) {
      const sum = basis.sumFor(secret);
      // Of the numbers it would be computed from, the smallest is missed least.
      const victim = sum?.sort((one, other) => size(sets, one) - size(sets, other))[0];
      if (victim !== undefined && !sum?.some((key) => used.has(key))) used.add(victim);
    }
    if (used.size === 0) return shown;
    for (const key of used) shown.delete(key);
  }
}

function size(sets: ReadonlyMap<string, readonly string[]>, key: string): number {
  return sets.get(key)?.length ?? 0;
}

function keyOf(rows: readonly string[]): string {
  return [...rows].sort().join(' ');
}

/** A prime below 2²⁶, so that a product is exact in a double. */
const PRIME = 67_108_859;

/** Members that stand in the same sets are one coordinate. */
class Marks {
  private readonly places = new Map<string, number>();
  private readonly sizes: number[] = [];

  constructor(sets: readonly (readonly string[])[]) {
    const signatures = new Map<string, string>();
    sets.forEach((rows, at) => {
      for (const id of rows) signatures.set(id, `${signatures.get(id) ?? ''},${at}`);
    });
    const known = new Map<string, number>();
    for (const [id, signature] of signatures) {
      const place = known.get(signature) ?? known.size;
      known.set(signature, place);
      this.places.set(id, place);
      this.sizes[place] = (this.sizes[place] ?? 0) + 1;
    }
  }

  get width(): number {
    return this.sizes.length;
  }

  of(rows: readonly string[]): Float64Array {
    const vector = new Float64Array(this.width);
    for (const id of rows) {
      const place = this.places.get(id);
      if (place !== undefined) vector[place] = 1;
    }
    return vector;
  }
}

interface Row {
  readonly vector: Float64Array;
  readonly pivot: number;
  /** Which of the numbers it was made from. */
  readonly from: ReadonlySet<string>;
}

/** The sums and differences of some numbers, in the form in which it can be asked what is one. */
class Basis {
  private readonly rows: Row[] = [];

  constructor(private readonly width: number) {}

  add(key: string, vector: Float64Array): void {
    const left = this.reduce(vector);
    const pivot = left.vector.findIndex((one) => one !== 0);
    if (pivot < 0) return;
    const inverse = power(left.vector[pivot] ?? 1, PRIME - 2);
    for (let at = pivot; at < this.width; at += 1) {
      left.vector[at] = ((left.vector[at] ?? 0) * inverse) % PRIME;
    }
    this.rows.push({ vector: left.vector, pivot, from: new Set([...left.from, key]) });
  }

  /** The numbers that a set's can be computed from; undefined where it cannot. */
  sumFor(vector: Float64Array): string[] | undefined {
    const { vector: left, from } = this.reduce(vector);
    return left.some((one) => one !== 0) ? undefined : [...from];
  }

  private reduce(vector: Float64Array): {
    readonly vector: Float64Array;
    readonly from: ReadonlySet<string>;
  } {
    const left = Float64Array.from(vector);
    const from = new Set<string>();
    for (const row of this.rows) {
      const factor = left[row.pivot] ?? 0;
      if (factor === 0) continue;
      for (const key of row.from) from.add(key);
      for (let at = row.pivot; at < this.width; at += 1) {
        const product = (factor * (row.vector[at] ?? 0)) % PRIME;
        const one = (left[at] ?? 0) - product;
        left[at] = one < 0 ? one + PRIME : one;
      }
    }
    return { vector: left, from };
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  let factor = base % PRIME;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}
