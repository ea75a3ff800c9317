/** What a locked desk has instead of its store: nothing is in it, and nothing goes in. */
import { type Store, StoreError } from './store.ts';

export function shutStore(): Store {
  return {
    status: { persistence: 'memory', fresh: true, dataLost: false, damaged: [] },
    closed: new Promise(() => undefined),
    get: () => Promise.resolve(undefined),
    all: () => Promise.resolve([]),
    sequence: () => Promise.resolve(0),
    commit: () => Promise.reject(new StoreError('store.closed', 'the desk is locked')),
    changesAfter: () => Promise.resolve([]),
    auditAfter: () => Promise.resolve([]),
    verifyAudit: () => Promise.resolve({ ok: true, length: 0, head: '' }),
    subscribe: () => () => undefined,
    close: () => Promise.resolve(),
  };
}
