/** The policy and the baseline over the same facts: what either says and the other does not. */
import { judge, type Policy, type Talk } from '../../../src/policy/index.ts';
import { closeByClosures } from './closures.ts';

export function difference(policy: Policy, talk: Talk): string | undefined {
  const ours = judge(policy, { type: 'close-talk', talk })
    .map(({ severity, rule, code }) => `${severity} ${rule}:${code}`)
    .sort()
    .join(', ');
  const theirs = [...closeByClosures(talk)].sort().join(', ');
  return ours === theirs
    ? undefined
    : `ours: ${ours || 'nothing'}; baseline: ${theirs || 'nothing'}`;
}
