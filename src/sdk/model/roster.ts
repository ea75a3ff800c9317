/** 干部名册: persons and units that came with an imported list, for the directory to answer from. Several hundred in a record. */
import * as z from 'zod/mini';
import type { Unit } from '../../policy/index.ts';
import { doneBy, person, policyData, text } from './parts.ts';

export const rosterBody = z.object({
  /** The list it was read from. */
  list: text,
  /** When it was taken in: of two that know a person, the later one counts. */
  at: text,
  by: doneBy,
  units: z.array(policyData<Unit>()),
  entries: z.array(
    z.object({
      person,
      /** Units in which the host's directory lists them itself. */
      listed: z.array(text),
    }),
  ),
});
