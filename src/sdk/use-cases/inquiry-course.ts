/** What comes after the service of a letter: reminders, more time, the reply, and what it is worth. */
import * as z from 'zod/mini';
import { judge, replyWindow } from '../../policy/index.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, day, maybeSaid, said, seen } from '../input.ts';
import { inquiryFacts } from '../model/inquiry-facts.ts';
import type { InquiryRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, CivilDate } from '../ports.ts';
import { actOf, approverOf, type CameIn, entry } from './entering.ts';
import {
  change,
  type InquiryCase,
  type Input,
  judgeLetter,
  letterOf,
  seenCase,
  sinceService,
} from './inquiry-case.ts';

const remindInput: z.ZodMiniType<Input<'remind'>> = z.strictObject({
  inquiry: seen,
  on: day,
  note: said,
});
const extendInput: z.ZodMiniType<Input<'extend'>> = z.strictObject({
  inquiry: seen,
  to: day,
  approver: said,
  reason: said,
});
const noteInput: z.ZodMiniType<Input<'noteReply'>> = z.strictObject({
  inquiry: seen,
  on: day,
  form: z.enum(['written', 'spoken']),
  by: z.enum(['subject', 'unit', 'other']),
  note: said,
});
const answerInput: z.ZodMiniType<Input<'answer'>> = z.strictObject({
  inquiry: seen,
  receivedOn: day,
  answers: z.array(z.strictObject({ question: z.string(), text: said })),
  pledge: z.exactOptional(z.boolean()),
});
const checkInput: z.ZodMiniType<Input<'check'>> = z.strictObject({
  inquiry: seen,
  approver: said,
});
const clearInput: z.ZodMiniType<Input<'judgeClear'>> = z.strictObject({
  inquiry: seen,
  opinion: said,
});
const againInput: z.ZodMiniType<Input<'askAgain'>> = z.strictObject({
  inquiry: seen,
  opinion: said,
  open: z.exactOptional(z.array(z.string())),
  points: z.record(z.string(), maybeSaid),
  questions: z.array(said),
});

export function remind(desk: Desk, input: Input<'remind'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.remind', async (actor) => {
    const given = checked(remindInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { round, inquiry } = current;
    // Only who has a letter and has not answered it is reminded.
    desk.step('inquiry', inquiry.state, 'answer');
    sinceService(desk, round, given.on, 'on');
    const reminder = { on: given.on, note: given.note.trim(), by: entry(actor) };
    return change(desk, actor, 'inquiry.remind', current, {
      round: { ...round, reminders: [...round.reminders, reminder] },
    });
  });
}

export function extend(desk: Desk, input: Input<'extend'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.extend', async (actor) => {
    const given = checked(extendInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { round, inquiry } = current;
    const state = desk.step('inquiry', inquiry.state, 'extend');
    const today = desk.today();
    const from = dueOn(desk, current);
    const after = from ?? round.service?.servedOn;
    if (after !== undefined && given.to <= after) {
      refuse('input.invalid', (say) => say.inquiries.notLater, { path: 'to' });
    }
    const approver = await approverOf(desk, given.approver, today, 'approver', [inquiry.subject]);
    const extension = {
      on: today,
      ...(from === undefined ? {} : { from }),
      to: given.to,
      approver,
      reason: given.reason.trim(),
      by: entry(actor),
    };
    return change(desk, actor, 'inquiry.extend', current, {
      state,
      round: { ...round, extensions: [...round.extensions, extension] },
    });
  });
}

/** The day the reply is due, or on which a setting or an extension reminds. */
export function dueOn(
  desk: Desk,
  { inquiry, obligation }: Pick<InquiryCase, 'inquiry' | 'obligation'>,
): CivilDate | undefined {
  const { due, remindOn } = replyWindow(desk.policy, inquiryFacts(inquiry, obligation));
  return due ?? remindOn;
}

export function noteReply(desk: Desk, input: Input<'noteReply'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.note-reply', async (actor) => {
    const { inquiry: wanted, ...given } = checked(noteInput, input);
    const current = await seenCase(desk, actor, wanted);
    const { round, inquiry, obligation } = current;
    const state = desk.step('inquiry', inquiry.state, 'note-spoken-reply');
    sinceService(desk, round, given.on, 'on');
    const { form, by, on } = given;
    if (form === 'written' && by === 'subject') {
      refuse('input.invalid', (say) => say.inquiries.isAReply, { path: 'form' });
    }
    // Why it is no answer, in the policy's words.
    const findings = judge(desk.policy, {
      type: 'close-inquiry',
      inquiry: { ...inquiryFacts(inquiry, obligation), reply: { form, by, receivedOn: on } },
      as: 'answered',
    }).filter(({ severity, rule }) => severity === 'error' && rule === 'reminder.inquiry_reply');
    const broken = findings.map(({ rule, code }) => ({ rule, code }));
    const noted = { ...given, note: given.note.trim(), broken, entered: entry(actor) };
    return change(
      desk,
      actor,
      'inquiry.note-reply',
      current,
      { state, round: { ...round, noReplies: [...round.noReplies, noted] } },
      [],
      findings,
    );
  });
}

export function answer(desk: Desk, input: Input<'answer'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.answer', async (actor) =>
    answered(desk, actor, checked(answerInput, input)),
  );
}

/** The subject's reply, entered for them or as they sent it in. */
export async function answered(desk: Desk, actor: Actor, given: Input<'answer'>, came?: CameIn) {
  const current = await seenCase(desk, actor, given.inquiry);
  const { round, inquiry, obligation } = current;
  const state = desk.step('inquiry', inquiry.state, 'answer');
  sinceService(desk, round, given.receivedOn, 'receivedOn');
  answersFit(current, given.answers);
  const replied = {
    ...round,
    reply: {
      receivedOn: given.receivedOn,
      answers: given.answers.map(({ question, text }) => ({ question, text: text.trim() })),
      pledge: given.pledge ?? false,
      entered: came?.by ?? actOf(actor, inquiry.subject),
    },
  };
  const rounds = [...inquiry.rounds.slice(0, -1), replied];
  const findings = judge(desk.policy, {
    type: 'close-inquiry',
    inquiry: inquiryFacts({ ...inquiry, rounds }, obligation),
    as: 'answered',
    asOf: desk.today(),
  });
  const changes = { state, round: replied };
  return change(desk, actor, 'inquiry.answer', current, changes, came?.also ?? [], findings);
}

/** Each answer belongs to a question of the letter, each question has one at most. */
function answersFit({ round }: InquiryCase, answers: Input<'answer'>['answers']): void {
  if (answers.length === 0 && round.questions.length > 0) {
    refuse('input.invalid', (say) => say.inquiries.nothingAnswered, { path: 'answers' });
  }
  const known = new Set(round.questions.map(({ id }) => id));
  const strange = answers.findIndex(({ question }) => !known.has(question));
  if (strange >= 0) {
    refuse('input.invalid', (say) => say.inquiries.questionUnknown, {
      path: `answers.${strange}.question`,
    });
  }
  if (new Set(answers.map(({ question }) => question)).size < answers.length) {
    refuse('input.invalid', (say) => say.inquiries.answeredTwice, { path: 'answers' });
  }
}

export function check(desk: Desk, input: Input<'check'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.check', async (actor) => {
    const given = checked(checkInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { round, inquiry } = current;
    const state = desk.step('inquiry', inquiry.state, 'check');
    const on = desk.today();
    const approver = await approverOf(desk, given.approver, on, 'approver', [inquiry.subject]);
    return change(desk, actor, 'inquiry.check', current, {
      state,
      round: { ...round, checking: { on, approver, by: entry(actor) } },
    });
  });
}

export function judgeClear(
  desk: Desk,
  input: Input<'judgeClear'>,
): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.judge-clear', async (actor) => {
    const given = checked(clearInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const state = desk.step('inquiry', current.inquiry.state, 'judge-clear');
    const opinion = given.opinion.trim();
    const judged = { on: desk.today(), as: 'clear' as const, opinion, by: entry(actor) };
    return change(desk, actor, 'inquiry.judge-clear', current, {
      state,
      round: { ...current.round, judged },
    });
  });
}

export function askAgain(desk: Desk, input: Input<'askAgain'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.ask-again', async (actor) => {
    const given = checked(againInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { round, inquiry, obligation } = current;
    const state = desk.step('inquiry', inquiry.state, 'ask-again');
    const asked = given.open ?? [];
    const open = round.questions.filter(({ id }) => asked.includes(id));
    const strange = asked.findIndex((id) => !open.some((question) => question.id === id));
    if (strange >= 0) {
      refuse('input.invalid', (say) => say.inquiries.questionUnknown, { path: `open.${strange}` });
    }
    if (open.length + given.questions.length === 0) {
      refuse('input.invalid', (say) => say.inquiries.nothingAsked, { path: 'questions' });
    }
    const opinion = given.opinion.trim();
    const judged = { on: desk.today(), as: 'ask-again' as const, opinion, by: entry(actor) };
    const next = letterOf(desk, actor, obligation.obligation.kind, given, open);
    return change(
      desk,
      actor,
      'inquiry.ask-again',
      current,
      { state, rounds: [...inquiry.rounds.slice(0, -1), { ...round, judged }, next] },
      [],
      judgeLetter(desk, current, next),
    );
  });
}
