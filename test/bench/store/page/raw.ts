/** What ours is measured beside: IndexedDB bare, the same sealed record by record, and Dexie. */
import { Dexie, liveQuery } from 'dexie';
import { pickCipher } from '../../../../src/sdk/seal/pick-cipher.ts';
import { randomBytes } from '../../../../src/sdk/seal/random.ts';
import type { StoredRecord } from '../../../../src/sdk/store/store.ts';
import { dueOf, stateOf } from './data.ts';

export const BATCH = 250;

export interface Row extends StoredRecord {
  readonly due: string;
  readonly status: string;
}

export const rowOf = (record: StoredRecord): Row => ({
  ...record,
  due: dueOf(record),
  status: stateOf(record),
});

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
}

export class Clear {
  private constructor(readonly db: IDBDatabase) {}

  static async open(): Promise<Clear> {
    const request = indexedDB.open('clear', 1);
    request.onupgradeneeded = () => {
      const rows = request.result.createObjectStore('rows', { keyPath: 'id' });
      rows.createIndex('due', 'due');
      rows.createIndex('status', 'status');
    };
    return new Clear(await settled(request));
  }

  async fill(records: readonly StoredRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += BATCH) {
      const tx = this.db.transaction('rows', 'readwrite');
      for (const record of records.slice(from, from + BATCH))
        tx.objectStore('rows').put(rowOf(record));
      await done(tx);
    }
  }

  get store(): IDBObjectStore {
    return this.db.transaction('rows').objectStore('rows');
  }

  page(from: string, to: string): Promise<readonly Row[]> {
    return settled(this.store.index('due').getAll(IDBKeyRange.bound(from, to), 50));
  }

  async counts(states: readonly string[]): Promise<readonly number[]> {
    const index = this.store.index('status');
    return Promise.all(states.map((state) => settled(index.count(state))));
  }

  get(id: string): Promise<Row | undefined> {
    return settled(this.store.get(id));
  }

  async put(record: StoredRecord): Promise<void> {
    const tx = this.db.transaction('rows', 'readwrite', { durability: 'strict' });
    tx.objectStore('rows').put(rowOf(record));
    await done(tx);
  }
}

export class SealedOneByOne {
  private constructor(
    readonly db: IDBDatabase,
    private readonly key: Awaited<ReturnType<ReturnType<typeof pickCipher>['importKey']>>,
  ) {}

  static async open(): Promise<SealedOneByOne> {
    const request = indexedDB.open('sealed-one-by-one', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('rows', { keyPath: 'id' });
    };
    return new SealedOneByOne(
      await settled(request),
      await pickCipher().importKey(randomBytes(32)),
    );
  }

  async fill(records: readonly StoredRecord[]): Promise<void> {
    const encoder = new TextEncoder();
    for (let from = 0; from < records.length; from += BATCH) {
      const rows = [];
      for (const record of records.slice(from, from + BATCH)) {
        const nonce = randomBytes(12);
        const plain = encoder.encode(JSON.stringify(record));
        rows.push({ id: record.id, nonce, sealed: await this.key.seal(plain, nonce, nonce) });
      }
      const tx = this.db.transaction('rows', 'readwrite');
      for (const row of rows) tx.objectStore('rows').put(row);
      await done(tx);
    }
  }

  /** Everything opened and looked through for words: what a search costs that has no index. */
  async contains(words: string): Promise<number> {
    const decoder = new TextDecoder();
    let found = 0;
    for (let after = ''; ;) {
      const rows: { id: string; nonce: Uint8Array; sealed: Uint8Array }[] = await settled(
        this.db
          .transaction('rows')
          .objectStore('rows')
          .getAll(IDBKeyRange.lowerBound(after, true), BATCH),
      );
      const last = rows[rows.length - 1];
      if (last === undefined) return found;
      after = last.id;
      const opened = await Promise.all(
        rows.map(({ sealed, nonce }) => this.key.open(sealed, nonce, nonce)),
      );
      for (const bytes of opened) if (decoder.decode(bytes).includes(words)) found += 1;
    }
  }
}

export class InDexie {
  readonly db = new Dexie('in-dexie');

  constructor() {
    this.db.version(1).stores({ rows: 'id, due, status' });
  }

  get rows() {
    return this.db.table<Row, string>('rows');
  }

  async fill(records: readonly StoredRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += BATCH) {
      await this.rows.bulkPut(records.slice(from, from + BATCH).map(rowOf));
    }
  }

  page(from: string, to: string): Promise<readonly Row[]> {
    return this.rows.where('due').between(from, to, true, true).limit(50).toArray();
  }

  counts(states: readonly string[]): Promise<readonly number[]> {
    return Promise.all(states.map((state) => this.rows.where('status').equals(state).count()));
  }

  live(from: string, to: string, told: () => void): { unsubscribe(): void } {
    return liveQuery(() => this.page(from, to)).subscribe(told);
  }
}
