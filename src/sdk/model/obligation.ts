/** 待谈事项: derived from an event, discharged by a talk or a paper. */
import * as z from 'zod/mini';
import type { Obligation } from '../../policy/index.ts';
import { civilDate, id, ofTheDay, policyData, text } from './parts.ts';

export const obligationBody = z.object({
  obligation: policyData<Obligation>(),
  event: id,
  ofTheDay,
  state: text,
  talk: z.exactOptional(id),
  admonition: z.exactOptional(id),
  discharged: z.exactOptional(z.object({ talk: id, on: civilDate })),
});
