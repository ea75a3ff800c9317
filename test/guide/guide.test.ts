/** The guide's examples are run as they stand there, and print what the guide says that they print. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { entries, root } from '../../scripts/entries.mjs';
import { elementPages } from '../../scripts/metadata/pages.mjs';
import { readElements } from '../../scripts/metadata/read.mjs';

const modules = Object.entries(entries).map(
  ([name, file]) => [`'cadre-talk/${name}'`, `'${pathToFileURL(file).href}'`] as const,
);

let folder: string;
before(() => {
  folder = mkdtempSync(join(root, 'node_modules/.guide-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

/** The guides whose examples are run, with how many there are. */
const guides = {
  'policy.md': 2,
  'policy.zh-CN.md': 2,
  'ports.md': 1,
  'ports.zh-CN.md': 1,
  'week.md': 1,
};

for (const [guide, count] of Object.entries(guides)) {
  const text = readFileSync(join(root, 'docs/guide', guide), 'utf8');
  const found = [...text.matchAll(/^```(ts|js)\n([^]*?)^```$/gm)];
  const examples = found.map(([, , code = '']) => code);
  const [, language = ''] = found[0] ?? [];

  test(`${guide} has examples`, () => {
    assert.equal(examples.length, count);
  });

  examples.forEach((example, at) => {
    test(`${guide}, example ${at + 1}, prints what it says`, async () => {
      const code = modules.reduce((now, [from, to]) => now.split(from).join(to), example);
      const file = join(folder, `${guide}-${at}.${language === 'js' ? 'mjs' : 'ts'}`);
      writeFileSync(file, code);
      const log = mock.method(console, 'log', () => undefined);
      try {
        await import(pathToFileURL(file).href);
      } finally {
        log.mock.restore();
      }
      const printed = log.mock.calls.map((call) => call.arguments.join(' '));
      const promised = [...example.matchAll(/^\/\/ → (.*)$/gm)].map(([, line]) => line);
      assert.ok(promised.length > 0, 'the example prints something');
      assert.deepEqual(printed, promised);
    });
  });
}

test('the tables of tokens say what the elements take', () => {
  const source = readFileSync(join(root, 'src/components/styles/tokens.ts'), 'utf8');
  const taken = ['light', 'dark'].map((theme) => {
    const [, css = ''] = source.split(`const ${theme} = css`)[1]?.split('`') ?? [];
    return [...css.matchAll(/var\((--talk-[\w-]+), (#\w+)\)/g)].map(
      ([, name, value]) => `${name} ${value}`,
    );
  });
  for (const guide of ['theming.md', 'theming.zh-CN.md']) {
    const rows = readFileSync(join(root, 'docs/guide', guide), 'utf8').split('\n');
    const told: [string[], string[]] = [[], []];
    for (const row of rows) {
      const quoted = row.split('|').map((cell) => cell.match(/[#-][\w-]+(?=`)/g) ?? []);
      const [, names = [], , ...values] = quoted;
      for (const [at, name] of names.entries()) {
        told.forEach((theme, of) => {
          const value = values[of]?.[at];
          if (value?.startsWith('#')) theme.push(`${name} ${value}`);
        });
      }
    }
    assert.deepEqual(
      told.map((theme) => theme.sort()),
      taken.map((theme) => theme.sort()),
      guide,
    );
  }
});

test('the page of each element is as its class says', () => {
  // The formatter sets spaces and lines of dashes by the width of what stands in a table.
  const plain = (text: string) => text.replace(/\s+|-{3,}/g, '');
  for (const [name, page] of Object.entries(elementPages(readElements()))) {
    const written = readFileSync(join(root, 'docs/elements', name), 'utf8');
    assert.equal(plain(written), plain(page), `${name}: write it anew by \`npm run docs\``);
  }
});
