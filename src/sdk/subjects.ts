/**
 * The subjects of the SDK, bound to a desk. The worklist is what every first screen shows, so it is
 * here at once; everything else is loaded with the first call to it, or all together by `loadAll`.
 */
import type {
  LockApi,
  ObligationEndingsApi,
  ObligationsApi,
  PaperOutputApi,
  PapersApi,
  TalkSdk,
  VaultApi,
} from './api.ts';
import type { BackupApi, ExchangeApi } from './api.ts';
import type { Desk } from './desk.ts';
import { LaterParts } from './later.ts';
import type { LocalSettings } from './local-settings.ts';
import type { SdkOptions } from './ports.ts';
import type { SafekeepingOptions } from './use-cases/safekeeping.ts';
import { noRows } from './queries/page.ts';
import { policyApi } from './use-cases/policy-questions.ts';
import { worklistApi } from './use-cases/worklist.ts';

type LedgerMakingApi = Pick<PaperOutputApi, 'ledger' | 'figuresFile' | 'calendarFile' | 'handOver'>;
type PaperMakingApi = Omit<PaperOutputApi, keyof LedgerMakingApi>;

export type Subjects = Omit<
  TalkSdk,
  | 'status'
  | 'today'
  | 'actor'
  | 'watch'
  | 'close'
  | 'keys'
  | 'diagnostics'
  | 'acknowledgeLoss'
  | keyof LockApi
>;

export function subjects(
  desk: Desk,
  local: LocalSettings,
  options: Pick<SdkOptions, 'sync' | 'namesInCalendars'> & SafekeepingOptions,
): Subjects {
  const parts = new LaterParts(() => desk.speak());
  const whole = async () => new (await import('./sync/elsewhere.ts')).Elsewhere(desk, options.sync);
  return {
    loadAll: async () => {
      await Promise.all([
        parts.loadAll(),
        desk.readyToWrite(),
        // What they ask for in their turn; a desk hands over by file because it has no wire.
        import('./sync/fields.ts'),
        import('./sync/hand-over.ts'),
        import('./sync/answers.ts'),
        import('./sync/receive.ts'),
        import('./exchange/csv.ts'),
        import('./exchange/roster-directory.ts'),
        import('./papers/print/render.ts'),
        import('./vault/traditional.ts'),
      ]);
    },
    policy: policyApi(desk),
    events: parts.of({ get: true, record: true, update: true }, async () =>
      (await import('./use-cases/events.ts')).eventsApi(desk),
    ),
    obligations: {
      ...worklistApi(desk),
      ...parts.of<ObligationEndingsApi>(
        { next: true, merge: true, cancel: true, closeAsBreach: true },
        async () => (await import('./use-cases/ending-obligations.ts')).obligationEndingsApi(desk),
      ),
      ...parts.of<Pick<ObligationsApi, 'talkers'>>({ talkers: true }, async () => {
        const { talkerChoices } = await import('./use-cases/candidates.ts');
        return {
          talkers: (obligation, on) =>
            desk.read('talkers.read', [], () => talkerChoices(desk, obligation, on)),
        };
      }),
    },
    plan: parts.of(
      {
        check: true,
        checkAll: true,
        arrange: true,
        arrangeAll: true,
        checkReschedule: true,
        reschedule: true,
        cancel: true,
        prepareOutline: true,
        outline: true,
        notices: true,
        notify: true,
      },
      async () => (await import('./use-cases/planning.ts')).planApi(desk),
    ),
    talks: parts.of({ get: true, next: true, hold: true, recordUnarranged: true }, async () =>
      (await import('./use-cases/talks.ts')).talksApi(desk),
    ),
    records: parts.of(
      { write: true, confirm: true, amend: true, links: true, review: true, mayDoWithout: true },
      async () => (await import('./use-cases/talks.ts')).recordsApi(desk),
    ),
    people: parts.of({ search: true, find: true, history: true }, async () =>
      (await import('./use-cases/people-search.ts')).peopleApi(desk),
    ),
    drafts: parts.of({ save: true, get: true, list: true, discard: true }, async () =>
      (await import('./use-cases/private.ts')).draftsApi(desk),
    ),
    views: parts.of({ save: true, list: true, remove: true }, async () =>
      (await import('./use-cases/private.ts')).viewsApi(desk),
    ),
    calendar: parts.of({ range: true }, async () => {
      const { calendarRange } = await import('./queries/calendar.ts');
      return { range: (query) => desk.read('worklist.read', [], () => calendarRange(desk, query)) };
    }),
    cases: parts.of({ page: true, words: true }, async () => {
      const { casePage } = await import('./queries/cases.ts');
      const { searchWords } = await import('./queries/word-search.ts');
      return {
        page: (query) => desk.read('worklist.read', noRows, () => casePage(desk, query)),
        words: (query) => searchWords(desk, query),
      };
    }),
    exchange: {
      ...parts.of<ExchangeApi>(
        {
          readDecisionList: true,
          importDecisionList: true,
          readRoster: true,
          importRoster: true,
          columnsOf: true,
        },
        async () => (await import('./use-cases/import-list.ts')).exchangeApi(desk),
      ),
      ...parts.of<BackupApi>({ backup: true, readBackup: true, restore: true }, async () =>
        (await import('./use-cases/safekeeping.ts')).backupApi(desk, options),
      ),
    },
    matters: parts.of(
      {
        ofTalk: true,
        list: true,
        assign: true,
        handle: true,
        settleAtOnce: true,
        answer: true,
        sendBack: true,
        verify: true,
        close: true,
        note: true,
      },
      async () => (await import('./use-cases/matters.ts')).mattersApi(desk),
    ),
    admonitions: parts.of(
      {
        list: true,
        get: true,
        issueNotice: true,
        recordService: true,
        amendService: true,
        addRectification: true,
        submitRectification: true,
        verifyRectification: true,
        sendBackRectification: true,
        extendRectification: true,
        withdrawRectification: true,
        voidNotice: true,
        cancel: true,
        close: true,
        closeAsBreach: true,
      },
      async () => (await import('./use-cases/admonitions.ts')).admonitionsApi(desk),
    ),
    delegations: parts.of(
      {
        list: true,
        get: true,
        mine: true,
        draft: true,
        order: true,
        accept: true,
        refuse: true,
        withdraw: true,
        recordUnordered: true,
        recordHandingOn: true,
        returnRecord: true,
        shred: true,
        sendBack: true,
        close: true,
        closeAsBreach: true,
      },
      async () => (await import('./use-cases/delegations.ts')).delegationsApi(desk),
    ),
    inquiries: parts.of(
      {
        list: true,
        get: true,
        draft: true,
        revise: true,
        search: true,
        approve: true,
        sendBack: true,
        serve: true,
        recordServiceUnapproved: true,
        recordReceipt: true,
        remind: true,
        extend: true,
        noteReply: true,
        answer: true,
        check: true,
        judgeClear: true,
        askAgain: true,
        turn: true,
        close: true,
        closeTurned: true,
        withdraw: true,
        closeAsBreach: true,
      },
      async () => (await import('./use-cases/inquiries.ts')).inquiriesApi(desk),
    ),
    approvals: parts.of(
      {
        list: true,
        get: true,
        propose: true,
        submit: true,
        review: true,
        sendBack: true,
        approve: true,
        refuse: true,
        recordPaperDecision: true,
        withdraw: true,
      },
      async () => (await import('./use-cases/approvals.ts')).approvalsApi(desk),
    ),
    papers: {
      ...parts.of<PapersApi>(
        {
          list: true,
          get: true,
          register: true,
          copy: true,
          attach: true,
          attachment: true,
          file: true,
          giveBack: true,
          shred: true,
          takeIn: true,
        },
        async () => (await import('./use-cases/papers.ts')).papersApi(desk),
      ),
      ...parts.of<PaperMakingApi>(
        {
          render: true,
          printPapers: true,
          letterhead: true,
          setLetterhead: true,
          nextNumber: true,
        },
        async () => (await import('./use-cases/paper-output.ts')).paperOutputApi(desk),
      ),
      ...parts.of<LedgerMakingApi>(
        { ledger: true, figuresFile: true, calendarFile: true, handOver: true },
        async () => (await import('./use-cases/ledger-output.ts')).ledgerOutputApi(desk, options),
      ),
    },
    incidents: parts.of(
      {
        list: true,
        get: true,
        report: true,
        assign: true,
        investigate: true,
        sanction: true,
        close: true,
      },
      async () => (await import('./use-cases/incidents.ts')).incidentsApi(desk),
    ),
    settings: parts.of({ list: true, set: true, clear: true }, async () =>
      (await import('./use-cases/settings.ts')).settingsApi(desk, local),
    ),
    unitTalks: parts.of({ record: true, amend: true, list: true, counts: true }, async () =>
      (await import('./use-cases/unit-talks.ts')).unitTalksApi(desk),
    ),
    figures: parts.of(
      {
        read: true,
        report: true,
        inspectionTable: true,
        upwardReturn: true,
        rows: true,
        focusPrincipals: true,
      },
      async () => (await import('./use-cases/inspection.ts')).figuresApi(desk, await whole()),
    ),
    audit: parts.of({ verify: true, entries: true, printed: true, exported: true }, async () =>
      (await import('./use-cases/audit.ts')).auditApi(desk),
    ),
    grants: parts.of({ give: true, revoke: true, list: true }, async () =>
      (await import('./use-cases/case-access.ts')).grantsApi(desk),
    ),
    inspection: parts.of({ cases: true }, async () =>
      (await import('./use-cases/case-access.ts')).inspectionApi(desk, await whole()),
    ),
    own: parts.of(
      { cases: true, submissions: true, reply: true, report: true, receipt: true, request: true },
      async () => (await import('./use-cases/own-desk.ts')).ownApi(desk),
    ),
    submissions: parts.of(
      {
        list: true,
        get: true,
        takeReply: true,
        takeReport: true,
        takeLetterReceipt: true,
        takeNoticeReceipt: true,
        takeRequest: true,
        sendBack: true,
      },
      async () => (await import('./use-cases/submissions.ts')).submissionsApi(desk),
    ),
    vault: {
      present: desk.vault !== undefined,
      ...parts.of<Omit<VaultApi, 'present'>>(
        { register: true, list: true, reveal: true, clearHit: true },
        async () => (await import('./use-cases/vault.ts')).vaultApi(desk),
      ),
    },
    sync: parts.of(
      { status: true, run: true, conflicts: true, resolve: true, handOver: true, takeOver: true },
      async () => (await import('./sync/client.ts')).syncApi(desk, options.sync),
    ),
  };
}
