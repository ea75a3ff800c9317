/** A talk and the order that entrusts it (二·2): which one it is held under, and what becomes of either. */
import { isFinal } from '../../policy/index.ts';
import { bodyOf, type Desk, type Draft } from '../desk.ts';
import { delegationFacts } from '../model/delegation-facts.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { DelegationRecord, DoneBy, ObligationRecord } from '../model/records.ts';
import type { CivilDate, Person } from '../ports.ts';
import { cancelledTalk } from './cancelling.ts';
import { talkContext } from './talk-context.ts';

/** An order that was given and under which no talk was held yet. */
function awaitsTalk({ order, state, held }: DelegationRecord): boolean {
  return order !== undefined && held === undefined && !isFinal('delegation', state);
}

/** The order that entrusts this person with all of these. */
export async function orderFor(
  desk: Desk,
  obligations: readonly Pick<ObligationRecord, 'id'>[],
  talker: string,
): Promise<DelegationRecord | undefined> {
  return (await desk.everything('delegation')).find(
    (order) =>
      awaitsTalk(order) &&
      order.delegate.id === talker &&
      obligations.every(({ id }) => order.obligations.includes(id)),
  );
}

/** The order of an obligation that is not over, whoever it names. */
export function livingOrder(
  orders: readonly DelegationRecord[],
  obligation: string,
): DelegationRecord | undefined {
  return orders.find(
    (order) => order.obligations.includes(obligation) && !isFinal('delegation', order.state),
  );
}

/** The order that a talk was held under, by whoever held it: a leader needs none (二·2). */
export async function orderHeldUnder(
  desk: Desk,
  arranged: { readonly talker: Person; readonly order: DelegationRecord | undefined },
  obligations: readonly ObligationRecord[],
  talker: Person,
  on: CivilDate,
): Promise<DelegationRecord | undefined> {
  if (talker.id === arranged.talker.id) return arranged.order;
  const own = await orderFor(desk, obligations, talker.id);
  return own ?? (isLeader(desk, talker, on) ? undefined : arranged.order);
}

export function isLeader(desk: Desk, person: Person, on: CivilDate): boolean {
  const leaders: readonly string[] = desk.policy.pack.posts.leaders;
  return person.posts.some(
    ({ from, to, roles }) =>
      from <= on && (to === undefined || on <= to) && roles.some((role) => leaders.includes(role)),
  );
}

/** The order after its talk: held by the delegate, or by somebody else to whom it was handed on. */
export function heldUnder(
  desk: Desk,
  order: DelegationRecord,
  talk: { readonly id: string; readonly on: CivilDate; readonly talker: Person },
  by: DoneBy,
): DelegationRecord {
  const held = { talk: talk.id, on: talk.on, by };
  if (talk.talker.id !== order.delegate.id) {
    return {
      ...order,
      held,
      ...(order.handedOn === undefined
        ? {
            state: desk.step('delegation', order.state, 'record-handing-on'),
            handedOn: { to: talk.talker, on: talk.on, by },
            breaches: [...order.breaches, handingOn],
          }
        : {}),
    };
  }
  // An order that went wrong before its talk stays the breach that it is.
  const state =
    order.state === 'breached' ? order.state : desk.step('delegation', order.state, 'hold');
  return { ...order, held, state };
}

export const handingOn = { rule: 'delegate.only_unit_head', code: 'sub-delegated' } as const;

export function orderDraft(order: DelegationRecord): Draft {
  return { type: 'delegation', id: order.id, revision: order.revision, body: bodyOf(order) };
}

/** The talk that was arranged or held under an order. */
export function talkUnder(
  order: Pick<DelegationRecord, 'id' | 'held'>,
  talks: readonly TalkEntry[],
): TalkEntry | undefined {
  return talks.find((talk) =>
    order.held === undefined
      ? talk.delegation === order.id && talk.cancelled === undefined
      : talk.id === order.held.talk,
  );
}

/** An order that ends takes the talk with it that was arranged under it and not held. */
export async function cancelledUnder(
  desk: Desk,
  order: DelegationRecord,
  reason: string,
  by: DoneBy,
): Promise<readonly Draft[]> {
  const found = talkUnder(order, await desk.everything('talk'));
  if (found === undefined || found.heldBy !== undefined) return [];
  const talk = await desk.behind('talk', found.id);
  return cancelledTalk(desk, talk, await talkContext(desk, talk), reason, by);
}

/** The order as the policy is asked about an obligation's candidates. */
export function orderFacts(order: DelegationRecord | undefined) {
  return order === undefined ? undefined : delegationFacts(order);
}
