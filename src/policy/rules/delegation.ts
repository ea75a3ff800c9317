/** 二·2, 五¶1: whom the committee or its department may entrust with a talk, and what comes back. */
import type { DelegateAct, ReturnDelegationAct } from '../acts.ts';
import type { CivilDate, Delegation, Obligation, Person } from '../facts.ts';
import type { Policy } from '../policy.ts';
import { find, isSaid, type Judgement } from './judgement.ts';
import { ownUnits, postsOn, rolesOf } from './posts.ts';
import { windowFrom } from './windows.ts';

/** What stands against this person as the delegate for an obligation on a day. */
type Unfit = 'other-unit' | 'administration-head' | 'deputy' | 'outsider';

/** Whether a person is the Party principal of one of the subject's own units; else what is wrong. */
export function unitHeadship(
  policy: Policy,
  person: Person,
  units: readonly string[],
  on: CivilDate,
): 'head' | Unfit {
  const { delegates, teamHeads } = policy.compiled;
  let best: Unfit = 'outsider';
  for (const post of postsOn(person, on)) {
    const own = units.includes(post.unit);
    if (rolesOf(post).some((role) => delegates.has(role))) {
      if (own) return 'head';
      best = 'other-unit';
    } else if (own && best !== 'other-unit' && best !== 'administration-head') {
      best = rolesOf(post).some((role) => teamHeads.has(role)) ? 'administration-head' : 'deputy';
    }
  }
  return best;
}

/** An order that was not there on the day, or that nobody entitled gave, entrusts nothing. */
export function isInForce(delegation: Delegation, on: CivilDate): boolean {
  const { delegator, orderedOn } = delegation;
  return (
    (delegator === 'committee' || delegator === 'department') &&
    (orderedOn === undefined || orderedOn <= on)
  );
}

/** The delegation as such, for one obligation or one subject without. */
export function judgeDelegate(
  judgement: Judgement,
  delegation: Delegation,
  on: CivilDate,
  of: {
    readonly about: string;
    readonly subjectClass: 'principal' | 'other';
    readonly subject: Pick<Person, 'id' | 'posts'> | undefined;
    readonly units: readonly string[];
  },
): void {
  const { policy } = judgement;
  const { delegate } = delegation;
  if (of.subjectClass === 'principal') {
    find(judgement, 'delegate.not_for_principals', 'principal', {}, of.about);
  }
  if (of.subject?.id === delegate.id) {
    find(judgement, 'delegate.no_self', 'delegate-is-subject', {}, of.about);
  }
  const headship = unitHeadship(policy, delegate, of.units, on);
  if (headship !== 'head') {
    find(judgement, 'delegate.only_unit_head', headship, { date: on }, of.about);
  }
}

export function judgeDelegation(judgement: Judgement, act: DelegateAct): void {
  const { delegation, obligation } = act;
  const on = act.on ?? delegation.orderedOn;
  judgeOrder(judgement, delegation);
  if (obligation.form === 'inquiry') {
    find(judgement, 'reminder.inquiry_option', 'no-talker', {}, obligation.id);
  }
  judgeDelegate(judgement, delegation, on, {
    about: obligation.id,
    subjectClass: obligation.subjectClass,
    subject: obligation.subject,
    units: ownUnits(judgement.policy, obligation, undefined, on),
  });
  if (delegation.subDelegatedTo) {
    find(judgement, 'delegate.only_unit_head', 'sub-delegated', {}, obligation.id);
  }
  if (!isInForce(delegation, on)) {
    find(judgement, 'talker.default', 'order-not-in-force', { date: on }, obligation.id);
  }
}

/** 根据情况: the order says why. */
export function judgeOrder(judgement: Judgement, delegation: Delegation): void {
  if (!isSaid(delegation.reason)) {
    find(judgement, 'delegate.allowed', 'reason-missing', {}, delegation.id);
  }
}

/** Accept, hold, return: what the unit still owes, and what it may not keep (五¶1, 五¶3). */
export function judgeReturn(judgement: Judgement, act: ReturnDelegationAct): void {
  const { policy } = judgement;
  const { delegation, obligation, asOf, heldOn } = act;
  if (!heldOn) {
    const { due } = obligation.window;
    if (due !== undefined && asOf > due) {
      find(judgement, 'delegate.complete', 'not-held', { due, asOf }, delegation.id);
    }
  } else if (!act.recordReturnedOn) {
    find(judgement, 'delegate.complete', 'record-not-returned', { heldOn }, delegation.id);
    const { remindOn } = windowFrom(policy, 'delegation.return', heldOn);
    if (remindOn !== undefined && asOf > remindOn) {
      find(judgement, 'delegate.complete', 'reminder-day', { remindOn, asOf }, delegation.id);
    }
  }
  if (act.copiesKept && isKeptByDepartment(policy, obligation)) {
    find(judgement, 'archive.keeper', 'copies-kept', {}, delegation.id);
  }
}

function isKeptByDepartment(policy: Policy, obligation: Obligation): boolean {
  return policy.pack.archives[obligation.archive]?.keeper === 'department';
}
