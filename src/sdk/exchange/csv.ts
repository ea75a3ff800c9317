/** Text with separators as rows of cells, read piece by piece. */
import Papa from 'papaparse';
import type { Encoding, TableRow } from './table-file.ts';
import { FileRefused, limits } from './unreadable.ts';

/** @throws FileRefused where it is text in none of these */
export function decoded(content: Uint8Array | string): {
  readonly text: string;
  readonly encoding: Encoding;
} {
  if (typeof content === 'string') {
    return { text: content.replace(/^\uFEFF/, ''), encoding: 'utf-8' };
  }
  for (const label of labels(content)) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(content);
      // A file that decodes to control characters is not a list, in whatever encoding.
      if (NOT_TEXT.test(text)) continue;
      return { text, encoding: label === 'utf-16le' || label === 'utf-16be' ? 'utf-16' : label };
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  throw new FileRefused('encoding');
}

// eslint-disable-next-line no-control-regex -- control characters are just what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000E-\u001F]/;

function labels(content: Uint8Array): readonly ('utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be')[] {
  if (content[0] === 0xff && content[1] === 0xfe) return ['utf-16le'];
  if (content[0] === 0xfe && content[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

const PIECE = 32 * 1024;

export function* csvRows(given: string): Generator<unknown, readonly TableRow[]> {
  const text = given.replace(/\r\n?/g, '\n');
  const parser = new Papa.Parser({ delimiter: delimiterOf(text), newline: '\n' });
  const rows: TableRow[] = [];
  let [row, cells] = [0, 0];
  let length = PIECE;
  for (let at = 0; at < text.length;) {
    const last = at + length >= text.length;
    const { data, errors, meta } = parser.parse(text.slice(at, at + length), 0, !last);
    // What is wrong with a line that goes on in the next piece is seen there.
    const wrong = errors.find(({ row: at }) => last || (at ?? 0) < data.length);
    if (wrong !== undefined) throw new FileRefused('quotes');
    // A line that is longer than the piece is read in a longer one.
    if (!last && meta.cursor === 0) {
      length *= 2;
      continue;
    }
    for (const line of data) {
      row += 1;
      if (line.length > limits.columns && line.slice(limits.columns).some((cell) => cell !== '')) {
        throw new FileRefused('too-many-columns');
      }
      const kept = line.slice(0, limits.columns).map(plainCell);
      if (kept.every((cell) => cell === '')) continue;
      cells += kept.length;
      if (rows.length >= limits.rows) throw new FileRefused('too-many-rows');
      if (cells > limits.cells) throw new FileRefused('too-much-inside');
      rows.push({ row, cells: kept });
    }
    if (last) break;
    at += meta.cursor;
    length = PIECE;
    yield;
  }
  return rows;
}

const DELIMITERS = [',', '\t', ';', '，', '|'];

/** What stands most often in the line that has most of any: the heading or a row, never a title. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split('\n', 20);
  let best = { delimiter: ',', count: 0 };
  for (const delimiter of DELIMITERS) {
    const count = Math.max(...lines.map((line) => line.split(delimiter).length - 1));
    if (count > best.count) best = { delimiter, count };
  }
  return best.delimiter;
}

/** Every kind of space around a cell goes; what stands inside is kept as it was written. */
function plainCell(cell: string): string {
  if (cell.length > limits.cellLength) throw new FileRefused('too-much-inside');
  return cell.replace(/^[\s\u3000\u200B\uFEFF]+|[\s\u3000\u200B\uFEFF]+$/g, '');
}
