// `npm run test:consumers [-- names]`: the tarball as a portal's developer gets it, installed into fresh
// copies of examples/, built there, type-checked there, and worked with in a browser on plain HTTP.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { currentChromium } from '../../scripts/browser.mjs';
import { root } from '../../scripts/entries.mjs';
import { createServer, listen, STRICT_CSP } from '../../scripts/serve.mjs';
import { hosts } from './hosts.ts';

interface Consumer {
  /** Its folder from the root. */
  readonly folder: string;
  /** What npm runs there. */
  readonly scripts: readonly (readonly string[])[];
  /** What is served, from its folder; nothing where there is no page. */
  readonly served?: string;
  /** Tests of its own, instead of the work of a clerk. */
  readonly test?: (browser: Browser, copy: string) => Promise<void>;
  /** What its page is allowed, where the strictest policy would stop the host itself. */
  readonly csp?: (html: string) => string;
}

/** UI kits write style elements and attributes; that is theirs, and no script. */
const STYLED = STRICT_CSP.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("default-src 'none'", "default-src 'none'; font-src 'self' data:")
  .split('; ')
  .filter((one) => !/trusted-types/.test(one))
  .join('; ');

/** An import map stands in the page, and is named by its hash. */
function withMap(html: string): string {
  const [, map = ''] = /<script type="importmap">([^]*?)<\/script>/.exec(html) ?? [];
  const hash = createHash('sha256').update(map).digest('base64');
  return STRICT_CSP.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`);
}

const CONSUMERS: Readonly<Record<string, Consumer>> = {
  types: {
    folder: 'test/consumers/types',
    scripts: [
      ['exec', '--', 'tsc', '-p', '.'],
      ['exec', '--', 'tsc', '-p', '.', '--module', 'nodenext', '--moduleResolution', 'nodenext'],
      ['exec', '--', 'tsc', '-p', '.', '--moduleResolution', 'node10', '--esModuleInterop'],
    ],
  },
  hosts: { folder: 'test/consumers/hosts', scripts: [], test: hosts },
  'import-map': { folder: 'examples/import-map', scripts: [], served: '.', csp: withMap },
  'jsp-jquery': { folder: 'examples/jsp-jquery', scripts: [], served: '.', csp: () => STYLED },
  'react-19-antd': app('react-19-antd', ['types', 'build']),
  'react-18-antd': app('react-18-antd', ['types', 'build']),
  'vue-3-element-plus': app('vue-3-element-plus', ['types', 'build']),
  'vue-2-element-ui': { ...app('vue-2-element-ui', ['build']), served: '.' },
};

function app(name: string, scripts: readonly string[]): Consumer {
  return {
    folder: `examples/${name}`,
    scripts: scripts.map((script) => ['run', '--silent', script]),
    served: 'dist',
    csp: () => STYLED,
  };
}

function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync('npm', [...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' },
  });
  assert.equal(status, 0, `npm ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

/** The tarball that a release check made, or one made now of what is built. */
function packed(into: string): string {
  const given = process.env['TARBALL'];
  if (given !== undefined) return given;
  assert.ok(existsSync(join(root, 'dist/custom-elements.json')), 'not built: npm run build');
  const said = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', into], root);
  const [{ filename }] = JSON.parse(said) as [{ readonly filename: string }];
  return join(into, filename);
}

function install(
  name: string,
  { folder, scripts }: Consumer,
  tarball: string,
  into: string,
): string {
  const copy = join(into, name);
  cpSync(join(root, folder), copy, {
    recursive: true,
    filter: (path) => !/[\\/](?:node_modules|dist)$/.test(path),
  });
  cpSync(join(root, 'examples/portal'), join(into, 'portal'), { recursive: true });
  const file = join(copy, 'package.json');
  const text = readFileSync(file, 'utf8');
  assert.match(text, /"cadre-talk": "file:/, `${name} takes the package`);
  writeFileSync(
    file,
    text
      .replace(/"cadre-talk": "file:[^"]*"/, `"cadre-talk": "file:${tarball}"`)
      .replace(/"example-portal": "file:[^"]*"/, '"example-portal": "file:../portal"'),
  );
  npm(
    [
      'install',
      '--install-links',
      '--prefer-offline',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ],
    copy,
  );
  for (const script of scripts) npm(script, copy);
  return copy;
}

/** Works with the page as a clerk would; whatever the page complains of fails it. */
async function work(browser: Browser, consumer: Consumer, copy: string): Promise<void> {
  const folder = join(copy, consumer.served ?? '.');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const server = createServer({ root: folder, csp: consumer.csp?.(html) ?? STRICT_CSP });
  const port = await listen(server);
  const origin = `http://portal.test:${port}`;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(origin)) {
        complaints.push(`asked for ${request.url()}`);
      }
    });
    const picture = async (): Promise<void> => {
      const pictures = process.env['PICTURES'];
      if (pictures === undefined) return;
      await page.screenshot({ path: join(pictures, `${copy.split(/[\\/]/).pop()}.png`) });
    };
    try {
      await page.goto(`${origin}/index.html`);
      await arrange(page);
      await hostDialog(page);
      await picture();
      await page.reload();
      // What was written is kept, also on plain HTTP, and sealed under the host's key.
      await row(page).getByText('已安排').waitFor();
    } catch (error) {
      await picture();
      complaints.push(error instanceof Error ? error.message : String(error));
    }
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
}

function row(page: Page) {
  return page
    .getByRole('grid', { name: '待谈清单' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '孙成员' }) });
}

/** One real write, which the host hears of. */
async function arrange(page: Page): Promise<void> {
  await row(page).getByRole('button', { name: '安排：孙成员任职谈话' }).click();
  const dialog = page.locator('talk-dialog[open]');
  await dialog.locator('[data-day="2026-03-11"]').click();
  await dialog.getByRole('radio', { name: /^郑部长/ }).click();
  await dialog.getByRole('button', { name: '确认安排' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row(page).getByText('已安排').waitFor();
  await page.locator('#arranged').filter({ hasText: /^1$/ }).waitFor();
}

/** An element in the host's own dialog is on top, and can be clicked. */
async function hostDialog(page: Page): Promise<void> {
  await page.locator('#open').click();
  const empty = page.locator('talk-admonition-tracker').getByText('没有提醒、函询和诫勉事项');
  await empty.waitFor();
  await empty.click();
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in CONSUMERS));
assert.deepEqual(unknown, [], `there are ${Object.keys(CONSUMERS).join(', ')}`);

const into = mkdtempSync(join(tmpdir(), 'cadre-talk-consumers-'));
let passed = 0;
let failed = 0;
const { executablePath, env, args } = await currentChromium();
const browser = await chromium.launch({ executablePath, env, args });
try {
  const tarball = packed(into);
  for (const [name, consumer] of Object.entries(CONSUMERS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const start = performance.now();
    let fault: unknown;
    try {
      const copy = install(name, consumer, tarball, into);
      if (consumer.test !== undefined) await consumer.test(browser, copy);
      else if (consumer.served !== undefined) await work(browser, consumer, copy);
      passed += 1;
    } catch (error) {
      fault = error;
      failed += 1;
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${fault === undefined ? 'ok ' : 'BAD'} ${name} (${seconds} s)`);
    if (fault !== undefined) console.log(fault instanceof Error ? fault.message : String(fault));
  }
} finally {
  await browser.close();
  rmSync(into, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
