/** A kept talk as the policy is asked about it. */
import type { AdmonitionNotice, Talk } from '../../policy/index.ts';
import { delegationFacts, overridesOf } from './delegation-facts.ts';
import type { AdmonitionRecord, Body, DelegationRecord, ObligationRecord } from './records.ts';

/** The talk's obligations, and the admonition it belongs to and the order it is held under where there are. */
export interface TalkContext {
  readonly obligations: readonly ObligationRecord[];
  readonly admonition?: AdmonitionRecord;
  readonly delegation?: DelegationRecord;
}

export function talkFacts(
  talk: Body<'talk'> & { readonly id: string },
  { obligations, admonition, delegation }: TalkContext,
): Talk {
  const order = delegation && delegationFacts(delegation, talk.talker);
  return {
    id: talk.id,
    stream: 'district',
    kind: talk.kind,
    date: talk.date,
    mode: talk.mode,
    talker: talk.talker,
    subjects: talk.subjects,
    obligations: obligations.map(({ obligation }) => obligation),
    planned: talk.arrangedBy !== undefined,
    outline: talk.outline,
    points: talk.points,
    record: talk.record,
    reasons: talk.reasons,
    ...(talk.startsAt === undefined ? {} : { startsAt: talk.startsAt }),
    ...(talk.endsAt === undefined ? {} : { endsAt: talk.endsAt }),
    ...(talk.place === undefined ? {} : { place: talk.place }),
    ...(talk.workNeed === undefined ? {} : { workNeed: talk.workNeed }),
    ...(talk.recorder === undefined ? {} : { recorder: talk.recorder }),
    ...(order === undefined ? {} : { delegation: order }),
    ...(delegation === undefined ? {} : { overrides: overridesOf(delegation) }),
    ...(admonition === undefined ? {} : ceremony(admonition)),
  };
}

function ceremony(
  admonition: AdmonitionRecord,
): Required<Pick<Talk, 'decision' | 'rectification'>> & Pick<Talk, 'notice'> {
  return {
    decision: admonition.decision,
    rectification: admonition.rectification
      // What is demanded no longer was no demand.
      .filter(({ withdrawn }) => withdrawn === undefined)
      .map(({ id, demand, dueOn }) => ({ id, demand, dueOn })),
    ...(admonition.notice === undefined ? {} : { notice: noticeFacts(admonition.notice) }),
  };
}

function noticeFacts(notice: NonNullable<AdmonitionRecord['notice']>): AdmonitionNotice {
  return {
    number: notice.number,
    issuedOn: notice.issuedOn,
    ...(notice.service === undefined ? {} : { service: notice.service }),
  };
}
