/** A page of an answer: so many rows from a place on, and how many there are in all. */
import type { PageQuery } from '../api.ts';

const USUAL = 50;
/** As many as a screen can make use of at once. */
const MOST = 500;

/** What there is for who may see nothing. */
export const noRows = { rows: [], total: 0, offset: 0 } as const;

export function pageOf<T>(
  all: readonly T[],
  { offset = 0, limit = USUAL }: PageQuery,
): { readonly of: readonly T[]; readonly total: number; readonly offset: number } {
  const from = Math.max(0, Math.trunc(offset));
  const many = Math.min(MOST, Math.max(1, Math.trunc(limit)));
  return { of: all.slice(from, from + many), total: all.length, offset: from };
}
