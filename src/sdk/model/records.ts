/**
 * The records that staff make, as they are stored. Facts of the day (时任) stand in the record:
 * a person is kept with the posts held then, and never looked up again.
 *
 * A body is checked against its schema and kept as it came, so that fields which a newer version
 * wrote survive a round trip through this one.
 */
import * as z from 'zod/mini';
import type {
  CivilDate,
  ClockTime,
  Obligation,
  Person,
  PersonnelEvent,
} from '../../policy/index.ts';
import { isCivilDate } from '../../policy/index.ts';

const civilDate = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value));
const clockTime = z.custom<ClockTime>(
  (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
);
const text = z.string();
const id = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** Plain data that the policy made or checked: kept whole, and judged by the policy, not by this schema. */
const policyData = <T>() =>
  z.custom<T>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const person = policyData<Person>();

/** Who did it, and for whom the clerk entered it (四: leaders do not type; both names are kept). */
const doneBy = z.object({
  by: text,
  name: text,
  onBehalfOf: z.exactOptional(text),
});

/** Somebody who decided or checked, as they were on the day. */
const namedPerson = z.object({ id: text, name: text, title: text });

/** 时任: the subject in words, as they were on the day of the event. */
const ofTheDay = z.object({ id: text, name: text, unitName: text, title: text });

export const eventBody = z.object({
  event: policyData<PersonnelEvent>(),
  /** Where it was read from: the imported list and its row, counted from 1. Absent where it was entered by hand. */
  source: z.exactOptional(z.object({ list: text, row: z.number() })),
  note: z.exactOptional(text),
});

export const obligationBody = z.object({
  obligation: policyData<Obligation>(),
  event: id,
  ofTheDay,
  state: text,
  talk: z.exactOptional(id),
  admonition: z.exactOptional(id),
  discharged: z.exactOptional(z.object({ talk: id, on: civilDate })),
});

export const pointAnswer = z.object({
  point: text,
  state: z.enum(['open', 'covered', 'not-applicable']),
  parts: z.exactOptional(z.array(text)),
  reason: z.exactOptional(text),
  remark: z.exactOptional(text),
});

/** How a record was confirmed: read back and signed in the room, or a signed paper that is on file. */
export const confirmation = z.object({
  method: z.enum(['signature', 'paper']),
  on: civilDate,
  by: doneBy,
  /** Set where the talk was closed as the breach it was. */
  asBreach: z.exactOptional(z.object({ approver: namedPerson, reason: text })),
});

export const talkBody = z.object({
  state: text,
  kind: text,
  obligations: z.array(id),
  subjects: z.array(person),
  talker: person,
  recorder: z.exactOptional(person),
  mode: z.enum(['individual', 'group']),
  workNeed: z.exactOptional(text),
  date: civilDate,
  startsAt: z.exactOptional(clockTime),
  endsAt: z.exactOptional(clockTime),
  place: z.exactOptional(text),
  outline: z.boolean(),
  /** Reasons given for departing from a rule that allows it, by rule id. */
  reasons: z.record(text, text),
  /** Answers to the content points, by obligation id. */
  points: z.record(text, z.array(pointAnswer)),
  statement: z.exactOptional(text),
  record: z.enum(['undecided', 'written', 'not-needed', 'none']),
  /** Who entered the arrangement; absent where a talk was held without one. */
  arrangedBy: z.exactOptional(doneBy),
  heldBy: z.exactOptional(doneBy),
  confirmed: z.exactOptional(confirmation),
  /** Rules that this talk broke, as judged when it was entered: kept with it for good. */
  breaches: z.array(z.object({ rule: text, code: text })),
  cancelled: z.exactOptional(z.object({ reason: text, by: doneBy })),
});

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

export const rectificationItem = z.object({
  id,
  demand: text,
  dueOn: civilDate,
  state: text,
  report: z.exactOptional(z.object({ on: civilDate, text, by: doneBy })),
  check: z.exactOptional(
    z.object({ on: civilDate, checker: namedPerson, opinion: text, by: doneBy }),
  ),
});

export const receipt = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('signed'), on: civilDate }),
  z.object({ state: z.literal('refused'), witnesses: z.array(text) }),
]);

export const admonitionBody = z.object({
  state: text,
  event: id,
  obligation: id,
  subject: person,
  ofTheDay,
  areas: z.array(text),
  decision: z.object({
    on: civilDate,
    body: text,
    documentNumber: z.exactOptional(text),
    approver: z.exactOptional(text),
  }),
  notice: z.exactOptional(
    z.object({
      number: text,
      issuedOn: civilDate,
      service: z.exactOptional(
        z.object({ servedOn: civilDate, servedAt: z.exactOptional(clockTime), receipt }),
      ),
    }),
  ),
  rectification: z.array(rectificationItem),
  talk: z.exactOptional(id),
  closed: z.exactOptional(
    z.object({
      on: civilDate,
      /** `by-the-book`, or the recorded breach it was, by a named approver with a reason. */
      as: z.enum(['by-the-book', 'breach']),
      approver: z.exactOptional(namedPerson),
      reason: z.exactOptional(text),
      by: doneBy,
    }),
  ),
});

/** Every record type with its schema and that schema's version. */
export const recordTypes = {
  event: { schema: eventBody, version: 1 },
  obligation: { schema: obligationBody, version: 1 },
  talk: { schema: talkBody, version: 1 },
  matter: { schema: matterBody, version: 1 },
  admonition: { schema: admonitionBody, version: 1 },
} as const;

export type RecordType = keyof typeof recordTypes;

/** Nobody changes a record in place: a write makes a new one. */
type Frozen<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : { readonly [Key in keyof T]: Frozen<T[Key]> };

export type Body<T extends RecordType> = Frozen<z.infer<(typeof recordTypes)[T]['schema']>>;

/** A record as the SDK hands it out: its body with id and revision. Every write names the revision it was made against. */
export type Kept<T extends RecordType> = {
  readonly id: string;
  readonly revision: number;
} & Body<T>;

export type EventRecord = Kept<'event'>;
export type ObligationRecord = Kept<'obligation'>;
export type TalkRecord = Kept<'talk'>;
export type MatterRecord = Kept<'matter'>;
export type AdmonitionRecord = Kept<'admonition'>;
export type PointAnswerRecord = Frozen<z.infer<typeof pointAnswer>>;
export type RectificationItem = Frozen<z.infer<typeof rectificationItem>>;
export type Receipt = Frozen<z.infer<typeof receipt>>;
export type DoneBy = Frozen<z.infer<typeof doneBy>>;
