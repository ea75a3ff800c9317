/** 失密、泄密、追查、打击报复 (四·2⑷, ⑸): the register of what the text says is to be dealt with severely. */
import type { CivilDate } from '../../policy/index.ts';
import type { IncidentRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, Seen } from './common.ts';

/** The acts on an incident, as `next` offers them. */
export type IncidentAct = 'assign' | 'investigate' | 'sanction' | 'close';
/** 打击报复 (retaliation), 追查 (hunting for who reported), 泄密 (leak), 失密 (loss of a secret). */
export type IncidentKind = IncidentRecord['kind'];

/** An incident with what can be done next. */
export interface IncidentRow {
  readonly incident: IncidentRecord;
  readonly kindName: string;
  readonly stateName: string;
  readonly next: readonly NextAct<IncidentAct>[];
}

/** A report of what happened (四·2⑸). */
export interface IncidentInput {
  /** 打击报复 · 追查 · 泄密 · 失密 */
  readonly kind: IncidentKind;
  /** What happened. Who reported the problem is named by no word of it: that is for the vault. */
  readonly what: string;
  readonly happenedOn?: CivilDate;
  /** Person ids of whom it was done to, and of who is said to have done it. */
  readonly concerns?: readonly string[];
  readonly accused?: readonly string[];
  /** The obligation of the case that it is about. */
  readonly obligation?: string;
  /** Entered by the clerk for somebody who told it. */
  readonly onBehalfOf?: string;
}

/** A sanction as it was decided. */
export interface SanctionInput {
  readonly incident: Seen;
  readonly on: CivilDate;
  /** Who decided it. */
  readonly body: string;
  /** Person id of one of the accused. */
  readonly against: string;
  readonly what: string;
  /** Under which rules (按照有关规定). */
  readonly basis?: string;
  readonly document?: string;
}

/** `sdk.incidents`: retaliation and breaches of secrecy (四·2⑷, ⑸). */
export interface IncidentsApi {
  /**
   * What was reported, open ones first; never one that concerns or accuses the person at the desk (四·2⑸).
   */
  list(query?: {
    readonly open?: boolean;
    readonly kinds?: readonly IncidentKind[];
  }): Promise<readonly IncidentRow[]>;
  /** One incident; a look is audited. */
  get(id: string): Promise<IncidentRow | undefined>;
  /**
   * Goes to the department, never to the unit. Anybody may report; who may not read the register gets
   * the number and the day, and no more.
   */
  report(
    input: IncidentInput,
  ): Promise<Outcome<{ readonly id: string; readonly reportedOn: CivilDate }>>;
  /** Who looks into it: nobody whom it concerns or accuses. */
  assign(input: {
    readonly incident: Seen;
    readonly handler: string;
  }): Promise<Outcome<IncidentRecord>>;
  /** What was found; the accused may be named only now. */
  investigate(input: {
    readonly incident: Seen;
    readonly on: CivilDate;
    readonly text: string;
    readonly accused?: readonly string[];
  }): Promise<Outcome<IncidentRecord>>;
  /** What was decided elsewhere is put on record (四·2⑸ 按照有关规定严肃处理): this register decides nothing. */
  sanction(input: SanctionInput): Promise<Outcome<IncidentRecord>>;
  /**
   * What came of it: founded or not.
   *
   * @errors `input.invalid` at `founded` where somebody was dealt with for it; `state.not-possible` before it was looked into
   * @clause 四·2⑸
   */
  close(input: {
    readonly incident: Seen;
    readonly on: CivilDate;
    readonly conclusion: string;
    readonly founded: boolean;
  }): Promise<Outcome<IncidentRecord>>;
}
