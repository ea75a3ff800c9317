// Takes pictures and checks what they must show. `node scripts/pictures.mjs` takes all of them: `docs`,
// those of the demo in docs/pictures (nothing wider than the window, enough rows, readable at 200 %), and
// `elements`, every element in every state and look and the papers, in test-results/pictures. `keep`
// takes those anew that test/pictures compares. A pattern of names may follow: `elements ^dashboard`.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { register } from 'tsx/esm/api';
import { build } from './build.mjs';
import { root } from './entries.mjs';
import { smallPng } from './small-png.mjs';

register();
const { lanes, openDesk } = await import('../test/e2e/desk.ts');
const { mouse } = await import('../test/e2e/hands.ts');
const { importSample } = await import('../test/e2e/journey.ts');
const { Portal } = await import('../test/e2e/portal.ts');
const { todayInShanghai } = await import('../demo/redate.mjs');

const MOST_BYTES = 300 * 1024;
const FEWEST_ROWS = 20;
const pictures = join(root, 'docs/pictures');

const [what = 'all', only] = process.argv.slice(2);
if (!['all', 'docs', 'elements', 'keep'].includes(what)) {
  throw new Error(`Unknown: ${what}. Known: all, docs, elements, keep`);
}
if (what !== 'docs') await takeElements(what === 'keep');
if (what === 'all' || what === 'docs') await takeDocs();

/** All elements in all states and looks; `keep`: those that are compared, as they are from now on. */
async function takeElements(keep) {
  const { Camera, RESULTS } = await import('../test/pictures/take.ts');
  const { KEPT } = await import('../test/pictures/compare.ts');
  const folder = keep ? KEPT : RESULTS;
  await mkdir(folder, { recursive: true });
  const camera = await Camera.open();
  try {
    const scene = only === undefined ? {} : { scene: new RegExp(only) };
    for await (const picture of camera.take({ ...scene, looks: keep ? 'compared' : 'all' })) {
      const { name, png, tooWide, later } = picture;
      assert.ok(tooWide <= 0, `${name}: the page is ${tooWide} px wider than the window`);
      const small = smallPng(keep ? await later() : png);
      await writeFile(join(folder, `${name}.png`), small);
      console.log(`${name}.png, ${Math.round(small.length / 1024)} KB`);
    }
  } finally {
    await camera.close();
  }
}

async function takeDocs() {
  await build(['classic', 'demo']);
  await mkdir(pictures, { recursive: true });

  await atDesk(lanes.secure, { viewport: { width: 1920, height: 1080 } }, async (portal) => {
    await importSample(portal);
    await settle(portal);
    const rows = await rowsInView(portal);
    assert.ok(rows >= FEWEST_ROWS, `only ${rows} rows are in view at 1080 lines`);
    console.log(`${rows} rows in view at 1920 × 1080`);
    await take(portal, 'worklist-1920');
  });

  await atDesk(lanes.secure, { viewport: { width: 1366, height: 768 } }, async (portal) => {
    await importSample(portal);
    await settle(portal);
    await take(portal, 'worklist-1366');
    const arrangement = await portal.arrange('付春梅', '任职谈话');
    await arrangement.on(todayInShanghai());
    await arrangement.choose('高婉清');
    await arrangement.outlineReady();
    await take(portal, 'arrange-1366');
    await arrangement.confirm();
    const record = await portal.openRecord('付春梅', '任职谈话');
    await record.hold('9:30', '10:10');
    await record.coverAllPoints();
    await take(portal, 'record-1366');
    await admonition(portal);
    await take(portal, 'admonition-1366');
  });

  await atDesk(
    lanes.secure,
    { viewport: { width: 1366, height: 768 }, colorScheme: 'dark' },
    async (portal) => {
      await importSample(portal);
      await settle(portal);
      await take(portal, 'worklist-dark');
      await admonition(portal);
      await take(portal, 'admonition-dark');
    },
  );

  // A window of 1366 × 768 at 200 % zoom has 683 × 384 CSS pixels, each twice as large.
  await atDesk(
    lanes.secure,
    { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 },
    async (portal) => {
      await importSample(portal);
      await settle(portal);
      await take(portal, 'worklist-200-percent');
      await portal.arrange('付春梅', '任职谈话');
      await take(portal, 'arrange-200-percent');
    },
  );

  await atDesk(lanes.classic86, { viewport: { width: 1366, height: 768 } }, async (portal) => {
    await importSample(portal);
    await settle(portal);
    await take(portal, 'jsp-worklist-chromium86');
    await admonition(portal);
    await take(portal, 'jsp-admonition-chromium86');
  });
}

async function atDesk(lane, options, work) {
  const desk = await openDesk(lane, options);
  try {
    await work(new Portal(desk.page, mouse(desk.page), lane));
  } finally {
    await desk.leave();
  }
}

async function admonition(portal) {
  await portal.open('诫勉');
  const ceremony = await portal.openCase('尉迟明远');
  await ceremony.issueNotice('云组诫通〔2026〕8号');
}

/** No half-drawn row, no hover, no caret. */
async function settle({ page }) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
}

/** Rows of the worklist that are seen whole. */
function rowsInView({ page }) {
  return page.locator('talk-scheduler').evaluate((scheduler) => {
    const box = scheduler.shadowRoot?.querySelector('[part="worklist"]')?.getBoundingClientRect();
    const rows = [...(scheduler.shadowRoot?.querySelectorAll('tbody tr[data-index]') ?? [])];
    const bottom = Math.min(box?.bottom ?? 0, innerHeight);
    return rows.filter((row) => {
      const { top, bottom: end } = row.getBoundingClientRect();
      return top >= (box?.top ?? 0) && end <= bottom;
    }).length;
  });
}

async function take(portal, name) {
  const { page } = portal;
  await settle(portal);
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  assert.ok(wide <= 0, `${name}: the page is ${wide} px wider than the window`);
  const picture = smallPng(await page.screenshot({ animations: 'disabled' }));
  assert.ok(picture.length <= MOST_BYTES, `${name}.png has ${picture.length} bytes`);
  await writeFile(join(pictures, `${name}.png`), picture);
  console.log(`${name}.png, ${Math.round(picture.length / 1024)} KB`);
}
