/** Whether a desk syncs by itself; what does it is loaded after the first page. */
import type { Locking } from './locking.ts';
import type { SdkOptions } from './ports.ts';
import type { Visits } from './visits.ts';

export function syncingOf(visits: Visits, { sync, autoSync }: SdkOptions): Locking {
  const here = autoSync ?? (typeof window === 'undefined' ? 'never' : {});
  if (sync === undefined || here === 'never') return { stop: () => undefined };
  let stopped = false;
  let running: Locking | undefined;
  void import('./sync/auto.ts')
    .then(({ startAutoSync }) => {
      if (!stopped) running = startAutoSync(visits, here);
    })
    // What could not be loaded is asked for with the next visit; `sync.run` is there by hand.
    .catch(() => undefined);
  return {
    stop: () => {
      stopped = true;
      running?.stop();
    },
  };
}
