/**
 * A list as departments keep it, as rows of cells: an .xlsx, or a .csv in UTF-8 with and without BOM,
 * in GB18030, which is what Excel on a Chinese Windows writes, or in UTF-16 with its mark. What a file
 * is, its first bytes say, not its name.
 */
import type { Pace, ReadSheet } from '../worker/jobs.ts';
import { inSlices } from './in-slices.ts';
import { FileRefused, limits, type Unreadable } from './unreadable.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16';

export interface TableRow {
  /** Counted from 1, the way a spreadsheet counts, empty rows included. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Columns whose cell is a formula, whose number has lost digits, whose text stands in a merged cell above. */
  readonly formulas?: ReadonlySet<number>;
  readonly lossy?: ReadonlySet<number>;
  readonly merged?: ReadonlySet<number>;
}

export interface TableFile {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding;
  /** Names of the sheets; a .csv has one without a name. */
  readonly sheets: readonly string[];
  rows(sheet: string): Promise<readonly TableRow[]>;
}

export type TableAnswer =
  | { readonly ok: true; readonly file: TableFile }
  | { readonly ok: false; readonly why: Unreadable; readonly place?: string };

/** Opens it; its rows are read when they are asked for, and may be refused with `FileRefused` as well. */
export async function openTableFile(
  content: Uint8Array | string,
  pace: Partial<Pace> = {},
): Promise<TableAnswer> {
  try {
    return { ok: true, file: await opened(content, pace) };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { why, place } = error;
    return { ok: false, why, ...(place === undefined ? {} : { place }) };
  }
}

/** One sheet, the first where none is named, as plain data. */
export async function readSheet(
  { content, sheet }: { readonly content: Uint8Array | string; readonly sheet?: string },
  pace: Partial<Pace> = {},
): Promise<ReadSheet> {
  try {
    const { format, encoding, sheets, rows } = await opened(content, pace);
    const name = sheet ?? sheets[0] ?? '';
    const read = await rows(name);
    return { ok: true, format, encoding, sheets, sheet: name, rows: read };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { why, place } = error;
    return { ok: false, why, ...(place === undefined ? {} : { place }) };
  }
}

const PACKAGE = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

async function opened(content: Uint8Array | string, pace: Partial<Pace>): Promise<TableFile> {
  const size = typeof content === 'string' ? content.length : content.byteLength;
  if (size > limits.bytes) throw new FileRefused('too-large');
  if (size === 0) throw new FileRefused('empty');
  if (typeof content !== 'string') {
    if (beginsWith(content, OLE)) throw new FileRefused('old-excel');
    if (beginsWith(content, PACKAGE)) {
      const { openWorkbook } = await import('./xlsx/workbook.ts');
      const workbook = await inSlices(openWorkbook(content), pace);
      const { sheets } = workbook;
      const rows = (sheet: string) => inSlices(workbook.rows(sheet), pace);
      return { format: 'xlsx', encoding: 'utf-8', sheets, rows };
    }
  }
  const { csvRows, decoded } = await import('./csv.ts');
  const { text, encoding } = decoded(content);
  const rows = await inSlices(csvRows(text), pace);
  if (rows.length === 0) throw new FileRefused('empty');
  return { format: 'csv', encoding, sheets: [''], rows: async () => rows };
}

function beginsWith(content: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => content[index] === byte);
}
