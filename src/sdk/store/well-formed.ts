import { isId } from '../seal/random.ts';
import type { Commit } from './store.ts';

/**
 * Throws a TypeError for a commit that only a programming error can make. Ids are checked most of
 * all: they lie open on the disk, so a name that came to stand there would be readable.
 */
export function assertWellFormed(commit: Commit): void {
  const ids = new Set<string>();
  commit.puts.forEach(({ id, revision }, index) => {
    // The value itself is not repeated: it may be what must not be read.
    if (!isId(id)) throw new TypeError(`puts[${index}].id is not 32 hex digits`);
    if (ids.has(id)) throw new TypeError(`puts[${index}].id is there twice`);
    if (!Number.isSafeInteger(revision) || revision < 1) {
      throw new TypeError(`puts[${index}].revision is not a whole number from 1`);
    }
    ids.add(id);
  });
}
