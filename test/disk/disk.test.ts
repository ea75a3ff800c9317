/**
 * Bar 2. After the department's week, drafts, an import, the vault, another data key, a compaction, a
 * backup and a lock, nothing that was written can be read in the browser's profile directory: no name,
 * date, kind, unit or informant, in UTF-8, UTF-16, base64 or hex.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Chromium, type Tab } from '../crash/chromium.ts';
import { absent, Ground, type Lane, lanes } from '../crash/ground.ts';
import { searchFolder } from '../e2e/disk-search.ts';
import { canaries } from '../sdk/canaries/canaries.ts';
import { persons } from '../sdk/week.ts';

/** With every landing the current one; `DISK=all` searches that of Chromium 86 as well. */
const LANES: readonly (readonly [name: string, lane: Lane])[] = [
  ['current Chromium, plain HTTP', lanes.plainHttp],
  ...(process.env['DISK'] === 'all' ? [['Chromium 86, plain HTTP', lanes.old] as const] : []),
];

for (const [name, lane] of LANES) {
  test(`after the week nothing can be read on the disk: ${name}`, async (t) => {
    const reason = await absent(lane.browser);
    // Only where this machine cannot have the browser: the reason says which, and the lane “not run”.
    if (reason !== undefined) return t.skip(reason);
    const people = Object.values(persons);
    const ground = await Ground.make(lane, 'disk', people);
    try {
      const usual = await wordsOfAnEmptyProfile(ground);
      const browser = await ground.start();
      const tab = await ground.open(browser);
      await tab.call('workWeek');
      const more = await tab.call<readonly string[]>('workBeside', canaries.slice(0, 12));
      assert.deepEqual(await tab.call('keepSafe'), ['rotated', 'backed up', 'locked', 'unlocked']);
      const words = wordsToFind([...(await tab.call<readonly string[]>('wordsOfWeek')), ...more]);
      await finish(browser, tab);

      const told = await hitsIn(ground.profile, words, usual);
      assert.deepEqual(told.hits, [], told.searched);
      t.diagnostic(told.searched);

      // The same search, once the same words lie there unsealed: it would have found them.
      const again = await ground.start();
      const other = await ground.open(again);
      const [canary] = canaries;
      const leak = [canary?.name, '2026-03-11', persons.clerk.name, 'admonition'];
      await other.call('writeUnsealed', [{ name: leak[0], on: leak[1] }, leak[2], leak[3]]);
      await again.close();
      const found = await hitsIn(ground.profile, words, usual);
      for (const word of leak) {
        assert.ok(
          found.hits.some((hit) => hit.startsWith(`${word} `)),
          `${word} was not found`,
        );
      }
    } finally {
      await ground.end();
    }
  });
}

async function finish(browser: Chromium, tab: Tab): Promise<void> {
  await tab.call('leave');
  assert.deepEqual(tab.reports, [], 'the page reports nothing');
  await browser.close();
}

/** The folder of a browser that has only loaded the page: what stands there is the browser's own. */
async function wordsOfAnEmptyProfile(ground: Ground): Promise<string> {
  const browser = await ground.start();
  await ground.open(browser);
  await browser.close();
  const profile = ground.profile;
  const found = await searchFolder(profile, COMMON);
  await ground.renew();
  return found.hits.map(({ word }) => word).join(' ');
}

/** English words of the model that a browser's own files may hold as well. */
const COMMON = ['signature', 'written', 'department', 'committee', 'paper', 'service', 'talk'];

/** Names and texts, ids of kinds and persons, and each date in the forms that people write. */
function wordsToFind(written: readonly string[]): readonly string[] {
  const dates = written.filter((word) => /^\d{4}-\d{2}-\d{2}$/.test(word));
  const forms = dates.flatMap((date) => {
    const [year, month, day] = date.split('-').map(Number);
    return [
      date,
      `${year}年${month}月${day}日`,
      `${year}/${month}/${day}`,
      `${year}.${month}.${day}`,
    ];
  });
  const chinese = written.filter((word) => /\p{Script=Han}{2}/u.test(word));
  // Of a text each sentence by itself: a part of it is as bad as the whole.
  const parts = chinese.flatMap((word) => word.split(/[，。；：、\n]/));
  const ids = written.filter(
    (word) => /^[a-z][a-z0-9-]{6,}$/i.test(word) && !/^[0-9a-f]{32}$/.test(word),
  );
  const phones = written.filter((word) => /^1\d{10}$/.test(word));
  return [...new Set([...chinese, ...parts, ...ids, ...phones, ...forms])].filter(
    (word) => word.length > 1,
  );
}

async function hitsIn(
  profile: string,
  words: readonly string[],
  usual: string,
): Promise<{ readonly hits: readonly string[]; readonly searched: string }> {
  const wanted = words.filter((word) => !usual.split(' ').includes(word));
  const { files, bytes, hits } = await searchFolder(profile, wanted);
  const searched = `${wanted.length} words in ${files} files, ${bytes} bytes`;
  assert.ok(files > 10 && bytes > 300_000 && wanted.length > 100, searched);
  return {
    hits: hits.map(({ word, form, file, at }) => `${word} as ${form} in ${file} at ${at}`),
    searched,
  };
}
