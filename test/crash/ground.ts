/**
 * What a proof stands on: a server with the strict policy and the reference handler beside it, and a
 * profile on which one browser after another lives and dies.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BrowserNotHere,
  chromium86,
  currentChromium,
  INSECURE_HOST,
} from '../../scripts/browser.mjs';
import { createServer, listen } from '../../scripts/serve.mjs';
import type { Actor } from '../../src/sdk/index.ts';
import type { Store } from '../../src/sdk/store/store.ts';
import { createReferenceHandler } from '../../src/sdk/sync/handler.ts';
import { makeDistrict, memoryStore } from '../../src/sdk/testing/index.ts';
import { noonInShanghai } from '../../src/sdk/testing/fakes.ts';
import { Chromium, type Tab, type TabOptions, type Which } from './chromium.ts';
import { buildPage } from './vite.ts';

export interface Lane {
  readonly browser: Which;
  readonly origin: 'secure' | 'plain-http';
}

export const lanes = {
  secure: { browser: 'current', origin: 'secure' },
  plainHttp: { browser: 'current', origin: 'plain-http' },
  old: { browser: '86', origin: 'plain-http' },
} as const satisfies Record<string, Lane>;

export const { clerk } = makeDistrict({ cadres: 200, units: 10, talks: 0 }).desks;

/** Why a browser cannot be had on this machine; nothing where it can. */
export async function absent(which: Which): Promise<string | undefined> {
  try {
    await (which === '86' ? chromium86() : currentChromium());
    return undefined;
  } catch (error) {
    if (error instanceof BrowserNotHere) return error.message;
    throw error;
  }
}

export class Ground {
  profile = '';
  /** What the server has taken, for as long as the profile lives. */
  server: Store = memoryStore();
  /** How far each database went, as the host has been told (see the anchor's port). */
  anchors = new Map<string, unknown>();
  private now = noonInShanghai('2026-03-11');
  private handler: ((request: Request) => Promise<Response>) | undefined;
  private browser: Chromium | undefined;

  private constructor(
    readonly lane: Lane,
    private readonly people: readonly Actor[],
    private readonly page: string,
    private readonly http: Server,
    private readonly port: number,
  ) {}

  static async make(
    lane: Lane,
    of: 'crash' | 'disk' = 'crash',
    people: readonly Actor[] = [clerk],
  ): Promise<Ground> {
    const page = await buildPage(of);
    const answer = (request: Request) => ground.answer(request);
    const http = createServer({
      root: page,
      routes: {
        'POST /talks/push': answer,
        'POST /talks/pull': answer,
        'GET /anchor/:name': (_request, params) => ground.anchors.get(params['name'] ?? ''),
        'POST /anchor/:name': async (request, params) => {
          ground.anchors.set(params['name'] ?? '', await request.json());
        },
      },
    });
    const ground: Ground = new Ground(lane, people, page, http, await listen(http));
    await ground.renew();
    return ground;
  }

  get origin(): string {
    return `http://${this.lane.origin === 'secure' ? 'localhost' : INSECURE_HOST}:${this.port}`;
  }

  /** Another profile, and a server that knows nothing. */
  async renew(): Promise<void> {
    await this.forget();
    this.profile = await mkdtemp(join(tmpdir(), 'cadre-talk-crash-'));
    this.server = memoryStore();
    this.anchors = new Map();
    this.handler = createReferenceHandler({
      identity: (request) => {
        const id = request.headers.get('x-person');
        // The days of a story go by in the page; the server's go along.
        this.now = Number(request.headers.get('x-now') ?? this.now);
        return this.people.find((person) => id === null || person.id === id);
      },
      store: this.server,
      clock: { now: () => this.now },
    });
  }

  async start(profile = this.profile): Promise<Chromium> {
    this.browser = await Chromium.start(this.lane.browser, profile);
    return this.browser;
  }

  open(browser: Chromium, options: TabOptions = {}): Promise<Tab> {
    return browser.open(`${this.origin}/`, options);
  }

  async end(): Promise<void> {
    await this.forget();
    this.http.closeAllConnections();
    await new Promise((done) => this.http.close(done));
    await rm(this.page, { recursive: true, force: true });
  }

  private async forget(): Promise<void> {
    await this.browser?.kill();
    this.browser = undefined;
    if (this.profile !== '') await rm(this.profile, { recursive: true, force: true });
  }

  private answer(request: Request): Promise<Response> {
    if (this.handler === undefined) throw new Error('There is no server');
    return this.handler(request);
  }
}
