/** The stage 跟进 with its parts: one file to load when it is opened. */
export { TalkRecordAmend } from './talk-record-amend.ts';
export { TalkRecordFollow } from './talk-record-follow.ts';
export { TalkRecordMatters } from './talk-record-matters.ts';
