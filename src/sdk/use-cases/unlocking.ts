/** Opening a locked desk again, and taking a user's records off a machine. */
import type { LockApi, UnlockSecret } from '../api/keys.ts';
import { Refused, refuse } from '../desk.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import type { SdkOptions } from '../ports.ts';
import { anchorPlaces } from '../store/anchor.ts';
import { databaseNames } from '../store/database.ts';
import { type Store, StoreError } from '../store/store.ts';
import { vaultTenant } from '../visit.ts';
import type { Visits } from '../visits.ts';
import { escrowOf } from './escrow-text.ts';

const done = { ok: true, value: {}, findings: [] } as const;

/** How long another tab may take to let go of a database. */
const PATIENCE_MS = 3000;
const PAGE = 1000;

export function unlockingApi(
  visits: Visits,
  options: SdkOptions,
): Pick<LockApi, 'unlock' | 'clean'> {
  const refused = async (refusing: () => never): Promise<Outcome<never>> => {
    try {
      return refusing();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { ok: false, error: await visits.current.desk.said(error) };
    }
  };
  const no = (code: Refusal['code'], message: Parameters<typeof refuse>[1]) =>
    refused(() => refuse(code, message));

  return {
    async unlock(secret?: UnlockSecret) {
      try {
        if (secret !== undefined && 'escrow' in secret) escrowOf(secret.escrow).key.fill(0);
        await visits.unlock(secret);
        return done;
      } catch (error) {
        if (error instanceof Refused) return refused(() => raise(error));
        if (!(error instanceof StoreError)) throw error;
        if (error.code === 'store.passphrase-short') {
          return no('keys.passphrase-short', (say) => say.keys.passphraseShort);
        }
        if (error.code !== 'store.wrong-key') throw error;
        return no('store.wrong-key', (say) => say.keys.wrongKey);
      }
    },

    async clean({ evenUnsynced = false } = {}) {
      const { store, sealed, desk, user } = visits.current;
      if (!evenUnsynced) {
        if (visits.locked) return no('sdk.locked', (say) => say.keys.locked);
        const acts = await onlyHere(visits, options, store);
        if (acts > 0) {
          const connected = options.sync !== undefined;
          return no('clean.would-lose', (say) => say.keys.wouldLose(acts, connected));
        }
      }
      if (sealed !== undefined) {
        // For the host's copy of the audit: the one here goes.
        await desk.note(await desk.actor(), 'keys.keep', [], { what: 'cleaned' });
      }
      await visits.lock('cleaned');
      const { tenant = 'default' } = options;
      for (const of of [tenant, vaultTenant(tenant)]) {
        const { database } = databaseNames(of, user);
        if (!(await deleted(database))) {
          return no('clean.in-use', (say) => say.keys.notCleaned);
        }
        // Of a locked desk nothing could be noted: its anchors stay, and the next visit tells the loss.
        for (const place of sealed === undefined ? [] : anchorPlaces(options.anchor)) {
          // One that is out of reach tells of a loss at the next visit, which is then taken note of.
          await Promise.resolve()
            .then(() => place.write(database, undefined))
            .catch(() => undefined);
        }
      }
      return done;
    },
  };
}

function raise(error: Error): never {
  throw error;
}

/** Acts that no server has: all of them where there is none. */
async function onlyHere(visits: Visits, options: SdkOptions, store: Store): Promise<number> {
  if (options.sync !== undefined) return (await visits.current.bound.sync.status()).pending;
  const acts = new Set<string>();
  for (let after = 0; ;) {
    const page = await store.changesAfter(after, PAGE);
    for (const { change } of page) acts.add(change.act);
    const last = page[page.length - 1];
    if (last === undefined) return acts.size;
    after = last.sequence;
  }
}

/** False where another tab would not let go of it in time; it is deleted when that one does. */
function deleted(database: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(database);
    const patience = setTimeout(() => resolve(false), PATIENCE_MS);
    const end = (answer: () => void) => () => {
      clearTimeout(patience);
      answer();
    };
    request.addEventListener(
      'success',
      end(() => resolve(true)),
    );
    request.addEventListener(
      'error',
      end(() => reject(new StoreError('store.write-failed', 'It could not be deleted'))),
    );
  });
}
