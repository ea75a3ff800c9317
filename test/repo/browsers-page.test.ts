// The table of browsers is made of what a run printed and counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notRunOf, pageOf, rowsOf } from '../../scripts/browsers-page.mjs';

const COUNTS = [
  '{"browser":"Chromium 86, plain HTTP","passed":700,"failed":0}',
  '{"browser":"Firefox","passed":650,"failed":1}',
  '',
].join('\n');

const PRINTED = [
  'build … 1 passed (40.1 s)',
  'browsers: chromium86 … 1401 passed, 2 skipped (300.0 s)',
  'end to end, modules … 26 passed, 1 FAILED, 2 skipped (60.5 s)',
  'end to end, classic file in Chromium 86 … 27 passed (61.0 s)',
  'browsers: webkit … not run: WebKitWebDriver is not installed',
  '1454 passed, 2 failed',
].join('\n');

test('a browser has a row for each origin, and each end to end check one', () => {
  assert.deepEqual(
    rowsOf(COUNTS, PRINTED).map(({ where, passed, failed }) => [where, passed, failed]),
    [
      ['Chromium 86, plain HTTP', 700, 0],
      ['Firefox, localhost', 650, 1],
      ['modules', 26, 1],
      ['classic file in Chromium 86', 27, 0],
    ],
  );
});

test('what was not run is said on the page', () => {
  const why = notRunOf(PRINTED);
  assert.deepEqual(why, ['WebKitWebDriver is not installed']);
  const page = pageOf(rowsOf(COUNTS, PRINTED), why, { date: '2026-03-09', commit: 'abc1234' });
  assert.match(page, /\| Chromium 86, plain HTTP \| .* \| 700 \|/);
  assert.match(page, /Not run: WebKitWebDriver is not installed/);
  assert.match(page, /2026-03-09 at commit `abc1234`/);
});
