/**
 * What is at hand of the records of a store, by type and id, and the orders that are kept of it. A
 * type is read when it is first asked for, and after that only what a commit changed, here, in
 * another tab or by sync. It holds everything, whoever may see it.
 */
import { entries, type Entry } from './model/entries.ts';
import { type RecordType, recordTypeNames } from './model/records.ts';
import { slices } from './store/slices.ts';
import type { JsonObject, Store } from './store/store.ts';

/** An order that records of a type are kept in. */
export interface Order<R> {
  add(record: R): void;
  remove(record: R): void;
  /** Many at once, for the beginning; left out, they are added one by one. */
  fill?(records: readonly R[]): void;
}

type Loaded = { [T in RecordType]?: Map<string, Entry<T>> };

export class Tables {
  private readonly loaded: Loaded = {};
  private readonly lists = new Map<RecordType, readonly unknown[]>();
  private readonly orders = new Map<RecordType, Set<Order<never>>>();
  /** Ids of records that are to be read anew. */
  private readonly changed = new Set<string>();
  private wanted = new Set<RecordType>();
  private catching: Promise<void> | undefined;
  private round = 0;
  private commits = 0;

  constructor(private readonly store: Store) {
    store.subscribe(({ records }) => {
      this.commits += 1;
      for (const id of records) this.changed.add(id);
    });
  }

  /** Moves on with every change: what was made of an older one is old. */
  get version(): number {
    return this.round;
  }

  /** Moves on with every commit, from wherever it came. */
  get moves(): number {
    return this.commits;
  }

  /** Nothing that is loaded is behind the store. */
  get isUpToDate(): boolean {
    return this.changed.size === 0 && this.catching === undefined;
  }

  /** Brings these types up to what the store holds now, and all that were asked for before. */
  async upToDate(types: readonly RecordType[]): Promise<void> {
    const missing = () => types.filter((type) => this.loaded[type] === undefined);
    while (!this.isUpToDate || missing().length > 0) {
      for (const type of missing()) this.wanted.add(type);
      this.catching ??= this.catchUp().finally(() => {
        this.catching = undefined;
      });
      await this.catching;
    }
  }

  one<T extends RecordType>(type: T, id: string | undefined): Entry<T> | undefined {
    return id === undefined ? undefined : this.table(type).get(id);
  }

  /** The same list until a record of the type changes. */
  all<T extends RecordType>(type: T): readonly Entry<T>[] {
    let list = this.lists.get(type);
    if (list === undefined) this.lists.set(type, (list = [...this.table(type).values()]));
    return list as readonly Entry<T>[]; // made from the table of the type
  }

  /** Keeps an order of a type that was asked for, from now on, and begins it with what is there. */
  keep<T extends RecordType>(type: T, order: Order<Entry<T>>): void {
    const some = this.orders.get(type) ?? new Set();
    this.orders.set(type, some.add(order));
    const records = this.all(type);
    if (order.fill !== undefined) order.fill(records);
    else for (const record of records) order.add(record);
  }

  leave(order: Order<never>): void {
    for (const some of this.orders.values()) some.delete(order);
  }

  private table<T extends RecordType>(type: T): Map<string, Entry<T>> {
    const table: Map<string, Entry<T>> | undefined = this.loaded[type];
    if (table === undefined) throw new TypeError(`Nobody has asked for ${type} yet`);
    return table;
  }

  private async catchUp(): Promise<void> {
    const { wanted } = this;
    this.wanted = new Set();
    for (const type of wanted) await this.load(type);
    for (const id of this.changed) {
      this.changed.delete(id);
      try {
        await this.readAnew(id);
      } catch (error) {
        this.changed.add(id);
        throw error;
      } finally {
        this.round += 1;
      }
    }
  }

  private async load<T extends RecordType>(type: T): Promise<void> {
    if (this.loaded[type] !== undefined) return;
    const records = await this.read(type);
    const table = new Map<string, Entry<T>>();
    const pause = slices();
    for (const record of records) {
      table.set(record.id, record);
      if (table.size % 1024 === 0) await pause();
    }
    (this.loaded as { [One in T]?: Map<string, Entry<One>> })[type] = table;
    this.round += 1;
  }

  private async read<T extends RecordType>(type: T): Promise<readonly Entry<T>[]> {
    const { store } = this;
    const found: readonly JsonObject[] =
      (await store.entries?.(type)) ?? (await store.all(type)).map(entries.entryOf);
    // Bodies were checked against their type's schema when they were written.
    return found as unknown as readonly Entry<T>[];
  }

  /** The record as the store has it now, or no longer has it. */
  private async readAnew(id: string): Promise<void> {
    const found = await this.entryOf(id);
    for (const type of recordTypeNames) {
      if (this.loaded[type] !== undefined) this.take(type, id, found?.type === type && found.entry);
    }
  }

  private async entryOf(
    id: string,
  ): Promise<{ readonly type: string; readonly entry: JsonObject } | undefined> {
    const { store } = this;
    if (store.entry !== undefined) return store.entry(id);
    if (store.status.damaged.includes(id)) return undefined;
    const record = await store.get(id);
    return record && { type: record.type, entry: entries.entryOf(record) };
  }

  private take<T extends RecordType>(type: T, id: string, entry: JsonObject | false): void {
    const table = this.table(type);
    const orders = (this.orders.get(type) ?? new Set()) as ReadonlySet<Order<Entry<T>>>; // kept under the type
    const before = table.get(id);
    if (before !== undefined) {
      for (const order of orders) order.remove(before);
      table.delete(id);
      this.lists.delete(type);
    }
    if (entry === false) return;
    const record = entry as unknown as Entry<T>;
    table.set(id, record);
    this.lists.delete(type);
    for (const order of orders) order.add(record);
  }
}
