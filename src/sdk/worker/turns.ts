/** Pauses of long work in the page. */
import { assertWanted } from '../queries/cancel.ts';
import { slices } from '../store/slices.ts';

/**
 * A function that ends at once while the slice lasts, and after the page had its turn when it is over.
 *
 * @throws DOMException `AbortError`, of that function, when the signal says so
 */
export function turns(signal: AbortSignal | undefined): () => Promise<void> {
  const pause = slices();
  return async () => {
    await pause();
    assertWanted(signal);
  };
}
