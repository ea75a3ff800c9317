/** Cases that take their course, in one list. */
import type { CivilDate } from '../../policy/index.ts';
import type { Page, PageQuery } from './common.ts';

/** What the case list holds. */
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

/** A case of any type with what a list shows of it. */
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

/** What was written down that words may be searched in. */
export type WordSearchType =
  | 'talk'
  | 'obligation'
  | 'event'
  | 'matter'
  | 'admonition'
  | 'inquiry'
  | 'delegation'
  | 'approval'
  | 'outline'
  | 'paper'
  | 'incident'
  | 'unitTalk'
  | 'submission';

/** What is searched for, and where. */
export interface WordQuery {
  /** Full and half width, capitals and spaces make no difference. */
  readonly words: string;
  /** Default: all. */
  readonly types?: readonly WordSearchType[];
  /** How many are told, at most 1,000; default 100. */
  readonly limit?: number;
  /** Ends with an `AbortError`. */
  readonly signal?: AbortSignal;
  /** Told how far it is, from 0 to 1. */
  readonly progress?: (done: number) => void;
}

/** A record in which the words were found. */
export interface WordHit {
  readonly type: WordSearchType;
  readonly id: string;
  readonly revision: number;
  /** The words where they were first found, with some around them. */
  readonly excerpt: string;
}

/** What a search in full text has found. */
export interface WordsFound {
  readonly hits: readonly WordHit[];
  /** False where there are more than are told. */
  readonly complete: boolean;
}

/** `sdk.cases`: one list over all cases, and the search in their words. */
export interface CasesApi {
  /**
   * 全文检索: records in which these words were written, what was said in talks included, as far as the
   * person at the desk may see them; of what the vault holds nothing is found.
   */
  words(query: WordQuery): Promise<WordsFound>;
  /** What runs before what is over, by the day it is due. */
  page(query?: CaseQuery): Promise<Page<CaseRow>>;
}
