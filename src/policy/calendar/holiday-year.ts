/**
 * What one yearly notice of the State Council on public holidays says, as data, and the check that
 * such data from a host is whole. The notice of a year may reach back into the December before it.
 */
import type { PolicyFault } from '../answers.ts';
import type { CivilDate } from '../facts.ts';
import { addDays, dayOfWeek, isCivilDate, until, yearOf } from './civil-date.ts';

/** One holiday: days off from first to last, and the weekend days worked for it (调休上班). */
export interface Holiday {
  readonly name: string;
  readonly off: { readonly from: CivilDate; readonly to: CivilDate };
  readonly makeUp: readonly CivilDate[];
}

/** The days off and the make-up working days of one year, with the notice that set them. */
export interface HolidayYear {
  readonly year: number;
  /** The notice that says so, e.g. `国办发明电〔2025〕7号`. */
  readonly source: string;
  readonly holidays: readonly Holiday[];
}

function fault(code: string, path: string, message: string, allowed?: string): PolicyFault {
  return allowed === undefined ? { code, path, message } : { code, path, message, allowed };
}

/** Reads data of unknown shape piece by piece, and keeps every fault with the path to it. */
class Reader {
  readonly faults: PolicyFault[] = [];

  wrong(path: string, allowed: string): undefined {
    this.faults.push(fault('wrong-shape', path, 'holiday data has another shape here', allowed));
  }

  /** A table with these keys and no other. */
  table(value: unknown, path: string, keys: readonly string[]) {
    if (!isTable(value)) return this.wrong(path, `{ ${keys.join(', ')} }`);
    const others = Object.keys(value).filter((key) => !keys.includes(key));
    if (others.length > 0) {
      const message = `holiday data has no ${others.map((key) => JSON.stringify(key)).join(', ')}`;
      this.faults.push(fault('unknown-key', path, message, keys.join(', ')));
    }
    return value;
  }

  list(value: unknown, path: string, least: number, most: number, what: string) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const fits = Array.isArray(value) && list.length >= least && list.length <= most;
    return fits ? list : this.wrong(path, `${least} to ${most} ${what}`);
  }

  text(value: unknown, path: string, most: number) {
    const fits = typeof value === 'string' && value !== '' && value.length <= most;
    return fits ? value : this.wrong(path, `1 to ${most} characters`);
  }

  year(value: unknown, path: string) {
    const fits = Number.isInteger(value) && Number(value) >= 1949 && Number(value) <= 9998;
    return fits ? Number(value) : this.wrong(path, 'a whole number from 1949 to 9998');
  }

  day(value: unknown, path: string) {
    if (isCivilDate(value)) return value;
    const allowed = 'an existing day as YYYY-MM-DD';
    this.faults.push(fault('not-a-date', path, 'there is no such day', allowed));
    return undefined;
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readHoliday(reader: Reader, value: unknown, path: string): Holiday | undefined {
  const holiday = reader.table(value, path, ['name', 'off', 'makeUp']);
  if (!holiday) return undefined;
  const name = reader.text(holiday['name'], `${path}.name`, 40);
  const off = reader.table(holiday['off'], `${path}.off`, ['from', 'to']);
  const from = off && reader.day(off['from'], `${path}.off.from`);
  const to = off && reader.day(off['to'], `${path}.off.to`);
  const makeUp = reader
    .list(holiday['makeUp'], `${path}.makeUp`, 0, 10, 'days')
    ?.flatMap((day, index) => reader.day(day, `${path}.makeUp[${index}]`) ?? []);
  return name && from && to && makeUp ? { name, off: { from, to }, makeUp } : undefined;
}

function readShape(reader: Reader, value: unknown, root: string): HolidayYear | undefined {
  const table = reader.table(value, root, ['year', 'source', 'holidays']);
  if (!table) return undefined;
  const year = reader.year(table['year'], `${root}.year`);
  const source = reader.text(table['source'], `${root}.source`, 200);
  const holidays = reader
    .list(table['holidays'], `${root}.holidays`, 1, 30, 'holidays')
    ?.flatMap((one, index) => readHoliday(reader, one, `${root}.holidays[${index}]`) ?? []);
  return year && source && holidays ? { year, source, holidays } : undefined;
}

/** No notice has given more than nine days at once; a month is surely a slip of the pen. */
const longestHoliday = 31;

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

/** Every fault of a host's holiday year, each with the path to it. None means it is one. */
export function readHolidayYear(
  value: unknown,
  root: string,
): { readonly year?: HolidayYear; readonly faults: readonly PolicyFault[] } {
  const reader = new Reader();
  const year = readShape(reader, value, root);
  if (!year || reader.faults.length > 0) return { faults: reader.faults };
  const faults = senseFaults(year, root);
  return faults.length === 0 ? { year, faults } : { faults };
}
