/** The audit log and its chain. */
import type { Outcome } from '../outcome.ts';
import type { Store } from '../store/store.ts';

export interface AuditApi {
  /** Walks the chain: intact with its head, or the first broken link. */
  verify(): Promise<Outcome<Awaited<ReturnType<Store['verifyAudit']>>>>;
}
