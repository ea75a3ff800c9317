// The classic script file for pages without modules: dist/classic/cadre-talk.js with everything in
// it. Its entry sets the one global, `CadreTalk`, itself, so that the first of two copies stays.
import { defineConfig } from 'vite';
import { forChromium86 } from './scripts/chromium86.mjs';
import { classicEntry } from './scripts/entries.mjs';

export default defineConfig({
  plugins: [
    forChromium86(),
    {
      name: 'cadre-talk:one-global',
      generateBundle(_options, bundle) {
        for (const part of Object.values(bundle)) {
          // With an export, the file would begin with `var CadreTalk =` and a second copy on the
          // page would overwrite the first.
          if (part.type === 'chunk' && part.exports.length > 0) {
            this.error(`The classic entry exports ${part.exports.join(', ')}; it must not export.`);
          }
        }
      },
    },
  ],
  publicDir: false,
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir: 'dist/classic',
    emptyOutDir: true,
    target: 'chrome86',
    minify: true,
    sourcemap: true,
    lib: {
      entry: classicEntry,
      formats: ['iife'],
      name: 'CadreTalk',
      fileName: () => 'cadre-talk.js',
    },
  },
});
