/**
 * The store's records as they are read: one opened, or what is at hand of all of them. It knows how
 * each person stands to them; what somebody may see of them is for `access/sight.ts`.
 */
import type { CivilDate } from '../policy/index.ts';
import { LiveStanding, type Standing, standingTypes } from './access/relations.ts';
import type { Entry } from './model/entries.ts';
import type { Kept, RecordType } from './model/records.ts';
import { upgraded } from './model/upgrades.ts';
import type { Store, StoredRecord } from './store/store.ts';
import { type Order, Tables } from './tables.ts';

/** More than ever sit at one desk, whose day may change besides. */
const MOST_STANDINGS = 4;

interface KeptStanding {
  readonly standing: Standing;
  readonly orders: readonly Order<never>[];
}

export class Shelf {
  readonly tables: Tables;
  /** By the stored record, which is frozen: one that did not change is not made again. */
  private readonly opened = new WeakMap<StoredRecord, object>();
  private readonly standings = new Map<string, KeptStanding>();

  constructor(private readonly store: Store) {
    this.tables = new Tables(store);
  }

  async one<T extends RecordType>(type: T, id: string): Promise<Kept<T> | undefined> {
    const stored = await this.store.get(id);
    return stored?.type === type ? this.open<T>(stored) : undefined;
  }

  /** What is at hand of all records of a type. */
  async all<T extends RecordType>(type: T): Promise<readonly Entry<T>[]> {
    await this.tables.upToDate([type]);
    return this.tables.all(type);
  }

  /** All records of a type, opened: it takes its time. */
  async whole<T extends RecordType>(type: T): Promise<readonly Kept<T>[]> {
    return (await this.store.all(type)).map((stored) => this.open<T>(stored));
  }

  /** Opens those whose long words may hold others, some at a time (`Store.openThose`). */
  async those<T extends RecordType>(
    type: T,
    ids: readonly string[],
    words: string,
    take: (records: readonly Kept<T>[], settled: number) => Promise<boolean>,
  ): Promise<void> {
    const kept = (stored: readonly StoredRecord[]) =>
      stored.filter((one) => one.type === type).map((one) => this.open<T>(one));
    const { store } = this;
    if (store.openThose !== undefined) {
      await store.openThose(ids, words, (some, settled) => take(kept(some), settled));
      return;
    }
    for (const [at, id] of ids.entries()) {
      const stored = await store.get(id);
      if (!(await take(kept(stored === undefined ? [] : [stored]), at + 1))) return;
    }
  }

  /** How a person stands to the records today. */
  async standingOf(person: string, today: CivilDate): Promise<Standing> {
    await this.tables.upToDate(standingTypes);
    const key = `${today} ${person}`;
    const known = this.standings.get(key);
    if (known !== undefined) return known.standing;
    const kept = this.newStanding(person, today);
    this.standings.set(key, kept);
    const [oldest] = this.standings;
    if (this.standings.size > MOST_STANDINGS && oldest !== undefined) {
      for (const order of oldest[1].orders) this.tables.leave(order);
      this.standings.delete(oldest[0]);
    }
    return kept.standing;
  }

  private newStanding(person: string, today: CivilDate): KeptStanding {
    const { tables } = this;
    const standing = new LiveStanding(person, today, (type, id) => tables.one(type, id));
    const keep = <T extends (typeof standingTypes)[number]>(type: T): Order<never> => {
      const order: Order<Entry<T>> = {
        add: (record) => standing.add(type, record),
        remove: (record) => standing.remove(type, record),
      };
      tables.keep(type, order);
      return order;
    };
    return { standing, orders: standingTypes.map(keep) };
  }

  private open<T extends RecordType>(stored: StoredRecord): Kept<T> {
    const known = this.opened.get(stored);
    if (known !== undefined) return known as Kept<T>;
    // The body was checked against its version's schema when it was written.
    const record = Object.freeze({
      ...upgraded(stored),
      id: stored.id,
      revision: stored.revision,
    }) as unknown as Kept<T>;
    this.opened.set(stored, record);
    return record;
  }
}
