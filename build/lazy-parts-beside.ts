// One classic script cannot be split into chunks: a bundler would put every lazy part into it, .docx
// writer and all. The browser itself has no such trouble. In a classic script `import('./part.js')` is
// looked for beside the script's own address, so the parts of the module build serve it as well.
import type { Plugin } from 'vite';

/**
 * Leaves dynamic imports of the given modules in a classic build as imports of files beside it.
 *
 * @param parts the file name of each lazy part in the module build, by the absolute path of its source
 */
export function lazyPartsBeside(parts: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'cadre-talk:lazy-parts-beside',
    async resolveDynamicImport(source, importer) {
      if (typeof source !== 'string') return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const file = resolved === null ? undefined : parts[resolved.id];
      if (file === undefined) {
        this.error(`"${source}" is imported lazily by ${importer}, but is no part with a name.`);
      }
      return { id: `./${file}`, external: true };
    },
  };
}
