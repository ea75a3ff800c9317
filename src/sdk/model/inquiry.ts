/** 函询: one letter with its questions, and each further one, until it is clear what came of it (三·5). */
import * as z from 'zod/mini';
import { receipt } from './admonition.ts';
import {
  civilDate,
  doneBy,
  type Frozen,
  id,
  namedPerson,
  ofTheDay,
  paperKeeper,
  person,
  text,
} from './parts.ts';

export const question = z.object({
  id,
  text,
  /** The question of an earlier letter that it asks again. */
  again: z.exactOptional(id),
});

/** What came back and is no reply: spoken words, or somebody else's writing (三·5). */
const noReply = z.object({
  on: civilDate,
  form: z.enum(['written', 'spoken']),
  by: z.enum(['subject', 'unit', 'other']),
  note: text,
  broken: z.array(z.object({ rule: text, code: text })),
  entered: doneBy,
});

/** One letter and what came of it. */
export const inquiryRound = z.object({
  /** Another with each revision, so that an approval stands for this wording alone. */
  wording: id,
  questions: z.array(question),
  /** The letter's text by content point: what it carries of 三·5. */
  points: z.record(text, text),
  draftedBy: doneBy,
  draftedOn: civilDate,
  /** 涉密检查 of this wording, where a petition is behind it (四·2⑷). */
  searched: z.exactOptional(
    z.object({
      scrub: z.enum(['clean', 'hit', 'not-run']),
      /** With vault rights, found a hit harmless. */
      secondReader: z.exactOptional(text),
      on: civilDate,
      by: doneBy,
    }),
  ),
  approved: z.exactOptional(
    z.object({
      on: civilDate,
      approver: namedPerson,
      approval: z.exactOptional(id),
      /** Reasons given for departing from a rule that allows it, by rule id. */
      reasons: z.record(text, text),
      by: doneBy,
    }),
  ),
  /** Why an approved letter went back to be drafted anew, each time. */
  returned: z.array(z.object({ on: civilDate, reason: text, by: doneBy })),
  service: z.exactOptional(
    z.object({
      number: text,
      issuedOn: civilDate,
      servedOn: civilDate,
      way: z.enum(['in-person', 'through-unit', 'post', 'other']),
      receipt,
      /** Set where it went out without approval. */
      whatHappened: z.exactOptional(text),
      by: doneBy,
    }),
  ),
  reminders: z.array(z.object({ on: civilDate, note: text, by: doneBy })),
  extensions: z.array(
    z.object({
      on: civilDate,
      from: z.exactOptional(civilDate),
      to: civilDate,
      approver: namedPerson,
      reason: text,
      by: doneBy,
    }),
  ),
  noReplies: z.array(noReply),
  reply: z.exactOptional(
    z.object({
      receivedOn: civilDate,
      answers: z.array(z.object({ question: id, text })),
      /** 真实性承诺书 came with it. */
      pledge: z.boolean(),
      entered: doneBy,
    }),
  ),
  checking: z.exactOptional(z.object({ on: civilDate, approver: namedPerson, by: doneBy })),
  /** `clear`, or what has to be asked again. */
  judged: z.exactOptional(
    z.object({ on: civilDate, as: z.enum(['clear', 'ask-again']), opinion: text, by: doneBy }),
  ),
});

export const inquiryBody = z.object({
  state: text,
  event: id,
  obligation: id,
  subject: person,
  ofTheDay,
  sender: z.enum(['committee', 'department']),
  /** The letters, the last one being the one that runs. */
  rounds: z.array(inquiryRound),
  /** What it was turned into: another event and what that obliges. */
  turned: z.exactOptional(
    z.object({
      on: civilDate,
      into: text,
      event: id,
      obligations: z.array(id),
      approver: namedPerson,
      reason: text,
      by: doneBy,
    }),
  ),
  breaches: z.array(z.object({ rule: text, code: text })),
  closed: z.exactOptional(
    z.object({
      on: civilDate,
      as: z.enum(['by-the-book', 'turned', 'withdrawn', 'breach']),
      approver: z.exactOptional(namedPerson),
      reason: z.exactOptional(text),
      /** Who keeps the papers, where it was said. */
      keeper: z.exactOptional(paperKeeper),
      by: doneBy,
    }),
  ),
});

/** One letter with its service, its reply and its judgement; asking again begins another. */
export type InquiryRound = Frozen<z.infer<typeof inquiryRound>>;
/** A question of a letter. */
export type InquiryQuestion = Frozen<z.infer<typeof question>>;
