/**
 * `node --import tsx test/bench/screen/run.ts`: ours, FullCalendar, bare Lit and plain DOM in one run of
 * one Chromium, as a table. Ratios count; nothing in the tests asserts a time. `SCREEN_ROUNDS` others
 * than 5.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readdir, readFile } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';
import { fflateSync } from '../../../build/fflate-sync.ts';
import { leanTemplates } from '../../../build/lean-templates.ts';
import { currentChromium } from '../../../scripts/browser.mjs';
import { forChromium86 } from '../../../scripts/chromium86.mjs';
import { createServer, listen } from '../../../scripts/serve.mjs';
import { workerFile } from '../../../scripts/worker-file.mjs';
import { makeDistrict } from '../../../src/sdk/testing/index.ts';
import type { Times } from './page/main.ts';

const ROUNDS = Number(process.env['SCREEN_ROUNDS'] ?? 5);
const page = fileURLToPath(new URL('./page/', import.meta.url));
const FIRST = ['ours', 'full-calendar', 'plain'] as const;

/** Each page by itself, so that nobody loads what belongs to another. */
async function built(outDir: string, name: string): Promise<void> {
  await build({
    configFile: false,
    root: page,
    base: './',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    plugins: [forChromium86(), fflateSync(), leanTemplates(), workerFile()],
    build: {
      target: 'chrome86',
      outDir: join(outDir, name),
      emptyOutDir: true,
      modulePreload: false,
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: { input: { index: join(page, `${name}.html`) } },
    },
  });
}

/** What a browser is sent before the page is there, packed as a server does. */
async function kilobytes(folder: string, loaded: readonly string[]): Promise<number> {
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    loaded.some((path) => path.endsWith(file)),
  );
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(folder, file)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

async function firstLoads(browser: Browser, outDir: string, port: number): Promise<Times> {
  const all: Record<string, number[]> = {};
  const sizes: Record<string, number> = {};
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of FIRST) {
      // A context of its own: nothing is in its cache.
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const tab = await context.newPage();
      const loaded: string[] = [];
      tab.on('response', (response) => loaded.push(new URL(response.url()).pathname));
      await tab.goto(`http://localhost:${port}/first-${name}/first-${name}.html`);
      await tab.waitForFunction(() => window.shownAfter !== undefined);
      const took = await tab.evaluate(() => window.shownAfter ?? 0);
      sizes[name] ??= await kilobytes(
        join(outDir, `first-${name}`),
        loaded.filter((path) => /\.(?:js|css)$/.test(path)),
      );
      await context.close();
      // The first one starts what every later one finds running.
      if (round > 0) all[name] = [...(all[name] ?? []), took];
    }
  }
  return Object.fromEntries(
    Object.entries(all).map(([name, times]) => [
      name,
      { painted: middle(times), KB: sizes[name] ?? 0 },
    ]),
  );
}

function middle(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function tell(title: string, times: Times): void {
  console.log(`\n${title}`);
  for (const [name, of] of Object.entries(times)) {
    const said = Object.entries(of).map(([what, value]) => `${what} ${value.toFixed(0)}`);
    console.log(`  ${name.padEnd(14)} ${said.join(', ')}`);
  }
}

async function main(): Promise<void> {
  const outDir = await mkdtemp(join(tmpdir(), 'cadre-talk-screen-'));
  const names = ['index', ...FIRST.map((name) => `first-${name}`)];
  for (const name of names) await built(outDir, name);
  // 100 talks of the last weeks and what they hang on.
  const district = makeDistrict({
    seed: 5,
    cadres: 100,
    units: 10,
    talks: 100,
    from: '2026-10-01',
  });
  const hundred = { today: district.today, records: district.records };
  await writeFile(join(outDir, 'first-ours', 'hundred.json'), JSON.stringify(hundred));
  const server = createServer({ root: outDir });
  const port = await listen(server);
  const { executablePath, env, args } = await currentChromium();
  const browser = await chromium.launch({ executablePath, env, args });
  try {
    console.log(`Chromium ${browser.version()}, load ${loadavg()[0]?.toFixed(1)}, ms`);
    const tab = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    tab.setDefaultTimeout(0);
    await tab.addInitScript('globalThis.__name = (named) => named');
    await tab.goto(`http://localhost:${port}/index/`);
    await tab.waitForFunction(() => window.screenBench !== undefined);
    const ask = (what: 'week' | 'month' | 'table', rounds: number): Promise<Times> =>
      tab.evaluate(([name, count]) => window.screenBench?.[name](count) as Promise<Times>, [
        what,
        rounds,
      ] as const);
    tell('week, 1,000 entries', await ask('week', ROUNDS + 1));
    tell('month, 1,000 entries', await ask('month', ROUNDS + 1));
    tell('table of 10,000', await ask('table', Math.min(ROUNDS, 3) + 1));
    const steps = await tab.evaluate(() => window.screenBench?.steps());
    await tab.close();
    tell('longest task of the main thread, generated district of 10,000 talks', {
      steps: steps ?? {},
    });
    tell('first load, 100 entries', await firstLoads(browser, outDir, port));
    console.log(`\nload at the end ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await rm(outDir, { recursive: true, force: true });
  }
}

await main();
