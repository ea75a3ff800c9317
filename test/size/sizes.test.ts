// The sizes that a portal was promised, and the exact bytes, so that nothing grows unnoticed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weigh, written } from './weigh.ts';

const { weights, files, left } = await weigh();
const lines = written();

const HOW_TO = 'node --import tsx test/size/weigh.ts';

test('every part has a line in sizes.json with its limit, and every line is of a part', () => {
  assert.deepEqual(
    Object.keys(lines),
    Object.keys(weights),
    `after a look at what changed: ${HOW_TO}`,
  );
  for (const [part, { limit }] of Object.entries(lines)) {
    assert.ok(limit > 0, `${part} has no limit: write it into sizes.json`);
  }
});

for (const [part, { minified, gzipped }] of Object.entries(weights)) {
  const line = lines[part];
  if (!line) continue;

  test(`${part} weighs what sizes.json says`, () => {
    const grown = minified - line.minified;
    const words = `${part} is ${Math.abs(grown)} bytes ${grown > 0 ? 'larger' : 'smaller'} than written down`;
    assert.equal(minified, line.minified, `${words}; where that is meant: ${HOW_TO}`);
  });

  test(`${part} keeps its limit`, { todo: line.owed ?? false }, () => {
    assert.ok(gzipped <= line.limit, `${part} weighs ${gzipped} bytes of ${line.limit} gzipped`);
  });

  if (line.owed !== undefined) {
    test(`${part} still is above its limit, as it says`, () => {
      assert.ok(gzipped > line.limit, `${part} keeps its limit now: take "owed" out of sizes.json`);
    });
  }
}

const packages = (part: string) =>
  new Set(
    (files[part] ?? []).flatMap(
      (file) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
    ),
  );

test('the rules come without any package, and without the reader of packs or a language', () => {
  const read = files['policy'] ?? [];
  assert.ok(read.includes('src/policy/judge.ts'), 'the rules were read');
  assert.deepEqual([...packages('policy')], []);
  const others = read.filter((file) => !file.startsWith('src/policy/'));
  assert.deepEqual(others, []);
  const apart =
    /(?:explain\/(?:en|zh-CN)|workflow\/(?:chinese|english)|pack\/(?:load|merge|bounds|references|schema))\.ts$/;
  assert.deepEqual(
    read.filter((file) => apart.test(file)),
    [],
  );
});

test('the languages, the overlay and the coverage table bring nothing but themselves', () => {
  for (const part of ['policy/zh-CN', 'policy/en', 'policy/national', 'policy/coverage']) {
    const read = files[part] ?? [];
    assert.ok(read.length > 0 && read.length <= 3, `${part}: ${read.join(', ')}`);
    assert.deepEqual([...packages(part)], [], part);
  }
});

test('packs from outside are read with the schema library, and nothing else', () => {
  assert.deepEqual([...packages('policy with packs')], ['zod']);
});

test('a page that has loaded all and is cut off lacks only what is another choice, or large and for a file', () => {
  assert.deepEqual([...left].sort(), [
    '__vite-browser-external',
    'build/fflate-sync-calls.ts',
    'src/policy/explain/en.ts',
    'src/policy/pack/index.ts',
    'src/sdk/exchange/xlsx/workbook.ts',
    'src/sdk/messages/en.ts',
    'src/sdk/papers/docx/render.ts',
    'src/sdk/papers/ledger/xlsx.ts',
    'src/sdk/seal/argon2-here.ts',
    'src/sdk/seal/sm.ts',
    'src/sdk/store/memory-store.ts',
    'src/sdk/sync/auto.ts',
    'src/sdk/worker/run.ts',
  ]);
});

test('the SDK brings nothing that draws', () => {
  const drawing = [...packages('sdk')].filter((name) =>
    /^(?:@?lit|@floating-ui|@tanstack)/.test(name),
  );
  assert.deepEqual(drawing, []);
});
