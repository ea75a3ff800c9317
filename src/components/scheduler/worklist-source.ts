/** The worklist as it is scrolled: of however many rows there are, those that are near. */
import type { TalkSdk, WorklistRow } from '../../sdk/index.ts';
import type { Question } from '../controllers/live-query.ts';
import { queryOf } from './filters.ts';
import type { Filters, Order } from './filters.ts';

/** As many as are asked for at once. */
const PAGE = 100;

export interface Worklist {
  readonly total: number;
  readonly overdue: number;
  /** By their place in the list. */
  readonly rows: ReadonlyMap<number, WorklistRow>;
}

export function askWorklist(
  sdk: TalkSdk | undefined,
  filters: Filters,
  { by, descending }: Order,
  near: readonly number[],
): Question<Worklist> {
  const query = queryOf(filters);
  const pages = pagesOf(near);
  return {
    sdk,
    key: JSON.stringify([query, by, descending, pages]),
    ask: async ({ obligations }) => {
      const [counts, ...parts] = await Promise.all([
        obligations.counts(query),
        ...pages.map((page) =>
          obligations.page({ ...query, sort: by, descending, offset: page * PAGE, limit: PAGE }),
        ),
      ]);
      return {
        total: counts.total,
        overdue: counts.urgency.overdue,
        rows: new Map(
          parts.flatMap(({ rows, offset }) =>
            rows.map((row, index) => [offset + index, row] as const),
          ),
        ),
      };
    },
  };
}

/** With the row before and after those that are near, so that a scroll finds them there. */
function pagesOf(near: readonly number[]): readonly number[] {
  const pages = near.flatMap((index) =>
    [index - PAGE / 4, index, index + PAGE / 4].map((one) => Math.floor(Math.max(0, one) / PAGE)),
  );
  return [...new Set([0, ...pages])].sort((one, other) => one - other);
}
