/** 任免事项: what happened and may oblige a talk. */
import * as z from 'zod/mini';
import type { PersonnelEvent } from '../../policy/index.ts';
import { policyData, text } from './parts.ts';

export const eventBody = z.object({
  event: policyData<PersonnelEvent>(),
  /** Where it was read from: the imported list and its row, counted from 1. Absent where it was entered by hand. */
  source: z.exactOptional(z.object({ list: text, row: z.number() })),
  note: z.exactOptional(text),
});
