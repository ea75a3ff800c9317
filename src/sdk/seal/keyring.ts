/**
 * The keys of one database. Rows are sealed under a random data key, which lies in the database
 * wrapped by the host's key; so the host's key can change, and a department's escrow key can be
 * added, without a row being touched. Rows name the generation of their data key: rotation adds a
 * generation and lets the old one run out.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { type Bytes, isBytes, toHex, toUtf8 } from './bytes.ts';
import { checkKeyBytes, type Cipher, type CipherKey, KEY_BYTES, KeyWiped } from './cipher.ts';
import { EnvelopeError, openEnvelope, type Place, sealEnvelope } from './envelope.ts';
import { randomBytes } from './random.ts';

const WRAPPING_GENERATION = 0;
const FIRST_GENERATION = 1;

/** A wrapped key as it lies in the `keys` store. */
const keyRow = z.object({
  id: z.string(),
  /** `data` seals rows; `chain` authenticates the audit chain and outlives the data keys. */
  purpose: z.enum(['data', 'chain']),
  generation: z.int().check(z.positive()),
  /** Fingerprint of the key that wraps this one; tells a wrong key from a damaged row. */
  wrappedBy: z.string(),
  envelope: z.custom<Bytes>(isBytes),
});

export type KeyRow = Readonly<z.infer<typeof keyRow>>;

export class KeyringError extends Error {
  override readonly name = 'KeyringError';
  constructor(
    readonly code:
      /** No key here is wrapped by the key that was given. */
      | 'keyring.wrong-key'
      /** The key is right, and what it should open is not whole. */
      | 'keyring.damaged'
      /** The keys are sealed in a way that this code or this provider does not know. */
      | 'keyring.unknown-suite',
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message);
    if (options?.cause !== undefined) Object.assign(this, { cause: options.cause });
  }
}

export interface Keyring {
  readonly cipher: Cipher;
  /** The generation that new rows are sealed under. */
  readonly generation: number;
  /** Authenticates the audit chain: who can write to the disk cannot make a chain that holds. */
  chainKey(): Uint8Array;
  seal(place: Place, plain: Uint8Array): Promise<Bytes>;
  /** Rejects with an EnvelopeError where the envelope does not open. */
  open(place: Place, envelope: Uint8Array): Promise<Bytes>;
  /** Forgets all keys. Nothing can be sealed or opened afterwards. */
  wipe(): void;
}

/** The keys of a database that is new: one data key, one chain key, wrapped by the host's. */
export async function makeKeys(
  cipher: Cipher,
  hostKey: Uint8Array,
  database: string,
): Promise<readonly KeyRow[]> {
  const wrapping = await cipher.importKey(hostKey);
  const wrappedBy = fingerprint(hostKey);
  const make = async (purpose: KeyRow['purpose']): Promise<KeyRow> => {
    const key = randomBytes(KEY_BYTES);
    const id = `${purpose}.${FIRST_GENERATION}.${wrappedBy}`;
    const envelope = await sealEnvelope(
      cipher,
      wrapping,
      WRAPPING_GENERATION,
      placeOf(database, id),
      key,
    );
    key.fill(0);
    return { id, purpose, generation: FIRST_GENERATION, wrappedBy, envelope };
  };
  try {
    return [await make('data'), await make('chain')];
  } finally {
    wrapping.wipe();
  }
}

/** Rejects with a KeyringError where the host's key does not open them all. */
export async function openKeyring(
  cipher: Cipher,
  hostKey: Uint8Array,
  database: string,
  rows: readonly unknown[],
): Promise<Keyring> {
  const ours = rowsWrappedBy(fingerprint(hostKey), rows);
  const wrapping = await cipher.importKey(hostKey);
  const dataKeys = new Map<number, CipherKey>();
  let chainKey: Bytes | undefined;
  try {
    for (const row of ours) {
      const bytes = await unwrap(cipher, wrapping, placeOf(database, row.id), row.envelope);
      if (row.purpose === 'chain') {
        chainKey = bytes;
      } else {
        dataKeys.set(row.generation, await cipher.importKey(bytes));
        bytes.fill(0);
      }
    }
  } finally {
    wrapping.wipe();
  }
  const generation = Math.max(...dataKeys.keys());
  const current = dataKeys.get(generation);
  if (current === undefined || chainKey === undefined) {
    throw new KeyringError('keyring.damaged', 'A key of this database is missing');
  }
  return keyringOf(cipher, dataKeys, generation, current, chainKey);
}

function keyringOf(
  cipher: Cipher,
  dataKeys: ReadonlyMap<number, CipherKey>,
  generation: number,
  current: CipherKey,
  chainKey: Bytes,
): Keyring {
  let wiped = false;
  return {
    cipher,
    generation,
    chainKey() {
      if (wiped) throw new KeyWiped();
      return chainKey;
    },
    seal: (place, plain) => sealEnvelope(cipher, current, generation, place, plain),
    open: (place, envelope) =>
      openEnvelope(cipher, (wanted) => dataKeys.get(wanted), place, envelope),
    wipe() {
      wiped = true;
      for (const key of dataKeys.values()) key.wipe();
      chainKey.fill(0);
    },
  };
}

function rowsWrappedBy(wrappedBy: string, rows: readonly unknown[]): readonly KeyRow[] {
  const parsed = rows.map((row) => keyRow.safeParse(row));
  const ours = parsed.flatMap((row) =>
    row.success && row.data.wrappedBy === wrappedBy ? [row.data] : [],
  );
  if (ours.length > 0) return ours;
  if (parsed.every((row) => row.success)) {
    throw new KeyringError(
      'keyring.wrong-key',
      'This key is not the one that locked this database',
    );
  }
  throw new KeyringError('keyring.damaged', 'A wrapped key of this database is damaged');
}

async function unwrap(
  cipher: Cipher,
  wrapping: CipherKey,
  place: Place,
  envelope: Uint8Array,
): Promise<Bytes> {
  const keyOf = (generation: number) => (generation === WRAPPING_GENERATION ? wrapping : undefined);
  try {
    const bytes = await openEnvelope(cipher, keyOf, place, envelope);
    checkKeyBytes(bytes);
    return bytes;
  } catch (cause) {
    const unknown =
      cause instanceof EnvelopeError &&
      (cause.code === 'envelope.unknown-suite' || cause.code === 'envelope.unknown-version');
    throw unknown
      ? new KeyringError('keyring.unknown-suite', 'The keys are sealed in an unknown way', {
          cause,
        })
      : new KeyringError('keyring.damaged', 'A wrapped key of this database is damaged', { cause });
  }
}

/** Bound to the database, so that a wrapped key of one user's does not serve in another's. */
function placeOf(database: string, id: string): Place {
  return { store: 'keys', id: `${database}/${id}`, revision: 0 };
}

/** Says which key wraps a row without saying anything about the key. */
function fingerprint(key: Uint8Array): string {
  return toHex(hmac(sha256, key, toUtf8('cadre-talk key fingerprint')).subarray(0, 16));
}
