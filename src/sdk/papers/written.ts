/** Dates, times and numbers as papers write them. */
import { type CivilDate, type ClockTime, dayOfWeek } from '../../policy/index.ts';

/** A space as wide as a character, which keeps parts of a line apart. */
export const WIDE_SPACE = '\u3000';

/** Where a day is filled in by hand. */
export const DAY_BY_HAND = '　　年　　月　　日';

/** 2026年3月9日: Arabic digits without leading zeros. */
export function written(date: CivilDate): string {
  const { year, month, day } = parts(date);
  return `${year}年${month}月${day}日`;
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 3月9日（周一） */
export function writtenWeekday(date: CivilDate): string {
  const { month, day } = parts(date);
  return `${month}月${day}日（周${WEEKDAYS[dayOfWeek(date) % 7] ?? ''}）`;
}

/** 2026年3月9日至3月15日 */
export function writtenPeriod(from: CivilDate, to: CivilDate): string {
  const [first, last] = [parts(from), parts(to)];
  const end = `${last.month}月${last.day}日`;
  return first.year === last.year
    ? `${written(from)}至${end}`
    : `${written(from)}至${last.year}年${end}`;
}

/** 2026年3月9日9:00至10:30 */
export function writtenTime(date: CivilDate, from?: ClockTime, to?: ClockTime): string {
  return written(date) + writtenHours(from, to);
}

/** 9:00至10:30, or nothing where no time is known. */
export function writtenHours(from?: ClockTime, to?: ClockTime): string {
  if (from === undefined) return '';
  return `${clock(from)}${to === undefined ? '' : `至${clock(to)}`}`;
}

/** 9:05 */
export function clock(time: ClockTime): string {
  return time.replace(/^0/, '');
}

/** 组诫〔2026〕3号: the year in full, in the brackets of the standard, the number without zeros before it. */
export function paperNumber(series: string, year: number, serial: number): string {
  return `${series}〔${year}〕${serial}号`;
}

function parts(date: CivilDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}
