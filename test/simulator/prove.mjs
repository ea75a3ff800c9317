// The stories of a release: `npm run prove:sync -- 0..100000 --out file`. Several processes, each over
// ranges of seeds; a line for every range that held, at once, so that a run that is cut off has still
// proved what it had. Bundled first: unbundled, a fifth of the time goes into finding modules.
import { fork } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const [from = 0, to = 100_000] = (positionals[0] ?? '0..100000').split('..').map(Number);
const RANGE = 250;

const outDir = mkdtempSync(join(tmpdir(), 'simulator-'));
const began = Date.now();
const sum = { seeds: 0, acts: 0, taken: 0, kept: 0 };
const bad = [];
let next = from;

try {
  await build({
    logLevel: 'warn',
    configFile: false,
    build: {
      ssr: resolve(import.meta.dirname, 'worker.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
    },
    ssr: { noExternal: true },
  });
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
} finally {
  rmSync(outDir, { recursive: true, force: true });
}

const seconds = Math.round((Date.now() - began) / 1000);
tell(`seeds ${from}..${to}: ${sum.seeds} held, ${bad.length} ranges did not, ${seconds} s`);
tell(`${sum.acts} acts, ${sum.taken} taken, ${sum.kept} attempts kept`);
process.exitCode = bad.length === 0 && sum.taken > sum.seeds * 2 ? 0 : 1;

/** One process, until nothing is left to do. */
function work() {
  return new Promise((done, failed) => {
    const child = fork(join(outDir, 'worker.js'), { stdio: 'inherit' });
    let asked = 0;
    const ask = () => {
      if (next >= to) return child.disconnect();
      const range = { from: next, to: Math.min(next + RANGE, to) };
      next = range.to;
      asked = Date.now();
      return child.send(range);
    };
    child.on('message', (answer) => {
      const took = `${Math.round((Date.now() - asked) / 100) / 10} s`;
      if (answer.bad === undefined) {
        sum.seeds += answer.to - answer.from;
        for (const name of ['acts', 'taken', 'kept']) sum[name] += answer[name];
        tell(`${answer.from}..${answer.to} hold, ${answer.taken} acts taken, ${took}`);
      } else {
        bad.push(answer.seed);
        tell(`${answer.from}..${answer.to}: ${answer.bad}\n${answer.why}`);
      }
      ask();
    });
    child.on('error', failed);
    child.on('exit', (code) =>
      code === 0 ? done() : failed(new Error(`a process ended: ${code}`)),
    );
    ask();
  });
}

function tell(line) {
  console.log(line);
  if (values.out !== undefined) appendFileSync(values.out, `${line}\n`);
}
