/** `cadre-talk/sdk`: the work of the organization department as use cases over a store. */
import type { TalkSdk } from './api.ts';
import { auditSink } from './audit/sink.ts';
import { instant, systemClock } from './clock.ts';
import { Desk } from './desk.ts';
import { openPolicy, policyReader } from './policy.ts';
import type { SdkOptions } from './ports.ts';
import { calendarRange } from './queries/calendar.ts';
import { casePage } from './queries/cases.ts';
import { noRows } from './queries/page.ts';
import { openIdbStore } from './store/idb-store.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import { syncApi } from './sync/client.ts';
import { admonitionsApi } from './use-cases/admonitions.ts';
import { approvalsApi } from './use-cases/approvals.ts';
import { delegationsApi } from './use-cases/delegations.ts';
import { auditApi } from './use-cases/audit.ts';
import { eventsApi } from './use-cases/events.ts';
import { exchangeApi } from './use-cases/import-list.ts';
import { figuresApi } from './use-cases/inspection.ts';
import { inquiriesApi } from './use-cases/inquiries.ts';
import { mattersApi } from './use-cases/matters.ts';
import { incidentsApi } from './use-cases/incidents.ts';
import { papersApi } from './use-cases/papers.ts';
import { peopleApi } from './use-cases/people.ts';
import { planApi } from './use-cases/planning.ts';
import { policyApi } from './use-cases/policy-questions.ts';
import { draftsApi, viewsApi } from './use-cases/private.ts';
import { LocalSettings } from './use-cases/settings.ts';
import { recordsApi, talksApi } from './use-cases/talks.ts';
import { obligationsApi } from './use-cases/worklist.ts';
import { grantsApi, inspectionApi, ownApi } from './use-cases/case-access.ts';
import { vaultApi } from './use-cases/vault.ts';
import { Vault } from './vault/vault.ts';
import { watch } from './watch.ts';

export const version = '0.1.0';

/**
 * Opens the SDK for the person at the desk.
 *
 * With `key` records are kept sealed in this browser's IndexedDB; without `key` and `store` they
 * stay in memory (`sdk.status.persistence`).
 *
 * @throws StoreError where the store cannot be opened, e.g. `store.wrong-key`
 * @throws TypeError where the policy pack or the holidays do not fit; it names every path
 */
export async function createTalkSdk(options: SdkOptions): Promise<TalkSdk> {
  const read = await policyReader(options);
  const policy = openPolicy(read);
  const store = await openStore(options);
  const desk = new Desk(
    policy,
    options.directory,
    store,
    options.identity,
    options.clock ?? systemClock,
    vaultOf(options),
  );
  const settings = new LocalSettings(desk, read, options.settings ?? {});
  await settings.apply();
  store.subscribe(({ types, origin }) => {
    if (origin === 'elsewhere' && types.includes('setting')) void settings.apply();
  });

  const sink = options.audit && (await auditSink(store, options.audit));

  const sdk: TalkSdk = {
    get status() {
      return store.status;
    },
    today: () => desk.today(),
    actor: () => desk.actor(),
    policy: policyApi(desk),
    exchange: exchangeApi(desk),
    events: eventsApi(desk),
    obligations: obligationsApi(desk),
    calendar: {
      range: (query) => desk.read('worklist.read', [], () => calendarRange(desk, query)),
    },
    cases: { page: (query) => desk.read('worklist.read', noRows, () => casePage(desk, query)) },
    plan: planApi(desk),
    talks: talksApi(desk),
    records: recordsApi(desk),
    people: peopleApi(desk),
    matters: mattersApi(desk),
    admonitions: admonitionsApi(desk),
    delegations: delegationsApi(desk),
    inquiries: inquiriesApi(desk),
    approvals: approvalsApi(desk),
    papers: papersApi(desk),
    incidents: incidentsApi(desk),
    drafts: draftsApi(desk),
    views: viewsApi(desk),
    settings: settings.api(),
    figures: figuresApi(desk),
    audit: auditApi(desk),
    grants: grantsApi(desk),
    inspection: inspectionApi(desk),
    own: ownApi(desk),
    vault: vaultApi(desk),
    sync: syncApi(desk, options.sync),
    watch: (query, callback, failed) => watch(store, () => query(sdk), callback, failed),
    close: async () => {
      await desk.views.flush();
      await sink?.flush();
      await desk.vault?.close();
      await store.close();
    },
  };
  return sdk;
}

async function openStore(options: SdkOptions): Promise<Store> {
  if (options.store !== undefined) return options.store;
  if (options.key === undefined) return memoryStore();
  const [actor, key] = await Promise.all([options.identity.current(), options.key()]);
  return openIdbStore({ tenant: options.tenant ?? 'default', user: actor.id, key });
}

/** A database of its own under a key of its own, and not even opened before somebody may and does ask. */
function vaultOf(options: SdkOptions): Vault | undefined {
  const { vaultKey, vaultStore, identity, clock = systemClock, tenant = 'default' } = options;
  if (vaultKey === undefined && vaultStore === undefined) return undefined;
  const open = async (): Promise<Store> => {
    if (vaultStore !== undefined || vaultKey === undefined) return vaultStore ?? memoryStore();
    const [actor, key] = await Promise.all([identity.current(), vaultKey()]);
    return openIdbStore({ tenant: `${tenant} vault`, user: actor.id, key });
  };
  return new Vault(open, () => instant(clock));
}

export * from './exports.ts';
