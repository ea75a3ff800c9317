/**
 * Sync converges (T11), over as many stories as a landing has time for; in `npm test` each time zone
 * tells a third of them. `SYNC_SEEDS=from..to` takes others; `npm run prove:sync` (prove.mjs) as many
 * as a release asks for, in several processes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulate } from './run.ts';

const [from = 0, to = 500] = (process.env['SYNC_SEEDS'] ?? '0..500').split('..').map(Number);

test(`desks over a bad wire lose nothing, double nothing, show nothing to others and agree in the end, seeds ${from} to ${to}`, async () => {
  const sum = { acts: 0, taken: 0, kept: 0 };
  for (let seed = from; seed < to; seed += 1) {
    try {
      const { acts, taken, kept } = await simulate(seed);
      sum.acts += acts;
      sum.taken += taken;
      sum.kept += kept;
    } catch (error) {
      throw Object.assign(new Error(`The story of seed ${seed} ends badly`), { cause: error });
    }
  }
  // A simulator in which nothing happens proves nothing.
  assert.ok(sum.taken > (to - from) * 2, `only ${sum.taken} acts were taken`);
  assert.ok(sum.kept > (to - from) / 10, `only ${sum.kept} attempts were kept`);
});
