// Which texts a file of the screens says: it must bring them, or an element that stands alone on a page
// would have none of them.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { arrange } from '../../src/components/messages/zh-CN/arrange.ts';
import { general } from '../../src/components/messages/zh-CN/general.ts';
import { lists } from '../../src/components/messages/zh-CN/lists.ts';
import { scheduler } from '../../src/components/messages/zh-CN/scheduler.ts';

const SCREENS = fileURLToPath(new URL('../../src/components', import.meta.url));

/** The file that a subject's texts stand in, where it is not called like them. */
const FILES = new Map([
  ...Object.keys(scheduler).map((subject) => [subject, 'scheduler'] as const),
  ...Object.keys(arrange).map((subject) => [subject, 'arrange'] as const),
  ...Object.keys(lists).map((subject) => [subject, 'lists'] as const),
]);

test('a file brings the texts that it says', () => {
  const missing: string[] = [];
  let said = 0;
  for (const path of readdirSync(SCREENS, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.startsWith('messages')) continue;
    const code = readFileSync(join(SCREENS, path), 'utf8');
    for (const [, subject = ''] of code.matchAll(/\bsay\.(\w+)/g)) {
      said += 1;
      if (subject in general) continue;
      const file = FILES.get(subject) ?? subject;
      const brought = new RegExp(`\\bbring\\((?:${file}|\\{[^}]*\\b${file}\\b[^}]*\\})\\)`).test(
        code,
      );
      if (!brought) missing.push(`${path} says ${subject} and does not bring ${file}`);
    }
  }
  assert.ok(said > 200, `only ${said} texts were found`);
  assert.deepEqual([...new Set(missing)], []);
});
