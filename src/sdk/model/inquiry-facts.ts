/** A kept inquiry as the policy is asked about it. */
import type { Inquiry } from '../../policy/index.ts';
import type { InquiryRound } from './inquiry.ts';
import type { Body, InquiryRecord, ObligationRecord } from './records.ts';

type Some = Body<'inquiry'> & { readonly id: string };

/** The letter that runs. */
export function lastRound({ rounds }: Pick<Body<'inquiry'>, 'rounds'>): InquiryRound {
  const round = rounds[rounds.length - 1];
  if (round === undefined) throw new TypeError('An inquiry is never without a letter.');
  return round;
}

/** The day the subject got it: signed for, or its refusal attested; nothing while neither is known. */
export function receivedOn({ service }: InquiryRound): Inquiry['receivedOn'] {
  if (service === undefined || service.receipt.state === 'none') return undefined;
  return service.receipt.state === 'signed' ? service.receipt.on : service.servedOn;
}

export function inquiryFacts(inquiry: Some, { id, obligation }: ObligationRecord): Inquiry {
  const round = lastRound(inquiry);
  const { approved, service, reply, extensions } = round;
  const received = receivedOn(round);
  const extension = extensions[extensions.length - 1];
  return {
    id: inquiry.id,
    obligation: { ...obligation, id },
    sender: inquiry.sender,
    ...(approved === undefined ? {} : { approver: approved.approver.name }),
    ...(service === undefined ? {} : { issuedOn: service.issuedOn }),
    ...(received === undefined ? {} : { receivedOn: received }),
    ...(extension === undefined ? {} : { extendedTo: extension.to }),
    ...(reply === undefined
      ? {}
      : { reply: { form: 'written', by: 'subject', receivedOn: reply.receivedOn } }),
  };
}

/** Questions of the letter that the reply says nothing of. */
export function openQuestions({ rounds }: Pick<InquiryRecord, 'rounds'>) {
  const { questions, reply } = lastRound({ rounds });
  return questions.filter(({ id }) => reply?.answers.every(({ question }) => question !== id));
}
