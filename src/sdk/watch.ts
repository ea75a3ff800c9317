/** Runs a query now and after every change, one run at a time, and hands on the newest answer; a query that fails is told. */
import type { Store } from './store/store.ts';

export function watch<T>(
  store: Store,
  query: () => Promise<T>,
  callback: (value: T) => void,
  failed: (error: unknown) => void = (error) => {
    throw error;
  },
): () => void {
  let stopped = false;
  let running = false;
  let again = false;

  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      const value = await query();
      if (!stopped && !again) callback(value);
    } while (again && !stopped);
    running = false;
  };
  const start = (): void => {
    run().catch((error: unknown) => {
      running = false;
      if (!stopped) failed(error);
    });
  };

  // A line of the audit alone changes no answer.
  const unsubscribe = store.subscribe(({ records }) => {
    if (records.length > 0) start();
  });
  start();
  return () => {
    stopped = true;
    unsubscribe();
  };
}
