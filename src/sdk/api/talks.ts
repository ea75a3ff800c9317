/** 谈话 and 谈话记录: held, written down, confirmed. */
import type { CivilDate, ClockTime, Explanation, Finding } from '../../policy/index.ts';
import type { PointAnswerRecord, Receipt, TalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, Seen } from './common.ts';
import type { FileReference } from './papers.ts';

/** The acts on a talk, as `next` offers them. */
export type TalkAct = 'prepare' | 'notify' | 'hold' | 'write' | 'confirm' | 'cancel' | 'amend';

/** Entered for somebody else, e.g. for the leader who held it: person id. Both names are kept. */
interface OnBehalf {
  readonly onBehalfOf?: string;
}

/** `onBehalfOf` left out: for the talker, where the talker is not at the desk. */
export interface HoldInput extends OnBehalf {
  readonly talk: Seen;
  readonly heldOn: CivilDate;
  readonly startsAt?: ClockTime;
  readonly endsAt?: ClockTime;
  readonly place?: string;
  /** Where another than the planned talker held it. */
  readonly talker?: string;
  /** Person ids of subjects of a group talk who did not come: their obligations stay due. */
  readonly absent?: readonly string[];
  /** 诫勉: the notice was handed over in this talk (一并). Left out, service can still be recorded as it was. */
  readonly service?: { readonly servedAt?: ClockTime; readonly receipt: Receipt };
  readonly reasons?: Readonly<Record<string, string>>;
}

/**
 * A talk that nobody had arranged. `onBehalfOf` left out: for the talker, where the talker is not at
 * the desk.
 */
export interface UnarrangedInput extends Omit<HoldInput, 'talk' | 'talker' | 'absent'> {
  readonly obligation: Seen;
  /** Obligations met in the same talk: the other half of a transfer, or the others of a group talk; those who came. */
  readonly together?: readonly Seen[];
  /** 三: the need of the work that a group talk answers. */
  readonly workNeed?: string;
  /** Person id of who held it. */
  readonly talker: string;
  readonly recorder?: string;
  /** 谈话提纲 was ready all the same. */
  readonly outline?: boolean;
}

/** The record of a talk as it is written. */
export interface WriteRecordInput extends OnBehalf {
  readonly talk: Seen;
  /** Answers by obligation id. */
  readonly points: Readonly<Record<string, readonly PointAnswerRecord[]>>;
  /** 说明及表态: what the subject said, in the record's words. */
  readonly statement?: string;
  /** 反映的情况、问题、要求: new ones; each becomes an item to handle. */
  readonly matters?: readonly { readonly obligation: string; readonly text: string }[];
  /** `written`, or `not-needed` where the kind allows it (五¶2 必要时). */
  readonly record: 'written' | 'not-needed';
}

/** A correction of what was entered of a talk that was held. `null` takes a field back; what is left out stays. */
export interface AmendInput extends OnBehalf {
  readonly talk: Seen;
  readonly reason: string;
  readonly changes: {
    readonly date?: CivilDate;
    readonly startsAt?: ClockTime | null;
    readonly endsAt?: ClockTime | null;
    readonly place?: string | null;
    readonly talker?: string;
    readonly recorder?: string | null;
    /** Person ids: who of those that it was arranged with was not there. Takes the place of what was said of that before. */
    readonly absent?: readonly string[];
    /** The day on which the record was confirmed. */
    readonly confirmedOn?: CivilDate;
    readonly service?: ServiceChanges;
  };
  /** Who answers for it where a discharge turns out to be none. */
  readonly approver?: string;
}

/** What was mistyped of the service of a notice. It remains the one service that there was. */
export interface ServiceChanges {
  readonly servedOn?: CivilDate;
  readonly servedAt?: ClockTime | null;
  readonly receipt?: Receipt;
}

/** How a record was confirmed: by whom, how it was read back and signed. */
export interface ConfirmInput extends OnBehalf {
  readonly talk: Seen;
  /** `refused`: it was read back, and the subject would not sign. */
  readonly method: 'signature' | 'paper' | 'refused';
  readonly on: CivilDate;
  /** 本人意见: what the subject wanted added to the record after reading it. */
  readonly remark?: string;
  /** Of `refused`: the names of those who attest it, one at least. */
  readonly witnesses?: readonly string[];
  /** The signed paper as it was scanned: it goes into the register of papers. */
  readonly scan?: FileReference;
  /** Where errors stand that nothing can mend any more: the record closes as the breach it was and discharges nothing. */
  readonly asBreach?: { readonly approver: string; readonly reason: string };
  readonly reasons?: Readonly<Record<string, string>>;
}

/** `sdk.talks`: talks as they are prepared, told of and held. */
export interface TalksApi {
  /** The talk with its record; a look is audited. */
  get(id: string): Promise<TalkRecord | undefined>;
  /** Which steps are open to the person at the desk, and why the others are not. */
  next(id: string): Promise<readonly NextAct<TalkAct>[]>;
  /** The talk was held: a fact, recorded even where it was a breach. */
  hold(input: HoldInput): Promise<Outcome<TalkRecord>>;
  /**
   * The talk was held although nobody had arranged it: the same fact, judged as it was (五¶2: without
   * plan or outline a district talk warns). What it was not arranged for it meets all the same.
   */
  recordUnarranged(input: UnarrangedInput): Promise<Outcome<TalkRecord>>;
}

/** What hangs together, by ids (五¶3): talk, inquiry, reply, notice, rectification, and the papers of them. */
export interface CaseLinks {
  readonly events: readonly string[];
  readonly obligations: readonly string[];
  readonly talks: readonly string[];
  readonly delegations: readonly string[];
  readonly inquiries: readonly {
    readonly inquiry: string;
    readonly letters: number;
    readonly replies: number;
    /** The event that it was turned into. */
    readonly turnedInto?: string;
  }[];
  readonly admonitions: readonly {
    readonly admonition: string;
    /** Number of the notice. */
    readonly notice?: string;
    readonly rectification: readonly string[];
  }[];
  readonly matters: readonly string[];
  readonly papers: readonly string[];
  readonly outlines: readonly string[];
  readonly incidents: readonly string[];
}

/** `sdk.records`: the written record of a talk (五¶1). */
export interface RecordsApi {
  /**
   * The record of a talk that was held, or that none is needed (五¶2 必要时); again until it is confirmed.
   *
   * @errors `input.invalid` where an answer names no point of the talk; `state.not-possible` before the talk was held and after it was confirmed
   * @clause 五¶2
   */
  write(input: WriteRecordInput): Promise<Outcome<TalkRecord>>;
  /** Read back and confirmed: the record closes, and what it discharges is discharged. */
  confirm(input: ConfirmInput): Promise<Outcome<TalkRecord>>;
  /**
   * Corrects what was entered of a talk that was held. The correction shows in the record, with what
   * stood there first; the rules are asked again; a discharge that no longer holds is taken back.
   */
  amend(input: AmendInput): Promise<Outcome<TalkRecord>>;
  /** Everything of one course of things, from any record of it: what the person at the desk may see. */
  links(id: string): Promise<CaseLinks | undefined>;
  /** What stands against confirming the record as it is. */
  review(talk: string): Promise<readonly Finding[]>;
  /** Whether this talk may do without a written record (五¶2), and why not. */
  mayDoWithout(talk: string): Promise<{ readonly allowed: boolean; readonly why?: Explanation }>;
}
