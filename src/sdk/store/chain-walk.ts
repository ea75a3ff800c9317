/** Whether the chain holds and what it tells of is still in the store. Loaded when somebody asks. */
import { CHAIN_START, type ChainHash, follow } from '../audit/chain.ts';
import type { Keyring } from '../seal/keyring.ts';
import { lostChanges } from './change-log.ts';
import { auditRowsAfter, type Database, PAGE, reading } from './database.ts';
import { asAuditRow, asHeadRow, linkOf, openAudit, openRecord } from './sealed-rows.ts';
import type { SealedRecords } from './sealed-records.ts';
import { eachInSlices, slices } from './slices.ts';
import type { Store } from './store.ts';

/** What an entry last told of a record: the revision that it wrote, or that it is gone. */
interface LastWrite {
  readonly revision: number | 'none';
  readonly sequence: number;
}

export async function walkChain(
  db: Database,
  keyring: Keyring,
  records: SealedRecords,
  hash: ChainHash,
): ReturnType<Store['verifyAudit']> {
  const tx = reading(db, ['meta', 'audit']);
  const [headRow, last] = await Promise.all([
    tx.objectStore('meta').get('head'),
    tx.objectStore('audit').openKeyCursor(null, 'prev'),
  ]);
  // Read in one transaction with the head, so that a write of this moment is no entry too many.
  const lastSequence = last?.key ?? 0;
  const end = asHeadRow(headRow);

  let head = { ...CHAIN_START, changes: 0 };
  const written = new Map<string, LastWrite>();
  const pause = slices();
  while (head.sequence < lastSequence) {
    const rows = await auditRowsAfter(db, head.sequence, PAGE);
    if (rows.length === 0) break;
    const page = await eachInSlices(rows.slice(0, lastSequence - head.sequence), async (row) => {
      const kept = asAuditRow(row);
      return { kept, opened: kept && (await openAudit(keyring, kept)) };
    });
    const keptRows = page.flatMap(({ kept }) => kept ?? []);
    const lost = await lostChanges(db, keyring, keptRows);
    for (const { kept, opened } of page) {
      await pause();
      const next = kept && opened && follow(head, linkOf(kept, opened.kept), hash);
      if (next === undefined || kept === undefined || opened === undefined) {
        return { ok: false, brokenAt: head.sequence + 1 };
      }
      if (lost.has(kept)) return { ok: false, brokenAt: kept.sequence };
      // A record that was dropped must not be there; unless it has come back, with a later write.
      for (const id of opened.dropped ?? []) {
        written.set(id, { revision: 'none', sequence: kept.sequence });
      }
      for (const [id, revision] of opened.writes) {
        written.set(id, { revision, sequence: kept.sequence });
      }
      head = next;
    }
  }
  if (end === undefined || end.hash !== head.hash || end.changes !== head.changes) {
    return { ok: false, brokenAt: Math.min(end?.sequence ?? head.sequence, head.sequence) + 1 };
  }
  const brokenAt = await firstLostWrite(db, keyring, records, written);
  return brokenAt === undefined
    ? { ok: true, length: head.sequence, head: head.hash }
    : { ok: false, brokenAt };
}

/** The first entry that tells of a record which the store does not hold, holds older, or still holds. */
async function firstLostWrite(
  db: Database,
  keyring: Keyring,
  records: SealedRecords,
  written: ReadonlyMap<string, LastWrite>,
): Promise<number | undefined> {
  const all = [...written];
  const lost: number[] = [];
  for (let from = 0; from < all.length; from += PAGE) {
    const some = all.slice(from, from + PAGE);
    const rowsOf = reading(db, ['records']).objectStore('records');
    const rows: readonly unknown[] = await Promise.all(some.map(([id]) => rowsOf.get(id)));
    const told = await eachInSlices(some, async ([, { revision, sequence }], at) => {
      const row = rows[at];
      const record = await openRecord(keyring, row);
      if (record !== undefined) records.compare(record, sequence);
      const holds =
        revision === 'none'
          ? row === undefined
          : record !== undefined && record.revision >= revision;
      return holds ? Infinity : sequence;
    });
    lost.push(...told);
  }
  const first = lost.reduce((least, sequence) => Math.min(least, sequence), Infinity);
  return first === Infinity ? undefined : first;
}
