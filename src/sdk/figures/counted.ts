/**
 * What the figures count: obligations, not talks, whose day lies in the period. An obligation's day is
 * the day that lateness is judged by; where the text names none (及时), the day it arose. Cancelled and
 * merged ones are out of every denominator, and so is what is about the person at the desk.
 */
import { timeliness, type Timeliness } from '../../policy/index.ts';
import type { FiguresQuery } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { Entry, TalkEntry } from '../model/entries.ts';
import type { InquiryRecord, ObligationRecord, RecordType } from '../model/records.ts';
import type { CivilDate } from '../ports.ts';
import { daysOf } from './period.ts';

/** An obligation that counts, with the talk that was held for it or the letter that was served. */
export interface Counted {
  readonly id: string;
  readonly obligation: ObligationRecord;
  readonly day: CivilDate;
  readonly talk?: TalkEntry;
  readonly inquiry?: InquiryRecord;
  readonly held: boolean;
  readonly timeliness: Timeliness;
  /** Why the window was departed from. */
  readonly reason?: string;
}

export interface DayGroups<T extends RecordType> {
  of(day: string): Iterable<Entry<T>>;
}

/** What figures are counted over: the index as it is, or as it was on a day. */
export interface FigureIndex {
  readonly countedOn: DayGroups<'obligation'>;
  readonly talksOn: DayGroups<'talk'>;
  readonly mattersRaisedOn: DayGroups<'matter'>;
  one<T extends RecordType>(type: T, id: string | undefined): Entry<T> | undefined;
  all<T extends RecordType>(type: T): readonly Entry<T>[];
}

/** What is asked for and who asks: the same for every figure of one answer. */
export interface Asked {
  readonly desk: Desk;
  readonly index: FigureIndex;
  readonly query: FiguresQuery;
  /**
   * The person at the desk, who counts nothing that is about themselves where rows come with the
   * numbers. Numbers alone are the same for everybody: one less would tell that there is a case.
   */
  readonly me?: string;
  readonly today: CivilDate;
}

export function countedObligations(asked: Asked): readonly Counted[] {
  const counted: Counted[] = [];
  for (const day of daysOf(asked.query)) {
    for (const obligation of asked.index.countedOn.of(day)) {
      if (!isCounted(obligation) || !isAskedFor(asked, obligation)) continue;
      counted.push(count(asked, obligation, day));
    }
  }
  return counted.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function isCounted({ state, withdrawn }: ObligationRecord): boolean {
  // What is owed again in its place is counted instead of it.
  return state !== 'cancelled' && state !== 'merged' && withdrawn?.again === undefined;
}

/** Of the kinds, unit and talker asked for, whatever its day; never one's own. */
export function isAskedFor(
  { index, query, me }: Asked,
  obligation: ObligationRecord | undefined,
): boolean {
  if (obligation === undefined || obligation.ofTheDay.id === me) return false;
  const { kinds, unit, talker } = query;
  if (kinds?.includes(obligation.obligation.kind) === false) return false;
  if (unit !== undefined && obligation.ofTheDay.unitName !== unit) return false;
  return talker === undefined || talkOf(index, obligation)?.talker.id === talker;
}

export function talkOf(
  index: FigureIndex,
  { talk, discharged }: ObligationRecord,
): TalkEntry | undefined {
  return index.one('talk', talk ?? discharged?.talk);
}

function count(asked: Asked, obligation: ObligationRecord, day: CivilDate): Counted {
  const { desk, index, today } = asked;
  const { window } = obligation.obligation;
  const talk = talkOf(index, obligation);
  const inquiry = index.one('inquiry', obligation.inquiry);
  const heldOn = talk?.heldBy === undefined ? inquiry?.rounds[0]?.service?.servedOn : talk.date;
  const reason = talk?.reasons[window.rule];
  return {
    id: obligation.id,
    obligation,
    day,
    held: heldOn !== undefined,
    timeliness: timeliness(desk.policy, window, {
      asOf: today,
      ...(heldOn === undefined ? {} : { heldOn }),
    }),
    ...(talk === undefined ? {} : { talk }),
    ...(inquiry === undefined ? {} : { inquiry }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The talks that were held for these, each once. */
export function talksHeld(counted: readonly Counted[]): readonly TalkEntry[] {
  const talks = new Map<string, TalkEntry>();
  for (const { talk } of counted) if (talk?.heldBy !== undefined) talks.set(talk.id, talk);
  return [...talks.values()];
}
