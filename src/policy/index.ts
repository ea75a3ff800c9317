/**
 * What the document says, for anybody who asks with plain data. Pure: no clock, no user, no storage;
 * today is always an argument. Answers name the rule and the facts that decided.
 *
 * @module cadre-talk/policy
 */
export type * from './acts.ts';
export type * from './answers.ts';
export type * from './facts.ts';
export * from './calendar/index.ts';
export { explain } from './explain/index.ts';
export type { Explained } from './explain/index.ts';
export { judge } from './judge.ts';
export { kinds, settings } from './kinds.ts';
export type { KindInfo, SettingInfo, TriggerInfo } from './kinds.ts';
export { obligations } from './obligations.ts';
export { districtTrialPolicy } from './pack/make.ts';
export type { PolicyOptions } from './pack/make.ts';
export { districtTrial } from './pack/packs/district-trial.ts';
export type { BasePack, Overlay, PolicyPack, SettingValue } from './pack/schema.ts';
export type { Catalogue, Locale, Name, Policy } from './policy.ts';
export { textOf } from './names.ts';
export { basis, papers, principles } from './papers.ts';
export type { PaperInfo } from './papers.ts';
export { retentionOf } from './rules/archive.ts';
export type { Retention } from './rules/archive.ts';
export { contentPoints } from './rules/content.ts';
export type { ContentPoint } from './rules/content.ts';
export { replyWindow } from './rules/inquiry.ts';
export { eligibility } from './rules/talkers.ts';
export { timeliness, windowFrom, windowOf } from './rules/windows.ts';
export type { Timeliness } from './rules/windows.ts';
export * from './workflow/index.ts';
