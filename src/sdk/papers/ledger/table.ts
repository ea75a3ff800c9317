/** A list as it leaves the system: a title, columns and plain cells. The same for .xlsx and .csv. */
import { cleanText } from '../clean-text.ts';

/** A day is written as text: a spreadsheet's own dates have a clock and a zone. */
export type LedgerCell = string | number | null;

export interface LedgerColumn {
  readonly title: string;
  /** In characters of the spreadsheet's default font; a column of text is wrapped in it. */
  readonly width: number;
}

export interface Ledger {
  /** The sheet's name, e.g. 诫勉台账. */
  readonly name: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly (readonly LedgerCell[])[];
}

/** What a spreadsheet reads as the beginning of a formula, in half and full width. */
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠\t\r\n]/;

/**
 * Text that no spreadsheet takes for a formula, now or when somebody edits the cell or saves the list
 * as another format: an apostrophe stands before it and is seen.
 */
export function neutralText(text: string): string {
  const risky = FORMULA.test(text);
  const clean = cleanText(text);
  return risky || FORMULA.test(clean) ? `'${clean}` : clean;
}

export function neutralCell(cell: LedgerCell): LedgerCell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return cell === null ? null : neutralText(cell);
}
