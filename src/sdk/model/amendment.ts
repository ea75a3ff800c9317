/** 更正: a correction of what was entered. It shows: what stood there first stays readable in the record. */
import * as z from 'zod/mini';
import type { Json } from '../store/store.ts';
import { civilDate, doneBy, type Frozen, id, namedPerson, text } from './parts.ts';

/** A value as it stood, whole, so that the record can be read and judged as it was. */
const value = z.custom<Json>((given) => given !== undefined);

export const brokenRule = z.object({ rule: text, code: text });

export const amendment = z.object({
  on: civilDate,
  by: doneBy,
  reason: text,
  /** `from` is absent where nothing stood there, `to` where it was taken back. */
  fields: z.array(
    z.object({ field: text, from: z.exactOptional(value), to: z.exactOptional(value) }),
  ),
  /** Rules broken as it stands now, and those that it was thought to break before. */
  breaches: z.array(brokenRule),
  breachesBefore: z.array(brokenRule),
  /** A case on record as a breach was sound after all: who answers for that, and where it stands since. */
  restored: z.exactOptional(z.object({ approver: namedPerson, to: text })),
  /** Obligations that it turned out not to discharge after all. */
  withdrew: z.exactOptional(z.array(id)),
});

export type Amendment = Frozen<z.infer<typeof amendment>>;
