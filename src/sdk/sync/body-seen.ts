/** What goes out of a stored record to a person: all of it, a part, or nothing. */
import type { Standing } from '../access/relations.ts';
import { seenAs, sees } from '../access/sight.ts';
import type { RecordType } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import type { JsonObject, StoredRecord } from '../store/store.ts';
import { isShared, type World } from './world.ts';

/** What a person sees of a stored record; undefined where it does not exist for them. */
export function bodySeen(
  actor: Actor,
  standing: Standing,
  world: World,
  stored: StoredRecord,
): JsonObject | undefined {
  if (!isShared(stored.type)) return undefined;
  const type: RecordType = stored.type;
  const record = world.find(type, stored.id);
  if (record === undefined) return undefined;
  const sight = sees(actor, type, standing.of(type, record));
  if (sight === 'whole') return stored.body;
  const seen = seenAs(sight, type, record);
  if (seen === undefined) return undefined;
  const { id: _id, revision: _revision, ...body } = seen;
  const copy: JsonObject = JSON.parse(JSON.stringify(body));
  return copy;
}
