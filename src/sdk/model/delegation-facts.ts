/** A kept order as the policy is asked about it. */
import type { Delegation, Override, Person } from '../../policy/index.ts';
import type { Body } from './records.ts';

/** Nothing where no order was ever given: who talks without one is no delegate. */
export function delegationFacts(
  order: Body<'delegation'> & { readonly id: string },
  /** The delegate as the talk has them: the post is judged on its day. */
  talker?: Person,
): Delegation | undefined {
  const { delegator, delegate, reason, order: given, handedOn } = order;
  if (delegator === undefined || given === undefined) return undefined;
  return {
    id: order.id,
    delegator,
    delegate: talker?.id === delegate.id ? talker : delegate,
    reason: reason ?? '',
    orderedOn: given.on,
    ...(handedOn === undefined ? {} : { subDelegatedTo: handedOn.to }),
  };
}

/** The exceptions that a named approver allowed with it, by rule. */
export function overridesOf(
  order: Pick<Body<'delegation'>, 'order'>,
): Readonly<Record<string, Override>> {
  const override = order.order?.override;
  if (override === undefined) return {};
  const { rules, approver, reason } = override;
  return Object.fromEntries(rules.map((rule) => [rule, { approver: approver.name, reason }]));
}
