/**
 * A passphrase as the secret of a database: Argon2id over its NFKC form, with a salt and with costs
 * that are kept beside the key they wrap, so that they can rise later.
 */
import { argon2id } from './argon2.ts';
import { copyBytes, toUtf8 } from './bytes.ts';
import { KEY_BYTES } from './cipher.ts';
import {
  asKeyRow,
  type Derivation,
  fingerprint,
  KeyringError,
  type KeyRow,
  type Secret,
} from './keyring.ts';
import { randomBytes } from './random.ts';

/** 19 MiB, twice (OWASP's choice): a quarter of a second in a browser of today. */
const COSTS = { memory: 19 * 1024, passes: 2 } as const;
const SALT_BYTES = 16;

/**
 * What rows may ask for, and how many of them are tried. A disk that others can write to, or a backup
 * that somebody made up, must not make the page run for hours: at most some eight times what ours ask.
 */
const MOST = { memory: 256 * 1024, work: 8 * COSTS.memory * COSTS.passes, salt: 64, rows: 4 };

/** In characters. */
const SHORTEST = 8;

/** Whether it is too short to be set; an empty one opens for everybody. */
export function isShort(passphrase: string): boolean {
  return [...passphrase.normalize('NFKC').trim()].length < SHORTEST;
}

/** A new secret from a passphrase, with a salt of its own. */
export async function newPassphrase(passphrase: string): Promise<Secret> {
  if (isShort(passphrase)) {
    throw new KeyringError('keyring.passphrase-short', 'The passphrase is too short');
  }
  return derived(passphrase, { salt: randomBytes(SALT_BYTES), ...COSTS });
}

/** The passphrase as the key rows want it: the secret of the row that it fits. */
export function passphraseSecret(
  passphrase: string,
): (rows: readonly unknown[]) => Promise<Secret> {
  return async (rows) => {
    if (rows.length === 0) return newPassphrase(passphrase);
    const wanted = passphraseRows(rows);
    if (wanted.length > MOST.rows || !wanted.every(({ derivation }) => isBearable(derivation))) {
      throw new KeyringError('keyring.damaged', 'A passphrase’s costs are none that were written');
    }
    for (const { derivation, wrappedBy } of wanted) {
      const secret = await derived(passphrase, derivation);
      if (fingerprint(secret.key) === wrappedBy) return secret;
      secret.key.fill(0);
    }
    throw new KeyringError('keyring.wrong-key', 'This passphrase did not lock this database');
  };
}

function isBearable({ salt, memory, passes }: Derivation): boolean {
  return (
    salt.length >= 8 &&
    salt.length <= MOST.salt &&
    memory <= MOST.memory &&
    memory * passes <= MOST.work
  );
}

export function hasPassphrase(rows: readonly unknown[]): boolean {
  return passphraseRows(rows).length > 0;
}

function passphraseRows(
  rows: readonly unknown[],
): readonly (KeyRow & { readonly derivation: Derivation })[] {
  return rows.map(asKeyRow).flatMap((row) => {
    const { kind, derivation } = row ?? {};
    if (row === undefined || kind !== 'passphrase' || derivation === undefined) return [];
    return [{ ...row, derivation }];
  });
}

async function derived(passphrase: string, derivation: Derivation): Promise<Secret> {
  const { salt, memory, passes } = derivation;
  const words = toUtf8(passphrase.normalize('NFKC'));
  try {
    const key = copyBytes(await argon2id(words, salt, { memory, passes, length: KEY_BYTES }));
    return { key, kind: 'passphrase', derivation };
  } finally {
    words.fill(0);
  }
}
