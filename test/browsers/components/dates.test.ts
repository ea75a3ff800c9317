import { assert } from '@esm-bundle/chai';
import { longDate, shortRange, weeksOfMonth } from '../../../src/components/dates.ts';
import { readDate, readTime } from '../../../src/components/reading.ts';
import { english } from '../../../src/components/messages/en.ts';
import { chineseTexts } from '../../../src/components/messages/index.ts';

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
    ['9 Mar', '2026-03-09'],
    ['9 March 2027', '2027-03-09'],
    ['March 9, 2027', '2027-03-09'],
    ['Tue, 9 march 2027', '2027-03-09'],
    ['9Sept', '2026-09-09'],
  ] as const) {
    it(`“${typed}” is ${meant}`, () => {
      assert.equal(readDate(typed, today, chineseTexts), meant);
    });
  }

  for (const typed of [
    '2-30',
    '13-1',
    '3',
    '下周',
    '2026-2-29',
    '3-9-',
    'abc',
    '9 Marble',
    '31 Jun',
    'Mar',
    '9 Mar 27',
    'tomorrow',
  ]) {
    it(`“${typed}” is no day`, () => {
      assert.isUndefined(readDate(typed, today, chineseTexts));
    });
  }

  it('reads back what it writes', () => {
    for (const say of [chineseTexts, english]) {
      const written = longDate('2026-03-09', say);
      assert.equal(readDate(written, '2030-01-01', say), '2026-03-09', written);
    }
    assert.equal(longDate('2026-03-09', chineseTexts), '2026年3月9日（周一）');
    assert.equal(longDate('2026-03-09', english), 'Mon 9 Mar 2026');
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
    ['3 pm', '15:00'],
    ['12:30 a.m.', '00:30'],
    ['12 pm', '12:00'],
  ] as const) {
    it(`“${typed}” is ${meant}`, () => {
      assert.equal(readTime(typed), meant);
    });
  }

  for (const typed of ['24:00', '9:60', '930', '上午', '13 pm', '3 xm']) {
    it(`“${typed}” is no time`, () => {
      assert.isUndefined(readTime(typed));
    });
  }
});

describe('dates as they are shown', () => {
  it('names the month once where a window stays in it', () => {
    assert.equal(
      shortRange('2026-11-13', '2026-11-20', '2026-11-23', chineseTexts),
      '11月13日–20日',
    );
    assert.equal(
      shortRange('2026-11-27', '2026-12-04', '2026-11-23', chineseTexts),
      '11月27日–12月4日',
    );
  });

  it('says the same in English', () => {
    assert.equal(shortRange('2026-11-13', '2026-11-20', '2026-11-23', english), '13–20 Nov');
    assert.equal(shortRange('2027-11-13', '2027-11-20', '2026-11-23', english), '13–20 Nov 2027');
    assert.equal(
      shortRange('2026-12-28', '2027-01-04', '2026-11-23', english),
      '28 Dec – 4 Jan 2027',
    );
  });

  it('names the year where it is another one', () => {
    assert.equal(
      shortRange('2026-12-28', '2027-01-04', '2026-11-23', chineseTexts),
      '12月28日–2027年1月4日',
    );
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
