import { assert } from '@esm-bundle/chai';
import {
  longDate,
  readDate,
  readTime,
  shortRange,
  weeksOfMonth,
} from '../../../src/components/dates.ts';

describe('a date as clerks type it', () => {
  const today = '2026-11-23';
  for (const [typed, meant] of [
    ['3-9', '2026-03-09'],
    ['3.9', '2026-03-09'],
    ['3/9', '2026-03-09'],
    ['3月9日', '2026-03-09'],
    ['3月9号', '2026-03-09'],
    ['2026-3-9', '2026-03-09'],
    ['2026.3.9', '2026-03-09'],
    ['2026/03/09', '2026-03-09'],
    ['2026年3月9日', '2026-03-09'],
    ['2026年3月9日（周一）', '2026-03-09'],
    ['20260309', '2026-03-09'],
    ['２０２６－３－９', '2026-03-09'],
    [' 明天 ', '2026-11-24'],
  ] as const) {
    it(`“${typed}” is ${meant}`, () => {
      assert.equal(readDate(typed, today), meant);
    });
  }

  for (const typed of ['2-30', '13-1', '3', '下周', '2026-2-29', '3-9-', 'abc']) {
    it(`“${typed}” is no day`, () => {
      assert.isUndefined(readDate(typed, today));
    });
  }

  it('reads back what it writes', () => {
    assert.equal(longDate('2026-03-09'), '2026年3月9日（周一）');
    assert.equal(readDate(longDate('2026-03-09'), '2030-01-01'), '2026-03-09');
  });
});

describe('a time as clerks type it', () => {
  for (const [typed, meant] of [
    ['9:30', '09:30'],
    ['9：30', '09:30'],
    ['0930', '09:30'],
    ['9点半', '09:30'],
    ['9点', '09:00'],
    ['下午3点', '15:00'],
    ['15时20分', '15:20'],
  ] as const) {
    it(`“${typed}” is ${meant}`, () => {
      assert.equal(readTime(typed), meant);
    });
  }

  for (const typed of ['24:00', '9:60', '930', '上午']) {
    it(`“${typed}” is no time`, () => {
      assert.isUndefined(readTime(typed));
    });
  }
});

describe('dates as they are shown', () => {
  it('names the month once where a window stays in it', () => {
    assert.equal(shortRange('2026-11-13', '2026-11-20', '2026-11-23'), '11月13日–20日');
    assert.equal(shortRange('2026-11-27', '2026-12-04', '2026-11-23'), '11月27日–12月4日');
  });

  it('names the year where it is another one', () => {
    assert.equal(shortRange('2026-12-28', '2027-01-04', '2026-11-23'), '12月28日–2027年1月4日');
  });

  it('fills whole weeks from Monday to Sunday', () => {
    const weeks = weeksOfMonth('2026-03-09');
    assert.equal(weeks[0]?.[0], '2026-02-23');
    assert.equal(weeks[weeks.length - 1]?.[6], '2026-04-05');
    assert.isTrue(weeks.every((week) => week.length === 7));
  });

  it('shows a month that is exactly four weeks as four', () => {
    assert.lengthOf(weeksOfMonth('2027-02-10'), 4);
  });
});
