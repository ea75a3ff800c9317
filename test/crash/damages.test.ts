// T2 at landing size. `npm run prove:crash` takes five hundred.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proveDamages } from './damages.ts';
import { absent, type Lane, lanes } from './ground.ts';

const SIZES: readonly (readonly [name: string, lane: Lane, rounds: number])[] = [
  ['current Chromium, plain HTTP', lanes.plainHttp, 6],
  ['Chromium 86, plain HTTP', lanes.old, 4],
];

for (const [name, lane, rounds] of SIZES) {
  test(`a damaged disk is told or refused, never believed: ${name}`, async (t) => {
    const reason = await absent(lane.browser);
    // Only where this machine cannot have the browser: the reason says which, and the lane “not run”.
    if (reason !== undefined) return t.skip(reason);
    const figures = await proveDamages(lane, rounds);
    t.diagnostic(JSON.stringify(figures));
    assert.equal(figures.whole + figures.told + figures.refused, rounds);
  });
}
