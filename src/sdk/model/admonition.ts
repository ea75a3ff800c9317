/** 诫勉: a case from its decision to its closing. */
import * as z from 'zod/mini';
import { amendment } from './amendment.ts';
import {
  civilDate,
  clockTime,
  doneBy,
  type Frozen,
  id,
  namedPerson,
  ofTheDay,
  person,
  text,
} from './parts.ts';

export const rectificationItem = z.object({
  id,
  demand: text,
  dueOn: civilDate,
  state: text,
  report: z.exactOptional(z.object({ on: civilDate, text, by: doneBy })),
  check: z.exactOptional(
    z.object({ on: civilDate, checker: namedPerson, opinion: text, by: doneBy }),
  ),
  /** Why it came back to the subject, each time. */
  returned: z.exactOptional(z.array(z.object({ on: civilDate, opinion: text, by: doneBy }))),
  extensions: z.exactOptional(
    z.array(
      z.object({
        on: civilDate,
        from: civilDate,
        to: civilDate,
        approver: namedPerson,
        reason: text,
        by: doneBy,
      }),
    ),
  ),
  withdrawn: z.exactOptional(
    z.object({ on: civilDate, approver: namedPerson, reason: text, by: doneBy }),
  ),
});

export const receipt = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('signed'), on: civilDate }),
  z.object({ state: z.literal('refused'), witnesses: z.array(text) }),
]);

export const admonitionBody = z.object({
  state: text,
  event: id,
  obligation: id,
  subject: person,
  ofTheDay,
  areas: z.array(text),
  decision: z.object({
    on: civilDate,
    body: text,
    documentNumber: z.exactOptional(text),
    approver: z.exactOptional(text),
  }),
  notice: z.exactOptional(
    z.object({
      number: text,
      issuedOn: civilDate,
      service: z.exactOptional(
        z.object({
          servedOn: civilDate,
          servedAt: z.exactOptional(clockTime),
          receipt,
          by: z.exactOptional(doneBy),
        }),
      ),
    }),
  ),
  /** Notices that were taken back before they were served. Their numbers are not given again. */
  voided: z.exactOptional(
    z.array(
      z.object({ number: text, issuedOn: civilDate, on: civilDate, reason: text, by: doneBy }),
    ),
  ),
  rectification: z.array(rectificationItem),
  talk: z.exactOptional(id),
  cancelled: z.exactOptional(
    z.object({ on: civilDate, approver: namedPerson, reason: text, by: doneBy }),
  ),
  /** Corrections of what was entered about the service, in their order. */
  amendments: z.exactOptional(z.array(amendment)),
  closed: z.exactOptional(
    z.object({
      on: civilDate,
      /** `by-the-book`, or the recorded breach it was, by a named approver with a reason. */
      as: z.enum(['by-the-book', 'breach']),
      approver: z.exactOptional(namedPerson),
      reason: z.exactOptional(text),
      by: doneBy,
    }),
  ),
});

/** A demand to put something right, with its day, reports and checks (五¶2). */
export type RectificationItem = Frozen<z.infer<typeof rectificationItem>>;
/** How a notice was received: signed, or refused before two witnesses. */
export type Receipt = Frozen<z.infer<typeof receipt>>;
