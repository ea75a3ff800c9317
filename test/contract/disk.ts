/** Looks at, and harms, the rows of a database behind a store's back, as one with the disk can. */

export interface Disk {
  /** Every row of every object store. */
  dump(): Promise<readonly { readonly store: string; readonly row: Row }[]>;
  rows(store: string): Promise<readonly Row[]>;
  put(store: string, row: Row): Promise<void>;
  remove(store: string, key: IDBValidKey): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

export function diskOf(factory: IDBFactory, name: string): Disk {
  const within = async <T>(work: (db: IDBDatabase) => Promise<T>): Promise<T> => {
    const db = await settled(factory.open(name));
    try {
      return await work(db);
    } finally {
      db.close();
    }
  };
  const rowsOf = (db: IDBDatabase, store: string): Promise<Row[]> =>
    settled(db.transaction(store).objectStore(store).getAll());
  const write = (store: string, work: (objects: IDBObjectStore) => void) =>
    within(
      (db) =>
        new Promise<void>((resolve, reject) => {
          const tx = db.transaction(store, 'readwrite');
          tx.addEventListener('complete', () => resolve());
          tx.addEventListener('abort', () => reject(tx.error));
          work(tx.objectStore(store));
        }),
    );
  return {
    dump: () =>
      within(async (db) => {
        const stores = Array.from(db.objectStoreNames);
        const rows = await Promise.all(stores.map((store) => rowsOf(db, store)));
        return stores.flatMap((store, index) => (rows[index] ?? []).map((row) => ({ store, row })));
      }),
    rows: (store) => within((db) => rowsOf(db, store)),
    put: (store, row) => write(store, (objects) => void objects.put(row)),
    remove: (store, key) => write(store, (objects) => void objects.delete(key)),
  };
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** A row with one bit of its envelope turned over. */
export function flipped(row: Row, byte: number, bit = 0): Row {
  const envelope = Uint8Array.from(envelopeOf(row));
  const at = byte < 0 ? envelope.length + byte : byte;
  envelope[at] = (envelope[at] ?? 0) ^ (1 << bit);
  return { ...row, envelope };
}

export function envelopeOf(row: Row | undefined): Uint8Array {
  const envelope = row?.['envelope'];
  if (!(envelope instanceof Uint8Array)) throw new Error('The row has no envelope');
  return envelope;
}

/** Which of the words can be read in the rows: as text, UTF-8, UTF-16, base64 or hex. */
export function readable(rows: readonly unknown[], words: readonly string[]): readonly string[] {
  const haystack = rows.map(bytesIn).join('\n');
  const folded = haystack.toLowerCase();
  return words.filter((word) =>
    formsOf(word).some(({ text, anyCase }) =>
      anyCase ? folded.includes(text.toLowerCase()) : haystack.includes(text),
    ),
  );
}

/** All strings (as UTF-8) and bytes in a value, one character a byte. */
function bytesIn(value: unknown): string {
  if (typeof value === 'string') return latin1(new TextEncoder().encode(value));
  if (value instanceof Uint8Array) return latin1(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${bytesIn(key)}\n${bytesIn(part)}`)
    .join('\n');
}

function formsOf(word: string): readonly { readonly text: string; readonly anyCase: boolean }[] {
  const utf8 = new TextEncoder().encode(word);
  const little = Uint8Array.from(
    [...Array(word.length).keys()].flatMap((at) => {
      const unit = word.charCodeAt(at);
      return [unit & 255, unit >> 8];
    }),
  );
  const big = Uint8Array.from(little, (_, at) => little[at ^ 1] ?? 0);
  return [utf8, little, big].flatMap((bytes) => [
    { text: latin1(bytes), anyCase: false },
    { text: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''), anyCase: true },
    // In base64 a word looks different at each of the three places where it can begin; what is the
    // same whatever stands around it is the middle.
    ...[0, 1, 2].map((offset) => {
      const padded = Uint8Array.from([...Array<number>(offset).fill(0), ...bytes]);
      const whole = btoa(latin1(padded)).replace(/=+$/, '');
      const end = padded.length % 3 === 0 ? whole.length : whole.length - 1;
      return { text: whole.slice(offset === 0 ? 0 : offset + 1, end), anyCase: false };
    }),
  ]);
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
