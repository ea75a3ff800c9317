/**
 * T1, mid-upgrade. A database as version 1 left it lies in the profile; the code of today opens it and
 * is killed at an instant that chance picks. The next browser finds the one version or the other, whole,
 * and opens it with everything in it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Gone, pause } from './chromium.ts';
import { Ground, type Lane } from './ground.ts';

const VERSION_1 = new URL('../migrations/fixtures/1.json', import.meta.url);

/** How many kills there were, and which version the next browser found on the disk. */
export interface Upgrades {
  readonly kills: number;
  readonly foundVersion: Readonly<Record<string, number>>;
}

export async function proveUpgrades(
  lane: Lane,
  kills: number,
  told: (line: string) => void = () => undefined,
): Promise<Upgrades> {
  const text = readFileSync(VERSION_1, 'utf8');
  const ground = await Ground.make(lane);
  const foundVersion: Record<string, number> = {};
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const browser = await ground.start();
      const tab = await ground.open(browser);
      if (kill > 0) {
        const version = await tab.call<number>('versionOfOld', text);
        foundVersion[version] = (foundVersion[version] ?? 0) + 1;
        assert.equal(await tab.call('openOld', text), 'all there, chain holds', `kill ${kill}`);
      }
      assert.equal(await tab.call('layOld', text, false), 'laid');
      if (kill < kills) {
        tab.call('openOld', text).catch((error: unknown) => {
          if (!(error instanceof Gone)) throw error;
        });
        await pause(Math.random() * Math.random() * 250);
      }
      await browser.kill();
      assert.deepEqual(tab.reports, [], 'the page reports nothing');
      if (kill % 20 === 19) told(JSON.stringify({ kills: kill + 1, foundVersion }));
    }
  } finally {
    await ground.end();
  }
  return { kills, foundVersion };
}
