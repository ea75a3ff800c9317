// What a portal may import is named in four places; they must name the same.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { entries, madeEntries, root } from '../../scripts/entries.mjs';

const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const named = Object.entries(entries).map(([name, file]) => ({
  name,
  file,
  source: relative(root, file).split(sep).join('/'),
}));

interface Package {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly typesVersions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const { exports, typesVersions } = json('package.json') as Package;

test('package.json exports every public entry, built and typed, and the classic file', () => {
  const built = named.map(({ name, source }) => [
    `./${name}`,
    {
      types: source.replace(/^src\/(.*)\.ts$/, './dist/types/$1.d.ts'),
      default: `./dist/es/${name}.js`,
    },
  ]);
  const made = madeEntries.map((name) => [
    `./${name}`,
    { types: `./dist/types/${name}.d.ts`, default: `./dist/es/${name}.js` },
  ]);
  assert.deepEqual(exports, {
    ...Object.fromEntries([...built, ...made]),
    './classic': { types: './dist/types/classic.d.ts', default: './dist/classic/cadre-talk.js' },
    './classic/integrity.json': './dist/classic/integrity.json',
    './custom-elements.json': './dist/custom-elements.json',
    './package.json': './package.json',
  });
});

test('compilers that do not read exports find the same types', () => {
  const typed = Object.entries(exports).flatMap(([name, target]) =>
    typeof target === 'object' && target !== null && 'types' in target
      ? [[name.replace(/^\.\//, ''), [target.types]]]
      : [],
  );
  assert.deepEqual(typesVersions, { '*': Object.fromEntries(typed) });
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
