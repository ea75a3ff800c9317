/**
 * What is done before the one transaction of a write: everything is sealed. Loaded with the first write,
 * together with the transaction itself.
 */
import type { Keyring } from '../seal/keyring.ts';
import { randomId } from '../seal/random.ts';
import type { Shredded } from './change-log.ts';
import { type Logged, sealChanges } from './change-rows.ts';
import type { CopiedCommit } from './copied-commit.ts';
import type { Database } from './database.ts';
import { frozenCopy } from './frozen-json.ts';
import type { Changes } from './sealed-index.ts';
import type { SealedRecords } from './sealed-records.ts';
import { type FileRow, sealAudit, sealRecord } from './sealed-rows.ts';
import { eachInSlices, slices } from './slices.ts';
import type { StoredRecord } from './store.ts';
import type { SealedCommit } from './write-whole.ts';

export { writeWhole } from './write-whole.ts';

/** Of the store that is written to. */
export interface Beneath {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly held: SealedRecords;
  /** The last place in the chain. */
  head(): Promise<number>;
  /** The mark of the restore that it stands on. */
  restored(): string | undefined;
}

/** A write before its transaction opens, with the records as they will be. */
export interface Sealed {
  readonly commit: SealedCommit;
  readonly records: readonly StoredRecord[];
  readonly indexed: Changes;
  readonly gone: readonly Pick<StoredRecord, 'id' | 'type'>[];
}

export async function sealed(store: Beneath, id: string, given: CopiedCommit): Promise<Sealed> {
  const { keyring, held } = store;
  const { puts, adopt = [], drop = [], shred = [], unfile = [], changes, audit } = given;
  // What takes the place of anything is made for one place in the chain: its revision is that place.
  const placed = adopt.length > 0 || drop.length > 0 || shred.length > 0;
  const after = given.alone ?? (placed ? await store.head() : undefined);
  const adopted = adopt.map((record): StoredRecord =>
    frozenCopy({ ...record, revision: (after ?? 0) + 1 }),
  );
  const dropped = await held.present(drop);
  const records = [...puts, ...adopted];
  const written = new Set([...records.map((record) => record.id), ...dropped]);
  const writes = {
    writes: records.map((record) => [record.id, record.revision] as const),
    ...(dropped.length === 0 ? {} : { dropped }),
  };
  // What a new record begins with, the change log need not hold a second time.
  const firsts = new Map<string, string>();
  const logged = changes.map((change): Logged => {
    if ('fields' in change) return change;
    const first = randomId();
    firsts.set(change.record, first);
    return { ...change, first };
  });
  const [putRows, adoptedRows, sealedChanges, emptied, sealedEntry, index] = await Promise.all([
    eachInSlices(puts, (record) => sealRecord(keyring, record, firsts.get(record.id))),
    eachInSlices(adopted, (record) => sealRecord(keyring, record)),
    sealChanges(keyring, id, logged, slices()),
    shredded(store, new Set(shred), [...adopt.map((record) => record.id), ...dropped]),
    sealAudit(keyring, id, audit, writes, changes.length),
    held.index.sealChanges(id, records, dropped),
  ]);
  const files = await sealedFiles(keyring, given);
  const restored = store.restored();
  const commit = {
    records: putRows,
    adopted: [...adoptedRows, ...emptied.records.filter((row) => !written.has(row.id))],
    dropped,
    changes: sealedChanges,
    shredded: emptied.rows,
    forgotten: emptied.firsts,
    files,
    unfiled: [...dropped, ...shred, ...unfile],
    audit: sealedEntry,
    entries: index.rows,
    ...(after === undefined ? {} : { after }),
    ...(restored === undefined ? {} : { restored }),
  };
  const indexed = { puts: index.puts, gone: dropped };
  return { commit, records, indexed, gone: await held.known(dropped) };
}

async function shredded(
  { db, keyring, held }: Beneath,
  ids: ReadonlySet<string>,
  replaced: readonly string[],
): Promise<Shredded> {
  const lost = new Set(await held.unopenable(replaced));
  if (ids.size + lost.size === 0) return { rows: [], firsts: [], records: [] };
  return (await import('./change-log.ts')).shredded(db, keyring, ids, lost);
}

async function sealedFiles(
  keyring: Keyring,
  { files = [] }: CopiedCommit,
): Promise<readonly FileRow[]> {
  if (files.length === 0) return [];
  const { sealFile } = await import('./sealed-files.ts');
  const rows: FileRow[] = [];
  for (const { record, content } of files) rows.push(...(await sealFile(keyring, record, content)));
  return rows;
}
