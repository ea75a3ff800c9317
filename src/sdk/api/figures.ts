/** 督促检查: rates with the rows behind them. */
import type { CivilDate } from '../../policy/index.ts';
import type { Outcome } from '../outcome.ts';

/**
 * How many. `masked`: fewer than three, or one from which fewer than three could be computed; only
 * for viewers outside the department, who are given no rows either.
 */
export type Count = number | 'masked';

/** A rate with the rows behind it: `met` out of `of`, as ids. No `rate` where there is nothing to count, or it is masked. */
export interface Figure {
  /** Ids of the rows; empty for who may not read them. */
  readonly met: readonly string[];
  readonly of: readonly string[];
  readonly count: { readonly met: Count; readonly of: Count };
  readonly rate?: number;
}

/** So many of a sort. */
export interface Tally {
  /** Stable, e.g. a kind, a unit's name, a person's id. */
  readonly key: string;
  readonly name: string;
  readonly count: Count;
  readonly rows: readonly string[];
}

/** The two rates of one kind, unit or talker. */
export interface FigureGroup {
  readonly key: string;
  readonly name: string;
  readonly completion: Figure;
  readonly onTime: Figure;
}

/** The period that is counted, and of what. */
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

/** How a talk stood to its window. */
export type PunctualityClass =
  'early' | 'on-time' | 'late-with-reason' | 'late' | 'undecided' | 'not-held';

/** How many talks stood so. */
export interface PunctualityRow {
  readonly class: PunctualityClass;
  readonly count: Count;
  readonly obligations: readonly string[];
}

/** How many talks somebody held. */
export interface LoadRow {
  /** Person id. */
  readonly talker: string;
  readonly name: string;
  readonly count: Count;
  readonly talks: readonly string[];
}

/** 提醒、函询、诫勉: how many, and of what sort. Rows are obligations. */
export interface WarningFigures {
  readonly byKind: readonly Tally[];
  /** 个别谈话、集体谈话、函询, or not held yet. */
  readonly byWay: readonly Tally[];
  /** As what the talker held it. */
  readonly byTalkerKind: readonly Tally[];
  /** 诫勉: by what it was about; one case can be of several. */
  readonly byIssue: readonly Tally[];
  /** 提醒、函询: where it was found. Only for the department: it can give an informant away. */
  readonly bySource?: readonly Tally[];
}

/**
 * 督促检查. Obligations whose day lies in the period are counted: the day that lateness is judged by,
 * or the one it arose where the text names none (及时); cancelled and merged ones never.
 *
 * For the department every number comes with its rows, and what is about oneself is left out. For
 * others there are numbers alone, fewer than three are masked, and so is what they could be computed
 * from; everybody is told the same, as it stood on record when the month was closed.
 */
export interface Figures {
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** Whether the rows behind the numbers are given. */
  readonly withRows: boolean;
  /** 谈话覆盖率: managed cadres with a talk held in the period ÷ those managed on its last day. Ids are persons. */
  readonly coverage: { readonly all: Figure; readonly principals: Figure };
  /** 完成率: held (a letter: served) ÷ due. */
  readonly completion: Figure;
  /** 及时率: held within the window ÷ due. */
  readonly onTime: Figure;
  readonly punctuality: readonly PunctualityRow[];
  /** Of the talks held: with a written record, confirmed by signature, prepared by an outline, held in a group. */
  readonly recorded: Figure;
  readonly confirmed: Figure;
  readonly outlined: Figure;
  readonly group: Figure;
  /** 整改完成率, 整改按期率: items verified, and reported by their day, ÷ items due in the period. */
  readonly rectified: Figure;
  readonly rectifiedOnTime: Figure;
  /** Of the items that were reported: those that came back. */
  readonly rectificationReopened: Figure;
  /** From the talk to the check, on average over the items verified; for the department alone. */
  readonly rectificationDays?: number;
  /** 书面检查, 整改报告 within their period, where the profile names one, of the admonitions whose period ends in this one. */
  readonly selfCriticismOnTime: Figure;
  readonly reportOnTime: Figure;
  /** 函询按期回复率: letters whose reply is due in the period; 再次函询率: of the first letters served in it. */
  readonly repliedOnTime: Figure;
  readonly askedAgain: Figure;
  /** 委托完成率: orders due in the period whose record came back. */
  readonly delegationsCompleted: Figure;
  /** From the talk to the record's return, on average; for the department alone. */
  readonly delegationReturnDays?: number;
  /** 反映事项办结率 and 答复率, of the matters raised in the period. */
  readonly mattersSettled: Figure;
  readonly mattersAnswered: Figure;
  readonly warnings: WarningFigures;
  readonly byKind: readonly FigureGroup[];
  readonly byUnit: readonly FigureGroup[];
  /** Of what was held, by who held it. */
  readonly byTalker: readonly FigureGroup[];
  /** Talks held per talker, the busiest first; outside the department by person id. */
  readonly load: readonly LoadRow[];
  /** What is overdue today, by days since its day. */
  readonly ageing: readonly {
    readonly from: number;
    readonly to?: number;
    readonly count: Count;
    readonly obligations: readonly string[];
  }[];
  /** Departures from a rule with the reason that was given; for the department alone. */
  readonly exceptions: readonly {
    readonly obligation: string;
    readonly rule: string;
    readonly reason: string;
  }[];
}

/**
 * `2026-03`, `2026-Q1` or `2026`; narrowed, for the department alone, to kinds or to a unit (时任).
 * Outside the department only a whole month that is closed.
 */
export type ReportQuery = (
  { readonly month: string } | { readonly quarter: string } | { readonly year: string }
) & { readonly kinds?: readonly string[]; readonly unit?: string };

/** A number of a table: how many, a share of one, or days. */
export type Cell =
  | { readonly text: string }
  | { readonly count: Count; readonly rows?: readonly string[] }
  | { readonly rate?: number }
  | { readonly days?: number };

/** A table of a report, ready to print. */
export interface ReportTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A report as tables, for the screen, for print and for a workbook. */
export interface Report {
  readonly title: string;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /**
   * The day it was counted on, and the profile it was counted under. Outside the department the day
   * on which the month was closed.
   */
  readonly on: CivilDate;
  readonly profile: string;
  readonly tables: readonly ReportTable[];
}

/** 下一级党政正职 who had no talk in the period (三·4 重点). */
export interface FocusPrincipals {
  readonly coverage: Figure;
  readonly without: readonly {
    readonly person: string;
    readonly name: string;
    readonly unitName: string;
    readonly title: string;
    /** The day of the last talk before the period. */
    readonly lastTalk?: CivilDate;
  }[];
}

/** A row behind a number, as a list shows it. */
export interface FigureRow {
  /** As the figure gave it. */
  readonly id: string;
  readonly type:
    | 'obligation'
    | 'talk'
    | 'admonition'
    | 'rectification'
    | 'inquiry'
    | 'delegation'
    | 'matter'
    | 'person';
  readonly name: string;
  /** On the day of the event (时任); of a person, today's. */
  readonly unitName: string;
  /** The kind of talk that it belongs to; of a person, the title. */
  readonly what: string;
  /** Due, held, decided, served, ordered or raised on this day. */
  readonly on?: CivilDate;
  readonly stateName?: string;
  /** The obligation that it hangs on. */
  readonly obligation?: string;
  /** The talk itself, or the one that an obligation is to be met by, or was. */
  readonly talk?: string;
}

/** `sdk.figures`: rates, counts and reports, each with the rows behind it. */
export interface FiguresApi {
  /**
   * Counted from the records each time. Outside the department a period is one whole month that is
   * closed: from the eighth day of the next, as it stood on record at the end of the seventh. Nothing
   * else can be asked for: otherwise what is masked could be computed from two answers.
   */
  read(query: FiguresQuery): Promise<Outcome<Figures>>;
  /** 月度、季度通报, 年度总结: the figures as tables with their titles. */
  report(query: ReportQuery): Promise<Outcome<Report>>;
  /** 执行情况检查表: one row per unit. */
  inspectionTable(query: ReportQuery): Promise<Outcome<Report>>;
  /** 上报: 提醒、函询、诫勉 of a period, by kind, way, talker and issue. */
  upwardReturn(query: ReportQuery): Promise<Outcome<Report>>;
  /**
   * The rows behind a number, in words and in the order of their ids; nothing outside the department.
   * What somebody may not see is left out.
   */
  rows(ids: readonly string[]): Promise<readonly FigureRow[]>;
  /** For the department alone: the answer is names. */
  focusPrincipals(query: {
    readonly from: CivilDate;
    readonly to: CivilDate;
  }): Promise<Outcome<FocusPrincipals>>;
}
