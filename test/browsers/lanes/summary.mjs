// Reporter of the browser tests: what failed, and one closing line `N passed, N failed`. Where
// BROWSER_COUNTS names a file, it gets a line of JSON for each browser: scripts/browsers-page.mjs reads it.
import { appendFileSync } from 'node:fs';

/** Sums over the suites of one session. */
function* tests(suite, path = []) {
  for (const test of suite?.tests ?? []) yield { ...test, title: [...path, test.name].join(' › ') };
  for (const inner of suite?.suites ?? []) yield* tests(inner, [...path, inner.name]);
}

export function summary() {
  let passed = 0;
  let failed = 0;
  const browsers = new Map();
  return {
    onTestRunFinished({ sessions }) {
      for (const session of sessions) {
        const before = [passed, failed];
        const where = `${session.browser.name}: ${session.testFile.replace(`${process.cwd()}/`, '')}`;
        const errors = session.errors.map((error) => error.stack ?? error.message);
        const all = [...tests(session.testResults)].filter((test) => !test.skipped);
        for (const request of session.request404s ?? []) errors.push(`404: ${request}`);
        if (all.length === 0 && errors.length === 0) errors.push('no test ran in this file');
        for (const test of all) {
          if (test.passed) passed += 1;
          else {
            failed += 1;
            const { message = '', stack = '' } = test.error ?? {};
            const places = stack.split('\n').filter((line) => line.trim().startsWith('at '));
            console.log(
              [`✖ ${where}`, `  ${test.title}`, `    ${message}`, ...places, ''].join('\n'),
            );
          }
        }
        if (errors.length > 0) {
          failed += 1;
          const logs = session.logs.map((line) => line.map(String).join(' '));
          console.log(`✖ ${where}\n    ${[...errors, ...logs].join('\n    ')}\n`);
        }
        const count = browsers.get(session.browser.name) ?? { passed: 0, failed: 0 };
        count.passed += passed - before[0];
        count.failed += failed - before[1];
        browsers.set(session.browser.name, count);
      }
      const file = process.env['BROWSER_COUNTS'];
      if (file === undefined) return;
      for (const [browser, count] of browsers) {
        appendFileSync(file, `${JSON.stringify({ browser, ...count })}\n`);
      }
    },
    // The runner prints more after its reporters have stopped; this line comes last.
    start() {
      process.on('exit', () => {
        console.log(`${passed} passed, ${failed} failed`);
        if (failed > 0 || passed === 0) process.exitCode = 1;
      });
    },
  };
}
