/** Dates and times as staff type them. No rule lives here. */
import { addDays, civilDate, parts } from './dates.ts';
import type { CivilDate, ClockTime } from './dates.ts';
import type { Texts } from './messages/index.ts';

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
