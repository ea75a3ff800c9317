/** 委托谈话: ordered, accepted or refused, held, and its record back with the department (二·2, 五¶1). */
import type { CivilDate, Finding, Window } from '../../policy/index.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { DelegationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, PointView, Seen } from './common.ts';

/** The acts on an order, as `next` offers them. */
export type DelegationAct =
  | 'order'
  | 'accept'
  | 'refuse'
  | 'withdraw'
  | 'arrange'
  | 'hold'
  | 'record-handing-on'
  | 'return-record'
  | 'shred'
  | 'send-back'
  | 'close'
  | 'close-as-breach';

/** What both sides read of an order at a glance. */
interface OrderView {
  readonly subjectName: string;
  readonly unitName: string;
  readonly title: string;
  readonly kindNames: readonly string[];
  readonly stateName: string;
  /** Until when the talk is to be held; afterwards until when the record is to be back, where a setting says. */
  readonly dueOn?: CivilDate;
  /** How that day came about; absent where the order itself names it. */
  readonly window?: Window;
  /** Days from today to that day: negative when past. */
  readonly daysLeft?: number;
  /** Past its day, and neither held nor back. */
  readonly overdue: boolean;
  /** What the policy says is owed under it still, and may not be kept. */
  readonly findings: readonly Finding[];
  /** The talk arranged or held under it. */
  readonly talk?: TalkEntry;
}

/** An order as the department sees it. */
export interface DelegationRow extends OrderView {
  readonly delegation: DelegationRecord;
  /** 区委 or 区委组织部. */
  readonly delegatorName?: string;
  readonly leaderName?: string;
  readonly delegateName: string;
  readonly delegateTitle: string;
  /** The unit still has copies that were not shredded. */
  readonly copiesOut: boolean;
  readonly next: readonly NextAct<DelegationAct>[];
}

/** An order as the delegate sees it: never what stands behind the case. */
export interface EntrustedRow extends OrderView, Seen {
  readonly orderedOn: CivilDate;
  readonly orderNumber?: string;
  readonly delegatorName: string;
  readonly leaderName: string;
  /** 根据情况: why it was entrusted. */
  readonly reason: string;
  readonly obligations: readonly {
    readonly id: string;
    readonly kindName: string;
    readonly points: readonly PointView[];
  }[];
  /** Each time the record was handed over, and what came of it. */
  readonly returns: readonly {
    readonly on: CivilDate;
    readonly copiesKept: boolean;
    readonly shreddedOn?: CivilDate;
    /** Back to be completed, with what is missing. */
    readonly sentBack?: { readonly on: CivilDate; readonly opinion: string };
  }[];
  readonly next: readonly NextAct<DelegationAct>[];
}

/** Which orders are listed; all where it is left out. */
export interface DelegationQuery {
  /** Only those that are not over. */
  readonly open?: boolean;
  readonly overdue?: boolean;
  /** Id of an obligation. */
  readonly obligation?: string;
}

/** `sdk.delegations`: 委托谈话, from the order to the returned record (二). */
export interface DelegationsApi {
  /** Overdue ones first. */
  list(query?: DelegationQuery): Promise<readonly DelegationRow[]>;
  /** One order with what can be done next; a look is audited. */
  get(id: string): Promise<DelegationRow | undefined>;
  /** The orders given to the one at the desk. */
  mine(): Promise<readonly EntrustedRow[]>;
  /** Draws up an order for obligations of one subject; the findings say what would stand against it. */
  draft(input: {
    readonly obligations: readonly Seen[];
    readonly delegator: 'committee' | 'department';
    /** Person id of the leader in whose name it is given. */
    readonly leader: string;
    /** Person id of the Party principal of the subject's own unit. */
    readonly delegate: string;
    /** 根据情况. */
    readonly reason: string;
    readonly dueOn?: CivilDate;
  }): Promise<Outcome<DelegationRecord>>;
  /** Gives the order. What the policy lets nobody entrust is refused, but for an exception that it allows. */
  order(input: {
    readonly delegation: Seen;
    readonly on: CivilDate;
    readonly number?: string;
    /** Id of the approval by which it was decided. */
    readonly approval?: string;
    /** An exception that a named approver allows; kept and reported. */
    readonly override?: { readonly approver: string; readonly reason: string };
  }): Promise<Outcome<DelegationRecord>>;
  /**
   * The delegate takes it on.
   *
   * @errors `input.invalid` at `on`; `state.not-possible` unless it was given
   * @clause 二·2
   */
  accept(input: {
    readonly delegation: Seen;
    readonly on: CivilDate;
  }): Promise<Outcome<DelegationRecord>>;
  /** Not accepted, with the reason: a talk that was arranged under it is cancelled. */
  refuse(input: {
    readonly delegation: Seen;
    readonly on: CivilDate;
    readonly reason: string;
  }): Promise<Outcome<DelegationRecord>>;
  /** Taken back, with the reason: a talk that was arranged under it is cancelled. */
  withdraw(input: {
    readonly delegation: Seen;
    readonly reason: string;
  }): Promise<Outcome<DelegationRecord>>;
  /** A talk was held by somebody to whom nobody had entrusted it: on record as the breach it was. */
  recordUnordered(input: {
    readonly talk: Seen;
    /** The order that was drawn up and not given, where there is one. */
    readonly delegation?: Seen;
    readonly whatHappened: string;
  }): Promise<Outcome<DelegationRecord>>;
  /** 转委托: the delegate handed it on to somebody else. */
  recordHandingOn(input: {
    readonly delegation: Seen;
    /** Person id. */
    readonly to: string;
    readonly on: CivilDate;
    readonly whatHappened: string;
  }): Promise<Outcome<DelegationRecord>>;
  /**
   * The originals were handed over on a day. Copies that the unit keeps of what the department alone
   * keeps are on record, and the record is not back before they are shredded.
   */
  returnRecord(input: {
    readonly delegation: Seen;
    readonly on: CivilDate;
    readonly copiesKept: boolean;
  }): Promise<Outcome<DelegationRecord>>;
  /** The unit's copies were shredded. */
  shred(input: {
    readonly delegation: Seen;
    readonly on: CivilDate;
    readonly note?: string;
  }): Promise<Outcome<DelegationRecord>>;
  /** Not complete: back to the delegate, with what is missing. */
  sendBack(input: {
    readonly delegation: Seen;
    readonly opinion: string;
  }): Promise<Outcome<DelegationRecord>>;
  /** The department keeps what came back; kept elsewhere it is refused (五¶3). */
  close(input: {
    readonly delegation: Seen;
    readonly keeper?: 'department' | 'unit' | 'personal-archive' | 'elsewhere';
  }): Promise<Outcome<DelegationRecord>>;
  /**
   * Closes an order as the recorded breach it was, by a named approver with a reason.
   *
   * @errors `input.invalid` at `approver`; `state.not-possible` where nothing was broken
   * @clause 二·2
   */
  closeAsBreach(input: {
    readonly delegation: Seen;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<DelegationRecord>>;
}
