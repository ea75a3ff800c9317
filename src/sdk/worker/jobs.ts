/**
 * Long work that is the same in the worker and in the page. Each job takes plain data and gives plain
 * data; what it needs is loaded with it in the page, and is part of the worker's one file.
 */
import type { Encoding, TableRow } from '../exchange/table-file.ts';
import type { Unreadable } from '../exchange/unreadable.ts';
import type { Ledger } from '../papers/ledger/table.ts';
import type { Paper } from '../papers/model.ts';
import type { Argon2Costs } from '../seal/argon2.ts';

/** How a job tells how far it is, and gives way where it shares a thread with the page. */
export interface Pace {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, all: number) => void;
  /** Ends when the thread may be taken again. In the worker nobody waits for it. */
  readonly turn: () => Promise<void>;
}

export type ReadSheet =
  | {
      readonly ok: true;
      readonly format: 'csv' | 'xlsx';
      readonly encoding: Encoding;
      readonly sheets: readonly string[];
      readonly sheet: string;
      readonly rows: readonly TableRow[];
    }
  | { readonly ok: false; readonly why: Unreadable; readonly place?: string };

export interface Jobs {
  readonly docx: { readonly takes: readonly Paper[]; readonly gives: Uint8Array };
  readonly xlsx: { readonly takes: readonly Ledger[]; readonly gives: Uint8Array };
  /** One sheet of a list; without its name the first. */
  readonly sheet: {
    readonly takes: { readonly content: Uint8Array | string; readonly sheet?: string };
    readonly gives: ReadSheet;
  };
  readonly argon2id: {
    readonly takes: {
      readonly words: Uint8Array;
      readonly salt: Uint8Array;
      readonly costs: Argon2Costs;
    };
    readonly gives: Uint8Array;
  };
}

export type JobName = keyof Jobs;

type Work = {
  readonly [Name in JobName]: (
    given: Jobs[Name]['takes'],
    pace: Pace,
  ) => Promise<Jobs[Name]['gives']>;
};

export const jobs: Work = {
  docx: async (papers, pace) => {
    const { renderDocx } = await import('../papers/docx/render.ts');
    return renderDocx(papers, pace);
  },
  xlsx: async (ledgers) => {
    const { ledgerXlsx } = await import('../papers/ledger/xlsx.ts');
    return ledgerXlsx(ledgers);
  },
  sheet: async (given, pace) => {
    const { readSheet } = await import('../exchange/table-file.ts');
    return readSheet(given, pace);
  },
  argon2id: async ({ words, salt, costs }, pace) => {
    const { argon2idHere } = await import('../seal/argon2-here.ts');
    return argon2idHere(words, salt, costs, pace);
  },
};
