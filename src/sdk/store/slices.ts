/**
 * Long work in slices, so that the page stays alive beside it. All long work of a page shares its
 * slices: several lists at once would otherwise each take their own before the page has its turn.
 */

/** Longer than this and typing would be felt to lag. */
const SLICE_MS = 12;

/** When the page must have its turn. */
let end = 0;

/** Who waits until it had its turn; one goes on after each. */
const waiting: (() => void)[] = [];

/** To be awaited between steps of long work: gives the page a turn whenever a slice has passed. */
export function slices(): () => Promise<void> {
  begin();
  return async () => {
    while (isOver()) await pageTurn();
  };
}

/** As many at once that a cipher of the browser's always has work, and few enough for one in JavaScript. */
const AT_ONCE = 32;

/** The same of each, some at once, in slices. */
export async function eachInSlices<T, R>(
  all: readonly T[],
  work: (one: T, at: number) => Promise<R>,
): Promise<readonly R[]> {
  begin();
  const done: R[] = [];
  let next = 0;
  let turn: Promise<void> | undefined;
  const line = async () => {
    while (next < all.length) {
      // Looked at in the same breath as the work begins: ciphers in JavaScript do it in one go.
      if (isOver()) {
        await (turn ??= pageTurn().finally(() => (turn = undefined)));
        continue;
      }
      const at = next;
      next += 1;
      done[at] = await work(all[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, line));
  return done;
}

function begin(): void {
  // Where nobody waits, the last slice ended some time ago.
  if (waiting.length === 0 && isOver()) end = performance.now() + SLICE_MS;
}

function isOver(): boolean {
  return performance.now() >= end;
}

function pageTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) nextTask();
  });
}

/**
 * Not by a timer: these wait longer each time, and a second in a tab that nobody looks at. Nor by one
 * channel for all turns: what comes by it again and again may be told in one go.
 */
function nextTask(): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    end = performance.now() + SLICE_MS;
    waiting.shift()?.();
    if (waiting.length > 0) nextTask();
  };
  port2.postMessage(null);
}
