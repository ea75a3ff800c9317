/** The table of what each act may write: no act forgotten, no step that the workflow does not have. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machineIds, statesOf, transitions } from '../../../src/policy/index.ts';
import { steps } from '../../../src/sdk/access/steps.ts';
import { access } from '../../../src/sdk/access/table.ts';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import { isAction, leadsTo, reachOf } from '../../../src/sdk/sync/reach.ts';
import { sharedTypes } from '../../../src/sdk/sync/world.ts';

/** Acts that write nothing which leaves the browser: reading, the vault, the log, the keys, what is one's own. */
const silent = /\.read$|^(vault|audit|keys|escrow|figures|draft|view)\./;

test('every act that writes what others see says what it may write, and no other does', () => {
  for (const action of Object.keys(access).filter(isAction)) {
    assert.equal(reachOf(action) === undefined, silent.test(action), action);
  }
});

test('names only record types that are shared, and steps that their machines have', async () => {
  const policy = openPolicy(await policyReader({}));
  for (const action of Object.keys(access).filter(isAction)) {
    for (const [type, names] of reachOf(action) ?? []) {
      const machine = machineIds.find((one) => one === type);
      assert.ok(machine === 'rectification' || sharedTypes.some((one) => one === type), type);
      const known = new Set(
        machine === undefined
          ? []
          : statesOf(policy, machine).flatMap((state) =>
              transitions(policy, machine, state).map((step) => step.action),
            ),
      );
      for (const name of names) assert.ok(known.has(name), `${action}: ${type} has no ${name}`);
    }
  }
});

test('lets each act take a step that the workflow has for it', () => {
  for (const [action, step] of Object.entries(steps)) {
    const names = (isAction(action) ? reachOf(action) : undefined)?.get(step.machine) ?? [];
    for (const name of step.actions) {
      assert.ok(names.includes(name), `${action} takes ${step.machine}: ${name}`);
    }
  }
});

test('follows the steps one after the other, and not past the end', async () => {
  const policy = openPolicy(await policyReader({}));
  assert.ok(leadsTo(policy, 'talk', 'recorded', 'closed', ['confirm', 'close']), 'two steps');
  assert.ok(!leadsTo(policy, 'talk', 'recorded', 'closed', ['close']), 'one of them is missing');
  assert.ok(!leadsTo(policy, 'talk', 'closed', 'planned', ['arrange']), 'closed is closed');
});
