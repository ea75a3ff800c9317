/** What the policy says of a talk as it is kept: when it is entered, and when it is to be closed. */
import { type Finding, judge } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import type { Body, TalkRecord } from '../model/records.ts';
import { talkFacts, type TalkContext } from '../model/talk-facts.ts';

type Talk = Body<'talk'> & { readonly id: string };

export function judgeHolding(desk: Desk, talk: Talk, context: TalkContext): readonly Finding[] {
  const facts = talkFacts(talk, context);
  return judge(desk.policy, { type: 'hold-talk', talk: facts, asOf: desk.today() });
}

/** What stands against closing the record and discharging each of its obligations. */
export function judgeClosing(desk: Desk, talk: Talk, context: TalkContext): readonly Finding[] {
  const facts = talkFacts(talk, context);
  const asOf = desk.today();
  return distinct([
    ...judge(desk.policy, { type: 'close-talk', talk: facts, asOf }),
    ...context.obligations.flatMap(({ id }) =>
      judge(desk.policy, { type: 'discharge', talk: facts, obligation: id, asOf }),
    ),
  ]);
}

export function discharges(
  desk: Desk,
  talk: Talk,
  context: TalkContext,
  obligation: string,
): boolean {
  const facts = talkFacts(talk, context);
  const act = { type: 'discharge', talk: facts, obligation, asOf: desk.today() } as const;
  return judge(desk.policy, act).every(({ severity }) => severity !== 'error');
}

/** The rules that a talk broke, as they are kept with it. */
export function breaches(findings: readonly Finding[]): TalkRecord['breaches'] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, code }) => ({ rule, code }));
}

/** The same finding by two acts is one. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byKey = new Map(
    findings.map((finding) => [[finding.rule, finding.code, finding.about].join(' '), finding]),
  );
  return [...byKey.values()];
}
