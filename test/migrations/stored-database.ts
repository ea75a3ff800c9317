/**
 * A database as a released version left it on the disk: every object store row by row, the key that
 * opens it, and what was in it, in plain words. Kept as test data, and laid into a browser's or
 * Node's IndexedDB as that version would have made it.
 */
import type { AuditEntry, Change, Store, StoredRecord } from '../../src/sdk/store/store.ts';

export interface StoredDatabase {
  readonly schema: number;
  /** When, and with which state of this repository, it was made. */
  readonly made: string;
  readonly tenant: string;
  readonly user: string;
  /** 32 bytes in hex. */
  readonly key: string;
  readonly name: string;
  readonly stores: readonly {
    readonly name: string;
    readonly keyPath: string | string[];
    readonly rows: readonly unknown[];
  }[];
  readonly contents: Contents;
}

/** More than any of them has; as much as a browser counts to. */
const ALL = 2 ** 32 - 1;

/** What a store holds, whichever way it keeps it: two that hold the same give the same text. */
export interface Contents {
  readonly records: readonly StoredRecord[];
  readonly changes: readonly Change[];
  readonly audit: readonly { readonly hash: string; readonly entry: AuditEntry }[];
}

export async function contentsOf(store: Store, types: readonly string[]): Promise<Contents> {
  const records = (await Promise.all(types.map((type) => store.all(type)))).flat();
  const changes = await store.changesAfter(0, ALL);
  const audit = await store.auditAfter(0, ALL);
  return {
    records: [...records].sort((a, b) => (a.id < b.id ? -1 : 1)),
    changes: changes.map(({ change }) => change),
    audit: audit.map(({ hash, entry }) => ({ hash, entry })),
  };
}

/** JSON with the names of each object in order, so that equal contents are equal bytes. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const BYTES = '$base64';

/** The text of a stored database: bytes as base64. */
export function toText(database: StoredDatabase): string {
  const text = JSON.stringify(database, (_name, part: unknown) =>
    part instanceof Uint8Array ? { [BYTES]: btoa(String.fromCharCode(...part)) } : part,
  );
  return `${text}\n`;
}

export function fromText(text: string): StoredDatabase {
  const read: StoredDatabase = JSON.parse(text, (_name, part: unknown) => {
    if (typeof part !== 'object' || part === null || !(BYTES in part)) return part;
    return Uint8Array.from(atob(String(part[BYTES])), (letter) => letter.charCodeAt(0));
  });
  return read;
}

/** Lays it into IndexedDB as its version made it, in place of what is there under its name. */
export async function layIn(factory: IDBFactory, database: StoredDatabase): Promise<void> {
  const { name, schema, stores } = database;
  await settled(factory.deleteDatabase(name));
  const opening = factory.open(name, schema);
  opening.addEventListener('upgradeneeded', () => {
    for (const { name: store, keyPath, rows } of stores) {
      const objects = opening.result.createObjectStore(store, { keyPath });
      for (const row of rows) objects.put(row);
    }
  });
  (await settled(opening)).close();
}

/** Every row of every object store, as it lies there. */
export async function rowsIn(
  factory: IDBFactory,
  name: string,
): Promise<Pick<StoredDatabase, 'schema' | 'stores'>> {
  const db = await settled(factory.open(name));
  try {
    const stores = await Promise.all(
      Array.from(db.objectStoreNames, async (store) => {
        const objects = db.transaction(store).objectStore(store);
        const { keyPath } = objects;
        if (keyPath === null) throw new Error(`${store} has no key path`);
        return { name: store, keyPath, rows: await settled<unknown[]>(objects.getAll()) };
      }),
    );
    return { schema: db.version, stores };
  } finally {
    db.close();
  }
}

export function keyOf({ key }: StoredDatabase): Uint8Array {
  return Uint8Array.from(key.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
