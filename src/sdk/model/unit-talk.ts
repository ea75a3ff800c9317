/** 本单位谈话 (三·4, 五¶1): a team's head talks with the own members. It is counted apart and discharges nothing of the district's. */
import * as z from 'zod/mini';
import { amendment, brokenRule } from './amendment.ts';
import { civilDate, clockTime, doneBy, person, text } from './parts.ts';

export const unitTalkBody = z.object({
  unit: text,
  unitName: text,
  talker: person,
  subjects: z.array(person),
  date: civilDate,
  startsAt: z.exactOptional(clockTime),
  endsAt: z.exactOptional(clockTime),
  place: z.exactOptional(text),
  topics: z.exactOptional(text),
  heldBy: doneBy,
  breaches: z.array(brokenRule),
  /** Corrections of what was entered, in their order. */
  amendments: z.exactOptional(z.array(amendment)),
});
