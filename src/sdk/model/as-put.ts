/**
 * Whether what was put before those who decide is still as it was put. The slip says itself what was
 * put: a revision counts the writes of one store and says nothing in another.
 */
import { isFinal } from '../../policy/index.ts';
import type { ApprovalAbout } from './approval.ts';
import { lastRound } from './inquiry-facts.ts';
import type { ApprovalRecord, DelegationRecord, InquiryRecord, TalkRecord } from './records.ts';

type About<T extends ApprovalAbout['type']> = Extract<ApprovalAbout, { readonly type: T }>;
type PlannedTalk = About<'plan'>['talks'][number];
type OrderTerms = NonNullable<About<'delegation'>['terms']>;

export function plannedTalk({ id, date, talker }: TalkRecord): PlannedTalk {
  return { talk: id, date, talker: talker.id, talkerName: talker.name };
}

export function isTalkAsPut(was: PlannedTalk, is: TalkRecord): boolean {
  return was.date === is.date && was.talker === is.talker.id && is.cancelled === undefined;
}

export function isLetterAsPut({ wording }: About<'inquiry'>, letter: InquiryRecord): boolean {
  return lastRound(letter).wording === wording;
}

/** What is decided with an order. */
export function orderTerms(order: DelegationRecord): OrderTerms {
  const { obligations, delegate, delegator, leader, reason, dueOn } = order;
  return {
    obligations,
    delegate: delegate.id,
    ...(delegator === undefined ? {} : { delegator }),
    ...(leader === undefined ? {} : { leader: leader.id }),
    ...(reason === undefined ? {} : { reason }),
    ...(dueOn === undefined ? {} : { dueOn }),
  };
}

/** An order that was given, withdrawn or gone without is not the one that was put. */
export function isOrderAsPut({ terms }: About<'delegation'>, order: DelegationRecord): boolean {
  if (order.order !== undefined || order.held !== undefined || isFinal('delegation', order.state)) {
    return false;
  }
  // Slips of the first version tell no terms; no act of theirs changed those of an order not yet given.
  if (terms === undefined) return true;
  const now = orderTerms(order);
  return (
    terms.obligations.length === now.obligations.length &&
    terms.obligations.every((id, index) => id === now.obligations[index]) &&
    terms.delegate === now.delegate &&
    terms.delegator === now.delegator &&
    terms.leader === now.leader &&
    terms.reason === now.reason &&
    terms.dueOn === now.dueOn
  );
}

/** Whether the same letter or order is before somebody already. */
export function alreadyPut(about: ApprovalAbout, approvals: readonly ApprovalRecord[]): boolean {
  return approvals.some(
    (other) =>
      !isFinal('approval', other.state) &&
      ((about.type === 'inquiry' &&
        other.about.type === 'inquiry' &&
        other.about.inquiry === about.inquiry) ||
        (about.type === 'delegation' &&
          other.about.type === 'delegation' &&
          other.about.delegation === about.delegation)),
  );
}
