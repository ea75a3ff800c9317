/** The whole graph of what can come to be, each case once, holds nothing that a rule forbids. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { districtTrial, statesOf, type Policy } from '../../../src/policy/index.ts';
import { national } from '../../../src/policy/pack/packs/national.ts';
import { load, plain } from '../world.ts';
import { ceremonies, ceremoniesByTheBook, forbiddenOfCeremony } from './admonition.ts';
import { forbiddenOfOrder, orders } from './delegation.ts';
import { forbidden, reachable, type Case, type Graph } from './explore.ts';
import {
  forbiddenOfMatter,
  forbiddenOfRectification,
  matters,
  rectifications,
} from './follow-up.ts';
import { forbiddenOfLetter, letters } from './inquiry.ts';
import { duties, forbiddenOfMeeting, meetings } from './talks.ts';

const today = load([districtTrial, national]);

function holds<Facts>(
  policy: Policy,
  graph: Graph<Facts>,
  of: (policy: Policy, one: Case<Facts>) => readonly string[],
): void {
  const cases = reachable(policy, graph);
  describe(`the ${cases.length} cases of ${graph.machine} under ${policy.id}`, () => {
    it('reach every state of the machine', () => {
      const reached = new Set(cases.map(({ state }) => state));
      assert.deepEqual([...reached].sort(), [...statesOf(policy, graph.machine)].sort());
    });

    it('are none of them forbidden in their state', () => {
      const wrong = forbidden(cases, (one) => of(policy, one));
      assert.deepEqual(wrong.slice(0, 5), [], String(wrong.length));
    });
  });
}

holds(plain, ceremonies(plain), forbiddenOfCeremony);
holds(plain, meetings(plain), forbiddenOfMeeting);
holds(plain, duties(plain), forbiddenOfMeeting);
holds(plain, letters(plain), forbiddenOfLetter);
holds(today, letters(today), forbiddenOfLetter);
holds(plain, orders(plain), forbiddenOfOrder);
holds(plain, rectifications, forbiddenOfRectification);
holds(plain, matters, forbiddenOfMatter);

describe('an admonition of which each step is truly done', () => {
  it('closes without error in every order, even where nobody asks for errors', () => {
    const closed = reachable(plain, ceremoniesByTheBook).filter(({ state }) => state === 'closed');
    assert.ok(closed.length > 0, 'nothing closes');
    const wrong = forbidden(closed, (one) => forbiddenOfCeremony(plain, one));
    assert.deepEqual(wrong.slice(0, 5), [], String(wrong.length));
  });
});
