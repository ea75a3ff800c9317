/** Long work in short pieces, so that the page stays alive and its caller can take it back. */
import type { Pace } from '../worker/jobs.ts';
import { turns } from '../worker/turns.ts';

/**
 * Runs work that says now and then that it may be interrupted.
 *
 * @throws DOMException `AbortError` when the signal says so; what the work throws
 */
export async function inSlices<T>(
  work: Generator<unknown, T>,
  { signal, turn = turns(signal) }: Partial<Pace> = {},
): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await turn();
  }
}
