// How the page is built: with the product's own build plugins and target.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { fflateSync } from '../../build/fflate-sync.ts';
import { forChromium86 } from '../../scripts/chromium86.mjs';

export const PAPERS_FOLDER = fileURLToPath(
  new URL('../../node_modules/.cache/papers/', import.meta.url),
);

export async function buildPapersPage(): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./page/', import.meta.url)),
    base: './',
    logLevel: 'warn',
    plugins: [forChromium86(), fflateSync()],
    build: {
      target: 'chrome86',
      outDir: PAPERS_FOLDER,
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  });
}
