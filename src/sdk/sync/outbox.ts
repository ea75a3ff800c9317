/** What was done here and is not settled with the others yet: the change log, act by act. */
import type { Change, JsonObject, Store } from '../store/store.ts';
import type { PushedChange, PushItem } from './port.ts';

/** An act with where its changes end in the log. */
export interface PendingAct {
  readonly item: PushItem;
  readonly lastChange: number;
}

const PAGE = 500;

/** Acts whose changes come after a place in the log, oldest first. */
export async function actsAfter(store: Store, after: number): Promise<readonly PendingAct[]> {
  const acts = new Map<string, { changes: Change[]; lastChange: number }>();
  for (let at = after; ;) {
    const page = await store.changesAfter(at, PAGE);
    const last = page[page.length - 1];
    if (last === undefined) break;
    at = last.sequence;
    for (const { sequence, change } of page) {
      const act = acts.get(change.act) ?? { changes: [], lastChange: 0 };
      act.changes.push(change);
      act.lastChange = sequence;
      acts.set(change.act, act);
    }
  }
  return [...acts].map(([id, { changes, lastChange }]) => ({
    item: itemOf(id, changes),
    lastChange,
  }));
}

function itemOf(id: string, changes: readonly Change[]): PushItem {
  const { action = '', at = '', by = '' } = changes[0] ?? {};
  return { id, action, at, by, changes: changes.map(pushed) };
}

function pushed({ record, type, schema, revision, fields }: Change): PushedChange {
  return { record, type, schema, created: revision === 1, fields };
}

export function touches({ changes }: PushItem, records: ReadonlySet<string>): boolean {
  return changes.some(({ record }) => records.has(record));
}

/** A body with the changes made, or unmade. */
export function withFields(
  body: JsonObject,
  fields: Change['fields'],
  which: 'from' | 'to',
): JsonObject {
  const kept = Object.entries(body).filter(([name]) => fields[name] === undefined);
  const changed = Object.entries(fields).flatMap(([name, { [which]: value }]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries([...kept, ...changed]);
}
