/** 待谈清单: obligations, and who may talk. */
import type { CivilDate, Eligibility, Explanation, Timeliness } from '../../policy/index.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { ObligationRecord } from '../model/records.ts';
import type { Cancellable, Page, PageQuery, PointView } from './common.ts';
import type { ObligationEndingsApi } from './obligation-endings.ts';

/** A row of the worklist (待谈清单): an obligation with everything a clerk reads at a glance. */
export interface WorklistRow {
  readonly obligation: ObligationRecord;
  readonly subjectName: string;
  /** Unit and title on the day of the event (时任). */
  readonly unitName: string;
  readonly title: string;
  readonly kindName: string;
  readonly triggerNames: readonly string[];
  readonly clause: string;
  readonly timeliness: Timeliness;
  readonly phase: 'open' | 'arranged' | 'done';
  readonly stateName: string;
  readonly points: readonly PointView[];
  /** Days from today to the due day: negative when past; absent where there is none, or the talk was held. */
  readonly daysLeft?: number;
  readonly talk?: TalkEntry;
  /** The order by which the talk is entrusted to somebody, as long as it runs (二·2). */
  readonly delegation?: {
    readonly id: string;
    readonly stateName: string;
    readonly delegateName: string;
  };
  /** The slip by which the arrangement was put before a leader last. */
  readonly approval?: {
    readonly id: string;
    readonly state: string;
    readonly stateName: string;
    /** Day or talker are no longer as they were put: it is to be put again. */
    readonly changed: boolean;
  };
}

/**
 * How pressing an obligation is today. `soon`: due within seven days; `due`: its window is open;
 * `no-limit`: the text names no period (及时); `undecided`: nobody can say yet; `met`: held or done with.
 */
export type Urgency = 'overdue' | 'soon' | 'due' | 'not-due' | 'no-limit' | 'undecided' | 'met';

export interface WorklistQuery extends Cancellable {
  readonly kinds?: readonly string[];
  readonly states?: readonly ('open' | 'arranged' | 'done')[];
  /** Contained in name, unit or title; or the first letters of the name in pinyin. */
  readonly text?: string;
  /** Name of the unit on the day of the event (时任). */
  readonly unit?: string;
  /** Due on these days, both counted; what has no day is not among them. */
  readonly dueFrom?: CivilDate;
  readonly dueTo?: CivilDate;
  /** Person id of the talker who is to hold it, or held it. */
  readonly talker?: string;
  readonly urgency?: readonly Urgency[];
}

export interface WorklistPageQuery extends WorklistQuery, PageQuery {
  /** `urgency` unless it is told otherwise: still to arrange first, then by the day they are due. */
  readonly sort?: 'urgency' | 'due' | 'name' | 'unit';
  readonly descending?: boolean;
}

/** How many of each, over everything that is asked for and may be seen. */
export interface WorklistCounts {
  readonly total: number;
  readonly phases: Readonly<Record<WorklistRow['phase'], number>>;
  readonly urgency: Readonly<Record<Urgency, number>>;
  /** By state of the workflow, and by kind: those that occur. */
  readonly states: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Somebody who might hold the talk, whether they may, and why or why not in words. */
export interface TalkerChoice {
  readonly eligibility: Eligibility;
  readonly name: string;
  readonly title: string;
  /** As what the person may hold it, e.g. 组织部主要负责人. */
  readonly asName?: string;
  readonly explanations: readonly Explanation[];
  /** Talks already arranged for this person on that day. */
  readonly talksThatDay: number;
}

/** `sdk.obligations`: 待谈清单, what is due, for whom, why and by when. */
export interface ObligationsApi extends ObligationEndingsApi {
  /** Everything that is asked for, the most urgent first; `page` where that is too much at once. */
  worklist(query?: WorklistQuery): Promise<readonly WorklistRow[]>;
  /** A part of the worklist, for a list that is scrolled. */
  page(query?: WorklistPageQuery): Promise<Page<WorklistRow>>;
  /** How many obligations stand in each phase, of what the person at the desk may see. */
  counts(query?: WorklistQuery): Promise<WorklistCounts>;
  /** One row of the worklist, whatever its state; a look is audited. */
  get(id: string): Promise<WorklistRow | undefined>;
  /** Candidates for a talk on a day: those who may first, the others with why not. */
  talkers(obligation: string, on: CivilDate): Promise<readonly TalkerChoice[]>;
}
