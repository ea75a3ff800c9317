/** The keys of this user's records: what opens them, and another data key. No record is touched. */
import { mayDo } from '../access/table.ts';
import type { KeysApi, KeysOf, KeysState } from '../api/keys.ts';
import { refuse } from '../desk.ts';
import type { Actor, SdkOptions } from '../ports.ts';
import { escrowSecret, newEscrow } from '../seal/escrow.ts';
import { KeyringError, type KeyRow, type Secret } from '../seal/keyring.ts';
import { hasPassphrase, isShort, newPassphrase, passphraseSecret } from '../seal/passphrase.ts';
import { openIdbStore } from '../store/idb-store.ts';
import { generationsIn } from '../store/rotation.ts';
import { StoreError } from '../store/store.ts';
import { readKeys, type SecretOf } from '../store/unlock.ts';
import { vaultPlaceOf } from '../visit.ts';
import type { Visits } from '../visits.ts';
import { escrowOf } from './escrow-text.ts';
import {
  fits,
  keyPlace,
  type KeyPlace,
  kindOf,
  mayOpenVault,
  putInPlace,
  secretRows,
} from './key-place.ts';
import { rotateKeys } from './key-rotation.ts';
import { unlockingApi } from './unlocking.ts';

export function keysApi(visits: Visits, options: SdkOptions): KeysApi {
  const desk = () => visits.current.desk;
  const placeFor = (actor: Actor, of: KeysOf) =>
    keyPlace(desk(), visits.current.sealed, options, actor, of);

  const ask = <T>(of: KeysOf, work: (place: KeyPlace, actor: Actor) => Promise<T>) =>
    visits.call(() =>
      desk().ask('keys.keep', async (actor) => ({
        value: await work(await placeFor(actor, of), actor),
      })),
    );

  /**
   * Another secret in the place of those of its kind. The audit is told first: once the secret is in
   * its place nothing more can fail, so what was made for it always reaches who asked.
   */
  const change = <T extends object>(
    what: string,
    of: KeysOf,
    secretOf: (place: KeyPlace, actor: Actor) => Promise<{ secret: Secret; value: T }>,
  ) =>
    visits.call(() =>
      desk().job('keys.keep', async (actor) => {
        const place = await placeFor(actor, of);
        const { secret, value } = await secretOf(place, actor);
        const row = await place.inside.keyring.wrapFor(secret).finally(() => secret.key.fill(0));
        await desk().note(actor, 'keys.keep', [], { what, ...place.told });
        await putInPlace(place.inside, row);
        return { value };
      }),
    );

  return {
    state: (of = {}) => ask(of, stateOf),

    setUpEscrow: ({ text = newEscrow(), from, ...of } = {}) =>
      change('escrow', of, async (place, actor) => {
        const secret = escrowOf(text);
        const rows = (await secretRows(place)).filter((row) => kindOf(row) === 'escrow');
        if (!mayReplace(actor, place, rows, from)) {
          refuse('keys.escrow-set', (say) => say.keys.escrowSet, { path: 'from' });
        }
        return { secret, value: { text } };
      }),

    checkEscrow: ({ text, ...of }) =>
      ask(of, async (place) => ({ opens: fits(await secretRows(place), escrowOf(text)) })),

    changePassphrase: ({ from, to, ...of }) =>
      change('passphrase', of, async (place) => {
        if (isShort(to)) {
          refuse('keys.passphrase-short', (say) => say.keys.passphraseShort, { path: 'to' });
        }
        if (place.inside.openedBy === 'passphrase') await prove(place, from ?? '');
        return { secret: await newPassphrase(to), value: {} };
      }),

    useHostKey: ({ escrow, passphrase, ...of } = {}) => {
      if (of.of === 'vault' && escrow !== undefined) {
        return openVaultFor('escrow', escrowSecret(escrow), () => {
          escrowOf(escrow).key.fill(0);
        });
      }
      if (of.of === 'vault' && passphrase !== undefined) {
        return openVaultFor('passphrase', setPassphrase(passphrase));
      }
      return change('host', of, async ({ hostKey }) => ({
        secret: await hostSecret(hostKey),
        value: {},
      }));
    },

    openWithEscrow: ({ text }) => unlockingApi(visits, options).unlock({ escrow: text }),

    rotate: ({ signal, progress, passphrase, escrow, ...of } = {}) =>
      ask(of, async (place, actor) => {
        const controller = new AbortController();
        const stop = () => controller.abort();
        const ends = [visits.on('locked', stop)];
        signal?.addEventListener('abort', stop);
        if (signal?.aborted === true) stop();
        try {
          const note = (step: string) =>
            desk().note(actor, 'keys.keep', [], { what: 'rotation', step, ...place.told });
          return await rotateKeys(
            place,
            note,
            { passphrase, escrow },
            {
              signal: controller.signal,
              ...(progress === undefined ? {} : { progress }),
            },
          );
        } finally {
          for (const end of ends) end();
          signal?.removeEventListener('abort', stop);
        }
      }),
  };

  /** The vault whose key the host has lost: opened by another secret, and wrapped for the key it has now. */
  function openVaultFor(
    by: 'escrow' | 'passphrase',
    key: SecretOf,
    check: () => void = () => undefined,
  ): ReturnType<KeysApi['useHostKey']> {
    return visits.call(() =>
      desk().job('keys.keep', async (actor) => {
        mayOpenVault(desk(), actor);
        check();
        const secret = await hostSecret(options.vaultKey);
        try {
          const store = await openIdbStore({
            ...(await vaultPlaceOf(options, actor)),
            key,
          }).catch((error: unknown) => wrongKey(error, by));
          try {
            const row = await store.inside.keyring.wrapFor(secret);
            await desk().note(actor, 'keys.keep', [], { what: 'host', of: 'vault', by });
            await putInPlace(store.inside, row);
          } finally {
            await store.close();
          }
        } finally {
          secret.key.fill(0);
        }
        return { value: {} };
      }),
    );
  }
}

/** The first one by anybody. One that is there by who has it, opened by it, or may do so without it. */
function mayReplace(
  actor: Actor,
  { inside }: KeyPlace,
  rows: readonly KeyRow[],
  from: string | undefined,
): boolean {
  if (rows.length === 0 || inside.openedBy === 'escrow') return true;
  if (mayDo(actor.roles, 'escrow.replace')) return true;
  return from !== undefined && fits(rows, escrowOf(from, 'from'));
}

async function hostSecret(hostKey: SdkOptions['key']): Promise<Secret> {
  const key = await hostKey?.();
  if (key === undefined) return refuse('keys.none', (say) => say.keys.noHostKey);
  return { key: Uint8Array.from(key), kind: 'host' };
}

async function stateOf({ inside, status }: KeyPlace): Promise<KeysState> {
  const rows = await secretRows({ inside });
  const kinds = new Set(rows.map(kindOf));
  return {
    openedBy: inside.openedBy,
    host: kinds.has('host'),
    passphrase: kinds.has('passphrase'),
    escrow: kinds.has('escrow'),
    suite: status.suite ?? inside.keyring.cipher.name,
    generation: inside.keyring.generation,
    rotating: (await generationsIn(inside.db)).length > 1,
  };
}

async function prove({ inside: { db } }: KeyPlace, passphrase: string): Promise<void> {
  try {
    const { key } = await passphraseSecret(passphrase)(await readKeys(db));
    key.fill(0);
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    refuse('store.wrong-key', (say) => say.keys.passphraseWrong, { path: 'from' });
  }
}

/** A passphrase that was set: where nothing is sealed yet, it is none that a vault should begin with. */
function setPassphrase(passphrase: string): SecretOf {
  return async (rows) => {
    if (hasPassphrase(rows)) return passphraseSecret(passphrase)(rows);
    throw new KeyringError('keyring.wrong-key', 'No passphrase was set');
  };
}

function wrongKey(error: unknown, path: string): never {
  if (error instanceof StoreError && error.code === 'store.wrong-key') {
    refuse('store.wrong-key', (say) => say.keys.wrongKey, { path });
  }
  throw error;
}
