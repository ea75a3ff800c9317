/** The policy that the SDK asks. The rules of the package need no reader; a host's own bring it along when they come. */
import { districtTrialPolicy, type Policy, type PolicyOptions } from '../policy/index.ts';
import { chinese } from '../policy/explain/zh-CN.ts';
import type { SdkOptions } from './ports.ts';

/** @throws TypeError where the pack or the holidays do not fit; it names every path */
export async function openPolicy({ policy, holidays }: SdkOptions): Promise<Policy> {
  const options: PolicyOptions = {
    catalogues: [chinese],
    ...(holidays === undefined ? {} : { holidays }),
  };
  const answer =
    policy === undefined
      ? districtTrialPolicy(options)
      : (await import('../policy/pack/index.ts')).loadPolicy(policy, options);
  if (answer.ok) return answer.value;
  const faults = answer.faults.map(({ path, message }) => `${path}: ${message}`);
  throw new TypeError(`The policy cannot be used: ${faults.join('; ')}`);
}
