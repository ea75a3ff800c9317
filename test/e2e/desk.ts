/**
 * Desks: each a browser with one page of the demo portal open, under the strict CSP. Whatever a page
 * reports against that policy, writes as an error or throws is kept, and `leave` fails on it.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { INSECURE_HOST } from '../../scripts/browser.mjs';
import type { TalkSdk } from '../../src/sdk/index.ts';
import { anotherPage, PATIENCE_MS, type Sitting, sitDown, within } from './browser.ts';
import { type Office, openOffice } from './office.ts';

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

/** Scripts in a page have no time limit: one that never came back has held a whole run up. */
const WORK_MS = 360_000;

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
  portal86: {
    name: 'modules, Chromium 86, plain HTTP',
    page: 'modules',
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
  /** How long each task of over 100 ms kept the page's main thread, in milliseconds. */
  readonly longTasks: readonly number[];
  /** Opens the portal as somebody whom it knows, by a short name of demo/accounts.mjs or an id. */
  signIn(as: string): Promise<void>;
  /** Waits until everything that was entered here has gone to the portal. */
  sent(): Promise<void>;
  /** Does something while the network is gone. What the browser itself logs about that is no fault. */
  cutOff(work: () => Promise<void>): Promise<void>;
  /** The tab is killed, and somebody opens the portal in another one. */
  killTab(as: string): Promise<void>;
  /** The portal knows this window's session no more. What the browser logs about that is no fault. */
  endLogin(): Promise<void>;
  /** Closes the browser, keeps the profile; `reopen` starts it again on the same one. */
  shutDown(): Promise<void>;
  reopen(): Promise<Page>;
  /** Whether the browser still answers, the current one whatever its page does; where it is shut down, nobody asks. */
  answers(): Promise<boolean>;
  /** Closes everything, and fails on what the page has reported. */
  leave(): Promise<void>;
}

export interface DeskOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly deviceScaleFactor?: number;
  /** Who signs in first. Default: the clerk. */
  readonly as?: string;
  /** A page of the test's own instead of the demo. */
  readonly path?: string;
}

/** Works at one desk, with a portal of its own, and leaves it. */
export function atDesk(
  lane: Lane,
  options: DeskOptions,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  return atDesks(lane, { desk: options }, ({ desk }) => work(desk));
}

/**
 * Works at desks that share one portal, and leaves them. When the work fails, a picture of each page goes
 * to test-results, and what the pages have reported comes with the error, since one is often the cause of
 * the other. Where a browser has stopped answering, and Chromium 86 now and then stops without a cause on
 * a busy machine, the work begins once more at new desks: a fault of ours stops it there too.
 */
export async function atDesks<Name extends string>(
  lane: Lane,
  options: Readonly<Record<Name, DeskOptions>>,
  work: (desks: Readonly<Record<Name, Desk>>) => Promise<void>,
  again = true,
): Promise<void> {
  const office = await openOffice();
  const open: Desk[] = [];
  const leaveAll = async () => {
    const left = await Promise.allSettled(open.map((desk) => desk.leave()));
    await office.close();
    return left.flatMap((one): readonly unknown[] =>
      one.status === 'rejected' ? [one.reason] : [],
    );
  };
  try {
    const desks: Partial<Record<Name, Desk>> = {};
    for (const [name, wanted] of Object.entries(options) as [Name, DeskOptions][]) {
      const desk = await openDesk(lane, office, wanted);
      open.push(desk);
      desks[name] = desk;
    }
    const done = work(desks as Record<Name, Desk>);
    const ended = within(WORK_MS, done);
    const stopped = firstToStop(open, ended);
    assert.notEqual(await Promise.race([ended, stopped]), 'stopped', 'a browser stopped answering');
    assert.ok(await ended, `the work at the desk did not end in ${WORK_MS / 1000} s`);
  } catch (error) {
    const seen = await Promise.all(open.map((desk, index) => look(desk, index)));
    await leaveAll();
    if (again && seen.some(({ answers }) => !answers)) {
      console.warn(`${lane.name}: the browser has stopped answering; the work begins once more`);
      return atDesks(lane, options, work, false);
    }
    const told = seen.map(({ told }) => told).join('\n');
    throw error instanceof Error
      ? Object.assign(error, { message: `${error.message}\n${told}` })
      : error;
  }
  const [fault] = await leaveAll();
  if (fault !== undefined) throw fault;
}

const LOOK_EVERY_MS = 5000;

/** Told as soon as one of the browsers does not answer twice running: nothing is waited for there. */
async function firstToStop(open: readonly Desk[], ended: Promise<unknown>): Promise<'stopped'> {
  let working = true;
  const over = ended.then(
    () => (working = false),
    () => (working = false),
  );
  for (let silent = 0; silent < 2;) {
    await Promise.race([over, new Promise((later) => setTimeout(later, LOOK_EVERY_MS).unref())]);
    if (!working) return new Promise(() => undefined);
    const answers = await Promise.all(open.map((desk) => desk.answers()));
    silent = answers.every(Boolean) ? 0 : silent + 1;
  }
  return 'stopped';
}

/** Whether a desk's browser answers, and what it tells of what went wrong. */
async function look(desk: Desk, index: number) {
  const answers = await desk.answers();
  const { page, origin } = desk.lane;
  const picture = join(results, `${page}-${origin}-${Date.now()}-${index}.png`);
  if (answers) await desk.page.screenshot({ path: picture }).catch(() => undefined);
  return { answers, told: [...desk.reports, `picture: ${picture}`].join('\n') };
}

async function openDesk(lane: Lane, office: Office, options: DeskOptions): Promise<Desk> {
  const profile = await mkdtemp(join(tmpdir(), 'cadre-talk-profile-'));
  const reports: string[] = [];
  const longTasks: number[] = [];
  let sitting: Sitting | undefined;
  let cut = false;

  const shutDown = async (): Promise<void> => {
    await sitting?.end();
    sitting = undefined;
  };
  const tidyUp = async (): Promise<void> => {
    await shutDown();
    await rm(profile, { recursive: true, force: true });
  };
  const host = lane.origin === 'secure' ? 'localhost' : INSECURE_HOST;
  const address = (as?: string): string => {
    const path = options.path ?? (lane.page === 'modules' ? '' : 'jsp.html');
    return `http://${host}:${office.port}/${path}${as === undefined ? '' : `?as=${as}`}`;
  };
  const open = async (): Promise<Page> => {
    sitting = await sitDown(lane, profile, options);
    const { page } = sitting;
    page.setDefaultTimeout(PATIENCE_MS);
    await listenTo(page, reports, longTasks, () => cut);
    await page.goto(address(options.as));
    return page;
  };

  try {
    const desk = { lane, profile, reports, longTasks, page: await open(), shutDown };
    return Object.assign(desk, {
      signIn: async (as: string) => {
        await desk.page.goto(address(as));
      },
      sent: async () => {
        const waiting = () =>
          desk.page.evaluate(async () => {
            const { openedSdk } = globalThis as unknown as { readonly openedSdk: TalkSdk };
            return (await openedSdk.sync.status()).pending;
          });
        const began = Date.now();
        while ((await waiting()) > 0) {
          assert.ok(Date.now() - began < PATIENCE_MS, 'something entered here is never sent');
          await desk.page.waitForTimeout(100);
        }
      },
      cutOff: async (work: () => Promise<void>) => {
        // What a page loads later is there by then; without it, it could only say so.
        await desk.page.waitForLoadState('networkidle');
        cut = true;
        await desk.page.context().setOffline(true);
        await work();
        await desk.page.context().setOffline(false);
      },
      killTab: async (as: string) => {
        const killed = desk.page;
        desk.page = await anotherPage(killed.context(), lane);
        desk.page.setDefaultTimeout(PATIENCE_MS);
        await listenTo(desk.page, reports, longTasks, () => cut);
        const session = await killed.context().newCDPSession(killed);
        // It is dead before it could answer.
        session.send('Page.crash').catch(() => undefined);
        await killed.waitForEvent('crash');
        await killed.close();
        await desk.page.goto(address(as));
      },
      endLogin: async () => {
        cut = true;
        await desk.page.evaluate(async () => {
          await fetch('portal/logout', {
            method: 'POST',
            headers: {
              'X-Requested-With': 'portal',
              'X-Portal-Session': sessionStorage.getItem('portal-session') ?? '',
            },
          });
        });
        await desk.page.reload();
        await desk.page.getByText('登录已失效').waitFor();
      },
      reopen: async () => (desk.page = await open()),
      answers: async () => (await sitting?.answers(desk.page)) ?? true,
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

/** What the browser itself logs where the network is gone, or a login has ended. */
const CUT_OFF = /net::ERR_INTERNET_DISCONNECTED|status of 401/;

/** What a page tells of itself: faults in `reports`, and how long each task of over 100 ms took. */
async function listenTo(page: Page, reports: string[], longTasks: number[], cut: () => boolean) {
  const report = (text: string) => {
    if (!cut() || !CUT_OFF.test(text)) reports.push(text);
  };
  page.on('pageerror', (error) => report(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      report(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('requestfailed', (request) => {
    const { errorText = '' } = request.failure() ?? {};
    // A page that is left calls off what it has asked for; what it does itself about it stands in the console.
    if (errorText !== 'net::ERR_ABORTED') report(`request failed: ${request.url()} ${errorText}`);
  });
  await page.exposeFunction('reportViolation', (text: string) => report(`policy: ${text}`));
  await page.exposeFunction('reportLongTask', (ms: number) => longTasks.push(Math.round(ms)));
  await page.addInitScript(() => {
    const host = globalThis as unknown as {
      reportViolation(text: string): void;
      reportLongTask(ms: number): void;
    };
    document.addEventListener('securitypolicyviolation', (event) => {
      host.reportViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
    document.addEventListener('talk-ready', (event) => {
      if (event instanceof CustomEvent) Object.assign(globalThis, { openedSdk: event.detail.sdk });
    });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        if (duration > 100) host.reportLongTask(duration);
      }
    }).observe({ type: 'longtask', buffered: true });
  });
}
