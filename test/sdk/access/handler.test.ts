/**
 * Random acts through the handler and through desks over it: nothing is shown and nothing is changed
 * but what the written table gives. `npm run prove:access` makes 100,000 of them.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { StoredRecord } from '../../../src/sdk/store/store.ts';
import { sharedTypes } from '../../../src/sdk/sync/world.ts';
import { Chance } from '../../../src/sdk/testing/chance.ts';
import { honestActs, type Sent } from '../sync/honest.ts';
import { nothingYet, toldAmid, worked } from './attacked.ts';
import { makeWorld } from './world.ts';

const ACTS = Number(process.env['HANDLER_ACTS'] ?? 2_000);
const SEED = Number(process.env['HANDLER_SEED'] ?? 1);

describe(`${ACTS} random acts through the handler`, () => {
  let stories: readonly (readonly Sent[])[];
  let week: readonly StoredRecord[];
  before(async () => {
    stories = await honestActs();
    const { store } = await makeWorld();
    week = (await Promise.all(sharedTypes.map((type) => store.all(type)))).flat();
  });

  it('amid what honest desks send show and change nothing that is denied', async (t) => {
    const tally = nothingYet();
    for (let round = SEED; tally.acts < ACTS * 0.9; round += 1) {
      const chance = new Chance(round);
      const wrong = await toldAmid(chance, chance.pick(stories), 1 + chance.int(12), tally);
      assert.deepEqual([...wrong], [], `seed ${round}`);
    }
    t.diagnostic(JSON.stringify(tally));
    assert.ok(tally.accepted > ACTS / 20 && tally.refused > ACTS / 10, JSON.stringify(tally));
    assert.ok(tally.shown > ACTS / 10 && tally.conflicts > ACTS / 200, JSON.stringify(tally));
  });

  it('from real desks of random people neither', async (t) => {
    const tally = nothingYet();
    for (let round = SEED; tally.acts < ACTS * 0.1; round += 1) {
      const wrong = await worked(new Chance(round), week, 120, tally);
      assert.deepEqual([...wrong], [], `seed ${round}`);
    }
    t.diagnostic(JSON.stringify(tally));
    assert.ok(tally.accepted > 0 && tally.shown > ACTS / 10, JSON.stringify(tally));
  });
});
