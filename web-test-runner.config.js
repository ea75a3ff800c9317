// Component and unit tests in real browsers: test/browsers/**/*.test.ts, with mocha and chai, under
// the strict CSP. LANE chooses the browser: chromium (default), chromium86, firefox or webkit. Both
// Chromium lanes run every file twice, on a secure origin and on plain HTTP, where half the APIs of
// a browser are missing.
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

/** A release leads the store on more random walks than a landing, and waits for them. */
const patience = process.env['MODEL_RUNS'] === undefined ? 1 : 15;

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

function firefoxLauncher(executablePath) {
  return chromeLauncher({ launchOptions: { browser: 'firefox', executablePath, headless: true } });
}

function named(name, launcher) {
  return Object.assign(launcher, { name });
}

async function browsers() {
  switch (lane) {
    case 'chromium':
      return chromium(await currentChromium(), 'Chromium');
    case 'chromium86':
      return chromium(await chromium86(), 'Chromium 86');
    case 'firefox':
      return [named('Firefox', firefoxLauncher(firefox()))];
    case 'webkit':
      return [webkitLauncher(webkit())];
    default:
      throw new Error(`Unknown LANE: ${lane}`);
  }
}

export default {
  files: process.env['FILES'] ?? 'test/browsers/**/*.test.ts',
  rootDir: '.',
  nodeResolve: { exportConditions: ['browser'] },
  browsers: await browsers(),
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
