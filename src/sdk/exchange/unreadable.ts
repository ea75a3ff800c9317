/** Why a file is not read, told before anything of it is believed; and the limits that a file is held to. */

export type Unreadable =
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-much-inside'
  | 'too-deep'
  | 'encoding'
  | 'quotes'
  | 'empty'
  | 'old-excel'
  | 'encrypted'
  | 'damaged'
  | 'declares-entities'
  | 'no-sheet'
  | 'formula'
  | 'unsafe-heading';

/** Leaves the readers where a file is not to be read. It never leaves the SDK. */
export class FileRefused extends Error {
  constructor(
    readonly why: Unreadable,
    /** Where in the file, as its reader finds it again: a cell, a heading, a sheet. */
    readonly place?: string,
  ) {
    super(why);
  }
}

export const limits = {
  /** Of the file as it comes. */
  bytes: 10 * 1024 * 1024,
  /** Rows with anything in them; a roster of 20,000 with its titles and notes fits. */
  rows: 25_000,
  /** Physical rows, empty ones included: as many as a spreadsheet has. */
  lines: 1_048_576,
  columns: 256,
  cells: 1_000_000,
  cellLength: 32_767,
  /** Of an .xlsx as a package. */
  entries: 1_000,
  partBytes: 64 * 1024 * 1024,
  allBytes: 256 * 1024 * 1024,
  /** Written XML shrinks to a tenth or a thirtieth; what shrinks to less than this was made to. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  depth: 32,
  tagLength: 16_384,
  sharedStrings: 500_000,
  sheets: 200,
  merges: 50_000,
} as const;
