// A hundred files that mean harm are refused with a sentence, in little time and memory, and the page
// stays alive while they are looked at.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { atTheDesk } from '../sdk/district.ts';
import { hostile } from './hostile.ts';

const MOST_MS = 4000;
const MOST_BYTES = 450 * 1024 * 1024;

test('there are a hundred of them', () => {
  assert.ok(hostile.length >= 100, `${hostile.length} files`);
});

const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort());

let slowest = { what: '', took: 0 };
let greediest = { what: '', took: 0 };
after(() => {
  console.log(
    `slowest: ${slowest.what}, ${Math.round(slowest.took)} ms for both; greediest: ${greediest.what}, ${Math.round(greediest.took / 1024 / 1024)} MB`,
  );
});

for (const { what, make, says } of hostile) {
  test(`refuses ${what}`, async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const bytes = make();
    let most = 0;
    const base = used();
    const watching = setInterval(() => (most = Math.max(most, used() - base)), 20);
    const since = process.cpuUsage();
    const outcomes = [
      await sdk.exchange.readDecisionList('名单.xlsx', bytes),
      await sdk.exchange.readRoster('名单.xlsx', bytes),
    ];
    const spent = process.cpuUsage(since);
    const took = (spent.user + spent.system) / 1000; // of this process: others may keep the machine busy
    clearInterval(watching);
    if (took > slowest.took) slowest = { what, took };
    if (most > greediest.took) greediest = { what, took: most };
    for (const outcome of outcomes) {
      assert.ok(!outcome.ok, 'it was read');
      assert.ok(['import.unreadable'].includes(outcome.error.code), outcome.error.code);
    }
    const [first] = outcomes;
    assert.ok(
      first && !first.ok && first.error.message.includes(says),
      first && !first.ok ? first.error.message : '',
    );
    assert.ok(took < MOST_MS, `it took ${Math.round(took)} ms`);
    assert.ok(most < MOST_BYTES, `it took ${Math.round(most / 1024 / 1024)} MB`);
    assert.equal(JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort()), before);
    assert.equal((await sdk.obligations.worklist()).length, 0);
  });
}

function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
