/**
 * All records of a store, by id and by type, followed from commit to commit; and as they would be with
 * some written over. Read once whole, then only what a commit changed: a server takes in thousands of
 * acts, and none of them may cost as much as the district is large.
 */
import type { CivilDate } from '../../policy/index.ts';
import { type Standing, standingOf } from '../access/relations.ts';
import { isLocal, type Kept, type RecordType, recordTypeNames } from '../model/records.ts';
import { upgraded } from '../model/upgrades.ts';
import type { Store, StoredRecord } from '../store/store.ts';

export interface World {
  readonly everything: <T extends RecordType>(type: T) => readonly Kept<T>[];
  stored(id: string): StoredRecord | undefined;
  find<T extends RecordType>(type: T, id: string): Kept<T> | undefined;
  /** How a person stands to the records on a day. */
  standing(person: string, on: CivilDate): Standing;
}

export const sharedTypes: readonly RecordType[] = recordTypeNames.filter((type) => !isLocal(type));

const shared: ReadonlySet<string> = new Set(sharedTypes);

export function isShared(type: string): type is RecordType {
  return shared.has(type);
}

/** A record as the SDK hands it out. */
export function keptOf<T extends RecordType>(record: StoredRecord): Kept<T> {
  const { id, revision } = record;
  // The body was checked against its version's schema when it was taken in.
  return { ...upgraded(record), id, revision } as unknown as Kept<T>;
}

class Records implements World {
  /** Raised with every change, so that what was read from here is known to be old. */
  version = 0;
  private readonly byId = new Map<string, StoredRecord>();
  private readonly byType = new Map<string, Map<string, unknown>>();
  private readonly lists = new Map<string, readonly unknown[]>();
  private readonly standings = new Map<string, Standing>();

  readonly everything = <T extends RecordType>(type: T): readonly Kept<T>[] => {
    const known = this.lists.get(type) ?? [...(this.byType.get(type)?.values() ?? [])];
    this.lists.set(type, known);
    return known as readonly Kept<T>[];
  };

  stored(id: string): StoredRecord | undefined {
    return this.byId.get(id);
  }

  find<T extends RecordType>(type: T, id: string): Kept<T> | undefined {
    return this.byType.get(type)?.get(id) as Kept<T> | undefined;
  }

  standing(person: string, on: CivilDate): Standing {
    const key = `${on} ${person}`;
    const known = this.standings.get(key) ?? standingOf(person, on, this.everything);
    this.standings.set(key, known);
    return known;
  }

  /** The record as it is now; undefined where it is gone. */
  take(id: string, record: StoredRecord | undefined): void {
    const before = this.byId.get(id);
    if (before !== undefined && before.type !== record?.type) this.of(before.type).delete(id);
    if (record === undefined) this.byId.delete(id);
    else {
      this.byId.set(id, record);
      this.of(record.type).set(id, keptOf(record));
    }
    this.standings.clear();
    this.version += 1;
  }

  /** The records of a type, to be changed: a list that was made of them is old. */
  private of(type: string): Map<string, unknown> {
    this.lists.delete(type);
    const same = this.byType.get(type) ?? new Map<string, unknown>();
    this.byType.set(type, same);
    return same;
  }
}

/** A world with its age: where `version` is the same, nothing has changed since. */
export type WorldNow = World & { readonly version: number };

/** Follows one store. What `now` gives holds until the next time that anything is awaited. */
export class LiveWorld {
  private readonly records = new Records();
  /** Ids of records that a commit changed and that were not read again yet; undefined before the first reading. */
  private stale: Set<string> | undefined;
  private reading: Promise<void> | undefined;
  private readonly unsubscribe: () => void;

  constructor(private readonly store: Store) {
    this.unsubscribe = store.subscribe(({ records }) => {
      for (const id of records) this.stale?.add(id);
    });
  }

  async now(): Promise<WorldNow> {
    while (this.stale === undefined || this.stale.size > 0 || this.reading !== undefined) {
      this.reading ??= this.read().finally(() => (this.reading = undefined));
      await this.reading;
    }
    return this.records;
  }

  stop(): void {
    this.unsubscribe();
  }

  private async read(): Promise<void> {
    const ids = this.stale;
    // What a commit changes from now on is read once more.
    this.stale = new Set();
    try {
      for (const record of ids === undefined ? await this.all() : []) {
        this.records.take(record.id, record);
      }
      for (const [id, record] of await this.each(ids ?? [])) this.records.take(id, record);
    } catch (error) {
      if (ids === undefined) this.stale = undefined;
      else for (const id of ids) this.stale.add(id);
      throw error;
    }
  }

  private async all(): Promise<readonly StoredRecord[]> {
    return (await Promise.all(sharedTypes.map((type) => this.store.all(type)))).flat();
  }

  /** What is not shared is not here, and what is damaged is not either. */
  private async each(ids: Iterable<string>) {
    const { store } = this;
    return Promise.all(
      [...ids].map(async (id): Promise<readonly [string, StoredRecord | undefined]> => {
        if (store.status.damaged.includes(id)) return [id, undefined];
        const record = await store.get(id);
        return [id, record !== undefined && isShared(record.type) ? record : undefined];
      }),
    );
  }
}

/** All records of a store at one moment. */
export async function worldOf(store: Store): Promise<World> {
  const live = new LiveWorld(store);
  const world = await live.now();
  live.stop();
  return world;
}

/** The world once these are written. */
export function worldWith(world: World, written: readonly StoredRecord[]): World {
  const over = new Map(written.map((record) => [record.id, record]));
  const types = new Set(written.map(({ type }) => type));
  const made = new Records();
  for (const record of written) made.take(record.id, record);
  const lists = new Map<string, readonly unknown[]>();
  const everything = <T extends RecordType>(type: T): readonly Kept<T>[] => {
    if (!types.has(type)) return world.everything(type);
    const known = lists.get(type) ?? [
      ...world.everything(type).filter(({ id }) => !over.has(id)),
      ...made.everything(type),
    ];
    lists.set(type, known);
    return known as readonly Kept<T>[];
  };
  return {
    everything,
    stored: (id) => over.get(id) ?? world.stored(id),
    find: (type, id) => (over.has(id) ? made.find(type, id) : world.find(type, id)),
    standing: (person, on) => standingOf(person, on, everything),
  };
}
