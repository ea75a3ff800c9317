/** Long work in short pieces, so that the page stays alive and its caller can take it back. */
import { assertWanted } from '../queries/cancel.ts';

export interface Pace {
  readonly signal?: AbortSignal;
}

/** Half of what a screen bears between two frames at 30 a second. */
const SLICE_MS = 12;

/**
 * Runs work that says now and then that it may be interrupted.
 *
 * @throws DOMException `AbortError` when the signal says so; what the work throws
 */
export async function inSlices<T>(work: Generator<unknown, T>, pace: Pace = {}): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    assertWanted(pace.signal);
    since = performance.now();
  }
}
