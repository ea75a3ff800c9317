/**
 * The store's records as they are read: opened once, kept until they change. It knows how each person
 * stands to them; what somebody may see of them is for `access/sight.ts`.
 */
import type { CivilDate } from '../policy/index.ts';
import { type Standing, standingOf } from './access/relations.ts';
import { type Kept, type RecordType, recordTypes } from './model/records.ts';
import type { Store, StoredRecord } from './store/store.ts';

type Shelves = { [T in RecordType]?: readonly Kept<T>[] };

export class Shelf {
  /** By the stored record, which is frozen: one that did not change is not opened again. */
  private readonly opened = new WeakMap<StoredRecord, object>();
  private shelves: Shelves = {};
  private standings = new Map<string, Standing>();
  /** Counts what was told to have changed, so that nothing older is kept as the newest. */
  private age = 0;

  constructor(private readonly store: Store) {
    store.subscribe(({ records }) => {
      if (records.length > 0) this.changed();
    });
  }

  /** Something was written, here or elsewhere. */
  changed(): void {
    this.age += 1;
    this.shelves = {};
    this.standings = new Map();
  }

  async one<T extends RecordType>(type: T, id: string): Promise<Kept<T> | undefined> {
    const stored = await this.store.get(id);
    return stored?.type === type ? this.open<T>(stored) : undefined;
  }

  async all<T extends RecordType>(type: T): Promise<readonly Kept<T>[]> {
    const shelf: Shelves[T] = this.shelves[type];
    if (shelf !== undefined) return shelf;
    const { age } = this;
    const records = (await this.store.all(type)).map((stored) => this.open<T>(stored));
    if (age === this.age) this.shelves = { ...this.shelves, [type]: records };
    return records;
  }

  /** How a person stands to the records today. */
  async standingOf(person: string, today: CivilDate): Promise<Standing> {
    const key = `${today} ${person}`;
    const known = this.standings.get(key);
    if (known !== undefined) return known;
    const { age } = this;
    const types = Object.keys(recordTypes) as RecordType[];
    const everything = new Map<RecordType, readonly unknown[]>(
      await Promise.all(types.map(async (type) => [type, await this.all(type)] as const)),
    );
    const standing = standingOf(
      person,
      today,
      <T extends RecordType>(type: T) => (everything.get(type) ?? []) as readonly Kept<T>[],
    );
    if (age === this.age) this.standings.set(key, standing);
    return standing;
  }

  private open<T extends RecordType>(stored: StoredRecord): Kept<T> {
    const known = this.opened.get(stored);
    if (known !== undefined) return known as Kept<T>;
    // The body was checked against this type's schema when it was written.
    const record = Object.freeze({
      ...stored.body,
      id: stored.id,
      revision: stored.revision,
    }) as unknown as Kept<T>;
    this.opened.set(stored, record);
    return record;
  }
}
