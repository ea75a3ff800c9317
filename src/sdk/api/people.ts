/** Persons: of the host's directory, and as the records tell of them. */
import type { CivilDate, Post } from '../../policy/index.ts';
import type { Cancellable, Page, PageQuery, PersonChoice } from './common.ts';

export interface PersonQuery extends PageQuery {
  /** Contained in name, unit or title; or the first letters of the name in pinyin. */
  readonly text?: string;
  /** Unit id. */
  readonly unit?: string;
  /** 区委管理的干部, or all others. */
  readonly managed?: boolean;
}

export interface HistoryQuery extends Cancellable {
  /** Person id. */
  readonly person: string;
  /** The end of that day; left out, now. */
  readonly asOf?: CivilDate;
}

/** One thing that was known, as it stood then. */
export interface HistoryEntry {
  readonly type:
    'event' | 'obligation' | 'talk' | 'matter' | 'admonition' | 'inquiry' | 'delegation';
  readonly id: string;
  readonly revision: number;
  /** The day it is about: of the decision, of the talk, on which it was raised or drawn up. */
  readonly on: CivilDate;
  readonly kind?: string;
  readonly kindName?: string;
  readonly state?: string;
  readonly stateName?: string;
  /** Unit and title on the day of the event (时任). */
  readonly unitName?: string;
  readonly title?: string;
  /** Of a talk. */
  readonly talker?: { readonly id: string; readonly name: string };
  readonly held?: boolean;
  /** False where it came from elsewhere later, so that only its present state can be told. */
  readonly certain: boolean;
}

/** 时任: what a person was on a day, and what was known then. */
export interface PersonHistory {
  readonly person: string;
  readonly name: string;
  readonly asOf: CivilDate;
  readonly unitName?: string;
  readonly title?: string;
  /** Posts held on the day, as the records up to then have them. */
  readonly posts: readonly Post[];
  /** The oldest first. */
  readonly entries: readonly HistoryEntry[];
}

/** `sdk.people`: who is who, and somebody’s talks as of a day. */
export interface PeopleApi {
  /**
   * Persons by name, first letters of the name, unit or title; with an empty text the leaders of
   * committee and department.
   */
  search(
    text: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly PersonChoice[]>;
  /** Those in the directory who hold a post today, in the order of their names. */
  find(query?: PersonQuery): Promise<Page<PersonChoice>>;
  /** What the records tell of somebody, now or as they stood on an earlier day. */
  history(query: HistoryQuery): Promise<PersonHistory | undefined>;
}
