// The worker is one file of its own beside whatever was built, and the code that begins it knows its
// address and its mark: an old file out of a cache is then not mistaken for this one.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './entries.mjs';

export const WORKER_FILE = 'cadre-talk-worker.js';

/** What the sources have instead of a mark (src/sdk/worker/mark.ts). */
const NO_MARK = 'cadre-talk-worker-mark';

const folder = join(root, 'src/sdk/worker');

let building;

function built() {
  building ??= build({ configFile: join(root, 'vite.worker.config.ts'), logLevel: 'warn' }).then(
    (result) => {
      const [{ output }] = [result].flat();
      const [{ code, moduleIds }, ...others] = output;
      if (others.length > 0) throw new Error('The worker is not one file.');
      if (code.split(NO_MARK).length !== 2)
        throw new Error('The worker has no place for its mark.');
      return { code, moduleIds };
    },
  );
  return building;
}

/** The worker's code as it comes from the bundler, once for each run. */
export async function workerCode() {
  return (await built()).code;
}

/** The files that the worker is made of. */
export async function workerModules() {
  return (await built()).moduleIds;
}

/** Vite plugin: puts the worker beside the build, and its address and mark into the code that begins it. */
export function workerFile() {
  return {
    name: 'cadre-talk:worker-file',
    // That this plugin takes the time of a build is known: it is one.
    config: () => ({ build: { rolldownOptions: { checks: { pluginTimings: false } } } }),
    load: {
      filter: { id: /worker[\\/](?:address|mark)\.ts$/ },
      async handler(id) {
        if (id !== join(folder, 'address.ts') && id !== join(folder, 'mark.ts')) return undefined;
        const code = await workerCode();
        const mark = createHash('sha256').update(code).digest('hex').slice(0, 12);
        if (id === join(folder, 'mark.ts')) return `export const mark = '${mark}';`;
        const source = code.replace(NO_MARK, mark);
        const file = this.emitFile({ type: 'asset', fileName: WORKER_FILE, source });
        return `export const workerAddress = () => import.meta.ROLLUP_FILE_URL_${file} + '?${mark}';`;
      },
    },
  };
}
