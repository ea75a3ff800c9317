/** Inquiries as a screen lists them: which letter runs, until when, and what may come next. */
import { isFinal, replyWindow, stateName, timeliness, until } from '../../policy/index.ts';
import type { InquiryAct, InquiryQuery, InquiryRow, NextAct } from '../api.ts';
import type { Desk } from '../desk.ts';
import { inquiryFacts, lastRound, openQuestions } from '../model/inquiry-facts.ts';
import type { InquiryRecord } from '../model/records.ts';
import { carried } from './inquiry-case.ts';
import { kindViews, pointViews, textName } from '../queries/views.ts';

export async function inquiryRows(
  desk: Desk,
  query: InquiryQuery = {},
): Promise<readonly InquiryRow[]> {
  const wanted = (await desk.all('inquiry')).filter(
    ({ state, obligation }) =>
      (query.open !== true || !isFinal('inquiry', state)) &&
      (query.obligation === undefined || obligation === query.obligation),
  );
  const rows = await Promise.all(wanted.map((inquiry) => row(desk, inquiry)));
  return rows
    .filter(({ overdue }) => query.overdue !== true || overdue)
    .sort(
      (a, b) =>
        Number(isOver(a)) - Number(isOver(b)) ||
        (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) ||
        (a.inquiry.id < b.inquiry.id ? -1 : 1),
    );
}

function isOver({ inquiry }: InquiryRow): boolean {
  return isFinal('inquiry', inquiry.state);
}

export async function inquiryRow(desk: Desk, id: string): Promise<InquiryRow | undefined> {
  const inquiry = await desk.find('inquiry', id);
  return inquiry === undefined ? undefined : row(desk, inquiry);
}

async function row(desk: Desk, inquiry: InquiryRecord): Promise<InquiryRow> {
  const obligation = await desk.behind('obligation', inquiry.obligation);
  const round = lastRound(inquiry);
  const { kind, points: demanded, triggers } = obligation.obligation;
  const points = pointViews(desk, kind).filter(({ id }) => demanded.includes(id));
  const said = carried(round);
  const window = replyWindow(desk.policy, inquiryFacts(inquiry, obligation));
  // Only who has the letter and has not answered it can be late.
  const waiting = desk.possible('inquiry', inquiry.state, 'answer', '').possible;
  const dueOn = waiting ? (window.due ?? window.remindOn) : undefined;
  const today = desk.today();
  return {
    inquiry,
    obligation,
    subjectName: inquiry.ofTheDay.name,
    unitName: inquiry.ofTheDay.unitName,
    title: inquiry.ofTheDay.title,
    triggerNames: (kindViews(desk).find(({ id }) => id === kind)?.triggers ?? [])
      .filter(({ id }) => triggers.includes(id))
      .map(({ name }) => name),
    senderName: textName(desk, inquiry.sender) ?? inquiry.sender,
    stateName: stateName(desk.policy, 'inquiry', inquiry.state),
    round,
    roundNumber: inquiry.rounds.length,
    points,
    missingPoints: points.flatMap(({ id }) => (said.includes(id) ? [] : [id])),
    openQuestions: openQuestions(inquiry),
    window,
    ...(dueOn === undefined ? {} : { dueOn, daysLeft: until(today, dueOn) }),
    overdue: waiting && timeliness(desk.policy, window, { asOf: today }) === 'overdue',
    breaches: inquiry.breaches.map((breach) => ({
      ...breach,
      severity: 'error',
      facts: {},
      reasonable: false,
    })),
    next: nextActs(desk, inquiry),
  };
}

/** Acts by the action of the workflow that they take, or that must be possible for them. */
const acts: readonly (readonly [InquiryAct, string])[] = [
  ['revise', 'approve'],
  ['search', 'approve'],
  ['approve', 'approve'],
  ['return', 'return'],
  ['serve', 'serve'],
  ['record-service-unapproved', 'record-service-unapproved'],
  ['record-receipt', 'note-spoken-reply'],
  ['remind', 'answer'],
  ['extend', 'extend'],
  ['note-reply', 'note-spoken-reply'],
  ['answer', 'answer'],
  ['check', 'check'],
  ['judge-clear', 'judge-clear'],
  ['ask-again', 'ask-again'],
  ['turn', 'turn-to-talk'],
  ['close', 'close'],
  ['close-turned', 'close-unanswered'],
  ['withdraw', 'withdraw'],
  ['close-as-breach', 'close-as-breach'],
];

function nextActs(desk: Desk, inquiry: InquiryRecord): readonly NextAct<InquiryAct>[] {
  const { service } = lastRound(inquiry);
  const { breaches, state } = inquiry;
  const why: { readonly [A in InquiryAct]?: string | false | undefined } = {
    'record-receipt':
      service !== undefined &&
      service.receipt.state !== 'none' &&
      desk.messages.inquiries.receiptThere,
    close: breaches.length > 0 && desk.messages.inquiries.notWithoutBreach,
    'close-turned': breaches.length > 0 && desk.messages.inquiries.notWithoutBreach,
  };
  return acts.map(([act, action]): NextAct<InquiryAct> => {
    const next = desk.possible('inquiry', state, action, act);
    const not = why[act];
    return next.possible && typeof not === 'string' ? { act, possible: false, why: not } : next;
  });
}
