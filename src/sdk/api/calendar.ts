/** The calendar: what is on which day. */
import type { CivilDate, ClockTime } from '../../policy/index.ts';
import type { CaseType } from './cases.ts';
import type { Cancellable, DayKind } from './common.ts';

/** First and last day, both shown; at most 400 days. */
export interface CalendarQuery extends Cancellable {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kinds?: readonly string[];
  /** Person id of the talker. */
  readonly talker?: string;
  /** Name of the unit on the day of the event (时任). */
  readonly unit?: string;
}

/** A talk as the calendar shows it; one that was cancelled is not there. */
export interface CalendarTalk {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly kindName: string;
  readonly date: CivilDate;
  readonly startsAt?: ClockTime;
  readonly endsAt?: ClockTime;
  readonly place?: string;
  readonly talker: { readonly id: string; readonly name: string };
  readonly subjects: readonly { readonly id: string; readonly name: string }[];
  readonly unitName: string;
  readonly obligations: readonly string[];
  readonly state: string;
  readonly stateName: string;
  readonly held: boolean;
}

/** Something that is to be done by the end of a day, and is not. */
export interface CalendarDue {
  readonly type: 'obligation' | CaseType;
  readonly id: string;
  readonly subjectName: string;
  readonly unitName: string;
  /** Of an obligation. */
  readonly kindName?: string;
  readonly overdue: boolean;
}

/** A day of the calendar: worked on, off, or not yet published. */
export interface CalendarDay {
  readonly date: CivilDate;
  readonly kind: DayKind;
  /** By the hour they begin, those without one last. */
  readonly talks: readonly CalendarTalk[];
  readonly due: readonly CalendarDue[];
}

/** `sdk.calendar`: the talks of a span of days, with days off and make-up days. */
export interface CalendarApi {
  /** Every day of the range, with what is on it and what is due on it. */
  range(query: CalendarQuery): Promise<readonly CalendarDay[]>;
}
