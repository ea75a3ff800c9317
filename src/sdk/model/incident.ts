/** 失密、泄密、追查和打击报复 (四·2⑷, ⑸): reported, looked into, dealt with. The register decides nothing. */
import * as z from 'zod/mini';
import { civilDate, doneBy, id, namedPerson, text } from './parts.ts';

export const incidentKinds = ['retaliation', 'tracing', 'leak', 'loss'] as const;

export const incidentBody = z.object({
  state: z.enum(['reported', 'investigating', 'sanctioned', 'closed']),
  kind: z.enum(incidentKinds),
  what: text,
  happenedOn: z.exactOptional(civilDate),
  reported: z.object({ on: civilDate, by: doneBy }),
  /** Whom it was done to, and who is said to have done it: neither sees it. */
  concerns: z.array(namedPerson),
  accused: z.array(namedPerson),
  /** The obligation of the case that it is about. */
  obligation: z.exactOptional(id),
  handler: z.exactOptional(namedPerson),
  /** What was found, each time something was. */
  findings: z.array(z.object({ on: civilDate, text, by: doneBy })),
  /** Who decided what, by which body, under which rules (四·2⑸): one entry for each who was dealt with. */
  sanctions: z.array(
    z.object({
      on: civilDate,
      body: text,
      against: namedPerson,
      what: text,
      basis: z.exactOptional(text),
      document: z.exactOptional(text),
      by: doneBy,
    }),
  ),
  closed: z.exactOptional(
    z.object({ on: civilDate, conclusion: text, founded: z.boolean(), by: doneBy }),
  ),
});
