/** Makes entries from the records where the index does not tell of them. Loaded when it is needed. */
import { type Database, reading } from './database.ts';
import type { SealedIndex } from './sealed-index.ts';
import { asHeadRow, openRecord } from './sealed-rows.ts';
import { eachInSlices, slices } from './slices.ts';

const PAGE = 256;

/** Every record that the table of the index does not know is opened; ids of those that do not open are told. */
export async function remakeEntries(
  db: Database,
  index: SealedIndex,
  damaged: (id: string) => void,
): Promise<void> {
  const keys = await reading(db, ['records']).objectStore('records').getAllKeys();
  const unknown = keys.filter((id) => index.table.get(id) === undefined);
  const pause = slices();
  for (let from = 0; from < unknown.length; from += PAGE) {
    const ids = unknown.slice(from, from + PAGE);
    const tx = reading(db, ['meta', 'records']);
    const records = tx.objectStore('records');
    const [head, rows] = await Promise.all([
      tx.objectStore('meta').get('head'),
      // Most often all are unknown, and then they stand together.
      unknown.length === keys.length
        ? records.getAll(IDBKeyRange.bound(ids[0], ids[ids.length - 1]))
        : Promise.all(ids.map((id) => records.get(id))),
    ]);
    const asOf = asHeadRow(head)?.sequence ?? 0;
    const opened = await eachInSlices(rows, (row) => openRecord(index.keyring, row));
    opened.forEach((record, at) => {
      const id = rows[at]?.id;
      if (record !== undefined) index.put(record, asOf);
      else if (id !== undefined) damaged(id);
    });
    await pause();
  }
}
