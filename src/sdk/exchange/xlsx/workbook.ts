/**
 * An .xlsx as rows of text, as a person sees it in the spreadsheet: dates as days, numbers without
 * exponents, merged cells with their value in each row. This file and what it imports are a part of
 * their own, loaded with the first .xlsx.
 */
import { addDays } from '../../../policy/index.ts';
import type { TableRow } from '../table-file.ts';
import { FileRefused, limits } from '../unreadable.ts';
import { scanXml } from './xml.ts';
import { damaged, Package } from './zip.ts';

export interface Workbook {
  /** Visible sheets in their order. */
  readonly sheets: readonly string[];
  /** The rows of one of them that have anything in them. */
  rows(sheet: string): Generator<unknown, readonly TableRow[]>;
}

/** @throws FileRefused */
export function* openWorkbook(bytes: Uint8Array): Generator<unknown, Workbook> {
  const parts = new Package(bytes);
  const main = yield* mainPart(parts);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const targets = yield* targetsOf(parts, `${folder}_rels/${main.slice(folder.length)}.rels`);
  const sheets: { readonly name: string; readonly part: string }[] = [];
  let from1904 = false;
  yield* scanXml(parts.pieces(main), {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = isTrue(attribute('date1904'));
      if (name !== 'sheet' || (attribute('state') ?? 'visible') !== 'visible') return;
      const target = targets.get(attribute('id') ?? '');
      if (target === undefined || sheets.length >= limits.sheets) return;
      sheets.push({ name: attribute('name') ?? '', part: resolved(folder, target.part) });
    },
  });
  const readable = sheets.filter(({ part }) => parts.has(part));
  if (readable.length === 0) throw new FileRefused('no-sheet');
  const linked = (kind: string) =>
    [...targets.values()]
      .filter(({ type }) => type.endsWith(`/${kind}`))
      .map(({ part }) => resolved(folder, part))
      .find((part) => parts.has(part));
  const [stringsPart, stylesPart] = [linked('sharedStrings'), linked('styles')];
  const strings = stringsPart === undefined ? [] : yield* sharedStrings(parts, stringsPart);
  const dateStyles = stylesPart === undefined ? new Set<number>() : yield* dates(parts, stylesPart);
  return {
    sheets: readable.map(({ name }) => name),
    *rows(wanted) {
      const sheet = readable.find(({ name }) => name === wanted);
      if (sheet === undefined) throw new FileRefused('no-sheet', wanted);
      return yield* sheetRows(parts.pieces(sheet.part), { strings, dateStyles, from1904 });
    },
  };
}

function* mainPart(parts: Package): Generator<unknown, string> {
  let main: string | undefined;
  if (parts.has('_rels/.rels')) {
    const targets = yield* targetsOf(parts, '_rels/.rels');
    main = [...targets.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part;
  }
  const found = main === undefined ? 'xl/workbook.xml' : resolved('', main);
  // A .docx is a package as well, and whatever else somebody calls .xlsx.
  if (!parts.has(found)) throw new FileRefused('no-sheet');
  return found;
}

interface Target {
  readonly type: string;
  readonly part: string;
}

function* targetsOf(parts: Package, name: string): Generator<unknown, ReadonlyMap<string, Target>> {
  const targets = new Map<string, Target>();
  if (!parts.has(name)) return targets;
  yield* scanXml(parts.pieces(name), {
    open(element, attribute) {
      if (element !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const part = attribute('Target') ?? '';
      targets.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', part });
    },
  });
  return targets;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function* sharedStrings(parts: Package, name: string): Generator<unknown, readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let [inText, inReading] = [false, false];
  yield* scanXml(parts.pieces(name), {
    open(element) {
      if (element === 'si') text = '';
      // rPh: how the text is pronounced, which stands beside it.
      if (element === 'rPh') inReading = true;
      inText = element === 't' && !inReading;
    },
    close(element) {
      if (element === 'rPh') inReading = false;
      if (element === 't') inText = false;
      if (element !== 'si') return;
      if (strings.length >= limits.sharedStrings) throw new FileRefused('too-much-inside');
      strings.push(plain(text));
    },
    text(piece) {
      if (inText && text.length <= limits.cellLength) text += piece;
    },
  });
  return strings;
}

/** Built-in formats that are days: the common ones and those of Chinese spreadsheets. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 31) ||
    format === 36 ||
    (format >= 50 && format <= 54) ||
    format === 57 ||
    format === 58
  );
}

/** Indexes of the cell styles that show a number as a day. */
function* dates(parts: Package, name: string): Generator<unknown, ReadonlySet<number>> {
  const own = new Map<number, string>();
  const styles = new Set<number>();
  let inCells = false;
  let index = 0;
  yield* scanXml(parts.pieces(name), {
    open(element, attribute) {
      if (element === 'cellXfs') inCells = true;
      if (element === 'numFmt') {
        own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      }
      if (element !== 'xf' || !inCells) return;
      const format = Number(attribute('numFmtId') ?? 0);
      const code = own.get(format);
      if (code === undefined ? isBuiltInDate(format) : isDateCode(code)) styles.add(index);
      index += 1;
    },
    close(element) {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** yyyy"年"m"月"d"日", but not "第"0"天" and not [Red]0. */
function isDateCode(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, ''));
}

interface Sheet {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

interface Line extends TableRow {
  readonly cells: string[];
  formulas?: Set<number>;
  lossy?: Set<number>;
  merged?: Set<number>;
}

function* sheetRows(
  pieces: Iterable<Uint8Array>,
  sheet: Sheet,
): Generator<unknown, readonly TableRow[]> {
  const lines: Line[] = [];
  const merges: Merge[] = [];
  let line: Line | undefined;
  let rowNumber = 0;
  let column = -1;
  let cells = 0;
  let cell = { type: '', style: 0, formula: false };
  let value = '';
  let taking = false;
  yield* scanXml(pieces, {
    open(name, attribute) {
      switch (name) {
        case 'row': {
          const given = Number(attribute('r') ?? rowNumber + 1);
          if (!Number.isInteger(given) || given <= rowNumber) damaged();
          if (given > limits.lines) throw new FileRefused('too-many-rows');
          rowNumber = given;
          column = -1;
          // Sets only where something is in them: those of 20,000 rows are slow to send.
          line = { row: rowNumber, cells: [] };
          break;
        }
        case 'c': {
          const at = attribute('r');
          column = at === undefined ? column + 1 : columnOf(at);
          cell = {
            type: attribute('t') ?? 'n',
            style: Number(attribute('s') ?? 0),
            formula: false,
          };
          value = '';
          break;
        }
        case 'f':
          cell.formula = true;
          break;
        case 'v':
        case 't':
          taking = true;
          break;
        case 'rPh':
          taking = false;
          break;
        case 'mergeCell': {
          const merge = mergeOf(attribute('ref') ?? '');
          if (merge === undefined) break;
          if (merges.length >= limits.merges) throw new FileRefused('too-much-inside');
          merges.push(merge);
          break;
        }
      }
    },
    text(piece) {
      if (!taking) return;
      if (value.length + piece.length > limits.cellLength * 2) {
        throw new FileRefused('too-much-inside');
      }
      value += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      if (name === 'c' && line !== undefined) {
        const { text, lossy } = shown(value, cell, sheet);
        if (cell.formula) (line.formulas ??= new Set()).add(column);
        if (text === '') return;
        if (column >= limits.columns) throw new FileRefused('too-many-columns');
        cells += 1;
        if (cells > limits.cells) throw new FileRefused('too-much-inside');
        while (line.cells.length < column) line.cells.push('');
        line.cells[column] = text;
        if (lossy) (line.lossy ??= new Set()).add(column);
      }
      if (name === 'row' && line !== undefined) {
        if (line.cells.some((text) => text !== '') || line.formulas !== undefined) lines.push(line);
        if (lines.length > limits.rows) throw new FileRefused('too-many-rows');
        line = undefined;
      }
    },
  });
  fillMerged(lines, merges);
  return lines;
}

/** What a cell shows, and whether digits were lost in it: a spreadsheet keeps fifteen of a number. */
function shown(
  value: string,
  cell: { readonly type: string; readonly style: number },
  { strings, dateStyles, from1904 }: Sheet,
): { readonly text: string; readonly lossy: boolean } {
  const exact = (text: string) => ({ text: plain(text), lossy: false });
  switch (cell.type) {
    case 's':
      return exact(/^\d+$/.test(value) ? (strings[Number(value)] ?? damaged()) : '');
    case 'b':
      return exact(value === '1' ? '是' : value === '0' ? '否' : '');
    case 'n': {
      if (value.trim() === '') return exact('');
      const number = Number(value);
      if (!Number.isFinite(number)) return exact(value);
      if (dateStyles.has(cell.style)) return exact(dayOf(number, from1904) ?? String(number));
      if (!Number.isInteger(number)) return exact(String(Number(number.toPrecision(15))));
      return { text: BigInt(number).toString(), lossy: Math.abs(number) >= 1e15 };
    }
    // A date as ISO 8601, which few programs write.
    case 'd':
      return exact(value.slice(0, 10));
    default:
      return exact(value);
  }
}

/** The day that a spreadsheet's serial number is. Its 1900 had a 29 February, so days before March are none. */
export function dayOf(serial: number, from1904 = false): string | undefined {
  const days = Math.floor(serial);
  if (from1904 ? days < 0 : days < 61) return undefined;
  if (days > 2_958_465) return undefined;
  return addDays(from1904 ? '1904-01-01' : '1899-12-30', days);
}

/** Without what a spreadsheet writes for control characters, and without space around it. */
function plain(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .slice(0, limits.cellLength)
    .replace(/^[\s\u3000\u200B\uFEFF]+|[\s\u3000\u200B\uFEFF]+$/g, '');
}

function columnOf(address: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(address)?.[1];
  if (letters === undefined) return damaged();
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Merge {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** Only what spans several rows: a title that spans columns is a title. */
function mergeOf(ref: string): Merge | undefined {
  const [, first = '', from = '', to = ''] =
    /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(ref) ?? [];
  if (first === '' || from === to) return undefined;
  return { column: columnOf(`${first}1`), from: Number(from), to: Number(to) };
}

/** A unit that is written once beside five of its people is the unit of all five. */
function fillMerged(lines: readonly Line[], merges: readonly Merge[]): void {
  if (merges.length === 0) return;
  const places = new Map(lines.map((line, index) => [line.row, index]));
  for (const { column, from, to } of merges) {
    const start = places.get(from);
    if (start === undefined || column >= limits.columns) continue;
    const text = lines[start]?.cells[column] ?? '';
    if (text === '') continue;
    for (let index = start + 1; ; index += 1) {
      const line = lines[index];
      if (line === undefined || line.row > to) break;
      if ((line.cells[column] ?? '') !== '') continue;
      while (line.cells.length < column) line.cells.push('');
      line.cells[column] = text;
      (line.merged ??= new Set()).add(column);
    }
  }
}
