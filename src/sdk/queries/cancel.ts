/** A question that the caller has taken back ends with an `AbortError`, as a fetch does. */
export function assertWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new DOMException('The question was taken back.', 'AbortError');
}
