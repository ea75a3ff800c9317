/** The public face of the SDK: what `createTalkSdk` returns. Each function is one job of staff; each subject has its file in `api/`. */
import type { CivilDate } from '../policy/index.ts';
import type { AdmonitionsApi } from './api/admonitions.ts';
import type { ApprovalsApi } from './api/approvals.ts';
import type { CalendarApi } from './api/calendar.ts';
import type { CasesApi } from './api/cases.ts';
import type { AuditApi } from './api/audit.ts';
import type { DelegationsApi } from './api/delegations.ts';
import type { EventsApi } from './api/events.ts';
import type { ExchangeApi } from './api/exchange.ts';
import type { FiguresApi } from './api/figures.ts';
import type { InquiriesApi } from './api/inquiries.ts';
import type { IncidentsApi } from './api/incidents.ts';
import type { MattersApi } from './api/matters.ts';
import type { PaperOutputApi } from './api/paper-output.ts';
import type { PapersApi } from './api/papers.ts';
import type { PeopleApi } from './api/people.ts';
import type { DraftsApi, ViewsApi } from './api/private.ts';
import type { SettingsApi } from './api/settings.ts';
import type { PlanApi } from './api/planning.ts';
import type { PolicyApi } from './api/policy.ts';
import type { TalksApi, RecordsApi } from './api/talks.ts';
import type { UnitTalksApi } from './api/unit-talks.ts';
import type { GrantsApi, InspectionApi } from './api/case-access.ts';
import type { OwnApi, SubmissionsApi } from './api/submissions.ts';
import type { VaultApi } from './api/vault.ts';
import type { SyncApi } from './api/sync.ts';
import type { ObligationsApi } from './api/worklist.ts';
import type { KeysApi, LockApi } from './api/keys.ts';
import type { Actor } from './ports.ts';
import type { BackupApi, Diagnostics, SdkStatus } from './api/safekeeping.ts';
import type { Outcome } from './outcome.ts';

export type * from './api/admonitions.ts';
export type * from './api/approvals.ts';
export type * from './api/audit.ts';
export type * from './api/calendar.ts';
export type * from './api/cases.ts';
export type * from './api/common.ts';
export type * from './api/delegations.ts';
export type * from './api/events.ts';
export type * from './api/exchange.ts';
export type * from './api/figures.ts';
export type * from './api/inquiries.ts';
export type * from './api/incidents.ts';
export type * from './api/keys.ts';
export type * from './api/matters.ts';
export type * from './api/obligation-endings.ts';
export type * from './api/paper-output.ts';
export type * from './api/papers.ts';
export type * from './api/people.ts';
export type * from './api/planning.ts';
export type * from './api/private.ts';
export type * from './api/safekeeping.ts';
export type * from './api/settings.ts';
export type * from './api/policy.ts';
export type * from './api/talks.ts';
export type * from './api/unit-talks.ts';
export type * from './api/case-access.ts';
export type * from './api/submissions.ts';
export type * from './api/vault.ts';
export type * from './api/sync.ts';
export type * from './api/worklist.ts';

export interface TalkSdk extends LockApi {
  readonly status: SdkStatus;
  /** Today in Asia/Shanghai. */
  today(): CivilDate;
  /** Who sits at the desk, as the host says. */
  actor(): Promise<Actor>;

  readonly policy: PolicyApi;
  readonly exchange: ExchangeApi & BackupApi;
  readonly events: EventsApi;
  readonly obligations: ObligationsApi;
  readonly calendar: CalendarApi;
  readonly cases: CasesApi;
  readonly plan: PlanApi;
  readonly talks: TalksApi;
  readonly records: RecordsApi;
  readonly people: PeopleApi;
  readonly matters: MattersApi;
  readonly admonitions: AdmonitionsApi;
  readonly delegations: DelegationsApi;
  readonly inquiries: InquiriesApi;
  readonly approvals: ApprovalsApi;
  readonly papers: PapersApi & PaperOutputApi;
  readonly incidents: IncidentsApi;
  readonly unitTalks: UnitTalksApi;
  readonly drafts: DraftsApi;
  readonly views: ViewsApi;
  readonly settings: SettingsApi;
  readonly figures: FiguresApi;
  readonly grants: GrantsApi;
  readonly inspection: InspectionApi;
  readonly own: OwnApi;
  readonly submissions: SubmissionsApi;
  readonly audit: AuditApi;
  readonly sync: SyncApi;
  readonly vault: VaultApi;
  readonly keys: KeysApi;

  /** What protects this installation and what does not. */
  diagnostics(): Promise<Diagnostics>;
  /** Somebody has taken note of what was lost here (`status.lost`); it stands in the audit who. */
  acknowledgeLoss(): Promise<Outcome<object>>;

  /** Runs a query now and after every change, here or in another tab, until the returned function is called. */
  watch<T>(
    query: (sdk: TalkSdk) => Promise<T>,
    callback: (value: T) => void,
    /** Told where the query fails, e.g. because the host's directory does; it runs again at the next change. */
    failed?: (error: unknown) => void,
  ): () => void;
  /**
   * Loads what is otherwise loaded with the first call to it. For a page that stays open all day: its
   * files on the server may be replaced meanwhile. Rejects where a file cannot be had; asked again later.
   */
  loadAll(): Promise<void>;
  /** Closes store, vault and channels. Everything that is asked afterwards is refused. */
  close(): Promise<void>;
}
