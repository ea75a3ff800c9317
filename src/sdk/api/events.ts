/** 任免事项: what happened and obliges a talk. */
import type { Decision, PersonnelEvent, PublicNotice } from '../../policy/index.ts';
import type { EventRecord, ObligationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Seen } from './common.ts';

/** An event as a clerk enters it. */
export interface EventInput {
  readonly kind: string;
  readonly triggers: readonly string[];
  /** Person id. */
  readonly subject: string;
  readonly dates: PersonnelEvent['dates'];
  readonly publicNotice?: PublicNotice;
  readonly decision?: Decision;
  /** Unit id of the new post, where it is another unit. */
  readonly destination?: string;
  /** 三·5: as a talk, in writing, or both; only for a kind that may go in writing. */
  readonly way?: 'talk' | 'inquiry' | 'both';
  /** 四·2⑷: a petition is behind it although no trigger says so. */
  readonly petition?: boolean;
  /** 三·6: a 处分 was given for the same problem. Then 诫勉 is not the road, and a reason is asked for. */
  readonly disciplined?: boolean;
  readonly note?: string;
  /** Id of the approval by which an admonition was decided; its approver stands in the decision. */
  readonly approval?: string;
  /** Reasons for departing from rules that allow it, by rule id. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** New facts of an event: 公示 has ended, is extended or failed; a day has moved. */
export interface EventUpdate {
  readonly event: Seen;
  readonly dates?: PersonnelEvent['dates'];
  readonly publicNotice?: PublicNotice;
  /** Why it changes; kept in the audit. */
  readonly reason: string;
}

/** `sdk.events`: what obliges to talk or to inquire: decisions, findings, requests. */
export interface EventsApi {
  /** The event with its facts of the day; a look is audited. */
  get(id: string): Promise<EventRecord | undefined>;
  /** Registers one event; its obligations are derived by the policy. */
  record(input: EventInput): Promise<
    Outcome<{
      readonly event: EventRecord;
      readonly obligations: readonly ObligationRecord[];
    }>
  >;
  /** Corrects the facts; obligations that are not done with get their windows anew. */
  update(input: EventUpdate): Promise<Outcome<EventRecord>>;
}
