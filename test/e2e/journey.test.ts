/** The journey in its lanes, by mouse and by keyboard. LANE chooses: `modules` (default) or `classic86`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atDesk, type Desk, type Lane, lanes } from './desk.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import {
  admonish,
  checkWindows,
  findAllAgain,
  holdAndRecord,
  importSample,
  planTalk,
} from './journey.ts';
import { Portal } from './portal.ts';

type With = (page: Desk['page']) => Hands;

/** Each way on another origin; the week at two desks takes them the other way round. */
const runs: readonly (readonly [string, Lane, With])[] =
  process.env['LANE'] === 'classic86'
    ? [
        ['by mouse', lanes.classic86, mouse],
        ['by keyboard alone', lanes.classic86, keyboard],
      ]
    : [
        ['by mouse', lanes.secure, mouse],
        ['by keyboard alone', lanes.plainHttp, keyboard],
      ];

for (const [how, lane, hands] of runs) {
  test(`a clerk goes from the list to a closed admonition ${how} (${lane.name})`, async () => {
    await atDesk(lane, {}, async ({ page }) => {
      assert.equal(await page.evaluate(() => isSecureContext), lane.origin === 'secure');
      const portal = new Portal(page, hands(page), lane);
      await importSample(portal);
      await checkWindows(portal);
      await planTalk(portal);
      await holdAndRecord(portal);
      await admonish(portal);
      await page.reload();
      await findAllAgain(portal);
    });
  });
}
