/** What an error of the policy blocks of orders and letters, asked again of what another browser wrote. */
import { type CivilDate, type Finding, judge, type Policy } from '../../policy/index.ts';
import type { Action } from '../access/table.ts';
import { delegationFacts, overridesOf } from '../model/delegation-facts.ts';
import { inquiryFacts, lastRound } from '../model/inquiry-facts.ts';
import type { DelegationRecord, InquiryRecord } from '../model/records.ts';
import type { World } from './world.ts';

export function judgeOrder(
  policy: Policy,
  action: Action,
  order: DelegationRecord,
  world: World,
  asOf: CivilDate,
): readonly Finding[] {
  const delegation = delegationFacts(order);
  if (delegation === undefined) return [];
  const obligations = order.obligations.flatMap((id) => world.find('obligation', id) ?? []);
  if (action === 'delegation.order') {
    const overrides = overridesOf(order);
    const on = delegation.orderedOn;
    return obligations.flatMap(({ id, obligation: one }) => {
      const obligation = { ...one, id };
      return judge(policy, { type: 'delegate', delegation, obligation, on, overrides });
    });
  }
  if (action !== 'delegation.close') return [];
  const last = order.returns[order.returns.length - 1];
  return obligations.flatMap(({ obligation }) => [
    ...kept(policy, order.id, obligation.papers, order.closed?.keeper),
    ...judge(policy, {
      type: 'return-delegation',
      delegation,
      obligation,
      asOf,
      ...(order.held === undefined ? {} : { heldOn: order.held.on }),
      ...(last === undefined ? {} : { recordReturnedOn: last.on }),
      copiesKept: last?.copiesKept === true && last.shredded === undefined,
    }),
  ]);
}

/** 五¶3: the papers of a case that is closed may be kept only where the policy lets them. */
function kept(
  policy: Policy,
  about: string,
  papers: readonly string[],
  to: NonNullable<DelegationRecord['closed']>['keeper'] = 'department',
): readonly Finding[] {
  return [...new Set(papers)].flatMap((paper) =>
    judge(policy, { type: 'archive', paper: { id: about, paper }, to }),
  );
}

export function judgeLetter(
  policy: Policy,
  action: Action,
  inquiry: InquiryRecord,
  world: World,
  asOf: CivilDate,
): readonly Finding[] {
  const record = world.find('obligation', inquiry.obligation);
  if (record === undefined) return [];
  const obligation = { ...record.obligation, id: record.id };
  if (action === 'inquiry.approve') {
    const { points, searched } = lastRound(inquiry);
    const carried = Object.entries(points).flatMap(([id, text]) => (text.trim() === '' ? [] : id));
    const paper = {
      id: inquiry.id,
      paper: 'inquiry-letter',
      kind: obligation.kind,
      petition: obligation.petition,
      points: carried,
      ...(searched === undefined ? {} : { scrub: searched.scrub }),
      ...(searched?.secondReader === undefined ? {} : { secondReader: searched.secondReader }),
    };
    return judge(policy, { type: 'issue-paper', paper, audience: 'subject', obligation, asOf });
  }
  const { id, closed } = inquiry;
  const papers = kept(policy, id, obligation.papers, closed?.keeper);
  if (action === 'inquiry.close-unanswered') return papers;
  if (action !== 'inquiry.close') return [];
  return [
    ...papers,
    ...judge(policy, {
      type: 'close-inquiry',
      inquiry: inquiryFacts(inquiry, record),
      as: 'answered',
      asOf,
    }),
  ];
}
