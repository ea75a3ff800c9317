/** Every cell of role × act × relation × state answers as the written table does, and the page says what is so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { stateName, statesOf } from '../../../src/policy/index.ts';
import { may } from '../../../src/sdk/access/may.ts';
import { type Relation, relationNames } from '../../../src/sdk/access/relations.ts';
import { reading, sees } from '../../../src/sdk/access/sight.ts';
import { steps } from '../../../src/sdk/access/steps.ts';
import { access } from '../../../src/sdk/access/table.ts';
import type { RecordType } from '../../../src/sdk/model/records.ts';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import { accessPage, actions, roles } from './page.ts';
import { allowed, written, writtenStates } from './written.ts';

const policy = openPolicy(await policyReader({}));

/** Every combination of relations: 2^n of them. */
const combinations: readonly ReadonlySet<Relation>[] = Array.from(
  { length: 2 ** relationNames.length },
  (_, bits) => new Set(relationNames.filter((_, place) => (bits >> place) % 2 === 1)),
);

describe('the access table', () => {
  it('answers in every cell as it is written', () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const action of actions) {
      const machine = steps[action]?.machine;
      const states = machine === undefined ? [undefined] : statesOf(policy, machine);
      for (const role of roles) {
        for (const relations of combinations) {
          for (const state of states) {
            cells += 1;
            const named = machine && state && stateName(policy, machine, state);
            const expected = allowed(role, action, relations, named);
            const facts = {
              relations,
              states: machine && state ? { [machine]: [state] } : {},
            };
            if (may(policy, { roles: [role] }, action, facts) !== expected) {
              wrong.push(`${role} ${action} ${[...relations].join('+')} ${state ?? ''}`);
            }
          }
        }
      }
    }
    assert.deepEqual(wrong.slice(0, 20), []);
    assert.ok(cells > 100_000, `only ${cells} cells were tried`);
  });

  it('gives somebody of several roles what each of them gives, and no more', () => {
    const wrong: string[] = [];
    for (const action of actions) {
      for (const first of roles) {
        for (const second of roles) {
          for (const relations of combinations) {
            const both = may(policy, { roles: [first, second] }, action, { relations, states: {} });
            const either = [first, second].some((role) =>
              allowed(role, action, relations, undefined),
            );
            if (both !== either) wrong.push(`${first}+${second} ${action}`);
          }
        }
      }
    }
    assert.deepEqual(wrong.slice(0, 20), []);
  });

  it('gives nothing to somebody without a role', () => {
    for (const action of actions) {
      assert.equal(
        may(policy, { roles: [] }, action, { relations: new Set(), states: {} }),
        false,
        action,
      );
    }
  });

  it('is written whole: no right stands in it that the paper does not name', () => {
    const inCode = roles.flatMap((role) =>
      actions.flatMap((action) =>
        access[action][role] === undefined ? [] : [`${role} ${action}`],
      ),
    );
    const onPaper = [...written].flatMap(([role, acts]) =>
      [...acts.keys()].map((action) => `${role} ${action}`),
    );
    assert.deepEqual(inCode.sort(), onPaper.sort());
    assert.deepEqual(Object.keys(steps).sort(), [...writtenStates.keys()].sort());
  });

  it('leaves no right that the workflow gives to nobody', () => {
    const dead = roles.flatMap((role) =>
      actions
        .filter((action) => {
          const scope = access[action][role];
          const step = steps[action];
          if (scope === undefined || step === undefined) return false;
          const relations = new Set<Relation>(
            scope === 'all' ? [] : scope === 'held-or-put' ? ['held', 'put'] : [scope],
          );
          return !statesOf(policy, step.machine).some((state) =>
            may(policy, { roles: [role] }, action, {
              relations,
              states: { [step.machine]: [state] },
            }),
          );
        })
        .map((action) => `${role} ${action}`),
    );
    assert.deepEqual(dead, []);
  });
});

describe('what is seen', () => {
  const types = Object.keys(reading) as RecordType[];

  it('is a record exactly where the right to read it reaches it, and never one’s own case', () => {
    const wrong: string[] = [];
    for (const type of types) {
      for (const role of roles) {
        for (const relations of combinations) {
          const seen = sees({ roles: [role] }, type, relations) !== 'nothing';
          const expected =
            !relations.has('own') && allowed(role, reading[type], relations, undefined);
          if (seen !== expected) wrong.push(`${role} ${type} ${[...relations].join('+')}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('is whole for the department alone, where a case tells where it comes from', () => {
    for (const type of ['obligation', 'delegation', 'inquiry'] as const) {
      for (const role of roles) {
        const relations = new Set<Relation>(['held', 'entrusted', 'granted']);
        const whole = sees({ roles: [role] }, type, relations) === 'whole';
        assert.equal(whole, role === 'clerk' || role === 'leader', `${type} for ${role}`);
      }
    }
  });
});

describe('docs/access.md', () => {
  it('is the one that the table of today makes (else: node --import tsx test/sdk/access/write.ts)', async () => {
    const page = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');
    assert.equal(page, await accessPage(policy));
  });
});
