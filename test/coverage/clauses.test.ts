/** The coverage page says what is so today, leaves no row of the policy open and no rule untried. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { coveragePage, defaultPolicy, entries, gaps, hearScenarios, named } from './page.ts';

const docs = new URL('../../docs/coverage/', import.meta.url);
const policy = defaultPolicy();
const heard = hearScenarios();
const all = entries(policy, heard);

describe('the coverage page', () => {
  it('is the one that the scenarios of today make (else: npm run coverage-page)', async () => {
    const page = await coveragePage(policy, heard, all);
    assert.equal(readFileSync(new URL('clauses.md', docs), 'utf8'), page);
  });

  it('leads to files that exist', () => {
    const text = readFileSync(new URL('clauses.md', docs), 'utf8');
    const targets = new Set([...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target));
    assert.ok(targets.size >= 10);
    const missing = [...targets].filter((target) => !existsSync(new URL(target, docs)));
    assert.deepEqual(missing, []);
  });

  it('has no row of the policy open, and each rule of level E, W or C speaks once and is silent once', () => {
    assert.deepEqual(gaps(all), []);
  });

  it('is told apart from a page with gaps', () => {
    const without = (rule: string) =>
      heard.map((one) => ({
        ...one,
        rules: new Set([...one.rules].filter((spoken) => spoken !== rule)),
      }));
    const always = heard.map((one) => ({ ...one, rules: new Set([...one.rules, 'plan.before']) }));
    assert.deepEqual(gaps(entries(policy, without('archive.keeper'))), [
      'archive.keeper (E): never speaks',
    ]);
    assert.deepEqual(gaps(entries(policy, always)), ['plan.before (F/W): never silent']);
    const [first, ...others] = all;
    assert.ok(first);
    const nowhere = { row: { ...first.row, where: 'somewhere, soon' }, speaks: [], silent: [] };
    assert.deepEqual(gaps([nowhere, ...others]), [`${first.row.rule}: the policy leaves it open`]);
  });

  it('names functions and acts that there are', () => {
    assert.deepEqual(named('windowOf; judge: plan-talk, fly-kite'), {
      functions: ['windowOf', 'judge'],
      acts: ['plan-talk'],
      unknownActs: ['fly-kite'],
    });
  });

  it('has the mutants beside it, none of them unnoticed', () => {
    const mutants = readFileSync(new URL('mutants.md', docs), 'utf8');
    assert.match(mutants, /^[1-9]\d* faults, 0 unnoticed\.$/m);
  });
});
