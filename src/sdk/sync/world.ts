/** All records of a store at one moment, by id and by type, and as they would be with some written over. */
import type { Everything } from '../access/relations.ts';
import { isLocal, type Kept, type RecordType, recordTypes } from '../model/records.ts';
import type { Store, StoredRecord } from '../store/store.ts';

export interface World {
  readonly everything: Everything;
  stored(id: string): StoredRecord | undefined;
  find<T extends RecordType>(type: T, id: string): Kept<T> | undefined;
}

export function isShared(type: string): type is RecordType {
  return Object.keys(recordTypes).includes(type) && !isLocal(type);
}

export const sharedTypes: readonly RecordType[] = (Object.keys(recordTypes) as RecordType[]).filter(
  (type) => !isLocal(type),
);

export async function worldOf(store: Store): Promise<World> {
  const lists = await Promise.all(sharedTypes.map((type) => store.all(type)));
  return worldFrom(new Map(lists.flat().map((record) => [record.id, record])));
}

/** The world once these are written. */
export function worldWith(world: World, written: readonly StoredRecord[]): World {
  const over = new Map(written.map((record) => [record.id, record]));
  const added = worldFrom(over);
  return {
    everything: <T extends RecordType>(type: T) => [
      ...world.everything(type).filter(({ id }) => !over.has(id)),
      ...added.everything(type),
    ],
    stored: (id) => over.get(id) ?? world.stored(id),
    find: (type, id) => (over.has(id) ? added.find(type, id) : world.find(type, id)),
  };
}

function worldFrom(records: ReadonlyMap<string, StoredRecord>): World {
  const byType = new Map<string, Map<string, unknown>>();
  for (const record of records.values()) {
    const same = byType.get(record.type) ?? new Map<string, unknown>();
    byType.set(record.type, same.set(record.id, keptOf(record)));
  }
  return {
    everything: <T extends RecordType>(type: T) =>
      [...(byType.get(type)?.values() ?? [])] as Kept<T>[],
    stored: (id) => records.get(id),
    find: <T extends RecordType>(type: T, id: string) =>
      byType.get(type)?.get(id) as Kept<T> | undefined,
  };
}

/** A record as the SDK hands it out. */
export function keptOf<T extends RecordType>({ id, revision, body }: StoredRecord): Kept<T> {
  // The body was checked against its type's schema when it was taken in.
  return { ...body, id, revision } as unknown as Kept<T>;
}
