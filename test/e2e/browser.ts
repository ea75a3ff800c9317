/**
 * A browser with one page, current or 86, on a profile of its own. A browser that has stopped answering
 * answers nothing, a wish to end included, so each wait here has an end.
 */
import assert from 'node:assert/strict';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromium86, currentChromium } from '../../scripts/browser.mjs';
import type { DeskOptions, Lane } from './desk.ts';

/** A shared machine may be slow; a text that does not come at all should still fail soon. */
export const PATIENCE_MS = 30_000;
const CLOSING_MS = 10_000;

export interface Sitting {
  readonly page: Page;
  /** Whether the browser still answers, and Chromium 86 for this page too. */
  answers(page: Page): Promise<boolean>;
  end(): Promise<void>;
}

export async function sitDown(
  lane: Lane,
  profile: string,
  options: DeskOptions,
  triesLeft = 3,
): Promise<Sitting> {
  const { executablePath, env, args } =
    lane.browser === '86' ? await chromium86() : await currentChromium();
  const launch = { executablePath, env, args };
  const settings = {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: options.viewport ?? { width: 1366, height: 768 },
    colorScheme: options.colorScheme ?? 'light',
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
  };
  if (lane.browser === '86') {
    // The old one cannot be driven on a profile of its own; what it keeps, it keeps in memory. As a
    // server it can be killed, which `launch` alone does not offer.
    const server = await chromium.launchServer(launch);
    const browser = await chromium.connect(server.wsEndpoint());
    const end = async (): Promise<void> => {
      if (!(await within(CLOSING_MS, server.close()))) await server.kill();
    };
    // On a busy machine it now and then never answers for its first page.
    let page: Page | undefined;
    const opened = await within(
      PATIENCE_MS,
      browser.newContext(settings).then(async (context) => (page = await context.newPage())),
    );
    if (!opened || page === undefined) {
      await end();
      assert.ok(triesLeft > 1, 'Chromium 86 never answers for its first page');
      return sitDown(lane, profile, options, triesLeft - 1);
    }
    await lendCheckVisibility(page);
    const pageAnswers = (shown: Page) => within(CLOSING_MS, shown.evaluate('1')).catch(() => false);
    return { page, end, answers: async (shown) => (await answers(browser)) && pageAnswers(shown) };
  }
  const context = await chromium.launchPersistentContext(profile, { ...launch, ...settings });
  const end = async (): Promise<void> => {
    assert.ok(await within(CLOSING_MS, context.close()), 'the browser did not close');
  };
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    end,
    answers: () => answers(context.browser()),
  };
}

/** Another tab of the same profile. */
export async function anotherPage(context: BrowserContext, lane: Lane): Promise<Page> {
  const page = await context.newPage();
  if (lane.browser === '86') await lendCheckVisibility(page);
  return page;
}

/** Asks the browser and not its page, whose script may run for ever. */
async function answers(browser: Browser | null): Promise<boolean> {
  if (browser?.isConnected() !== true) return false;
  const asked = browser
    .newBrowserCDPSession()
    .then((session) => session.send('Browser.getVersion'));
  return within(CLOSING_MS, asked).catch(() => false);
}

/** Whether it came to its end in that time. Its own fault is thrown, unless nobody waits any more. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true as const), patience]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/**
 * Playwright asks elements for `checkVisibility`, which came with Chromium 105, both in the page and in
 * a world of its own beside it. That product code does not is for lint and the other lanes to prove.
 */
async function lendCheckVisibility(page: Page): Promise<void> {
  const source = `Element.prototype.checkVisibility = function () {
    return this.getClientRects().length > 0;
  };`;
  const { _guid: guid } = page as unknown as { readonly _guid: string };
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  for (const worldName of ['', `__playwright_utility_world_${guid}`]) {
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName });
  }
}
