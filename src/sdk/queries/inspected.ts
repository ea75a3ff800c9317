/** What inspection asks of cases, wherever they lie: here, at the other side of the port, or in a file. */
import type { InspectionQuery } from '../api.ts';
import type { CaseException, StepsView } from '../vault/project.ts';

const MOST = 500;
const A_PAGE = 100;

export interface InspectedPage<Case> {
  readonly cases: readonly Case[];
  readonly total: number;
  readonly exceptions: Readonly<Partial<Record<CaseException, number>>>;
  readonly unitNames: readonly string[];
  readonly kindNames: readonly string[];
}

/** What is asked by, of a case. */
export type Inspected = Pick<StepsView, 'unitName' | 'kindName' | 'due' | 'exceptions'>;

/** A page of what is asked for, in the order given. */
export function inspectedPage<Case extends Inspected>(
  all: readonly Case[],
  query: InspectionQuery,
): InspectedPage<Case> {
  const { offset = 0, limit = A_PAGE, exceptions: wanted } = query;
  const asked = all.filter((one) => isAsked(one, query));
  const exceptions: Partial<Record<CaseException, number>> = {};
  for (const one of asked) {
    for (const exception of one.exceptions) {
      exceptions[exception] = (exceptions[exception] ?? 0) + 1;
    }
  }
  const cases =
    wanted === undefined
      ? asked
      : asked.filter((one) => one.exceptions.some((exception) => wanted.includes(exception)));
  return {
    cases: cases.slice(offset, offset + Math.min(limit, MOST)),
    total: cases.length,
    exceptions,
    unitNames: names(all.map(({ unitName }) => unitName)),
    kindNames: names(all.map(({ kindName }) => kindName)),
  };
}

function isAsked(
  { unitName, kindName, due }: Inspected,
  { unit, kindName: kind, dueFrom, dueTo }: InspectionQuery,
): boolean {
  if (unit !== undefined && unitName !== unit) return false;
  if (kind !== undefined && kindName !== kind) return false;
  if (dueFrom !== undefined && (due === undefined || due < dueFrom)) return false;
  return dueTo === undefined || (due !== undefined && due <= dueTo);
}

function names(some: readonly string[]): readonly string[] {
  return [...new Set(some)].sort();
}
