/** 三·5, 五¶3: the written way: who sends it, and what counts as an answer. */
import type { CloseInquiryAct, Inquiry } from '../acts.ts';
import { isCivilDate } from '../calendar/index.ts';
import type { Window } from '../facts.ts';
import type { Policy } from '../policy.ts';
import { find, isSaid, type Judgement } from './judgement.ts';
import { judgeWindow, windowFrom } from './windows.ts';

const reply = 'reminder.inquiry_reply';

/** Until when the reply is due: counted from receipt where the profile counts, moved by a consent to extend. */
export function replyWindow(policy: Policy, inquiry: Inquiry): Window {
  const name = policy.compiled.kinds.get(inquiry.obligation.kind)?.kind.inquiry?.reply;
  const period = name === undefined ? undefined : policy.pack.windows[name];
  if (name === undefined || !period) return { rule: reply, state: 'open', steps: [] };
  const { receivedOn, extendedTo } = inquiry;
  if (receivedOn === undefined || !isCivilDate(receivedOn)) {
    return { rule: period.rule, state: period.to === undefined ? 'open' : 'unknown', steps: [] };
  }
  const window = windowFrom(policy, name, receivedOn);
  if (extendedTo === undefined || !isCivilDate(extendedTo)) return window;
  const { rule, steps } = window;
  const moved = [...steps, { rule, operation: 'extended' as const, date: extendedTo }];
  return window.state === 'open'
    ? { ...window, remindOn: extendedTo, steps: moved }
    : { ...window, state: 'fixed', lastDay: extendedTo, due: extendedTo, steps: moved };
}

export function judgeInquiry(judgement: Judgement, act: CloseInquiryAct): void {
  const { inquiry, as } = act;
  const { id, reply: answer } = inquiry;
  if (inquiry.sender !== 'committee' && inquiry.sender !== 'department') {
    find(judgement, 'reminder.inquiry_option', 'sender', {}, id);
  }
  if (as === 'answered') {
    if (!answer) find(judgement, reply, 'no-reply', {}, id);
    else if (answer.form !== 'written') find(judgement, reply, 'not-written', {}, id);
    else if (answer.by !== 'subject') find(judgement, reply, 'not-from-subject', {}, id);
  } else if (!isSaid(judgement.reasons?.[reply])) {
    find(judgement, reply, 'closed-unanswered', { as }, id);
  }
  if (!isSaid(inquiry.approver)) find(judgement, 'reminder.approval', 'approver-missing', {}, id);
  const window = replyWindow(judgement.policy, inquiry);
  const heldOn = answer?.receivedOn;
  const asOf = heldOn ?? act.asOf;
  if (asOf === undefined) return;
  judgeWindow(judgement, window, heldOn === undefined ? { asOf } : { asOf, heldOn }, id);
}
