/** 谈话安排: who talks with whom, on which day. */
import type { CivilDate, ClockTime, Finding } from '../../policy/index.ts';
import type { OutlineRecord, TalkRecord } from '../model/records.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import type { PointView, Seen } from './common.ts';

/** A talk as it is to be arranged. */
export interface ArrangeInput {
  readonly obligation: Seen;
  /** Obligations met in the same talk: the other half of a transfer, or the others of a group talk. */
  readonly together?: readonly Seen[];
  /** 三: the need of the work that a group talk answers. */
  readonly workNeed?: string;
  readonly date: CivilDate;
  readonly startsAt?: ClockTime;
  /** When it is to be over, where that is known. */
  readonly endsAt?: ClockTime;
  readonly place?: string;
  /** Person id of the talker. */
  readonly talker: string;
  readonly recorder?: string;
  /** 谈话提纲 is ready. */
  readonly outline?: boolean;
  /** Reasons for departing from rules that allow it, by rule id. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** Another day, hour, place or talker for a talk that is arranged. What is left out stays; `null` takes it back. */
export interface RescheduleInput {
  readonly talk: Seen;
  readonly date?: CivilDate;
  readonly startsAt?: ClockTime | null;
  readonly endsAt?: ClockTime | null;
  readonly place?: string | null;
  readonly talker?: string;
  readonly recorder?: string | null;
  readonly outline?: boolean;
  readonly reasons?: Readonly<Record<string, string>>;
}

/** One row of a batch: what is found of it, and where it cannot be arranged, why not. */
export interface BatchRow {
  /** Counted from 0, as given. */
  readonly row: number;
  readonly findings: readonly Finding[];
  readonly error?: Refusal;
}

/** An outline (谈话提纲): notes by content point. */
export interface OutlineInput {
  readonly talk: Seen;
  readonly notes: readonly {
    readonly obligation: string;
    readonly point: string;
    readonly note: string;
  }[];
  /** What the talker wants to ask. */
  readonly questions?: readonly string[];
}

/** 谈话提纲 as its talker reads it. */
export interface OutlineView {
  readonly outline: OutlineRecord;
  /** 四·1. */
  readonly principles: string;
  readonly sections: readonly {
    readonly obligation: string;
    readonly subjectName: string;
    readonly unitName: string;
    readonly title: string;
    readonly points: readonly (PointView & { readonly notes: readonly string[] })[];
  }[];
}

/** What somebody is to be told, in words that say nothing of the case. */
export interface NoticeToTell {
  /** Person id. */
  readonly person: string;
  readonly name: string;
  readonly text: string;
}

/** `sdk.plan`: arranges talks, moves and cancels them, and checks before that. */
export interface PlanApi {
  /** What the policy says of an arrangement before it is made. */
  check(input: ArrangeInput): Promise<Outcome<readonly Finding[]>>;
  /** What stands against each row of a batch, before it is arranged. */
  checkAll(inputs: readonly ArrangeInput[]): Promise<Outcome<readonly BatchRow[]>>;
  /**
   * Arranges a talk for what is owed (五¶2). A `place` that names who reported is refused (四·2⑷).
   *
   * @errors `policy.refused` where a rule forbids it, `policy.reason-needed` where one asks why; `input.invalid` at the field
   * @clause 五¶2
   */
  arrange(input: ArrangeInput): Promise<Outcome<TalkRecord>>;
  /** A week at once: all or nothing. A refusal tells of each row (`error.rows`). */
  arrangeAll(inputs: readonly ArrangeInput[]): Promise<Outcome<readonly TalkRecord[]>>;
  /** What the policy says of another day, hour, place or talker before it is agreed on. */
  checkReschedule(input: RescheduleInput): Promise<Outcome<readonly Finding[]>>;
  /**
   * Another day, hour, place or talker for a talk that is not held yet, judged like a new one. Who was told of
   * the old day is to be told of the new one.
   *
   * @errors as `arrange`
   * @clause 五¶2
   */
  reschedule(input: RescheduleInput): Promise<Outcome<TalkRecord>>;
  /**
   * The talk does not take place; what it was for is owed again. The reason is kept.
   *
   * @errors `state.not-possible` once it was held
   */
  cancel(talk: Seen, reason: string): Promise<Outcome<TalkRecord>>;
  /** 谈话提纲 by points, for the talker or delegate to read. What names an informant is refused. */
  prepareOutline(input: OutlineInput): Promise<Outcome<OutlineRecord>>;
  /**
   * The outline as its talker reads it, point by point; nothing of where the case comes from (四·2⑷).
   */
  outline(talk: string): Promise<OutlineView | undefined>;
  /** What to tell people of a talk that is arranged, neutral in its wording; nothing once it was held. */
  notices(talk: string): Promise<readonly NoticeToTell[]>;
  /** People were told of the talk; what to tell them comes back, neutral in its wording. */
  notify(
    talk: Seen,
  ): Promise<Outcome<{ readonly talk: TalkRecord; readonly notices: readonly NoticeToTell[] }>>;
}
