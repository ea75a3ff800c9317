/** A list as .csv, for what takes no .xlsx: UTF-8 with a BOM, or a Chinese Excel reads it as GBK. */
import { type Ledger, type LedgerCell, neutralCell, neutralText } from './table.ts';

export function ledgerCsv({ columns, rows }: Ledger): Uint8Array {
  const lines = [
    columns.map(({ title }) => neutralText(title)),
    ...rows.map((row) => row.map(neutralCell)),
  ];
  const text = lines.map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

/** Every text is quoted, so that no cell depends on what separates cells where it is opened. */
function quoted(cell: LedgerCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : `"${cell.replace(/"/g, '""')}"`;
}
