/** How an inquiry ends: clear and closed, turned into a talk, withdrawn, or closed as the breach it was. */
import * as z from 'zod/mini';
import { type Finding, isFinal, judge, kinds } from '../../policy/index.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, reasons, said, seen } from '../input.ts';
import { inquiryFacts } from '../model/inquiry-facts.ts';
import type { InquiryRecord, ObligationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { judgeKept } from './delegation-judging.ts';
import { approverOf, entry, notInFuture } from './entering.ts';
import { notKnown, prepareEvent } from './events.ts';
import { change, type InquiryCase, type Input, obligationDraft, seenCase } from './inquiry-case.ts';

const keeper = z.exactOptional(z.enum(['department', 'unit', 'personal-archive', 'elsewhere']));
const turnInput: z.ZodMiniType<Input<'turn'>> = z.strictObject({
  inquiry: seen,
  into: said,
  triggers: z.exactOptional(z.array(said)),
  on: day,
  decision: z.exactOptional(
    z.strictObject({
      body: said,
      documentNumber: z.exactOptional(said),
      approver: z.exactOptional(said),
    }),
  ),
  disciplined: z.exactOptional(z.boolean()),
  reasons: z.exactOptional(reasons),
  approver: said,
  reason: said,
});
const closeInput: z.ZodMiniType<Input<'close'>> = z.strictObject({
  inquiry: seen,
  keeper,
  reasons: z.exactOptional(reasons),
});
const turnedInput: z.ZodMiniType<Input<'closeTurned'>> = z.strictObject({
  inquiry: seen,
  keeper,
});
const withdrawInput: z.ZodMiniType<Input<'withdraw'>> = z.strictObject({
  inquiry: seen,
  approver: said,
  reason: said,
});
const breachInput: z.ZodMiniType<Input<'closeAsBreach'>> = z.strictObject({
  inquiry: seen,
  approver: said,
  reason: said,
});

export function turn(desk: Desk, input: Input<'turn'>): Promise<Outcome<InquiryRecord>> {
  return desk.job(
    'inquiry.turn',
    async (actor) => {
      const given = checked(turnInput, input);
      const current = await seenCase(desk, actor, given.inquiry);
      const { inquiry, obligation } = current;
      const state = desk.step('inquiry', inquiry.state, 'turn-to-talk');
      notInFuture(desk, given.on, 'on');
      const { kind, triggers, petition } = obligation.obligation;
      const into = kinds(desk.policy).find(({ id }) => id === given.into);
      if (into === undefined || (into.id !== kind && !into.ceremony)) {
        return refuse('input.invalid', (say) => say.inquiries.sameKind, { path: 'into' });
      }
      // 三·6: what is decided is on record with who decided it; without that there is no case to open.
      if (into.ceremony && given.decision === undefined) {
        refuse('input.invalid', (say) => say.inquiries.decisionNeeded, { path: 'decision' });
      }
      const approver = await approverOf(desk, given.approver, given.on, 'approver', [
        inquiry.subject,
      ]);
      // The same way in as for any event: what it obliges is derived, and refused where it cannot be.
      const { event, drafts, findings } = await prepareEvent(
        desk,
        actor,
        {
          kind: into.id,
          triggers: given.triggers ?? (into.id === kind ? triggers : []),
          subject: inquiry.subject.id,
          dates: { [into.base]: given.on },
          ...(given.decision === undefined ? {} : { decision: given.decision }),
          ...(given.disciplined === undefined ? {} : { disciplined: given.disciplined }),
          ...(given.reasons === undefined ? {} : { reasons: given.reasons }),
          ...(petition ? { petition } : {}),
        },
        { inquiry: inquiry.id },
      );
      // What the letter itself began with is not what it is turned into.
      await notKnown(desk, event, 'on', inquiry.event);
      const made = drafts.flatMap(({ type, id }) => (type === 'obligation' ? [id] : []));
      const reason = given.reason.trim();
      return change(
        desk,
        actor,
        'inquiry.turn',
        current,
        {
          state,
          turned: {
            on: given.on,
            into: into.id,
            event: event.id,
            obligations: made,
            approver,
            reason,
            by: entry(actor),
          },
        },
        [...drafts, ...mergedInto(desk, obligation, made, reason)],
        findings,
      );
    },
    { alone: true },
  );
}

/** What was to be met in writing is met by what it was turned into, and counted there. */
function mergedInto(
  desk: Desk,
  obligation: ObligationRecord,
  into: readonly string[],
  reason: string,
): readonly Draft[] {
  const again = desk.step('obligation', obligation.state, 'turn-to-talk');
  const state = desk.step('obligation', again, 'merge');
  return [obligationDraft(obligation, { state, merged: { into, reason } })];
}

export function close(desk: Desk, input: Input<'close'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.close', async (actor) => {
    const given = checked(closeInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { inquiry, obligation, round } = current;
    const state = desk.step('inquiry', inquiry.state, 'close');
    if (inquiry.breaches.length > 0) {
      refuse('state.not-possible', (say) => say.inquiries.notWithoutBreach);
    }
    const findings = [
      ...judgeClosing(desk, current, 'answered', given.reasons),
      ...judgeKept(desk, obligation.obligation.papers, inquiry.id, given.keeper ?? 'department'),
    ];
    desk.refuseFor(findings);
    return change(
      desk,
      actor,
      'inquiry.close',
      current,
      {
        state,
        closed: { on: desk.today(), as: 'by-the-book', ...kept(given), by: entry(actor) },
      },
      answered(desk, current, round.reply?.receivedOn ?? desk.today()),
      findings,
    );
  });
}

/** Said where it was asked, so that whoever takes it in can ask the policy too. */
function kept({ keeper: where }: Pick<Input<'close'>, 'keeper'>) {
  return where === undefined ? {} : { keeper: where };
}

/** The reply is accepted: the obligation is met by it. One that was merged is met elsewhere. */
function answered(
  desk: Desk,
  { obligation, inquiry }: InquiryCase,
  on: NonNullable<ObligationRecord['discharged']>['on'],
): readonly Draft[] {
  if (isFinal('obligation', obligation.state)) return [];
  const accepted = desk.step('obligation', obligation.state, 'accept-reply');
  const state = desk.step('obligation', accepted, 'close');
  return [obligationDraft(obligation, { state, discharged: { inquiry: inquiry.id, on } })];
}

function judgeClosing(
  desk: Desk,
  { inquiry, obligation }: InquiryCase,
  as: 'answered' | 'turned-into-talk' | 'withdrawn',
  given: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  return judge(desk.policy, {
    type: 'close-inquiry',
    inquiry: inquiryFacts(inquiry, obligation),
    as,
    asOf: desk.today(),
    reasons: given,
  });
}

/** Why it was closed without an answer is a reason for doing so (三·5). */
const unanswered = 'reminder.inquiry_reply';

export function closeTurned(
  desk: Desk,
  input: Input<'closeTurned'>,
): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.close-unanswered', async (actor) => {
    const given = checked(turnedInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { inquiry, obligation, round } = current;
    const state = desk.step('inquiry', inquiry.state, 'close-unanswered');
    if (inquiry.breaches.length > 0) {
      refuse('state.not-possible', (say) => say.inquiries.notWithoutBreach);
    }
    const reason = inquiry.turned?.reason ?? '';
    const findings = [
      ...judgeClosing(desk, current, round.reply === undefined ? 'turned-into-talk' : 'answered', {
        [unanswered]: reason,
      }),
      ...judgeKept(desk, obligation.obligation.papers, inquiry.id, given.keeper ?? 'department'),
    ];
    desk.refuseFor(findings.filter(({ severity }) => severity === 'error'));
    return change(
      desk,
      actor,
      'inquiry.close-unanswered',
      current,
      {
        state,
        closed: { on: desk.today(), as: 'turned', reason, ...kept(given), by: entry(actor) },
      },
      [],
      findings,
    );
  });
}

export function withdraw(desk: Desk, input: Input<'withdraw'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.withdraw', async (actor) => {
    const given = checked(withdrawInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { inquiry, obligation } = current;
    const state = desk.step('inquiry', inquiry.state, 'withdraw');
    const on = desk.today();
    const approver = await approverOf(desk, given.approver, on, 'approver', [inquiry.subject]);
    const { inquiry: _withdrawn, ...open } = bodyOf(obligation);
    const inquired = desk.possible('obligation', obligation.state, 'turn-to-talk', '').possible;
    const due: Draft = {
      type: 'obligation',
      id: obligation.id,
      revision: obligation.revision,
      // What was asked and taken back is due again.
      body: inquired
        ? { ...open, state: desk.step('obligation', obligation.state, 'turn-to-talk') }
        : open,
    };
    const reason = given.reason.trim();
    return change(
      desk,
      actor,
      'inquiry.withdraw',
      current,
      { state, closed: { on, as: 'withdrawn', approver, reason, by: entry(actor) } },
      [due],
      judgeClosing(desk, current, 'withdrawn', { [unanswered]: reason }),
    );
  });
}

export function closeAsBreach(
  desk: Desk,
  input: Input<'closeAsBreach'>,
): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.close-as-breach', async (actor) => {
    const given = checked(breachInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { inquiry, obligation } = current;
    const state = desk.step('inquiry', inquiry.state, 'close-as-breach');
    const on = desk.today();
    const approver = await approverOf(desk, given.approver, on, 'approver', [inquiry.subject]);
    const reason = given.reason.trim();
    const ended = isFinal('obligation', obligation.state)
      ? []
      : [
          obligationDraft(obligation, {
            state: desk.step('obligation', obligation.state, 'close-as-breach'),
          }),
        ];
    return change(
      desk,
      actor,
      'inquiry.close-as-breach',
      current,
      { state, closed: { on, as: 'breach', approver, reason, by: entry(actor) } },
      ended,
      judgeClosing(desk, current, 'answered', { [unanswered]: reason }),
    );
  });
}
