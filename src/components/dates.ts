/** Dates as staff read them. No rule lives here; what staff type is read in reading.ts. */
import { addDays, addMonths, civilDate, dayOfWeek, until } from '../sdk/index.ts';
import type { CivilDate, ClockTime } from '../sdk/index.ts';
import type { Texts } from './messages/index.ts';

export { addDays, addMonths, civilDate, dayOfWeek, until };
export type { CivilDate, ClockTime };

export function parts(date: CivilDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** `周一` … `周日` */
export function weekday(date: CivilDate, say: Texts): string {
  return say.dates.weekdays[dayOfWeek(date) - 1] ?? '';
}

/** `2026年3月9日（周一）` */
export function longDate(date: CivilDate, say: Texts): string {
  const { year, month, day } = parts(date);
  return say.dates.long(year, month, day, weekday(date, say));
}

/** `2026年3月9日` */
export function plainDate(date: CivilDate, say: Texts): string {
  const { year, month, day } = parts(date);
  return say.dates.plain(year, month, day);
}

/** `3月9日`, with the year where it is not `now`'s. */
export function shortDate(date: CivilDate, now: CivilDate, say: Texts): string {
  const { year, month, day } = parts(date);
  return year === parts(now).year ? say.dates.short(month, day) : say.dates.plain(year, month, day);
}

/** `3月9日–16日`, `3月27日–4月3日`: both days, each said as briefly as it stays clear. */
export function shortRange(from: CivilDate, to: CivilDate, now: CivilDate, say: Texts): string {
  const first = parts(from);
  const last = parts(to);
  if (sameMonth(from, to)) {
    const year = first.year === parts(now).year ? undefined : first.year;
    return say.dates.daysRange(first.month, first.day, last.day, year);
  }
  const end = shortDate(to, first.year === last.year ? from : now, say);
  return say.dates.range(shortDate(from, now, say), end);
}

/** `2026年3月` */
export function monthName(date: CivilDate, say: Texts): string {
  const { year, month } = parts(date);
  return say.dates.month(year, month);
}

export function firstOfMonth(date: CivilDate): CivilDate {
  const { year, month } = parts(date);
  return civilDate(year, month, 1) ?? date;
}

/** The weeks of a month, each from Monday to Sunday, with the neighbours' days that fill them. */
export function weeksOfMonth(date: CivilDate): readonly (readonly CivilDate[])[] {
  const first = firstOfMonth(date);
  const weeks: CivilDate[][] = [];
  let day = addDays(first, 1 - dayOfWeek(first));
  do {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
    day = addDays(day, 7);
  } while (sameMonth(day, first));
  return weeks;
}

export function sameMonth(one: CivilDate, two: CivilDate): boolean {
  return one.slice(0, 7) === two.slice(0, 7);
}
