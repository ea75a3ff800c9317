/**
 * What older code wrote, as the code of today reads it. Whoever raises a type's version in `records.ts`
 * adds the step from the one before, which stays as it is; steps are taken one after the other, whenever
 * a record is read. Nothing is written for it: the next act on the record writes it as it is now.
 *
 * A step makes of any body that its version allowed one that the next allows. It looks at nothing else,
 * and throws nothing away but what has no place any more.
 */
import type { Json, JsonObject, StoredRecord } from '../store/store.ts';
import { recordTypes, type RecordType } from './records.ts';

export type Step = (body: JsonObject) => JsonObject;

/** By type, and by the version that a step begins with. */
export type Steps = { readonly [T in RecordType]?: { readonly [from: number]: Step } };

export const steps = {
  approval: {
    /** An order was named by its revision in the store that wrote the slip, which says nothing elsewhere. */
    1: ({ about, ...body }) => ({
      ...body,
      ...(about === undefined ? {} : { about: without('revision', about) }),
    }),
  },
} as const satisfies Steps;

/** The body as the version of today has it. What newer code wrote is left as it is. */
export function upgraded(
  { type, schema, body }: Pick<StoredRecord, 'type' | 'schema' | 'body'>,
  known: Steps = steps,
  types: Readonly<Record<string, { readonly version: number }>> = recordTypes,
): JsonObject {
  const version = types[type]?.version ?? schema;
  if (schema >= version) return body;
  const taken: { readonly [from: number]: Step } = known[type as RecordType] ?? {};
  let now = body;
  for (let from = schema; from < version; from += 1) now = taken[from]?.(now) ?? now;
  return now;
}

function without(field: string, value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== field));
}
