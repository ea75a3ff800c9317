/** The file of a record, in sealed pieces: written with the record, opened piece by piece. Loaded when it is needed. */
import { concatBytes } from '../seal/bytes.ts';
import { EnvelopeError, generationOf, type Place } from '../seal/envelope.ts';
import type { Keyring } from '../seal/keyring.ts';
import type { Database } from './database.ts';
import type { FileRow } from './sealed-rows.ts';

const PIECE_BYTES = 256 * 1024;

/** Before the bytes of each piece: whether another one follows, so that a file that was cut is known. */
const [LAST, NOT_LAST] = [1, 0];

export async function sealFile(
  keyring: Keyring,
  file: string,
  content: Blob,
): Promise<readonly FileRow[]> {
  const rows: FileRow[] = [];
  const count = Math.max(1, Math.ceil(content.size / PIECE_BYTES));
  for (let piece = 0; piece < count; piece += 1) {
    const from = piece * PIECE_BYTES;
    const bytes = await content.slice(from, from + PIECE_BYTES).arrayBuffer();
    const mark = Uint8Array.of(piece === count - 1 ? LAST : NOT_LAST);
    const plain = concatBytes(mark, new Uint8Array(bytes));
    const envelope = await keyring.seal(placeOf(file, piece), plain);
    rows.push({ file, piece, generation: generationOf(envelope), envelope });
  }
  return rows;
}

/** `none` where there is none; `damaged` where a piece is missing or does not open. */
export async function openFile(
  db: Database,
  keyring: Keyring,
  file: string,
): Promise<Blob | 'none' | 'damaged'> {
  const parts: Blob[] = [];
  for (let piece = 0; ; piece += 1) {
    const row = await db.get('files', [file, piece]);
    if (row === undefined) return piece === 0 ? 'none' : 'damaged';
    try {
      const plain = await keyring.open(placeOf(file, piece), row.envelope);
      // What was opened is the browser's to keep, not this page's memory.
      parts.push(new Blob([plain.subarray(1)]));
      if (plain[0] === LAST) return new Blob(parts);
    } catch (error) {
      if (error instanceof EnvelopeError) return 'damaged';
      throw error;
    }
  }
}

function placeOf(file: string, piece: number): Place {
  return { store: 'files', id: file, revision: piece };
}
