/**
 * A .csv file as departments keep it, as rows of cells. Reads UTF-8 with and without BOM and, where
 * the bytes are not UTF-8, GB18030, which is what Excel on a Chinese Windows writes.
 */
import Papa from 'papaparse';

export interface TableFile {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Counted from 1, the way a spreadsheet counts, empty rows included. */
  readonly row: number;
  readonly cells: readonly string[];
}

export const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_ROWS = 20_000;

export type Unreadable = 'too-large' | 'too-many-rows' | 'encoding' | 'quotes' | 'empty';

export function readTableFile(
  content: Uint8Array | string,
):
  | { readonly ok: true; readonly file: TableFile }
  | { readonly ok: false; readonly why: Unreadable } {
  const size = typeof content === 'string' ? content.length : content.byteLength;
  if (size > MAX_BYTES) return { ok: false, why: 'too-large' };
  const decoded = decode(content);
  if (decoded === undefined) return { ok: false, why: 'encoding' };
  const { data, errors } = Papa.parse<string[]>(decoded.text, {
    header: false,
    skipEmptyLines: false,
  });
  if (errors.some((error) => error.type === 'Quotes')) return { ok: false, why: 'quotes' };
  const rows = data
    .map((cells, index) => ({ row: index + 1, cells: cells.map(plainCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) return { ok: false, why: 'empty' };
  if (rows.length > MAX_ROWS) return { ok: false, why: 'too-many-rows' };
  return { ok: true, file: { encoding: decoded.encoding, rows } };
}

function decode(
  content: Uint8Array | string,
): { readonly text: string; readonly encoding: TableFile['encoding'] } | undefined {
  if (typeof content === 'string') {
    return { text: content.replace(/^\uFEFF/, ''), encoding: 'utf-8' };
  }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      // A file that decodes to control characters is not a list, in whatever encoding.
      if (!text.includes('\u0000')) return { text, encoding };
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  return undefined;
}

/** Every kind of space around a cell goes; what stands inside is kept as it was written. */
function plainCell(cell: string): string {
  return cell.replace(/^[\s\u3000\u200B\uFEFF]+|[\s\u3000\u200B\uFEFF]+$/g, '');
}
