/** Whose keys are changed: those of the records, or those of the vault; and the rows that wrap them. */
import type { KeysOf } from '../api/keys.ts';
import { mayDo } from '../access/table.ts';
import { type Desk, refuse } from '../desk.ts';
import type { Actor, SdkOptions } from '../ports.ts';
import {
  asKeyRow,
  fingerprint,
  type KeyRow,
  type Secret,
  type SecretKind,
} from '../seal/keyring.ts';
import type { DatabaseRow } from '../store/database.ts';
import { type IdbStore, sealedStore } from '../store/idb-store.ts';
import { readKeys } from '../store/unlock.ts';

export interface KeyPlace {
  readonly inside: IdbStore['inside'];
  readonly status: IdbStore['status'];
  /** The host's key for it. */
  readonly hostKey: SdkOptions['key'];
  /** What the audit says of it. */
  readonly told: { readonly of?: 'vault' };
}

export async function keyPlace(
  desk: Desk,
  sealed: IdbStore | undefined,
  options: SdkOptions,
  actor: Actor,
  { of = 'records' }: KeysOf,
): Promise<KeyPlace> {
  if (of === 'vault') mayOpenVault(desk, actor);
  const store = of === 'vault' ? sealedStore(await desk.vault?.store()) : sealed;
  if (store === undefined) return refuse('keys.none', (say) => say.keys.none);
  const { inside, status } = store;
  return of === 'vault'
    ? { inside, status, hostKey: options.vaultKey, told: { of } }
    : { inside, status, hostKey: options.key, told: {} };
}

export function mayOpenVault(desk: Desk, actor: Actor): void {
  if (desk.vault === undefined) refuse('vault.absent', (say) => say.vault.absent);
  if (!mayDo(actor.roles, 'vault.reveal')) refuse('access.denied', (say) => say.refusals.noRight);
}

/** The rows by which a secret opens it. */
export async function secretRows({ inside }: Pick<KeyPlace, 'inside'>): Promise<readonly KeyRow[]> {
  const rows = (await readKeys(inside.db)).map(asKeyRow);
  return rows.flatMap((row) => (row?.purpose === 'chain' ? [row] : []));
}

export function kindOf({ kind = 'host' }: KeyRow): SecretKind {
  return kind;
}

/** Whether a secret opens by one of these rows. Its bytes are overwritten, unless it is to be used. */
export function fits(rows: readonly KeyRow[], { key }: Pick<Secret, 'key'>, keep = false): boolean {
  const name = fingerprint(key);
  if (!keep) key.fill(0);
  return rows.some(({ wrappedBy }) => wrappedBy === name);
}

/**
 * One transaction: at no moment is there neither the old secret nor the new one. It is changed from
 * here on, so that it is no longer one of a backup's day.
 */
export async function putInPlace(
  { db, assertSame }: Pick<IdbStore['inside'], 'db' | 'assertSame'>,
  row: KeyRow,
): Promise<void> {
  const tx = db.transaction(['keys', 'meta'], 'readwrite', { durability: 'strict' });
  const [keys, meta] = [tx.objectStore('keys'), tx.objectStore('meta')];
  const [held, headRow, named] = await Promise.all([
    keys.getAll(),
    meta.get('head'),
    meta.get('database'),
  ]);
  // Laid into a backup that was restored meanwhile, it would lead to a chain key that is not there.
  assertSame(headRow);
  const replaced = held.flatMap((one) => {
    const old = asKeyRow(one);
    const goes = old?.purpose === 'chain' && kindOf(old) === kindOf(row) && old.id !== row.id;
    return goes ? [old.id] : [];
  });
  await Promise.all([
    keys.put(row),
    ...replaced.map((id) => keys.delete(id)),
    ...(named?.id === 'database' ? [meta.put(withoutSecret(named, kindOf(row)))] : []),
    tx.done,
  ]);
}

/** The row of the database that says of fewer secrets that they are of a backup's day. */
function withoutSecret(row: DatabaseRow, ...changed: readonly SecretKind[]): DatabaseRow {
  const { secrets, ...rest } = row;
  const kinds = secrets?.kinds.filter((kind) => !changed.includes(kind)) ?? [];
  return secrets === undefined || kinds.length === 0
    ? rest
    : { ...rest, secrets: { ...secrets, kinds } };
}
