/** 反映的情况、问题、要求: raised in a talk, to be handled. */
import * as z from 'zod/mini';
import { civilDate, doneBy, id, namedPerson, text } from './parts.ts';

export const matterBody = z.object({
  talk: id,
  obligation: id,
  text,
  state: text,
  raisedOn: civilDate,
  handler: z.exactOptional(namedPerson),
  dueOn: z.exactOptional(civilDate),
  disposition: z.exactOptional(text),
  result: z.exactOptional(text),
  evidence: z.exactOptional(text),
  answeredOn: z.exactOptional(civilDate),
  /** Why it came back to the handler, the last time it did. */
  returned: z.exactOptional(text),
  check: z.exactOptional(
    z.object({ on: civilDate, checker: namedPerson, opinion: text, by: doneBy }),
  ),
  /** Why nothing is to be done about it. */
  noted: z.exactOptional(text),
});
