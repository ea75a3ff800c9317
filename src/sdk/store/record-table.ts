/**
 * All records of a store that lives in memory, by id and by type.
 *
 * Rows that are read while a write goes on may arrive after it. So each comes with the place in the
 * audit chain up to which it was read, and what is older than the table knows is passed over.
 */
import type { StoredRecord } from './store.ts';

interface Held {
  readonly record: StoredRecord;
  readonly asOf: number;
}

export class RecordTable {
  private readonly byId = new Map<string, Held>();
  private readonly byType = new Map<string, Map<string, StoredRecord>>();
  /** Where in the chain a record was dropped. */
  private readonly gone = new Map<string, number>();

  get(id: string): StoredRecord | undefined {
    return this.byId.get(id)?.record;
  }

  all(type: string): readonly StoredRecord[] {
    return [...(this.byType.get(type)?.values() ?? [])];
  }

  /** 0 for a record that is not there. */
  revisionOf(id: string): number {
    return this.get(id)?.revision ?? 0;
  }

  /** Takes a record as it was at a place in the chain, if that is later than what is known of it. */
  put(record: StoredRecord, asOf: number): void {
    const { id, type } = record;
    if ((this.gone.get(id) ?? -1) >= asOf) return;
    // Not by revision: one that was dropped and written again begins at 1.
    const held = this.byId.get(id);
    if (held !== undefined && held.asOf >= asOf) return;
    if (held !== undefined) this.byType.get(held.record.type)?.delete(id);
    this.byId.set(id, { record, asOf });
    const sameType = this.byType.get(type) ?? new Map<string, StoredRecord>();
    this.byType.set(type, sameType.set(id, record));
  }

  /** Forgets a record that was dropped at a place in the chain, unless it has come back since. */
  remove(id: string, droppedAt: number): void {
    this.gone.set(id, Math.max(droppedAt, this.gone.get(id) ?? 0));
    const held = this.byId.get(id);
    if (held === undefined || held.asOf > droppedAt) return;
    this.byId.delete(id);
    this.byType.get(held.record.type)?.delete(id);
  }

  clear(): void {
    this.byId.clear();
    this.byType.clear();
    this.gone.clear();
  }
}
