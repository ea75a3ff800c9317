// How the page is built: with the product's own build plugins and target.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { fflateSync } from '../../build/fflate-sync.ts';
import { forChromium86 } from '../../scripts/chromium86.mjs';
import { workerFile } from '../../scripts/worker-file.mjs';

export const PAPERS_FOLDER = fileURLToPath(
  new URL('../../node_modules/.cache/papers/', import.meta.url),
);

const page = fileURLToPath(new URL('./page/', import.meta.url));

export async function buildPapersPage(): Promise<void> {
  await build({
    configFile: false,
    root: page,
    base: './',
    logLevel: 'warn',
    plugins: [forChromium86(), fflateSync(), workerFile()],
    build: {
      target: 'chrome86',
      outDir: PAPERS_FOLDER,
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        input: { index: join(page, 'index.html') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  });
}
