/** Files that come in and go out. */
import type { Outcome } from '../outcome.ts';

/** One row of a list that is to be imported, before anything is written. */
export interface ImportRow {
  /** Counted as in the file, the heading being row 1. */
  readonly row: number;
  readonly status: 'take' | 'refuse' | 'known';
  readonly name: string;
  readonly unit: string;
  readonly kindName: string;
  /** Why it is refused or already known, in words. */
  readonly reason?: string;
}

export interface ImportReport {
  readonly fileName: string;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly rows: readonly ImportRow[];
  readonly take: number;
  readonly refuse: number;
  readonly known: number;
  /** Opaque: what `importDecisionList` writes if the user agrees. */
  readonly token: object;
}

export interface ExchangeApi {
  /** Reads a decision list (.csv, UTF-8 or GB18030) and reports row by row; nothing is written. */
  readDecisionList(fileName: string, content: Uint8Array | string): Promise<Outcome<ImportReport>>;
  /** Writes what the report says will be taken: events, obligations and cases in one transaction. */
  importDecisionList(
    report: ImportReport,
  ): Promise<Outcome<{ readonly events: number; readonly obligations: number }>>;
}
