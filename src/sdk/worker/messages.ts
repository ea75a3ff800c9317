/** What the page and the worker say to each other: one job, how far it is, what came of it. */
import type { TableRow } from '../exchange/table-file.ts';
import type { JobName, Jobs } from './jobs.ts';

/** Given once the worker has said that it is there and what it is. */
export type Order = {
  readonly [Name in JobName]: { readonly job: Name; readonly given: Jobs[Name]['takes'] };
}[JobName];

export type Told =
  | { readonly is: 'ready'; readonly mark: string }
  | { readonly is: 'progress'; readonly done: number; readonly all: number }
  /** Rows come in portions: thousands at once would hold up the page that unpacks them. */
  | { readonly is: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly is: 'done'; readonly value: Jobs[JobName]['gives'] }
  | { readonly is: 'failed' };
