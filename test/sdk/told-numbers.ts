/** What somebody outside the department can do with the numbers that they are told: add and take away. */
import assert from 'node:assert/strict';
import type { Figure, Figures } from '../../src/sdk/index.ts';

/** Every count that stands in the figures, with the set it is the count of where it stands whole. */
export function numbers(
  figures: Figures,
  whole: Figures,
): readonly { readonly name: string; readonly count: unknown; readonly rows: readonly string[] }[] {
  const all: { name: string; count: unknown; rows: readonly string[] }[] = [];
  const walk = (name: string, here: unknown, there: unknown): void => {
    if (typeof here !== 'object' || here === null) return;
    const one = here as Record<string, unknown>;
    const other = there as Record<string, unknown>;
    if (typeof one['count'] === 'object') {
      const { met, of } = one['count'] as Figure['count'];
      const { met: metRows, of: ofRows } = other as unknown as Figure;
      all.push({ name: `${name}.met`, count: met, rows: metRows });
      all.push({ name: `${name}.of`, count: of, rows: ofRows });
      return;
    }
    if ('count' in one) {
      const rows = (other['rows'] ?? other['obligations'] ?? other['talks']) as readonly string[];
      all.push({ name, count: one['count'], rows });
      return;
    }
    for (const key of Object.keys(one))
      walk(`${name}.${key}`, one[key], partner(one[key], key, other));
  };
  walk('', figures, whole);
  return all;
}

/** The load is told in another order than it is counted in. */
function partner(here: unknown, key: string, there: Record<string, unknown>): unknown {
  const { talker } = (here ?? {}) as { readonly talker?: string };
  if (talker === undefined || !Array.isArray(there)) return there[key];
  return there.find((row: { readonly talker: string }) => row.talker === talker);
}

/** By exact fractions: whether a set's number follows from others'. */
export function follows(secret: readonly string[], told: readonly (readonly string[])[]): boolean {
  const members = [...new Set([...told.flat(), ...secret])];
  const places = new Map(members.map((id, at) => [id, at]));
  const signature = new Map<string, string>();
  told.forEach((rows, at) => {
    for (const id of rows) signature.set(id, `${signature.get(id) ?? ''},${at}`);
  });
  for (const id of secret) signature.set(id, `${signature.get(id) ?? ''},s`);
  const columns = [...new Set(members.map((id) => signature.get(id)))];
  const column = new Map(columns.map((name, at) => [name, at]));
  const vector = (rows: readonly string[]): bigint[] => {
    const all = columns.map(() => 0n);
    for (const id of rows) all[column.get(signature.get(id)) ?? 0] = 1n;
    return all;
  };
  assert.equal(places.size, members.length);
  const reduced: { readonly pivot: number; readonly row: bigint[] }[] = [];
  const reduce = (row: bigint[]): bigint[] => {
    let left = row;
    for (const { pivot, row: other } of reduced) {
      const factor = left[pivot] ?? 0n;
      if (factor === 0n) continue;
      const own = other[pivot] ?? 1n;
      left = left.map((one, at) => one * own - (other[at] ?? 0n) * factor);
      const divisor = left.reduce((a, b) => gcd(a, b), 0n);
      if (divisor > 1n) left = left.map((one) => one / divisor);
    }
    return left;
  };
  for (const rows of told) {
    const left = reduce(vector(rows));
    const pivot = left.findIndex((one) => one !== 0n);
    if (pivot >= 0) reduced.push({ pivot, row: left });
  }
  return reduce(vector(secret)).every((one) => one === 0n);
}

function gcd(a: bigint, b: bigint): bigint {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
