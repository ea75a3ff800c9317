/**
 * What is kept at hand of every record: all of it but the long words, which nobody lists, counts or
 * sorts by. Whoever needs those opens the record (`desk.get`, `desk.whole`).
 */
import type { Projection } from '../store/sealed-index.ts';
import type { StoredRecord } from '../store/store.ts';
import { type Kept, recordTypes, type RecordType } from './records.ts';
import { upgraded } from './upgrades.ts';
import { asSearched, wordsIn } from './words.ts';

/**
 * The fields left out, by type; the only place that says so. A change here makes all indexes anew. One
 * of each type must be a field that is always there, so that an entry is never taken for the record.
 */
const leftOut = {
  talk: ['points', 'statement', 'amendments'],
  outline: ['notes', 'questions'],
  draft: ['content'],
  roster: ['entries', 'units'],
} as const satisfies { readonly [T in RecordType]?: readonly (keyof Kept<T>)[] };

type LeftOut<T extends RecordType> = T extends keyof typeof leftOut
  ? (typeof leftOut)[T][number]
  : never;

export type Entry<T extends RecordType> = { readonly id: string; readonly revision: number } & Omit<
  Kept<T>,
  LeftOut<T>
>;

/** A talk as lists have it: without what was said point by point. */
export type TalkEntry = Entry<'talk'>;

const fieldsLeftOut = new Map<string, ReadonlySet<string>>(
  Object.entries(leftOut).map(([type, fields]) => [type, new Set(fields)]),
);

/** Types whose entries are without words that somebody may search for. */
export const wordTypes = ['talk', 'outline'] as const satisfies readonly (keyof typeof leftOut)[];

export const entries: Projection = {
  wordTypes,
  wordsOf: ({ type, body }: StoredRecord) => {
    const without = fieldsLeftOut.get(type) ?? new Set();
    const fields = Object.entries(body).filter(([field]) => without.has(field));
    return wordsIn(fields.map(([, value]) => value)).map(asSearched);
  },
  // With the versions: an entry of an older one is made anew, as its record is read.
  name: `1 ${JSON.stringify([leftOut, recordTypes])}`,
  entryOf: (record: StoredRecord) => {
    const { id, revision, type } = record;
    const body = upgraded(record);
    const without = fieldsLeftOut.get(type);
    if (without === undefined) return { ...body, id, revision };
    return {
      ...Object.fromEntries(Object.entries(body).filter(([field]) => !without.has(field))),
      id,
      revision,
    };
  },
};
