// The ES modules of the package: dist/es, one file for each public entry.
import { defineConfig } from 'vite';
import { fflateSync } from './build/fflate-sync.ts';
import { leanTemplates } from './build/lean-templates.ts';
import { forChromium86 } from './scripts/chromium86.mjs';
import { entries } from './scripts/entries.mjs';
import { workerFile } from './scripts/worker-file.mjs';

export default defineConfig({
  plugins: [forChromium86(), fflateSync(), leanTemplates(), workerFile()],
  // So that the worker is looked for beside the file that begins it.
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist/es',
    emptyOutDir: true,
    // Not es2022, although the portal's bundler could lower it: static class fields would become
    // static blocks, and the files would no longer load in Chromium 86 as they are.
    target: 'chrome86',
    minify: false,
    sourcemap: true,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      // What a portal may share with us stays outside. @noble is brought along, because it needs
      // the replacement that scripts/chromium86.mjs makes; papaparse, because it is no ES module and a
      // page without a bundler could not import it.
      external: [/^lit($|\/)/, /^@lit\//, 'idb', /^zod($|\/)/],
      // No names: a browser's code cache keeps the addresses of scripts on the disk, also of those that it
      // must not store, and `admonitions-….js` there would tell what was worked on.
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[hash].js' },
    },
  },
});
