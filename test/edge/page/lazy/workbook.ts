// Spreadsheets, in a lazy part of their own. The "universal" entries of both libraries are taken: the
// "browser" ones start workers from blob: URLs on their own account.
import { readSheet } from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/universal';

/** A date is a civil date, written as text; a spreadsheet's own dates have a clock and a zone. */
export type Cell = string | number | boolean | null;

export async function writeWorkbook(cells: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const blob = await writeXlsxFile(
    cells.map((row) => [...row]),
    { sheet: '名册' },
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

export async function readWorkbook(bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> {
  const rows = await readSheet(new Blob([new Uint8Array(bytes)]));
  return rows.map((row) =>
    row.map((value) => {
      if (value === null || isCell(value)) return value;
      throw new TypeError('a date nobody wrote');
    }),
  );
}

// The library's own type says "the constructor of dates" where it means a date.
function isCell(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
