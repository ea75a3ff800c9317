/**
 * 本人来件, at the department: each piece is taken over by the very act that it is for, in one write with
 * that act, under that act's right; so nothing gets into a case by another way than it would on paper.
 */
import * as z from 'zod/mini';
import { kinds } from '../../policy/index.ts';
import type { SubmissionsApi } from '../api.ts';
import { bodyOf, type Desk, refuse } from '../desk.ts';
import { checked, said, seen } from '../input.ts';
import type { SubmissionRecord } from '../model/records.ts';
import type { SubmissionContent } from '../model/submission.ts';
import type { Actor } from '../ports.ts';
import { served } from './admonitions.ts';
import { type CameIn, entry } from './entering.ts';
import { notKnown, prepareEvent } from './events.ts';
import { answered } from './inquiry-course.ts';
import { received } from './inquiry-letter.ts';
import { reported } from './rectification.ts';

export function submissionsApi(desk: Desk): SubmissionsApi {
  return {
    list: (query) => desk.read('submission.read', [], () => list(desk, query?.waiting ?? false)),
    get: (id) => desk.open('submission.read', id, () => desk.find('submission', id)),
    takeReply: (input) => takeReply(desk, input),
    takeReport: (input) => takeReport(desk, input),
    takeLetterReceipt: (input) => takeLetterReceipt(desk, input),
    takeNoticeReceipt: (input) => takeNoticeReceipt(desk, input),
    takeRequest: (input) => takeRequest(desk, input),
    sendBack: (input) => sendBack(desk, input),
  };
}

type Api = SubmissionsApi;
type Input<Name extends Exclude<keyof Api, 'list' | 'get'>> = Parameters<Api[Name]>[0];

const withInquiry: z.ZodMiniType<Input<'takeReply'>> = z.strictObject({
  submission: seen,
  inquiry: seen,
});
const withAdmonition: z.ZodMiniType<Input<'takeReport'>> = z.strictObject({
  submission: seen,
  admonition: seen,
});
const alone: z.ZodMiniType<Input<'takeRequest'>> = z.strictObject({ submission: seen });
const returning: z.ZodMiniType<Input<'sendBack'>> = z.strictObject({
  submission: seen,
  reason: said,
});

async function list(desk: Desk, waiting: boolean): Promise<readonly SubmissionRecord[]> {
  const all = (await desk.all('submission')).filter(
    ({ state }) => !waiting || state === 'submitted',
  );
  const rank = ({ state, on }: SubmissionRecord) => `${state === 'submitted' ? 0 : 1} ${on}`;
  return [...all].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function takeReply(desk: Desk, input: Input<'takeReply'>): ReturnType<Api['takeReply']> {
  return desk.job('inquiry.answer', async (actor) => {
    const given = checked(withInquiry, input);
    const { on, content, came, from } = await waiting(desk, actor, given.submission, 'reply');
    const inquiry = await desk.seen('inquiry', given.inquiry);
    const running = inquiry.rounds[inquiry.rounds.length - 1]?.service?.number;
    if (inquiry.obligation !== content.case || running !== content.letter) notFor('inquiry');
    if (inquiry.subject.id !== from.id) notFor('inquiry');
    const { answers, pledge } = content;
    return answered(desk, actor, { inquiry, receivedOn: on, answers, pledge }, came);
  });
}

function takeReport(desk: Desk, input: Input<'takeReport'>): ReturnType<Api['takeReport']> {
  return desk.job('admonition.submit-rectification', async (actor) => {
    const given = checked(withAdmonition, input);
    const { on, content, came, from } = await waiting(desk, actor, given.submission, 'report');
    const admonition = await desk.seen('admonition', given.admonition);
    if (admonition.obligation !== content.case) notFor('admonition');
    if (admonition.subject.id !== from.id) notFor('admonition');
    return reported(desk, actor, { admonition, item: content.item, on, text: content.text }, came);
  });
}

function takeLetterReceipt(
  desk: Desk,
  input: Input<'takeLetterReceipt'>,
): ReturnType<Api['takeLetterReceipt']> {
  return desk.job('inquiry.record-receipt', async (actor) => {
    const given = checked(withInquiry, input);
    const { on, content, came, from } = await waiting(desk, actor, given.submission, 'receipt');
    const inquiry = await desk.seen('inquiry', given.inquiry);
    const running = inquiry.rounds[inquiry.rounds.length - 1]?.service?.number;
    const signed = content.of === 'letter' && running === content.number;
    const fits = signed && inquiry.subject.id === from.id;
    if (inquiry.obligation !== content.case || !fits) notFor('inquiry');
    return received(desk, actor, { inquiry, receipt: { state: 'signed', on } }, came);
  });
}

function takeNoticeReceipt(
  desk: Desk,
  input: Input<'takeNoticeReceipt'>,
): ReturnType<Api['takeNoticeReceipt']> {
  return desk.job('admonition.record-service', async (actor) => {
    const given = checked(withAdmonition, input);
    const { on, content, came, from } = await waiting(desk, actor, given.submission, 'receipt');
    const admonition = await desk.seen('admonition', given.admonition);
    const { notice, obligation } = admonition;
    const service = notice?.service;
    const signed = content.of === 'notice' && notice?.number === content.number;
    const fits = signed && admonition.subject.id === from.id;
    if (obligation !== content.case || !fits || service === undefined) return notFor('admonition');
    const { servedOn, servedAt } = service;
    const receipt = { state: 'signed', on } as const;
    const at = servedAt === undefined ? {} : { servedAt };
    return served(desk, actor, { admonition, servedOn, ...at, receipt }, came);
  });
}

/** The trigger of the text's 本人要求 (三·4), whichever kind of a pack has it. */
const selfRequest = 'self_request';

function takeRequest(desk: Desk, input: Input<'takeRequest'>): ReturnType<Api['takeRequest']> {
  return desk.job(
    'event.record',
    async (actor) => {
      const given = checked(alone, input);
      const { on, content, came, from } = await waiting(desk, actor, given.submission, 'request');
      const kind = kinds(desk.policy).find(({ triggers }) =>
        triggers.some(({ id }) => id === selfRequest),
      );
      if (kind === undefined) return notFor('submission');
      const { event, drafts, findings } = await prepareEvent(desk, actor, {
        kind: kind.id,
        triggers: [selfRequest],
        subject: from.id,
        dates: { [kind.base]: on },
        note: content.text,
      });
      await notKnown(desk, event);
      await desk.write(actor, 'event.record', [...drafts, ...came.also]);
      return { value: await desk.get('event', event.id), findings };
    },
    { alone: true },
  );
}

function sendBack(desk: Desk, input: Input<'sendBack'>): ReturnType<Api['sendBack']> {
  return desk.job('submission.return', async (actor) => {
    const given = checked(returning, input);
    const submission = await stillWaiting(desk, given.submission);
    const { id, revision } = submission;
    const returned = { on: desk.today(), reason: given.reason.trim(), by: entry(actor) };
    await desk.write(actor, 'submission.return', [
      {
        type: 'submission',
        id,
        revision,
        body: { ...bodyOf(submission), state: 'returned', returned },
      },
    ]);
    return { value: await desk.get('submission', id) };
  });
}

function notFor(path: string): never {
  return refuse('input.invalid', (say) => say.records.notForThis, { path });
}

async function stillWaiting(
  desk: Desk,
  given: { readonly id: string; readonly revision: number },
): Promise<SubmissionRecord> {
  const submission = await desk.seen('submission', given);
  if (submission.state !== 'submitted') {
    refuse('state.not-possible', (say) => say.records.notWaiting, { path: 'submission' });
  }
  return submission;
}

type Content<T extends SubmissionContent['type']> = Extract<
  SubmissionContent,
  { readonly type: T }
>;

/** A piece of a sort that still waits, and what is written of it with the act that takes it over. */
async function waiting<T extends SubmissionContent['type']>(
  desk: Desk,
  actor: Actor,
  given: { readonly id: string; readonly revision: number },
  type: T,
): Promise<Pick<SubmissionRecord, 'on' | 'from'> & { content: Content<T>; came: CameIn }> {
  const submission = await stillWaiting(desk, given);
  const { id, revision, on, from, content } = submission;
  if (!isOf(content, type)) return notFor('submission');
  const accepted = { on: desk.today(), by: entry(actor) };
  const body = { ...bodyOf(submission), state: 'accepted' as const, accepted };
  return {
    on,
    from,
    content,
    came: {
      by: { ...entry(actor), onBehalfOf: from.name },
      also: [{ type: 'submission', id, revision, body }],
    },
  };
}

function isOf<T extends SubmissionContent['type']>(
  content: SubmissionContent,
  type: T,
): content is Content<T> {
  return content.type === type;
}
