// A record that older code wrote is read as today's code has it, and written as such with the next act.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entries } from '../../src/sdk/model/entries.ts';
import { recordTypes } from '../../src/sdk/model/records.ts';
import { steps, type Steps, upgraded } from '../../src/sdk/model/upgrades.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { commitOf } from '../contract/store-contract.ts';
import * as course from './courses.ts';
import { value } from './steps.ts';

describe('an older record', () => {
  it('has a step from each version that there has been', () => {
    for (const [type, { version }] of Object.entries(recordTypes)) {
      const known = Object.entries(steps).find(([name]) => name === type)?.[1] ?? {};
      const expected = Array.from({ length: version - 1 }, (_, at) => String(at + 1));
      assert.deepEqual(Object.keys(known), expected, type);
    }
  });

  it('goes through all steps from its own version on, in their order', () => {
    const made: Steps = {
      talk: {
        1: (body) => ({ ...body, said: [body['said'] ?? ''] }),
        2: ({ said, ...body }) => ({ ...body, words: said ?? null }),
      },
    };
    const types = { talk: { version: 3 } };
    const at = (schema: number, body: Parameters<typeof upgraded>[0]['body']) =>
      upgraded({ type: 'talk', schema, body }, made, types);
    assert.deepEqual(at(1, { said: '甲' }), { words: ['甲'] });
    assert.deepEqual(at(2, { said: ['甲'] }), { words: ['甲'] });
    for (const schema of [3, 4]) assert.deepEqual(at(schema, { said: 1 }), { said: 1 }, 'as it is');
    const unknown = { type: 'later', schema: 1, body: { a: 1 } };
    assert.equal(upgraded(unknown, made, types), unknown.body);
  });

  it('is read in lists and by itself as today’s, and the next act writes it so', async () => {
    const store = memoryStore();
    const { sdk } = await course.open({ store });
    const delegation = await course.drawnUp(sdk);
    const proposal = { about: { type: 'delegation', delegation }, proposal: '拟委托' } as const;
    const slip = value(await sdk.approvals.propose(proposal));
    const about = { type: 'delegation', delegation: delegation.id } as const;
    const held = await store.get(slip.id);
    assert.ok(held !== undefined, 'it is kept');
    const old = {
      ...held,
      revision: held.revision + 1,
      schema: 1,
      body: { ...held.body, about: { ...about, revision: 4 } },
    };
    await store.commit(commitOf([old]));

    const read = await sdk.approvals.get(slip.id);
    assert.deepEqual(read?.approval.about, about);
    assert.deepEqual(entries.entryOf(old)['about'], about);
    assert.deepEqual((await store.get(slip.id))?.schema, 1, 'reading writes nothing');
    const approval = read?.approval ?? slip;
    value(await sdk.approvals.submit({ approval, to: 'minister' }));
    const after = await store.get(slip.id);
    assert.equal(after?.schema, 2);
    assert.ok(!JSON.stringify(after.body['about']).includes('revision'), 'without what is gone');
  });
});
