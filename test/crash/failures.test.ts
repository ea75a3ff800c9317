// T8 at landing size: each path once. `npm run prove:crash` takes fifty of each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proveFailures } from './failures.ts';
import { absent, type Lane, lanes } from './ground.ts';

const SIZES: readonly (readonly [name: string, lane: Lane, paths: number])[] = [
  ['current Chromium, plain HTTP', lanes.plainHttp, 8],
  // Its protocol cannot set a quota.
  ['Chromium 86, plain HTTP', lanes.old, 7],
];

for (const [name, lane, paths] of SIZES) {
  test(`what a browser does to a database ends in a state with a name: ${name}`, async (t) => {
    const reason = await absent(lane.browser);
    // Only where this machine cannot have the browser: the reason says which, and the lane “not run”.
    if (reason !== undefined) return t.skip(reason);
    const done = await proveFailures(lane, 1);
    t.diagnostic(JSON.stringify(done));
    assert.equal(Object.keys(done).length, paths);
  });
}
