/** The keys of this user's records: what opens them, and another data key. No record is touched. */
import type { KeysApi, KeysState } from '../api/keys.ts';
import { refuse } from '../desk.ts';
import type { SdkOptions } from '../ports.ts';
import { newEscrow } from '../seal/escrow.ts';
import {
  asKeyRow,
  fingerprint,
  KeyringError,
  type KeyRow,
  type Secret,
  type SecretKind,
} from '../seal/keyring.ts';
import { newPassphrase, passphraseSecret } from '../seal/passphrase.ts';
import type { IdbStore } from '../store/idb-store.ts';
import { generationsIn, rotate } from '../store/rotation.ts';
import { readKeys } from '../store/unlock.ts';
import type { Visits } from '../visits.ts';
import { escrowOf } from './escrow-text.ts';
import { unlockingApi } from './unlocking.ts';

const SHORTEST = 8;

export function keysApi(visits: Visits, options: SdkOptions): KeysApi {
  const desk = () => visits.current.desk;
  const store = (): IdbStore =>
    visits.current.sealed ?? refuse('keys.none', (say) => say.keys.none);

  /** Another secret in the place of those of its kind, told in the audit. */
  const change = (what: string, secretOf: () => Promise<Secret>) =>
    visits.call(() =>
      desk().job('keys.keep', async (actor) => {
        const { inside } = store();
        const secret = await secretOf();
        const row = await inside.keyring.wrapFor(secret);
        secret.key.fill(0);
        await putInPlace(inside, row);
        await desk().note(actor, 'keys.keep', [], { what });
        return { value: {} };
      }),
    );

  return {
    state: () =>
      visits.call(() => desk().ask('keys.keep', async () => ({ value: await stateOf(store()) }))),

    async setUpEscrow(input = {}) {
      const text = input.text ?? newEscrow();
      const outcome = await change('escrow', async () => escrowOf(text));
      return outcome.ok ? { ...outcome, value: { text } } : outcome;
    },

    checkEscrow: ({ text }) =>
      visits.call(() =>
        desk().ask('keys.keep', async () => {
          const rows = (await readKeys(store().inside.db)).map(asKeyRow);
          const { key } = escrowOf(text);
          const name = fingerprint(key);
          key.fill(0);
          return { value: { opens: rows.some((row) => row?.wrappedBy === name) } };
        }),
      ),

    changePassphrase: ({ from, to }) =>
      change('passphrase', async () => {
        if ([...to.normalize('NFKC')].length < SHORTEST) {
          refuse('keys.passphrase-short', (say) => say.keys.passphraseShort, { path: 'to' });
        }
        const { inside } = store();
        if (inside.openedBy === 'passphrase') await prove(inside.db, from ?? '');
        return newPassphrase(to);
      }),

    useHostKey: () =>
      change('host', async () => {
        const key = await options.key?.();
        if (key === undefined) return refuse('keys.none', (say) => say.keys.noHostKey);
        return { key: Uint8Array.from(key), kind: 'host' };
      }),

    openWithEscrow: ({ text }) => unlockingApi(visits, options).unlock({ escrow: text }),

    rotate: ({ signal, progress } = {}) =>
      visits.call(() =>
        desk().ask('keys.keep', async (actor) => {
          const { inside } = store();
          const controller = new AbortController();
          const stop = () => controller.abort();
          const ends = [visits.on('locked', stop)];
          signal?.addEventListener('abort', stop);
          if (signal?.aborted === true) stop();
          try {
            await desk().note(actor, 'keys.keep', [], { what: 'rotation', step: 'begun' });
            const rotated = await rotate(inside, {
              signal: controller.signal,
              ...(progress === undefined ? {} : { progress }),
            });
            if (rotated.done) {
              await desk().note(actor, 'keys.keep', [], { what: 'rotation', step: 'done' });
            }
            return { value: rotated };
          } finally {
            for (const end of ends) end();
            signal?.removeEventListener('abort', stop);
          }
        }),
      ),
  };
}

async function stateOf({ inside, status }: IdbStore): Promise<KeysState> {
  const rows = (await readKeys(inside.db)).map(asKeyRow);
  const kinds = new Set(rows.flatMap((row) => (row?.purpose === 'chain' ? [kindOf(row)] : [])));
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

function kindOf({ kind = 'host' }: KeyRow): SecretKind {
  return kind;
}

async function prove(db: IdbStore['inside']['db'], passphrase: string): Promise<void> {
  try {
    const { key } = await passphraseSecret(passphrase)(await readKeys(db));
    key.fill(0);
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    refuse('store.wrong-key', (say) => say.keys.passphraseWrong, { path: 'from' });
  }
}

/** One transaction: at no moment is there neither the old secret nor the new one. */
async function putInPlace({ db, assertSame }: IdbStore['inside'], row: KeyRow): Promise<void> {
  const tx = db.transaction(['keys', 'meta'], 'readwrite', { durability: 'strict' });
  const keys = tx.objectStore('keys');
  const [held, headRow] = await Promise.all([keys.getAll(), tx.objectStore('meta').get('head')]);
  // Laid into a backup that was restored meanwhile, it would lead to a chain key that is not there.
  assertSame(headRow);
  const replaced = held
    .map(asKeyRow)
    .filter((one) => one?.purpose === 'chain' && kindOf(one) === kindOf(row) && one.id !== row.id);
  await Promise.all([
    keys.put(row),
    ...replaced.flatMap((one) => (one === undefined ? [] : [keys.delete(one.id)])),
    tx.done,
  ]);
}
