// What a host's page does to the elements, and they to it: hostile styles, two copies, and elements that
// are set before they are known, moved, taken away, hidden, transformed. Drives test/consumers/hosts.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer, listen, STRICT_CSP } from '../../scripts/serve.mjs';

const SCRIPT = 'node_modules/cadre-talk/dist/classic/cadre-talk.js';
const OLDER = 'older/cadre-talk.js';
const AREA = { x: 0, y: 140, width: 1000, height: 480 };
const HOST = { x: 0, y: 0, width: 1000, height: 130 };

/** The global that the page may have got, as this file uses it. */
declare const CadreTalk: {
  readonly version: string;
  mount(target: string, options: object): HTMLElement;
  createTalkSdk(options: object): Promise<unknown>;
};

interface Stage {
  readonly page: Page;
  readonly complaints: string[];
}

type Case = (stage: Stage) => Promise<void>;

export async function hosts(browser: Browser, folder: string): Promise<void> {
  // The same file under another version, as an older part of the portal may carry it.
  const script = readFileSync(join(folder, SCRIPT), 'utf8');
  assert.match(script, /[`"']0\.1\.0[`"']/, 'the file names its version');
  cpSync(join(folder, dirname(SCRIPT)), join(folder, 'older'), { recursive: true });
  writeFileSync(join(folder, OLDER), script.replace(/([`"'])0\.1\.0\1/g, '$10.0.9$1'));
  // The scripts are put on the page by these tests, which have no Trusted Types policy of their own.
  const csp = STRICT_CSP.replace(/; require-trusted-types-for[^]*$/, '');
  const server = createServer({ root: folder, csp });
  const port = await listen(server);
  try {
    for (const [name, run] of Object.entries(CASES)) {
      const context = await browser.newContext({ viewport: { width: 1100, height: 700 } });
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(30_000);
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
        });
        await page.goto(`http://portal.test:${port}/index.html`);
        await run({ page, complaints });
        assert.deepEqual(complaints, [], `${name}: the page complains`);
        console.log(`      ${name}`);
      } catch (error) {
        throw Object.assign(new Error(`${name}: ${error instanceof Error ? error.message : ''}`), {
          cause: error,
        });
      } finally {
        await context.close();
      }
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const CASES: Readonly<Record<string, Case>> = {
  'hostile styles change no pixel of an element': async ({ page }) => {
    await load(page);
    await mount(page, '#here');
    await settled(page);
    const alone = await page.screenshot({ clip: AREA });
    await page.evaluate(async () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = 'hostile.css';
      const loaded = new Promise((done) => link.addEventListener('load', done));
      document.head.append(link);
      await loaded;
    });
    await settled(page);
    same(alone, await page.screenshot({ clip: AREA }), 'hostile');
  },

  'the host looks the same without and with us': async ({ page }) => {
    const without = await page.screenshot({ clip: HOST });
    const before = await traces(page);
    await load(page);
    await mount(page, '#here');
    await settled(page);
    same(without, await page.screenshot({ clip: HOST }), 'host');
    const after = await traces(page);
    const come = after.globals.filter((name) => !before.globals.includes(name));
    assert.deepEqual(
      come.filter((name) => !LITS_OWN.test(name)),
      ['CadreTalk'],
    );
    assert.deepEqual(after.styles, before.styles);
    assert.deepEqual(after.html, before.html);
  },

  'of two copies the first stays, and the console says so': async ({ page, complaints }) => {
    await load(page, OLDER);
    await load(page, SCRIPT);
    assert.equal(await page.evaluate(() => CadreTalk.version), '0.0.9');
    assert.equal(complaints.length, 1, complaints.join('\n'));
    assert.match(complaints.pop() ?? '', /0\.0\.9.*0\.1\.0/);
    await mount(page, '#here');
    await row(page).waitFor();
  },

  'properties count that were set before the element was known': async ({ page }) => {
    await page.evaluate(() => {
      const element = document.createElement('talk-scheduler');
      Object.assign(element, { view: 'month', locale: 'en' });
      document.getElementById('here')?.append(element);
    });
    await load(page);
    await page.evaluate(async (portal) => {
      const { options, loadDecisions } = await import(portal);
      const sdk = await CadreTalk.createTalkSdk(options);
      await loadDecisions(sdk);
      Object.assign(document.querySelector('talk-scheduler') ?? {}, { sdk });
    }, PORTAL);
    const scheduler = page.locator('talk-scheduler');
    await scheduler.locator('talk-calendar').waitFor();
    assert.equal(await scheduler.getAttribute('view'), 'month');
    await scheduler
      .getByText(/\bMar(?:ch)?\b/)
      .filter({ visible: true })
      .first()
      .waitFor();
  },

  'an element goes on when it is moved, or taken away and put back': async ({ page }) => {
    await load(page);
    await mount(page, '#here');
    await row(page).waitFor();
    await page.getByRole('searchbox').fill('孙');
    for (const pause of [0, 400]) {
      await page.evaluate(async (milliseconds) => {
        const element = document.querySelector('talk-scheduler');
        const place = document.createElement('section');
        element?.remove();
        await new Promise((done) => setTimeout(done, milliseconds));
        place.append(element ?? '');
        document.getElementById('here')?.append(place);
      }, pause);
      await row(page).waitFor();
      assert.equal(await page.getByRole('searchbox').inputValue(), '孙');
    }
    await arrange(page);
  },

  'an element that was mounted hidden is whole when it is shown': async ({ page }) => {
    await page.locator('#here').evaluate((here: HTMLElement) => (here.hidden = true));
    await load(page);
    await mount(page, '#here');
    await page.waitForTimeout(500);
    await page.locator('#here').evaluate((here: HTMLElement) => (here.hidden = false));
    await row(page).waitFor();
    const hiddenFirst = await page.screenshot({ clip: AREA });
    await page.reload();
    await load(page);
    await mount(page, '#here');
    await settled(page);
    same(hiddenFirst, await page.screenshot({ clip: AREA }), 'hidden');
  },

  'dialogs stand in the window, whatever is transformed or scrolled around': async ({ page }) => {
    await page.locator('#here').evaluate((here) => {
      here.style.transform = 'scale(0.8) translateX(40px)';
      here.style.overflow = 'auto';
      const tall = document.createElement('div');
      tall.style.height = '600px';
      here.append(tall);
    });
    await load(page);
    await mount(page, '#here');
    await row(page).waitFor();
    await row(page).scrollIntoViewIfNeeded();
    await row(page).getByRole('button', { name: /^依据/ }).click();
    await page.keyboard.press('Escape');
    await row(page)
      .getByRole('button', { name: /^安排：/ })
      .click();
    const box = await page.getByRole('dialog', { name: /^安排/ }).boundingBox();
    assert.ok(box, 'the dialog is there');
    assert.ok(box.x >= 0 && box.x + box.width <= 1100, `across: ${JSON.stringify(box)}`);
    assert.ok(box.y >= 0 && box.y + box.height <= 700, `down: ${JSON.stringify(box)}`);
    await page.keyboard.press('Escape');
    await arrange(page);
  },
};

/** Lit notes its versions on the page, so that two copies of it can be told of. */
const LITS_OWN =
  /^(?:litPropertyMetadata|reactiveElementVersions|litHtmlVersions|litElementVersions)$/;

const PORTAL = '/node_modules/example-portal/portal.js';

async function load(page: Page, src = SCRIPT): Promise<void> {
  await page.addScriptTag({ url: src });
}

async function mount(page: Page, place: string): Promise<void> {
  await page.evaluate(
    async ([portal, target]) => {
      const { options, loadDecisions } = await import(portal);
      const sdk = await CadreTalk.createTalkSdk(options);
      await loadDecisions(sdk);
      CadreTalk.mount(target, { component: 'scheduler', sdk });
    },
    [PORTAL, place] as const,
  );
}

function row(page: Page) {
  return page
    .getByRole('grid', { name: '待谈清单' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '孙成员' }) });
}

async function settled(page: Page): Promise<void> {
  await row(page).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(500);
}

async function arrange(page: Page): Promise<void> {
  await row(page)
    .getByRole('button', { name: /^安排：/ })
    .click();
  const dialog = page.locator('talk-dialog[open]');
  await dialog.getByRole('radio', { name: /^郑部长/ }).click();
  await dialog.getByRole('button', { name: '确认安排' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row(page).getByText('已安排').waitFor();
}

/** What a script may leave on a page. */
function traces(page: Page) {
  return page.evaluate(() => ({
    globals: Object.getOwnPropertyNames(window).filter((name) => !/^(?:\d+|__)/.test(name)),
    styles: [document.styleSheets.length, document.adoptedStyleSheets.length],
    html: [document.documentElement, document.body].map((one) =>
      [...one.attributes].map(({ name, value }) => `${name}=${value}`),
    ),
  }));
}

function same(one: Buffer, other: Buffer, name: string): void {
  if (one.equals(other)) return;
  const pictures = process.env['PICTURES'];
  if (pictures !== undefined) {
    writeFileSync(join(pictures, `${name}-one.png`), one);
    writeFileSync(join(pictures, `${name}-other.png`), other);
  }
  assert.fail('the pictures differ');
}
