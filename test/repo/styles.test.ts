// Style sheets outside of templates keep to Chromium 86 too, and no page has inline code or styles.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cssFindings } from '../../scripts/eslint/css-86.mjs';
import { root } from '../../scripts/entries.mjs';

const files = ['src', 'demo']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => !file.startsWith(join('demo', 'dist')) && !file.includes('vendor'));

test('style sheets say nothing that Chromium 86 does not know', () => {
  const sheets = files.filter((file) => file.endsWith('.css'));
  assert.ok(sheets.length > 0);
  const found = sheets.flatMap((file) =>
    cssFindings(readFileSync(join(root, file), 'utf8'), { host: file.startsWith('demo') }).map(
      (one) => `${file}: "${one.found}" ${one.why}`,
    ),
  );
  assert.deepEqual(found, []);
});

test('pages have no inline script, style or handler', () => {
  const pages = files.filter((file) => file.endsWith('.html'));
  assert.ok(pages.length > 0);
  const inline = /<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|\sstyle\s*=|\son[a-z]+\s*=\s*["']/gi;
  const found = pages.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(inline)].map(
      ([what]) => `${file}: ${what}`,
    ),
  );
  assert.deepEqual(found, []);
});
