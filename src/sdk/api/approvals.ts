/** 审批: what is proposed, reviewed and decided, and by whom on which day. */
import type { CivilDate } from '../../policy/index.ts';
import type { ApprovalRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, Seen } from './common.ts';

/** The acts on a slip (承办单), as `next` offers them. */
export type ApprovalAct =
  'submit' | 'review' | 'return' | 'approve' | 'refuse' | 'record-paper-decision' | 'withdraw';

/** What is put before those who decide. */
export type ProposalInput =
  /** 谈话安排表: the talks of a week, or whichever are to be decided together. */
  | { readonly type: 'plan'; readonly talks: readonly Seen[] }
  /** A letter of inquiry as it was drafted last. */
  | { readonly type: 'inquiry'; readonly inquiry: Seen }
  /** An order that is drawn up and not yet given. */
  | { readonly type: 'delegation'; readonly delegation: Seen }
  /** A decision to admonish: `subject` is a person id, `areas` are triggers of the kind. */
  | { readonly type: 'admonition'; readonly subject: string; readonly areas: readonly string[] };

/** A slip with what is read of it at a glance. */
export interface ApprovalRow {
  readonly approval: ApprovalRecord;
  /** 谈话安排, 函询, 委托谈话 or 诫勉. */
  readonly aboutName: string;
  readonly subjectNames: readonly string[];
  readonly proposerName: string;
  readonly stateName: string;
  /** Ids of what is no longer as it was proposed. */
  readonly changed: readonly string[];
  readonly next: readonly NextAct<ApprovalAct>[];
}

/** Which slips are listed; all where it is left out. */
export interface ApprovalQuery {
  /** Only those on which nobody has decided. */
  readonly open?: boolean;
  /** Id of a talk, an inquiry or a delegation. */
  readonly about?: string;
}

/** `sdk.approvals`: what is put before those who decide, and what they decided. */
export interface ApprovalsApi {
  /** Open ones first, the oldest on top. */
  list(query?: ApprovalQuery): Promise<readonly ApprovalRow[]>;
  /** One slip with every step that it took; a look is audited. */
  get(id: string): Promise<ApprovalRow | undefined>;
  /** Draws up a slip (承办单) with the clerk's proposal. */
  propose(input: {
    readonly about: ProposalInput;
    readonly proposal: string;
  }): Promise<Outcome<ApprovalRecord>>;
  /** Puts it before them, as it stands today; again after it was returned. */
  submit(input: {
    readonly approval: Seen;
    /** Person id of the leader to whom it is put; they see it at their desk. */
    readonly to?: string;
    readonly proposal?: string;
  }): Promise<Outcome<ApprovalRecord>>;
  /** Reviewed by somebody other than the proposer. */
  review(input: {
    readonly approval: Seen;
    /** Person id; left out, the one at the desk. */
    readonly reviewer?: string;
    readonly on: CivilDate;
    readonly opinion: string;
  }): Promise<Outcome<ApprovalRecord>>;
  /** Not as it stands: back to the proposer, with the reason. */
  sendBack(input: {
    readonly approval: Seen;
    /** Person id; left out, the one at the desk. */
    readonly person?: string;
    readonly opinion: string;
  }): Promise<Outcome<ApprovalRecord>>;
  /** Decided by somebody other than the proposer; refused while an error of the policy stands. */
  approve(input: {
    readonly approval: Seen;
    /** Person id; left out, the one at the desk. */
    readonly approver?: string;
    readonly on: CivilDate;
    readonly opinion?: string;
  }): Promise<Outcome<ApprovalRecord>>;
  /**
   * Decided: no. Nothing stands on it.
   *
   * @errors `input.invalid` at `approver` or `on`; `state.not-possible` unless it was put
   */
  refuse(input: {
    readonly approval: Seen;
    /** Person id; left out, the one at the desk. */
    readonly approver?: string;
    readonly on: CivilDate;
    readonly reason: string;
  }): Promise<Outcome<ApprovalRecord>>;
  /** A decision that was signed on paper: a fact, from wherever the slip stood. */
  recordPaperDecision(input: {
    readonly approval: Seen;
    readonly approver: string;
    readonly on: CivilDate;
    /** Where the signed slip lies. */
    readonly slip: string;
  }): Promise<Outcome<ApprovalRecord>>;
  /**
   * The clerk takes it back; the same may be put again.
   *
   * @errors `state.not-possible` once it was decided
   */
  withdraw(input: {
    readonly approval: Seen;
    readonly reason: string;
  }): Promise<Outcome<ApprovalRecord>>;
}
