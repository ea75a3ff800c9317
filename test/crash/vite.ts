/** Builds the pages that are killed and searched for, with the product's own plugins and target. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { forChromium86 } from '../../scripts/chromium86.mjs';

/** The alias is for the week, which is told with Node's assertions. */
const assert = fileURLToPath(new URL('../disk/page/assert.ts', import.meta.url));

/** Builds a page (`crash` or `disk`) into a folder of its own, so that several proofs may run beside each other. */
export async function buildPage(of: 'crash' | 'disk'): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'cadre-talk-crash-page-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL(`../${of}/page/`, import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [forChromium86()],
    resolve: { alias: { 'node:assert/strict': assert } },
    build: {
      target: 'chrome86',
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      minify: false,
      chunkSizeWarningLimit: 5_000,
      // A browser's code cache keeps the addresses of scripts, also of those that it must not store; a
      // name such as `admonitions-….js` would lie there and tell what was worked on.
      rolldownOptions: { output: { chunkFileNames: 'assets/[hash].js' } },
    },
  });
  return outDir;
}
