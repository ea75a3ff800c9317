/**
 * Takes the pictures of all scenes, always the same: a pinned browser, a fixed clock and a fixed chance,
 * no caret and nothing that moves. `node scripts/pictures.mjs elements` is the command for people.
 */
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { currentChromium } from '../../scripts/browser.mjs';
import { createServer, listen } from '../../scripts/serve.mjs';
import { type Look, looks, papers, type Scene, scenes } from './scenes.ts';
import { buildPicturesPage, PICTURES_PAGE } from './vite.ts';

/** Where pictures are put that nobody keeps. */
export const RESULTS = fileURLToPath(new URL('../../test-results/pictures/', import.meta.url));

const NOON = Date.UTC(2026, 10, 23, 4);

const SIZES: Readonly<Record<Look, { readonly width: number; readonly height: number }>> = {
  light: { width: 1366, height: 768 },
  dark: { width: 1366, height: 768 },
  tablet: { width: 820, height: 1024 },
  'tablet-dark': { width: 820, height: 1024 },
};

/** A printed page and a bit of the grey around it, at the size of a screen. */
const PAPER = { width: 820, height: 1160 };

/** What is drawn by chance (ids, samples) is the same in every run. */
const SAME_CHANCE = `
  globalThis.__name = (named) => named;
  let seed = 20261123;
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  Math.random = next;
  crypto.getRandomValues = (into) => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(next() * 256);
    return into;
  };
`;

export interface Picture {
  readonly name: string;
  readonly png: Buffer;
  /** The same a good while later, where a busy machine had not drawn all of it. */
  readonly later: () => Promise<Buffer>;
  /** How many CSS pixels the content is wider than the window. */
  readonly tooWide: number;
}

export interface Wanted {
  readonly scene?: RegExp;
  /** `all`, or those that are compared in every run. */
  readonly looks: 'all' | 'compared';
}

/** Every picture that is compared, by name. */
export function comparedNames(): readonly string[] {
  return [
    ...scenes.flatMap(({ name, compared }) => compared.map((look) => nameOf(name, look))),
    ...papers.map((name) => `paper-${name}`),
  ];
}

function nameOf(scene: string, look: Look): string {
  return `${scene}-${look}`;
}

export class Camera {
  private other: Page | undefined;

  private constructor(
    private readonly server: Server,
    private readonly browser: Browser,
    private readonly page: Page,
    private readonly address: string,
  ) {}

  static async open(): Promise<Camera> {
    await buildPicturesPage();
    const server: Server = createServer({ root: PICTURES_PAGE });
    const port = await listen(server);
    const { executablePath, env, args } = await currentChromium();
    const browser = await chromium.launch({
      executablePath,
      env,
      args: [...args, '--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars'],
    });
    const context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    await context.addInitScript(SAME_CHANCE);
    const page = await context.newPage();
    await page.clock.setFixedTime(NOON);
    page.setDefaultTimeout(20_000);
    return new Camera(server, browser, page, `http://localhost:${port}/`);
  }

  /** Something that is done in a page of its own, which shows nothing. */
  async beside<T>(work: (page: Page) => Promise<T>): Promise<T> {
    this.other ??= await this.page.context().newPage();
    return work(this.other);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    this.server.close();
  }

  async *take(wanted: Wanted): AsyncIterable<Picture> {
    for (const scene of scenes) {
      if (wanted.scene?.test(scene.name) === false) continue;
      const shots = wanted.looks === 'all' ? looks : scene.compared;
      for (const size of ['1366', '820']) {
        const ofSize = shots.filter((look) => String(SIZES[look].width) === size);
        if (ofSize.length > 0) yield* this.takeScene(scene, ofSize);
      }
    }
    for (const name of papers) {
      if (wanted.scene?.test(`paper-${name}`) === false) continue;
      yield await this.takePaper(name);
    }
  }

  /** One scene is made once for a width, and then looked at by day and by night. */
  private async *takeScene(scene: Scene, shots: readonly Look[]): AsyncIterable<Picture> {
    const [first] = shots;
    if (first === undefined) return;
    const { page } = this;
    await this.fresh(SIZES[first]);
    await page.evaluate(
      ([shown, state]) => {
        const { pictures } = window;
        if (pictures === undefined) throw new Error('the page is not ready');
        const talk = state === '' ? undefined : pictures.talk(state);
        return pictures.show({
          ...shown,
          attributes: { ...shown.attributes, ...(talk === undefined ? {} : { talk }) },
        });
      },
      [scene.shown, scene.talk ?? ''] as const,
    );
    try {
      await scene.ready(page);
      await scene.act?.(page);
      // What is on its way, and parts that come later.
      if (scene.shown.state !== 'slow') {
        await page.locator('.loading').first().waitFor({ state: 'detached' });
      }
    } catch (error) {
      // What stood there instead says more than what was waited for.
      await page.screenshot({ path: join(RESULTS, `${scene.name}-never-came.png`) });
      console.error(`${scene.name} never came; what did is in ${RESULTS}`);
      throw error;
    }
    await page.mouse.move(0, 0);
    for (const look of shots) {
      const theme = look.endsWith('dark') ? ('dark' as const) : ('light' as const);
      await page.evaluate((one) => window.pictures?.theme(one), theme);
      await this.quiet();
      yield {
        name: nameOf(scene.name, look),
        png: await this.shot(),
        later: () => this.later(),
        tooWide: await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      };
    }
  }

  private async takePaper(name: string): Promise<Picture> {
    await this.fresh(PAPER);
    await this.page.evaluate((one) => window.pictures?.paper(one), name);
    await this.quiet();
    const wide = name === 'week-plan';
    if (wide) await this.page.setViewportSize({ width: 1160, height: 820 });
    return {
      name: `paper-${name}`,
      png: await this.shot(),
      later: () => this.later(),
      tooWide: 0,
    };
  }

  /** A page that nothing was done in: neither focus nor scrolling nor chance is left of the one before. */
  private async fresh(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.page.setViewportSize(size);
    await this.page.goto(this.address);
    await this.page.waitForFunction(() => window.pictures !== undefined);
  }

  /** Until what was asked for is drawn: a moment for the answers, then two frames. */
  private async quiet(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 200);
        }),
    );
  }

  private async later(): Promise<Buffer> {
    await this.page.waitForTimeout(1500);
    return this.shot();
  }

  private shot(): Promise<Buffer> {
    return this.page.screenshot({ animations: 'disabled', caret: 'hide' });
  }
}
