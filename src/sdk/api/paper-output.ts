/**
 * What leaves the system: papers, ledgers, figures, calendars and hand-over packages, made from the
 * records that the person at the desk may see, searched before they go, and written into the audit.
 */
import type { CivilDate, Keeper } from '../../policy/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Paper } from '../papers/model.ts';
import type { ReportQuery } from './figures.ts';

export type {
  Block,
  Column,
  Field,
  FieldRow,
  FootMarks,
  Lack,
  Level,
  Paper,
  Sheet,
  SheetKind,
  SignatureLine,
  Table,
} from '../papers/model.ts';

/** What the office puts on a paper beside what the records say. */
export interface OfficeMarks {
  /** 密级和保密期限. */
  readonly secrecy?: string;
  readonly urgency?: string;
  /** 份号: six digits. */
  readonly copyNumber?: string;
}

interface Of extends OfficeMarks {
  /** Id of the record that it is made from. */
  readonly of: string;
}

/** A paper by what it is made from. Words that no record holds are given here, and searched like the others. */
export type PaperRequest =
  /** 诫勉通知书, of an admonition: what the problems are, in the words that go to the subject. */
  | (Of & {
      readonly paper: 'admonition-notice';
      readonly problems: readonly string[];
      readonly copiesTo?: readonly string[];
      readonly copies?: number;
      readonly reportDueOn?: CivilDate;
      readonly selfCriticismDueOn?: CivilDate;
    })
  /** 谈话记录, of a talk of any kind; joint and group talks too. */
  | (Of & { readonly paper: 'talk-record'; readonly occasion?: string })
  /** 函询通知书, of an inquiry: its letter that runs. */
  | (Of & {
      readonly paper: 'inquiry-letter';
      /** Before it is served nobody has entered one. */
      readonly number?: string;
      readonly replyDueOn?: CivilDate;
      readonly copies?: number;
    })
  /** 提醒函, of an obligation. */
  | (Of & {
      readonly paper: 'reminder-letter';
      readonly number?: string;
      readonly problems: readonly string[];
      readonly hopes: readonly string[];
    })
  /** 谈话提纲, of a talk. */
  | (Of & { readonly paper: 'outline'; readonly occasion?: string })
  /** 委托谈话通知书 with its return form, of an order; or the form alone. */
  | (Of & { readonly paper: 'delegation-order' | 'delegation-return' })
  /** 整改通知 and 整改报告, of an admonition. */
  | (Of & { readonly paper: 'rectification-list'; readonly number?: string })
  | (Of & { readonly paper: 'rectification-report' })
  /** 督办单, of a matter. */
  | (Of & {
      readonly paper: 'follow-up';
      readonly number?: string;
      readonly demand?: string;
    })
  /** 承办单, of an approval. */
  | (Of & { readonly paper: 'approval-slip'; readonly number?: string })
  /** 谈话安排表 of a week or a month. */
  | (OfficeMarks & {
      readonly paper: 'arrangement';
      readonly period: 'week' | 'month';
      readonly from: CivilDate;
      readonly to: CivilDate;
      /** Person id: only the talks that they hold, for their own desk. */
      readonly talker?: string;
      readonly approvedBy?: string;
    })
  /** 月报, and 执行情况检查表 of a unit. */
  | (OfficeMarks & { readonly paper: 'report'; readonly query: ReportQuery })
  | (OfficeMarks & {
      readonly paper: 'inspection';
      readonly unit: string;
      readonly from: CivilDate;
      readonly to: CivilDate;
    });

/** The papers that can be made. */
export type PaperName = PaperRequest['paper'];

/** Long work that can be watched and taken back. */
export interface Interruptible {
  readonly signal?: AbortSignal;
  /** Told after each paper, or now and then of rows. */
  readonly progress?: (done: number, all: number) => void;
}

/** Which papers are made, and in which form. */
export interface RenderInput extends Interruptible {
  readonly papers: readonly PaperRequest[];
  /**
   * `docx`: one file with all of them; `pages`: as data, for `printPapers` and for a preview; `text`.
   */
  readonly format: 'docx' | 'pages' | 'text';
  /** What a paper lacks does not stand in its way: each page says that it is a draft. */
  readonly draft?: boolean;
}

/** Papers that were made. */
export interface Rendered {
  readonly fileName: string;
  readonly papers: readonly Paper[];
  /** Of `docx`. */
  readonly bytes?: Uint8Array;
  /** Of `text`. */
  readonly text?: string;
}

/** The ledgers (台账) that can be made. */
export type LedgerName =
  | 'talks'
  | 'admonitions'
  | 'inquiries'
  | 'rectification'
  | 'matters'
  | 'delegations'
  | 'exceptions';

/** A file that was made, to be saved under its name. */
export interface MadeFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** How many rows, entries or papers are in it. */
  readonly count: number;
}

/** Who issues papers, with what head, and in which words. */
export interface PaperLetterhead {
  readonly department: string;
  readonly committee: string;
  readonly head: 'red' | 'none';
  readonly contact?: string;
  /** The unit's own sentences, by their keys. */
  readonly wording: Readonly<Record<string, string>>;
  /** 发文机关代字 of each numbered paper: `{ 'admonition-notice': '云组诫' }`. */
  readonly series: Readonly<Record<string, string>>;
}

/** Papers that carry a number of a series. */
export type NumberedPaper = 'admonition-notice' | 'inquiry-letter' | 'delegation-order';

/** The part of `sdk.papers` that makes papers, ledgers and calendars. */
export interface PaperOutputApi {
  /**
   * Makes papers. Refused with the rule where one lacks a duty (but for a draft), or where the search
   * for what gives an informant away has not found it clean. Rejects with `AbortError` where the
   * signal says so.
   */
  render(input: RenderInput): Promise<Outcome<Rendered>>;
  /** Lays papers out as printed pages in a document that a window shows; says how many pages each has. */
  printPapers(papers: readonly Paper[], target: Document): Promise<readonly number[]>;
  /** Lists of the department, a sheet each; `csv` takes one. What is in the period by its own day. */
  ledger(
    input: Interruptible & {
      readonly ledgers: readonly LedgerName[];
      readonly from: CivilDate;
      readonly to: CivilDate;
      readonly format: 'xlsx' | 'csv';
    },
  ): Promise<Outcome<MadeFile>>;
  /** The figures as tables, masked as they are on the screen. */
  figuresFile(input: {
    readonly query: ReportQuery;
    readonly format: 'xlsx' | 'csv';
  }): Promise<Outcome<MadeFile>>;
  /** Talks as .ics: when and where, never why; names only where the host allows them. */
  calendarFile(input: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    /** Person id of the talker. */
    readonly talker?: string;
  }): Promise<Outcome<MadeFile>>;
  /**
   * 移交: papers of the register with their list, packed for whoever takes them over. Refused where the
   * policy lets one of them go nowhere but to the department (五¶3).
   */
  handOver(input: {
    readonly papers: readonly string[];
    readonly to: Keeper;
    readonly holder?: string;
    /** `list`: the list alone, as .xlsx. */
    readonly as: 'list' | 'package';
  }): Promise<Outcome<MadeFile>>;
  /** What stands over and under the papers of this installation. */
  letterhead(): Promise<PaperLetterhead>;
  /** Checked and audited; for the administrator. */
  setLetterhead(change: Partial<PaperLetterhead>): Promise<Outcome<PaperLetterhead>>;
  /** The number that comes next in a series of this year; given only where the series is set. */
  nextNumber(paper: NumberedPaper, year?: number): Promise<string | undefined>;
}
