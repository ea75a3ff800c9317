/** Types and small tools that callers of the SDK need beside `createTalkSdk`, those of the policy included. */
export {
  addDays,
  addMonths,
  civilDate,
  compare,
  dayOfWeek,
  daysInMonth,
  isCivilDate,
  parseCivilDate,
  until,
} from '../policy/index.ts';
export type {
  CivilDate,
  ClockTime,
  Eligibility,
  Explanation,
  Finding,
  HolidayYear,
  Person,
  Post,
  Role,
  Severity,
  Timeliness,
  Unit,
  Window,
} from '../policy/index.ts';
export type * from './api.ts';
export type { TalkEntry } from './model/entries.ts';
export type {
  AdmonitionRecord,
  ApprovalRecord,
  DelegationRecord,
  EventRecord,
  GrantRecord,
  InquiryQuestion,
  InquiryRecord,
  InquiryRound,
  MatterRecord,
  DraftRecord,
  IncidentRecord,
  ObligationRecord,
  OutlineRecord,
  PaperRecord,
  PointAnswerRecord,
  Receipt,
  RectificationItem,
  SettingRecord,
  SubmissionRecord,
  TalkRecord,
  UnitTalkRecord,
  ViewRecord,
} from './model/records.ts';
export type * from './outcome.ts';
export type {
  Actor,
  AuditSinkPort,
  AutoSyncOptions,
  ClockPort,
  DeskRole,
  DirectoryPort,
  IdentityPort,
  LockOptions,
  LockTimers,
  SdkOptions,
} from './ports.ts';
export type { Bytes } from './seal/bytes.ts';
export type { Cipher, CipherKey, Mac } from './seal/cipher.ts';
export type { BackupRefusal } from './store/backup-file.ts';
export { StoreError } from './store/store.ts';
export { explainTrouble } from './trouble.ts';
export type { Trouble } from './trouble.ts';
export type { Anchor, AnchorPort } from './store/anchor.ts';
export type { Sealed } from './vault/sealed.ts';
export { httpSync } from './sync/http.ts';
export type { HttpSyncOptions } from './sync/http.ts';
export type * from './sync/port.ts';
export type * from './store/store.ts';
