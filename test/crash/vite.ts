/** Builds the page that is killed, with the product's own plugins and target. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { forChromium86 } from '../../scripts/chromium86.mjs';

const page = fileURLToPath(new URL('./page/', import.meta.url));

/** Builds it into a folder of its own, so that several proofs may run beside each other. */
export async function buildCrashPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'cadre-talk-crash-page-'));
  await build({
    configFile: false,
    root: page,
    base: './',
    logLevel: 'error',
    plugins: [forChromium86()],
    build: {
      target: 'chrome86',
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      minify: false,
      chunkSizeWarningLimit: 5_000,
    },
  });
  return outDir;
}
