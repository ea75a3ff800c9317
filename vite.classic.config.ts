// The classic script file for pages without modules: dist/classic/cadre-talk.js, and in parts/ beside
// it what is loaded later. Its entry sets the one global, `CadreTalk`, itself, so that the first of
// two copies stays.
import { defineConfig } from 'vite';
import { classicOutput } from './build/classic-file.ts';
import { fflateSync } from './build/fflate-sync.ts';
import { leanTemplates } from './build/lean-templates.ts';
import { forChromium86 } from './scripts/chromium86.mjs';
import { classicEntry } from './scripts/entries.mjs';
import { workerFile } from './scripts/worker-file.mjs';

const { plugin, output } = classicOutput(classicEntry);

export default defineConfig({
  plugins: [forChromium86(), fflateSync(), leanTemplates(), workerFile(), plugin],
  // So that the worker is looked for beside the file that begins it.
  base: './',
  publicDir: false,
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir: 'dist/classic',
    emptyOutDir: true,
    target: 'chrome86',
    sourcemap: true,
    lib: { entry: classicEntry, formats: ['es'] },
    rolldownOptions: { output },
  },
});
