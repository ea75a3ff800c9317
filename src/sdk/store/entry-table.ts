/**
 * The entries of a store by id and type, and in which shard of the index each of them lies. What an
 * entry says is the business of who asks for it (`Projection`).
 *
 * What is read while a write goes on may arrive after it. So each entry comes with the place in the
 * audit chain up to which it was read, and what is older than the table knows is passed over.
 */
import type { JsonObject } from './store.ts';

export interface Held {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly entry: JsonObject;
  readonly asOf: number;
  /** Where it lies in the index; absent while only the log tells of it. */
  place?: Place | undefined;
}

/** A shard of the index, and the place in it. */
export interface Place {
  readonly shard: number;
  readonly at: number;
}

export class EntryTable {
  private readonly byId = new Map<string, Held>();
  private readonly byType = new Map<string, Map<string, JsonObject>>();
  private readonly lists = new Map<string, readonly JsonObject[]>();
  /** Where in the chain a record was dropped. */
  private readonly gone = new Map<string, number>();

  get(id: string): Held | undefined {
    return this.byId.get(id);
  }

  get size(): number {
    return this.byId.size;
  }

  all(): Iterable<Held> {
    return this.byId.values();
  }

  /** The same list until an entry of the type changes. */
  of(type: string): readonly JsonObject[] {
    let list = this.lists.get(type);
    if (list === undefined) {
      this.lists.set(type, (list = [...(this.byType.get(type)?.values() ?? [])]));
    }
    return list;
  }

  idsOf(type: string): readonly string[] {
    return [...(this.byType.get(type)?.keys() ?? [])];
  }

  /** Whether nothing is known of a record that is later than a place in the chain. */
  isCurrent(id: string, asOf: number): boolean {
    return Math.max(this.gone.get(id) ?? 0, this.byId.get(id)?.asOf ?? 0) <= asOf;
  }

  /** False where something later is known of the record. */
  put(held: Held): boolean {
    const { id, type, asOf } = held;
    if ((this.gone.get(id) ?? -1) >= asOf) return false;
    // Not by revision: one that was dropped and written again begins at 1.
    const before = this.byId.get(id);
    if (before !== undefined) {
      if (before.asOf >= asOf) return false;
      if (before.type !== type) this.leave(before);
    }
    this.byId.set(id, held);
    let sameType = this.byType.get(type);
    if (sameType === undefined) this.byType.set(type, (sameType = new Map()));
    sameType.set(id, held.entry);
    this.lists.delete(type);
    return true;
  }

  /** In the place of an entry that did not say what its record says. */
  correct(held: Held): void {
    const before = this.byId.get(held.id);
    if (before !== undefined) this.leave(before);
    this.byId.delete(held.id);
    this.gone.delete(held.id);
    this.put(held);
  }

  /** Forgets a record that was dropped at a place in the chain, unless it has come back since. */
  remove(id: string, droppedAt: number): void {
    this.gone.set(id, Math.max(droppedAt, this.gone.get(id) ?? 0));
    const held = this.byId.get(id);
    if (held === undefined || held.asOf > droppedAt) return;
    this.byId.delete(id);
    this.leave(held);
  }

  clear(): void {
    this.byId.clear();
    this.byType.clear();
    this.lists.clear();
    this.gone.clear();
  }

  private leave({ id, type }: Held): void {
    this.byType.get(type)?.delete(id);
    this.lists.delete(type);
  }
}
