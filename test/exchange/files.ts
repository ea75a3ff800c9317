/** Files as spreadsheets and old systems write them, made byte by byte: nothing of the reader under test is used. */
import { strToU8, zipSync, type Zippable } from 'fflate';

export type Cell =
  | string
  | number
  | null
  /** A number that its style shows as a day. */
  | { readonly day: number }
  | { readonly formula: string; readonly value?: string | number }
  | { readonly error: string }
  | { readonly yes: boolean };

export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
  /** Rows without a value behind the last one, as a spreadsheet keeps where something was formatted. */
  readonly emptyRows?: number;
}

export interface BookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly from1904?: boolean;
  /** Text in the cells themselves instead of the table of strings. */
  readonly inline?: boolean;
  /** Elements with a prefix, as some programs write them. */
  readonly prefix?: string;
  /** A format of days of one's own instead of the built-in one. */
  readonly ownDays?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function bookParts(book: BookSpec): Record<string, Uint8Array> {
  const p = book.prefix === undefined ? '' : `${book.prefix}:`;
  const ns = book.prefix === undefined ? `xmlns="${MAIN}"` : `xmlns:${book.prefix}="${MAIN}"`;
  const strings: string[] = [];
  const shared = (text: string): number => {
    const at = strings.indexOf(text);
    return at >= 0 ? at : strings.push(text) - 1;
  };
  const cellXml = (cell: Cell, row: number, column: number): string => {
    if (cell === null || cell === '') return '';
    const at = `${letters(column)}${row}`;
    if (typeof cell === 'number') return `<${p}c r="${at}"><${p}v>${cell}</${p}v></${p}c>`;
    if (typeof cell === 'string') {
      return book.inline === true
        ? `<${p}c r="${at}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(cell)}</${p}t></${p}is></${p}c>`
        : `<${p}c r="${at}" t="s"><${p}v>${shared(cell)}</${p}v></${p}c>`;
    }
    if ('day' in cell) return `<${p}c r="${at}" s="1"><${p}v>${cell.day}</${p}v></${p}c>`;
    if ('error' in cell) return `<${p}c r="${at}" t="e"><${p}v>${cell.error}</${p}v></${p}c>`;
    if ('yes' in cell) return `<${p}c r="${at}" t="b"><${p}v>${cell.yes ? 1 : 0}</${p}v></${p}c>`;
    const type = typeof cell.value === 'string' ? ' t="str"' : '';
    const value = cell.value === undefined ? '' : `<${p}v>${escaped(String(cell.value))}</${p}v>`;
    return `<${p}c r="${at}"${type}><${p}f>${escaped(cell.formula)}</${p}f>${value}</${p}c>`;
  };
  const sheetXml = ({ rows, merges = [], emptyRows = 0 }: SheetSpec): string => {
    const lines = rows.map((cells, index) => {
      const inside = cells.map((cell, column) => cellXml(cell, index + 1, column)).join('');
      return `<${p}row r="${index + 1}">${inside}</${p}row>`;
    });
    for (let extra = 1; extra <= emptyRows; extra += 1) {
      const row = rows.length + extra;
      lines.push(`<${p}row r="${row}" ht="18"><${p}c r="A${row}" s="1"/></${p}row>`);
    }
    const merged = merges.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('');
    const all = merges.length === 0 ? '' : `<${p}mergeCells>${merged}</${p}mergeCells>`;
    return `${HEAD}<${p}worksheet ${ns}><${p}sheetData>${lines.join('')}</${p}sheetData>${all}</${p}worksheet>`;
  };
  const sheets = book.sheets.map(sheetXml);
  const list = book.sheets
    .map(
      ({ name, hidden }, index) =>
        `<${p}sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
    )
    .join('');
  const links = [
    ...book.sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ['sharedStrings', 'sharedStrings.xml'] as const,
    ['styles', 'styles.xml'] as const,
  ];
  const format = book.ownDays === true ? 176 : 14;
  const own =
    book.ownDays === true
      ? `<${p}numFmts count="1"><${p}numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></${p}numFmts>`
      : '';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${book.sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<${p}workbook ${ns} xmlns:r="${LINKS}">${book.from1904 === true ? `<${p}workbookPr date1904="1"/>` : ''}<${p}sheets>${list}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${LINKS}/${kind}" Target="${target}"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `${HEAD}<${p}styleSheet ${ns}>${own}<${p}fonts count="1"><${p}font/></${p}fonts><${p}fills count="1"><${p}fill/></${p}fills><${p}borders count="1"><${p}border/></${p}borders><${p}cellStyleXfs count="1"><${p}xf/></${p}cellStyleXfs><${p}cellXfs count="2"><${p}xf numFmtId="0"/><${p}xf numFmtId="${format}" applyNumberFormat="1"/></${p}cellXfs></${p}styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<${p}sst ${ns} count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<${p}si><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}si>`).join('')}</${p}sst>`,
  };
  sheets.forEach((xml, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = xml;
  });
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}

export function xlsx(book: BookSpec): Uint8Array {
  return packed(bookParts(book));
}

/** The same bytes whenever it is made. */
export function packed(parts: Record<string, Uint8Array>, level: 1 | 6 = 6): Uint8Array {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, [bytes, { level }]]),
  );
  return zipSync(files, { mtime: '2026-03-09T00:00:00' });
}

export function letters(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : letters(before - 1)) + String.fromCharCode(65 + (column % 26));
}

export function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

export interface CsvSpec {
  readonly encoding?: 'utf-8' | 'utf-8 with mark' | 'gb18030' | 'utf-16';
  readonly delimiter?: string;
  readonly newline?: string;
}

export function csv(
  rows: readonly (readonly (string | number)[])[],
  { encoding = 'utf-8', delimiter = ',', newline = '\r\n' }: CsvSpec = {},
): Uint8Array {
  const text = rows
    .map((cells) => cells.map((cell) => quoted(String(cell), delimiter)).join(delimiter))
    .join(newline);
  return encoded(text, encoding);
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

export function encoded(text: string, encoding: CsvSpec['encoding'] = 'utf-8'): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return strToU8(text);
    case 'utf-8 with mark':
      return strToU8(`\uFEFF${text}`);
    case 'utf-16':
      return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    case 'gb18030':
      return gb18030(text);
  }
}

let table: ReadonlyMap<string, readonly number[]> | undefined;

/** No encoder comes with the platform, so the decoder is asked what every pair of bytes is. */
function gb18030(text: string): Uint8Array {
  if (table === undefined) {
    const decoder = new TextDecoder('gb18030');
    const pairs = new Map<string, readonly number[]>();
    for (let one = 0x81; one <= 0xfe; one += 1) {
      for (let two = 0x40; two <= 0xfe; two += 1) {
        if (two === 0x7f) continue;
        const char = decoder.decode(Uint8Array.of(one, two));
        if (!pairs.has(char)) pairs.set(char, [one, two]);
      }
    }
    for (let linear = 0; linear < 39_420; linear += 1) {
      const bytes = fours(linear);
      const char = decoder.decode(Uint8Array.from(bytes));
      if (!pairs.has(char)) pairs.set(char, bytes);
    }
    table = pairs;
  }
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point > 0xffff) bytes.push(...fours(point - 0x10000 + 189_000));
    else bytes.push(...(table.get(char) ?? []));
  }
  return Uint8Array.from(bytes);
}

function fours(linear: number): readonly number[] {
  return [
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}
