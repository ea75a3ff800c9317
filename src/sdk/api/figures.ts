/** 督促检查: rates with the rows behind them. */
import type { CivilDate } from '../../policy/index.ts';
import type { Outcome } from '../outcome.ts';

/** A rate with the rows behind it: `met` out of `of`, as ids. No `rate` where there is nothing to count. */
export interface Figure {
  readonly met: readonly string[];
  readonly of: readonly string[];
  readonly rate?: number;
}

export interface FiguresQuery {
  /** First and last day of the period, both counted. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kinds?: readonly string[];
  /** Name of the unit on the day of the event (时任). */
  readonly unit?: string;
  /** Person id of the talker. */
  readonly talker?: string;
}

export interface PunctualityRow {
  readonly class: 'early' | 'on-time' | 'late-with-reason' | 'late' | 'undecided' | 'not-held';
  readonly obligations: readonly string[];
}

export interface LoadRow {
  /** Person id. */
  readonly talker: string;
  readonly name: string;
  readonly talks: readonly string[];
}

/** 督促检查: obligations whose day lies in the period are counted; cancelled and merged ones never. */
export interface Figures {
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** 谈话覆盖率: managed cadres with a talk held in the period ÷ those managed on its last day. Ids are persons. */
  readonly coverage: { readonly all: Figure; readonly principals: Figure };
  /** 完成率: held ÷ due. */
  readonly completion: Figure;
  /** 及时率: held within the window ÷ due. */
  readonly onTime: Figure;
  readonly punctuality: readonly PunctualityRow[];
  /** Of the talks held: with a written record, confirmed, prepared by an outline, held in a group. */
  readonly recorded: Figure;
  readonly confirmed: Figure;
  readonly outlined: Figure;
  readonly group: Figure;
  /** 整改完成率, 整改按期率: items verified, and reported by their day, ÷ items due in the period. */
  readonly rectified: Figure;
  readonly rectifiedOnTime: Figure;
  /** 反映事项办结率 and 答复率, of the matters raised in the period. */
  readonly mattersSettled: Figure;
  readonly mattersAnswered: Figure;
  readonly byKind: readonly {
    readonly key: string;
    readonly completion: Figure;
    readonly onTime: Figure;
  }[];
  readonly byUnit: Figures['byKind'];
  /** Talks held per talker, the busiest first. */
  readonly load: readonly LoadRow[];
  /** What is overdue today, by days since its day. */
  readonly ageing: readonly {
    readonly from: number;
    readonly to?: number;
    readonly obligations: readonly string[];
  }[];
  /** Departures from a deadline with the reason that was given. */
  readonly exceptions: readonly { readonly obligation: string; readonly reason: string }[];
}

export interface FiguresApi {
  /** Counted from the records each time; refused to who may not read the rows behind them. */
  read(query: FiguresQuery): Promise<Outcome<Figures>>;
}
