// idb: five megabytes in strict transactions, read back after the database was closed.
import { deleteDB, openDB, type DBSchema } from 'idb';
import { digest, sameBytes } from '../bytes.ts';
import { demandEqual, type Job } from '../job.ts';

interface Schema extends DBSchema {
  records: {
    key: string;
    value: { id: string; revision: number; nonce: Uint8Array; sealed: Uint8Array };
    indexes: { revision: number };
  };
}

const NAME = 'edge';
const ROWS = 1_000;
const ROWS_A_WRITE = 50;
const ROW_BYTES = 5 * 1024;

export function idbJob(): Job {
  return {
    id: 'idb',
    library: 'idb',
    does: '严格落盘写入,关库重开后逐条读回',
    size: '1 000 条 × 5 KB',
    async run() {
      await deleteDB(NAME);
      const made = Array.from({ length: ROWS }, (_, index) => ({
        id: `r${String(index).padStart(4, '0')}`,
        revision: index % 7,
        nonce: sameBytes(12, index),
        sealed: sameBytes(ROW_BYTES, index),
      }));
      const durabilities = new Set<string>();
      const database = await open();
      for (let from = 0; from < ROWS; from += ROWS_A_WRITE) {
        const write = database.transaction('records', 'readwrite', { durability: 'strict' });
        durabilities.add(write.durability);
        await Promise.all([
          ...made.slice(from, from + ROWS_A_WRITE).map((row) => write.store.put(row)),
          write.done,
        ]);
      }
      database.close();

      const again = await open();
      const read = await again.getAll('records');
      const sevens = await again.countFromIndex('records', 'revision', 3);
      again.close();
      await deleteDB(NAME);
      demandEqual([...durabilities], ['strict'], 'durability');
      demandEqual(read.length, ROWS, 'rows');
      read.forEach((row, index) => {
        const wanted = made[index];
        demandEqual(
          [row.id, row.revision, digest(row.nonce), digest(row.sealed)],
          wanted && [wanted.id, wanted.revision, digest(wanted.nonce), digest(wanted.sealed)],
          'row',
        );
      });
      demandEqual(sevens, made.filter((row) => row.revision === 3).length, 'count by index');
      const bytes = read.reduce((sum, row) => sum + row.sealed.length, 0);
      return {
        says: `${ROWS / ROWS_A_WRITE} 次 strict 事务,共 ${bytes} 字节,逐条摘要相符`,
        facts: { rows: read.length, bytes, durability: [...durabilities] },
      };
    },
  };
}

function open() {
  return openDB<Schema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('records', { keyPath: 'id' }).createIndex('revision', 'revision');
    },
  });
}
