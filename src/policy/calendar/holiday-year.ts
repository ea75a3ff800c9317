/**
 * What one yearly notice of the State Council on public holidays says, as data, and the check that
 * such data from a host is whole. The notice of a year may reach back into the December before it.
 */
import * as z from 'zod/mini';

import type { PolicyFault } from '../answers.ts';
import type { CivilDate } from '../facts.ts';
import { addDays, dayOfWeek, isCivilDate, until, yearOf } from './civil-date.ts';

/** One holiday: days off from first to last, and the weekend days worked for it (调休上班). */
export interface Holiday {
  readonly name: string;
  readonly off: { readonly from: CivilDate; readonly to: CivilDate };
  readonly makeUp: readonly CivilDate[];
}

export interface HolidayYear {
  readonly year: number;
  /** The notice that says so, e.g. `国办发明电〔2025〕7号`. */
  readonly source: string;
  readonly holidays: readonly Holiday[];
}

const date = z.custom<CivilDate>(isCivilDate);

const holidaySchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  off: z.strictObject({ from: date, to: date }),
  makeUp: z.array(date).check(z.maxLength(10)),
});

const yearSchema = z.strictObject({
  year: z.int().check(z.gte(1949), z.lte(9998)),
  source: z.string().check(z.minLength(1), z.maxLength(200)),
  holidays: z.array(holidaySchema).check(z.minLength(1), z.maxLength(30)),
});

/** No notice has given more than nine days at once; a month is surely a slip of the pen. */
const longestHoliday = 31;

const expected: Readonly<Record<string, string>> = {
  year: 'a whole number from 1949 to 9998',
  source: 'the notice, 1 to 200 characters',
  holidays: '1 to 30 holidays',
  name: '1 to 40 characters',
  off: '{ from, to }',
  from: 'an existing day as YYYY-MM-DD',
  to: 'an existing day as YYYY-MM-DD',
  makeUp: 'at most 10 days as YYYY-MM-DD',
};

function fault(code: string, path: string, message: string, allowed?: string): PolicyFault {
  return allowed === undefined ? { code, path, message } : { code, path, message, allowed };
}

function pathText(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    root,
  );
}

function shapeFaults(issues: readonly z.core.$ZodIssue[], root: string): PolicyFault[] {
  return issues.map((issue) => {
    const path = pathText(root, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const keys = issue.keys.map((key) => JSON.stringify(key)).join(', ');
      return fault('unknown-key', path, `holiday data has no ${keys}`, 'year, source, holidays');
    }
    const named = [...issue.path].reverse().find((key) => typeof key === 'string');
    const allowed = named === undefined ? 'a holiday year' : expected[String(named)];
    const isDay = allowed?.includes('YYYY-MM-DD') === true && issue.code === 'custom';
    return fault(
      isDay ? 'not-a-date' : 'wrong-shape',
      path,
      isDay ? 'there is no such day' : 'holiday data has another shape here',
      allowed,
    );
  });
}

function dayFaults(day: CivilDate, year: number, path: string): PolicyFault[] {
  const lastMonthBefore = yearOf(day) === year - 1 && day.slice(5, 7) === '12';
  if (yearOf(day) === year || lastMonthBefore) return [];
  return [
    fault(
      'outside-year',
      path,
      `${day} is not settled by the notice for ${year}`,
      `${year - 1}-12-01 to ${year}-12-31`,
    ),
  ];
}

function senseFaults(value: HolidayYear, root: string): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const off = new Map<CivilDate, string>();
  value.holidays.forEach((holiday, index) => {
    const path = `${root}.holidays[${index}]`;
    const length = until(holiday.off.from, holiday.off.to) + 1;
    if (length < 1 || length > longestHoliday) {
      const words = `${holiday.off.from} to ${holiday.off.to} is ${length} days`;
      faults.push(fault('impossible-range', `${path}.off`, words, `1 to ${longestHoliday} days`));
      return;
    }
    faults.push(...dayFaults(holiday.off.from, value.year, `${path}.off.from`));
    faults.push(...dayFaults(holiday.off.to, value.year, `${path}.off.to`));
    for (let step = 0; step < length; step += 1) {
      const day = addDays(holiday.off.from, step);
      const other = off.get(day);
      if (other !== undefined) {
        faults.push(fault('overlap', `${path}.off`, `${day} is already given to ${other}`));
      }
      off.set(day, holiday.name);
    }
  });
  const worked = new Set<CivilDate>();
  value.holidays.forEach((holiday, index) => {
    holiday.makeUp.forEach((day, position) => {
      const path = `${root}.holidays[${index}].makeUp[${position}]`;
      faults.push(...dayFaults(day, value.year, path));
      if (dayOfWeek(day) < 6) {
        const words = `${day} is a weekday and needs no making up`;
        faults.push(fault('not-a-weekend', path, words, 'a Saturday or Sunday'));
      }
      if (off.has(day)) faults.push(fault('overlap', path, `${day} is also a day off`));
      if (worked.has(day)) faults.push(fault('overlap', path, `${day} is made up twice`));
      worked.add(day);
    });
  });
  return faults;
}

/** The schema library drops an own `__proto__` without a word, so it is looked for first. */
function hiddenKeyPath(value: unknown, path: string, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  if (Object.prototype.hasOwnProperty.call(value, '__proto__')) return path;
  for (const [key, part] of Object.entries(value).slice(0, 40)) {
    const inner = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    const found = hiddenKeyPath(part, inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every fault of a host's holiday year, each with the path to it. None means it is one. */
export function readHolidayYear(
  value: unknown,
  root: string,
): { readonly year?: HolidayYear; readonly faults: readonly PolicyFault[] } {
  const hidden = hiddenKeyPath(value, root, 5);
  if (hidden !== undefined) {
    return { faults: [fault('unknown-key', hidden, 'holiday data has no "__proto__"')] };
  }
  const parsed = yearSchema.safeParse(value);
  if (!parsed.success) return { faults: shapeFaults(parsed.error.issues, root) };
  const faults = senseFaults(parsed.data, root);
  return faults.length === 0 ? { year: parsed.data, faults } : { faults };
}
