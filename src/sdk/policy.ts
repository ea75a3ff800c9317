/** The policy that the SDK asks. The rules of the package need no reader; a host's own bring it along when they come. */
import { districtTrialPolicy, type Policy, type PolicyOptions } from '../policy/index.ts';
import { chinese } from '../policy/explain/zh-CN.ts';
import type { SdkOptions, SettingValues } from './ports.ts';

type Read = ReturnType<typeof districtTrialPolicy>;

/** Reads the installation's policy with local settings; the host's go first. */
export type PolicyReader = (local?: SettingValues) => Read;

export async function policyReader({
  policy,
  holidays,
  settings,
  locale,
}: Pick<SdkOptions, 'policy' | 'holidays' | 'settings' | 'locale'>): Promise<PolicyReader> {
  const catalogues =
    locale === 'en' ? [(await import('../policy/explain/en.ts')).english, chinese] : [chinese];
  const read =
    policy === undefined
      ? districtTrialPolicy
      : await import('../policy/pack/index.ts').then(
          ({ loadPolicy }) =>
            (options: PolicyOptions) =>
              loadPolicy(policy, options),
        );
  return (local = {}) =>
    read({
      catalogues,
      settings: { ...local, ...settings },
      ...(holidays === undefined ? {} : { holidays }),
    });
}

/** @throws TypeError where the pack, the holidays or the host's settings do not fit; it names every path */
export function openPolicy(read: PolicyReader): Policy {
  const answer = read();
  if (answer.ok) return answer.value;
  const faults = answer.faults.map(({ path, message }) => `${path}: ${message}`);
  throw new TypeError(`The policy cannot be used: ${faults.join('; ')}`);
}
