/** 审批: what was proposed, and who reviewed and decided it on which day. */
import * as z from 'zod/mini';
import { civilDate, doneBy, type Frozen, id, namedPerson, ofTheDay, text } from './parts.ts';

/** A talk of a plan as it was proposed, so that a later change can be told from it. */
const plannedTalk = z.object({ talk: id, date: civilDate, talker: text, talkerName: text });

/** What an order says, as it was proposed. */
const orderTerms = z.object({
  obligations: z.array(id),
  delegate: text,
  delegator: z.exactOptional(z.enum(['committee', 'department'])),
  leader: z.exactOptional(text),
  reason: z.exactOptional(text),
  dueOn: z.exactOptional(civilDate),
});

/** What is to be decided, as it was proposed; in words that say the same in every store. */
export const approvalAbout = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plan'), talks: z.array(plannedTalk) }),
  z.object({ type: z.literal('inquiry'), inquiry: id, wording: id }),
  z.object({
    type: z.literal('delegation'),
    delegation: id,
    /** Absent in a slip of version 1, which named the order's revision in the store that wrote it. */
    terms: z.exactOptional(orderTerms),
  }),
  z.object({ type: z.literal('admonition'), areas: z.array(text) }),
]);

export const approvalBody = z.object({
  state: text,
  about: approvalAbout,
  subjects: z.array(ofTheDay),
  proposal: text,
  proposedBy: doneBy,
  proposedOn: civilDate,
  /** Who is asked to decide it. */
  putTo: z.exactOptional(namedPerson),
  decision: z.exactOptional(
    z.object({
      as: z.enum(['approved', 'refused']),
      on: civilDate,
      approver: namedPerson,
      /** Where the slip lies that was signed on paper. */
      slip: z.exactOptional(text),
      by: doneBy,
    }),
  ),
  /** The event that an approved admonition led to. */
  event: z.exactOptional(id),
  /** Every step, the oldest first. */
  history: z.array(
    z.object({
      action: text,
      on: civilDate,
      /** Whose act it was, where it was not the one who entered it. */
      person: z.exactOptional(namedPerson),
      opinion: z.exactOptional(text),
      by: doneBy,
    }),
  ),
});

export type ApprovalAbout = Frozen<z.infer<typeof approvalAbout>>;
