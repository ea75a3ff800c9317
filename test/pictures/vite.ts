// How the page of the pictures is built: from the sources, with the product's own plugins and target.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { fflateSync } from '../../build/fflate-sync.ts';
import { leanTemplates } from '../../build/lean-templates.ts';
import { forChromium86 } from '../../scripts/chromium86.mjs';
import { workerFile } from '../../scripts/worker-file.mjs';

export const PICTURES_PAGE = fileURLToPath(
  new URL('../../node_modules/.cache/pictures/', import.meta.url),
);

const page = fileURLToPath(new URL('./page/', import.meta.url));

export async function buildPicturesPage(): Promise<void> {
  await build({
    configFile: false,
    root: page,
    base: './',
    logLevel: 'warn',
    plugins: [forChromium86(), fflateSync(), leanTemplates(), workerFile()],
    build: {
      target: 'chrome86',
      outDir: PICTURES_PAGE,
      emptyOutDir: true,
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: {
        input: { index: join(page, 'index.html') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[hash].js' },
      },
    },
  });
}
