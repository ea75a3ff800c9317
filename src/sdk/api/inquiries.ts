/** 函询: the written way of a reminder, from the draft letter to what its answer led to (三·5). */
import type { CivilDate, Finding, Window } from '../../policy/index.ts';
import type {
  InquiryQuestion,
  InquiryRecord,
  InquiryRound,
  ObligationRecord,
  Receipt,
} from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, PointView, Seen } from './common.ts';

/** The acts on an inquiry, as `next` offers them. */
export type InquiryAct =
  | 'revise'
  | 'search'
  | 'approve'
  | 'return'
  | 'serve'
  | 'record-service-unapproved'
  | 'record-receipt'
  | 'remind'
  | 'extend'
  | 'note-reply'
  | 'answer'
  | 'check'
  | 'judge-clear'
  | 'ask-again'
  | 'turn'
  | 'close'
  | 'close-turned'
  | 'withdraw'
  | 'close-as-breach';

/** An inquiry with what a clerk reads at a glance. */
export interface InquiryRow {
  readonly inquiry: InquiryRecord;
  readonly obligation: ObligationRecord;
  readonly subjectName: string;
  readonly unitName: string;
  readonly title: string;
  readonly triggerNames: readonly string[];
  /** 区委 or 区委组织部. */
  readonly senderName: string;
  readonly stateName: string;
  /** The letter that runs, and how many there were. */
  readonly round: InquiryRound;
  readonly roundNumber: number;
  /** What the letter must carry (三·5), and what of it is missing. */
  readonly points: readonly PointView[];
  readonly missingPoints: readonly string[];
  /** Questions of the letter that the reply says nothing of. */
  readonly openQuestions: readonly InquiryQuestion[];
  /** Until when the reply is due and how that day came about; `open` where nothing sets a period. */
  readonly window: Window;
  /** The day it is due, or on which a local setting or an extension reminds. */
  readonly dueOn?: CivilDate;
  readonly daysLeft?: number;
  /** Past its day by the policy, and not answered. */
  readonly overdue: boolean;
  /** What it is on record as having broken. */
  readonly breaches: readonly Finding[];
  readonly next: readonly NextAct<InquiryAct>[];
}

/** Which inquiries are listed; all where it is left out. */
export interface InquiryQuery {
  /** Only those that are not over. */
  readonly open?: boolean;
  readonly overdue?: boolean;
  /** Id of an obligation. */
  readonly obligation?: string;
}

/** A letter as it is drafted: its text by content point, and its questions one by one. */
export interface LetterInput {
  readonly points: Readonly<Record<string, string>>;
  readonly questions: readonly string[];
}

/** How a letter was handed over. */
export interface ServiceInput {
  readonly inquiry: Seen;
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly servedOn: CivilDate;
  readonly way: 'in-person' | 'through-unit' | 'post' | 'other';
  readonly receipt: Receipt;
}

/** `sdk.inquiries`: 函询, from the draft of the letter to the judgement of the reply. */
export interface InquiriesApi {
  /** Overdue ones first, then by the day the reply is due. */
  list(query?: InquiryQuery): Promise<readonly InquiryRow[]>;
  /** One inquiry with its letters; a look is audited. */
  get(id: string): Promise<InquiryRow | undefined>;
  /** Drafts a letter for an obligation that goes in writing. */
  draft(
    input: {
      readonly obligation: Seen;
      readonly sender: 'committee' | 'department';
    } & LetterInput,
  ): Promise<Outcome<InquiryRecord>>;
  /** Another wording of a letter that nobody has approved yet. */
  revise(input: { readonly inquiry: Seen } & LetterInput): Promise<Outcome<InquiryRecord>>;
  /**
   * 涉密检查: the letter's words are searched for what gives the informant away, by whoever holds the
   * vault; the result stays with this wording, so that another may approve it.
   */
  search(inquiry: Seen): Promise<Outcome<InquiryRecord>>;
  /**
   * The letter may go out: judged by what it carries and, where a petition is behind it, by the
   * search for what gives the informant away. `approver` or an approval that was given for it.
   */
  approve(input: {
    readonly inquiry: Seen;
    /** Person id. */
    readonly approver?: string;
    readonly approval?: string;
    readonly on?: CivilDate;
    readonly reasons?: Readonly<Record<string, string>>;
  }): Promise<Outcome<InquiryRecord>>;
  /** Back to the draft, with the reason. */
  sendBack(input: {
    readonly inquiry: Seen;
    readonly reason: string;
  }): Promise<Outcome<InquiryRecord>>;
  /** Numbered, handed over and signed for: facts, as they were. */
  serve(input: ServiceInput): Promise<Outcome<InquiryRecord>>;
  /** It went out without approval: on record as the breach it was. */
  recordServiceUnapproved(
    input: ServiceInput & { readonly whatHappened: string },
  ): Promise<Outcome<InquiryRecord>>;
  /** The receipt of a letter that was served without one. */
  recordReceipt(input: {
    readonly inquiry: Seen;
    readonly receipt: Receipt;
  }): Promise<Outcome<InquiryRecord>>;
  /** 催复: that the subject was reminded, on which day and how. */
  remind(input: {
    readonly inquiry: Seen;
    readonly on: CivilDate;
    readonly note: string;
  }): Promise<Outcome<InquiryRecord>>;
  /** More time, by a named approver with a reason. */
  extend(input: {
    readonly inquiry: Seen;
    readonly to: CivilDate;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<InquiryRecord>>;
  /** Spoken words, or somebody else's writing: noted, and no answer. The findings say why. */
  noteReply(input: {
    readonly inquiry: Seen;
    readonly on: CivilDate;
    readonly form: 'written' | 'spoken';
    readonly by: 'subject' | 'unit' | 'other';
    readonly note: string;
  }): Promise<Outcome<InquiryRecord>>;
  /** The subject's own written reply, question by question, entered for them. */
  answer(input: {
    readonly inquiry: Seen;
    readonly receivedOn: CivilDate;
    readonly answers: readonly { readonly question: string; readonly text: string }[];
    /** 真实性承诺书 came with it. */
    readonly pledge?: boolean;
  }): Promise<Outcome<InquiryRecord>>;
  /** What was answered is looked into. */
  check(input: {
    readonly inquiry: Seen;
    readonly approver: string;
  }): Promise<Outcome<InquiryRecord>>;
  /**
   * The reply makes it clear: it can be closed.
   *
   * @errors `state.not-possible` before a reply
   * @clause 三·5
   */
  judgeClear(input: {
    readonly inquiry: Seen;
    readonly opinion: string;
  }): Promise<Outcome<InquiryRecord>>;
  /** Another letter: questions of the last one that are still open, and new ones. */
  askAgain(
    input: {
      readonly inquiry: Seen;
      readonly opinion: string;
      /** Ids of questions of the letter that was answered. */
      readonly open?: readonly string[];
    } & LetterInput,
  ): Promise<Outcome<InquiryRecord>>;
  /** Turned into a reminder talk or an admonition: a new event with what it obliges, linked both ways. */
  turn(input: {
    readonly inquiry: Seen;
    /** A kind of the policy that a talk is held for: `reminder` or the kind of an admonition. */
    readonly into: string;
    /** Triggers of that kind; left out for a reminder, those of the inquiry. */
    readonly triggers?: readonly string[];
    readonly on: CivilDate;
    readonly decision?: {
      readonly body: string;
      readonly documentNumber?: string;
      readonly approver?: string;
    };
    /** A 处分 was given for the same problem. */
    readonly disciplined?: boolean;
    readonly reasons?: Readonly<Record<string, string>>;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<InquiryRecord>>;
  /** Answered in writing and clear; the department keeps the papers (五¶3). */
  close(input: {
    readonly inquiry: Seen;
    readonly keeper?: 'department' | 'unit' | 'personal-archive' | 'elsewhere';
    readonly reasons?: Readonly<Record<string, string>>;
  }): Promise<Outcome<InquiryRecord>>;
  /** Turned into a talk, whether it was answered or not; the department keeps the papers (五¶3). */
  closeTurned(input: {
    readonly inquiry: Seen;
    readonly keeper?: 'department' | 'unit' | 'personal-archive' | 'elsewhere';
  }): Promise<Outcome<InquiryRecord>>;
  /**
   * Taken back before it was served, by a named approver: what was to be asked is owed again.
   *
   * @errors `input.invalid` at `approver`; `state.not-possible` once it was served
   * @clause 三·5
   */
  withdraw(input: {
    readonly inquiry: Seen;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<InquiryRecord>>;
  /**
   * Closes it as the recorded breach it was, by a named approver with a reason.
   *
   * @errors `input.invalid` at `approver`; `state.not-possible` where nothing was broken
   * @clause 三·5
   */
  closeAsBreach(input: {
    readonly inquiry: Seen;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<InquiryRecord>>;
}
