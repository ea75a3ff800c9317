/** The journey in its lanes, by mouse and by keyboard. LANE chooses: `modules` (default) or `classic86`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atDesk, type Desk, lanesOfThisRun } from './desk.ts';
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

const bothHands: readonly (readonly [string, (page: Desk['page']) => Hands])[] = [
  ['by mouse', mouse],
  ['by keyboard alone', keyboard],
];

for (const lane of lanesOfThisRun) {
  for (const [how, hands] of bothHands) {
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
}
