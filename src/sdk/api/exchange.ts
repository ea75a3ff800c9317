/** Lists that come in: read and reported row by row first, written when a person agreed to the report. */
import type { Outcome } from '../outcome.ts';

/** One row of a list that is to be imported, before anything is written. */
export interface ImportRow {
  /** Counted as in the file. */
  readonly row: number;
  /**
   * `take`: it will be written. `change`: it is there and will be written anew. `known`: it is there as
   * it is. `skip`: it is no row of the table, but a note, a sum or a heading. `refuse`: it cannot be taken.
   */
  readonly status: 'take' | 'change' | 'refuse' | 'known' | 'skip';
  readonly name: string;
  readonly unit: string;
  readonly kindName: string;
  /** Why it is refused, passed over or already known, in words. */
  readonly reason?: string;
  /** What was read otherwise than it stands in the cell, or is not what it was: each in a sentence. */
  readonly notes?: readonly string[];
}

/** Where a column was found. */
export interface ImportColumn {
  readonly column: string;
  /** What it is called here. */
  readonly name: string;
  /** The heading in the file and the letter of its column; absent where there is none. */
  readonly heading?: string;
  readonly at?: string;
  /** `given`: by the caller; `remembered`: by an earlier correction of the same person here; `name`: by what it is called. */
  readonly by: 'given' | 'remembered' | 'name' | 'nothing';
  /** Letters of the columns that have this heading, where several do: say which is meant. */
  readonly twice?: readonly string[];
}

/** What a list holds, row by row, before anything is written. */
export interface ImportReport {
  readonly fileName: string;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16';
  /** The sheet that was read, of these. A .csv has one without a name. */
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly columns: readonly ImportColumn[];
  /** Headings of the file that nothing is read from. */
  readonly unread: readonly string[];
  readonly rows: readonly ImportRow[];
  readonly take: number;
  readonly change: number;
  readonly refuse: number;
  readonly known: number;
  readonly skip: number;
  /** Opaque: what the import writes if the user agrees. */
  readonly token: object;
}

/** How a list is to be read where it does not say so itself. */
export interface ImportOptions {
  /** The first sheet on which the columns are found, where it is left out. */
  readonly sheet?: string;
  /**
   * Columns as the user corrects them, by their letters; `null`: not to be read. With the import they
   * are remembered for this person by their headings.
   */
  readonly columns?: Readonly<Record<string, string | null>>;
  /** What holds for each row whose own cell is empty or absent: `{ decision: '2026-03-09' }`. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Told now and then how many rows were looked at. */
  readonly progress?: (done: number, all: number) => void;
}

/** What there is in a file, whatever can be read of it: to choose a sheet and correct its columns. */
export interface ImportColumns {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly headings: readonly { readonly at: string; readonly heading: string }[];
  readonly columns: readonly ImportColumn[];
  /** Names of columns without which the list cannot be read. */
  readonly missing: readonly string[];
}

/** `sdk.exchange`: reads rosters and decision lists as departments keep them. */
export interface ExchangeApi {
  /**
   * Reads a decision list (.xlsx, or .csv in UTF-8, GB18030 or UTF-16) and reports row by row; nothing
   * is written. Rejects with `AbortError` where the signal says so.
   */
  readDecisionList(
    fileName: string,
    content: Uint8Array | string,
    options?: ImportOptions,
  ): Promise<Outcome<ImportReport>>;
  /** Writes what the report says will be taken: events, obligations and cases in one transaction. */
  importDecisionList(
    report: ImportReport,
  ): Promise<Outcome<{ readonly events: number; readonly obligations: number }>>;
  /** Reads a roster of cadres (干部名册) and compares it with the directory; nothing is written. */
  readRoster(
    fileName: string,
    content: Uint8Array | string,
    options?: ImportOptions,
  ): Promise<Outcome<ImportReport>>;
  /** Writes what the report says is new or changed, all in one transaction: from now on the directory knows it. */
  importRoster(
    report: ImportReport,
  ): Promise<Outcome<{ readonly people: number; readonly units: number }>>;
  /** The sheets and headings of a file, and what is read from which. */
  columnsOf(
    list: 'decisions' | 'roster',
    fileName: string,
    content: Uint8Array | string,
    options?: ImportOptions,
  ): Promise<Outcome<ImportColumns>>;
}
