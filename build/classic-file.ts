// One classic script with its lazy parts beside it. A classic script cannot export, so its parts could
// not import the one copy of the core that runs; each would bring its own. Here the script keeps what
// the parts need under a symbol of its one global, and a part called core hands it to them as a module.
// `import('./parts/…')` in a classic script is looked for beside the script's own address.
import type { Plugin } from 'vite';

const CORE = 'core';
const PARTS = 'parts';

/** Where the core's exports wait for the parts; not a name, so that the global shows only its API. */
const HELD = `Symbol.for('cadre-talk core')`;

const IMPORT = /\bimport\s*\{([^}]*)\}\s*from\s*["'`]\.\/([^"'`]+)["'`];?/g;
const LAZY = /\bimport\((["'`])\.\//g;
const EXPORTS = /\bexport\s*\{([^}]*)\};?\s*(?:\/\/# sourceMappingURL=.*\s*)?$/;

interface Binding {
  readonly from: string;
  readonly to: string;
}

/** `a as b, c` as what is renamed to what. */
function bindings(list: string): readonly Binding[] {
  return list
    .split(',')
    .map((one) => one.trim().split(/\s+as\s+/))
    .flatMap(([from = '', to = from]) => (from === '' ? [] : [{ from, to }]));
}

function exportsOf(code: string): readonly Binding[] {
  return bindings(EXPORTS.exec(code)?.[1] ?? '');
}

/** Output options for a classic build: one chunk with all that is loaded at once, the rest in parts/. */
export function classicOutput(entry: string) {
  const atOnce = new Set<string>();
  const plugin: Plugin = {
    name: 'cadre-talk:classic-file',
    buildEnd() {
      const walk = (id: string): void => {
        if (atOnce.has(id)) return;
        atOnce.add(id);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) walk(imported);
      };
      walk(entry);
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const core = chunks.find(({ name }) => name === CORE);
      const facade = chunks.find(({ isEntry }) => isEntry);
      if (core === undefined || facade === undefined) this.error('There is no core, or no entry.');
      // The bundler keeps its few helpers in a chunk of their own; the core takes a copy along.
      const helpers = (_import: string, list: string, file: string): string => {
        const chunk = chunks.find(({ fileName }) => fileName === `${PARTS}/${file}`);
        if (chunk === undefined || chunk.imports.length > 0) {
          this.error(`The core is not whole without ${file}.`);
        }
        const given = exportsOf(chunk.code).map(({ from, to }) => `${to}:${from}`);
        const taken = bindings(list).map(({ from, to }) => `${from}:${to}`);
        const code = chunk.code.replace(EXPORTS, '');
        return `const{${taken.join()}}=(()=>{${code}return{${given.join()}}})();`;
      };
      const exported = exportsOf(core.code);
      const held = exported.map(({ from, to }) => `get ${to}(){return ${from}}`).join();
      const body = core.code
        .replace(EXPORTS, '')
        .replace(IMPORT, helpers)
        .replace(LAZY, `import($1./${PARTS}/`);
      const hold = `globalThis.CadreTalk===undefined||${HELD} in CadreTalk||Object.defineProperty(CadreTalk,${HELD},{value:{${held}}});`;
      // A server that renders pages may import the file as well: without a page it does nothing.
      const alone = 'if(typeof document==="undefined")return;';
      facade.code = `(()=>{"use strict";${alone}\n${body}\n${hold}})();\n//# sourceMappingURL=${facade.fileName}.map\n`;
      const map = bundle[`${core.fileName}.map`];
      if (map?.type === 'asset') {
        // The line before the code moves everything down by one; the file moves up out of parts/.
        const read = JSON.parse(String(map.source)) as { mappings: string; sources: string[] };
        const sources = read.sources.map((source) => source.replace(/^\.\.\//, ''));
        const mappings = `;${read.mappings}`;
        const moved = { ...read, file: facade.fileName, sources, mappings };
        map.source = JSON.stringify(moved);
        map.fileName = `${facade.fileName}.map`;
      }
      facade.imports = [];
      core.code = `const core=globalThis.CadreTalk[${HELD}];\n${exported
        .map(({ to }, index) => `const e${index}=core.${to};`)
        .join('')}\nexport{${exported.map(({ to }, index) => `e${index} as ${to}`).join()}};\n`;
    },
  };
  return {
    plugin,
    output: {
      entryFileNames: 'cadre-talk.js',
      // Without names, as in vite.config.ts.
      chunkFileNames: `${PARTS}/[hash].js`,
      codeSplitting: {
        groups: [
          { name: CORE, test: (id: string) => atOnce.has(id) || id.startsWith('\0rolldown') },
        ],
      },
      minify: true,
    },
  };
}
