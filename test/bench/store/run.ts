/**
 * `npm run bench:store`: the sealed store beside raw IndexedDB, the same sealed record by record, and
 * Dexie, in one Chromium, on a secure page and on plain HTTP. Ratios count; nothing in the tests
 * asserts a time. `STORE_PAGES=secure` or `plain` runs one of the two, `STORE_RECORDS` others than
 * 50,000.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { currentChromium, INSECURE_HOST } from '../../../scripts/browser.mjs';
import { forChromium86 } from '../../../scripts/chromium86.mjs';

type Results = Record<string, Record<string, number | string>>;

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

async function served(folder: string) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://here').pathname);
    const name = join(folder, path === '/' ? 'index.html' : path);
    readFile(name).then(
      (bytes) => {
        response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream');
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => server.close() };
}

async function main(): Promise<void> {
  const outDir = await mkdtemp(join(tmpdir(), 'cadre-talk-bench-'));
  const profile = await mkdtemp(join(tmpdir(), 'cadre-talk-bench-profile-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./page/', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [forChromium86()],
    build: { target: 'chrome86', outDir, emptyOutDir: true, chunkSizeWarningLimit: 5_000 },
  });
  const server = await served(outDir);
  const { executablePath, env, args } = await currentChromium();
  const context = await chromium.launchPersistentContext(profile, { executablePath, env, args });
  try {
    const hosts = { secure: 'localhost', plain: INSECURE_HOST };
    for (const [name, host] of Object.entries(hosts)) {
      if ((process.env['STORE_PAGES'] ?? name) !== name) continue;
      const page = await context.newPage();
      page.setDefaultTimeout(0);
      const origin = `http://${host}:${server.port}`;
      const session = await context.newCDPSession(page);
      await page.exposeFunction('say', (text: string) => console.log(`  ${text}`));
      await page.exposeFunction('usage', async () => {
        const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
        return usage;
      });
      await page.goto(`${origin}/?records=${process.env['STORE_RECORDS'] ?? 50_000}`);
      await page.waitForFunction(() => window.bench !== undefined);
      console.log(`${name}, load ${loadavg()[0]?.toFixed(1)}`);
      const results = await page.evaluate<Results>(() => window.bench?.() as Promise<never>);
      console.log(`${name}: ${JSON.stringify(results, undefined, 1)}`);
      console.log(`load at the end ${loadavg()[0]?.toFixed(1)}`);
      await page.close();
    }
  } finally {
    await context.close();
    server.close();
    await rm(outDir, { recursive: true, force: true });
    await rm(profile, { recursive: true, force: true });
  }
}

await main();
