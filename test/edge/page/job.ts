// What one job is: one library doing its real work, with the proof that the outcome is right.

/** Anything that a test outside the page reads again: plain values only. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface Proof {
  /** One sentence for the human who looks at the table. */
  readonly says: string;
  readonly facts: Facts;
  /** Bytes that the test opens with another program than the one that made them. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

export interface Job {
  readonly id: string;
  readonly library: string;
  readonly does: string;
  readonly size: string;
  /** Throws when the outcome is not what it must be. */
  run(): Promise<Proof>;
}

export interface Row {
  readonly id: string;
  readonly library: string;
  readonly does: string;
  readonly size: string;
  readonly ok: boolean;
  readonly says: string;
  readonly facts: Facts;
  readonly ms: number;
}

/** What the page holds up for the test. */
export interface EdgeReport {
  readonly done: boolean;
  readonly state: Facts;
  readonly rows: readonly Row[];
  readonly breaches: readonly string[];
  readonly files: Readonly<Record<string, Uint8Array>>;
}

export function demand(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export function demandEqual(actual: unknown, wanted: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}: ${is} instead of ${should}`);
}

/** Waits for layout and observers, a frame at a time; gives up after five seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const started = performance.now();
  while (!holds()) {
    if (performance.now() - started > 5_000) throw new Error(`never came true: ${what}`);
    await new Promise((next) => requestAnimationFrame(next));
  }
}
