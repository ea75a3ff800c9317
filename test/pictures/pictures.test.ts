// The pictures that are kept are what the screens still look like. Where a change is meant,
// `node scripts/pictures.mjs keep` takes them anew; look at each before it is committed.
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bringChineseFont } from '../../scripts/fonts.mjs';
import { differing, KEPT } from './compare.ts';
import { Camera, comparedNames, type Picture, RESULTS } from './take.ts';

/** Pixels that may be another colour: edges of letters that the palette of a kept picture rounds off. */
const TOLERATED = 60;
const MOST_PICTURES = 60;
const MOST_BYTES = 6_000_000;

const noFont = bringChineseFont();

test('at most 60 pictures are kept, each of something that is still taken, and small', async () => {
  const kept = (await readdir(KEPT)).filter((file) => file.endsWith('.png')).sort();
  const compared = comparedNames().map((name) => `${name}.png`);
  assert.deepEqual(kept, [...compared].sort());
  assert.ok(kept.length <= MOST_PICTURES, `${kept.length} pictures`);
  const sizes = await Promise.all(
    kept.map(async (file) => (await readFile(join(KEPT, file))).length),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
});

// Another font draws other letters; without one there is nothing to compare.
if (noFont === undefined) {
  let camera: Camera;
  before(async () => {
    camera = await Camera.open();
  });
  after(() => camera.close());

  test('every screen and paper looks as it did, and nothing is wider than the window', async () => {
    const faults: string[] = [];
    for await (const picture of camera.take({ looks: 'compared' })) {
      const fault = await faultOf(picture);
      if (fault !== undefined) faults.push(`${picture.name}: ${fault}`);
    }
    assert.deepEqual(faults, [], `look at ${RESULTS}`);
  });

  async function faultOf({ name, png, later, tooWide }: Picture): Promise<string | undefined> {
    if (tooWide > 0) return `${tooWide} px wider than the window`;
    const kept = await readFile(join(KEPT, `${name}.png`));
    if ((await differing(camera, kept, png)) <= TOLERATED) return undefined;
    const again = await later();
    const pixels = await differing(camera, kept, again);
    if (pixels <= TOLERATED) return undefined;
    await mkdir(RESULTS, { recursive: true });
    await writeFile(join(RESULTS, `${name}.png`), again);
    return `${pixels} pixels differ`;
  }
} else {
  test('the pictures', { skip: noFont }, () => undefined);
}
