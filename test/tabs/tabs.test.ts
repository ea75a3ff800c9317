// Bar 4 of the sealed store at landing size. `npm run prove:crash tabs-plain tabs-86` takes 300 writes each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absent, type Lane, lanes } from '../crash/ground.ts';
import { proveTabs } from './tabs.ts';

const SIZES: readonly (readonly [name: string, lane: Lane, writes: number])[] = [
  ['current Chromium, plain HTTP', lanes.plainHttp, 100],
  ['Chromium 86, plain HTTP', lanes.old, 100],
];

for (const [name, lane, writes] of SIZES) {
  test(`four tabs that are frozen, stopped and closed lose no update: ${name}`, async (t) => {
    const reason = await absent(lane.browser);
    // Only where this machine cannot have the browser: the reason says which, and the lane “not run”.
    if (reason !== undefined) return t.skip(reason);
    const figures = await proveTabs(lane, writes);
    t.diagnostic(JSON.stringify(figures));
    assert.ok(figures.frozen + figures.stopped > 0, 'tabs were disturbed');
  });
}
