/** 待谈事项: derived from an event, discharged by a talk or a paper. */
import * as z from 'zod/mini';
import type { Obligation } from '../../policy/index.ts';
import { civilDate, doneBy, id, namedPerson, ofTheDay, policyData, text } from './parts.ts';

export const obligationBody = z.object({
  obligation: policyData<Obligation>(),
  event: id,
  ofTheDay,
  state: text,
  talk: z.exactOptional(id),
  admonition: z.exactOptional(id),
  /** 函询: the letter that goes in place of a talk (三·5). */
  inquiry: z.exactOptional(id),
  /** By a talk that was held, or by an inquiry that was answered. */
  discharged: z.exactOptional(
    z.object({ talk: z.exactOptional(id), inquiry: z.exactOptional(id), on: civilDate }),
  ),
  /** Where it was merged: what became due in its place, and why. */
  merged: z.exactOptional(
    z.object({
      into: z.array(id),
      reason: text,
      /** By hand; absent where it was merged with an inquiry that was turned into a talk. */
      on: z.exactOptional(civilDate),
      by: z.exactOptional(doneBy),
    }),
  ),
  /** By hand: there was no longer a reason to talk. */
  cancelled: z.exactOptional(z.object({ on: civilDate, reason: text, by: doneBy })),
  /** 应谈未谈: it was not met and will not be. */
  closed: z.exactOptional(
    z.object({
      on: civilDate,
      as: z.literal('breach'),
      approver: namedPerson,
      reason: text,
      by: doneBy,
    }),
  ),
  /** A discharge that was taken back: the talk turned out to be a breach, and a breach discharges nothing. */
  withdrawn: z.exactOptional(
    z.object({
      talk: id,
      on: civilDate,
      reason: text,
      by: doneBy,
      approver: z.exactOptional(namedPerson),
      /** The obligation that is owed in place of this one, where this one was closed already. */
      again: z.exactOptional(id),
    }),
  ),
});
