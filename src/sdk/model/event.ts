/** 任免事项: what happened and may oblige a talk. */
import * as z from 'zod/mini';
import type { PersonnelEvent } from '../../policy/index.ts';
import { id, policyData, text } from './parts.ts';

export const eventBody = z.object({
  event: policyData<PersonnelEvent>(),
  /** Where it was read from: the imported list and its row, counted from 1. Absent where it was entered by hand. */
  source: z.exactOptional(z.object({ list: text, row: z.number() })),
  note: z.exactOptional(text),
  /** Reasons given for departing from a rule that allows it, by rule id. */
  reasons: z.exactOptional(z.record(text, text)),
  /** The inquiry that was turned into it, and the approval that decided it. */
  inquiry: z.exactOptional(id),
  approval: z.exactOptional(id),
});
