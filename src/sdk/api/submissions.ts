/** 本人来件: what a cadre sends in from the own desk, and how the clerk takes it over. */
import type { AdmonitionRecord, EventRecord, InquiryRecord } from '../model/records.ts';
import type { SubmissionRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { OwnCaseView, SubmissionView } from '../vault/project.ts';
import type { Seen } from './common.ts';

export type { SubmissionView } from '../vault/project.ts';

/**
 * The subject's own desk (四·2⑵), fed by allow-list views alone. What is sent in changes no case: it waits
 * until the clerk takes it over by the act that it is for. Each piece is sent in once, and again where it
 * came back.
 */
export interface OwnApi {
  /** What is about the person at the desk: papers handed over, items and days. */
  cases(): Promise<readonly OwnCaseView[]>;
  /** What they sent in, the newest first, and what became of it. */
  submissions(): Promise<readonly SubmissionView[]>;
  /**
   * 书面回复 to a letter, question by question.
   *
   * @errors `record.not-found` at `letter` or `answers`; `state.not-possible` once it was sent in
   * @clause 三·5
   */
  reply(input: {
    /** `case` of the view. */
    readonly case: string;
    /** Number of the letter. */
    readonly letter: string;
    readonly answers: readonly { readonly question: string; readonly text: string }[];
    /** 真实性承诺书 goes with it. */
    readonly pledge?: boolean;
  }): Promise<Outcome<SubmissionView>>;
  /**
   * 整改报告 on one item.
   *
   * @errors `record.not-found` at `item`; `state.not-possible` once it was sent in
   * @clause 四·2⑵
   */
  report(input: {
    readonly case: string;
    readonly item: string;
    readonly text: string;
  }): Promise<Outcome<SubmissionView>>;
  /**
   * 签收 of a notice or a letter that was handed over and not yet signed for.
   *
   * @errors `record.not-found` at `number`; `state.not-possible` where it is signed for already
   * @clause 三·5, 三·6
   */
  receipt(input: {
    readonly case: string;
    readonly of: 'notice' | 'letter';
    readonly number: string;
  }): Promise<Outcome<SubmissionView>>;
  /**
   * 本人要求向组织汇报思想或反映问题: asks for a talk.
   *
   * @errors `state.not-possible` while an earlier request waits
   * @clause 三·4
   */
  request(input: { readonly text: string }): Promise<Outcome<SubmissionView>>;
}

/** `sdk.submissions`: what subjects sent in, for the clerk to take over. */
export interface SubmissionsApi {
  /** What came in, what waits first; never one's own. */
  list(query?: { readonly waiting?: boolean }): Promise<readonly SubmissionRecord[]>;
  /** One piece as it was sent in; a look is audited. */
  get(id: string): Promise<SubmissionRecord | undefined>;
  /**
   * The reply becomes the answer to its letter, as `inquiries.answer` would enter it.
   *
   * @errors `input.invalid` at `submission` where it is something else; `state.not-possible` where it no
   * longer waits, or the letter is answered
   * @clause 三·5
   */
  takeReply(input: {
    readonly submission: Seen;
    readonly inquiry: Seen;
  }): Promise<Outcome<InquiryRecord>>;
  /**
   * The report becomes the item's, as `admonitions.submitRectification` would enter it.
   *
   * @errors as `takeReply`
   * @clause 四·2⑵
   */
  takeReport(input: {
    readonly submission: Seen;
    readonly admonition: Seen;
  }): Promise<Outcome<AdmonitionRecord>>;
  /**
   * The receipt of a letter, as `inquiries.recordReceipt` would enter it.
   *
   * @errors as `takeReply`
   * @clause 三·5
   */
  takeLetterReceipt(input: {
    readonly submission: Seen;
    readonly inquiry: Seen;
  }): Promise<Outcome<InquiryRecord>>;
  /**
   * The receipt of a notice that was handed over in the talk, as `admonitions.recordService` would enter it.
   *
   * @errors as `takeReply`
   * @clause 三·6
   */
  takeNoticeReceipt(input: {
    readonly submission: Seen;
    readonly admonition: Seen;
  }): Promise<Outcome<AdmonitionRecord>>;
  /**
   * The request becomes an event that obliges a talk (本人要求), dated with the day it was sent in.
   *
   * @errors as `takeReply`; `input.invalid` where such an event is registered already
   * @clause 三·4
   */
  takeRequest(input: { readonly submission: Seen }): Promise<Outcome<EventRecord>>;
  /**
   * Back to who sent it in, who reads the reason.
   *
   * @errors `state.not-possible` where it no longer waits
   * @clause 四·2⑵
   */
  sendBack(input: {
    readonly submission: Seen;
    readonly reason: string;
  }): Promise<Outcome<SubmissionRecord>>;
}
