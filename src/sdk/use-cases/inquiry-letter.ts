/** 函询通知书: drafted, searched, approved, numbered and served. */
import * as z from 'zod/mini';
import { judge } from '../../policy/index.ts';
import type { Seen } from '../api.ts';
import { type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, maybeSaid, reasons, said, seen } from '../input.ts';
import { receipt } from '../model/admonition.ts';
import { inquiryFacts, lastRound } from '../model/inquiry-facts.ts';
import type { InquiryRound } from '../model/inquiry.ts';
import type { Body, InquiryRecord, Receipt } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, CivilDate } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { searched } from '../vault/scrub.ts';
import { approvalFor } from './approved.ts';
import { approverOf, type CameIn, entry, type NamedPerson, notInFuture } from './entering.ts';
import {
  change,
  type InquiryCase,
  type Input,
  judgeLetter,
  letterOf,
  obligationDraft,
  seenCase,
} from './inquiry-case.ts';

const letter = { points: z.record(z.string(), maybeSaid), questions: z.array(said) };
const draftInput: z.ZodMiniType<Input<'draft'>> = z.strictObject({
  obligation: seen,
  sender: z.enum(['committee', 'department']),
  ...letter,
});
const reviseInput: z.ZodMiniType<Input<'revise'>> = z.strictObject({ inquiry: seen, ...letter });
const approveInput: z.ZodMiniType<Input<'approve'>> = z.strictObject({
  inquiry: seen,
  approver: z.exactOptional(said),
  approval: z.exactOptional(said),
  on: z.exactOptional(day),
  reasons: z.exactOptional(reasons),
});
const sendBackInput: z.ZodMiniType<Input<'sendBack'>> = z.strictObject({
  inquiry: seen,
  reason: said,
});
const service = {
  inquiry: seen,
  number: said,
  issuedOn: day,
  servedOn: day,
  way: z.enum(['in-person', 'through-unit', 'post', 'other']),
  receipt,
};
const serveInput: z.ZodMiniType<Input<'serve'>> = z.strictObject(service);
const unapprovedInput: z.ZodMiniType<Input<'recordServiceUnapproved'>> = z.strictObject({
  ...service,
  whatHappened: said,
});
const receiptInput: z.ZodMiniType<Input<'recordReceipt'>> = z.strictObject({
  inquiry: seen,
  receipt,
});

export function draft(desk: Desk, input: Input<'draft'>): Promise<Outcome<InquiryRecord>> {
  return desk.job(
    'inquiry.draft',
    async (actor) => {
      const given = checked(draftInput, input);
      const obligation = await desk.seen('obligation', given.obligation);
      const { ofTheDay, event } = obligation;
      desk.notOneself(actor, [ofTheDay]);
      const { form, kind } = obligation.obligation;
      if (form !== 'inquiry') {
        refuse('input.invalid', (say) => say.inquiries.notInWriting, { path: 'obligation' });
      }
      desk.step('obligation', obligation.state, 'inquire');
      if (obligation.inquiry !== undefined) {
        refuse('state.not-possible', (say) => say.inquiries.alreadyDrafted, { path: 'obligation' });
      }
      const id = randomId();
      const body: Body<'inquiry'> = {
        state: desk.start('inquiry'),
        event,
        obligation: obligation.id,
        subject: (await desk.behind('event', event)).event.subject,
        ofTheDay,
        sender: given.sender,
        rounds: [letterOf(desk, actor, kind, given)],
        breaches: [],
      };
      await desk.write(actor, 'inquiry.draft', [
        { type: 'inquiry', id, revision: 0, body },
        obligationDraft(obligation, { inquiry: id }),
      ]);
      const value = await desk.get('inquiry', id);
      const [round] = value.rounds;
      return {
        value,
        findings:
          round === undefined ? [] : judgeLetter(desk, { inquiry: value, obligation }, round),
      };
    },
    { alone: true },
  );
}

export function revise(desk: Desk, input: Input<'revise'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.draft', async (actor) => {
    const given = checked(reviseInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { inquiry, obligation, round } = current;
    desk.step('inquiry', inquiry.state, 'approve');
    const again = round.questions.filter((question) => question.again !== undefined);
    const anew: InquiryRound = {
      ...letterOf(desk, actor, obligation.obligation.kind, given),
      returned: round.returned,
    };
    const revised = { ...anew, questions: [...again, ...anew.questions] };
    const findings = judgeLetter(desk, current, revised);
    return change(desk, actor, 'inquiry.draft', current, { round: revised }, [], findings);
  });
}

export function search(desk: Desk, inquirySeen: Seen): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.search', async (actor) => {
    const current = await seenCase(desk, actor, checked(seen, inquirySeen));
    desk.step('inquiry', current.inquiry.state, 'approve');
    const round = { ...current.round, searched: await searchedLetter(desk, current, entry(actor)) };
    return change(
      desk,
      actor,
      'inquiry.search',
      current,
      { round },
      [],
      judgeLetter(desk, current, round),
    );
  });
}

async function searchedLetter(
  desk: Desk,
  { obligation: { obligation, event }, round: { points, questions } }: InquiryCase,
  by: ReturnType<typeof entry>,
) {
  const texts = [...Object.values(points), ...questions.map(({ text }) => text)];
  const found = await searched(desk, { petition: obligation.petition, event }, texts);
  return { ...found, on: desk.today(), by };
}

export function approve(desk: Desk, input: Input<'approve'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.approve', async (actor) => {
    const given = checked(approveInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const { inquiry } = current;
    const state = desk.step('inquiry', inquiry.state, 'approve');
    const { approver, on } = await whoApproved(desk, inquiry, given);
    const by = entry(actor);
    const { scrub } = current.round.searched ?? {};
    const round: InquiryRound = {
      ...current.round,
      // What somebody with the vault has found of this wording stands, unless it may be better now.
      ...(scrub === 'clean' ? {} : { searched: await searchedAgain(desk, current, by) }),
      approved: {
        on,
        approver,
        ...(given.approval === undefined ? {} : { approval: given.approval }),
        reasons: given.reasons ?? {},
        by,
      },
    };
    const findings = judgeLetter(desk, current, round, given.reasons);
    desk.refuseFor(findings);
    return change(desk, actor, 'inquiry.approve', current, { state, round }, [], findings);
  });
}

/** The search again, which whoever has no vault cannot make: then what was found before stands. */
async function searchedAgain(desk: Desk, current: InquiryCase, by: ReturnType<typeof entry>) {
  const anew = await searchedLetter(desk, current, by);
  return anew.scrub === 'not-run' ? (current.round.searched ?? anew) : anew;
}

async function whoApproved(
  desk: Desk,
  inquiry: InquiryRecord,
  given: Input<'approve'>,
): Promise<{ readonly approver: NamedPerson; readonly on: InquiryRound['draftedOn'] }> {
  const on = given.on ?? desk.today();
  notInFuture(desk, on, 'on');
  if (given.approval !== undefined) {
    if (given.approver !== undefined) {
      refuse('input.invalid', (say) => say.inquiries.approverTwice, { path: 'approver' });
    }
    const { decision } = await approvalFor(desk, given.approval, ({ about }) =>
      about.type === 'inquiry' && about.inquiry === inquiry.id
        ? about.wording === lastRound(inquiry).wording
        : undefined,
    );
    return decision;
  }
  if (given.approver === undefined) {
    return refuse('input.invalid', (say) => say.inquiries.approverNeeded, { path: 'approver' });
  }
  return {
    approver: await approverOf(desk, given.approver, on, 'approver', [inquiry.subject]),
    on,
  };
}

export function sendBack(desk: Desk, input: Input<'sendBack'>): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.return', async (actor) => {
    const given = checked(sendBackInput, input);
    const current = await seenCase(desk, actor, given.inquiry);
    const state = desk.step('inquiry', current.inquiry.state, 'return');
    const { approved: _taken, ...draftAgain } = current.round;
    const returned = { on: desk.today(), reason: given.reason.trim(), by: entry(actor) };
    return change(desk, actor, 'inquiry.return', current, {
      state,
      round: { ...draftAgain, returned: [...current.round.returned, returned] },
    });
  });
}

export function serve(desk: Desk, input: Input<'serve'>): Promise<Outcome<InquiryRecord>> {
  return desk.job(
    'inquiry.serve',
    async (actor) => {
      const { inquiry: wanted, ...given } = checked(serveInput, input);
      const current = await seenCase(desk, actor, wanted);
      const state = desk.step('inquiry', current.inquiry.state, 'serve');
      const { approved } = current.round;
      if (approved !== undefined && given.issuedOn < approved.on) {
        refuse('input.invalid', (say) => say.inquiries.issuedBeforeApproval, { path: 'issuedOn' });
      }
      const number = await numbered(desk, current, given);
      return change(
        desk,
        actor,
        'inquiry.serve',
        current,
        { state, round: { ...current.round, service: { ...given, number, by: entry(actor) } } },
        inquired(desk, current),
      );
    },
    { alone: true },
  );
}

export function recordServiceUnapproved(
  desk: Desk,
  input: Input<'recordServiceUnapproved'>,
): Promise<Outcome<InquiryRecord>> {
  return desk.job(
    'inquiry.record-service-unapproved',
    async (actor) => {
      const { inquiry: wanted, ...given } = checked(unapprovedInput, input);
      const current = await seenCase(desk, actor, wanted);
      const { inquiry, obligation } = current;
      const step = desk.transition('inquiry', inquiry.state, 'record-service-unapproved');
      const number = await numbered(desk, current, given);
      const round = { ...current.round, service: { ...given, number, by: entry(actor) } };
      const closing = { ...inquiry, rounds: [...inquiry.rounds.slice(0, -1), round] };
      const findings = [
        ...judgeLetter(desk, current, round),
        ...judge(desk.policy, {
          type: 'close-inquiry',
          inquiry: inquiryFacts(closing, obligation),
          as: 'withdrawn',
          asOf: desk.today(),
        }).filter(({ rule }) => rule === 'reminder.approval'),
      ];
      const broken = findings.filter(({ severity }) => severity === 'error');
      return change(
        desk,
        actor,
        'inquiry.record-service-unapproved',
        current,
        {
          state: step.to,
          round,
          breaches: [
            ...inquiry.breaches,
            { rule: step.rule, code: step.action },
            ...broken.map(({ rule, code }) => ({ rule, code })),
          ],
        },
        inquired(desk, current),
        findings,
      );
    },
    { alone: true },
  );
}

/** With the first letter served, the obligation is inquired about; a further one leaves it so. */
function inquired(desk: Desk, { obligation }: InquiryCase): readonly Draft[] {
  if (!desk.possible('obligation', obligation.state, 'inquire', '').possible) return [];
  return [
    obligationDraft(obligation, { state: desk.step('obligation', obligation.state, 'inquire') }),
  ];
}

/** The letter's number, which no other has; with days that can be true. */
async function numbered(
  desk: Desk,
  { inquiry }: InquiryCase,
  given: Pick<Input<'serve'>, 'number' | 'issuedOn' | 'servedOn' | 'receipt'>,
): Promise<string> {
  const number = given.number.trim();
  notInFuture(desk, given.servedOn, 'servedOn');
  if (given.servedOn < given.issuedOn) {
    refuse('input.invalid', (say) => say.inquiries.servedBeforeIssue, { path: 'servedOn' });
  }
  receiptFits(desk, given.receipt, given.servedOn);
  const taken = (await desk.everything('inquiry')).some(({ id, rounds }) =>
    rounds.some(
      (round, index) =>
        round.service?.number === number &&
        !(id === inquiry.id && index === inquiry.rounds.length - 1),
    ),
  );
  if (taken) refuse('input.invalid', (say) => say.inquiries.numberTaken, { path: 'number' });
  return number;
}

export function recordReceipt(
  desk: Desk,
  input: Input<'recordReceipt'>,
): Promise<Outcome<InquiryRecord>> {
  return desk.job('inquiry.record-receipt', async (actor) =>
    received(desk, actor, checked(receiptInput, input)),
  );
}

/** Signed for, as the clerk enters it or as the subject sent it in. */
export async function received(
  desk: Desk,
  actor: Actor,
  given: Input<'recordReceipt'>,
  came?: CameIn,
) {
  const current = await seenCase(desk, actor, given.inquiry);
  const { round, inquiry } = current;
  desk.step('inquiry', inquiry.state, 'note-spoken-reply');
  const { service: served } = round;
  if (served === undefined || served.receipt.state !== 'none') {
    return refuse('state.not-possible', (say) => say.inquiries.receiptThere);
  }
  receiptFits(desk, given.receipt, served.servedOn);
  const receipt = { round: { ...round, service: { ...served, receipt: given.receipt } } };
  return change(desk, actor, 'inquiry.record-receipt', current, receipt, came?.also ?? []);
}

/** Signed for on a day that can be true. */
function receiptFits(desk: Desk, given: Receipt, servedOn: CivilDate): void {
  if (given.state !== 'signed') return;
  notInFuture(desk, given.on, 'receipt.on');
  if (given.on < servedOn) {
    refuse('input.invalid', (say) => say.inquiries.beforeService, { path: 'receipt.on' });
  }
}
