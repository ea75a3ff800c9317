/** 查阅授权: a leader lets an inspector read one case, for a reason and until a day. */
import * as z from 'zod/mini';
import { civilDate, doneBy, id, namedPerson, text } from './parts.ts';

export const grantBody = z.object({
  inspector: namedPerson,
  /** The case: an obligation and what hangs on it. */
  obligations: z.array(id),
  /** Person ids of those the case is about. */
  subjects: z.array(text),
  reason: text,
  from: civilDate,
  /** The last day. */
  until: civilDate,
  by: doneBy,
  revoked: z.exactOptional(z.object({ on: civilDate, by: doneBy })),
});
