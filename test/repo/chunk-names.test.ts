// A browser's code cache keeps the addresses of scripts on the disk. What a part of the build is about
// must therefore not stand in its name.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);

for (const file of ['vite.config.ts', 'vite.demo.config.ts', 'build/classic-file.ts']) {
  test(`${file} names what is loaded later by its hash alone`, () => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const names = [...text.matchAll(/chunkFileNames: (['`])(.*)\1/g)].map(([, , name]) => name);
    assert.equal(names.length, 1, 'it says how');
    assert.match(names[0] ?? '', /^[^[]+\/\[hash\]\.js$/);
  });
}
