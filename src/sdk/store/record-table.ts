/**
 * The opened records of a store, by id and by type. All of them are in memory here; a store that
 * keeps only an index there puts its own class behind the same five methods.
 */
import type { StoredRecord } from './store.ts';

export class RecordTable {
  private readonly byId = new Map<string, StoredRecord>();
  private readonly byType = new Map<string, Map<string, StoredRecord>>();

  get(id: string): StoredRecord | undefined {
    return this.byId.get(id);
  }

  all(type: string): readonly StoredRecord[] {
    return [...(this.byType.get(type)?.values() ?? [])];
  }

  /** 0 for a record that is not there. */
  revisionOf(id: string): number {
    return this.byId.get(id)?.revision ?? 0;
  }

  /**
   * Takes a record that is newer than the one held. An older one is passed over: rows that are read
   * while a write goes on may arrive after it.
   */
  put(record: StoredRecord): void {
    const held = this.byId.get(record.id);
    if (held !== undefined && held.revision >= record.revision) return;
    if (held !== undefined) this.byType.get(held.type)?.delete(record.id);
    this.byId.set(record.id, record);
    const sameType = this.byType.get(record.type) ?? new Map<string, StoredRecord>();
    this.byType.set(record.type, sameType.set(record.id, record));
  }

  clear(): void {
    this.byId.clear();
    this.byType.clear();
  }
}
