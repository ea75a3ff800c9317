/** What a rule about talks looks like: its ids, the acts and kinds it is asked for, and one small function. */
import type { CloseAdmonitionAct, DischargeAct, ServeNoticeAct, TalkAct } from '../acts.ts';
import type { Obligation, Talk } from '../facts.ts';
import type { CompiledKind, Policy } from '../policy.ts';
import type { Judgement } from './judgement.ts';

/** Acts that are judged by the talk they belong to. */
export type TalkBearing = TalkAct | DischargeAct | ServeNoticeAct | CloseAdmonitionAct;
export type TalkActType = TalkBearing['type'];

export interface TalkRule {
  /**
   * Rules that the function speaks for: where a pack has switched all of them off, it is not called.
   * Absent where the pack itself names them, as it does for windows and content points.
   */
  readonly ids?: readonly string[];
  readonly acts: readonly TalkActType[];
  /** Absent: for every kind. */
  readonly kinds?: (kind: CompiledKind) => boolean;
  readonly check: (judgement: Judgement, talk: Talk, act: TalkBearing) => void;
}

/** Who, when, how: asked when a talk is planned, and again of the talk that was held. */
export const arrangement = [
  'plan-talk',
  'hold-talk',
  'close-talk',
  'discharge',
  'close-admonition',
] as const satisfies readonly TalkActType[];

/** Asked of a talk that took place. */
export const completion = [
  'close-talk',
  'discharge',
  'close-admonition',
] as const satisfies readonly TalkActType[];

/** The obligations an act is about: all of the talk's, or the one to be discharged. */
export function obligationsOf(talk: Talk, act: TalkBearing): readonly Obligation[] {
  const obligations = talk.obligations ?? [];
  if (act.type !== 'discharge') return obligations;
  return obligations.filter((obligation) => obligation.id === act.obligation);
}

/**
 * The kinds that a talk is held for: its own and those of its obligations, since each keeps its own
 * rules whatever it is held together with. To be discharged, an obligation is asked by its own kind.
 */
export function kindNamesOf(talk: Talk, act: TalkBearing): readonly string[] {
  const names = obligationsOf(talk, act).map(({ kind }) => kind);
  if (act.type === 'discharge' && names.length > 0) return names;
  if (names.every((name) => name === talk.kind)) return [talk.kind];
  return [...new Set([talk.kind, ...names])];
}

export function kindsOf(policy: Policy, talk: Talk, act: TalkBearing): readonly CompiledKind[] {
  const { kinds } = policy.compiled;
  return kindNamesOf(talk, act)
    .map((name) => kinds.get(name))
    .filter((kind): kind is CompiledKind => kind !== undefined);
}

export function isAdmonition(kind: CompiledKind): boolean {
  return kind.kind.ceremony === 'admonition';
}
