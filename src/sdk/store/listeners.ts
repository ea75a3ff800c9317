import type { StoredRecord, StoreListener } from './store.ts';

type StoreChange = Parameters<StoreListener>[0];

/** What listeners are told of these records. */
export function changeOf(
  records: readonly Pick<StoredRecord, 'id' | 'type'>[],
  origin: StoreChange['origin'],
): StoreChange {
  const types = [...new Set(records.map(({ type }) => type))];
  return { records: records.map(({ id }) => id), types, origin };
}

/** Who wants to hear of commits. One listener's fault neither stops the others nor the commit. */
export class Listeners {
  private readonly listeners = new Set<{ readonly listener: StoreListener }>();

  /** The same function given twice is told twice, and each subscription ends by itself. */
  add(listener: StoreListener): () => void {
    const subscription = { listener };
    this.listeners.add(subscription);
    return () => this.listeners.delete(subscription);
  }

  tell(change: StoreChange): void {
    for (const { listener } of [...this.listeners]) {
      try {
        listener(change);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  clear(): void {
    this.listeners.clear();
  }
}
