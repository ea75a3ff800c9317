/**
 * Working days: weekdays that are no official holiday, and weekends made up for one. What no notice
 * has settled is "unknown", and whoever counts through it gets "unknown" back, never a guess.
 */
import type { Answer, PolicyFault } from '../answers.ts';
import type { CivilDate } from '../facts.ts';
import { addDays, dayOfWeekNumber, fromNumber, toNumber, until } from './civil-date.ts';
import { readHolidayYear, type HolidayYear } from './holiday-year.ts';
import { officialYears } from './official-years.ts';

/** What a day is, for a month grid or an explanation. */
export interface CalendarDay {
  readonly date: CivilDate;
  readonly working: boolean | 'unknown';
  /** The holiday it belongs to, as a day off or as a day made up for it. */
  readonly holiday?: string;
  /** A weekend day that is worked (调休上班). */
  readonly madeUp: boolean;
  /** The notice that settles it. Absent for a plain day and for an unsettled one. */
  readonly source?: string;
}

/** A date after rolling. Provisional: the plain date stands until the missing notice is there. */
export interface RolledDate {
  readonly date: CivilDate;
  readonly provisional: boolean;
}

/**
 * Says of a day whether it is worked on, and counts working days; unknown where nobody has
 * published the year.
 */
export interface Calendar {
  /** Years with a notice, ascending. */
  readonly years: readonly number[];
  /** Whether staff work on that day; `unknown` where no notice has settled it. */
  isWorkingDay(date: CivilDate): boolean | 'unknown';
  /** All that is known of a day. */
  day(date: CivilDate): CalendarDay;
  /**
   * The day itself where it is worked, else the next that is (民法典 art. 203). Where an unsettled
   * day stands in between, the plain date, provisional.
   */
  rollForward(date: CivilDate): RolledDate;
  /**
   * The last of `days` working days counted from the day after `date`, or before it where negative;
   * 0 is the date itself. `unknown` where an unsettled day is reached.
   */
  addWorkingDays(date: CivilDate, days: number): CivilDate | 'unknown';
  /** Working days after `from` up to and including `to`, negative when counted back; or `unknown`. */
  workingDaysUntil(from: CivilDate, to: CivilDate): number | 'unknown';
}

interface Settled {
  readonly working: boolean;
  readonly holiday: string;
  readonly source: string;
}

/**
 * The last day of December that a year's own notice settles. What follows waits for the next year's:
 * 元旦 has reached back to the 29th (2007, 2018: a Saturday worked, Sunday and Monday off), never further.
 */
const lastOwnDay = 28;

function settle(
  years: readonly HolidayYear[],
  path: (index: number) => string,
): Answer<Map<CivilDate, Settled>> {
  const days = new Map<CivilDate, Settled>();
  const faults: PolicyFault[] = [];
  const put = (date: CivilDate, day: Settled, index: number) => {
    const other = days.get(date);
    if (other && other.working !== day.working) {
      const message = `${date}: ${other.source} and ${day.source} contradict each other`;
      faults.push({ code: 'contradiction', path: path(index), message });
    }
    days.set(date, day);
  };
  years.forEach(({ source, holidays }, index) => {
    for (const { name, off, makeUp } of holidays) {
      for (let step = until(off.from, off.to); step >= 0; step -= 1) {
        put(addDays(off.from, step), { working: false, holiday: name, source }, index);
      }
      for (const date of makeUp) put(date, { working: true, holiday: name, source }, index);
    }
  });
  return faults.length === 0 ? { ok: true, value: days } : { ok: false, faults };
}

function readYears(value: unknown): Answer<readonly HolidayYear[]> {
  if (!Array.isArray(value)) {
    const message = 'holiday data is a list of years';
    return {
      ok: false,
      faults: [{ code: 'wrong-shape', path: 'holidays', message, allowed: 'an array' }],
    };
  }
  if (value.length > 200) {
    const message = `${value.length} holiday years`;
    return {
      ok: false,
      faults: [{ code: 'too-many', path: 'holidays', message, allowed: 'at most 200' }],
    };
  }
  const years = new Map<number, HolidayYear>();
  const faults: PolicyFault[] = [];
  value.forEach((item: unknown, index) => {
    const read = readHolidayYear(item, `holidays[${index}]`);
    faults.push(...read.faults);
    if (!read.year) return;
    if (years.has(read.year.year)) {
      const message = `${read.year.year} is given twice`;
      faults.push({ code: 'duplicate-year', path: `holidays[${index}].year`, message });
    }
    years.set(read.year.year, read.year);
  });
  return faults.length === 0 ? { ok: true, value: [...years.values()] } : { ok: false, faults };
}

/**
 * A calendar from official years. `hostYears` comes from outside and is checked whole: a year that
 * `published` has too is replaced by it (a notice may be amended), and every fault names its path:
 * `wrong-shape`, `unknown-key`, `not-a-date`, `outside-year`, `impossible-range`, `overlap`,
 * `not-a-weekend`, `duplicate-year`, `contradiction`, `too-many`.
 */
export function createCalendar(
  hostYears: unknown = [],
  published: readonly HolidayYear[] = officialYears,
): Answer<Calendar> {
  const read = readYears(hostYears);
  if (!read.ok) return read;
  const given = new Set(read.value.map(({ year }) => year));
  const kept = published.filter(({ year }) => !given.has(year));
  const settled = settle([...kept, ...read.value], (index) =>
    index < kept.length ? 'published' : `holidays[${index - kept.length}]`,
  );
  if (!settled.ok) return settled;
  const known = new Set([...kept, ...read.value].map(({ year }) => year));
  return { ok: true, value: calendarOf(known, settled.value) };
}

function calendarOf(known: ReadonlySet<number>, days: ReadonlyMap<CivilDate, Settled>): Calendar {
  // Days are numbered inside: counting through a year then needs no reading of text.
  const settled = new Map<number, Settled>();
  days.forEach((day, date) => settled.set(toNumber(date), day));
  // Years have four digits: the schema admits 1949 to 9998.
  const spans = [...known]
    .sort((one, two) => one - two)
    .map((year) => ({
      first: toNumber(`${year}-01-01` as CivilDate),
      last: toNumber(`${year}-12-${known.has(year + 1) ? 31 : lastOwnDay}` as CivilDate),
    }));

  const working = (number: number): boolean | 'unknown' => {
    const isSettled = spans.some(({ first, last }) => number >= first && number <= last);
    if (!isSettled) return 'unknown';
    return settled.get(number)?.working ?? dayOfWeekNumber(number) < 6;
  };

  const isWorkingDay = (date: CivilDate) => working(toNumber(date));

  const day = (date: CivilDate): CalendarDay => {
    const number = toNumber(date);
    const answer = working(number);
    const notice = answer === 'unknown' ? undefined : settled.get(number);
    if (!notice) return { date, working: answer, madeUp: false };
    const { holiday, source } = notice;
    return { date, working: answer, holiday, madeUp: notice.working, source };
  };

  const rollForward = (date: CivilDate): RolledDate => {
    const start = toNumber(date);
    for (let number = start; ; number += 1) {
      const answer = working(number);
      if (answer === 'unknown') return { date, provisional: true };
      if (answer) return { date: fromNumber(number), provisional: false };
    }
  };

  const addWorkingDays = (date: CivilDate, count: number): CivilDate | 'unknown' => {
    if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
    const step = count < 0 ? -1 : 1;
    let number = toNumber(date);
    for (let left = Math.abs(count); left > 0;) {
      number += step;
      const answer = working(number);
      if (answer === 'unknown') return 'unknown';
      if (answer) left -= 1;
    }
    return fromNumber(number);
  };

  const workingDaysUntil = (from: CivilDate, to: CivilDate): number | 'unknown' => {
    const start = toNumber(from);
    const end = toNumber(to);
    const step = end < start ? -1 : 1;
    let count = 0;
    for (let number = start; number !== end;) {
      number += step;
      const answer = working(number);
      if (answer === 'unknown') return 'unknown';
      if (answer) count += step;
    }
    return count;
  };

  const years = Object.freeze([...known].sort((one, two) => one - two));
  return Object.freeze({ years, isWorkingDay, day, rollForward, addWorkingDays, workingDaysUntil });
}
