/** 诫勉: the ceremony and what follows it. */
import type { CivilDate, ClockTime, Finding } from '../../policy/index.ts';
import type { AdmonitionRecord, ObligationRecord, Receipt, TalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, Seen } from './common.ts';
import type { ServiceChanges } from './talks.ts';

/** The acts of the ceremony (三·6), as `next` offers them. */
export type AdmonitionAct =
  | 'issue-notice'
  | 'arrange'
  | 'hold'
  | 'service'
  | 'add-rectification'
  | 'submit'
  | 'verify'
  | 'close'
  | 'close-as-breach';

/** What takes a case off its straight way. */
export type AdmonitionTurn = 'void-notice' | 'cancel' | 'send-back' | 'extend' | 'withdraw';

/** One step of the admonition ceremony as the tracker shows it. */
export interface CeremonyStep {
  readonly step:
    'decision' | 'notice' | 'talk' | 'service' | 'rectification' | 'record' | 'closing';
  readonly state: 'done' | 'now' | 'later' | 'breach';
  readonly on?: CivilDate;
  readonly findings: readonly Finding[];
}

/** A case of the tracker with what a clerk reads at a glance. */
export interface AdmonitionRow {
  readonly admonition: AdmonitionRecord;
  readonly subjectName: string;
  readonly unitName: string;
  readonly title: string;
  readonly areaNames: readonly string[];
  readonly stateName: string;
  readonly steps: readonly CeremonyStep[];
  readonly next: readonly NextAct<AdmonitionAct>[];
  /** What takes it off its straight way: a notice or a case taken back, an item sent back, given time or withdrawn. */
  readonly turns: readonly NextAct<AdmonitionTurn>[];
  readonly talk?: TalkRecord;
  readonly obligation: ObligationRecord;
  /** Rectification items past their day and not yet verified. */
  readonly overdueItems: number;
}

/** A correction of how a notice was served, which stays visible as one. */
export interface AmendServiceInput {
  readonly admonition: Seen;
  readonly reason: string;
  readonly changes: ServiceChanges;
  /** Who answers for it where a discharge turns out to be none. */
  readonly approver?: string;
  readonly onBehalfOf?: string;
}

/** `sdk.admonitions`: 诫勉, from the decision to the closing (三·6). */
export interface AdmonitionsApi {
  /** Every case that the person at the desk may see, with its ceremony step by step (三·6). */
  list(): Promise<readonly AdmonitionRow[]>;
  /** One case of the tracker; a look is audited. */
  get(id: string): Promise<AdmonitionRow | undefined>;
  /** Numbers and issues the notice (诫勉通知书). */
  issueNotice(input: {
    readonly admonition: Seen;
    readonly number: string;
    readonly issuedOn: CivilDate;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** Service and receipt, as they were: served away from the talk, it is recorded as the breach it is. */
  recordService(input: {
    readonly admonition: Seen;
    readonly servedOn: CivilDate;
    readonly servedAt?: ClockTime;
    readonly receipt: Receipt;
    readonly onBehalfOf?: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /**
   * Corrects what was entered of the service. It shows, is judged again, and is no second service. Where a
   * case is on record as a breach only because of a slip, or of the order in which things were entered,
   * `approver` answers for it being none: it goes on where the straight way leads, as long as the talk's
   * record is neither confirmed nor closed as the breach it was. `changes` may then be empty.
   *
   * @errors `input.invalid` at `changes` (nothing changes, and nothing is shown to be sound) or `approver`;
   * `state.not-possible` where no service is on record
   * @clause 三·6
   */
  amendService(input: AmendServiceInput): Promise<Outcome<AdmonitionRecord>>;
  /**
   * Demands something by a day. It reaches the subject: in a petition's case the words are searched first (四·2⑷).
   *
   * @errors `policy.refused` where they name who reported, or nobody here can search them; `input.invalid` at `dueOn`
   * @clause 三·6
   */
  addRectification(input: {
    readonly admonition: Seen;
    readonly demand: string;
    readonly dueOn: CivilDate;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** The subject's report on an item, entered by the clerk. */
  submitRectification(input: {
    readonly admonition: Seen;
    readonly item: string;
    readonly on: CivilDate;
    readonly text: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** Checked by somebody other than the handler (五¶2). */
  verifyRectification(input: {
    readonly admonition: Seen;
    readonly item: string;
    readonly on: CivilDate;
    /** Person id of the checker. */
    readonly checker: string;
    readonly opinion: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** Not good enough, also after it was checked: back to the subject; a case that was done is open again. */
  sendBackRectification(input: {
    readonly admonition: Seen;
    readonly item: string;
    readonly opinion: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** More time, by a named approver with a reason. */
  extendRectification(input: {
    readonly admonition: Seen;
    readonly item: string;
    readonly to: CivilDate;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** Demanded no longer, by a named approver with a reason. */
  withdrawRectification(input: {
    readonly admonition: Seen;
    readonly item: string;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** A notice that was wrong, before it is served. Its number is not given again. */
  voidNotice(input: {
    readonly admonition: Seen;
    readonly reason: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** The decision was taken back before anything was served. */
  cancel(input: {
    readonly admonition: Seen;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<AdmonitionRecord>>;
  /** Closes a case that went by the book. */
  close(admonition: Seen): Promise<Outcome<AdmonitionRecord>>;
  /** Closes a case as the recorded breach it was, by a named approver with a reason. */
  closeAsBreach(input: {
    readonly admonition: Seen;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<AdmonitionRecord>>;
}
