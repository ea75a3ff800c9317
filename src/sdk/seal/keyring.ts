/**
 * The keys of one database, from the outside in:
 *
 *     a secret (the host's 32 bytes, a passphrase, the department's escrow key)
 *       wraps the chain key, once for each secret
 *         whose derived root key wraps the data keys
 *           which seal the rows
 *
 * So a secret can be added or changed by writing one row, without a sealed row being touched and
 * without any other secret at hand. Rows name the generation of their data key: rotation adds a
 * generation and lets the old one run out. The chain key authenticates the audit chain. Whoever once
 * had it has it for as long as it stays; so a renewal (`renewal.ts`) puts another one in its place, for
 * which every secret that goes on must be at hand, and keeps the one before for the entries before.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, isBytes, toHex, toUtf8 } from './bytes.ts';
import {
  checkKeyBytes,
  type Cipher,
  type CipherKey,
  KEY_BYTES,
  KeyWiped,
  macOf,
} from './cipher.ts';
import { EnvelopeError, generationOf, openEnvelope, type Place, sealEnvelope } from './envelope.ts';
import { randomBytes } from './random.ts';

/** The generation that envelopes of wrapped keys name: it stands for the key that wraps. */
const WRAPPING = 0;
const FIRST_GENERATION = 1;

/** Whose secret it is that wraps a key. */
export type SecretKind = 'host' | 'passphrase' | 'escrow';

/** How a passphrase becomes the key (Argon2id). Kept readable beside what it wraps. */
export interface Derivation {
  readonly salt: Bytes;
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
}

/** What opens a database: 32 bytes, and where they came from. */
export interface Secret {
  readonly key: Uint8Array;
  readonly kind: SecretKind;
  readonly derivation?: Derivation;
}

/** A wrapped key as it lies in the `keys` store. */
export interface KeyRow {
  readonly id: string;
  /**
   * `data` seals rows; `chain` authenticates the audit chain and leads to the data keys; `past` is a
   * chain key that was in use before, wrapped by the root key of today.
   */
  readonly purpose: 'data' | 'chain' | 'past';
  readonly generation: number;
  /** Fingerprint of the key that wraps this one; tells a wrong key from a damaged row. */
  readonly wrappedBy: string;
  readonly envelope: Bytes;
  /** Absent in a data key's row, and where the host's key wraps, as in databases of version 1. */
  readonly kind?: SecretKind;
  readonly derivation?: Derivation;
  /** Of a past chain key: the last entry that it authenticates. The row's id says it too, so it is bound. */
  readonly until?: number;
}

/** A chain key that another one has taken the place of. */
export interface PastChain {
  readonly generation: number;
  readonly until: number;
  readonly key: Bytes;
}

/** What a keyring holds, for what puts other keys in their place. */
export interface HeldKeys {
  readonly root: Wrapping;
  readonly database: string;
  readonly chain: Bytes;
  readonly past: readonly PastChain[];
}

/** What takes their place. The data keys stay, and a newer one seals from now on. */
export type RenewedKeys = Omit<HeldKeys, 'database'> & {
  readonly generation: number;
  readonly key: CipherKey;
};

export class KeyringError extends Error {
  override readonly name = 'KeyringError';
  constructor(
    readonly code:
      /** No key here is wrapped by the key that was given. */
      | 'keyring.wrong-key'
      /** The key is right, and what it should open is not whole. */
      | 'keyring.damaged'
      /** The key is right, and the keys are sealed with another algorithm than the one at hand. */
      | 'keyring.other-suite'
      /** The keys are sealed in a way that this code does not know. */
      | 'keyring.unknown-suite'
      /** A new passphrase that is none, or hardly one. */
      | 'keyring.passphrase-short',
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
  /** All that rows can be opened of; more than one while rows are sealed anew. */
  readonly generations: readonly number[];
  /** Rows that take the place of `outdated` ones: data keys as version 1 wrapped them. */
  readonly renewed: { readonly rows: readonly KeyRow[]; readonly outdated: readonly string[] };
  /**
   * Authenticates an entry of the audit chain: who can write to the disk cannot make a chain that
   * holds. Without a number, the key of the entries to come.
   */
  chainKey(sequence?: number): Uint8Array;
  seal(place: Place, plain: Uint8Array): Promise<Bytes>;
  /** Rejects with an EnvelopeError where the envelope does not open. */
  open(place: Place, envelope: Uint8Array): Promise<Bytes>;
  /**
   * Takes up the generations that lie in the database now. One that is no longer there is not sealed
   * under any more, and still opens what was read before it went.
   */
  refresh(): Promise<void>;
  /** The row by which another secret opens this database too. */
  wrapFor(secret: Secret): Promise<KeyRow>;
  /** The row of a data key that is one generation on. It is not in use before it is learned. */
  nextGeneration(): Promise<KeyRow>;
  /**
   * Takes up what `make` has put in the place of these keys on the disk; nothing where it gives nothing.
   * Whoever asks for newer generations meanwhile waits for it.
   */
  renew(make: (held: HeldKeys) => Promise<RenewedKeys | undefined>): Promise<boolean>;
  /** Forgets all keys. Nothing can be sealed or opened afterwards. */
  wipe(): void;
}

/** The keys of a database that is new: one data key, one chain key. */
export async function makeKeys(
  cipher: Cipher,
  secret: Secret,
  database: string,
): Promise<readonly KeyRow[]> {
  const chainKey = randomBytes(KEY_BYTES);
  const root = await rootOf(cipher, chainKey);
  try {
    return [
      await newDataRow(root, FIRST_GENERATION, database),
      await chainRow(cipher, secret, chainKey, database),
    ];
  } finally {
    root.key.wipe();
    chainKey.fill(0);
  }
}

/**
 * Rejects with a KeyringError where the secret does not open them all. `reread` gives the rows as they
 * are later, when another tab may have added a generation.
 */
export async function openKeyring(
  cipher: Cipher,
  secret: Pick<Secret, 'key'>,
  database: string,
  rows: readonly unknown[],
  reread: () => Promise<readonly unknown[]> = async () => rows,
): Promise<Keyring> {
  const parsed = rows.map(asKeyRow);
  const fromHost = fingerprint(secret.key);
  const ours = rowsWrappedBy(fromHost, parsed);
  const wrapping: Wrapping = { cipher, key: await cipher.importKey(secret.key), name: fromHost };
  let chainKey: Bytes | undefined;
  let root: Wrapping | undefined;
  const past: PastChain[] = [];
  const data = new Map<number, CipherKey>();
  const renewed: KeyRow[] = [];
  try {
    for (const row of ours) {
      if (row.purpose === 'chain') chainKey = await unwrap(wrapping, row, database);
    }
    if (chainKey === undefined) throw missing();
    root = await rootOf(cipher, chainKey);
    for (const row of ours) {
      if (row.purpose !== 'data') continue;
      const bytes = await unwrap(wrapping, row, database);
      data.set(row.generation, await cipher.importKey(bytes));
      renewed.push(await dataRow(root, row.generation, bytes, database));
      bytes.fill(0);
    }
    past.push(...(await pastIn(root, parsed, database)));
  } catch (error) {
    chainKey?.fill(0);
    root?.key.wipe();
    for (const key of data.values()) key.wipe();
    throw error;
  } finally {
    wrapping.key.wipe();
  }
  const outdated = ours.flatMap(({ purpose, id }) => (purpose === 'data' ? [id] : []));
  const more = { rows: renewed, outdated };
  const held = { root, database, chain: chainKey, past };
  const keyring = new OpenKeyring(held, data, more, reread);
  try {
    await keyring.learn([...rows, ...renewed]);
  } catch (error) {
    keyring.wipe();
    throw error;
  }
  return keyring;
}

class OpenKeyring implements Keyring {
  private current: { readonly generation: number; readonly key: CipherKey } | undefined;
  private wiped = false;
  private renewing: Promise<unknown> | undefined;

  constructor(
    private held: HeldKeys,
    private readonly data: Map<number, CipherKey>,
    readonly renewed: Keyring['renewed'],
    private readonly reread: () => Promise<readonly unknown[]>,
  ) {}

  get cipher(): Cipher {
    return this.held.root.cipher;
  }

  get generation(): number {
    return this.now().generation;
  }

  get generations(): readonly number[] {
    return [...this.data.keys()].sort((a, b) => a - b);
  }

  chainKey(sequence = Infinity): Uint8Array {
    if (this.wiped) throw new KeyWiped();
    const { past, chain } = this.held;
    return past.find(({ until }) => sequence <= until)?.key ?? chain;
  }

  async seal(place: Place, plain: Uint8Array): Promise<Bytes> {
    const { generation, key } = this.now();
    return sealEnvelope(this.cipher, key, generation, place, plain);
  }

  async open(place: Place, envelope: Uint8Array): Promise<Bytes> {
    if (generationOf(envelope) > this.generation) await this.refresh();
    return openEnvelope(this.cipher, (wanted) => this.data.get(wanted), place, envelope);
  }

  async refresh(): Promise<void> {
    await this.renewing;
    await this.learn(await this.reread());
  }

  async learn(rows: readonly unknown[]): Promise<void> {
    const { root, database } = this.held;
    const ours = rows
      .map(asKeyRow)
      .flatMap((row) => (row?.purpose === 'data' && row.wrappedBy === root.name ? [row] : []));
    for (const row of ours) {
      if (this.data.has(row.generation)) continue;
      const bytes = await unwrap(root, row, database);
      const key = await this.cipher.importKey(bytes);
      bytes.fill(0);
      if (this.wiped) {
        key.wipe();
        throw new KeyWiped();
      }
      this.data.set(row.generation, key);
    }
    const newest = Math.max(...ours.map(({ generation }) => generation));
    const key = this.data.get(newest);
    if (key === undefined) throw missing();
    // Another tab's answer may come late.
    if (newest >= (this.current?.generation ?? 0)) this.current = { generation: newest, key };
  }

  async wrapFor(secret: Secret): Promise<KeyRow> {
    const { database, past } = this.held;
    return chainRow(this.cipher, secret, this.chainKey(), database, past.length + FIRST_GENERATION);
  }

  async nextGeneration(): Promise<KeyRow> {
    return newDataRow(this.held.root, this.generation + 1, this.held.database);
  }

  async renew(make: Parameters<Keyring['renew']>[0]): Promise<boolean> {
    const going = this.renewOnce(make);
    this.renewing = going.catch(() => undefined);
    return going;
  }

  private async renewOnce(make: Parameters<Keyring['renew']>[0]): Promise<boolean> {
    this.now();
    const next = await make(this.held);
    if (next === undefined) return false;
    const { generation, key, ...held } = next;
    this.held.root.key.wipe();
    this.held = { ...held, database: this.held.database };
    this.data.set(generation, key);
    this.current = { generation, key };
    // It was locked while the others were being put in place.
    if (this.wiped) this.wipe();
    return true;
  }

  wipe(): void {
    this.wiped = true;
    const { root, chain, past } = this.held;
    root.key.wipe();
    for (const key of this.data.values()) key.wipe();
    for (const bytes of [chain, ...past.map(({ key }) => key)]) bytes.fill(0);
  }

  private now(): { readonly generation: number; readonly key: CipherKey } {
    if (this.wiped || this.current === undefined) throw new KeyWiped();
    return this.current;
  }
}

/** A key that wraps others, and the name by which their rows know it. */
export interface Wrapping {
  readonly cipher: Cipher;
  readonly key: CipherKey;
  readonly name: string;
}

/** The key over all data keys: who has the chain key has it, through whichever secret. */
export async function rootOf(cipher: Cipher, chainKey: Uint8Array): Promise<Wrapping> {
  const bytes = macOf(cipher)(chainKey, toUtf8('cadre-talk root key'));
  const root = { cipher, key: await cipher.importKey(bytes), name: fingerprint(bytes) };
  bytes.fill(0);
  return root;
}

export async function chainRow(
  cipher: Cipher,
  secret: Secret,
  chainKey: Uint8Array,
  database: string,
  generation = FIRST_GENERATION,
): Promise<KeyRow> {
  const name = fingerprint(secret.key);
  const wrapping = { cipher, key: await cipher.importKey(secret.key), name };
  try {
    const row = await wrap(wrapping, 'chain', generation, chainKey, database);
    const { kind, derivation } = secret;
    return { ...row, kind, ...(derivation === undefined ? {} : { derivation }) };
  } finally {
    wrapping.key.wipe();
  }
}

async function newDataRow(root: Wrapping, generation: number, database: string): Promise<KeyRow> {
  const bytes = randomBytes(KEY_BYTES);
  const row = await dataRow(root, generation, bytes, database);
  bytes.fill(0);
  return row;
}

export function dataRow(
  root: Wrapping,
  generation: number,
  bytes: Uint8Array,
  database: string,
): Promise<KeyRow> {
  return wrap(root, 'data', generation, bytes, database);
}

export async function pastRow(
  root: Wrapping,
  { generation, until, key }: PastChain,
  database: string,
): Promise<KeyRow> {
  const id = pastId(generation, until, root.name);
  const envelope = await sealEnvelope(root.cipher, root.key, WRAPPING, placeOf(database, id), key);
  return { id, purpose: 'past', generation, until, wrappedBy: root.name, envelope };
}

function pastId(generation: number, until: number, name: string): string {
  return `past.${generation}.${until}.${name}`;
}

/** The chain keys of before, from the first on. One that is not what its id says does not count. */
async function pastIn(
  root: Wrapping,
  rows: readonly (KeyRow | undefined)[],
  database: string,
): Promise<readonly PastChain[]> {
  const found: PastChain[] = [];
  for (const row of rows) {
    const { until, generation = 0 } = row ?? {};
    if (row?.purpose !== 'past' || row.wrappedBy !== root.name || until === undefined) continue;
    if (row.id !== pastId(generation, until, root.name)) continue;
    found.push({ generation, until, key: await unwrap(root, row, database) });
  }
  return found.sort((a, b) => a.generation - b.generation);
}

async function wrap(
  { cipher, key, name }: Wrapping,
  purpose: 'data' | 'chain',
  generation: number,
  bytes: Uint8Array,
  database: string,
): Promise<KeyRow> {
  const id = `${purpose}.${generation}.${name}`;
  const envelope = await sealEnvelope(cipher, key, WRAPPING, placeOf(database, id), bytes);
  return { id, purpose, generation, wrappedBy: name, envelope };
}

function rowsWrappedBy(
  wrappedBy: string,
  rows: readonly (KeyRow | undefined)[],
): readonly KeyRow[] {
  const ours = rows.flatMap((row) => (row?.wrappedBy === wrappedBy ? [row] : []));
  if (ours.length > 0) return ours;
  const whole = rows.every((row) => row !== undefined);
  if (whole && rows.some((row) => row?.purpose === 'chain')) {
    throw new KeyringError('keyring.wrong-key', 'This key is not one that locked this database');
  }
  throw damaged();
}

export async function unwrap(
  { cipher, key }: Wrapping,
  row: KeyRow,
  database: string,
): Promise<Bytes> {
  const keyOf = (generation: number) => (generation === WRAPPING ? key : undefined);
  try {
    const bytes = await openEnvelope(cipher, keyOf, placeOf(database, row.id), row.envelope);
    checkKeyBytes(bytes);
    return bytes;
  } catch (cause) {
    const code = cause instanceof EnvelopeError ? cause.code : undefined;
    if (code === 'envelope.other-suite') {
      throw new KeyringError('keyring.other-suite', 'Another algorithm sealed the keys', { cause });
    }
    if (code === 'envelope.unknown-suite' || code === 'envelope.unknown-version') {
      throw new KeyringError('keyring.unknown-suite', 'The keys are sealed in an unknown way', {
        cause,
      });
    }
    throw damaged(cause);
  }
}

function damaged(cause?: unknown): KeyringError {
  return new KeyringError('keyring.damaged', 'A wrapped key of this database is damaged', {
    cause,
  });
}

function missing(): KeyringError {
  return new KeyringError('keyring.damaged', 'A key of this database is missing');
}

/** Bound to the database, so that a wrapped key of one user's does not serve in another's. */
function placeOf(database: string, id: string): Place {
  return { store: 'keys', id: `${database}/${id}`, revision: 0 };
}

/**
 * Says which key wraps a row without saying anything about the key. Always by SHA-256, whatever the
 * cipher: so a right key is known as such also where another algorithm sealed the database.
 */
export function fingerprint(key: Uint8Array): string {
  return toHex(hmac(sha256, key, toUtf8('cadre-talk key fingerprint')).subarray(0, 16));
}

/** `undefined` for what is no such row. Written by hand: it is read before anything else is loaded. */
export function asKeyRow(row: unknown): KeyRow | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const {
    id,
    purpose,
    generation,
    wrappedBy,
    envelope,
    kind,
    derivation,
    until,
  }: Partial<Record<keyof KeyRow, unknown>> = row;
  if (typeof id !== 'string' || typeof wrappedBy !== 'string' || !isBytes(envelope)) {
    return undefined;
  }
  if (purpose !== 'data' && purpose !== 'chain' && purpose !== 'past') return undefined;
  if (!isCount(generation) || (until !== undefined && !isCount(until))) return undefined;
  if (kind !== undefined && kind !== 'host' && kind !== 'passphrase' && kind !== 'escrow') {
    return undefined;
  }
  const derived = derivation === undefined ? undefined : asDerivation(derivation);
  if (derivation !== undefined && derived === undefined) return undefined;
  return {
    ...{ id, purpose, generation, wrappedBy, envelope },
    ...(kind === undefined ? {} : { kind }),
    ...(derived === undefined ? {} : { derivation: derived }),
    ...(until === undefined ? {} : { until }),
  };
}

function asDerivation(value: unknown): Derivation | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { salt, memory, passes }: Partial<Record<keyof Derivation, unknown>> = value;
  return isBytes(salt) && isCount(memory) && isCount(passes) ? { salt, memory, passes } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
