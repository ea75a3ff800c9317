/** 待谈清单: obligations, and who may talk. */
import type { CivilDate, Eligibility, Explanation, Timeliness } from '../../policy/index.ts';
import type { ObligationRecord, TalkRecord } from '../model/records.ts';
import type { PointView } from './common.ts';

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
  readonly talk?: TalkRecord;
}

export interface WorklistQuery {
  readonly kinds?: readonly string[];
  readonly states?: readonly ('open' | 'arranged' | 'done')[];
  /** Contained in name, unit or title. */
  readonly text?: string;
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

export interface ObligationsApi {
  worklist(query?: WorklistQuery): Promise<readonly WorklistRow[]>;
  get(id: string): Promise<WorklistRow | undefined>;
  /** Candidates for a talk on a day: those who may first, the others with why not. */
  talkers(obligation: string, on: CivilDate): Promise<readonly TalkerChoice[]>;
}
