/**
 * A desk: one browser with one page of the demo portal open, under the strict CSP. Whatever the page
 * reports against that policy, writes as an error or throws is kept, and `leave` fails on it.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromium86, currentChromium, INSECURE_HOST } from '../../scripts/browser.mjs';
import { createServer, listen } from '../../scripts/serve.mjs';
import { routes } from '../../demo/server.mjs';

const dist = fileURLToPath(new URL('../../demo/dist', import.meta.url));
const results = fileURLToPath(new URL('../../test-results', import.meta.url));

/** A shared machine may be slow; a text that does not come at all should still fail soon. */
const PATIENCE_MS = 30_000;

/**
 * A browser that has stopped answering answers nothing, a wish to end included, and scripts in its page
 * have no time limit: one that never came back has held a whole run up. So work at a desk has an end.
 */
const WORK_MS = 240_000;
const CLOSING_MS = 10_000;

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
  /** Whether the browser still answers; the current one whatever its page does. */
  answers(): Promise<boolean>;
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
 * what the page has reported comes with the error, since one is often the cause of the other. Where a
 * browser has stopped answering, and Chromium 86 now and then stops without a cause on a busy machine,
 * the work begins once more at a new desk: a fault of ours stops it there too.
 */
export async function atDesk(
  lane: Lane,
  options: DeskOptions,
  work: (desk: Desk) => Promise<void>,
  again = true,
): Promise<void> {
  const desk = await openDesk(lane, options);
  try {
    const done = await within(WORK_MS, work(desk));
    assert.ok(done, `the work at the desk did not end in ${WORK_MS / 1000} s`);
  } catch (error) {
    const answers = await desk.answers();
    const picture = join(results, `${lane.page}-${lane.origin}-${Date.now()}.png`);
    if (answers) await desk.page.screenshot({ path: picture }).catch(() => undefined);
    const told = [...desk.reports, `picture: ${picture}`].join('\n');
    await desk.leave().catch(() => undefined);
    if (!answers && again) {
      console.warn(`${lane.name}: the browser has stopped answering; the work begins once more`);
      return atDesk(lane, options, work, false);
    }
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
      answers: async () => (await sitting?.answers()) ?? false,
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
  answers(): Promise<boolean>;
  end(): Promise<void>;
}

async function sitDown(
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
    const shown = page;
    const pageAnswers = () => within(CLOSING_MS, shown.evaluate('1')).catch(() => false);
    return { page, end, answers: async () => (await answers(browser)) && pageAnswers() };
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

/** Asks the browser and not its page, whose script may run for ever. */
async function answers(browser: Browser | null): Promise<boolean> {
  if (browser?.isConnected() !== true) return false;
  const asked = browser
    .newBrowserCDPSession()
    .then((session) => session.send('Browser.getVersion'));
  return within(CLOSING_MS, asked).catch(() => false);
}

/** Whether it came to its end in that time. Its own fault is thrown, unless nobody waits any more. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
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
