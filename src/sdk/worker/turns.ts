/** Pauses of long work in the page. */
import { assertWanted } from '../queries/cancel.ts';

/** Half of what a screen bears between two frames at 30 a second. */
const SLICE_MS = 12;

/**
 * A function that ends at once while the slice lasts, and after the page had its turn when it is over.
 *
 * @throws DOMException `AbortError`, of that function, when the signal says so
 */
export function turns(signal: AbortSignal | undefined): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    assertWanted(signal);
    since = performance.now();
  };
}
