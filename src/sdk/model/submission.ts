/**
 * 本人来件: what a cadre sends in from the own desk. It changes no case: the clerk takes it over by the
 * act that it is for, or sends it back. What it names, it knows from the allow-list view alone.
 */
import * as z from 'zod/mini';
import { civilDate, doneBy, type Frozen, id, text } from './parts.ts';

const content = z.discriminatedUnion('type', [
  /** 书面回复 to the letter of that number. */
  z.object({
    type: z.literal('reply'),
    case: id,
    letter: text,
    answers: z.array(z.object({ question: id, text })),
    pledge: z.boolean(),
  }),
  /** 整改报告 on one item. */
  z.object({ type: z.literal('report'), case: id, item: id, text }),
  /** 签收 of the paper of that number. */
  z.object({
    type: z.literal('receipt'),
    case: id,
    of: z.enum(['notice', 'letter']),
    number: text,
  }),
  /** 本人要求谈话 (三·4). */
  z.object({ type: z.literal('request'), text }),
]);

export const submissionBody = z.object({
  state: z.enum(['submitted', 'accepted', 'returned']),
  from: z.object({ id: text, name: text }),
  on: civilDate,
  content,
  accepted: z.exactOptional(z.object({ on: civilDate, by: doneBy })),
  returned: z.exactOptional(z.object({ on: civilDate, reason: text, by: doneBy })),
});

export type SubmissionContent = Frozen<z.infer<typeof content>>;
