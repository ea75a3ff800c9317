/** 谈话提纲: what the talker wants to say, point by point. It never says where a case comes from. */
import * as z from 'zod/mini';
import { civilDate, doneBy, id, text } from './parts.ts';

export const outlineBody = z.object({
  talk: id,
  obligations: z.array(id),
  subjects: z.array(text),
  notes: z.array(z.object({ obligation: id, point: text, note: text })),
  questions: z.array(text),
  preparedOn: civilDate,
  by: doneBy,
});
