/** The guide's examples are run as they stand there, and print what the guide says that they print. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { entries, root } from '../../scripts/entries.mjs';

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

for (const guide of ['policy.md', 'policy.zh-CN.md']) {
  const text = readFileSync(join(root, 'docs/guide', guide), 'utf8');
  const examples = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => code);

  test(`${guide} has examples`, () => {
    assert.equal(examples.length, 2);
  });

  examples.forEach((example, at) => {
    test(`${guide}, example ${at + 1}, prints what it says`, async () => {
      const code = modules.reduce((now, [from, to]) => now.split(from).join(to), example);
      const file = join(folder, `${guide}-${at}.ts`);
      writeFileSync(file, code);
      const log = mock.method(console, 'log', () => undefined);
      try {
        await import(pathToFileURL(file).href);
      } finally {
        log.mock.restore();
      }
      const printed = log.mock.calls.map((call) => call.arguments.join(' '));
      const promised = [...example.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
      assert.ok(promised.length > 0, 'the example prints something');
      assert.deepEqual(printed, promised);
    });
  });
}
