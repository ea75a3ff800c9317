/**
 * The work of the organization department as use cases over a store.
 *
 * @module cadre-talk/sdk
 */
import type { KeysApi, LockApi, TalkSdk } from './api.ts';
import { systemClock, todayInShanghai } from './clock.ts';
import { LaterParts } from './later.ts';
import { policyReader } from './policy.ts';
import type { SdkOptions } from './ports.ts';
import { lockingOf } from './locking.ts';
import { syncingOf } from './syncing.ts';
import { openVisits } from './visit.ts';

/** The version of this package. */
export const version = '0.1.0';

/**
 * Opens the SDK for the person at the desk.
 *
 * With `key` or `passphrase` records are kept sealed in this browser's IndexedDB; without either, and
 * without `store`, they stay in memory (`sdk.status.persistence`).
 *
 * @throws StoreError where the store cannot be opened, e.g. `store.wrong-key`
 * @throws TypeError where the policy pack or the holidays do not fit; it names every path
 */
export async function createTalkSdk(options: SdkOptions): Promise<TalkSdk> {
  const read = await policyReader(options);
  const visits = await openVisits(options, read);
  const parts = new LaterParts(async () => undefined);
  const { identity, clock = systemClock } = options;
  let status = visits.current.standing.now;
  const locking = await lockingOf(visits, options);
  const syncing = syncingOf(visits, options);

  const sdk: TalkSdk = {
    get status() {
      if (!visits.locked) status = visits.current.standing.now;
      return status;
    },
    today: () => todayInShanghai(clock),
    actor: async () => identity.current(),
    ...visits.face(),
    keys: parts.of<KeysApi>(
      {
        state: true,
        setUpEscrow: true,
        checkEscrow: true,
        changePassphrase: true,
        useHostKey: true,
        openWithEscrow: true,
        rotate: true,
      },
      async () => (await import('./use-cases/keys.ts')).keysApi(visits, options),
    ),
    ...parts.of<Pick<TalkSdk, 'diagnostics' | 'acknowledgeLoss'>>(
      { diagnostics: true, acknowledgeLoss: true },
      async () => (await import('./use-cases/diagnostics.ts')).diagnosticsApi(visits),
    ),
    get locked() {
      return visits.locked;
    },
    lock: () => visits.lock('asked'),
    beforeLock: (hook) => visits.beforeLock(hook),
    on: (event, listener) => visits.on(event, listener),
    ...parts.of<Pick<LockApi, 'unlock' | 'clean'>>({ unlock: true, clean: true }, async () =>
      (await import('./use-cases/unlocking.ts')).unlockingApi(visits, options),
    ),
    watch: (query, callback, failed) => visits.watch(() => query(sdk), callback, failed),
    loadAll: async () => {
      await Promise.all([visits.current.bound.loadAll(), parts.loadAll()]);
    },
    close: async () => {
      locking.stop();
      syncing.stop();
      await visits.end();
    },
  };
  return sdk;
}

export * from './exports.ts';
