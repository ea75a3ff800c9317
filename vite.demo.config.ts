// The demo portal as files for any static server: demo/dist. Each page demo/*.html is one entry.
// Vite's own development server is not used: its client and inline styles do not fit the CSP.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger, defineConfig } from 'vite';
import { fflateSync } from './build/fflate-sync.ts';
import { leanTemplates } from './build/lean-templates.ts';
import { forChromium86 } from './scripts/chromium86.mjs';
import { entries, root } from './scripts/entries.mjs';
import { workerFile } from './scripts/worker-file.mjs';

const demo = join(root, 'demo');

// Classic scripts are classic on purpose.
const logger = createLogger('warn');
const { warn } = logger;
logger.warn = (message, options) => {
  if (!message.includes('can\'t be bundled without type="module"')) warn(message, options);
};

export default defineConfig({
  root: demo,
  base: './',
  customLogger: logger,
  plugins: [
    forChromium86(),
    fflateSync(),
    leanTemplates(),
    workerFile(),
    {
      name: 'cadre-talk:classic-file-beside-the-pages',
      closeBundle() {
        cpSync(join(root, 'dist/classic'), join(demo, 'dist'), { recursive: true });
      },
    },
  ],
  resolve: {
    alias: Object.entries(entries).map(([name, replacement]) => ({
      find: new RegExp(`^cadre-talk/${name}$`),
      replacement,
    })),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome86',
    sourcemap: true,
    // The CSP knows no inline script and no data: address but for pictures.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: readdirSync(demo)
        .filter((file) => file.endsWith('.html'))
        .map((file) => join(demo, file)),
      // Without names, as in vite.config.ts.
      output: { chunkFileNames: 'assets/[hash].js' },
    },
  },
});
