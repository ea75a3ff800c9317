/** Checks what a caller passes in, before anything else happens, and names the field that does not fit. */
import * as z from 'zod/mini';
import { type CivilDate, type ClockTime, isCivilDate } from '../policy/index.ts';
import { refuse } from './desk.ts';

export const seen = z.object({ id: z.string(), revision: z.number() });
export const day = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value));
export const time = z.custom<ClockTime>(
  (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
);
/** Text that says something: spaces alone do not. */
export const said = z.string().check(
  z.maxLength(20_000),
  z.refine((text) => text.trim() !== ''),
);
/** Text that may be empty, which takes back what stood there. */
export const maybeSaid = z.string().check(z.maxLength(20_000));
export const reasons = z.record(z.string(), maybeSaid);

/** The input, if it fits; a field given as `undefined` counts as left out. */
export function checked<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const result = schema.safeParse(withoutUndefined(input));
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  return refuse('input.invalid', (say) => say.refusals.invalid, { path });
}

function withoutUndefined(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
