// Gives the browser tests the worker where the sources look for it: beside the code that begins it.
import { WORKER_FILE, workerCode } from '../../../scripts/worker-file.mjs';

/** A plugin of the test runner's server. */
export function builtWorker() {
  return {
    name: 'cadre-talk:built-worker',
    async serve({ path }) {
      if (path !== `/src/sdk/worker/${WORKER_FILE}`) return undefined;
      return { type: 'js', body: await workerCode() };
    },
  };
}
