/**
 * What papers are made from: allow-lists of plain values, nothing else. There is no field for where a
 * problem was heard of, for a petition or for whoever made it, so no paper can show it; a record is
 * never handed in whole. Persons, posts and names are those of the day (时任).
 */
import type { CivilDate, ClockTime } from '../../policy/index.ts';

export interface PersonOnPaper {
  readonly name: string;
  readonly unit: string;
  readonly title: string;
}

/** What stands on a paper besides its subject matter. */
export interface PaperMarks {
  /** 密级和保密期限, as the office sets it. */
  readonly secrecy?: string;
  readonly urgency?: string;
  /** 份号: six digits. */
  readonly copyNumber?: string;
  /** What the policy prints at the foot of this class of papers (五¶3). */
  readonly retention?: string;
  /** The statement against retaliation, where the policy prints it (四·2⑸). */
  readonly protection?: string;
  readonly auditHead?: string;
}

export interface DemandOnPaper {
  readonly demand: string;
  readonly dueOn?: CivilDate;
}

export interface AdmonitionNoticeFacts {
  readonly marks: PaperMarks;
  /** 诫勉通知书; 诫勉书 under the national profile. */
  readonly name: string;
  readonly number?: string;
  readonly subject: PersonOnPaper;
  /** 政治思想, 履行职责 …, as they are called. */
  readonly areas: readonly string[];
  readonly problems: readonly string[];
  readonly decision?: {
    readonly on: CivilDate;
    readonly body: string;
    readonly documentNumber?: string;
  };
  readonly demands: readonly DemandOnPaper[];
  readonly selfCriticismDueOn?: CivilDate;
  readonly reportDueOn?: CivilDate;
  readonly issuedOn: CivilDate;
  /** 抄送. */
  readonly copiesTo: readonly string[];
  readonly copyCount?: number;
}

export interface RecordPoint {
  readonly title: string;
  readonly state: 'covered' | 'not-applicable' | 'open';
  readonly reason?: string;
  readonly remark?: string;
}

/** One head of a record: a kind of a joint talk, a person of a group talk. */
export interface RecordPart {
  readonly heading?: string;
  readonly points: readonly RecordPoint[];
  /** 被谈话人表态、意见和建议. */
  readonly statement?: string;
}

export interface TalkRecordFacts {
  readonly marks: PaperMarks;
  /** 谈话记录, 诫勉谈话记录 …: what the policy calls this paper. */
  readonly name: string;
  /** 任职谈话 …; two for a transfer. */
  readonly kinds: readonly string[];
  readonly subjects: readonly PersonOnPaper[];
  readonly talker: PersonOnPaper;
  /** Who entrusted the talk, where it was held under an order. */
  readonly entrustedBy?: string;
  readonly recorder?: PersonOnPaper;
  readonly date: CivilDate;
  readonly startsAt?: ClockTime;
  readonly endsAt?: ClockTime;
  readonly place?: string;
  readonly mode: 'individual' | 'group';
  readonly workNeed?: string;
  /** 谈话事由, in words that may be shown to the subject. */
  readonly occasion?: string;
  readonly parts: readonly RecordPart[];
  readonly raised: readonly string[];
  readonly demands: readonly DemandOnPaper[];
  readonly notice?: {
    readonly name: string;
    readonly number: string;
    readonly servedOn?: CivilDate;
    readonly servedAt?: ClockTime;
    readonly receipt: 'none' | 'signed' | 'refused';
    readonly witnesses?: readonly string[];
  };
  /** 本人意见: what the subject wanted added after reading it. */
  readonly remark?: string;
  /** The subject would not sign: when it was read back, and who attests it. */
  readonly unsigned?: { readonly on: CivilDate; readonly witnesses: readonly string[] };
}

export interface InquiryLetterFacts {
  readonly marks: PaperMarks;
  readonly number?: string;
  readonly subject: PersonOnPaper;
  readonly sender: 'committee' | 'department';
  readonly questions: readonly string[];
  /** What the letter says besides its questions, as drafted; ours stands where it is absent. */
  readonly explain?: string;
  readonly hopes: readonly string[];
  readonly replyDueOn?: CivilDate;
  readonly issuedOn: CivilDate;
  readonly copyCount?: number;
}

export interface ReminderLetterFacts {
  readonly marks: PaperMarks;
  readonly number?: string;
  readonly subject: PersonOnPaper;
  readonly problems: readonly string[];
  readonly hopes: readonly string[];
  readonly issuedOn: CivilDate;
}

export interface OutlineFacts {
  readonly marks: PaperMarks;
  readonly kinds: readonly string[];
  readonly subjects: readonly PersonOnPaper[];
  readonly talker: PersonOnPaper;
  readonly recorder?: PersonOnPaper;
  readonly date?: CivilDate;
  readonly startsAt?: ClockTime;
  readonly place?: string;
  readonly occasion?: string;
  readonly window?: { readonly from?: CivilDate; readonly to?: CivilDate };
  readonly principles: string;
  readonly points: readonly {
    readonly title: string;
    readonly parts: readonly string[];
    readonly note?: string;
  }[];
  readonly questions: readonly string[];
  /** What must not be mentioned in this talk, in words that give nobody away. */
  readonly avoid: readonly string[];
}

export interface PlanFacts {
  readonly marks: PaperMarks;
  readonly period: 'week' | 'month';
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly rows: readonly PlanRow[];
  readonly approvedBy?: string;
  readonly preparedBy?: string;
  readonly preparedOn: CivilDate;
}

export interface PlanRow {
  readonly subject: PersonOnPaper;
  readonly kind: string;
  readonly dueOn?: CivilDate;
  readonly talker: string;
  readonly delegated: boolean;
  readonly date?: CivilDate;
  readonly startsAt?: ClockTime;
  readonly place?: string;
  readonly note?: string;
}

export interface DelegationFacts {
  readonly marks: PaperMarks;
  readonly number?: string;
  readonly delegator: 'committee' | 'department';
  readonly delegate: PersonOnPaper;
  readonly subject: PersonOnPaper;
  readonly kind: string;
  readonly reason: string;
  readonly points: readonly string[];
  readonly dueOn?: CivilDate;
  readonly returnWithinWorkingDays?: number;
  readonly issuedOn: CivilDate;
}

export interface RectificationNoticeFacts {
  readonly marks: PaperMarks;
  readonly number?: string;
  readonly subject: PersonOnPaper;
  /** The talk that it came out of: 2026年3月9日提醒谈话. */
  readonly kind: string;
  readonly talkedOn: CivilDate;
  readonly demands: readonly DemandOnPaper[];
  readonly issuedOn: CivilDate;
}

export interface RectificationReportFacts {
  readonly marks: PaperMarks;
  readonly subject: PersonOnPaper;
  readonly items: readonly (DemandOnPaper & {
    readonly cause?: string;
    readonly measure?: string;
    readonly doneOn?: CivilDate;
    readonly evidence?: string;
    readonly opinion?: string;
  })[];
}

export interface FollowUpFacts {
  readonly marks: PaperMarks;
  readonly number?: string;
  readonly matter: string;
  readonly kind: string;
  readonly talkedOn: CivilDate;
  readonly handler: PersonOnPaper;
  readonly dueOn?: CivilDate;
  readonly demand?: string;
  readonly result?: string;
  readonly opinion?: string;
  readonly issuedOn: CivilDate;
}

/** A figure as it may be shown to whoever gets the paper; masked before it comes here. */
export interface FigureOnPaper {
  readonly title: string;
  readonly values: readonly string[];
}

export interface InspectionFacts {
  readonly marks: PaperMarks;
  readonly unit: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** 检查项目 with what was found; empty is filled in by hand. */
  readonly checks: readonly {
    readonly clause: string;
    readonly item: string;
    readonly found?: string;
    readonly verdict?: string;
  }[];
  readonly exceptions: readonly string[];
}

export interface MonthlyReportFacts {
  readonly marks: PaperMarks;
  /** What it reports on, a month where it is not said; the paper is named after it. */
  readonly span?: 'month' | 'quarter' | 'year';
  readonly period: string;
  readonly totals: {
    readonly due: string;
    readonly held: string;
    readonly completion: string;
    readonly onTime: string;
    readonly onTimeRate: string;
    readonly managed: string;
    readonly covered: string;
    readonly coverage: string;
  };
  readonly tables: readonly {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly FigureOnPaper[];
  }[];
  readonly exceptions: readonly { readonly what: string; readonly reason: string }[];
  readonly masked: boolean;
  readonly issuedOn: CivilDate;
}

export interface ApprovalSlipFacts {
  readonly marks: PaperMarks;
  readonly number?: string;
  readonly matter: string;
  readonly subjects: readonly PersonOnPaper[];
  readonly proposal: string;
  readonly proposedBy?: string;
  readonly proposedOn?: CivilDate;
  /** 科室, 分管部长, 部长, 区委主要领导: each with what was decided, or empty to be signed. */
  readonly steps: readonly {
    readonly who: string;
    readonly opinion?: string;
    readonly name?: string;
    readonly on?: CivilDate;
  }[];
}
