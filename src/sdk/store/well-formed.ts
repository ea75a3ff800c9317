import { isId } from '../seal/random.ts';
import type { Commit } from './store.ts';

/**
 * Throws a TypeError for a commit that only a programming error can make. Ids are checked most of
 * all: they lie open on the disk, so a name that came to stand there would be readable.
 */
export function assertWellFormed({
  puts,
  adopt = [],
  drop = [],
  shred = [],
  alone = 0,
  files = [],
  unfile = [],
}: Commit): void {
  const ids = new Set<string>();
  const check = (id: string, place: string) => {
    // The value itself is not repeated: it may be what must not be read.
    if (!isId(id)) throw new TypeError(`${place} is not 32 hex digits`);
    if (ids.has(id)) throw new TypeError(`${place} is there twice`);
    ids.add(id);
  };
  puts.forEach(({ id, revision }, index) => {
    check(id, `puts[${index}].id`);
    if (!Number.isSafeInteger(revision) || revision < 1) {
      throw new TypeError(`puts[${index}].revision is not a whole number from 1`);
    }
  });
  adopt.forEach(({ id }, index) => check(id, `adopt[${index}].id`));
  drop.forEach((id, index) => check(id, `drop[${index}]`));
  const put = new Set(puts.map(({ id }) => id));
  if (!files.every(({ record }) => put.has(record))) {
    throw new TypeError('files holds what is not put');
  }
  if (!unfile.every(isId)) throw new TypeError('unfile holds what is not 32 hex digits');
  if (!shred.every(isId)) throw new TypeError('shred holds what is not 32 hex digits');
  if (!Number.isSafeInteger(alone) || alone < 0) {
    throw new TypeError('alone is not a place in the audit chain');
  }
}
