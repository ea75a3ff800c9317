/**
 * Makes a backup: everything that is in the database at one moment, as one sealed file. The rows are
 * read in one transaction, so the file is of one state also while others write; it is sealed piece by
 * piece afterwards, so no more than a piece is in memory, whatever the database holds.
 */
import { assertWanted } from '../queries/cancel.ts';
import { randomId } from '../seal/random.ts';
import {
  BACKED_UP,
  type BackedUp,
  type BackupHead,
  chunkBytes,
  headOf,
  type Opening,
  sealChunk,
} from './backup-file.ts';
import { reading, SCHEMA_VERSION } from './database.ts';
import type { Inside } from './idb-store.ts';
import { StoreError } from './store.ts';

export interface BackupOptions {
  /** Rejects with an `AbortError` where it is taken back; nothing is left of it then. */
  readonly signal?: AbortSignal;
  /** Told how far it is, from 0 to 1. */
  readonly progress?: (done: number) => void;
}

export interface MadeBackup {
  readonly file: Blob;
  readonly summary: Opening;
}

/** How many bytes of rows go into one chunk, about. */
const CHUNK_BYTES = 256 * 1024;
/** How many rows are read at a time; of sealed files, whose rows are large, few. */
const ROWS: { readonly [S in BackedUp]?: number } = { files: 8 };
const MANY = 512;

export async function makeBackup(
  inside: Pick<Inside, 'db' | 'keyring' | 'database' | 'during' | 'assertSame'>,
  at: string,
  options: BackupOptions = {},
): Promise<MadeBackup> {
  const { keyring, during } = inside;
  const make = async (): Promise<MadeBackup> => {
    const { generation } = keyring;
    const { head, summary, parts } = await snapshot(inside, at, options.signal);
    const { bytes, bound } = headOf(head);
    const sealed: BlobPart[] = [bytes];
    const add = async (plain: Uint8Array) => {
      sealed.push(new Blob([await sealChunk(keyring, bound, sealed.length - 1, plain)]));
    };
    await add(chunkBytes(summary));
    for (const [index, part] of parts.entries()) {
      assertWanted(options.signal);
      await add(new Uint8Array(await part.arrayBuffer()));
      options.progress?.((index + 1) / parts.length);
      // A cipher in JavaScript would otherwise hold the page for as long as it takes.
      await new Promise((resolve) => setTimeout(resolve));
    }
    await add(chunkBytes({ kind: 'end', chunks: sealed.length - 1 }));
    // Where the keys moved on meanwhile, those in the head do not open the rest.
    if (keyring.generation !== generation) return make();
    return { file: new Blob(sealed, { type: 'application/octet-stream' }), summary };
  };
  return during(make);
}

/** The rows of one moment, put away as the pieces that the file will have. */
async function snapshot(
  { db, database, assertSame }: Pick<Inside, 'db' | 'database' | 'assertSame'>,
  at: string,
  signal: AbortSignal | undefined,
): Promise<{
  readonly head: BackupHead;
  readonly summary: Opening;
  readonly parts: readonly Blob[];
}> {
  const tx = reading(db, ['keys', ...BACKED_UP]);
  const [keys, headRow, named] = await Promise.all([
    tx.objectStore('keys').getAll(),
    tx.objectStore('meta').get('head'),
    tx.objectStore('meta').get('database'),
  ]);
  // Of what was laid in its place meanwhile these keys would make a file that nothing opens.
  const heads = assertSame(headRow);
  if (named?.id !== 'database') {
    throw new StoreError('store.damaged', 'The name of the database is lost', { row: 'database' });
  }
  const parts: Blob[] = [];
  const counts: Record<string, number> = {};
  for (const store of BACKED_UP) {
    counts[store] = 0;
    let page: Record<string, unknown>[] = [];
    let size = 0;
    const put = () => {
      // Nothing may be awaited in here, or the transaction would end: a Blob is made at once, and its
      // bytes are the browser's to keep.
      if (page.length > 0) parts.push(new Blob([chunkBytes({ kind: 'rows', store, rows: page })]));
      page = [];
      size = 0;
    };
    const objects = tx.objectStore(store);
    const most = ROWS[store] ?? MANY;
    let range: IDBKeyRange | undefined;
    for (;;) {
      assertWanted(signal);
      const [rows, names] = await Promise.all([
        objects.getAll(range, most),
        objects.getAllKeys(range, most),
      ]);
      for (const row of rows) {
        page.push({ ...row });
        size += sizeOf(row);
        if (size >= CHUNK_BYTES) put();
      }
      counts[store] += rows.length;
      const last = names[names.length - 1];
      if (last === undefined || names.length < most) break;
      range = IDBKeyRange.lowerBound(last, true);
    }
    put();
  }
  const { sequence, hash } = heads;
  return {
    head: {
      id: randomId(),
      database,
      schema: SCHEMA_VERSION,
      keys: keys.map((row) => ({ ...row })),
    },
    summary: { kind: 'start', at, database: named.database, sequence, hash, rows: counts },
    parts,
  };
}

/** About how many bytes a row is: those of its envelope, and its few words. */
function sizeOf(row: object): number {
  return 128 + ('envelope' in row && row.envelope instanceof Uint8Array ? row.envelope.length : 0);
}
