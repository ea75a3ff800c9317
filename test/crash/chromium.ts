/**
 * A Chromium of the test's own, on a profile that outlives it, spoken to over a pipe. It leads a
 * process group, so that all of it can be killed in one instant, and `gone` waits until the last of
 * its processes has let go of the profile.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { chromium86, currentChromium } from '../../scripts/browser.mjs';

export type Which = 'current' | '86';

type Params = Readonly<Record<string, unknown>>;

export interface Message {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

export class Chromium {
  private asked = 0;
  private readonly waiting = new Map<
    number,
    {
      readonly session: string | undefined;
      readonly done: (result: Params) => void;
      readonly failed: (error: Error) => void;
    }
  >();
  private readonly listeners = new Set<(message: Message) => void>();
  private over = false;
  private readonly exit: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly group: number,
  ) {
    const [, , , to, from] = child.stdio as [null, null, null, Writable, Readable];
    let read = '';
    from.setEncoding('utf8');
    from.on('data', (piece: string) => {
      const parts = (read + piece).split('\0');
      read = parts.pop() ?? '';
      for (const part of parts) this.take(part);
    });
    // A browser that is killed breaks its pipes; that is what the caller wanted.
    to.on('error', () => undefined);
    from.on('error', () => undefined);
    this.exit = new Promise((done) => {
      child.once('exit', () => {
        this.over = true;
        for (const { failed } of this.waiting.values()) failed(new Gone());
        this.waiting.clear();
        done();
      });
    });
  }

  static async start(which: Which, profile: string): Promise<Chromium> {
    const { executablePath, env, args } = await (which === '86' ? chromium86() : currentChromium());
    const child = spawn(
      executablePath,
      [
        ...args,
        '--headless',
        '--disable-gpu',
        '--lang=zh-CN',
        '--remote-debugging-pipe',
        `--user-data-dir=${profile}`,
      ],
      { env, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    if (child.pid === undefined) throw new Error(`${executablePath} does not start`);
    const browser = new Chromium(child, child.pid);
    try {
      await within(20_000, browser.send('Browser.getVersion'), 'the browser does not answer');
      return browser;
    } catch (error) {
      await browser.kill();
      throw error;
    }
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    const id = (this.asked += 1);
    const message = { id, method, params, ...(sessionId === undefined ? {} : { sessionId }) };
    return new Promise((done, failed) => {
      if (this.over) return failed(new Gone());
      this.waiting.set(id, { session: sessionId, done, failed });
      (this.child.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    });
  }

  on(listener: (message: Message) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Opens a tab and waits until its page has said that it is ready. */
  async open(url: string, options: TabOptions = {}): Promise<Tab> {
    const { targetId } = await this.send('Target.createTarget', {
      url: 'about:blank',
      ...(options.context === undefined ? {} : { browserContextId: options.context }),
    });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const tab = new Tab(this, String(targetId), String(sessionId));
    await tab.begin(url, options);
    return tab;
  }

  /** Process ids of what shows pages. */
  async renderers(): Promise<readonly number[]> {
    const { processInfo } = await this.send('SystemInfo.getProcessInfo');
    return (processInfo as { readonly type: string; readonly id: number }[])
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => id);
  }

  /** Every process of it at one instant, as when the power of a desk is switched off by a foot. */
  async kill(): Promise<void> {
    try {
      process.kill(-this.group, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await this.gone();
  }

  async close(): Promise<void> {
    await within(5_000, this.send('Browser.close'), 'closing').catch(() => undefined);
    await within(5_000, this.gone(), 'ending').catch(() => this.kill());
  }

  private async gone(): Promise<void> {
    await this.exit;
    for (let waited = 0; alive(this.group); waited += 5) {
      if (waited > 10_000) throw new Error(`Processes of group ${this.group} do not end`);
      await pause(5);
    }
  }

  private drop(closed: unknown): void {
    for (const [id, { session, failed }] of this.waiting) {
      if (session !== closed) continue;
      this.waiting.delete(id);
      failed(new Gone());
    }
  }

  private take(text: string): void {
    const message = JSON.parse(text) as { readonly id?: number } & Message & {
        readonly result?: Params;
        readonly error?: { readonly message: string };
      };
    if (message.id === undefined) {
      // A tab that is closed answers nothing of what it was still asked.
      if (message.method === 'Target.detachedFromTarget') this.drop(message.params['sessionId']);
      for (const listener of this.listeners) listener(message);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error === undefined) waiting?.done(message.result ?? {});
    else waiting?.failed(new Error(message.error.message));
  }
}

export interface TabOptions {
  /** A browser context, such as a private window's. */
  readonly context?: string;
  /** Runs in the page before any of its own scripts. */
  readonly first?: string;
  /** What the page tells by `tell(value)`. */
  readonly told?: (value: unknown) => void;
  /** A page that does not say that it is ready is not waited for. */
  readonly waitForReady?: boolean;
}

/** One page of a browser. What it reports against its policy, throws or logs as an error is kept. */
export class Tab {
  readonly reports: string[] = [];
  private ready: () => void = () => undefined;
  private told: (value: unknown) => void = () => undefined;

  constructor(
    readonly browser: Chromium,
    readonly target: string,
    private readonly session: string,
  ) {}

  send(method: string, params: Params = {}): Promise<Params> {
    return this.browser.send(method, params, this.session);
  }

  async begin(url: string, options: TabOptions): Promise<void> {
    this.told = options.told ?? (() => undefined);
    const ready = new Promise<void>((done) => (this.ready = done));
    this.browser.on((message) => {
      if (message.sessionId === this.session) this.hear(message);
    });
    await Promise.all([
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Log.enable'),
      this.send('Runtime.addBinding', { name: 'tellTest' }),
      ...(options.first === undefined
        ? []
        : [this.send('Page.addScriptToEvaluateOnNewDocument', { source: options.first })]),
    ]);
    await this.send('Page.navigate', { url });
    if (options.waitForReady !== false) {
      await within(30_000, ready, `the page is not ready: ${this.reports.join('; ')}`);
    }
  }

  /** Calls a function of the page by name; what it answers is JSON. */
  async call<T>(name: string, ...given: readonly unknown[]): Promise<T> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: `desk[${JSON.stringify(name)}](...${JSON.stringify(given)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      const { exception, text } = exceptionDetails as {
        readonly text: string;
        readonly exception?: { readonly description?: string };
      };
      throw new Error(`in the page, ${name}: ${exception?.description ?? text}`);
    }
    return (result as { readonly value: T }).value;
  }

  close(): Promise<unknown> {
    return this.browser.send('Target.closeTarget', { targetId: this.target });
  }

  private hear({ method, params }: Message): void {
    if (method === 'Runtime.bindingCalled') {
      const value: unknown = JSON.parse(String(params['payload']));
      if (value === 'ready') this.ready();
      else this.told(value);
    } else if (method === 'Runtime.exceptionThrown') {
      this.reports.push(`thrown: ${JSON.stringify(params['exceptionDetails'])}`);
    } else if (method === 'Log.entryAdded') {
      const { entry } = params as {
        readonly entry: { readonly level: string; readonly text: string };
      };
      if (entry.level === 'error') this.reports.push(`logged: ${entry.text}`);
    } else if (method === 'Runtime.consoleAPICalled' && params['type'] === 'error') {
      this.reports.push(`console: ${JSON.stringify(params['args'])}`);
    }
  }
}

/** What was asked of a browser that has been killed, or of a tab that was closed. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export async function within<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} (${ms} ms)`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a process of the session that this group leads still runs; one that only waits to be counted does not. */
function alive(session: number): boolean {
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , , ofSession] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(ofSession) === session && state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  });
}
