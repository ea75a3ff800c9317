// The worker as one file that loads nothing: scripts/worker-file.mjs puts it beside each build.
import { defineConfig } from 'vite';
import { fflateSync } from './build/fflate-sync.ts';
import { forChromium86 } from './scripts/chromium86.mjs';
import { workerEntry } from './scripts/entries.mjs';

export default defineConfig({
  plugins: [forChromium86(), fflateSync()],
  publicDir: false,
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    target: 'chrome86',
    write: false,
    // A classic script: module workers came to Firefox with 114.
    lib: { entry: workerEntry, formats: ['iife'], name: 'CadreTalkWorker' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
