/** The policy, the baseline and json-rules-engine over the same facts: what one says and another does not. */
import { judge, type Policy, type Talk } from '../../../src/policy/index.ts';
import { closeByClosures } from './closures.ts';

function told(verdicts: readonly string[]): string {
  return [...verdicts].sort().join(', ') || 'nothing';
}

export function difference(policy: Policy, talk: Talk): string | undefined {
  const ours = told(
    judge(policy, { type: 'close-talk', talk }).map(
      ({ severity, rule, code }) => `${severity} ${rule}:${code}`,
    ),
  );
  const theirs = told(closeByClosures(talk));
  return ours === theirs ? undefined : `ours: ${ours}; baseline: ${theirs}`;
}

export async function engineDifference(
  engine: (talk: Talk) => Promise<readonly string[]>,
  talk: Talk,
): Promise<string | undefined> {
  const closures = told(closeByClosures(talk));
  const theirs = told(await engine(talk));
  return closures === theirs ? undefined : `baseline: ${closures}; json-rules-engine: ${theirs}`;
}
