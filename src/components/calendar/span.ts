/** Which days a view shows, and how it goes on to the next ones. */
import {
  addDays,
  addMonths,
  dayOfWeek,
  firstOfMonth,
  monthName,
  shortRange,
  weeksOfMonth,
} from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import type { Texts } from '../messages/index.ts';

export const calendarViews = ['month', 'week', 'agenda'] as const;
/** The views of the calendar. */
export type CalendarView = (typeof calendarViews)[number];

const AGENDA_DAYS = 28;

export function monday(date: CivilDate): CivilDate {
  return addDays(date, 1 - dayOfWeek(date));
}

/** The days of a view around a day, first to last. */
export function daysOf(view: CalendarView, around: CivilDate): readonly CivilDate[] {
  if (view === 'month') return weeksOfMonth(around).flat();
  const [first, count] = view === 'week' ? [monday(around), 7] : [around, AGENDA_DAYS];
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

export function turned(view: CalendarView, around: CivilDate, pages: number): CivilDate {
  if (view === 'month') return addMonths(firstOfMonth(around), pages);
  return addDays(around, pages * (view === 'week' ? 7 : AGENDA_DAYS));
}

export function spanName(
  view: CalendarView,
  around: CivilDate,
  today: CivilDate,
  say: Texts,
): string {
  if (view === 'month') return monthName(around, say);
  const days = daysOf(view, around);
  return shortRange(days[0] ?? around, days[days.length - 1] ?? around, today, say);
}
