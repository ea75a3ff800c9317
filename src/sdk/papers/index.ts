/**
 * What leaves the system: papers, lists and calendars, made from values that were cut for their reader
 * beforehand. The writers of .docx and .xlsx are jobs of the worker (`../worker/jobs.ts`).
 */
export * from './calendar/ics.ts';
export { fileName } from './clean-text.ts';
export type * from './facts.ts';
export { admonitionNotice } from './forms/admonition-notice.ts';
export { approvalSlip } from './forms/approval-slip.ts';
export { delegationOrder, delegationReturn } from './forms/delegation.ts';
export { followUpSheet } from './forms/follow-up-sheet.ts';
export { inquiryLetter } from './forms/inquiry.ts';
export { inspectionSheet } from './forms/inspection-sheet.ts';
export { monthlyReport } from './forms/monthly-report.ts';
export { outline } from './forms/outline.ts';
export { talkPlan } from './forms/plan.ts';
export { rectificationNotice, rectificationReport } from './forms/rectification.ts';
export { reminderLetter } from './forms/reminder-letter.ts';
export { talkRecord } from './forms/talk-record.ts';
export { ledgerCsv } from './ledger/csv.ts';
export * from './ledger/ledgers.ts';
export type * from './ledger/table.ts';
export { isDraft } from './model.ts';
export type * from './model.ts';
export { plainText } from './plain-text.ts';
export { printDocument } from './print/render.ts';
export { defaultPaperSettings, type PaperSettings, wordingProblems } from './settings.ts';
export { paperNumber } from './written.ts';
