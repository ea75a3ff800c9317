// `npm run test:browsers-page`: runs the tests of the screens whole, everywhere, and writes what passed
// into docs/browsers.md. A run in which anything failed writes nothing, so the page never says more.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './entries.mjs';

/** What `npm run test:whole` says of a check: its name, how many passed, and whether any failed. */
const CHECK = /^(.+?) … (\d+) passed(?:, (\d+) FAILED)?(?:, \d+ skipped)? \(([\d.]+) s\)$/;

/**
 * The rows of the table. Browsers come from the reporter's counts, one JSON a line and browser, since
 * the two origins of a browser are one check; the checks end to end come from what was printed.
 *
 * @returns {readonly { where: string, what: string, passed: number, failed: number }[]}
 */
export function rowsOf(counts, printed) {
  const browsers = counts
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ browser, passed, failed }) => {
      const [, name = browser, origin = 'localhost'] = /^(.*), (.*)$/.exec(browser) ?? [];
      return { where: `${name}, ${origin}`, what: 'elements, stores, workers', passed, failed };
    });
  const ends = printed.split('\n').flatMap((line) => {
    const [, name, passed, failed = 0] = CHECK.exec(line.trim()) ?? [];
    if (!name?.startsWith('end to end, ')) return [];
    const where = name.slice('end to end, '.length);
    return [{ where, what: 'the portal, end to end', passed: +passed, failed: +failed }];
  });
  return [...browsers, ...ends];
}

/** What was not run at all is said too. */
export function notRunOf(printed) {
  return [...printed.matchAll(/(?:^|… )not run: (.*)$/gm)].map(([, why]) => why);
}

export function pageOf(rows, notRun, { date, commit }) {
  return [
    '# Browsers',
    '',
    `Every test of the elements in every browser, under the strict Content-Security-Policy with Trusted Types where the browser knows them. Written by \`npm run test:browsers-page\` on ${date} at commit \`${commit}\`; a run in which a test fails writes nothing.`,
    '',
    '| Browser, origin | What | Passed |',
    '| --- | --- | ---: |',
    ...rows.map(({ where, what, passed }) => `| ${where} | ${what} | ${passed} |`),
    '',
    ...notRun.map((why) => `Not run: ${why}\n`),
  ].join('\n');
}

/** Shows what the command prints as it comes, and keeps it. */
function run(args, env) {
  return new Promise((done) => {
    const child = spawn('npm', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      printed += piece;
      process.stdout.write(piece);
    });
    child.on('close', (code) => done({ code, printed }));
  });
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-talk-browsers-'));
  const file = join(folder, 'counts');
  try {
    writeFileSync(file, '');
    const env = { ...process.env, BROWSER_COUNTS: file };
    const { code, printed } = await run(['run', '--silent', 'test:whole'], env);
    const rows = rowsOf(readFileSync(file, 'utf8'), printed);
    if (code !== 0 || rows.length === 0 || rows.some(({ failed }) => failed > 0)) {
      console.error('docs/browsers.md stays as it was.');
      process.exitCode = 1;
      return;
    }
    const git = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' });
    const when = { date: new Date().toISOString().slice(0, 10), commit: git.stdout.trim() };
    const page = join(root, 'docs/browsers.md');
    writeFileSync(page, pageOf(rows, notRunOf(printed), when));
    const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
    spawnSync(process.execPath, [prettier, '--write', page]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
