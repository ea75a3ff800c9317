/** A fault in the console: by its code or name only, since a host's message may quote a record. */
export function reportFault(error: unknown): void {
  const code: unknown =
    error instanceof Error ? ('code' in error && error.code ? error.code : error.name) : undefined;
  console.error('cadre-talk', /^[\w.:-]{1,60}$/.test(String(code)) ? String(code) : 'unknown');
}
