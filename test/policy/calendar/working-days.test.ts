import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import chineseDays from 'chinese-days';
import { Temporal } from 'temporal-polyfill';

import {
  addDays,
  addMonths,
  createCalendar,
  dayOfWeek,
  officialYears,
  until,
  type Calendar,
  type CivilDate,
  type HolidayYear,
} from '../../../src/policy/calendar/index.ts';
import { seededRandom } from './random.ts';

function calendar(host?: unknown, published?: readonly HolidayYear[]): Calendar {
  const answer = createCalendar(host, published);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
}

const official = calendar();
const first: CivilDate = '2022-01-01';
/** The last day that the notices up to the one for 2026 settle. */
const last: CivilDate = '2026-12-28';
const span = until(first, last) + 1;

/**
 * The oracle: the days that chinese-days lists, and Temporal's weekdays. Its own `isWorkday` mixes UTC
 * and local time and is wrong west of Greenwich, so it is only asked where it can be right.
 */
const listed = JSON.parse(
  readFileSync(
    new URL('../../../node_modules/chinese-days/dist/chinese-days.json', import.meta.url),
    'utf8',
  ),
) as Record<'holidays' | 'workdays', Record<string, string>>;
const east = new Date(2026, 0, 1).getTimezoneOffset() <= 0;

function worksThere(date: CivilDate): boolean {
  if (listed.workdays[date] !== undefined) return true;
  return listed.holidays[date] === undefined && Temporal.PlainDate.from(date).dayOfWeek < 6;
}

test('every settled day from 2022 to 2026 agrees with chinese-days', () => {
  for (let step = 0; step < span; step += 1) {
    const date = addDays(first, step);
    assert.equal(official.isWorkingDay(date), worksThere(date), date);
    if (east) assert.equal(official.isWorkingDay(date), chineseDays.isWorkday(date), date);
  }
});

test('rolling and counting agree with chinese-days on 100000 random cases', () => {
  const working: boolean[] = [];
  for (let step = 0; step < span; step += 1) {
    working.push(worksThere(addDays(first, step)));
  }
  const random = seededRandom(15);
  for (let number = 0; number < 100_000; number += 1) {
    const start = Math.floor(random() * span);
    const date = addDays(first, start);
    const count = 1 + Math.floor(random() * 40);

    let rolled = start;
    while (rolled < span && !working[rolled]) rolled += 1;
    const expected = rolled < span ? addDays(first, rolled) : date;
    const rolling = { date: expected, provisional: rolled >= span };
    assert.deepEqual(official.rollForward(date), rolling, date);

    let forward = start;
    for (let left = count; left > 0 && forward < span;) if (working[++forward]) left -= 1;
    const due = official.addWorkingDays(date, count);
    assert.equal(due, forward < span ? addDays(first, forward) : 'unknown', `${date} + ${count}`);
    if (due !== 'unknown') assert.equal(official.workingDaysUntil(date, due), count);

    let back = start;
    for (let left = count; left > 0 && back >= 0;) if (working[--back]) left -= 1;
    const before = official.addWorkingDays(date, -count);
    assert.equal(before, back >= 0 ? addDays(first, back) : 'unknown', `${date} - ${count}`);
    if (before !== 'unknown') assert.equal(official.workingDaysUntil(date, before), -count);
  }
});

test('春节 2026 is off from 15 to 23 February, and both Saturdays around it are worked', () => {
  assert.equal(official.isWorkingDay('2026-02-14'), true);
  assert.equal(official.isWorkingDay('2026-02-15'), false);
  assert.equal(official.isWorkingDay('2026-02-23'), false);
  assert.equal(official.isWorkingDay('2026-02-24'), true);
  assert.equal(official.isWorkingDay('2026-02-28'), true);
  assert.deepEqual(official.day('2026-02-14'), {
    date: '2026-02-14',
    working: true,
    holiday: '春节',
    madeUp: true,
    source: '国办发明电〔2025〕7号',
  });
  assert.deepEqual(official.day('2026-03-07'), {
    date: '2026-03-07',
    working: false,
    madeUp: false,
  });
});

test('a week after 10 February 2026 ends in the holiday and rolls to the 24th', () => {
  const plain = addDays('2026-02-10', 7);
  assert.equal(plain, '2026-02-17');
  assert.deepEqual(official.rollForward(plain), { date: '2026-02-24', provisional: false });
});

test('a week after 7 February 2026 ends on a worked Saturday and stays', () => {
  const plain = addDays('2026-02-07', 7);
  assert.deepEqual(official.rollForward(plain), { date: '2026-02-14', provisional: false });
});

test('公示 to 10 February 2026 opens on the 11th, ends on the 17th and rolls to the 24th', () => {
  assert.equal(addDays('2026-02-10', 1), '2026-02-11');
  assert.equal(addDays('2026-02-10', 7), '2026-02-17');
});

test('an inquiry received on 10 February 2026 is answered within 15 working days by 9 March', () => {
  assert.equal(official.addWorkingDays('2026-02-10', 15), '2026-03-09');
});

test('retirement on 1 December 2026 opens its window on 24 November', () => {
  assert.equal(addDays('2026-12-01', -7), '2026-11-24');
  assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
});

test('a year that nobody has published is unknown, whatever the weekday', () => {
  assert.equal(official.isWorkingDay('2027-01-02'), 'unknown');
  assert.equal(official.isWorkingDay('2027-06-15'), 'unknown');
  assert.equal(official.isWorkingDay('2021-06-15'), 'unknown');
  assert.deepEqual(official.rollForward('2027-01-02'), { date: '2027-01-02', provisional: true });
  assert.equal(official.addWorkingDays('2026-12-20', 15), 'unknown');
  assert.equal(official.addWorkingDays('2022-01-04', -3), 'unknown');
  assert.equal(official.workingDaysUntil('2026-12-20', '2027-01-10'), 'unknown');
  assert.equal(official.addWorkingDays('2026-12-20', 0), '2026-12-20');
  assert.deepEqual(official.day('2027-01-01'), {
    date: '2027-01-01',
    working: 'unknown',
    madeUp: false,
  });
});

const eve: HolidayYear = {
  year: 2018,
  source: '国办发明电〔2017〕12号',
  holidays: [{ name: '元旦', off: { from: '2018-01-01', to: '2018-01-01' }, makeUp: [] }],
};
const reachingBack: HolidayYear = {
  year: 2019,
  source: '国办发明电〔2018〕15号',
  holidays: [
    { name: '元旦', off: { from: '2018-12-30', to: '2019-01-01' }, makeUp: ['2018-12-29'] },
  ],
};

test('the last days of December wait for the notice of the year they lead into', () => {
  const without = calendar([eve], []);
  assert.equal(without.isWorkingDay('2018-12-28'), true);
  assert.equal(without.isWorkingDay('2018-12-29'), 'unknown');
  assert.equal(without.isWorkingDay('2018-12-31'), 'unknown');
  const both = calendar([eve, reachingBack], []);
  assert.equal(both.isWorkingDay('2018-12-29'), true);
  assert.equal(both.isWorkingDay('2018-12-31'), false);
  assert.equal(both.day('2018-12-31').source, '国办发明电〔2018〕15号');
  assert.deepEqual(both.rollForward('2018-12-30'), { date: '2019-01-02', provisional: false });
  assert.equal(calendar([reachingBack], []).isWorkingDay('2018-12-31'), 'unknown');
});

test('元旦 2023 reaches back to the last day of 2022', () => {
  assert.deepEqual(official.day('2022-12-31'), {
    date: '2022-12-31',
    working: false,
    holiday: '元旦',
    madeUp: false,
    source: '国办发明电〔2022〕16号',
  });
});

test('rolling that runs into an unsettled day gives back the plain date, not the day it got to', () => {
  const off: CivilDate = '2018-12-26';
  const holidays = [
    ...eve.holidays,
    { name: '测试', off: { from: off, to: '2018-12-28' }, makeUp: [] },
  ];
  const known = calendar([{ ...eve, holidays }], []);
  assert.equal(known.isWorkingDay('2018-12-28'), false);
  assert.deepEqual(known.rollForward(off), { date: off, provisional: true });
});

test('a host adds a year, and a year it gives anew replaces the published one', () => {
  const next: HolidayYear = {
    year: 2027,
    source: '测试通知',
    holidays: [{ name: '元旦', off: { from: '2027-01-01', to: '2027-01-03' }, makeUp: [] }],
  };
  const more = calendar([next]);
  assert.deepEqual(more.years, [2022, 2023, 2024, 2025, 2026, 2027]);
  assert.deepEqual(more.rollForward('2027-01-02'), { date: '2027-01-04', provisional: false });
  assert.equal(more.isWorkingDay('2026-12-31'), true);
  const amended = { ...officialYears[4], source: '更正', holidays: next.holidays };
  const answer = createCalendar([
    {
      ...amended,
      holidays: [{ ...next.holidays[0], off: { from: '2026-01-01', to: '2026-01-01' } }],
    },
  ]);
  assert.ok(answer.ok);
  assert.equal(answer.value.isWorkingDay('2026-02-17'), true);
});

const good = {
  year: 2027,
  source: '测试通知',
  holidays: [
    { name: '元旦', off: { from: '2027-01-01', to: '2027-01-03' }, makeUp: [] as string[] },
  ],
};
const holiday = good.holidays[0]!;
const withHoliday = (change: object) => [{ ...good, holidays: [{ ...holiday, ...change }] }];
function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

const broken: readonly [string, unknown, string, string][] = [
  ['no list', { year: 2027 }, 'wrong-shape', 'holidays'],
  ['null', null, 'wrong-shape', 'holidays'],
  ['a list of text', ['2027'], 'wrong-shape', 'holidays[0]'],
  ['a list with a hole', [undefined], 'wrong-shape', 'holidays[0]'],
  ['a year as text', [{ ...good, year: '2027' }], 'wrong-shape', 'holidays[0].year'],
  ['half a year', [{ ...good, year: 2027.5 }], 'wrong-shape', 'holidays[0].year'],
  ['no source', [{ ...good, source: '' }], 'wrong-shape', 'holidays[0].source'],
  ['no holidays', [{ ...good, holidays: [] }], 'wrong-shape', 'holidays[0].holidays'],
  ['another key', [{ ...good, weekend: [] }], 'unknown-key', 'holidays[0]'],
  [
    'a hidden prototype',
    JSON.parse(`[{"__proto__":{"year":2027},"year":2027,"source":"x","holidays":[]}]`),
    'unknown-key',
    'holidays[0]',
  ],
  [
    'a hidden prototype deep inside',
    JSON.parse(
      `[{"year":2027,"source":"x","holidays":[{"name":"x","off":{"__proto__":1},"makeUp":[]}]}]`,
    ),
    'unknown-key',
    'holidays[0].holidays[0].off',
  ],
  [
    'a year before there were notices',
    [{ ...good, year: 1900 }],
    'wrong-shape',
    'holidays[0].year',
  ],
  ['no name', withHoliday({ name: '' }), 'wrong-shape', 'holidays[0].holidays[0].name'],
  [
    'a name of 41 characters',
    withHoliday({ name: '长'.repeat(41) }),
    'wrong-shape',
    'holidays[0].holidays[0].name',
  ],
  [
    'a holiday that is text',
    [{ ...good, holidays: ['元旦'] }],
    'wrong-shape',
    'holidays[0].holidays[0]',
  ],
  ['days off as text', withHoliday({ off: '元旦' }), 'wrong-shape', 'holidays[0].holidays[0].off'],
  [
    'another key of the days off',
    withHoliday({ off: { ...holiday.off, until: '2027-01-03' } }),
    'unknown-key',
    'holidays[0].holidays[0].off',
  ],
  [
    'eleven made-up days',
    withHoliday({ makeUp: Array.from({ length: 11 }, () => '2027-01-09') }),
    'wrong-shape',
    'holidays[0].holidays[0].makeUp',
  ],
  [
    'no word on made-up days',
    withHoliday({ makeUp: undefined }),
    'wrong-shape',
    'holidays[0].holidays[0].makeUp',
  ],
  [
    'an impossible day',
    withHoliday({ off: { from: '2027-02-30', to: '2027-03-01' } }),
    'not-a-date',
    'holidays[0].holidays[0].off.from',
  ],
  [
    'a made-up day that is none',
    withHoliday({ makeUp: ['2027-13-01'] }),
    'not-a-date',
    'holidays[0].holidays[0].makeUp[0]',
  ],
  [
    'a range that ends before it starts',
    withHoliday({ off: { from: '2027-01-03', to: '2027-01-01' } }),
    'impossible-range',
    'holidays[0].holidays[0].off',
  ],
  [
    'a holiday of two months',
    withHoliday({ off: { from: '2027-01-01', to: '2027-03-01' } }),
    'impossible-range',
    'holidays[0].holidays[0].off',
  ],
  [
    'a day of another year',
    withHoliday({ off: { from: '2028-01-01', to: '2028-01-01' } }),
    'outside-year',
    'holidays[0].holidays[0].off.from',
  ],
  [
    'a day of the November before',
    withHoliday({ makeUp: ['2026-11-28'] }),
    'outside-year',
    'holidays[0].holidays[0].makeUp[0]',
  ],
  [
    'a weekday made up for',
    withHoliday({ makeUp: ['2027-01-06'] }),
    'not-a-weekend',
    'holidays[0].holidays[0].makeUp[0]',
  ],
  [
    'a day both off and worked',
    withHoliday({ makeUp: ['2027-01-02'] }),
    'overlap',
    'holidays[0].holidays[0].makeUp[0]',
  ],
  [
    'a day made up twice',
    withHoliday({ makeUp: ['2027-01-09', '2027-01-09'] }),
    'overlap',
    'holidays[0].holidays[0].makeUp[1]',
  ],
  [
    'two holidays on one day',
    [{ ...good, holidays: [holiday, { ...holiday, name: '二' }] }],
    'overlap',
    'holidays[0].holidays[1].off',
  ],
  ['the same year twice', [good, good], 'duplicate-year', 'holidays[1].year'],
  [
    'two notices that contradict each other',
    [
      {
        ...good,
        holidays: [
          holiday,
          { name: '跨年', off: { from: '2027-12-31', to: '2027-12-31' }, makeUp: ['2027-12-25'] },
        ],
      },
      {
        ...good,
        year: 2028,
        holidays: [{ name: '元旦', off: { from: '2027-12-25', to: '2027-12-25' }, makeUp: [] }],
      },
    ],
    'contradiction',
    'holidays[1]',
  ],
  ['too many years', Array.from({ length: 201 }, () => good), 'too-many', 'holidays'],
  ['ten thousand levels of nesting', [deep(10_000)], 'wrong-shape', 'holidays[0]'],
];

for (const [name, data, code, path] of broken) {
  test(`holiday data with ${name} is refused as ${code} at ${path}`, () => {
    const answer = createCalendar(data);
    assert.equal(answer.ok, false);
    if (answer.ok) return;
    const found = answer.faults.some((fault) => fault.code === code && fault.path === path);
    assert.ok(found, JSON.stringify(answer.faults.slice(0, 5)));
    assert.ok(answer.faults.every(({ message }) => message.length > 0));
  });
}

test('a host hears of all faults of its data at once', () => {
  const answer = createCalendar([
    { year: 2027.5, source: '', holidays: [{ ...holiday, name: 7, off: { from: 'x', to: 'y' } }] },
    'no year',
  ]);
  assert.deepEqual(answer.ok ? [] : answer.faults.map(({ code, path }) => `${code} ${path}`), [
    'wrong-shape holidays[0].year',
    'wrong-shape holidays[0].source',
    'wrong-shape holidays[0].holidays[0].name',
    'not-a-date holidays[0].holidays[0].off.from',
    'not-a-date holidays[0].holidays[0].off.to',
    'wrong-shape holidays[1]',
  ]);
});

test('the published years pass the check that a host must pass', () => {
  assert.ok(createCalendar(officialYears, []).ok);
  for (const { holidays, year } of officialYears) {
    const made = holidays.flatMap(({ makeUp }) => makeUp);
    assert.ok(made.every((date) => dayOfWeek(date) >= 6));
    assert.ok(holidays.length >= 6, String(year));
  }
});
