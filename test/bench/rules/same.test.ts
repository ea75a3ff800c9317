/** The benchmark compares like with like: policy, baseline and engine give the same verdicts. Nothing is timed here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { districtTrialPolicy, type Talk } from '../../../src/policy/index.ts';
import { closeByClosures, howMany } from './closures.ts';
import { howManyInJson, ruleEngines } from './engine.ts';
import { Chance, randomTalk } from './facts.ts';
import { difference, engineDifference } from './same.ts';

const loaded = districtTrialPolicy();
assert.ok(loaded.ok);
const policy = loaded.value;

const chance = new Chance(7);
const talks = Array.from({ length: 10_000 }, () => randomTalk(chance, policy));

test('policy and closures give the same verdicts on 10,000 random talks, and nearly every closure speaks', () => {
  const unlike = talks.flatMap((talk) => difference(policy, talk) ?? []);
  assert.deepEqual(unlike.slice(0, 3), []);
  const said = new Set(talks.flatMap(closeByClosures));
  assert.ok(howMany >= 60 && said.size >= 60, `${said.size} verdicts of ${howMany} closures`);
  assert.ok(talks.some((talk) => closeByClosures(talk).length === 0));
});

/** It is slow: a few talks, and for each verdict one in which it is told for the first time. */
function telling(): readonly Talk[] {
  const told = new Set<string>();
  const news = talks.filter((talk) => {
    const before = told.size;
    for (const verdict of closeByClosures(talk)) told.add(verdict);
    return told.size > before;
  });
  return [...news, ...talks.slice(0, 40)];
}

test('json-rules-engine gives the same verdicts, by one engine and by one for each kind', async () => {
  assert.equal(howManyInJson, howMany);
  for (const by of ['one engine', 'an engine for each kind'] as const) {
    const engine = ruleEngines(by);
    for (const talk of telling()) {
      assert.equal(await engineDifference(engine, talk), undefined, by);
    }
  }
});
