/** 查阅授权, 督查 of single cases, and 本人事项: what those get who work no case, by allow-list views alone. */
import type { CivilDate } from '../../policy/index.ts';
import type { GrantRecord } from '../model/records.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import type { CaseException, StepsView } from '../vault/project.ts';
import type { Seen } from './common.ts';

export type {
  CaseException,
  LetterView,
  NoticeView,
  OwnCaseView,
  RectificationView,
  StepsView,
} from '../vault/project.ts';

/** `sdk.grants`: lets an inspector read a single case for a time. */
export interface GrantsApi {
  /** Lets an inspector read one case until a day (the last one counted), for a reason. */
  give(input: {
    /** Person id of the inspector. */
    readonly inspector: string;
    /** Id of the case's obligation. */
    readonly obligation: string;
    readonly until: CivilDate;
    readonly reason: string;
  }): Promise<Outcome<GrantRecord>>;
  /**
   * From now on the inspector reads the case no more.
   *
   * @errors `state.not-possible` where it is over already
   */
  revoke(grant: Seen): Promise<Outcome<GrantRecord>>;
  /** Looks that were granted: to a leader all, to an inspector their own. */
  list(): Promise<readonly GrantRecord[]>;
}

/** Which cases inspection asks for. */
export interface InspectionQuery {
  readonly offset?: number;
  /** At most 500; left out, 100. */
  readonly limit?: number;
  /** Those with any of these; left out, all cases. */
  readonly exceptions?: readonly CaseException[];
  /** Name of the unit on the day of the event (时任). */
  readonly unit?: string;
  /** The kind's name, as the cases say it. */
  readonly kindName?: string;
  /** Due on these days, both counted; what has no day is not among them. */
  readonly dueFrom?: CivilDate;
  readonly dueTo?: CivilDate;
}

/** `sdk.inspection`: the steps of cases, without names and content (五¶2). */
export interface InspectionApi {
  /** Cases with their steps and their days, names masked, content left out (五¶2); the earliest due first. */
  cases(query?: InspectionQuery): Promise<{
    readonly cases: readonly StepsView[];
    /** How many are asked for. */
    readonly total: number;
    /** How many there are of each exception, of what is asked for whatever the exceptions. */
    readonly exceptions?: Readonly<Partial<Record<CaseException, number>>>;
    /** The units and kinds of all cases, by name. */
    readonly unitNames?: readonly string[];
    readonly kindNames?: readonly string[];
    /** Set where the cases of the whole district could not be had now: that there are none is not said. */
    readonly missing?: Refusal;
  }>;
}
