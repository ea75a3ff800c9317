/** Dates and times as staff read and type them. No rule lives here: only writing and reading. */
import { addDays, addMonths, civilDate, dayOfWeek, until } from '../sdk/index.ts';
import type { CivilDate, ClockTime } from '../sdk/index.ts';
import { messages } from './messages/index.ts';

export { addDays, addMonths, civilDate, dayOfWeek, until };
export type { CivilDate, ClockTime };

function parts(date: CivilDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** `周一` … `周日` */
export function weekday(date: CivilDate): string {
  return messages.dates.weekdays[dayOfWeek(date) - 1] ?? '';
}

/** `2026年3月9日（周一）` */
export function longDate(date: CivilDate): string {
  const { year, month, day } = parts(date);
  return messages.dates.long(year, month, day, weekday(date));
}

/** `2026年3月9日` */
export function plainDate(date: CivilDate): string {
  const { year, month, day } = parts(date);
  return messages.dates.plain(year, month, day);
}

/** `3月9日`, with the year where it is not `now`'s. */
export function shortDate(date: CivilDate, now: CivilDate): string {
  const { year, month, day } = parts(date);
  return year === parts(now).year
    ? messages.dates.short(month, day)
    : messages.dates.plain(year, month, day);
}

/** `3月9日–16日`, `3月27日–4月3日`: both days, each said as briefly as it stays clear. */
export function shortRange(from: CivilDate, to: CivilDate, now: CivilDate): string {
  const end = sameMonth(from, to)
    ? messages.dates.day(parts(to).day)
    : shortDate(to, parts(from).year === parts(to).year ? from : now);
  return messages.dates.range(shortDate(from, now), end);
}

/** `2026年3月` */
export function monthName(date: CivilDate): string {
  const { year, month } = parts(date);
  return messages.dates.month(year, month);
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

/** Full-width digits and signs, as a Chinese input method writes them, to the plain ones. */
function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[。·]/g, '.')
    .replace(/[—–－]/g, '-')
    .trim();
}

/**
 * The day that somebody typed: `2026-3-9`, `2026.3.9`, `2026年3月9日（周一）`, `20260309`, or without
 * the year, which is then that of `today`: `3-9`, `3月9日`. Also 今天, 明天, 昨天. Undefined where
 * there is no such day.
 */
export function readDate(typed: string, today: CivilDate): CivilDate | undefined {
  const text = narrow(typed)
    .replace(/\(?(?:周|星期)[一二三四五六日天]\)?$/, '')
    .trim();
  const words = messages.dates.words;
  if (text === words.today) return today;
  if (text === words.tomorrow) return addDays(today, 1);
  if (text === words.yesterday) return addDays(today, -1);
  const whole =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (whole) return civilDate(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (short) return civilDate(parts(today).year, Number(short[1]), Number(short[2]));
  return undefined;
}

function clockTime(hours: number, minutes: number): ClockTime | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  const digits = (value: number) => String(value).padStart(2, '0');
  // The parts are whole numbers in range, so the text is a time of day.
  return `${digits(hours)}:${digits(minutes)}` as ClockTime;
}

/** The time of day that somebody typed: `9:30`, `0930`, `9点半`, `9时30分`, `下午3点`. */
export function readTime(typed: string): ClockTime | undefined {
  const text = narrow(typed);
  const match =
    /^(上午|下午|晚上)?\s*(\d{1,2})\s*(?:[:.点时])\s*(?:(\d{1,2})\s*分?|(半))?$/.exec(text) ??
    /^()(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const late = match[1] === '下午' || match[1] === '晚上';
  const hours = Number(match[2]);
  const minutes = match[4] ? 30 : Number(match[3] ?? 0);
  return clockTime(late && hours < 12 ? hours + 12 : hours, minutes);
}
