/** From a connection and a secret to the keys of a database: opened, or made where it is new. */
import type { Cipher } from '../seal/cipher.ts';
import {
  type Keyring,
  KeyringError,
  makeKeys,
  openKeyring,
  type Secret,
  type SecretKind,
} from '../seal/keyring.ts';
import { type Database, reading } from './database.ts';
import { StoreError } from './store.ts';

/**
 * Gives the secret for what lies in the `keys` store: a passphrase is derived with the salt that is
 * there, or with a new one where nothing is. Its bytes are overwritten once they have been used.
 */
export type SecretOf = (rows: readonly unknown[]) => Promise<Secret>;

export interface Unlocked {
  readonly keyring: Keyring;
  /** The keys were made now. */
  readonly fresh: boolean;
  readonly openedBy: SecretKind;
}

/** Rejects with a StoreError; a secret that does not fit is `store.wrong-key`, and touches nothing. */
export async function unlock(
  db: Database,
  cipher: Cipher,
  secretOf: SecretOf,
  database: string,
): Promise<Unlocked> {
  let fresh = false;
  try {
    for (;;) {
      const rows = await readKeys(db);
      const secret = await secretOf(rows);
      try {
        if (rows.length === 0) {
          // Where another tab was faster, its keys are the keys, and its salt is the salt.
          fresh = await makeFirstKeys(db, await makeKeys(cipher, secret, database));
          continue;
        }
        const keyring = await openKeyring(cipher, secret, database, rows, () => readKeys(db));
        await writeRenewed(db, keyring);
        return { keyring, fresh, openedBy: secret.kind };
      } finally {
        secret.key.fill(0);
      }
    }
  } catch (error) {
    throw inStoreWords(error);
  }
}

export function readKeys(db: Database): Promise<readonly unknown[]> {
  return reading(db, ['keys']).objectStore('keys').getAll();
}

/** False where another tab was faster. */
async function makeFirstKeys(
  db: Database,
  made: Awaited<ReturnType<typeof makeKeys>>,
): Promise<boolean> {
  const stores = ['keys', 'records', 'audit'] as const;
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const [keys, records, entries] = await Promise.all(
    stores.map((store) => tx.objectStore(store).count()),
  );
  const first = keys === 0 && records === 0 && entries === 0;
  const puts = first ? made.map((row) => tx.objectStore('keys').put(row)) : [];
  await Promise.all([...puts, tx.done]);
  if (!first && keys === 0) {
    throw new StoreError('store.damaged', 'The keys of this database are gone', { row: 'keys' });
  }
  return first;
}

async function writeRenewed(db: Database, { renewed }: Keyring): Promise<void> {
  if (renewed.outdated.length === 0) return;
  const tx = db.transaction('keys', 'readwrite', { durability: 'strict' });
  const held = await Promise.all(renewed.outdated.map((id) => tx.store.getKey(id)));
  // Where they are gone, another tab was faster, or a backup has taken the place of all this.
  const writes = held.every((id) => id !== undefined)
    ? [
        ...renewed.rows.map((row) => tx.store.put(row)),
        ...renewed.outdated.map((id) => tx.store.delete(id)),
      ]
    : [];
  await Promise.all([...writes, tx.done]);
}

function inStoreWords(cause: unknown): unknown {
  if (!(cause instanceof KeyringError)) return cause;
  switch (cause.code) {
    case 'keyring.wrong-key':
      return new StoreError('store.wrong-key', cause.message, { cause });
    case 'keyring.passphrase-short':
      return new StoreError('store.passphrase-short', cause.message, { cause });
    case 'keyring.damaged':
      return new StoreError('store.damaged', cause.message, { cause, row: 'keys' });
    case 'keyring.other-suite':
      return new StoreError('store.other-suite', cause.message, { cause });
    case 'keyring.unknown-suite':
      return new StoreError('store.newer-schema', cause.message, { cause });
  }
}
