/**
 * A desk: one browser with one page of the demo portal open, under the strict CSP. Whatever the page
 * reports against that policy, writes as an error or throws is kept, and `leave` fails on it.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromium86, currentChromium, INSECURE_HOST } from '../../scripts/browser.mjs';
import { createServer, listen } from '../../scripts/serve.mjs';
import { routes } from '../../demo/server.mjs';

const dist = new URL('../../demo/dist', import.meta.url).pathname;

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

export interface Desk {
  readonly lane: Lane;
  readonly page: Page;
  /** The browser's profile directory, which is gone after `leave`. */
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
  /** A page of the test's own instead of the demo. */
  readonly path?: string;
}

export async function openDesk(lane: Lane, options: DeskOptions = {}): Promise<Desk> {
  const server = createServer({ root: dist, routes });
  const port = await listen(server);
  const profile = await mkdtemp(join(tmpdir(), 'cadre-talk-profile-'));
  const browser = lane.browser === '86' ? await chromium86() : await currentChromium();
  const host = lane.origin === 'secure' ? 'localhost' : INSECURE_HOST;
  const path = options.path ?? (lane.page === 'modules' ? '' : 'jsp.html');
  const address = `http://${host}:${port}/${path}`;
  const reports: string[] = [];
  let context: BrowserContext | undefined;

  const open = async (): Promise<Page> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: browser.executablePath,
      env: browser.env,
      args: browser.args,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: options.viewport ?? { width: 1366, height: 768 },
      colorScheme: options.colorScheme ?? 'light',
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await listenTo(page, reports);
    await page.goto(address);
    return page;
  };
  const shutDown = async (): Promise<void> => {
    await context?.close();
    context = undefined;
  };

  const desk = { lane, profile, reports, page: await open(), shutDown };
  return Object.assign(desk, {
    reopen: async () => (desk.page = await open()),
    leave: async () => {
      await shutDown();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(profile, { recursive: true, force: true });
      assert.deepEqual(reports, [], 'the page must report nothing, and log no error');
    },
  });
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
