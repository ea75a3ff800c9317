/**
 * Civil dates: days of the proleptic Gregorian calendar as `YYYY-MM-DD`, with Temporal's names and
 * meanings and whole-number arithmetic. No clock, no time zone, no `Date`: a day is a day.
 *
 * Every function answers for every civil date from 0001-01-01 to 9999-12-31 and every whole number;
 * a result beyond either end is that end. Text that is no civil date is a programmer's error and
 * throws a RangeError that names it: what comes from outside goes through `parseCivilDate` first.
 */
import type { CivilDate } from '../facts.ts';

export type { CivilDate } from '../facts.ts';

/** Monday is 1, Sunday is 7, as in ISO 8601 and Temporal. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const firstYear = 1;
const lastYear = 9999;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A year of twelve months, 366 days where 2 月 has 29. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The digits of `text` from `start` as a number, or NaN where one of them is none. */
function digits(text: string, start: number, width: number): number {
  let value = 0;
  for (let index = start; index < start + width; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function partsOf(text: string): Parts | undefined {
  if (typeof text !== 'string' || text.length !== 10 || text[4] !== '-' || text[7] !== '-') {
    return undefined;
  }
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const exists = year >= firstYear && day >= 1 && day <= monthLength(year, month);
  return exists ? { year, month, day } : undefined;
}

function read(date: string): Parts {
  const parts = partsOf(date);
  if (!parts) throw new RangeError(`not a civil date: ${JSON.stringify(date)}`);
  return parts;
}

function whole(amount: number, unit: string): number {
  if (!Number.isInteger(amount)) throw new RangeError(`not a whole number of ${unit}: ${amount}`);
  return amount;
}

function write({ year, month, day }: Parts): CivilDate {
  const padded = (value: number, width: number) => String(value).padStart(width, '0');
  // The one place where text becomes a civil date unchecked: its parts are whole and in range.
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as CivilDate;
}

/**
 * Days since 1 March of year 0. Counting years from March puts the leap day last, so that month
 * lengths are a plain formula.
 */
function dayNumber({ year, month, day }: Parts): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = month <= 2 ? month + 9 : month - 3;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 153 + 2) / 5) + day - 1;
}

/** The inverse of `dayNumber`: 146 097 days are 400 years, whose every 100th year but one is short. */
function fromDayNumber(number: number): Parts {
  const era = Math.floor(number / 146_097);
  const ofEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
}

/** Days counted from a fixed day, for loops that walk many days; not part of the public face. */
export function toNumber(date: CivilDate): number {
  return dayNumber(read(date));
}

/** The inverse of `toNumber`, within both ends of the calendar. */
export function fromNumber(number: number): CivilDate {
  return write(fromDayNumber(Math.min(Math.max(number, firstNumber), lastNumber)));
}

/** Monday 1 … Sunday 7 of a numbered day. */
export function dayOfWeekNumber(number: number): number {
  // 1 March of year 0 was a Wednesday.
  return ((number + 2) % 7) + 1;
}

const firstNumber = dayNumber({ year: firstYear, month: 1, day: 1 });
const lastNumber = dayNumber({ year: lastYear, month: 12, day: 31 });

/** Whether a value is a civil date: four, two and two digits, and a day that exists. Never throws. */
export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && partsOf(value) !== undefined;
}

/** The civil date that a text is, or undefined. Strict: no spaces, no slashes, no time of day. */
export function parseCivilDate(text: string): CivilDate | undefined {
  return isCivilDate(text) ? text : undefined;
}

/** The civil date with these parts, or undefined where there is no such day. */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < firstYear || year > lastYear) return undefined;
  return day >= 1 && day <= monthLength(year, month) ? write({ year, month, day }) : undefined;
}

/** The year that a date lies in. */
export function yearOf(date: CivilDate): number {
  return read(date).year;
}

/** −1, 0 or 1, as `Array.prototype.sort` wants it: −1 where `one` is the earlier day. */
export function compare(one: CivilDate, two: CivilDate): -1 | 0 | 1 {
  const difference = dayNumber(read(one)) - dayNumber(read(two));
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/** Whole days from `from` to `to`; negative where `to` is the earlier. */
export function until(from: CivilDate, to: CivilDate): number {
  return dayNumber(read(to)) - dayNumber(read(from));
}

/** The date `days` natural days later, or earlier where negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromNumber(toNumber(date) + whole(days, 'days'));
}

/**
 * The same day `months` months later, or earlier where negative. Where that month has no such day
 * it is the month's last (民法典 art. 202; Temporal's `overflow: 'constrain'`).
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = read(date);
  const total = year * 12 + month - 1 + whole(months, 'months');
  const newYear = Math.floor(total / 12);
  if (newYear < firstYear) return write(fromDayNumber(firstNumber));
  if (newYear > lastYear) return write(fromDayNumber(lastNumber));
  const newMonth = total - newYear * 12 + 1;
  return write({
    year: newYear,
    month: newMonth,
    day: Math.min(day, monthLength(newYear, newMonth)),
  });
}

/** Monday 1 … Sunday 7. */
export function dayOfWeek(date: CivilDate): DayOfWeek {
  return dayOfWeekNumber(toNumber(date)) as DayOfWeek;
}

/** The month's number of days, 28 to 31. */
export function daysInMonth(date: CivilDate): number {
  const { year, month } = read(date);
  return monthLength(year, month);
}
