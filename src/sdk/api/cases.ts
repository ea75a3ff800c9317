/** Cases that take their course, in one list. */
import type { CivilDate } from '../../policy/index.ts';
import type { Page, PageQuery } from './common.ts';

export type CaseType = 'admonition' | 'inquiry' | 'delegation' | 'matter';

export interface CaseQuery extends PageQuery {
  readonly types?: readonly CaseType[];
  /** Only those that are not over; only those past their day. */
  readonly open?: boolean;
  readonly overdue?: boolean;
  /** Due on these days, both counted. */
  readonly dueFrom?: CivilDate;
  readonly dueTo?: CivilDate;
  /** Name of the unit on the day of the event (时任). */
  readonly unit?: string;
  /** Contained in name or unit; or the first letters of the name in pinyin. */
  readonly text?: string;
}

export interface CaseRow {
  readonly type: CaseType;
  readonly id: string;
  readonly revision: number;
  /** Person id. */
  readonly subject: string;
  readonly subjectName: string;
  readonly unitName: string;
  readonly title: string;
  readonly state: string;
  readonly stateName: string;
  readonly closed: boolean;
  readonly openedOn?: CivilDate;
  readonly closedOn?: CivilDate;
  /** The day of what is to come next: an item's, the reply's, the talk's, the record's return. */
  readonly dueOn?: CivilDate;
  readonly overdue: boolean;
}

export interface CasesApi {
  /** What runs before what is over, by the day it is due. */
  page(query?: CaseQuery): Promise<Page<CaseRow>>;
}
