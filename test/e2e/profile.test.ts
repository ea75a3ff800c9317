/**
 * What a shared PC keeps of a clerk's work: after the journey the browser's profile directory holds
 * nothing of the list that can be read. Searched are all names, units, kinds, dates and numbers of the
 * list, the portal's own ids for people and units, and what was typed on the way.
 *
 * The portal hands everything out with no-store, its scripts included: otherwise the HTTP cache would
 * keep the names of the kinds, which stand in the script, and the address book.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import people from '../../demo/data/people.json' with { type: 'json' };
import units from '../../demo/data/units.json' with { type: 'json' };
import { redate, todayInShanghai } from '../../demo/redate.mjs';
import { atDesk, type Lane, lanes } from './desk.ts';
import { type Hit, searchFolder } from './disk-search.ts';
import { mouse } from './hands.ts';
import { admonish, findAllAgain, holdAndRecord, importSample, planTalk } from './journey.ts';
import { Portal } from './portal.ts';

const list = redate(
  readFileSync(new URL('../../demo/data/decision-list.csv', import.meta.url), 'utf8'),
  todayInShanghai(),
);
const cells = list
  .replace(/^\uFEFF/, '')
  .trimEnd()
  .split(/\r\n|,/);
const dates = cells.filter((cell) => /^\d{4}-\d{2}-\d{2}$/.test(cell));
const written = dates.map((date) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
});

const words = [
  ...people.map(({ name }) => name),
  ...people.map(({ id }) => id),
  ...units.map(({ name }) => name).filter((name) => name.length > 2),
  ...units.map(({ id }) => id),
  // Every other cell that is text: kinds, triggers, posts, numbers, remarks.
  ...cells.filter((cell) => /\p{Script=Han}{2}/u.test(cell)),
  ...dates,
  ...written,
  '云组诫通〔2026〕8号',
  '完善预算执行审核流程，逐项整改到位',
  '分管科室人手不足，请求协调一名工作人员',
  '服从组织安排，尽快熟悉新的分管工作。',
  'yunxiu',
];

/** The journey on plain HTTP, where half of the ciphers are missing, and on a secure origin. */
const currentLanes: readonly Lane[] =
  process.env['LANE'] === 'classic86' ? [] : [lanes.secure, lanes.plainHttp];

for (const lane of currentLanes) {
  test(`after the journey the profile directory tells nothing of the list (${lane.name})`, async (t) => {
    await atDesk(lane, {}, async (desk) => {
      const portal = new Portal(desk.page, mouse(desk.page), lane);
      await importSample(portal);
      await planTalk(portal);
      await holdAndRecord(portal);
      await admonish(portal);
      await desk.shutDown();
      t.diagnostic(await expectNothing(desk.profile));

      // Another day: the browser opens the same profile, and everything is there.
      const page = await desk.reopen();
      await findAllAgain(new Portal(page, mouse(page), lane));
      await desk.shutDown();
      await expectNothing(desk.profile);
    });
  });
}

if (currentLanes.length === 0) {
  test('after the journey the profile directory tells nothing of the list', {
    skip: 'Playwright cannot drive Chromium 86 on a profile of its own',
  });
} else {
  test('the search would find it: the same words, written by the page unsealed, are found', async () => {
    await atDesk(lanes.plainHttp, {}, async (desk) => {
      const { page } = desk;
      await page.getByText('还没有待谈事项').waitFor();
      await page.evaluate(
        (row) =>
          new Promise<void>((done, fail) => {
            const request = indexedDB.open('unsealed', 1);
            request.onupgradeneeded = () => request.result.createObjectStore('rows');
            request.onerror = () => fail(request.error);
            request.onsuccess = () => {
              const write = request.result.transaction('rows', 'readwrite');
              write.objectStore('rows').put(row, 1);
              write.oncomplete = () => done();
            };
          }),
        {
          name: '尉迟明远',
          second: '丁越',
          unit: '区财政局',
          on: dates[0],
          bytes: btoa('yx-0010'),
        },
      );
      await page.evaluate(() => localStorage.setItem('unsealed', '任职谈话'));
      await desk.shutDown();
      const { hits } = await searchFolder(desk.profile, words);
      const found = new Set(hits.map(({ word }) => word));
      for (const word of ['尉迟明远', '丁越', '区财政局', dates[0], 'yx-0010', '任职谈话']) {
        assert.ok(word !== undefined && found.has(word), `${word} was not found`);
      }
    });
  });
}

async function expectNothing(profile: string): Promise<string> {
  const { files, bytes, hits } = await searchFolder(profile, words);
  // An empty folder tells nothing either way.
  assert.ok(files > 10 && bytes > 100_000, `only ${files} files with ${bytes} bytes were searched`);
  const told = hits.map(
    ({ file, word, form, at }: Hit) => `${word} as ${form} in ${file} at ${at}`,
  );
  const searched = `${words.length} words in ${files} files, ${bytes} bytes`;
  assert.deepEqual(told, [], searched);
  return searched;
}
