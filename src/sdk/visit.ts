/** Opening a visit: the store, the desk over it, and the subjects bound to it. */
import type { UnlockSecret } from './api/keys.ts';
import { auditSink } from './audit/sink.ts';
import { instant, systemClock } from './clock.ts';
import type { SdkStatus } from './api/safekeeping.ts';
import { lastActOf, noteJump, WatchedClock } from './clock-back.ts';
import { Desk } from './desk.ts';
import { withRoster } from './exchange/with-roster.ts';
import { LocalSettings } from './local-settings.ts';
import { Speech } from './messages/index.ts';
import { entries } from './model/entries.ts';
import { openPolicy, type PolicyReader } from './policy.ts';
import type { Actor, IdentityPort, SdkOptions } from './ports.ts';
import type { Cipher } from './seal/cipher.ts';
import { anchorPlaces } from './store/anchor.ts';
import { type IdbStore, type IdbStoreOptions, openIdbStore } from './store/idb-store.ts';
import { shutStore } from './store/shut-store.ts';
import { outgoingSearch } from './vault/outgoing-search.ts';
import { type Store, StoreError } from './store/store.ts';
import type { SecretOf } from './store/unlock.ts';
import { subjects } from './subjects.ts';
import { VaultPlace } from './vault/place.ts';
import { VisitStatus } from './visit-status.ts';
import { type Visit, Visits } from './visits.ts';

/** Opens the first visit. `secret` is what opens it instead of the host's key, later at an unlock too. */
export async function openVisits(options: SdkOptions, read: PolicyReader): Promise<Visits> {
  const policy = openPolicy(read);
  const speech = new Speech(options.locale ?? 'zh-CN', options.messages);
  const clock = new WatchedClock(options.clock ?? systemClock);

  // While the first visit is being opened there is nothing to lock.
  let somebodyElse: () => void = () => undefined;

  let tellStatus: (status: SdkStatus) => void = () => undefined;

  const open = async (secret?: UnlockSecret): Promise<Visit> => {
    const { store, sealed, user } = await openStore(options, secret);
    const identity: IdentityPort = {
      current: async () => {
        const actor = await options.identity.current();
        if (sealed !== undefined && actor.id !== user) {
          somebodyElse();
          throw new Error('Another person is at the desk');
        }
        return actor;
      },
    };
    const directory = withRoster(options.directory, store);
    const vault = vaultOf(options, identity);
    const desk = new Desk(policy, directory, store, identity, clock, speech, outgoingSearch, vault);
    const settings = new LocalSettings(desk, read, options.settings ?? {});
    await settings.start();
    const sink = options.audit && (await auditSink(store, options.audit));
    const standing = new VisitStatus(store, clock, () => tellStatus(standing.now));
    await standing.start();
    if (sealed !== undefined) {
      clock.after(await lastActOf(sealed));
      clock.onJump((minutes) => {
        tellStatus(standing.now);
        void noteJump(desk, minutes);
      });
      if (sealed.inside.openedBy === 'escrow') {
        await desk.note(await identity.current(), 'keys.keep', [], { what: 'opened with escrow' });
      }
      goOnWithRotation(sealed);
    }
    return {
      ...{ store, desk, user, standing },
      ...(sealed === undefined ? {} : { sealed }),
      bound: subjects(desk, settings, options),
      end: async () => {
        try {
          await desk.views.flush();
          await sink?.flush();
        } finally {
          await desk.vault?.close();
          await store.close();
        }
      },
    };
  };

  const nothing = ({ desk: { policy }, user }: Visit): Visit => {
    const store = shutStore();
    const vault = hasVault(options)
      ? new VaultPlace(
          () => Promise.resolve(shutStore()),
          () => instant(clock),
        )
      : undefined;
    const { directory, identity } = options;
    const desk = new Desk(policy, directory, store, identity, clock, speech, outgoingSearch, vault);
    desk.lock();
    const settings = new LocalSettings(desk, read, options.settings ?? {});
    const bound = subjects(desk, settings, options);
    const standing = new VisitStatus(store, clock, () => undefined);
    return { store, desk, bound, user, standing, end: () => store.close() };
  };

  const visits = new Visits(await open(options.secret), open, nothing);
  somebodyElse = () => visits.lockNow('identity');
  tellStatus = (status) => visits.tell('status', { status });
  return visits;
}

/** Where nothing is kept; it says so itself. */
async function memory(): Promise<Store> {
  return (await import('./store/memory-store.ts')).memoryStore();
}

async function openStore(
  options: SdkOptions,
  secret: UnlockSecret | undefined,
): Promise<{ readonly store: Store; readonly sealed?: IdbStore; readonly user: string }> {
  const { id: user } = await options.identity.current();
  if (options.store !== undefined) return { store: options.store, user };
  const key = await keyOf(options, secret);
  if (key === undefined) return { store: await memory(), user };
  const cipher = await cipherOf(options);
  const { tenant = 'default' } = options;
  const anchors = anchorPlaces(options.anchor);
  const sealed = await openIdbStore({ tenant, user, key, projection: entries, anchors, ...cipher });
  return { store: sealed, sealed, user };
}

async function keyOf(
  { key, passphrase, secret: first }: SdkOptions,
  secret: UnlockSecret | undefined,
): Promise<Uint8Array | SecretOf | undefined> {
  if (secret !== undefined && 'escrow' in secret) {
    return (await import('./seal/escrow.ts')).escrowSecret(secret.escrow);
  }
  if (secret !== undefined || passphrase !== undefined) {
    const words = secret?.passphrase ?? (await passphrase?.()) ?? '';
    return (await import('./seal/passphrase.ts')).passphraseSecret(words);
  }
  if (key === undefined && first !== undefined) {
    // Opened by what somebody typed: only that opens it again, and never an empty desk in its place.
    throw new StoreError('store.wrong-key', 'What opened the records is asked for again');
  }
  return key?.();
}

async function cipherOf({ cipher }: SdkOptions): Promise<{ readonly cipher?: Cipher }> {
  if (cipher === undefined) return {};
  if (cipher === 'sm4-gcm') return { cipher: (await import('./seal/sm.ts')).smCipher() };
  return { cipher: typeof cipher === 'function' ? await cipher() : cipher };
}

function hasVault({ vaultKey, vaultStore }: SdkOptions): boolean {
  return vaultKey !== undefined || vaultStore !== undefined;
}

/** A database of its own under a key of its own, and not even opened before somebody may and does ask. */
function vaultOf(options: SdkOptions, identity: IdentityPort): VaultPlace | undefined {
  if (!hasVault(options)) return undefined;
  const { vaultKey, vaultStore, clock = systemClock } = options;
  const open = async (): Promise<Store> => {
    if (vaultStore !== undefined || vaultKey === undefined) return vaultStore ?? memory();
    const [actor, key] = await Promise.all([identity.current(), vaultKey()]);
    return openIdbStore({ ...(await vaultPlaceOf(options, actor)), key });
  };
  return new VaultPlace(open, () => instant(clock));
}

/** Which database is somebody's vault. */
export async function vaultPlaceOf(
  options: SdkOptions,
  { id: user }: Actor,
): Promise<Omit<IdbStoreOptions, 'key'>> {
  const { tenant = 'default', anchor } = options;
  const cipher = await cipherOf(options);
  return { tenant: vaultTenant(tenant), user, anchors: anchorPlaces(anchor), ...cipher };
}

export function vaultTenant(tenant: string): string {
  return `${tenant} vault`;
}

/** A change of the data key that a visit before this one did not bring to its end. */
function goOnWithRotation({ inside }: IdbStore): void {
  if (inside.keyring.generations.length < 2) return;
  // Where it fails, the next visit goes on.
  void import('./store/rotation.ts').then(({ rotate }) => rotate(inside)).catch(() => undefined);
}
