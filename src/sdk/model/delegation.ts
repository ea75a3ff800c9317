/** 委托: an order by which a talk is entrusted to a unit's Party principal, until its record is back (二·2, 五¶1). */
import * as z from 'zod/mini';
import {
  civilDate,
  doneBy,
  id,
  namedPerson,
  ofTheDay,
  paperKeeper,
  person,
  text,
} from './parts.ts';

/** Something a rule speaks against, as it was judged when it was entered: kept for good. */
const broken = z.object({ rule: text, code: text });

/** The record handed over on a day; what was still with the unit then, and what became of it. */
const handedOver = z.object({
  on: civilDate,
  copiesKept: z.boolean(),
  by: doneBy,
  broken: z.array(broken),
  shredded: z.exactOptional(z.object({ on: civilDate, note: z.exactOptional(text), by: doneBy })),
  /** Why it went back to be completed. */
  sentBack: z.exactOptional(z.object({ on: civilDate, opinion: text, by: doneBy })),
});

export const delegationBody = z.object({
  state: text,
  /** Obligations of one subject. */
  obligations: z.array(id),
  subject: person,
  ofTheDay,
  delegate: person,
  /** As they were when the order was drawn up, in words. */
  delegateOfTheDay: ofTheDay,
  /** Absent where a talk was held without any order. */
  delegator: z.exactOptional(z.enum(['committee', 'department'])),
  leader: z.exactOptional(namedPerson),
  /** 根据情况. */
  reason: z.exactOptional(text),
  /** Until when the talk is to be held. */
  dueOn: z.exactOptional(civilDate),
  drawnUp: z.object({ on: civilDate, by: doneBy }),
  order: z.exactOptional(
    z.object({
      on: civilDate,
      number: z.exactOptional(text),
      approval: z.exactOptional(id),
      /** An exception that a named approver allowed, from rules that allow one. */
      override: z.exactOptional(
        z.object({ rules: z.array(text), approver: namedPerson, reason: text }),
      ),
      by: doneBy,
    }),
  ),
  accepted: z.exactOptional(z.object({ on: civilDate, by: doneBy })),
  refused: z.exactOptional(z.object({ on: civilDate, reason: text, by: doneBy })),
  withdrawn: z.exactOptional(z.object({ on: civilDate, reason: text, by: doneBy })),
  /** The talk that was held under it, or without it. */
  held: z.exactOptional(z.object({ talk: id, on: civilDate, by: doneBy })),
  /** 转委托: what the order does not allow, and happened. */
  handedOn: z.exactOptional(
    z.object({ to: person, on: civilDate, whatHappened: z.exactOptional(text), by: doneBy }),
  ),
  whatHappened: z.exactOptional(text),
  returns: z.array(handedOver),
  breaches: z.array(broken),
  closed: z.exactOptional(
    z.object({
      on: civilDate,
      as: z.enum(['by-the-book', 'breach']),
      approver: z.exactOptional(namedPerson),
      reason: z.exactOptional(text),
      /** Who keeps the papers, where it was said. */
      keeper: z.exactOptional(paperKeeper),
      by: doneBy,
    }),
  ),
});
