/** 诫勉: a case with its obligation and its talk, as every act on it begins. */
import { isFinal, type Talk } from '../../policy/index.ts';
import type { Seen } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import type { AdmonitionRecord, Body, ObligationRecord, TalkRecord } from '../model/records.ts';
import { talkFacts } from '../model/talk-facts.ts';

/** A case with what belongs to it. */
export interface Case {
  readonly admonition: AdmonitionRecord;
  readonly obligation: ObligationRecord;
  readonly talk?: TalkRecord;
}

export async function caseOf(desk: Desk, admonition: AdmonitionRecord): Promise<Case> {
  const obligation = await desk.get('obligation', admonition.obligation);
  return {
    admonition,
    obligation,
    ...(admonition.talk === undefined ? {} : { talk: await desk.get('talk', admonition.talk) }),
  };
}

export async function seenCase(desk: Desk, admonition: Seen): Promise<Case> {
  return caseOf(desk, await desk.seen('admonition', admonition));
}

export function changed(
  desk: Desk,
  admonition: AdmonitionRecord,
  change: Partial<Body<'admonition'>>,
): Draft {
  return {
    type: 'admonition',
    id: admonition.id,
    revision: admonition.revision,
    body: { ...bodyOf(admonition), ...change },
  };
}

/** The talk as the policy is asked about it, with this state of the case; nothing before it is arranged. */
export function ceremonyFacts(
  { admonition, obligation, talk }: Case,
  change: Partial<Body<'admonition'>> = {},
): Talk | undefined {
  if (talk === undefined) return undefined;
  return talkFacts(talk, {
    obligations: [obligation],
    admonition: { ...admonition, ...change },
  });
}

export function notClosed({ state }: AdmonitionRecord): void {
  if (isFinal('admonition', state)) refuse('state.not-possible', (say) => say.refusals.caseClosed);
}

export function notInFuture(desk: Desk, on: string, path: string): void {
  if (on > desk.today()) refuse('input.invalid', (say) => say.refusals.future, { path });
}
