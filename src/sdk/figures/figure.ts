/** A number with the rows behind it, as every figure is made. */
import type { Figure, Tally } from '../api.ts';

export function figure<T extends { readonly id: string }>(
  all: readonly T[],
  counts: (one: T) => boolean,
): Figure {
  const met: string[] = [];
  const of: string[] = [];
  for (const one of all) {
    of.push(one.id);
    if (counts(one)) met.push(one.id);
  }
  return {
    met,
    of,
    count: { met: met.length, of: of.length },
    ...(of.length === 0 ? {} : { rate: met.length / of.length }),
  };
}

export const nothingCounted: Figure = figure([], () => false);

/** Rows by what they say, in the order of the names given; a row can be of several sorts. */
export function tallies<T extends { readonly id: string }>(
  all: readonly T[],
  keysOf: (one: T) => readonly string[],
  nameOf: (key: string) => string,
): readonly Tally[] {
  const rows = new Map<string, string[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const list = rows.get(key);
      if (list === undefined) rows.set(key, [one.id]);
      else list.push(one.id);
    }
  }
  return [...rows]
    .map(([key, ids]) => ({ key, name: nameOf(key), count: ids.length, rows: ids }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

export function average(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
