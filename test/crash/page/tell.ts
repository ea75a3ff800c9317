/** What the page tells the test at once, also when it is killed in the next instant. */
export function tell(value: unknown): void {
  const { tellTest } = globalThis as unknown as { tellTest(json: string): void };
  tellTest(JSON.stringify(value));
}

/** A refusal as the test reads it: the code that the screen has a sentence for, or what nobody expected. */
export function refusalOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return `unknown: ${String(error)}`;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return `unknown: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}`;
}

/** 32 bytes that are the same in each life of a profile. */
export function keyOf(name: string): Uint8Array {
  return Uint8Array.from(
    { length: 32 },
    (_, at) => (name.charCodeAt(at % name.length) * 7 + at) & 255,
  );
}

/** A counter's own steps are no chance; which instant a kill finds is. */
export function below(limit: number): number {
  return Math.floor(Math.random() * limit);
}
