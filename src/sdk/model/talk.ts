/** 谈话 with its record. */
import * as z from 'zod/mini';
import { amendment, brokenRule } from './amendment.ts';
import {
  civilDate,
  clockTime,
  doneBy,
  type Frozen,
  id,
  namedPerson,
  person,
  text,
} from './parts.ts';

export const pointAnswer = z.object({
  point: text,
  state: z.enum(['open', 'covered', 'not-applicable']),
  parts: z.exactOptional(z.array(text)),
  reason: z.exactOptional(text),
  remark: z.exactOptional(text),
});

/**
 * How a record was confirmed: read back and signed in the room, or a signed paper that is on file; or
 * read back and not signed, before witnesses.
 */
export const confirmation = z.object({
  method: z.enum(['signature', 'paper', 'refused']),
  on: civilDate,
  by: doneBy,
  /** 本人意见: what the subject wanted added after reading it. */
  remark: z.exactOptional(text),
  /** Who attests that the subject would not sign. */
  witnesses: z.exactOptional(z.array(text)),
  /** The signed paper, scanned: in the register of papers. */
  scan: z.exactOptional(id),
  /** Set where the talk was closed as the breach it was. */
  asBreach: z.exactOptional(z.object({ approver: namedPerson, reason: text })),
});

export const talkBody = z.object({
  state: text,
  kind: text,
  obligations: z.array(id),
  subjects: z.array(person),
  talker: person,
  /** The order by which it is entrusted to the talker (二·2). */
  delegation: z.exactOptional(id),
  recorder: z.exactOptional(person),
  mode: z.enum(['individual', 'group']),
  workNeed: z.exactOptional(text),
  date: civilDate,
  startsAt: z.exactOptional(clockTime),
  endsAt: z.exactOptional(clockTime),
  place: z.exactOptional(text),
  outline: z.boolean(),
  /** The outline that was prepared here; absent where there is none, or only one on paper. */
  prepared: z.exactOptional(id),
  /** Whom it is with was told of it. */
  notified: z.exactOptional(z.object({ on: civilDate, by: doneBy })),
  /** Reasons given for departing from a rule that allows it, by rule id. */
  reasons: z.record(text, text),
  /** Answers to the content points, by obligation id. */
  points: z.record(text, z.array(pointAnswer)),
  statement: z.exactOptional(text),
  record: z.enum(['undecided', 'written', 'not-needed', 'none']),
  /** Who entered the arrangement; absent where a talk was held without one. */
  arrangedBy: z.exactOptional(doneBy),
  heldBy: z.exactOptional(doneBy),
  /** Who wrote the record, or said that none is needed. */
  recordedBy: z.exactOptional(doneBy),
  confirmed: z.exactOptional(confirmation),
  /** Rules that this talk broke, as judged when it was entered or last amended: kept with it for good. */
  breaches: z.array(brokenRule),
  /** Corrections of what was entered, in their order. */
  amendments: z.exactOptional(z.array(amendment)),
  cancelled: z.exactOptional(z.object({ reason: text, by: doneBy })),
});

/** How a content point was dealt with in a talk. */
export type PointAnswerRecord = Frozen<z.infer<typeof pointAnswer>>;
