/**
 * The audit log as it is read by those without sight of content (保密审计): who, when, what act, on
 * which records by their random ids, and of the detail only what is named here.
 */
import type { AuditEntry, ChainedEntry, Json } from '../store/store.ts';

/** A line of the audit log: who did what to which records, and none of their words. */
export interface AuditLine {
  readonly sequence: number;
  /** Links the line to all before it (`sdk.audit.verify`). */
  readonly hash: string;
  readonly at: string;
  /** Person id. */
  readonly by: string;
  /** As in docs/access.md, e.g. `talk.hold`. */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** Ids of the records that were written, opened or handed out. */
  readonly records: readonly string[];
  readonly detail: Readonly<Record<string, Json>>;
}

/** Words that people typed are content, whatever they are about: none of these is free text. */
const told = ['code', 'rules', 'events', 'purpose', 'output', 'paper', 'view', 'count'] as const;

export function auditLine({ sequence, hash, entry }: ChainedEntry): AuditLine {
  const { at, by, action, outcome, records } = entry;
  return { sequence, hash, at, by, action, outcome, records, detail: toldOf(entry) };
}

function toldOf({ detail }: AuditEntry): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    told.flatMap((name) => {
      const value = detail[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
