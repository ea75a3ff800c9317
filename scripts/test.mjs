// `npm test`: every check that a change must pass. `node scripts/test.mjs types lint` runs only those;
// the lanes below are run when they are named. End to end means the built files: `build` goes before.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, sep } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { BrowserNotHere, chromium86, currentChromium, firefox, webkit } from './browser.mjs';
import { root } from './entries.mjs';

/**
 * Where dates go wrong is where the day is another one than at the portal. Each zone tells stories of
 * its own of the simulator: a third of a landing's 500 each, for the same ones told thrice say less.
 */
const ZONES = [
  { TZ: 'Asia/Shanghai', SYNC_SEEDS: '0..167' },
  { TZ: 'UTC', SYNC_SEEDS: '167..334' },
  { TZ: 'America/Los_Angeles', SYNC_SEEDS: '334..500' },
];

/** A process for each file, as many at once as there are cores: they drive browsers and wait a lot. */
const EACH_ALONE = ['--test', `--test-concurrency=${availableParallelism()}`];

/** One process for all files. Starting and reading the same modules costs more than most files' tests. */
const IN_ONE = [join(root, 'scripts/in-one-process.mjs')];

const PRETTIER = ['--check', '--log-level', 'warn', '--cache', '.'];

const lint = tool('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
const format = tool('format', 'prettier/bin/prettier.cjs', PRETTIER);

const types = [
  tool('types: product', 'typescript/bin/tsc', ['--pretty', 'false', '-p', '.']),
  tool('without a page', 'typescript/bin/tsc', ['--pretty', 'false', '-p', 'src/policy']),
  tool('tests and tools', 'typescript/bin/tsc', ['--pretty', 'false', '-p', 'test']),
];
const dead = tool('dead code', 'knip/bin/knip.js', ['--no-progress']);
const repo = nodeTests('repository', (folder) => folder === 'repo');

const checks = {
  // The longest first; the others keep the other cores at work meanwhile.
  sources: [together([lint, ...types, format, dead, repo], availableParallelism())],
  node: [
    together([
      ...ZONES.map((zone) => nodeTests(`node, ${zone.TZ}`, withDays, zone, IN_ONE)),
      nodeTests('without days', withoutDays, ZONES[0], IN_ONE),
    ]),
  ],
  build: [script('build', ['scripts/build.mjs'])],
  size: [nodeTests('sizes', (folder) => folder === 'size')],
  start: [nodeTests('npm start', (folder) => folder === 'start')],
  browsers: [browserTests('chromium', currentChromium)],
  e2e: [nodeTests('end to end, modules', (folder) => folder === 'e2e', { LANE: 'modules' })],
};

const inFirefox = mayLack(firefox, browserTests('firefox', firefox));
const inWebkit = mayLack(webkit, browserTests('webkit', webkit));

const lanes = {
  chromium86: [
    mayLack(chromium86, browserTests('chromium86', chromium86)),
    mayLack(
      chromium86,
      nodeTests('end to end, classic file in Chromium 86', (folder) => folder === 'e2e', {
        LANE: 'classic86',
      }),
    ),
  ],
  firefox: [inFirefox],
  webkit: [inWebkit],
  // Each of them uses one core, and half of that waiting.
  engines: [together([inFirefox, inWebkit])],
  types: [together(types)],
  lint: [lint],
  format: [format],
  dead: [dead],
  repo: [repo],
  crash: [
    mayLack(
      currentChromium,
      nodeTests('kills, damage, tabs and disk', (folder) =>
        ['crash', 'tabs', 'disk'].includes(folder),
      ),
    ),
  ],
  pictures: [nodeTests('pictures', (folder) => folder === 'pictures')],
  papers: [nodeTests('papers, in office and browser', (folder) => folder === 'papers-made')],
  office: [
    mayLack(
      office,
      nodeTests('papers in LibreOffice', (_, file) => file === 'papers-made/office.test.ts'),
    ),
  ],
  edge: [
    mayLack(
      chromium86,
      nodeTests('libraries at real size', (folder) => folder === 'edge'),
    ),
  ],
};

/** Tests that need neither a browser nor the built files; a new folder is one of these. */
function ownFolder(folder) {
  return ![
    'repo',
    'size',
    'start',
    'browsers',
    'e2e',
    'edge',
    'papers-made',
    'pictures',
    'crash',
    'tabs',
    'disk',
  ].includes(folder);
}

/** Seals, stores, hostile files and the like are the same whatever the day is: one zone proves them. */
const DAYLESS = [
  'contract/',
  'sdk/store/',
  'sdk/seal/',
  'sdk/canaries/',
  'sdk/sync/guard.test.ts',
  'sdk/sync/forgeries.test.ts',
  'sdk/access/handler.test.ts',
  'sdk/keys.test.ts',
  'sdk/lock.test.ts',
  'exchange/hostile.test.ts',
  'papers/archive.test.ts',
  'papers/hostile.test.ts',
];

function withDays(folder, file) {
  return ownFolder(folder) && !withoutDays(folder, file);
}

function withoutDays(folder, file) {
  return DAYLESS.some((path) => file.startsWith(path));
}

/** @typedef {{ passed: number, failed: number, skipped?: number, output: string, notRun?: string }} Result */

/** A tool that says by its exit code whether all is well: one check. */
function tool(name, path, args) {
  return script(name, [join(root, 'node_modules', path), ...args]);
}

function script(name, args) {
  return {
    name,
    async run() {
      const { code, output } = await node(args);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
    },
  };
}

/** Checks that wait for each other nowhere run at the same time, so many at once, and count as one. */
function together(several, atOnce = several.length) {
  return {
    name: several.map(({ name }) => name).join(' · '),
    async run() {
      const results = [];
      const waiting = [...several];
      const work = async () => {
        for (let check = waiting.shift(); check; check = waiting.shift()) {
          results.push(await check.run());
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      const sum = (field) => results.reduce((total, result) => total + (result[field] ?? 0), 0);
      return {
        passed: sum('passed'),
        failed: sum('failed'),
        skipped: sum('skipped'),
        notRun: results.flatMap(({ notRun = [] }) => notRun),
        output: results
          .filter(({ failed }) => failed > 0)
          .map(({ output }) => output)
          .join('\n'),
      };
    },
  };
}

function nodeTests(name, wanted, env = {}, how = EACH_ALONE) {
  return {
    name,
    async run() {
      const files = testFiles(wanted);
      if (files.length === 0) return { passed: 0, failed: 1, output: 'There are no test files.' };
      const run = ['--import', 'tsx', '--test-reporter=spec', ...how, ...files];
      const { code, output } = await node(run, env);
      const count = (what) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
      const passed = count('pass');
      const failed = count('fail') + count('cancelled');
      const bad = failed === 0 && (code !== 0 || passed === 0) ? 1 : failed;
      const [, failures = output] = output.split(/^(?=✖ failing tests:$)/m);
      const skipped = count('skipped') + count('todo');
      return { passed, failed: bad, skipped, output: failures };
    },
  };
}

/** A command that closes with a line `N passed, N failed` of its own. */
function counted(name, args, env = {}) {
  return {
    name,
    async run() {
      const { code, output } = await node(args, env);
      const [, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
      const bad = code !== 0 || Number(passed) === 0 ? Math.max(1, Number(failed)) : Number(failed);
      return { passed: Number(passed), failed: bad, output };
    },
  };
}

/** Files whose page a browser never began: no word of ours has been read by then. */
const NOT_BEGUN = /^.*✖ [^:\n]+: (\S+)\n +The browser was unable to create and start a test page/gm;

function browserTests(lane, browser) {
  const runner = join(root, 'node_modules/@web/test-runner/dist/bin.js');
  const tests = (env = {}) => counted(`browsers: ${lane}`, [runner], { LANE: lane, ...env });
  return {
    name: `browsers: ${lane}`,
    async run() {
      await browser(); // a first unpacking is no matter of the runner's patience
      const all = await tests().run();
      // Once more, since a busy machine's browser now and then does not; a fault of ours stops it again.
      for (const [, file] of all.output.matchAll(NOT_BEGUN)) {
        const again = await tests({ FILES: file }).run();
        all.passed += again.passed;
        all.failed += again.failed - 1;
        all.output += `\n${file}, once more:\n${again.output}`;
      }
      return all;
    },
  };
}

/** A lane whose browser not every machine can have. */
function mayLack(browser, check) {
  return {
    ...check,
    async run() {
      try {
        await browser();
      } catch (error) {
        if (!(error instanceof BrowserNotHere)) throw error;
        return { passed: 0, failed: 0, output: '', notRun: [error.message] };
      }
      return check.run();
    },
  };
}

function office() {
  const absent = ['soffice', 'pdftotext'].filter((name) => spawnSync(name, ['--version']).error);
  if (absent.length > 0) throw new BrowserNotHere(`no ${absent.join(', ')} on this machine`);
}

function testFiles(wanted) {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.test.ts') && wanted(file.split(sep)[0], file.split(sep).join('/')),
    )
    .map((file) => join('test', file))
    .sort();
}

/** The longest check takes five minutes on two busy cores. One that hangs must not hang the others. */
const LIMIT_MS = 10 * 60_000;

/** Groups of processes that run: a browser that a test has started is in the group of its test. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    running.forEach(end);
    process.exit(1);
  });
}

function node(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', NODE_NO_WARNINGS: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    const pieces = [];
    const finish = (code, ...more) => {
      clearTimeout(timer);
      running.delete(child);
      done({ code, output: [Buffer.concat(pieces).toString(), ...more].join('\n') });
    };
    const timer = setTimeout(() => {
      end(child);
      child.stdout.destroy();
      child.stderr.destroy();
      finish(1, `It was ended, since it had not come to an end after ${LIMIT_MS / 1000} s.`);
    }, LIMIT_MS);
    child.stdout.on('data', (piece) => pieces.push(piece));
    child.stderr.on('data', (piece) => pieces.push(piece));
    child.on('error', (error) => finish(1, String(error)));
    child.on('close', (code) => finish(code ?? 1));
  });
}

function end(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch (error) {
    if (error?.code !== 'ESRCH') throw error; // it has ended meanwhile
  }
}

const named = process.argv.slice(2);
const known = { ...checks, ...lanes };
const unknown = named.filter((name) => !(name in known));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(known).join(', ')}`);
  process.exit(1);
}

const totals = { passed: 0, failed: 0, notRun: 0 };
for (const check of (named.length > 0 ? named : Object.keys(checks)).flatMap((one) => known[one])) {
  process.stdout.write(`${check.name} … `);
  const start = performance.now();
  const result = await check.run().catch((error) => ({
    passed: 0,
    failed: 1,
    output: error.stack ?? String(error),
  }));
  const { passed, failed, skipped = 0, notRun = [], output } = result;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (passed + failed > 0) {
    const parts = [
      `${passed} passed`,
      failed > 0 && `${failed} FAILED`,
      skipped > 0 && `${skipped} skipped`,
    ];
    console.log(`${parts.filter(Boolean).join(', ')} (${seconds} s)`);
  }
  for (const why of notRun) console.log(`not run: ${why}`);
  totals.notRun += notRun.length;
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  totals.passed += passed;
  totals.failed += failed;
}

const nothing = totals.passed + totals.failed + totals.notRun === 0;
if (totals.failed > 0 || nothing) process.exitCode = 1;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
