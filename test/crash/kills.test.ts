// T1 at landing size. `npm run prove:crash` takes a thousand and more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absent, type Lane, lanes } from './ground.ts';
import { proveCompactionKills } from './compactions.ts';
import { proveKills } from './kills.ts';
import { proveUpgrades } from './upgrades.ts';

const SIZES: readonly (readonly [name: string, lane: Lane, kills: number])[] = [
  ['current Chromium, secure origin', lanes.secure, 7],
  ['current Chromium, plain HTTP', lanes.plainHttp, 6],
  ['Chromium 86, plain HTTP', lanes.old, 7],
];

for (const [name, lane, kills] of SIZES) {
  test(`a kill tears nothing and loses nothing untold: ${name}`, async (t) => {
    const reason = await absent(lane.browser);
    // Only where this machine cannot have the browser: the reason says which, and the lane “not run”.
    if (reason !== undefined) return t.skip(reason);
    const figures = await proveKills(lane, kills);
    t.diagnostic(JSON.stringify(figures));
    assert.equal(figures.kills, kills);
    assert.ok(figures.acknowledged > 0, 'something was written between the kills');
  });
}

test('a kill amid a compaction loses nothing and leaves lists that fit', async (t) => {
  const reason = await absent('current');
  // Only where this machine cannot have the browser: the reason says which, and the lane “not run”.
  if (reason !== undefined) return t.skip(reason);
  const figures = await proveCompactionKills(lanes.plainHttp, 2, undefined, false);
  t.diagnostic(JSON.stringify(figures));
  assert.ok(figures.amid > 0, 'one of them was amid it');
});

test('a kill while an old database is opened leaves the old one or the new one', async (t) => {
  const reason = await absent('86');
  // Only where this machine cannot have the browser: the reason says which, and the lane “not run”.
  if (reason !== undefined) return t.skip(reason);
  const { kills, foundVersion } = await proveUpgrades(lanes.old, 4);
  t.diagnostic(JSON.stringify(foundVersion));
  assert.equal(
    Object.values(foundVersion).reduce((sum, count) => sum + count, 0),
    kills,
  );
});
