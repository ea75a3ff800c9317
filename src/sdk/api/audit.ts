/** The audit log and its chain. */
import type { AuditLine } from '../audit/lines.ts';
import type { RecordType } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Store } from '../store/store.ts';

export type { AuditLine } from '../audit/lines.ts';

/** What went out of the system on paper or as a file. */
export interface OutputInput {
  /** The record it was made from. */
  readonly type: RecordType;
  readonly id: string;
  /** A paper of the policy, e.g. `admonition-notice`; or the name of a list. */
  readonly paper: string;
}

/** `sdk.audit`: the chained log of who did and looked at what. */
export interface AuditApi {
  /** Walks the chain: intact with its head, or the first broken link. */
  verify(): Promise<Outcome<Awaited<ReturnType<Store['verifyAudit']>>>>;
  /** The log without content, oldest first: who, when, which act, on which records. */
  entries(page?: {
    /** The sequence number after which to begin. */
    readonly after?: number;
    /** At most 1,000; left out, 100. */
    readonly limit?: number;
  }): Promise<Outcome<readonly AuditLine[]>>;
  /** A paper was printed. Whoever prints tells it, before or after. */
  printed(input: OutputInput): Promise<Outcome<{ readonly id: string }>>;
  /** A file was made of a record. */
  exported(input: OutputInput): Promise<Outcome<{ readonly id: string }>>;
}
