import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redate, SAMPLE_WEEK, todayInShanghai } from '../../demo/redate.mjs';

const list = [
  '序号,姓名,决定日期,公示截止日期,文号',
  '1,甲,2026-11-13,2026-11-20,云组干〔2026〕43号',
  '2,乙,,,',
  '',
].join('\r\n');

test('in its own week the sample list is handed out as it was written', () => {
  for (const day of ['2026-11-23', '2026-11-26', '2026-11-29']) {
    assert.equal(redate(list, day), list, day);
  }
});

test('a week later every date is seven days later, and nothing else has changed', () => {
  assert.equal(
    redate(list, '2026-11-30'),
    list.replace('2026-11-13', '2026-11-20').replace(',2026-11-20,云', ',2026-11-27,云'),
  );
});

test('dates keep their day of the week, on every day of many years and backwards too', () => {
  const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
  for (let shift = -800; shift < 4000; shift += 1) {
    const today = new Date(Date.UTC(2026, 10, 23 + shift)).toISOString().slice(0, 10);
    const moved = /\d{4}-\d{2}-\d{2}/.exec(redate('2026-11-13', today))?.[0];
    assert.ok(moved !== undefined);
    assert.equal(weekday(moved), weekday('2026-11-13'), today);
    const age = (Date.parse(today) - Date.parse(moved)) / 86_400_000;
    assert.ok(age >= 10 && age <= 16, `${moved} is ${age} days before ${today}`);
  }
});

test('document numbers follow the year of the decision', () => {
  assert.match(redate(list, '2027-02-01'), /2027-01-22,2027-01-29,云组干〔2027〕43号/);
  // The decision stays in the old year, and so does its number.
  assert.match(redate(list, '2027-01-06'), /2026-12-25,2027-01-01,云组干〔2026〕43号/);
});

test('the week of the sample begins on a Monday', () => {
  assert.equal(new Date(`${SAMPLE_WEEK}T00:00:00Z`).getUTCDay(), 1);
});

test('today is the day in Shanghai, wherever the server stands', () => {
  assert.equal(todayInShanghai(Date.UTC(2026, 10, 22, 15, 59)), '2026-11-22');
  assert.equal(todayInShanghai(Date.UTC(2026, 10, 22, 16, 0)), '2026-11-23');
});
