/** What a case is to bring next, and until when: nothing once that is done. */
import {
  type CivilDate,
  isFinal,
  replyWindow,
  transition,
  type Window,
  windowFrom,
} from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import { inquiryFacts } from '../model/inquiry-facts.ts';
import type {
  AdmonitionRecord,
  DelegationRecord,
  InquiryRecord,
  MatterRecord,
  ObligationRecord,
  RectificationItem,
} from '../model/records.ts';

/** Checked, or nobody waits for it any longer. */
export function isSettledItem({ state }: RectificationItem): boolean {
  return state === 'verified' || isFinal('rectification', state);
}

/** The first day of an item that is not verified. */
export function admonitionDue({ state, rectification }: AdmonitionRecord): CivilDate | undefined {
  if (isFinal('admonition', state)) return undefined;
  return first(rectification.filter((item) => !isSettledItem(item)).map(({ dueOn }) => dueOn));
}

export function matterDue({ state, dueOn }: MatterRecord): CivilDate | undefined {
  return isFinal('matter', state) ? undefined : dueOn;
}

type Round = InquiryRecord['rounds'][number];

/** The window of a letter's reply, from the day the subject had it. */
export function replyWindowOf(
  desk: Desk,
  inquiry: InquiryRecord,
  obligation: ObligationRecord,
  round: Round,
): Window {
  return replyWindow(desk.policy, inquiryFacts({ ...inquiry, rounds: [round] }, obligation));
}

/** The day on which the letter that runs is to be answered, by the profile or a local reminder. */
export function inquiryDue(
  desk: Desk,
  record: InquiryRecord,
  obligation: ObligationRecord | undefined,
): CivilDate | undefined {
  const round = record.rounds[record.rounds.length - 1];
  if (record.state !== 'served' || round === undefined || obligation === undefined)
    return undefined;
  const { due, remindOn } = replyWindowOf(desk, record, obligation, round);
  return due ?? remindOn;
}

/** The day the talk is to be held, then the day its record is to be back. */
export function delegationDue(
  desk: Desk,
  { state, order, dueOn, held }: DelegationRecord,
  obligations: readonly ObligationRecord[],
): CivilDate | undefined {
  if (held !== undefined) {
    if (transition(desk.policy, 'delegation', state, 'return-record') === undefined) {
      return undefined;
    }
    const { due, remindOn } = windowFrom(desk.policy, 'delegation.return', held.on);
    return due ?? remindOn;
  }
  if (order === undefined || isFinal('delegation', state)) return undefined;
  return (
    dueOn ??
    first(obligations.flatMap(({ obligation: { window } }) => window.due ?? window.remindOn ?? []))
  );
}

function first(days: readonly CivilDate[]): CivilDate | undefined {
  return [...days].sort()[0];
}
