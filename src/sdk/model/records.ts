/**
 * The records that staff make, as they are stored. Facts of the day (时任) stand in the record:
 * a person is kept with the posts held then, and never looked up again.
 *
 * A body is checked against its schema and kept as it came, so that fields which a newer version
 * wrote survive a round trip through this one.
 */
import type * as z from 'zod/mini';
import type { bodies } from './bodies.ts';
import type { Frozen } from './parts.ts';

export type { Receipt, RectificationItem } from './admonition.ts';
export type { InquiryQuestion, InquiryRound } from './inquiry.ts';
export type { DoneBy } from './parts.ts';
export type { PointAnswerRecord } from './talk.ts';

/** Every record type with the version of its schema; the schema itself stands in `bodies.ts`. */
export const recordTypes = {
  event: { version: 1 },
  obligation: { version: 1 },
  talk: { version: 1 },
  matter: { version: 1 },
  admonition: { version: 1 },
  inquiry: { version: 1 },
  delegation: { version: 1 },
  approval: { version: 2 },
  grant: { version: 1 },
  paper: { version: 1 },
  outline: { version: 1 },
  incident: { version: 1 },
  unitTalk: { version: 1 },
  roster: { version: 1 },
  submission: { version: 1 },
  setting: { version: 1 },
  draft: { version: 1, local: true },
  view: { version: 1, local: true },
} as const satisfies {
  readonly [T in keyof typeof bodies]: { readonly version: number; readonly local?: true };
};

export type RecordType = keyof typeof recordTypes;

export const recordTypeNames = Object.keys(recordTypes) as readonly RecordType[];

const localTypes: ReadonlySet<string> = new Set(
  Object.entries(recordTypes).flatMap(([type, entry]) => ('local' in entry ? [type] : [])),
);

/** Whether records of a type never leave this browser: `local: true` stands beside their version. */
export function isLocal(type: string): boolean {
  return localTypes.has(type);
}

export type Body<T extends RecordType> = Frozen<z.infer<(typeof bodies)[T]>>;

/** A record as the SDK hands it out: its body with id and revision. Every write names the revision it was made against. */
export type Kept<T extends RecordType> = {
  readonly id: string;
  readonly revision: number;
} & Body<T>;

/** What obliges: a decision, a finding, a request. */
export type EventRecord = Kept<'event'>;
/** Leave for an inspector to read one case. */
export type GrantRecord = Kept<'grant'>;
/** The unit of work: who is to be talked with, about what, within which days. */
export type ObligationRecord = Kept<'obligation'>;
/** A talk: arranged, held, and where it was written down, its record. */
export type TalkRecord = Kept<'talk'>;
/** 反映事项: what a subject raised, and its answer. */
export type MatterRecord = Kept<'matter'>;
/** 诫勉: decision, notice, service, rectification, closing. */
export type AdmonitionRecord = Kept<'admonition'>;
/** 函询: its letters, replies and judgements. */
export type InquiryRecord = Kept<'inquiry'>;
/** 委托谈话: the order, its return and its copies. */
export type DelegationRecord = Kept<'delegation'>;
/** 承办单: what was put before those who decide, and each step. */
export type ApprovalRecord = Kept<'approval'>;
/** A paper of the register, with its class and its keeper. */
export type PaperRecord = Kept<'paper'>;
/** 谈话提纲: what is to be said, point by point. */
export type OutlineRecord = Kept<'outline'>;
/** Retaliation, or a breach of secrecy (四·2⑸). */
export type IncidentRecord = Kept<'incident'>;
/** A talk that a unit held by itself. */
export type UnitTalkRecord = Kept<'unitTalk'>;
/** What a subject sent in, until the clerk has taken it over. */
export type SubmissionRecord = Kept<'submission'>;
/** A local setting as it was changed here. */
export type SettingRecord = Kept<'setting'>;
/** What somebody typed and did not send. */
export type DraftRecord = Kept<'draft'>;
/** A query of a list that somebody keeps. */
export type ViewRecord = Kept<'view'>;
