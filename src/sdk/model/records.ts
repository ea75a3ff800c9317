/**
 * The records that staff make, as they are stored. Facts of the day (时任) stand in the record:
 * a person is kept with the posts held then, and never looked up again.
 *
 * Objects are loose: fields that a newer version wrote survive a round trip through this one.
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
const doneBy = z.looseObject({
  by: text,
  name: text,
  onBehalfOf: z.optional(text),
});

export const eventBody = z.looseObject({
  event: policyData<PersonnelEvent>(),
  /** Where it was read from: the imported list and its row, counted from 1. */
  source: z.looseObject({ list: text, row: z.number() }),
  note: z.optional(text),
});

export const obligationBody = z.looseObject({
  obligation: policyData<Obligation>(),
  event: id,
  state: text,
  talk: z.optional(id),
  admonition: z.optional(id),
  discharged: z.optional(z.looseObject({ talk: id, on: civilDate })),
});

export const pointAnswer = z.looseObject({
  point: text,
  state: z.enum(['open', 'covered', 'not-applicable']),
  parts: z.optional(z.array(text)),
  reason: z.optional(text),
  remark: z.optional(text),
});

/** How a record was confirmed: read back and signed in the room, or a signed paper that is on file. */
export const confirmation = z.looseObject({
  method: z.enum(['signature', 'paper']),
  on: civilDate,
  by: doneBy,
});

export const talkBody = z.looseObject({
  state: text,
  kind: text,
  obligations: z.array(id),
  subjects: z.array(person),
  talker: person,
  recorder: z.optional(person),
  mode: z.enum(['individual', 'group']),
  workNeed: z.optional(text),
  date: civilDate,
  startsAt: z.optional(clockTime),
  endsAt: z.optional(clockTime),
  place: z.optional(text),
  outline: z.boolean(),
  /** Reasons given for departing from a rule that allows it, by rule id. */
  reasons: z.record(text, text),
  /** Answers to the content points, by obligation id. */
  points: z.record(text, z.array(pointAnswer)),
  statement: z.optional(text),
  record: z.enum(['undecided', 'written', 'not-needed', 'none']),
  heldBy: z.optional(doneBy),
  confirmed: z.optional(confirmation),
  /** Rules that this talk broke, as judged when it was entered: kept with it for good. */
  breaches: z.array(z.looseObject({ rule: text, code: text })),
  cancelled: z.optional(z.looseObject({ reason: text, by: doneBy })),
});

export const matterBody = z.looseObject({
  talk: id,
  obligation: id,
  text,
  state: text,
  raisedOn: civilDate,
});

export const rectificationItem = z.looseObject({
  id,
  demand: text,
  dueOn: civilDate,
  state: text,
  report: z.optional(z.looseObject({ on: civilDate, text, by: doneBy })),
  check: z.optional(z.looseObject({ on: civilDate, checker: text, opinion: text, by: doneBy })),
});

export const receipt = z.discriminatedUnion('state', [
  z.looseObject({ state: z.literal('none') }),
  z.looseObject({ state: z.literal('signed'), on: civilDate }),
  z.looseObject({ state: z.literal('refused'), witnesses: z.array(text) }),
]);

export const admonitionBody = z.looseObject({
  state: text,
  event: id,
  obligation: id,
  subject: person,
  areas: z.array(text),
  decision: z.looseObject({
    on: civilDate,
    body: text,
    documentNumber: z.optional(text),
    approver: z.optional(text),
  }),
  notice: z.optional(
    z.looseObject({
      number: text,
      issuedOn: civilDate,
      service: z.optional(
        z.looseObject({ servedOn: civilDate, servedAt: z.optional(clockTime), receipt }),
      ),
    }),
  ),
  rectification: z.array(rectificationItem),
  talk: z.optional(id),
  closed: z.optional(
    z.looseObject({
      on: civilDate,
      /** `by-the-book`, or the recorded breach it was, by a named approver with a reason. */
      as: z.enum(['by-the-book', 'breach']),
      approver: z.optional(text),
      reason: z.optional(text),
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
export type Body<T extends RecordType> = z.infer<(typeof recordTypes)[T]['schema']>;

/** A record as the SDK hands it out: its body with id and revision. Every write names the revision it was made against. */
export type Kept<T extends RecordType> = {
  readonly id: string;
  readonly revision: number;
} & Readonly<Body<T>>;

export type EventRecord = Kept<'event'>;
export type ObligationRecord = Kept<'obligation'>;
export type TalkRecord = Kept<'talk'>;
export type MatterRecord = Kept<'matter'>;
export type AdmonitionRecord = Kept<'admonition'>;
export type PointAnswerRecord = z.infer<typeof pointAnswer>;
export type RectificationItem = z.infer<typeof rectificationItem>;
export type Receipt = z.infer<typeof receipt>;
export type DoneBy = z.infer<typeof doneBy>;
