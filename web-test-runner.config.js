// Component and unit tests in real browsers: test/browsers/**/*.test.ts, with mocha and chai, under
// the strict CSP. LANE chooses the browser: chromium (default), chromium86, firefox or webkit.
//
// Portals serve plain HTTP, where half the APIs of a browser are missing. What asks for such an API
// runs everywhere: on both origins of both Chromiums, in Firefox and in WebKit. Of the screens' tests
// each place runs every other one, and its counterpart the rest, so that a landing sees each screen in
// both Chromiums, on both origins and in one more engine. `WHOLE=1` runs everything everywhere.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromeLauncher } from '@web/test-runner-chrome';
import { INSECURE_HOST, chromium86, currentChromium, firefox, webkit } from './scripts/browser.mjs';
import { pageUnderCsp, strictCsp } from './test/browsers/lanes/csp.mjs';
import { devtools } from './test/browsers/lanes/devtools.mjs';
import { patches } from './test/browsers/lanes/patches.mjs';
import { scenarioTexts } from './test/browsers/lanes/scenario-texts.mjs';
import { summary } from './test/browsers/lanes/summary.mjs';
import { webkitLauncher } from './test/browsers/lanes/webkit.mjs';
import { builtWorker } from './test/browsers/lanes/worker-file.mjs';

const lane = process.env['LANE'] ?? 'chromium';

/** A release leads the store on more random walks than a landing, types more words, and waits for them. */
const { MODEL_RUNS, HOSTILE_WORDS } = process.env;
const patience = MODEL_RUNS === undefined && HOSTILE_WORDS === undefined ? 1 : 15;

/** Opens the same session under a host name that is no secure context. */
async function insecurePage({ context }) {
  const page = await context.newPage();
  const go = page.goto.bind(page);
  page.goto = (url, options) => go(url.replace('//localhost', `//${INSECURE_HOST}`), options);
  return page;
}

function chromium({ executablePath, env, args }, name) {
  const launchOptions = { executablePath, env, args };
  const secure = playwrightLauncher({ product: 'chromium', launchOptions });
  const insecure = playwrightLauncher({
    product: 'chromium',
    launchOptions,
    createPage: insecurePage,
  });
  return [named(`${name}, secure origin`, secure), named(`${name}, plain HTTP`, insecure)];
}

/** Tests of what the browser gives on a secure origin only, or of what stands in for it. */
const ASKS_THE_PLATFORM = /\/(store\/store|edge-of-the-page|worker|provider)\.test\.ts$/;

/** The files of a place: 0 and 1 are counterparts. */
function filesOf(place) {
  if (process.env['FILES'] !== undefined) return [process.env['FILES']];
  const files = readdirSync('test/browsers', { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test/browsers', file).replaceAll(sep, '/'))
    .sort();
  if (process.env['WHOLE'] !== undefined) return files;
  const screens = files.filter((file) => !ASKS_THE_PLATFORM.test(file));
  return files.filter((file) => !screens.includes(file) || screens.indexOf(file) % 2 === place);
}

function firefoxLauncher(executablePath) {
  return chromeLauncher({ launchOptions: { browser: 'firefox', executablePath, headless: true } });
}

function named(name, launcher) {
  return Object.assign(launcher, { name });
}

/** A browser and what it runs, for each place of the lane. */
async function groups() {
  const group = (launcher, place) => ({
    name: launcher.name,
    browsers: [launcher],
    files: filesOf(place),
  });
  switch (lane) {
    case 'chromium': {
      const [secure, insecure] = chromium(await currentChromium(), 'Chromium');
      return [group(secure, 0), group(insecure, 1)];
    }
    case 'chromium86': {
      const [secure, insecure] = chromium(await chromium86(), 'Chromium 86');
      return [group(secure, 1), group(insecure, 0)];
    }
    case 'firefox':
      return [group(named('Firefox', firefoxLauncher(firefox())), 0)];
    case 'webkit':
      return [group(webkitLauncher(webkit()), 1)];
    default:
      throw new Error(`Unknown LANE: ${lane}`);
  }
}

export default {
  groups: await groups(),
  rootDir: '.',
  nodeResolve: { exportConditions: ['browser'] },
  concurrency: 1,
  concurrentBrowsers: 2, // as many as a machine has cores: both origins of a Chromium at once
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000 * patience,
  testFramework: { config: { ui: 'bdd', timeout: 60_000 * patience } },
  testRunnerHtml: pageUnderCsp,
  middleware: [strictCsp],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'chrome86',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    patches(),
    scenarioTexts(),
    builtWorker(),
    devtools(),
  ],
  reporters: [summary()],
  staticLogging: true,
};
