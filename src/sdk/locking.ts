/** Whether and when a desk locks by itself; the watching is loaded after the first page. */
import type { SdkOptions } from './ports.ts';
import type { Visits } from './visits.ts';

export interface Locking {
  stop(): void;
}

export async function lockingOf(visits: Visits, options: SdkOptions): Promise<Locking> {
  const { lock = {} } = options;
  if (visits.current.sealed === undefined) return { stop: () => undefined };
  let stopped = false;
  let running: Locking | undefined;
  void import('./idle-lock.ts')
    .then(({ startIdleLock }) => {
      if (!stopped) running = startIdleLock(visits, options.tenant ?? 'default', lock);
    })
    // It is asked for again with the next visit; until then the desk is locked by hand.
    .catch(() => undefined);
  return {
    stop: () => {
      stopped = true;
      running?.stop();
    },
  };
}
