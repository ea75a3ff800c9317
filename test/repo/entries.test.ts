// What a portal may import is named in four places; they must name the same.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { entries, root } from '../../scripts/entries.mjs';

const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const named = Object.entries(entries).map(([name, file]) => ({
  name,
  file,
  source: relative(root, file).split(sep).join('/'),
}));

test('package.json exports every public entry, built and typed, and the classic file', () => {
  const expected = Object.fromEntries(
    named.map(({ name, source }) => [
      `./${name}`,
      {
        types: source.replace(/^src\/(.*)\.ts$/, './dist/types/$1.d.ts'),
        default: `./dist/es/${name}.js`,
      },
    ]),
  );
  const { exports } = json('package.json') as { readonly exports: unknown };
  assert.deepEqual(exports, { ...expected, './classic': './dist/classic/cadre-talk.js' });
});

test('the demo’s types are those of the sources', () => {
  const { compilerOptions } = json('tsconfig.json') as {
    readonly compilerOptions: { readonly paths: unknown };
  };
  const expected = named.map(({ name, source }) => [`cadre-talk/${name}`, [`./${source}`]]);
  assert.deepEqual(compilerOptions.paths, Object.fromEntries(expected));
});

test('every public entry is a file that says what it is for', () => {
  for (const { file, source } of named) {
    assert.ok(existsSync(file), source);
    assert.match(readFileSync(file, 'utf8'), /^\/\*\*/, source);
  }
});
