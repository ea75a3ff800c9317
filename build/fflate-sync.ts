// Above some size fflate's asynchronous calls start workers from blob: URLs, which a strict CSP
// refuses, so an .xlsx of 1,000 rows fails where a small one works. This puts the synchronous calls
// in their place; code that may take long runs in our own worker instead.
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const replacement = fileURLToPath(new URL('./fflate-sync-calls.ts', import.meta.url));

/** Answers every `import … from 'fflate'` of the bundle with {@link ./fflate-sync-calls.ts}. */
export function fflateSync(): Plugin {
  return {
    name: 'cadre-talk:fflate-sync',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^fflate(\/browser)?$/ },
      async handler(source, importer, options) {
        if (importer === undefined || importer !== replacement) return replacement;
        return this.resolve(source, importer, { ...options, skipSelf: true });
      },
    },
  };
}
