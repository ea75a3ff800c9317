/** What the policy says of an order, and of what came back under it. */
import { type Finding, judge, type Override } from '../../policy/index.ts';
import { type Desk, refuse } from '../desk.ts';
import type { Body, DelegationRecord, ObligationRecord } from '../model/records.ts';
import type { CivilDate, Person } from '../ports.ts';

/** Whom the order may entrust with these obligations, as of a day (二·2). */
export function judgeOrder(
  desk: Desk,
  order: Pick<Body<'delegation'>, 'delegator' | 'delegate' | 'reason'> & { readonly id: string },
  obligations: readonly ObligationRecord[],
  on: CivilDate,
  override?: Override,
): readonly Finding[] {
  const overridable = Object.entries(desk.policy.pack.rules).filter(([, rule]) => rule.overridable);
  const overrides =
    override === undefined
      ? {}
      : { overrides: Object.fromEntries(overridable.map(([rule]) => [rule, override])) };
  return obligations.flatMap(({ id, obligation }) =>
    judge(desk.policy, {
      type: 'delegate',
      delegation: {
        id: order.id,
        delegator: order.delegator ?? 'department',
        delegate: order.delegate,
        reason: order.reason ?? '',
        orderedOn: on,
      },
      obligation: { ...obligation, id },
      on,
      ...overrides,
    }),
  );
}

/** What the unit still owes, and what it may not keep (五¶1, 五¶3). Of the order only its id is asked. */
export function judgeReturned(
  desk: Desk,
  order: DelegationRecord,
  obligations: readonly ObligationRecord[],
  returned?: { readonly on: CivilDate; readonly copiesKept: boolean },
): readonly Finding[] {
  const { id, delegate, delegator = 'department', reason = '', held, drawnUp } = order;
  return obligations.flatMap(({ obligation }) =>
    judge(desk.policy, {
      type: 'return-delegation',
      delegation: { id, delegate, delegator, reason, orderedOn: order.order?.on ?? drawnUp.on },
      obligation,
      asOf: desk.today(),
      ...(held === undefined ? {} : { heldOn: held.on }),
      ...(returned === undefined
        ? {}
        : { recordReturnedOn: returned.on, copiesKept: returned.copiesKept }),
    }),
  );
}

/** 五¶3: each paper of the cases may be kept only where the policy lets it. */
export function judgeKept(
  desk: Desk,
  papers: readonly string[],
  about: string,
  keeper: 'department' | 'unit' | 'personal-archive' | 'elsewhere',
): readonly Finding[] {
  return [...new Set(papers)].flatMap((paper) =>
    judge(desk.policy, { type: 'archive', paper: { id: about, paper }, to: keeper }),
  );
}

/** The leader in whose name it is given leads the body that gives it, on the day of the order. */
export function mustLead(
  desk: Desk,
  person: Person,
  delegator: 'committee' | 'department',
  on: CivilDate,
): void {
  const leads = person.posts.some(
    ({ from, to, roles }) =>
      from <= on &&
      (to === undefined || on <= to) &&
      roles.some(
        (role) => desk.policy.pack.posts.leaders.includes(role) && role.startsWith(`${delegator}-`),
      ),
  );
  if (!leads) refuse('input.invalid', (say) => say.delegations.notALeader, { path: 'leader' });
}
