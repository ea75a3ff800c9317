/**
 * Facts: what happened, what is planned and who was what on which day, as plain data.
 * Everything the policy is asked about is said in these types; nothing here decides anything.
 */

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. A day, never an instant. */
export type CivilDate = `${number}-${number}-${number}`;

/** A time of day on the 24-hour clock, `HH:MM`. */
export type ClockTime = `${number}:${number}`;

/** What a post makes of its holder, in the words of 二·2. */
export type Role =
  | 'committee-principal'
  | 'committee-leader-in-charge'
  | 'committee-other-leader'
  | 'department-principal'
  | 'department-leader'
  | 'unit-party-principal'
  | 'team-principal'
  | 'team-member'
  | 'same-rank';

/** One post held over a period. `to` is the last day; absent while it is held. */
export interface Post {
  readonly unit: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly rank?: 'section-principal' | 'section-deputy' | 'other';
  /** 区委管理: managed by the district committee while in this post (二·1). */
  readonly managed: boolean;
  readonly from: CivilDate;
  readonly to?: CivilDate;
}

/** A person with all posts ever held, so that every question can be asked of a day. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly Post[];
}

/** 时任: what a person was on one day. Stored with an act, never looked up again. */
export interface PersonOfTheDay {
  readonly id: string;
  readonly name: string;
  readonly on: CivilDate;
  readonly posts: readonly Post[];
}

/** The four kinds of Party body that a unit can have (序, 五). */
export type PartyBody = 'committee' | 'leading-group' | 'general-branch' | 'branch';

/** A unit as the policy asks about it. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly partyBody: PartyBody;
}

/** The dates from which windows are counted. */
export type BaseDate = 'decision' | 'formalities' | 'arisen';

/** 任前公示. While it runs, or when it is extended, `lastDay` is the last day planned so far. */
export interface PublicNotice {
  readonly lastDay: CivilDate;
  readonly outcome: 'running' | 'passed' | 'failed';
}

/** The decision behind an event, by whom and with which number. */
export interface Decision {
  readonly body: string;
  readonly documentNumber?: string;
  readonly approver?: string;
}

/** Something that happened to a cadre and that may oblige a talk. */
export interface PersonnelEvent {
  readonly id: string;
  /** A kind of the pack: `appointment`, `removal`, `retirement`, `routine`, `reminder`, `admonition` … */
  readonly kind: string;
  /** Trigger codes of that kind, as a set: 提拔 and 交流 often coincide. */
  readonly triggers: readonly string[];
  readonly subject: Person;
  readonly dates: Readonly<Partial<Record<BaseDate, CivilDate>>>;
  readonly publicNotice?: PublicNotice;
  readonly decision?: Decision;
  /** The unit the subject goes to, where it is not the one of the day. */
  readonly destination?: string;
  /** 三·5: a reminder may go as a talk, as a written inquiry, or as both. Absent means talk. */
  readonly way?: 'talk' | 'inquiry' | 'both';
  /** A 处分 was given for the same problem: then 诫勉 is not the road (三·6). */
  readonly disciplined?: boolean;
  /** A petition is behind it although no trigger says so: the informant rules bind in any kind (四·2⑷). */
  readonly petition?: boolean;
}

/** An order by which a talk is entrusted to a unit's Party principal (二·2). */
export interface Delegation {
  readonly id: string;
  readonly delegator: 'committee' | 'department';
  readonly delegate: Person;
  readonly reason: string;
  readonly orderedOn: CivilDate;
  /** A delegate hands it on to somebody else. */
  readonly subDelegatedTo?: Person;
}

/** What the talker said of one content point. */
export interface PointAnswer {
  readonly point: string;
  readonly state: 'open' | 'covered' | 'not-applicable';
  /** For points of several parts: the parts that were covered. */
  readonly parts?: readonly string[];
  /** Demanded by `not-applicable`. */
  readonly reason?: string;
}

/** An exception from a rule, by a person who answers for it. */
export interface Override {
  readonly approver: string;
  readonly reason: string;
}

/** A thing that the subject must put right (三·6). */
export interface RectificationDemand {
  readonly id: string;
  readonly demand: string;
  readonly dueOn?: CivilDate;
}

/** Service of a paper and how it was received. */
export interface Service {
  readonly servedOn: CivilDate;
  readonly servedAt?: ClockTime;
  readonly receipt:
    | { readonly state: 'none' }
    | { readonly state: 'signed'; readonly on: CivilDate }
    | { readonly state: 'refused'; readonly witnesses: readonly string[] };
}

/** 《诫勉通知书》 */
export interface AdmonitionNotice {
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly service?: Service;
}

/** A talk, planned or held. */
export interface Talk {
  readonly id: string;
  readonly stream: 'district' | 'unit';
  readonly kind: string;
  readonly date: CivilDate;
  readonly startsAt?: ClockTime;
  readonly endsAt?: ClockTime;
  readonly place?: string;
  readonly mode: 'individual' | 'group';
  /** 三: the need of the work that a group talk answers. */
  readonly workNeed?: string;
  readonly talker: Person;
  readonly recorder?: Person;
  readonly subjects: readonly Person[];
  /** The obligations it is to discharge, in full: one for a plain talk, several for a transfer or a group. */
  readonly obligations: readonly Obligation[];
  readonly delegation?: Delegation;
  readonly planned: boolean;
  readonly outline: boolean;
  /** Answers by obligation id. */
  readonly points: Readonly<Record<string, readonly PointAnswer[]>>;
  readonly record: 'undecided' | 'written' | 'not-needed' | 'none';
  /** Reasons given for departing from a rule, by rule id; `<rule>@<about>` for one person or item alone. */
  readonly reasons: Readonly<Partial<Record<string, string>>>;
  /** Exceptions that a named approver allowed, by rule id: only rules that the pack calls overridable. */
  readonly overrides?: Readonly<Partial<Record<string, Override>>>;
  readonly decision?: Decision & { readonly on: CivilDate };
  readonly notice?: AdmonitionNotice;
  readonly rectification?: readonly RectificationDemand[];
}

/** One step by which a date came about, so that a person can follow it. */
export interface DateStep {
  readonly rule: string;
  readonly operation:
    | 'base'
    | 'replaced-by-notice'
    | 'next-day'
    | 'add-days'
    | 'subtract-days'
    | 'add-working-days'
    | 'add-months'
    | 'roll'
    | 'unknown-year'
    | 'awaiting-notice'
    | 'extended'
    | 'local-setting';
  readonly date: CivilDate;
  readonly amount?: number;
}

/** When a talk or paper is due. Days are inclusive at both ends. */
export interface Window {
  readonly rule: string;
  /**
   * `fixed`: all dates stand. `provisional`: `due` could not be rolled for want of an official
   * calendar. `awaiting-notice`: 公示 still runs, so nothing can be late yet. `open`: the text
   * names no period (及时). `cancelled`: 公示 failed. `contradictory`: the dates given cannot be true together.
   * `unknown`: the date to count from is not there yet.
   */
  readonly state:
    | 'fixed'
    | 'provisional'
    | 'awaiting-notice'
    | 'open'
    | 'cancelled'
    | 'contradictory'
    | 'unknown';
  readonly base?: CivilDate;
  readonly opens?: CivilDate;
  /** The last day as the text counts it. */
  readonly lastDay?: CivilDate;
  /** The day that lateness is judged by: `lastDay`, rolled where the profile rolls. */
  readonly due?: CivilDate;
  /** A local setting's reminder day, where the text names no period. */
  readonly remindOn?: CivilDate;
  readonly steps: readonly DateStep[];
}

/** What the policy derives from an event: a talk or a paper, its window, who may do it, what it must cover. */
export interface Obligation {
  readonly id: string;
  readonly event: string;
  readonly kind: string;
  readonly triggers: readonly string[];
  readonly form: 'talk' | 'inquiry';
  readonly subject: PersonOfTheDay;
  /** The unit whose Party principal could be entrusted with it. */
  readonly unit: string;
  readonly subjectClass: 'principal' | 'other';
  readonly window: Window;
  /** Content points that are demanded, in the pack's order. */
  readonly points: readonly string[];
  /** Points that are shown and may be left out without a word (三·1: 交流 introduction on 轮岗). */
  readonly offered?: readonly string[];
  readonly papers: readonly string[];
  readonly secrecy: 'normal' | 'sensitive' | 'high' | 'highest';
  readonly archive: string;
  readonly decision?: Decision & { readonly on: CivilDate };
  /** A petition is behind it: the informant rules bind (四·2⑷). */
  readonly petition: boolean;
  readonly profile: string;
}
