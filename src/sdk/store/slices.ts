/** Long work in slices, so that the page stays alive beside it. */

/** Longer than this and typing would be felt to lag. */
const SLICE_MS = 12;

/** To be awaited between steps of long work: gives the page a turn whenever a slice has passed. */
export function slices(): () => Promise<void> {
  let end = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < end) return;
    await nextTask();
    end = performance.now() + SLICE_MS;
  };
}

/** Not by a timer: these wait longer each time, and a second in a tab that nobody looks at. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** As many at once that a cipher of the browser's always has work, and few enough for one in JavaScript. */
const AT_ONCE = 32;

/** The same of each, some at once, in slices. */
export async function eachInSlices<T, R>(
  all: readonly T[],
  work: (one: T, at: number) => Promise<R>,
): Promise<readonly R[]> {
  const pause = slices();
  const done: R[] = [];
  let next = 0;
  const line = async () => {
    for (let at = next; at < all.length; at = next) {
      next += 1;
      done[at] = await work(all[at] as T, at);
      await pause();
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, line));
  return done;
}
