/**
 * The subjects of the SDK, bound to a desk. What the first screens need is here at once: events,
 * obligations, plan, talks, records. Everything else is loaded with the first call to it.
 */
import type { TalkSdk, VaultApi } from './api.ts';
import type { Desk } from './desk.ts';
import { later } from './later.ts';
import type { SdkOptions } from './ports.ts';
import { noRows } from './queries/page.ts';
import { eventsApi } from './use-cases/events.ts';
import { peopleApi } from './use-cases/people.ts';
import { planApi } from './use-cases/planning.ts';
import { policyApi } from './use-cases/policy-questions.ts';
import { draftsApi, viewsApi } from './use-cases/private.ts';
import { recordsApi, talksApi } from './use-cases/talks.ts';
import { obligationsApi } from './use-cases/worklist.ts';

export type Subjects = Omit<TalkSdk, 'status' | 'today' | 'actor' | 'settings' | 'watch' | 'close'>;

export function subjects(desk: Desk, options: Pick<SdkOptions, 'sync'>): Subjects {
  return {
    policy: policyApi(desk),
    events: eventsApi(desk),
    obligations: obligationsApi(desk),
    plan: planApi(desk),
    talks: talksApi(desk),
    records: recordsApi(desk),
    people: peopleApi(desk),
    drafts: draftsApi(desk),
    views: viewsApi(desk),
    calendar: {
      range: (query) =>
        desk.read('worklist.read', [], async () =>
          (await import('./queries/calendar.ts')).calendarRange(desk, query),
        ),
    },
    cases: {
      page: (query) =>
        desk.read('worklist.read', noRows, async () =>
          (await import('./queries/cases.ts')).casePage(desk, query),
        ),
    },
    exchange: later({ readDecisionList: true, importDecisionList: true }, async () =>
      (await import('./use-cases/import-list.ts')).exchangeApi(desk),
    ),
    matters: later(
      {
        ofTalk: true,
        list: true,
        assign: true,
        handle: true,
        answer: true,
        sendBack: true,
        verify: true,
        close: true,
        note: true,
      },
      async () => (await import('./use-cases/matters.ts')).mattersApi(desk),
    ),
    admonitions: later(
      {
        list: true,
        get: true,
        issueNotice: true,
        recordService: true,
        amendService: true,
        addRectification: true,
        submitRectification: true,
        verifyRectification: true,
        close: true,
        closeAsBreach: true,
      },
      async () => (await import('./use-cases/admonitions.ts')).admonitionsApi(desk),
    ),
    delegations: later(
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
    inquiries: later(
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
    approvals: later(
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
    papers: later(
      {
        list: true,
        get: true,
        register: true,
        copy: true,
        file: true,
        giveBack: true,
        shred: true,
        takeIn: true,
      },
      async () => (await import('./use-cases/papers.ts')).papersApi(desk),
    ),
    incidents: later(
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
    unitTalks: later({ record: true, list: true, counts: true }, async () =>
      (await import('./use-cases/unit-talks.ts')).unitTalksApi(desk),
    ),
    figures: later(
      {
        read: true,
        report: true,
        inspectionTable: true,
        upwardReturn: true,
        focusPrincipals: true,
      },
      async () => (await import('./use-cases/inspection.ts')).figuresApi(desk),
    ),
    audit: later({ verify: true, entries: true, printed: true, exported: true }, async () =>
      (await import('./use-cases/audit.ts')).auditApi(desk),
    ),
    grants: later({ give: true, revoke: true, list: true }, async () =>
      (await import('./use-cases/case-access.ts')).grantsApi(desk),
    ),
    inspection: later({ cases: true }, async () =>
      (await import('./use-cases/case-access.ts')).inspectionApi(desk),
    ),
    own: later({ cases: true }, async () =>
      (await import('./use-cases/case-access.ts')).ownApi(desk),
    ),
    vault: {
      present: desk.vault !== undefined,
      ...later<Omit<VaultApi, 'present'>>(
        { register: true, list: true, reveal: true, clearHit: true },
        async () => (await import('./use-cases/vault.ts')).vaultApi(desk),
      ),
    },
    sync: later({ status: true, run: true, conflicts: true, resolve: true }, async () =>
      (await import('./sync/client.ts')).syncApi(desk, options.sync),
    ),
  };
}
