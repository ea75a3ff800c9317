// What the test server changes in files on their way to the browser.
import { join } from 'node:path';
import { withoutHasOwn } from '../../../scripts/chromium86.mjs';
import { root } from '../../../scripts/entries.mjs';

const NO_REPORTS = '/test/browsers/lanes/no-reports.js';

/** A plugin of the test runner's server. */
export function patches() {
  return {
    name: 'cadre-talk:patches',
    transform(context) {
      const { path, body } = context;
      if (typeof body !== 'string') return undefined;
      if (path === '/__web-dev-server__web-socket.js') {
        // The runner's own file calls structuredClone, which Chromium 86 lacks. Only that file is
        // mended: with a polyfill in the page, our own use of it would go unseen.
        return body.replaceAll('structuredClone(', '(x => JSON.parse(JSON.stringify(x)))(');
      }
      if (path === '/node_modules/papaparse/papaparse.js') {
        // It is a script, not a module; the builds wrap it, the test server does not.
        return `const module = { exports: {} }, exports = module.exports;${body}\nexport default module.exports;`;
      }
      if (path === '/node_modules/sm-crypto-v2/dist/index.mjs') {
        // Where there is no `crypto` it asks Node for one. Browsers have it, and the test server stops
        // at the name; the builds leave it alone.
        return body.replace(/await import\(\s*\/\*[^*]*\*\/\s*"crypto"\s*\)/, 'undefined');
      }
      if (path.startsWith('/test/browsers/') && path.endsWith('.test.ts')) {
        return `import '${NO_REPORTS}';${body}`; // on the first line, so that line numbers stay
      }
      return withoutHasOwn(join(root, path), body);
    },
  };
}
