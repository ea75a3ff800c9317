/** Expected refusals are values that a screen can show and a test can name; only programmers' errors are thrown. */
import type { Finding } from '../policy/index.ts';
import type { BackupRefusal } from './store/backup-file.ts';
import type { BatchRow } from './api/planning.ts';

/** Why something was not done. Nothing was written. */
export interface Refusal {
  /** Stable, e.g. `policy.refused`, `state.not-possible`, `access.denied`, `revision.conflict`. */
  readonly code: RefusalCode;
  /** A sentence for people, in the SDK's language; it never quotes a record's content. */
  readonly message: string;
  /** What the policy says, where it was the policy that refused. */
  readonly findings: readonly Finding[];
  /** The input it speaks of, e.g. `rectification.0.dueOn`. */
  readonly path?: string;
  /** Where several were asked for at once: what stands against each. */
  readonly rows?: readonly BatchRow[];
}

/** Why something was refused, for programs. The sentence for people is beside it. */
export type RefusalCode =
  | 'access.denied'
  | 'input.invalid'
  | 'record.not-found'
  /** This session holds no vault: the host gave no key for it. */
  | 'vault.absent'
  | 'revision.conflict'
  | 'state.not-possible'
  | 'policy.refused'
  | 'policy.reason-needed'
  /** Outside the department figures are told of closed months alone; this one is not closed yet. */
  | 'figures.not-closed'
  | 'import.unreadable'
  | 'import.nothing-to-take'
  /** The other side gave no answer now; it may later. */
  | 'sync.unreachable'
  /** The other side, or the last file, does not answer this. */
  | 'sync.not-answered'
  | 'hand-over.connected'
  | 'hand-over.damaged'
  | 'hand-over.wrong-key'
  | 'hand-over.newer'
  | 'hand-over.older'
  | 'hand-over.not-for-you'
  /** A newer version of this software wrote it: it can be read here, and not changed. */
  | 'record.newer'
  /** The records are in memory only: there is nothing to back up, and nowhere to restore to. */
  | 'backup.nothing-kept'
  | BackupRefusal
  /** The desk is locked. */
  | 'sdk.locked'
  /** The key, passphrase or escrow key is another; nothing was touched. */
  | 'store.wrong-key'
  /** The disk is full. */
  | 'store.quota'
  /** Nothing is sealed here, so there are no keys. */
  | 'keys.none'
  | 'keys.passphrase-short'
  /** An escrow key is set, and neither is it given nor may this person replace it. */
  | 'keys.escrow-set'
  /** No escrow key as it was printed; `path` says which groups are wrong. */
  | 'keys.escrow-unreadable'
  /** Acts would be lost that are only on this machine. */
  | 'clean.would-lose'
  | 'clean.in-use';

/** A value with the findings that go with it (warnings with a reason, breaches recorded), or a refusal. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly error: Refusal };
