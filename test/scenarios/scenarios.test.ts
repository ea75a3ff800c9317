/** Every scenario of the files in `cases/`, one test each, and what they must cover together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ask, type Answered } from './ask.ts';
import { faultsOf } from './check.ts';
import { castFromDisk, scenariosFromDisk } from './files.ts';
import { policies } from './policies.ts';

const cast = castFromDisk();
const scenarios = scenariosFromDisk();
const policyOf = policies();
const answered: Answered[] = [];

for (const scenario of scenarios) {
  test(`${scenario.title.zh} · ${scenario.title.en}`, () => {
    const policy = policyOf(scenario);
    const answer = ask(policy, cast, scenario);
    answered.push(answer);
    assert.deepEqual(faultsOf(policy, scenario, answer), [], scenario.at);
  });
}

test('there are at least 150 scenarios, and no two have the same title', () => {
  assert.ok(scenarios.length >= 150, String(scenarios.length));
  for (const language of ['zh', 'en'] as const) {
    const titles = scenarios.map(({ title }) => title[language]);
    const twice = titles.filter((title, at) => titles.indexOf(title) !== at);
    assert.deepEqual(twice, []);
  }
});

test('every rule that can speak does so in one scenario, with each severity of its own, and is silent in another of the same question', () => {
  const base = policyOf({ ...scenarios[0]!, facts: [] });
  const missing: string[] = [];
  for (const [rule, { severity, codes }] of Object.entries(base.pack.rules)) {
    const loud = [severity, ...Object.values(codes ?? {}).map((code) => code.severity)].filter(
      (one): one is 'error' | 'warning' | 'advice' => one !== undefined && one !== 'off',
    );
    if (loud.length === 0) continue;
    const spoken = answered.filter(({ findings }) => findings.some((one) => one.rule === rule));
    const heard = new Set(
      spoken.flatMap(({ findings }) =>
        findings.filter((one) => one.rule === rule).map((one) => one.severity),
      ),
    );
    for (const one of new Set(loud)) {
      if (!heard.has(one)) missing.push(`${rule} is never heard as ${one}`);
    }
    const questions = new Set(spoken.map(({ question }) => question));
    const silent = answered.some(
      ({ question, findings }) =>
        questions.has(question) && !findings.some((one) => one.rule === rule),
    );
    if (!silent) missing.push(`${rule} is never silent`);
  }
  assert.deepEqual(missing, []);
});

/** What every deadline can say in some pack, and this one never here: it neither rolls nor counts working days. */
const neverHere: ReadonlySet<string> = new Set(['retirement.deadline:undecided']);

test('every statement that a pack gives a severity of its own is heard', () => {
  const base = policyOf({ ...scenarios[0]!, facts: [] });
  const heard = new Set(
    answered.flatMap(({ findings }) => findings.map(({ rule, code }) => `${rule}:${code}`)),
  );
  const codes = Object.entries(base.pack.rules).flatMap(([rule, entry]) =>
    Object.keys(entry.codes ?? {}).map((code) => `${rule}:${code}`),
  );
  assert.deepEqual(
    codes.filter((code) => heard.has(code) === neverHere.has(code)),
    [],
  );
});
