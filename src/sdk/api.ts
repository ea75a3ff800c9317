/** The public face of the SDK: what `createTalkSdk` returns. Each function is one job of staff. */
import type {
  CivilDate,
  ClockTime,
  Decision,
  Eligibility,
  Explanation,
  Finding,
  PersonnelEvent,
  PublicNotice,
  Timeliness,
  Window,
} from '../policy/index.ts';
import type {
  AdmonitionRecord,
  EventRecord,
  MatterRecord,
  ObligationRecord,
  PointAnswerRecord,
  Receipt,
  TalkRecord,
} from './model/records.ts';
import type { Outcome } from './outcome.ts';
import type { Actor } from './ports.ts';
import type { Store, StoreStatus } from './store/store.ts';

/** A record and the revision the caller saw of it. */
export interface Seen {
  readonly id: string;
  readonly revision: number;
}

/** A kind of talk, in the SDK's language. */
export interface KindView {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly triggers: readonly { readonly id: string; readonly name: string }[];
}

/** `rest`: an official day off (休); `makeup`: a weekend day that is worked (班); `unknown`: the year is not published. */
export type DayKind = 'work' | 'rest' | 'makeup' | 'weekend' | 'unknown';

/** One thing that a talk of a kind must cover, in the SDK's language. */
export interface PointView {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** Where a point has several parts, each is ticked for itself. */
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

/** Somebody of the directory, as a screen offers them. */
export interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
}

/** An act that may come next, or why it may not. */
export interface NextAct<A extends string> {
  readonly act: A;
  readonly possible: boolean;
  /** Why not, and what would make it possible. */
  readonly why?: string;
}

export type TalkAct = 'hold' | 'write' | 'confirm' | 'cancel';
export type AdmonitionAct =
  | 'issue-notice'
  | 'arrange'
  | 'hold'
  | 'service'
  | 'add-rectification'
  | 'submit'
  | 'verify'
  | 'close'
  | 'close-as-breach';

export type MatterAct = 'assign' | 'handle' | 'answer' | 'sendBack' | 'verify' | 'close' | 'note';

/** A matter that a subject raised, with what a clerk reads at a glance. */
export interface MatterRow {
  readonly matter: MatterRecord;
  readonly subjectName: string;
  readonly unitName: string;
  readonly stateName: string;
  readonly overdue: boolean;
  readonly next: readonly NextAct<MatterAct>[];
}

export interface MatterQuery {
  readonly talk?: string;
  /** Only those that are not settled. */
  readonly open?: boolean;
}

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

/** An event as a clerk enters it. */
export interface EventInput {
  readonly kind: string;
  readonly triggers: readonly string[];
  /** Person id. */
  readonly subject: string;
  readonly dates: PersonnelEvent['dates'];
  readonly publicNotice?: PublicNotice;
  readonly decision?: Decision;
  /** Unit id of the new post, where it is another unit. */
  readonly destination?: string;
  readonly note?: string;
}

/** New facts of an event: 公示 has ended, is extended or failed; a day has moved. */
export interface EventUpdate {
  readonly event: Seen;
  readonly dates?: PersonnelEvent['dates'];
  readonly publicNotice?: PublicNotice;
  /** Why it changes; kept in the audit. */
  readonly reason: string;
}

export interface ArrangeInput {
  readonly obligation: Seen;
  /** Obligations met in the same talk: the other half of a transfer, or the others of a group talk. */
  readonly together?: readonly Seen[];
  /** 三: the need of the work that a group talk answers. */
  readonly workNeed?: string;
  readonly date: CivilDate;
  readonly startsAt?: ClockTime;
  readonly place?: string;
  /** Person id of the talker. */
  readonly talker: string;
  readonly recorder?: string;
  /** 谈话提纲 is ready. */
  readonly outline?: boolean;
  /** Reasons for departing from rules that allow it, by rule id. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** Another day, hour, place or talker for a talk that is arranged. What is left out stays. */
export interface RescheduleInput {
  readonly talk: Seen;
  readonly date?: CivilDate;
  readonly startsAt?: ClockTime;
  readonly place?: string;
  readonly talker?: string;
  readonly recorder?: string;
  readonly outline?: boolean;
  readonly reasons?: Readonly<Record<string, string>>;
}

export interface HoldInput {
  readonly talk: Seen;
  readonly heldOn: CivilDate;
  readonly startsAt?: ClockTime;
  readonly endsAt?: ClockTime;
  readonly place?: string;
  /** Where another than the planned talker held it. */
  readonly talker?: string;
  /** Person ids of subjects of a group talk who did not come: their obligations stay due. */
  readonly absent?: readonly string[];
  /** 诫勉: the notice was handed over in this talk (一并). Left out, service can still be recorded as it was. */
  readonly service?: { readonly servedAt?: ClockTime; readonly receipt: Receipt };
  readonly reasons?: Readonly<Record<string, string>>;
}

export interface WriteRecordInput {
  readonly talk: Seen;
  /** Answers by obligation id. */
  readonly points: Readonly<Record<string, readonly PointAnswerRecord[]>>;
  /** 说明及表态: what the subject said, in the record's words. */
  readonly statement?: string;
  /** 反映的情况、问题、要求: new ones; each becomes an item to handle. */
  readonly matters?: readonly { readonly obligation: string; readonly text: string }[];
  /** `written`, or `not-needed` where the kind allows it (五¶2 必要时). */
  readonly record: 'written' | 'not-needed';
}

export interface ConfirmInput {
  readonly talk: Seen;
  readonly method: 'signature' | 'paper';
  readonly on: CivilDate;
  /** Where errors stand that nothing can mend any more: the record closes as the breach it was and discharges nothing. */
  readonly asBreach?: { readonly approver: string; readonly reason: string };
  readonly reasons?: Readonly<Record<string, string>>;
}

/** One step of the admonition ceremony as the tracker shows it. */
export interface CeremonyStep {
  readonly step:
    'decision' | 'notice' | 'talk' | 'service' | 'rectification' | 'record' | 'closing';
  readonly state: 'done' | 'now' | 'later' | 'breach';
  readonly on?: CivilDate;
  readonly findings: readonly Finding[];
}

/** A case of the tracker with what a clerk reads at a glance. */
export interface AdmonitionRow {
  readonly admonition: AdmonitionRecord;
  readonly subjectName: string;
  readonly unitName: string;
  readonly title: string;
  readonly areaNames: readonly string[];
  readonly stateName: string;
  readonly steps: readonly CeremonyStep[];
  readonly next: readonly NextAct<AdmonitionAct>[];
  readonly talk?: TalkRecord;
  readonly obligation: ObligationRecord;
  /** Rectification items past their day and not yet verified. */
  readonly overdueItems: number;
}

/** One row of a list that is to be imported, before anything is written. */
export interface ImportRow {
  /** Counted as in the file, the heading being row 1. */
  readonly row: number;
  readonly status: 'take' | 'refuse' | 'known';
  readonly name: string;
  readonly unit: string;
  readonly kindName: string;
  /** Why it is refused or already known, in words. */
  readonly reason?: string;
}

export interface ImportReport {
  readonly fileName: string;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly rows: readonly ImportRow[];
  readonly take: number;
  readonly refuse: number;
  readonly known: number;
  /** Opaque: what `importDecisionList` writes if the user agrees. */
  readonly token: object;
}

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

export interface TalkSdk {
  readonly status: StoreStatus;
  /** Today in Asia/Shanghai. */
  today(): CivilDate;
  actor(): Promise<Actor>;

  /** What the policy says, in the SDK's language. */
  readonly policy: {
    readonly profile: string;
    kinds(): readonly KindView[];
    contentPoints(kind: string): readonly PointView[];
    explain(finding: Finding): Explanation;
    /** 依据: how the dates of a window came about, step by step. */
    explainWindow(window: Window): readonly Explanation[];
    day(date: CivilDate): DayKind;
  };

  readonly exchange: {
    /** Reads a decision list (.csv, UTF-8 or GB18030) and reports row by row; nothing is written. */
    readDecisionList(
      fileName: string,
      content: Uint8Array | string,
    ): Promise<Outcome<ImportReport>>;
    /** Writes what the report says will be taken: events, obligations and cases in one transaction. */
    importDecisionList(
      report: ImportReport,
    ): Promise<Outcome<{ readonly events: number; readonly obligations: number }>>;
  };

  readonly events: {
    get(id: string): Promise<EventRecord | undefined>;
    /** Registers one event; its obligations are derived by the policy. */
    record(input: EventInput): Promise<
      Outcome<{
        readonly event: EventRecord;
        readonly obligations: readonly ObligationRecord[];
      }>
    >;
    /** Corrects the facts; obligations that are not done with get their windows anew. */
    update(input: EventUpdate): Promise<Outcome<EventRecord>>;
  };

  readonly obligations: {
    worklist(query?: WorklistQuery): Promise<readonly WorklistRow[]>;
    get(id: string): Promise<WorklistRow | undefined>;
    /** Candidates for a talk on a day: those who may first, the others with why not. */
    talkers(obligation: string, on: CivilDate): Promise<readonly TalkerChoice[]>;
  };

  readonly plan: {
    /** What the policy says of an arrangement before it is made. */
    check(input: ArrangeInput): Promise<Outcome<readonly Finding[]>>;
    arrange(input: ArrangeInput): Promise<Outcome<TalkRecord>>;
    reschedule(input: RescheduleInput): Promise<Outcome<TalkRecord>>;
    cancel(talk: Seen, reason: string): Promise<Outcome<TalkRecord>>;
  };

  readonly talks: {
    get(id: string): Promise<TalkRecord | undefined>;
    /** Which steps are open, and why the others are not. */
    next(id: string): Promise<readonly NextAct<TalkAct>[]>;
    /** The talk was held: a fact, recorded even where it was a breach. */
    hold(input: HoldInput): Promise<Outcome<TalkRecord>>;
  };

  readonly records: {
    write(input: WriteRecordInput): Promise<Outcome<TalkRecord>>;
    /** Read back and confirmed: the record closes, and what it discharges is discharged. */
    confirm(input: ConfirmInput): Promise<Outcome<TalkRecord>>;
    /** What stands against confirming the record as it is. */
    review(talk: string): Promise<readonly Finding[]>;
    /** Whether this talk may do without a written record (五¶2), and why not. */
    mayDoWithout(talk: string): Promise<{ readonly allowed: boolean; readonly why?: Explanation }>;
  };

  readonly people: {
    /** Persons by name, unit or title; with an empty text the leaders of committee and department. */
    search(
      text: string,
      options?: { readonly signal?: AbortSignal },
    ): Promise<readonly PersonChoice[]>;
  };

  readonly matters: {
    ofTalk(talk: string): Promise<readonly MatterRecord[]>;
    /** Matters raised, overdue ones first. */
    list(query?: MatterQuery): Promise<readonly MatterRow[]>;
    assign(input: {
      readonly matter: Seen;
      /** Person id of the handler. */
      readonly handler: string;
      readonly dueOn?: CivilDate;
    }): Promise<Outcome<MatterRecord>>;
    /** What was done about it, what came of it, and by what that is seen. */
    handle(input: {
      readonly matter: Seen;
      readonly disposition: string;
      readonly result: string;
      readonly evidence: string;
    }): Promise<Outcome<MatterRecord>>;
    answer(input: {
      readonly matter: Seen;
      readonly on: CivilDate;
    }): Promise<Outcome<MatterRecord>>;
    sendBack(input: {
      readonly matter: Seen;
      readonly opinion: string;
    }): Promise<Outcome<MatterRecord>>;
    /** Checked by somebody other than the handler (五¶2). */
    verify(input: {
      readonly matter: Seen;
      readonly checker: string;
      readonly on: CivilDate;
      readonly opinion: string;
    }): Promise<Outcome<MatterRecord>>;
    close(matter: Seen): Promise<Outcome<MatterRecord>>;
    note(input: { readonly matter: Seen; readonly reason: string }): Promise<Outcome<MatterRecord>>;
  };

  readonly admonitions: {
    list(): Promise<readonly AdmonitionRow[]>;
    get(id: string): Promise<AdmonitionRow | undefined>;
    /** Numbers and issues the notice (诫勉通知书). */
    issueNotice(input: {
      readonly admonition: Seen;
      readonly number: string;
      readonly issuedOn: CivilDate;
    }): Promise<Outcome<AdmonitionRecord>>;
    /** Service and receipt, as they were: served away from the talk, it is recorded as the breach it is. */
    recordService(input: {
      readonly admonition: Seen;
      readonly servedOn: CivilDate;
      readonly servedAt?: ClockTime;
      readonly receipt: Receipt;
    }): Promise<Outcome<AdmonitionRecord>>;
    addRectification(input: {
      readonly admonition: Seen;
      readonly demand: string;
      readonly dueOn: CivilDate;
    }): Promise<Outcome<AdmonitionRecord>>;
    /** The subject's report on an item, entered by the clerk. */
    submitRectification(input: {
      readonly admonition: Seen;
      readonly item: string;
      readonly on: CivilDate;
      readonly text: string;
    }): Promise<Outcome<AdmonitionRecord>>;
    /** Checked by somebody other than the handler (五¶2). */
    verifyRectification(input: {
      readonly admonition: Seen;
      readonly item: string;
      readonly on: CivilDate;
      /** Person id of the checker. */
      readonly checker: string;
      readonly opinion: string;
    }): Promise<Outcome<AdmonitionRecord>>;
    /** Closes a case that went by the book. */
    close(admonition: Seen): Promise<Outcome<AdmonitionRecord>>;
    /** Closes a case as the recorded breach it was, by a named approver with a reason. */
    closeAsBreach(input: {
      readonly admonition: Seen;
      readonly approver: string;
      readonly reason: string;
    }): Promise<Outcome<AdmonitionRecord>>;
  };

  readonly figures: {
    /** Counted from the records each time; refused to who may not read the rows behind them. */
    read(query: FiguresQuery): Promise<Outcome<Figures>>;
  };

  readonly audit: {
    /** Walks the chain: intact with its head, or the first broken link. */
    verify(): Promise<Outcome<Awaited<ReturnType<Store['verifyAudit']>>>>;
  };

  /** Runs a query now and after every change, here or in another tab, until the returned function is called. */
  watch<T>(
    query: (sdk: TalkSdk) => Promise<T>,
    callback: (value: T) => void,
    /** Told where the query fails, e.g. because the host's directory does; it runs again at the next change. */
    failed?: (error: unknown) => void,
  ): () => void;
  close(): Promise<void>;
}
