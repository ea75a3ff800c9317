/** From the merged pack to the lists that make a judgement quick. Done once, at load. */
import type { Severity } from '../answers.ts';
import type { Compiled, CompiledKind, CompiledPoint, CompiledRule } from '../policy.ts';
import type { Pack, RuleEntry, Trigger } from './schema.ts';

function compileRule(entry: RuleEntry): CompiledRule {
  const severity = entry.severity ?? 'off';
  const codes = new Map<string, Severity | 'off'>();
  for (const [code, special] of Object.entries(entry.codes ?? {})) {
    if (special.severity !== undefined) codes.set(code, special.severity);
  }
  return { entry, codes, severity };
}

function compileKinds(pack: Pack, points: ReadonlyMap<string, CompiledPoint>) {
  const kinds = new Map<string, CompiledKind>();
  for (const [id, kind] of Object.entries(pack.kinds)) {
    const window = pack.windows[kind.window];
    if (!window) continue;
    const triggers = new Map<string, Trigger>();
    for (const [name, trigger] of Object.entries(pack.triggers)) {
      if (trigger.kind === id) triggers.set(name.slice(id.length + 1), trigger);
    }
    const own = [...points.values()].filter((point) => point.kind === id);
    kinds.set(id, { id, kind, window, triggers, points: own });
  }
  return kinds;
}

export function compile(pack: Pack): Compiled {
  const rules = new Map(Object.entries(pack.rules).map(([id, entry]) => [id, compileRule(entry)]));
  const points = new Map(
    Object.entries(pack.points).map(([id, point]): [string, CompiledPoint] => [
      id,
      { ...point, id },
    ]),
  );
  const kinds = compileKinds(pack, points);
  const talker = (name: 'principal' | 'other') => ({
    roles: new Set<string>(pack.talkers[name].roles),
    tolerated: new Set<string>(pack.talkers[name].tolerated ?? []),
  });
  return {
    kinds,
    points,
    rules,
    checks: new Map(),
    windows: new Map(),
    leaders: new Set(pack.posts.leaders),
    delegates: new Set(pack.posts.delegates),
    principals: new Set(pack.posts.principals),
    teamHeads: new Set(pack.posts.teamHeads),
    talkers: { principal: talker('principal'), other: talker('other') },
  };
}
