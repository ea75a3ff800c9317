/** What several records are made of. */
import * as z from 'zod/mini';
import { type CivilDate, type ClockTime, isCivilDate, type Person } from '../../policy/index.ts';

export const civilDate = z.custom<CivilDate>(
  (value) => typeof value === 'string' && isCivilDate(value),
);
export const clockTime = z.custom<ClockTime>(
  (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
);
export const text = z.string();
export const id = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** Plain data that the policy made or checked: kept whole, and judged by the policy, not by this schema. */
export const policyData = <T>() =>
  z.custom<T>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

export const person = policyData<Person>();

/** Who did it, and for whom the clerk entered it (四: leaders do not type; both names are kept). */
export const doneBy = z.object({
  by: text,
  name: text,
  onBehalfOf: z.exactOptional(text),
});

/** Who keeps the papers of a case that is closed, where it is not the department (五¶3). */
export const paperKeeper = z.enum(['department', 'unit', 'personal-archive', 'elsewhere']);

/** Somebody who decided or checked, as they were on the day. */
export const namedPerson = z.object({ id: text, name: text, title: text });

/** 时任: the subject in words, as they were on the day of the event. */
export const ofTheDay = z.object({ id: text, name: text, unitName: text, title: text });

/** Nobody changes a record in place: a write makes a new one. */
export type Frozen<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : { readonly [Key in keyof T]: Frozen<T[Key]> };

export type DoneBy = Frozen<z.infer<typeof doneBy>>;
