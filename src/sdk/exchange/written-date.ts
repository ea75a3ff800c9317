/** Dates as people write them in lists: 2026-03-09, 2026.3.9, 2026/3/9, 2026年3月9日, 20260309; full-width digits too. */
import { type CivilDate, parseCivilDate } from '../../policy/index.ts';

const FORMS = [
  /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** The date, or nothing where the text is none or names a day that does not exist. */
export function readWrittenDate(text: string): CivilDate | undefined {
  const plain = text.replace(/[\uFF01-\uFF5E]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(plain) ?? [];
    if (year !== undefined && month !== undefined && day !== undefined) {
      return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    }
  }
  return undefined;
}
