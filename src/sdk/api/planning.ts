/** 谈话安排: who talks with whom, on which day. */
import type { CivilDate, ClockTime, Finding } from '../../policy/index.ts';
import type { TalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Seen } from './common.ts';

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

export interface PlanApi {
  /** What the policy says of an arrangement before it is made. */
  check(input: ArrangeInput): Promise<Outcome<readonly Finding[]>>;
  arrange(input: ArrangeInput): Promise<Outcome<TalkRecord>>;
  reschedule(input: RescheduleInput): Promise<Outcome<TalkRecord>>;
  cancel(talk: Seen, reason: string): Promise<Outcome<TalkRecord>>;
}
