/** Orders as a screen lists them: for the department whole, for the delegate without what stands behind the case. */
import {
  type Finding,
  isFinal,
  stateName,
  until,
  type Window,
  windowFrom,
} from '../../policy/index.ts';
import type {
  DelegationAct,
  DelegationQuery,
  DelegationRow,
  EntrustedRow,
  NextAct,
} from '../api.ts';
import type { Desk } from '../desk.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { DelegationRecord, ObligationRecord } from '../model/records.ts';
import type { CivilDate } from '../ports.ts';
import { judgeReturned } from './delegation-judging.ts';
import { lastOf } from './entering.ts';
import { talkUnder } from './entrusting.ts';
import { kindViews, pointViews, textName } from '../queries/views.ts';

export async function delegationRows(
  desk: Desk,
  query: DelegationQuery = {},
): Promise<readonly DelegationRow[]> {
  const orders = await desk.all('delegation');
  const talks = await desk.all('talk');
  const wanted = orders.filter(
    ({ state, obligations }) =>
      (query.open !== true || !isFinal('delegation', state)) &&
      (query.obligation === undefined || obligations.includes(query.obligation)),
  );
  const rows = await Promise.all(wanted.map((order) => row(desk, order, talks)));
  return rows
    .filter(({ overdue }) => query.overdue !== true || overdue)
    .sort(
      (a, b) =>
        Number(isOver(a)) - Number(isOver(b)) ||
        (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) ||
        (a.delegation.id < b.delegation.id ? -1 : 1),
    );
}

function isOver({ delegation }: DelegationRow): boolean {
  return isFinal('delegation', delegation.state);
}

export async function delegationRow(desk: Desk, id: string): Promise<DelegationRow | undefined> {
  const order = await desk.find('delegation', id);
  return order === undefined ? undefined : row(desk, order, await desk.all('talk'));
}

/** Orders given to the one at the desk. */
export async function entrustedRows(desk: Desk): Promise<readonly EntrustedRow[]> {
  const { id: me } = await desk.actor();
  const talks = await desk.all('talk');
  const rows = await Promise.all(
    (await desk.all('delegation'))
      .filter(({ delegate }) => delegate.id === me)
      .map((order) => entrustedRow(desk, order, talks)),
  );
  return rows
    .filter((one) => one !== undefined)
    .sort((a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || (a.id < b.id ? -1 : 1));
}

async function row(
  desk: Desk,
  delegation: DelegationRecord,
  talks: readonly TalkEntry[],
): Promise<DelegationRow> {
  const obligations = await obligationsOf(desk, delegation);
  const { delegator, leader, delegateOfTheDay } = delegation;
  const view = orderView(desk, delegation, obligations, talks);
  return {
    ...view,
    delegation,
    ...(delegator === undefined ? {} : { delegatorName: bodyName(desk, delegator) }),
    ...(leader === undefined ? {} : { leaderName: leader.name }),
    delegateName: delegateOfTheDay.name,
    delegateTitle: delegateOfTheDay.title,
    copiesOut: copiesOut(delegation),
    next: nextActs(desk, delegation, view.talk),
  };
}

async function entrustedRow(
  desk: Desk,
  delegation: DelegationRecord,
  talks: readonly TalkEntry[],
): Promise<EntrustedRow | undefined> {
  const { id, revision, order, leader, delegator, reason } = delegation;
  if (order === undefined || leader === undefined || delegator === undefined) return undefined;
  const obligations = await obligationsOf(desk, delegation);
  const kinds = kindViews(desk);
  const view = orderView(desk, delegation, obligations, talks);
  const mine: readonly DelegationAct[] = ['accept', 'refuse', 'hold', 'return-record', 'shred'];
  return {
    ...view,
    id,
    revision,
    orderedOn: order.on,
    ...(order.number === undefined ? {} : { orderNumber: order.number }),
    delegatorName: bodyName(desk, delegator),
    leaderName: leader.name,
    reason: reason ?? '',
    obligations: obligations.map(({ id: about, obligation }) => {
      const applies = [...obligation.points, ...(obligation.offered ?? [])];
      return {
        id: about,
        kindName: kinds.find((kind) => kind.id === obligation.kind)?.name ?? obligation.kind,
        points: pointViews(desk, obligation.kind).filter((point) => applies.includes(point.id)),
      };
    }),
    returns: delegation.returns.map(({ on, copiesKept, shredded, sentBack }) => ({
      on,
      copiesKept,
      ...(shredded === undefined ? {} : { shreddedOn: shredded.on }),
      ...(sentBack === undefined
        ? {}
        : { sentBack: { on: sentBack.on, opinion: sentBack.opinion } }),
    })),
    next: nextActs(desk, delegation, view.talk).filter(({ act }) => mine.includes(act)),
  };
}

function orderView(
  desk: Desk,
  delegation: DelegationRecord,
  obligations: readonly ObligationRecord[],
  talks: readonly TalkEntry[],
) {
  const { ofTheDay, state } = delegation;
  const kinds = kindViews(desk);
  const { dueOn, window } = dueDay(desk, delegation, obligations);
  const talk = talkUnder(delegation, talks);
  const today = desk.today();
  return {
    subjectName: ofTheDay.name,
    unitName: ofTheDay.unitName,
    title: ofTheDay.title,
    kindNames: [
      ...new Set(
        obligations.map(
          ({ obligation }) =>
            kinds.find(({ id }) => id === obligation.kind)?.name ?? obligation.kind,
        ),
      ),
    ],
    stateName: stateName(desk.policy, 'delegation', state),
    ...(dueOn === undefined ? {} : { dueOn, daysLeft: until(today, dueOn) }),
    ...(window === undefined ? {} : { window }),
    overdue: dueOn !== undefined && dueOn < today,
    findings: owed(desk, delegation, obligations),
    ...(talk === undefined ? {} : { talk }),
  };
}

/** What the order is to bring next, and until when; nothing once the record is back or the order is over. */
function dueDay(
  desk: Desk,
  { order, state, dueOn, held }: DelegationRecord,
  obligations: readonly ObligationRecord[],
): { readonly dueOn?: CivilDate; readonly window?: Window } {
  const owed = desk.possible('delegation', state, 'return-record', '').possible;
  if (held !== undefined) {
    return owed ? dueBy(windowFrom(desk.policy, 'delegation.return', held.on)) : {};
  }
  if (order === undefined || isFinal('delegation', state)) return {};
  if (dueOn !== undefined) return { dueOn };
  const [first] = obligations
    .map(({ obligation: { window } }) => dueBy(window))
    .filter((due) => due.dueOn !== undefined)
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
  return first ?? {};
}

function owed(
  desk: Desk,
  delegation: DelegationRecord,
  obligations: readonly ObligationRecord[],
): readonly Finding[] {
  if (delegation.order === undefined || isFinal('delegation', delegation.state)) return [];
  const last = lastOf(delegation.returns);
  const returned = last !== undefined && last.sentBack === undefined ? last : undefined;
  return judgeReturned(
    desk,
    delegation,
    obligations,
    returned && { on: returned.on, copiesKept: copiesOut(delegation) },
  );
}

function dueBy(window: Window): { readonly dueOn?: CivilDate; readonly window?: Window } {
  const dueOn = window.due ?? window.remindOn;
  return dueOn === undefined ? {} : { dueOn, window };
}

function copiesOut({ returns }: DelegationRecord): boolean {
  const last = lastOf(returns);
  return last?.copiesKept === true && last.shredded === undefined;
}

function bodyName(desk: Desk, delegator: 'committee' | 'department'): string {
  return textName(desk, delegator) ?? delegator;
}

/** Those that the one at the desk may see: of an order that is over, its delegate sees the order alone. */
async function obligationsOf(desk: Desk, { obligations }: DelegationRecord) {
  const seen = await Promise.all(obligations.map((id) => desk.find('obligation', id)));
  return seen.filter((obligation) => obligation !== undefined);
}

function nextActs(
  desk: Desk,
  delegation: DelegationRecord,
  talk: TalkEntry | undefined,
): readonly NextAct<DelegationAct>[] {
  const { state, held, order } = delegation;
  const of = <A extends DelegationAct>(act: A) => desk.possible('delegation', state, act, act);
  const not = (act: DelegationAct, why: string): NextAct<DelegationAct> => ({
    act,
    possible: false,
    why,
  });
  const hold = of('hold');
  const returning = of('return-record');
  return [
    of('order'),
    of('accept'),
    of('refuse'),
    of('withdraw'),
    !hold.possible || order === undefined
      ? { ...hold, act: 'arrange' as const }
      : talk === undefined
        ? { act: 'arrange', possible: true }
        : not('arrange', desk.messages.delegations.alreadyArranged),
    hold.possible && talk === undefined
      ? not('hold', desk.messages.delegations.arrangeFirst)
      : hold,
    of('record-handing-on'),
    returning.possible && held === undefined
      ? not('return-record', desk.messages.delegations.notHeld)
      : returning.possible && copiesOut(delegation)
        ? not('return-record', desk.messages.delegations.copiesLeft)
        : returning,
    copiesOut(delegation)
      ? { act: 'shred', possible: true }
      : not('shred', desk.messages.delegations.noCopies),
    of('send-back'),
    of('close'),
    of('close-as-breach'),
  ];
}
