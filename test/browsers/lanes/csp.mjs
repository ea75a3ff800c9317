// Serves every page of the browser tests under the strict CSP, and makes any report of it fail the
// test during which it came.
import { createHash } from 'node:crypto';
import { STRICT_CSP } from '../../../scripts/serve.mjs';

const WATCH = '/test/browsers/lanes/watch-reports.js';

/**
 * The page of one test file. The watcher is first, so that it hears of everything. It also says how many
 * random walks the store is led on and how many hostile words a screen gets, where that is not as many as
 * with every landing.
 */
export function pageUnderCsp(testFramework) {
  const { MODEL_RUNS = '', HOSTILE_WORDS = '' } = process.env;
  return `<!doctype html>
<html lang="zh-CN" data-model-runs="${MODEL_RUNS}" data-hostile-words="${HOSTILE_WORDS}">
  <head>
    <meta charset="utf-8">
    <title>Test</title>
    <script src="${WATCH}"></script>
  </head>
  <body>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;
}

/**
 * Koa middleware. The runner writes its settings into the page as inline scripts: each is allowed
 * by its own hash, so that inline scripts in general stay forbidden for what is tested.
 */
export async function strictCsp(context, next) {
  await next();
  let csp = STRICT_CSP;
  if (typeof context.body === 'string' && context.response.is('html')) {
    const hashes = [...context.body.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
      .map(([, code]) => createHash('sha256').update(code).digest('base64'))
      .map((hash) => `'sha256-${hash}'`);
    csp = csp.replace("script-src 'self'", ["script-src 'self'", ...hashes].join(' '));
  }
  context.set('Content-Security-Policy', csp);
}
