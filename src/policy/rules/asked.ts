/** Which rules are asked about an act: those in force that name it, by the kinds that they are about. */
import type { Compiled, CompiledRule } from '../policy.ts';
import { talkRules } from './index.ts';
import type { TalkActType, TalkRule } from './rule.ts';

type Checks = ReadonlyMap<string, readonly TalkRule['check'][]>;

export function checksOf(compiled: Compiled, type: TalkActType): Checks {
  const known = compiled.checks.get(type);
  if (known !== undefined) return known;
  const listed = listChecks(compiled, type);
  compiled.checks.set(type, listed);
  return listed;
}

function listChecks({ rules, kinds }: Compiled, type: TalkActType): Checks {
  const asked = talkRules.filter(
    ({ acts, ids }) => acts.includes(type) && !ids?.every((id) => isSilent(rules.get(id))),
  );
  const fitting = (fits: (rule: TalkRule) => boolean) =>
    asked.filter(fits).map(({ check }) => check);
  return new Map([
    ['', fitting(({ kinds: only }) => !only)],
    ...[...kinds].map(
      ([id, kind]) => [id, fitting(({ kinds: only }) => !only || only(kind))] as const,
    ),
  ]);
}

function isSilent(rule: CompiledRule | undefined): boolean {
  return (
    !rule || (rule.severity === 'off' && [...rule.codes.values()].every((one) => one === 'off'))
  );
}
