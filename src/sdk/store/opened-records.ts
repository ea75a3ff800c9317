/** The records that were opened last: so many and no more, since they lie in memory as they can be read. */
import type { StoredRecord } from './store.ts';

export class OpenedRecords {
  private readonly byId = new Map<string, StoredRecord>();

  constructor(private readonly most = 256) {}

  get(id: string): StoredRecord | undefined {
    const record = this.byId.get(id);
    if (record !== undefined) this.put(record);
    return record;
  }

  put(record: StoredRecord): void {
    // A Map keeps the order in which its keys came: the first is the one longest unused.
    this.byId.delete(record.id);
    this.byId.set(record.id, record);
    if (this.byId.size <= this.most) return;
    const [first] = this.byId.keys();
    if (first !== undefined) this.byId.delete(first);
  }

  remove(id: string): void {
    this.byId.delete(id);
  }

  clear(): void {
    this.byId.clear();
  }
}
