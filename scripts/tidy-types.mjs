// The types as they are published: only those that an entry leads to, and with `.js` where the sources
// say `.ts`, since neither an older compiler nor the resolution of Node 16 takes a path to a `.ts`.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { entries, root } from './entries.mjs';

const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.[^'"]+?)\.ts\2/g;

/** What the types of the classic file and of the frameworks name beside the entries. */
const BESIDE = ['src/components/mount.ts', 'src/components/registry.ts'].map((file) =>
  join(root, file),
);

export function tidyTypes(folder = join(root, 'dist/types')) {
  const built = (source) =>
    join(folder, relative(join(root, 'src'), source).replace(/\.ts$/, '.d.ts'));
  const kept = new Set();
  const open = [...Object.values(entries), ...BESIDE].map(built);
  for (let next = open.pop(); next; next = open.pop()) {
    if (kept.has(next)) continue;
    kept.add(next);
    const text = readFileSync(next, 'utf8');
    const to = [...text.matchAll(SPECIFIER)].map(([, , , path]) =>
      resolve(dirname(next), `${path}.d.ts`),
    );
    open.push(...to);
    writeFileSync(next, text.replace(SPECIFIER, '$1$2$3.js$2'));
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (/\.d\.ts$/.test(name) && !kept.has(file)) rmSync(file);
  }
  removeEmpty(folder);
}

function removeEmpty(folder) {
  for (const one of readdirSync(folder, { withFileTypes: true })) {
    if (one.isDirectory()) removeEmpty(join(folder, one.name));
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
