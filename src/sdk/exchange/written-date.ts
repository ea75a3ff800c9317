/**
 * Dates as people write them in lists: 2026-03-09, 2026.3.9, 2026/3/9, 2026年3月9日, 20260309,
 * 二〇二六年三月九日, with an hour or a weekday behind, in full width too; and as a spreadsheet counts
 * them, where the cell lost its format.
 */
import { addDays, type CivilDate, parseCivilDate } from '../../policy/index.ts';

const FORMS = [
  /^(\d{4})[-./、](\d{1,2})[-./、](\d{1,2})[.日]?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** An hour, or a weekday in brackets or without. */
const BEHIND = /(?:T?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?|\(?(?:周|星期)[一二三四五六日天]\)?)$/;

const DIGITS = '〇一二三四五六七八九';

/** The date, or nothing where the text is none or names a day that does not exist. */
export function readWrittenDate(text: string): CivilDate | undefined {
  const plain = inDigits(
    text
      .normalize('NFKC')
      .replace(/\s+(?=\d{1,2}:)/, 'T')
      .replace(/\s/g, ''),
  );
  const bare = plain.replace(BEHIND, '');
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(bare) ?? [];
    if (year !== undefined && month !== undefined && day !== undefined) {
      return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    }
  }
  return undefined;
}

/** 1955 to 2064: what else is five digits long is no day of a cadre's list. */
const SERIALS = { from: 20_090, to: 60_265 };

/** The day that a spreadsheet's number means, where a column of dates has such a number. */
export function readSerialDate(text: string): CivilDate | undefined {
  const [, digits] = /^(\d{5})(?:\.\d+)?$/.exec(text.normalize('NFKC').trim()) ?? [];
  const serial = Number(digits);
  if (digits === undefined || serial < SERIALS.from || serial > SERIALS.to) return undefined;
  return addDays('1899-12-30', serial);
}

/** 二〇二六年三月二十九日 as 2026年3月29日. */
function inDigits(text: string): string {
  const parts =
    /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/.exec(
      text,
    );
  if (parts === null) return text;
  const [, year = '', month = '', day = ''] = parts;
  const years = [...year.replace(/[○零]/g, '〇')].map((sign) => DIGITS.indexOf(sign)).join('');
  return `${years}年${counted(month)}月${counted(day)}日`;
}

/** 一 to 三十一. */
function counted(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['none', text];
  const ten = tens === 'none' ? 0 : tens === '' ? 1 : DIGITS.indexOf(tens);
  return ten * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}
