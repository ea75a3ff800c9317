/** Lists as .xlsx, a sheet each. This file and what it imports are a part of their own, loaded when it is first asked for. */
import writeXlsxFile, { type Cell } from 'write-excel-file/universal';
import { FONTS } from '../layout.ts';
import { type Ledger, type LedgerCell, neutralCell, neutralText } from './table.ts';

export async function ledgerXlsx(ledgers: readonly Ledger[]): Promise<Uint8Array> {
  const names = sheetNames(ledgers.map(({ name }) => name));
  const blob = await writeXlsxFile(
    ledgers.map(({ columns, rows }, index) => ({
      sheet: names[index] ?? '',
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      data: [
        columns.map(({ title }) => heading(neutralText(title))),
        ...rows.map((row) => columns.map((_, column) => body(row[column] ?? null))),
      ],
    })),
    { fontFamily: FONTS.number.name, fontSize: 11 },
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function heading(value: string): Cell {
  return {
    value,
    type: String,
    fontWeight: 'bold',
    align: 'center',
    wrap: true,
    borderStyle: 'thin',
  };
}

/** Text is declared as text, or Excel makes a number of an ID and drops its last digits. */
function body(given: LedgerCell): Cell {
  const value = neutralCell(given);
  const look = { wrap: true, alignVertical: 'top', borderStyle: 'thin' } as const;
  if (value === null || value === '') return look;
  return typeof value === 'number'
    ? { value, type: Number, ...look }
    : { value, type: String, format: '@', ...look };
}

const NOT_IN_NAMES = /[\\/?*:[\]]/g;

/** At most 31 characters, none of `\ / ? * : [ ]`, no apostrophe at either end, no name twice. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const plain = neutralText(name)
      .replace(NOT_IN_NAMES, ' ')
      .replace(/^['\s]+|['\s]+$/g, '');
    const short = [...plain].slice(0, 24).join('').trim();
    const base = short === '' ? `表${index + 1}` : short;
    let unique = base;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${base} ${copy}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
