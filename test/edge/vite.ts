// How the edge page is built: with the product's own build plugins and target, so that what is proved
// here is what the product ships.
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { fflateSync } from '../../build/fflate-sync.ts';
import { lazyPartsBeside } from '../../build/lazy-parts-beside.ts';
import { forChromium86 } from '../../scripts/chromium86.mjs';

const page = fileURLToPath(new URL('./page/', import.meta.url));

/** Where the built page lies; `node scripts/serve.mjs node_modules/.cache/edge` shows it. */
export const EDGE_FOLDER = fileURLToPath(
  new URL('../../node_modules/.cache/edge/', import.meta.url),
);

const LAZY_PARTS = ['papers', 'workbook', 'sm'];

const shared: InlineConfig = {
  configFile: false,
  root: page,
  base: './',
  logLevel: 'warn',
  plugins: [forChromium86(), fflateSync()],
};

/**
 * Builds three things: the page as modules, with its lazy parts and the worker; the one classic script
 * that uses the same lazy parts and the same worker; and the page once more under another name, for
 * which the test's server sends a policy list without ours.
 */
export async function buildEdgePage(): Promise<void> {
  const lazy = Object.fromEntries(
    LAZY_PARTS.map((name) => [name, join(page, 'lazy', `${name}.ts`)]),
  );
  await build({
    ...shared,
    build: {
      target: 'chrome86',
      outDir: EDGE_FOLDER,
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        input: { index: join(page, 'index.html'), worker: join(page, 'worker.ts'), ...lazy },
        // A lazy part is also imported from outside this build, so it keeps its name and its exports.
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  });
  await build({
    ...shared,
    plugins: [
      ...(shared.plugins ?? []),
      lazyPartsBeside(
        Object.fromEntries(Object.entries(lazy).map(([name, file]) => [file, `${name}.js`])),
      ),
    ],
    build: {
      target: 'chrome86',
      outDir: EDGE_FOLDER,
      emptyOutDir: false,
      lib: {
        entry: join(page, 'classic.ts'),
        formats: ['iife'],
        name: 'EdgeClassic',
        fileName: () => 'classic.js',
      },
    },
  });
  await copyFile(join(page, 'classic.html'), join(EDGE_FOLDER, 'classic.html'));
  await copyFile(join(EDGE_FOLDER, 'index.html'), join(EDGE_FOLDER, 'without-our-policy.html'));
}
