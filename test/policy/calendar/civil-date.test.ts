import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Temporal } from 'temporal-polyfill';

import {
  addDays,
  addMonths,
  civilDate,
  compare,
  dayOfWeek,
  daysInMonth,
  isCivilDate,
  isLeapYear,
  parseCivilDate,
  until,
  yearOf,
  type CivilDate,
} from '../../../src/policy/calendar/index.ts';
import { seededRandom } from './random.ts';

const cases = 100_000;

function anyDate(random: () => number): CivilDate {
  const date = civilDate(
    1 + Math.floor(random() * 9999),
    1 + Math.floor(random() * 12),
    1 + Math.floor(random() * 28),
  );
  assert.ok(date);
  // Month ends are where the faults live: half of all dates are moved onto one.
  return random() < 0.5 ? date : (`${date.slice(0, 8)}${daysInMonth(date)}` as CivilDate);
}

test(`days, months and weekdays agree with Temporal on ${cases} random cases`, () => {
  const random = seededRandom(20260210);
  for (let number = 0; number < cases; number += 1) {
    const date = anyDate(random);
    const other = anyDate(random);
    const days = Math.floor((random() - 0.5) * 200_000);
    const months = Math.floor((random() - 0.5) * 2400);
    const oracle = Temporal.PlainDate.from(date);
    const otherOracle = Temporal.PlainDate.from(other);
    assert.equal(dayOfWeek(date), oracle.dayOfWeek, date);
    assert.equal(daysInMonth(date), oracle.daysInMonth, date);
    assert.equal(isLeapYear(yearOf(date)), oracle.inLeapYear, date);
    assert.equal(until(date, other), oracle.until(otherOracle).days, `${date} to ${other}`);
    assert.equal(compare(date, other), Temporal.PlainDate.compare(oracle, otherOracle), date);
    const later = oracle.add({ days });
    if (later.year >= 1 && later.year <= 9999) {
      assert.equal(addDays(date, days), later.toString(), `${date} + ${days} days`);
    }
    const month = oracle.add({ months });
    if (month.year >= 1 && month.year <= 9999) {
      assert.equal(addMonths(date, months), month.toString(), `${date} + ${months} months`);
    }
  }
});

test('every day of four hundred years is followed by the next one', () => {
  let date: CivilDate = '1900-01-01';
  const start = Temporal.PlainDate.from(date);
  for (let number = 1; number <= 146_097; number += 1) {
    date = addDays(date, 1);
    if (number % 97 === 0) assert.equal(date, start.add({ days: number }).toString());
  }
  assert.equal(date, '2300-01-01');
});

test('exactly the days that Temporal accepts are civil dates', () => {
  for (let month = 0; month <= 13; month += 1) {
    for (let day = 0; day <= 32; day += 1) {
      for (const year of [1, 1900, 2000, 2023, 2024, 9999]) {
        const text = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ].join('-');
        let exists = true;
        try {
          Temporal.PlainDate.from(text, { overflow: 'reject' });
        } catch {
          exists = false;
        }
        assert.equal(isCivilDate(text), exists, text);
        assert.equal(parseCivilDate(text), exists ? text : undefined);
        assert.equal(civilDate(year, month, day), exists ? text : undefined);
      }
    }
  }
});

test('text that only looks like a date is none', () => {
  const texts = [
    '',
    '2026-2-10',
    '2026-02-10 ',
    ' 2026-02-10',
    '2026-02-10\n',
    '2026-02-10T00:00',
    '2026/02/10',
    '20260210',
    '+002026-02-10',
    '-001-01-01',
    '0000-01-01',
    '10000-01-01',
    '２０２６-02-10',
  ];
  for (const text of texts) {
    assert.equal(parseCivilDate(text), undefined, JSON.stringify(text));
  }
  for (const value of [undefined, null, 20260210, {}, ['2026-02-10'], new Date(0)]) {
    assert.equal(isCivilDate(value), false);
  }
  assert.equal(civilDate(2026.5, 1, 1), undefined);
  assert.equal(civilDate(Number.NaN, 1, 1), undefined);
});

test('six months from the last of August end with February (民法典 art. 202)', () => {
  assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
  assert.equal(addMonths('2027-08-31', 6), '2028-02-29');
  assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
});

test('arithmetic stops at both ends of the calendar', () => {
  assert.equal(addDays('9999-12-30', 5), '9999-12-31');
  assert.equal(addDays('0001-01-02', -5), '0001-01-01');
  assert.equal(addDays('2026-01-01', Number.MAX_SAFE_INTEGER), '9999-12-31');
  assert.equal(addMonths('9999-06-15', 7), '9999-12-31');
  assert.equal(addMonths('0001-06-15', -6), '0001-01-01');
});

test('a programmer who passes no date or no whole number is told which', () => {
  assert.throws(() => addDays('2026-02-30', 1), /RangeError: not a civil date: "2026-02-30"/);
  assert.throws(() => until('2026-02-10', '2026-2-1'), /not a civil date: "2026-2-1"/);
  assert.throws(() => addDays('2026-02-10', 0.5), /not a whole number of days: 0.5/);
  assert.throws(() => addMonths('2026-02-10', Number.NaN), /not a whole number of months: NaN/);
});
