/** `cadre-talk/sdk`: the work of the organization department as use cases over a store. */
import type { TalkSdk } from './api.ts';
import { auditSink } from './audit/sink.ts';
import { instant, systemClock } from './clock.ts';
import { Desk } from './desk.ts';
import { Speech } from './messages/index.ts';
import { withRoster } from './exchange/with-roster.ts';
import { openPolicy, policyReader } from './policy.ts';
import type { SdkOptions } from './ports.ts';
import { openIdbStore } from './store/idb-store.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import { LocalSettings } from './local-settings.ts';
import { subjects } from './subjects.ts';
import { VaultPlace } from './vault/place.ts';
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
    withRoster(options.directory, store),
    store,
    options.identity,
    options.clock ?? systemClock,
    new Speech(options.locale ?? 'zh-CN', options.messages),
    vaultOf(options),
  );
  const settings = new LocalSettings(desk, read, options.settings ?? {});
  await settings.start();

  const sink = options.audit && (await auditSink(store, options.audit));

  const sdk: TalkSdk = {
    get status() {
      return store.status;
    },
    today: () => desk.today(),
    actor: () => desk.actor(),
    ...subjects(desk, settings, options),
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
function vaultOf(options: SdkOptions): VaultPlace | undefined {
  const { vaultKey, vaultStore, identity, clock = systemClock, tenant = 'default' } = options;
  if (vaultKey === undefined && vaultStore === undefined) return undefined;
  const open = async (): Promise<Store> => {
    if (vaultStore !== undefined || vaultKey === undefined) return vaultStore ?? memoryStore();
    const [actor, key] = await Promise.all([identity.current(), vaultKey()]);
    return openIdbStore({ tenant: `${tenant} vault`, user: actor.id, key });
  };
  return new VaultPlace(open, () => instant(clock));
}

export * from './exports.ts';
