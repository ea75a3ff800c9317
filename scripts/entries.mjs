// The public entries of the package: what package.json exports, by the name a portal imports.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export const entries = {
  policy: join(root, 'src/policy/index.ts'),
  'policy/zh-CN': join(root, 'src/policy/explain/zh-CN.ts'),
  'policy/en': join(root, 'src/policy/explain/en.ts'),
  'policy/packs': join(root, 'src/policy/pack/index.ts'),
  'policy/national': join(root, 'src/policy/pack/packs/national.ts'),
  'policy/coverage': join(root, 'src/policy/coverage.ts'),
  sdk: join(root, 'src/sdk/index.ts'),
  'sdk/handler': join(root, 'src/sdk/sync/handler.ts'),
  'sdk/testing': join(root, 'src/sdk/testing/index.ts'),
  components: join(root, 'src/components/index.ts'),
  define: join(root, 'src/components/define.ts'),
  provider: join(root, 'src/components/provider/define.ts'),
  scheduler: join(root, 'src/components/scheduler/define.ts'),
  'record-form': join(root, 'src/components/record-form/define.ts'),
  'admonition-tracker': join(root, 'src/components/admonition-tracker/define.ts'),
  dashboard: join(root, 'src/components/dashboard/define.ts'),
};

/** Entries without a source: `npm run build` makes them from the elements' classes. */
export const madeEntries = ['react', 'jsx', 'vue'];

/** The public elements: their tags, each with its entry and its folder under src/components. */
export const elements = {
  'talk-provider': 'provider',
  'talk-scheduler': 'scheduler',
  'talk-record-form': 'record-form',
  'talk-admonition-tracker': 'admonition-tracker',
  'talk-dashboard': 'dashboard',
};

export const classicEntry = join(root, 'src/components/classic.ts');

export const workerEntry = join(root, 'src/sdk/worker/worker.ts');
