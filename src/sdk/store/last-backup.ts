/** When this desk was backed up last: kept in the store itself, sealed like everything else. */
import type { BackupAge } from '../api/safekeeping.ts';
import { instantOf } from '../clock.ts';
import type { Commit, Store, StoredRecord } from './store.ts';

/** The same in every database; it says nothing. */
const ID = 'c1'.repeat(16);
const REMIND_AFTER_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

export async function lastBackup(store: Store): Promise<string | undefined> {
  const at = (await store.get(ID))?.body['at'];
  return typeof at === 'string' ? at : undefined;
}

export function backupAge(at: string | undefined, entries: number, now: number): BackupAge {
  if (at === undefined) return { due: entries > 0 };
  const days = Math.max(0, Math.floor((now - instantOf(at)) / DAY_MS));
  return { at, days, due: days >= REMIND_AFTER_DAYS };
}

/** The mark of a backup, in one write with its line of the audit. */
export async function backupMade(store: Store, at: string, by: string): Promise<void> {
  const held = (await store.get(ID))?.revision ?? 0;
  const mark: StoredRecord = {
    id: ID,
    type: 'backup-state',
    revision: held + 1,
    schema: 1,
    body: { at },
  };
  const audit: Commit['audit'] = {
    action: 'backup.make',
    at,
    by,
    records: [],
    outcome: 'done',
    detail: {},
  };
  const result = await store.commit({ puts: [mark], changes: [], audit });
  // Another tab made one at the same moment: the mark is hers, the line is ours as well.
  if (!result.ok) await store.commit({ puts: [], changes: [], audit });
}
