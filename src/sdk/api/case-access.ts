/** 查阅授权, 督查 of single cases, and 本人事项: what those get who work no case, by allow-list views alone. */
import type { CivilDate } from '../../policy/index.ts';
import type { GrantRecord } from '../model/records.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import type { StepsView } from '../vault/project.ts';
import type { Seen } from './common.ts';

export type {
  LetterView,
  NoticeView,
  OwnCaseView,
  RectificationView,
  StepsView,
} from '../vault/project.ts';

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

export interface InspectionApi {
  /** Cases with their steps and their days, names masked, content left out (五¶2); the earliest due first. */
  cases(page?: {
    readonly offset?: number;
    /** At most 500; left out, 100. */
    readonly limit?: number;
  }): Promise<{
    readonly cases: readonly StepsView[];
    readonly total: number;
    /** Set where the cases of the whole district could not be had now: that there are none is not said. */
    readonly missing?: Refusal;
  }>;
}
