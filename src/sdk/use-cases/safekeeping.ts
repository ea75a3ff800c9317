/** Backup and restore: each for who may, with its line in the audit. */
import type {
  BackupApi,
  BackupFile,
  BackupInput,
  BackupSecret,
  RestoredBackup,
} from '../api/safekeeping.ts';
import { type Desk, refuse } from '../desk.ts';
import { entries } from '../model/entries.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, SdkOptions } from '../ports.ts';
import { copyBytes } from '../seal/bytes.ts';
import { escrowSecret } from '../seal/escrow.ts';
import type { Secret } from '../seal/keyring.ts';
import { passphraseSecret } from '../seal/passphrase.ts';
import { anchorPlaces } from '../store/anchor.ts';
import { makeBackup } from '../store/backup.ts';
import { BackupError } from '../store/backup-file.ts';
import { type IdbStore, openIdbStore, sealedStore } from '../store/idb-store.ts';
import { backupMade } from '../store/last-backup.ts';
import { readBackup, type Restored, restoreBackup, type RestoreOptions } from '../store/restore.ts';
import type { SecretOf } from '../store/unlock.ts';

/** Everybody may back up and restore what is their own desk's. */
const ANYBODY = 'draft.keep';
const VAULT = 'vault.reveal';

export type SafekeepingOptions = Pick<SdkOptions, 'tenant' | 'key' | 'vaultKey' | 'anchor'>;

export function backupApi(desk: Desk, options: SafekeepingOptions): BackupApi {
  return {
    backup: (input) => backup(desk, input),
    readBackup: (file, secret, input = {}) =>
      desk.ask(rightTo(input), async (actor) => {
        const from = placeOf(desk, actor, options, secret, input);
        return { value: await told(() => readBackup(asBlob(file), { ...from, ...work(input) })) };
      }),
    restore: (file, secret, input) => restore(desk, options, file, secret, input),
  };
}

function rightTo({ of = 'records' }: BackupInput) {
  return of === 'vault' ? VAULT : ANYBODY;
}

function work({ signal, progress }: BackupInput) {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(progress === undefined ? {} : { progress }),
  };
}

function asBlob(file: Blob | Uint8Array): Blob {
  return file instanceof Blob ? file : new Blob([copyBytes(file)]);
}

async function backup(desk: Desk, input: BackupInput = {}): Promise<Outcome<BackupFile>> {
  return desk.job(rightTo(input), async (actor) => {
    const store = await storeOf(desk, input);
    await desk.views.flush();
    const at = desk.now();
    const { file, summary } = await makeBackup(store.inside, at, work(input));
    await backupMade(store, at, actor.id);
    const name = desk.messages.safekeeping.fileName(input.of ?? 'records', desk.today());
    return { value: { file, name, at, entries: summary.sequence, head: summary.hash } };
  });
}

async function storeOf(desk: Desk, { of = 'records' }: BackupInput): Promise<IdbStore> {
  if (of === 'vault' && desk.vault === undefined) {
    return refuse('vault.absent', (say) => say.vault.absent);
  }
  const store = sealedStore(of === 'vault' ? await desk.vault?.store() : desk.store);
  return store ?? refuse('backup.nothing-kept', (say) => say.safekeeping.nothingKept);
}

/** A restore ends this SDK, so its refusals are values and its success is told before the store is gone. */
async function restore(
  desk: Desk,
  options: SafekeepingOptions,
  file: Blob | Uint8Array,
  secret: BackupSecret,
  input: BackupInput = {},
): Promise<Outcome<RestoredBackup>> {
  return desk.job(rightTo(input), async (actor) => {
    const from = placeOf(desk, actor, options, secret, input);
    const restored = await told(() => restoreBackup(asBlob(file), { ...from, ...work(input) }));
    const chain = await noted(desk, actor, from, input, options, restored);
    sealedStore(input.of === 'vault' ? await desk.vault?.store() : desk.store)?.inside.restored();
    return { value: { ...restored, chain } };
  });
}

/** What was restored, opened as it will be opened from now on: its chain walked, and the restore written into it. */
async function noted(
  desk: Desk,
  actor: Actor,
  { tenant, user, secret, cipher }: RestoreOptions,
  { of = 'records' }: BackupInput,
  options: SafekeepingOptions,
  { secrets }: Restored,
): Promise<RestoredBackup['chain']> {
  const anchors = anchorPlaces(options.anchor);
  const store = await openIdbStore({
    ...{ tenant, user, key: secret, anchors },
    ...(cipher === undefined ? {} : { cipher }),
    ...(of === 'records' ? { projection: entries } : {}),
  });
  try {
    const { ok } = await store.verifyAudit();
    const audit = { action: 'backup.restore', at: desk.now(), by: actor.id, records: [] };
    await store.commit({
      puts: [],
      changes: [],
      audit: {
        ...audit,
        outcome: 'done',
        detail: { secrets: secrets.map(({ kind, of }) => `${kind} ${of}`) },
      },
    });
    return ok ? 'holds' : 'broken';
  } finally {
    await store.close();
  }
}

function placeOf(
  desk: Desk,
  actor: Actor,
  { tenant = 'default', key, vaultKey }: SafekeepingOptions,
  secret: BackupSecret,
  { of = 'records' }: BackupInput,
): RestoreOptions {
  const host = of === 'vault' ? vaultKey : key;
  const alsoFor =
    host && (async (): Promise<Secret> => ({ key: copyBytes(await host()), kind: 'host' }));
  return {
    tenant: of === 'vault' ? `${tenant} vault` : tenant,
    user: actor.id,
    secret: secretOf(secret),
    ...cipherOf(desk),
    ...(alsoFor === undefined ? {} : { alsoFor }),
  };
}

/** May be asked more than once: each time it gives bytes of its own, which are overwritten after use. */
function secretOf(secret: BackupSecret): SecretOf {
  if ('passphrase' in secret) return passphraseSecret(secret.passphrase);
  if ('escrow' in secret) return escrowSecret(secret.escrow);
  const key = copyBytes(secret.key);
  return async () => ({ key: copyBytes(key), kind: 'host' });
}

/** The cipher that the records are sealed with, where the host gave one of its own. */
function cipherOf({ store }: Desk): Pick<RestoreOptions, 'cipher'> {
  const sealed = sealedStore(store);
  return sealed === undefined ? {} : { cipher: sealed.inside.keyring.cipher };
}

async function told<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    const { code } = error;
    return refuse(code, (say) => say.safekeeping.refused[code]);
  }
}
