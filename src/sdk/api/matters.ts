/** 反映的情况、问题、要求, from being raised to the answer. */
import type { CivilDate, Finding } from '../../policy/index.ts';
import type { MatterRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, Seen } from './common.ts';

/** The acts on a matter, as `next` offers them. */
export type MatterAct =
  'assign' | 'handle' | 'settleAtOnce' | 'answer' | 'sendBack' | 'verify' | 'close' | 'note';

/** A matter that a subject raised, with what a clerk reads at a glance. */
export interface MatterRow {
  readonly matter: MatterRecord;
  readonly subjectName: string;
  readonly unitName: string;
  readonly stateName: string;
  readonly overdue: boolean;
  /** What is still missing before it is settled, with the rule that asks for it (四·2⑶, 五¶2). */
  readonly findings: readonly Finding[];
  readonly next: readonly NextAct<MatterAct>[];
}

/** Which matters are listed; all where it is left out. */
export interface MatterQuery {
  readonly talk?: string;
  /** Only those that are not settled. */
  readonly open?: boolean;
}

/** `sdk.matters`: what subjects raised, until it is answered (四·2⑶). */
export interface MattersApi {
  /** What was raised in one talk, in the order it was entered (四·2⑶). */
  ofTalk(talk: string): Promise<readonly MatterRecord[]>;
  /** Matters raised, overdue ones first. */
  list(query?: MatterQuery): Promise<readonly MatterRow[]>;
  /**
   * Who handles it, and by when.
   *
   * @errors `input.invalid` at `handler`
   * @clause 四·2⑶
   */
  assign(input: {
    readonly matter: Seen;
    /** Person id of the handler. */
    readonly handler: string;
    readonly dueOn?: CivilDate;
  }): Promise<Outcome<MatterRecord>>;
  /** What was done about it, what came of it, and by what that is seen. */
  handle(input: {
    readonly matter: Seen;
    readonly disposition: string;
    readonly result: string;
    readonly evidence: string;
  }): Promise<Outcome<MatterRecord>>;
  /** What could be settled at once, without being assigned first (四·2⑶). */
  settleAtOnce(input: {
    readonly matter: Seen;
    /** Person id of who settled it. */
    readonly handler: string;
    readonly disposition: string;
    readonly result: string;
  }): Promise<Outcome<MatterRecord>>;
  /**
   * The subject was answered on a day.
   *
   * @errors `input.invalid` at `on`; `state.not-possible` before it was handled
   * @clause 四·2⑶
   */
  answer(input: { readonly matter: Seen; readonly on: CivilDate }): Promise<Outcome<MatterRecord>>;
  /**
   * Not handled as it should be: back to the handler, with the reason.
   *
   * @errors `state.not-possible` unless it was handled
   * @clause 四·2⑶
   */
  sendBack(input: {
    readonly matter: Seen;
    readonly opinion: string;
  }): Promise<Outcome<MatterRecord>>;
  /** Checked by somebody other than the handler (五¶2). */
  verify(input: {
    readonly matter: Seen;
    readonly checker: string;
    readonly on: CivilDate;
    readonly opinion: string;
  }): Promise<Outcome<MatterRecord>>;
  /**
   * Nothing is left to do: handled, checked and answered.
   *
   * @errors `state.not-possible` where a step is missing
   * @clause 四·2⑶
   */
  close(matter: Seen): Promise<Outcome<MatterRecord>>;
  /**
   * Nothing is to be done about it, with the reason.
   *
   * @errors `state.not-possible` once it was handled
   * @clause 四·2⑶
   */
  note(input: { readonly matter: Seen; readonly reason: string }): Promise<Outcome<MatterRecord>>;
}
