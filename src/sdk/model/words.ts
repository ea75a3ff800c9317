/** What of a record are words that somebody may search for, and how words are compared. */

/** Full and half width, capitals, spaces and signs without width make no difference. */
export function asSearched(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '');
}

/** Ids, days, instants, and the names of states and rules, which nobody wrote. */
const NO_WORDS = /^(?:[0-9a-f]{32}|\d{4}-\d\d-\d\d(?:T.*)?|[a-z][A-Za-z0-9.-]*)$/;

/** Everything in a value that was written as words. */
export function wordsIn(value: unknown): readonly string[] {
  const found: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part === 'string') {
      if (!NO_WORDS.test(part)) found.push(part);
    } else if (typeof part === 'object' && part !== null) {
      for (const inner of Object.values(part)) walk(inner);
    }
  };
  walk(value);
  return found;
}
