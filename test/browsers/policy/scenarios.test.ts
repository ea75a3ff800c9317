// The scenarios and tables of test/scenarios where a desk asks them: in every browser, on a secure
// origin and on plain HTTP, with the same assertions as in Node.
import { assert } from '@esm-bundle/chai';
import { ask } from '../../scenarios/ask.ts';
import { readCast } from '../../scenarios/cast.ts';
import { faultsOf } from '../../scenarios/check.ts';
import { readScenarios } from '../../scenarios/format.ts';
import { policies } from '../../scenarios/policies.ts';
import { tables } from '../../scenarios/tables/index.ts';

interface Texts {
  readonly cast: string;
  readonly cases: readonly (readonly [file: string, text: string])[];
}

/** Synchronously, since each scenario is a test of its own and Chromium 86 cannot wait at the top of a module. */
function texts(): Texts {
  const request = new XMLHttpRequest();
  request.open('GET', '/test/scenarios/texts.json', false);
  request.send();
  return JSON.parse(request.responseText) as Texts;
}

const { cast: castText, cases } = texts();
const cast = readCast(castText);
const scenarios = cases.flatMap(([file, text]) => readScenarios(file, text));
const policyOf = policies();

describe('the scenarios, in this browser', () => {
  for (const scenario of scenarios) {
    it(`${scenario.title.zh} · ${scenario.title.en}`, () => {
      const policy = policyOf(scenario);
      const faults = faultsOf(policy, scenario, ask(policy, cast, scenario));
      assert.deepEqual(faults, [], scenario.at);
    });
  }

  it('are all there', () => {
    assert.isAtLeast(cases.length, 11);
    assert.isAtLeast(scenarios.length, 350);
  });
});

describe('the tables, in this browser', function () {
  this.timeout(120_000); // tens of thousands of questions, on a machine that may be busy
  for (const [name, least, table] of tables) {
    it(`${name} is answered as the text has it`, () => {
      const { cases: asked, wrong } = table();
      assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} of ${asked}`);
      assert.isAtLeast(asked, least);
    });
  }
});
