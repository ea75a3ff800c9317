/** What is wrong with the answer to a scenario: what differs, and findings that no sentence tells. Empty: all is well. */
import { explain, type Policy } from '../../src/policy/index.ts';
import { differences, type Answered } from './ask.ts';
import type { Scenario } from './format.ts';

export function faultsOf(policy: Policy, scenario: Scenario, answer: Answered): readonly string[] {
  const unsaid = answer.findings.flatMap((finding) => {
    const { sentence, remedy } = explain(policy, finding);
    const isWhole =
      /^[^{}]+[。；]$/u.test(sentence) && !/undefined|NaN|\[object/.test(sentence + remedy);
    return isWhole ? [] : [`${finding.rule}:${finding.code} reads “${sentence}” “${remedy}”`];
  });
  return [...differences(scenario.answers, answer), ...unsaid];
}
