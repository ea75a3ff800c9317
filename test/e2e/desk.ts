/**
 * A desk: one browser with one page of the demo portal open, under the strict CSP. Whatever the page
 * reports against that policy, writes as an error or throws is kept, and `leave` fails on it.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromium86, currentChromium, INSECURE_HOST } from '../../scripts/browser.mjs';
import { createServer, listen } from '../../scripts/serve.mjs';
import { routes } from '../../demo/server.mjs';

const dist = fileURLToPath(new URL('../../demo/dist', import.meta.url));
const results = fileURLToPath(new URL('../../test-results', import.meta.url));

/** A shared machine may be slow; a text that does not come at all should still fail soon. */
const PATIENCE_MS = 30_000;

export interface Lane {
  readonly name: string;
  /** `modules`: the portal's page; `classic`: the JSP-like page with the one script file. */
  readonly page: 'modules' | 'classic';
  readonly browser: 'current' | '86';
  readonly origin: 'secure' | 'plain-http';
}

export const lanes = {
  secure: {
    name: 'modules, current Chromium, secure origin',
    page: 'modules',
    browser: 'current',
    origin: 'secure',
  },
  plainHttp: {
    name: 'modules, current Chromium, plain HTTP',
    page: 'modules',
    browser: 'current',
    origin: 'plain-http',
  },
  classic86: {
    name: 'classic file in the JSP-like page, Chromium 86, plain HTTP',
    page: 'classic',
    browser: '86',
    origin: 'plain-http',
  },
} as const satisfies Record<string, Lane>;

/** Those that the command has asked for; the old browser is a lane of its own. */
export const lanesOfThisRun: readonly Lane[] =
  process.env['LANE'] === 'classic86' ? [lanes.classic86] : [lanes.secure, lanes.plainHttp];

export interface Desk {
  readonly lane: Lane;
  readonly page: Page;
  /** The browser's profile directory, which is gone after `leave`. Chromium 86 leaves it empty. */
  readonly profile: string;
  /** What the page reported so far. */
  readonly reports: readonly string[];
  /** Closes the browser, keeps the profile; `reopen` starts it again on the same one. */
  shutDown(): Promise<void>;
  reopen(): Promise<Page>;
  /** Closes everything, and fails on what the page has reported. */
  leave(): Promise<void>;
}

export interface DeskOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly deviceScaleFactor?: number;
  /** A page of the test's own instead of the demo. */
  readonly path?: string;
}

/**
 * Works at a desk and leaves it. When the work fails, a picture of the page goes to test-results, and
 * what the page has reported comes with the error, since one is often the cause of the other.
 */
export async function atDesk(
  lane: Lane,
  options: DeskOptions,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const desk = await openDesk(lane, options);
  try {
    await work(desk);
  } catch (error) {
    const picture = join(results, `${lane.page}-${lane.origin}-${Date.now()}.png`);
    await desk.page.screenshot({ path: picture }).catch(() => undefined);
    const told = [...desk.reports, `picture: ${picture}`].join('\n');
    await desk.leave().catch(() => undefined);
    throw error instanceof Error
      ? Object.assign(error, { message: `${error.message}\n${told}` })
      : error;
  }
  await desk.leave();
}

export async function openDesk(lane: Lane, options: DeskOptions = {}): Promise<Desk> {
  const server = createServer({ root: dist, routes });
  const profile = await mkdtemp(join(tmpdir(), 'cadre-talk-profile-'));
  const reports: string[] = [];
  let sitting: Sitting | undefined;

  const shutDown = async (): Promise<void> => {
    await sitting?.end();
    sitting = undefined;
  };
  const tidyUp = async (): Promise<void> => {
    await shutDown();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(profile, { recursive: true, force: true });
  };
  const port = await listen(server);
  const open = async (): Promise<Page> => {
    sitting = await sitDown(lane, profile, options);
    const { page } = sitting;
    page.setDefaultTimeout(PATIENCE_MS);
    await listenTo(page, reports);
    await page.goto(
      `http://${lane.origin === 'secure' ? 'localhost' : INSECURE_HOST}:${port}/${
        options.path ?? (lane.page === 'modules' ? '' : 'jsp.html')
      }`,
    );
    return page;
  };

  try {
    const desk = { lane, profile, reports, page: await open(), shutDown };
    return Object.assign(desk, {
      reopen: async () => (desk.page = await open()),
      leave: async () => {
        await tidyUp();
        assert.deepEqual(reports, [], 'the page must report nothing, and log no error');
      },
    });
  } catch (error) {
    await tidyUp();
    throw error;
  }
}

interface Sitting {
  readonly page: Page;
  end(): Promise<void>;
}

async function sitDown(lane: Lane, profile: string, options: DeskOptions): Promise<Sitting> {
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
    // The old one cannot be driven on a profile of its own; what it keeps, it keeps in memory.
    const browser = await chromium.launch(launch);
    const page = await firstPage(browser, settings);
    if (page === undefined) {
      await browser.close();
      return sitDown(lane, profile, options);
    }
    await lendCheckVisibility(page);
    return { page, end: () => browser.close() };
  }
  const context = await chromium.launchPersistentContext(profile, { ...launch, ...settings });
  return { page: context.pages()[0] ?? (await context.newPage()), end: () => context.close() };
}

/** On a busy machine Chromium 86 now and then never answers for its first page: then nothing. */
async function firstPage(
  browser: Browser,
  settings: BrowserContextOptions,
): Promise<Page | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), PATIENCE_MS);
  });
  const opened = browser.newContext(settings).then((context) => context.newPage());
  // It may still fail when the browser is closed, after nobody waits for it.
  opened.catch(() => undefined);
  const page = await Promise.race([opened, patience]);
  clearTimeout(timer);
  return page;
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

async function listenTo(page: Page, reports: string[]): Promise<void> {
  page.on('pageerror', (error) => reports.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      reports.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('requestfailed', (request) => {
    reports.push(`request failed: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  await page.exposeFunction('reportViolation', (text: string) => reports.push(`policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = globalThis as unknown as {
        reportViolation(text: string): void;
      };
      reportViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
}
