/**
 * A commit as it is kept: copied and frozen at the call. Changes that say of a new record just what is
 * in it are known as such, and what they say is not copied a second time.
 */
import { frozenCopy } from './frozen-json.ts';
import type { Change, Commit, JsonObject, StoredRecord } from './store.ts';

/** It says what is in the record as it was put, and nothing else. */
export type AsPut = Omit<Change, 'fields'>;

export interface CopiedCommit extends Omit<Commit, 'changes'> {
  readonly changes: readonly (Change | AsPut)[];
}

export function copiedCommit({ puts, changes, files = [], ...rest }: Commit): CopiedCommit {
  const byId = new Map(puts.map((put) => [put.id, { given: put, copy: frozenCopy(put) }]));
  return {
    ...frozenCopy(rest),
    // A Blob never changes.
    files: files.map(({ record, content }) => ({ record, content })),
    puts: [...byId.values()].map(({ copy }) => copy),
    changes: changes.map((change) => {
      const put = byId.get(change.record);
      if (put === undefined || !isAsPut(change, put)) return frozenCopy(change);
      const { fields: _fields, ...asPut } = change;
      return frozenCopy(asPut);
    }),
  };
}

function isAsPut(
  { type, revision, schema, fields }: Change,
  { given, copy }: { readonly given: StoredRecord; readonly copy: StoredRecord },
): boolean {
  if (revision !== 1 || copy.revision !== 1) return false;
  if (type !== copy.type || schema !== copy.schema) return false;
  const said = Object.entries(fields);
  if (said.length !== Object.keys(copy.body).length) return false;
  return said.every(([name, { from, to }]) => {
    if (from !== undefined || to === undefined) return false;
    return to === own(given.body, name) || isSame(frozenCopy(to), own(copy.body, name));
  });
}

function own(body: JsonObject, name: string): unknown {
  return Object.getOwnPropertyDescriptor(body, name)?.value;
}

/** Of two values as JSON has them, in whatever order their names stand. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([name, part]) => right.has(name) && isSame(part, right.get(name)))
  );
}
