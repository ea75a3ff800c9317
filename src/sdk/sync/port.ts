/**
 * The Sync port: what a portal's backend answers, so that several people work on one district. A
 * reference of it is in `handler.ts`; what goes over the wire is checked by `wire.ts`.
 */
import type { Locale } from '../../policy/index.ts';
import type { InspectionQuery } from '../api/case-access.ts';
import type { FiguresQuery, ReportQuery } from '../api/figures.ts';
import type { Adopted, Change, Json } from '../store/store.ts';

/** What one act changed in one record. */
export interface PushedChange {
  readonly record: string;
  readonly type: string;
  /** Version of the body's schema after the change. */
  readonly schema: number;
  /** The act made the record. */
  readonly created: boolean;
  /** Top-level fields of the body: `from` is absent where there was none, `to` where it was removed. */
  readonly fields: Change['fields'];
}

/** One act of one person, to be taken whole or not at all. */
export interface PushItem {
  /** Made with the act; an item that comes twice is taken once and answered the same. */
  readonly id: string;
  readonly action: string;
  readonly at: string;
  readonly by: string;
  readonly changes: readonly PushedChange[];
}

/** A field that has moved on: what the act was made on, what it would make of it, and what it is now. */
export interface FieldConflict {
  readonly record: string;
  readonly field: string;
  readonly base?: Json;
  readonly mine?: Json;
  readonly theirs?: Json;
}

/**
 * What became of an item, once and for all: the same item never gets another verdict.
 *
 * `accepted`: it is written, with the receiver's revision of each record. `conflict`: a field was no
 * longer what the act was made on, or an earlier item of the same push that touched the same record
 * was not taken (`fields` is empty then). `refused`: access, workflow or policy stand against it.
 */
export type Verdict = { readonly item: string } & (
  | { readonly verdict: 'accepted'; readonly revisions: Readonly<Record<string, number>> }
  | { readonly verdict: 'conflict'; readonly fields: readonly FieldConflict[] }
  | { readonly verdict: 'refused'; readonly code: string; readonly rules: readonly string[] }
);

/** A page of what changed for the one who asks. */
export interface PullPage {
  /** Whole, as the one who asks may see them: new to them, or changed since the cursor. */
  readonly records: readonly Adopted[];
  /** Ids of records that they were given and may no longer see. */
  readonly gone: readonly string[];
  /** Opaque. Names what this replica now has; the next pull begins there. */
  readonly cursor: string;
  readonly more: boolean;
  /**
   * The cursor meant nothing here, or there was none: pages give everything from the start, and what
   * has not come by the last of them is not there.
   */
  readonly anew: boolean;
}

/** What may be asked of the whole district, and the right that it takes. */
export const questions = {
  'inspection.cases': 'inspection.read',
  'figures.read': 'figures.read',
  'figures.report': 'figures.read',
  'figures.inspectionTable': 'figures.read',
  'figures.upwardReturn': 'figures.read',
} as const;

/** What is asked of the whole district, by the question’s name. */
export interface QuestionInputs {
  readonly 'inspection.cases': InspectionQuery;
  readonly 'figures.read': FiguresQuery;
  readonly 'figures.report': ReportQuery;
  readonly 'figures.inspectionTable': ReportQuery;
  readonly 'figures.upwardReturn': ReportQuery;
}

/** Asked by those whose own desk holds a part of the records at best, such as inspection. */
export type Question = {
  readonly [N in keyof QuestionInputs]: {
    readonly name: N;
    readonly input: QuestionInputs[N];
    /** The language of the answer; left out, Chinese. */
    readonly locale?: Locale;
  };
}[keyof QuestionInputs];

/** How a request of sync can be taken back. */
export interface SyncOptions {
  readonly signal?: AbortSignal;
}

/** Throws where the other side cannot be reached or does not answer; then nothing is known of the items. */
export interface SyncPort {
  /** Verdicts in the order of the items, one for each. */
  push(items: readonly PushItem[], options?: SyncOptions): Promise<readonly Verdict[]>;
  pull(cursor: string | undefined, options?: SyncOptions): Promise<PullPage>;
  /**
   * What the SDK's function of that name gives at a desk with all records, as an `Outcome`. Left out,
   * the figures and steps of the whole district cannot be had by who does not work its cases.
   */
  ask?(question: Question, options?: SyncOptions): Promise<unknown>;
}
