/** The days of a period, and what stands under them in the index. */
import { addDays, addMonths, civilDate } from '../../policy/index.ts';
import type { ReportQuery } from '../api.ts';
import type { CivilDate } from '../ports.ts';

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export function within(day: CivilDate | undefined, { from, to }: Period): boolean {
  return day !== undefined && from <= day && day <= to;
}

export function* daysOf({ from, to }: Period): Iterable<CivilDate> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day;
}

/** The period that a report names; undefined where it names none. */
export function periodOf(query: ReportQuery): Period | undefined {
  if ('month' in query) return months(/^(\d{4})-(0[1-9]|1[0-2])$/.exec(query.month), 1, 1);
  if ('quarter' in query) return months(/^(\d{4})-Q([1-4])$/.exec(query.quarter), 3, 3);
  return months(/^(\d{4})$/.exec(query.year), 12, 12);
}

function months(found: RegExpExecArray | null, count: number, step: number): Period | undefined {
  if (found === null) return undefined;
  const [, year, part = '1'] = found;
  const from = civilDate(Number(year), (Number(part) - 1) * step + 1, 1);
  if (from === undefined) return undefined;
  return { from, to: addDays(addMonths(from, count), -1) };
}

export function isWholeMonth({ from, to }: Period): boolean {
  return from.endsWith('-01') && to === addDays(addMonths(from, 1), -1);
}
