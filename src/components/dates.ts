/** Dates and times as staff read and type them. No rule lives here: only writing and reading. */
import { addDays, addMonths, civilDate, dayOfWeek, until } from '../sdk/index.ts';
import type { CivilDate, ClockTime } from '../sdk/index.ts';
import type { Texts } from './messages/index.ts';

export { addDays, addMonths, civilDate, dayOfWeek, until };
export type { CivilDate, ClockTime };

function parts(date: CivilDate): { year: number; month: number; day: number } {
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

/** Full-width digits and signs, as a Chinese input method writes them, to the plain ones. */
function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[。·]/g, '.')
    .replace(/[—–－]/g, '-')
    .trim();
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?';
const DAY_FIRST = new RegExp(`^${WEEKDAY}(\\d{1,2}) ?${MONTH}(?:,? (\\d{4}))?$`, 'i');
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH} ?(\\d{1,2})(?:,? (\\d{4}))?$`, 'i');

/** `9 Mar`, `Mon 9 March 2026`, `March 9, 2026`, in whatever language the screen is. */
function readEnglish(text: string, today: CivilDate): CivilDate | undefined {
  const bare = text.replace(/\s+/g, ' ');
  const [, first = '', second = '', year] = DAY_FIRST.exec(bare) ?? MONTH_FIRST.exec(bare) ?? [];
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first];
  if (!day) return undefined;
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return civilDate(Number(year ?? parts(today).year), month, Number(day));
}

/**
 * The day that somebody typed: `2026-3-9`, `2026.3.9`, `2026年3月9日（周一）`, `20260309`, `9 Mar 2026`,
 * or without the year, which is then that of `today`: `3-9`, `3月9日`, `9 Mar`. Also 今天, 明天, 昨天,
 * in the words of the screen. Undefined where there is no such day.
 */
export function readDate(typed: string, today: CivilDate, say: Texts): CivilDate | undefined {
  const text = narrow(typed)
    .replace(/\(?(?:周|星期)[一二三四五六日天]\)?$/, '')
    .trim();
  const words = say.dates.words;
  const word = text.toLowerCase();
  if (word === words.today.toLowerCase()) return today;
  if (word === words.tomorrow.toLowerCase()) return addDays(today, 1);
  if (word === words.yesterday.toLowerCase()) return addDays(today, -1);
  const whole =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (whole) return civilDate(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (short) return civilDate(parts(today).year, Number(short[1]), Number(short[2]));
  return readEnglish(text, today);
}

function clockTime(hours: number, minutes: number): ClockTime | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  const digits = (value: number) => String(value).padStart(2, '0');
  // The parts are whole numbers in range, so the text is a time of day.
  return `${digits(hours)}:${digits(minutes)}` as ClockTime;
}

/** The time of day that somebody typed: `9:30`, `0930`, `9点半`, `9时30分`, `下午3点`, `3:30 pm`. */
export function readTime(typed: string): ClockTime | undefined {
  const text = narrow(typed);
  const english = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?$/i.exec(text);
  if (english) {
    const hours = Number(english[1]);
    if (hours < 1 || hours > 12) return undefined;
    const late = english[3]?.toLowerCase() === 'p';
    return clockTime((hours % 12) + (late ? 12 : 0), Number(english[2] ?? 0));
  }
  const match =
    /^(上午|下午|晚上)?\s*(\d{1,2})\s*(?:[:.点时])\s*(?:(\d{1,2})\s*分?|(半))?$/.exec(text) ??
    /^()(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const late = match[1] === '下午' || match[1] === '晚上';
  const hours = Number(match[2]);
  const minutes = match[4] ? 30 : Number(match[3] ?? 0);
  return clockTime(late && hours < 12 ? hours + 12 : hours, minutes);
}
