/** What talks and letters leave to do, in figures: 整改, 函询, 委托, 反映事项. */
import { isFinal, until, windowFrom } from '../../policy/index.ts';
import type { Figure, Figures } from '../api.ts';
import type {
  AdmonitionRecord,
  DelegationRecord,
  InquiryRecord,
  MatterRecord,
  RectificationItem,
} from '../model/records.ts';
import { delegationDue, replyWindowOf } from '../queries/due-days.ts';
import type { CivilDate } from '../ports.ts';
import { type Asked, isAskedFor } from './counted.ts';
import { average, figure, nothingCounted } from './figure.ts';
import { daysOf, within } from './period.ts';

type Part<Names extends keyof Figures> = Pick<Figures, Names>;

export function rectificationFigures(
  asked: Asked,
): Part<
  | 'rectified'
  | 'rectifiedOnTime'
  | 'rectificationReopened'
  | 'rectificationDays'
  | 'selfCriticismOnTime'
  | 'reportOnTime'
> {
  const { index, query } = asked;
  const cases = [...index.all('admonition')].filter(
    ({ subject, obligation }) =>
      subject.id !== asked.me && isAskedFor(asked, index.one('obligation', obligation)),
  );
  const items: RectificationItem[] = [];
  const days: number[] = [];
  for (const { rectification, talk } of cases) {
    const heldOn = index.one('talk', talk)?.date;
    for (const item of rectification) {
      if (!within(item.dueOn, query) || item.state === 'withdrawn') continue;
      items.push(item);
      if (isVerified(item) && item.check !== undefined && heldOn !== undefined) {
        days.push(until(heldOn, item.check.on));
      }
    }
  }
  const mean = average(days);
  return {
    rectified: figure(items, isVerified),
    rectifiedOnTime: figure(items, isVerifiedOnTime),
    rectificationReopened: figure(
      items.filter((item) => item.report !== undefined || cameBack(item)),
      cameBack,
    ),
    ...(mean === undefined ? {} : { rectificationDays: mean }),
    selfCriticismOnTime: papersOnTime(asked, cases, 'admonition.self_criticism', 'self-criticism'),
    reportOnTime: papersOnTime(asked, cases, 'admonition.report', 'rectification-report'),
  };
}

function isVerified({ check, state }: RectificationItem): boolean {
  return check !== undefined && (state === 'verified' || state === 'closed');
}

function isVerifiedOnTime(item: RectificationItem): boolean {
  const { dueOn, report } = item;
  return isVerified(item) && report !== undefined && report.on <= dueOn;
}

/** Reported, and not good enough: it was to be done again. */
function cameBack({ returned = [] }: RectificationItem): boolean {
  return returned.length > 0;
}

/** A paper that a profile wants from the subject within a period from the talk. */
function papersOnTime(
  asked: Asked,
  cases: readonly AdmonitionRecord[],
  window: string,
  paper: string,
): Figure {
  const { desk, index, query } = asked;
  if (desk.policy.pack.windows[window] === undefined) return nothingCounted;
  const received = new Map<string, CivilDate>();
  for (const one of index.all('paper')) {
    const on = one.custody[0]?.on;
    if (one.paper !== paper || on === undefined) continue;
    for (const id of one.obligations) {
      const before = received.get(id);
      if (before === undefined || on < before) received.set(id, on);
    }
  }
  const due = cases.flatMap(({ id, talk, obligation }) => {
    const held = index.one('talk', talk);
    if (held?.heldBy === undefined) return [];
    const { due: day } = windowFrom(desk.policy, window, held.date);
    return day !== undefined && within(day, query) ? [{ id, day, obligation }] : [];
  });
  return figure(due, ({ day, obligation }) => (received.get(obligation) ?? '~') <= day);
}

export function inquiryFigures(asked: Asked): Part<'repliedOnTime' | 'askedAgain'> {
  const { desk, index, query, me } = asked;
  const letters: { readonly id: string; readonly inTime: boolean }[] = [];
  const first: InquiryRecord[] = [];
  for (const inquiry of index.all('inquiry')) {
    const obligation = index.one('obligation', inquiry.obligation);
    if (inquiry.subject.id === me || obligation === undefined) continue;
    if (!isAskedFor(asked, obligation) || inquiry.state === 'withdrawn') continue;
    if (within(inquiry.rounds[0]?.service?.servedOn, query)) first.push(inquiry);
    inquiry.rounds.forEach((round, at) => {
      if (round.service === undefined) return;
      const { due, remindOn } = replyWindowOf(desk, inquiry, obligation, round);
      // Where nothing sets a period, a letter counts under the day it went out.
      const day = due ?? remindOn;
      if (!within(day ?? round.service.servedOn, query)) return;
      const replied = round.reply?.receivedOn;
      const inTime = replied !== undefined && (day === undefined || replied <= day);
      letters.push({ id: at === 0 ? inquiry.id : `${inquiry.id}.${at + 1}`, inTime });
    });
  }
  return {
    repliedOnTime: figure(letters, ({ inTime }) => inTime),
    askedAgain: figure(first, ({ rounds }) => rounds.length > 1),
  };
}

export function delegationFigures(
  asked: Asked,
): Part<'delegationsCompleted' | 'delegationReturnDays'> {
  const { desk, index, query, me } = asked;
  const orders: DelegationRecord[] = [];
  const days: number[] = [];
  for (const one of index.all('delegation')) {
    const obligations = one.obligations.flatMap((id) => index.one('obligation', id) ?? []);
    if (one.subject.id === me || !obligations.some((each) => isAskedFor(asked, each))) continue;
    if (one.order === undefined || one.state === 'withdrawn' || one.state === 'refused') continue;
    const day = one.dueOn ?? delegationDue(desk, one, obligations) ?? one.order.on;
    if (!within(day, query)) continue;
    orders.push(one);
    const returned = one.returns[one.returns.length - 1];
    if (isReturned(one) && returned !== undefined && one.held !== undefined) {
      days.push(until(one.held.on, returned.on));
    }
  }
  const mean = average(days);
  return {
    delegationsCompleted: figure(orders, isReturned),
    ...(mean === undefined ? {} : { delegationReturnDays: mean }),
  };
}

function isReturned({ held, returns }: DelegationRecord): boolean {
  const last = returns[returns.length - 1];
  return held !== undefined && last !== undefined && last.sentBack === undefined;
}

export function matterFigures(asked: Asked): Part<'mattersSettled' | 'mattersAnswered'> {
  const { index, query } = asked;
  const matters: MatterRecord[] = [];
  for (const day of daysOf(query)) {
    for (const matter of index.mattersRaisedOn.of(day)) {
      if (isAskedFor(asked, index.one('obligation', matter.obligation))) matters.push(matter);
    }
  }
  return {
    mattersSettled: figure(matters, ({ state }) => isFinal('matter', state)),
    mattersAnswered: figure(matters, ({ answeredOn }) => answeredOn !== undefined),
  };
}
