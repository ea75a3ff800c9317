/**
 * The records that staff make, as they are stored. Facts of the day (时任) stand in the record:
 * a person is kept with the posts held then, and never looked up again.
 *
 * A body is checked against its schema and kept as it came, so that fields which a newer version
 * wrote survive a round trip through this one.
 */
import type * as z from 'zod/mini';
import { admonitionBody } from './admonition.ts';
import { approvalBody } from './approval.ts';
import { delegationBody } from './delegation.ts';
import { eventBody } from './event.ts';
import { grantBody } from './grant.ts';
import { incidentBody } from './incident.ts';
import { inquiryBody } from './inquiry.ts';
import { matterBody } from './matter.ts';
import { obligationBody } from './obligation.ts';
import { outlineBody } from './outline.ts';
import { paperBody } from './paper.ts';
import type { Frozen } from './parts.ts';
import { draftBody, viewBody } from './private.ts';
import { rosterBody } from './roster.ts';
import { settingBody } from './setting.ts';
import { talkBody } from './talk.ts';
import { unitTalkBody } from './unit-talk.ts';

export type { Receipt, RectificationItem } from './admonition.ts';
export type { InquiryQuestion, InquiryRound } from './inquiry.ts';
export type { DoneBy } from './parts.ts';
export type { PointAnswerRecord } from './talk.ts';

/** Every record type with its schema and that schema's version. */
export const recordTypes = {
  event: { schema: eventBody, version: 1 },
  obligation: { schema: obligationBody, version: 1 },
  talk: { schema: talkBody, version: 1 },
  matter: { schema: matterBody, version: 1 },
  admonition: { schema: admonitionBody, version: 1 },
  inquiry: { schema: inquiryBody, version: 1 },
  delegation: { schema: delegationBody, version: 1 },
  approval: { schema: approvalBody, version: 1 },
  grant: { schema: grantBody, version: 1 },
  paper: { schema: paperBody, version: 1 },
  outline: { schema: outlineBody, version: 1 },
  incident: { schema: incidentBody, version: 1 },
  unitTalk: { schema: unitTalkBody, version: 1 },
  roster: { schema: rosterBody, version: 1 },
  setting: { schema: settingBody, version: 1 },
  draft: { schema: draftBody, version: 1, local: true },
  view: { schema: viewBody, version: 1, local: true },
} as const;

export type RecordType = keyof typeof recordTypes;

export const recordTypeNames = Object.keys(recordTypes) as readonly RecordType[];

const localTypes: ReadonlySet<string> = new Set(
  Object.entries(recordTypes).flatMap(([type, entry]) => ('local' in entry ? [type] : [])),
);

/** Whether records of a type never leave this browser: `local: true` stands beside their schema. */
export function isLocal(type: string): boolean {
  return localTypes.has(type);
}

export type Body<T extends RecordType> = Frozen<z.infer<(typeof recordTypes)[T]['schema']>>;

/** A record as the SDK hands it out: its body with id and revision. Every write names the revision it was made against. */
export type Kept<T extends RecordType> = {
  readonly id: string;
  readonly revision: number;
} & Body<T>;

export type EventRecord = Kept<'event'>;
export type GrantRecord = Kept<'grant'>;
export type ObligationRecord = Kept<'obligation'>;
export type TalkRecord = Kept<'talk'>;
export type MatterRecord = Kept<'matter'>;
export type AdmonitionRecord = Kept<'admonition'>;
export type InquiryRecord = Kept<'inquiry'>;
export type DelegationRecord = Kept<'delegation'>;
export type ApprovalRecord = Kept<'approval'>;
export type PaperRecord = Kept<'paper'>;
export type OutlineRecord = Kept<'outline'>;
export type IncidentRecord = Kept<'incident'>;
export type UnitTalkRecord = Kept<'unitTalk'>;
export type SettingRecord = Kept<'setting'>;
export type DraftRecord = Kept<'draft'>;
export type ViewRecord = Kept<'view'>;
