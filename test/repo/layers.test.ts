// The one direction policy ← sdk ← components ← demo, over the imports that really stand in the files.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { entries, root } from '../../scripts/entries.mjs';
import { layerOf, refusal } from '../../scripts/layers.mjs';
import { importsOf, type Import } from './imports.ts';

const ORDER = ['policy', 'sdk', 'components', 'demo'];

const files = ['src', 'demo']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(root, folder, file),
    ),
  )
  .filter((file) => /\.[cm]?tsx?$/.test(file) && !file.includes(join('demo', 'dist')));

function target(file: string, { name }: Import): string | undefined {
  if (name.startsWith('.')) return resolve(dirname(file), name);
  const entry = /^cadre-talk\/(.+)$/.exec(name)?.[1];
  return entry === undefined ? undefined : (entries as Record<string, string>)[entry];
}

const edges = files.flatMap((file) =>
  importsOf(file).map((one) => ({ from: file, to: target(file, one), ...one })),
);

const place = (from: string, line: number): string => `${relative(root, from)}:${line}`;

test('every layer has files, and the walk finds imports in them', () => {
  const seen = new Set(files.map(layerOf));
  assert.deepEqual(
    ORDER.filter((layer) => !seen.has(layer)),
    [],
  );
  assert.ok(edges.length > files.length);
});

test('every relative import leads to a file', () => {
  const lost = edges
    .filter(({ to }) => to !== undefined && !existsSync(to))
    .map(({ from, name, line }) => `${place(from, line)} imports ${name}`);
  assert.deepEqual(lost, []);
});

test('every import is one that its layer may make', () => {
  const refused = edges.flatMap(({ from, to, name, typeOnly, line }) => {
    const file = name.startsWith('.') ? to : undefined;
    const why = refusal(from, { ...(file === undefined ? {} : { file }), name, typeOnly });
    return why === undefined ? [] : [`${place(from, line)} ${name}: ${why}`];
  });
  assert.deepEqual(refused, []);
});

test('no layer knows a later one, whatever the table of the lint rule says', () => {
  const backwards = edges
    .filter(({ to }) => to !== undefined)
    .filter(({ from, to }) => {
      const [here, there] = [from, to as string].map((file) => ORDER.indexOf(layerOf(file) ?? ''));
      return here !== undefined && there !== undefined && there > here;
    })
    .map(({ from, name, line }) => `${place(from, line)} imports ${name}`);
  assert.deepEqual(backwards, []);
});

test('no files of the product import each other in a circle', () => {
  // Types alone are gone when the code runs, so only imports of values count.
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of edges) {
    if (to !== undefined && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      circles.push([...path.slice(start), file].map((one) => relative(root, one)).join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  assert.deepEqual(circles, []);
});

test('the reader of imports sees every way to write one', () => {
  const text = [
    "import a from './a.ts';",
    "import type { B } from './b.ts';",
    "import { type C } from './c.ts';",
    "import './d.ts';",
    "export * from './e.ts';",
    "export type { F } from './f.ts';",
    "const g = import('./g.ts');",
    "type H = import('./h.ts').H;",
    "new Worker(new URL('./i.ts', import.meta.url));",
    "// import './comment.ts';",
    'const text = "import \'./text.ts\'";',
  ].join('\n');
  assert.deepEqual(
    importsOf('sample.ts', text).map(({ name, typeOnly }) => `${name}${typeOnly ? ' types' : ''}`),
    [
      './a.ts',
      './b.ts types',
      './c.ts types',
      './d.ts',
      './e.ts',
      './f.ts types',
      './g.ts',
      './h.ts types',
      './i.ts',
    ],
  );
});
