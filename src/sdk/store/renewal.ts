/**
 * Another chain key, and with it another root key over the data keys: what a rotation needs where
 * somebody may have had a secret of before together with an old backup or an old copy of the disk.
 * Those lead to the old chain key, and through it to every data key that it ever wrapped; to nothing
 * that is sealed from here on.
 *
 * Nobody can wrap a new key for a secret that is not at hand, so whoever asks gives every secret that
 * is to go on. All of it is one transaction: the new rows, the old data keys under the new root for as
 * long as rows are sealed under them, the old chain key for the entries before, and the heads with a
 * mark of their own, by which other tabs close as after a restore. The rotation goes on from there.
 */
import { KEY_BYTES } from '../seal/cipher.ts';
import {
  asKeyRow,
  chainRow,
  dataRow,
  type HeldKeys,
  type KeyRow,
  pastRow,
  type PastChain,
  type RenewedKeys,
  rootOf,
  type Secret,
  unwrap,
} from '../seal/keyring.ts';
import { randomBytes, randomId } from '../seal/random.ts';
import { reading } from './database.ts';
import type { Inside } from './idb-store.ts';
import { readKeys } from './unlock.ts';

/** How often it is begun anew where others write between the sealing and the transaction. */
const ATTEMPTS = 50;

/**
 * False where the secrets in `keys` are no longer the ones that were `seen` (ids of their rows), or
 * where others write without pause; nothing has changed then.
 */
export async function renewKeys(
  inside: Pick<Inside, 'db' | 'keyring' | 'assertSame' | 'expect'>,
  secrets: readonly Secret[],
  seen: readonly string[],
): Promise<boolean> {
  const { keyring } = inside;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await keyring.refresh();
    const generation = keyring.generation + 1;
    let end: 'seen' | 'moved-on' | undefined;
    const done = await keyring.renew(async (held) => {
      const made = await madeFrom(inside, held, secrets, generation);
      end = await putInPlace(inside, made, seen);
      if (end === undefined) return made.keys;
      made.keys.root.key.wipe();
      made.keys.key.wipe();
      made.keys.chain.fill(0);
      return undefined;
    });
    if (done) return true;
    if (end === 'seen') return false;
  }
  return false;
}

interface Made {
  readonly keys: RenewedKeys;
  readonly rows: readonly KeyRow[];
  /** The last entry under the chain key of before. */
  readonly sequence: number;
}

async function madeFrom(
  { db }: Pick<Inside, 'db'>,
  { root: before, database, chain: old, past: earlier }: HeldKeys,
  secrets: readonly Secret[],
  generation: number,
): Promise<Made> {
  const { cipher } = before;
  const [held, head] = await Promise.all([
    readKeys(db),
    reading(db, ['meta']).objectStore('meta').get('head'),
  ]);
  const sequence = head?.id === 'head' ? head.sequence : 0;
  const chain = randomBytes(KEY_BYTES);
  const root = await rootOf(cipher, chain);
  const bytes = randomBytes(KEY_BYTES);
  const past: PastChain[] = [...earlier];
  // Where nothing is written yet there is nothing that the old one stands for.
  if (sequence > 0) past.push({ generation: past.length + 1, until: sequence, key: old });
  const rows: KeyRow[] = [await dataRow(root, generation, bytes, database)];
  for (const row of held.map(asKeyRow)) {
    if (row?.purpose !== 'data' || row.wrappedBy !== before.name) continue;
    const data = await unwrap(before, row, database);
    rows.push(await dataRow(root, row.generation, data, database));
    data.fill(0);
  }
  for (const one of past) rows.push(await pastRow(root, one, database));
  for (const secret of secrets) {
    rows.push(await chainRow(cipher, secret, chain, database, past.length + 1));
  }
  const key = await cipher.importKey(bytes);
  bytes.fill(0);
  return { keys: { root, chain, past, generation, key }, rows, sequence };
}

/** Nothing where it is done; else why not. */
async function putInPlace(
  { db, assertSame, expect }: Pick<Inside, 'db' | 'assertSame' | 'expect'>,
  { rows, sequence, keys: { generation } }: Made,
  seen: readonly string[],
): Promise<'seen' | 'moved-on' | undefined> {
  const tx = db.transaction(['keys', 'meta'], 'readwrite', { durability: 'strict' });
  const keys = tx.objectStore('keys');
  const [held, headRow] = await Promise.all([keys.getAll(), tx.objectStore('meta').get('head')]);
  const head = assertSame(headRow);
  const ours = held.map(asKeyRow);
  const secrets = ours.flatMap((row) => (row?.purpose === 'chain' ? [row.id] : []));
  const newest = ours.map((row) => (row?.purpose === 'data' ? row.generation : 0));
  const end =
    secrets.length !== seen.length || secrets.some((id) => !seen.includes(id))
      ? 'seen'
      : head.sequence !== sequence || Math.max(...newest) >= generation
        ? 'moved-on'
        : undefined;
  if (end !== undefined) {
    await tx.done;
    return end;
  }
  const restored = randomId();
  const stays = new Set(rows.map(({ id }) => id));
  expect(restored);
  await Promise.all([
    ...held.filter(({ id }) => !stays.has(id)).map(({ id }) => keys.delete(id)),
    ...rows.map((row) => keys.put(row)),
    tx.objectStore('meta').put({ ...head, generation, restored }),
    tx.done,
  ]);
  return undefined;
}
