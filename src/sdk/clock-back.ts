/**
 * A clock that notices when it goes back: within a visit, and against the last entry of the log. It
 * changes no time, for a time that is made up would be worse: what was done stays in the order of the
 * log, the jump is told and stands in the log.
 */
import { instantOf } from './clock.ts';
import type { Desk } from './desk.ts';
import type { ClockPort } from './ports.ts';
import type { Store } from './store/store.ts';

/** Clocks are set by the network all day; that is no jump. */
const TOLERANCE_MS = 2 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

export class WatchedClock implements ClockPort {
  private latest = -Infinity;
  private most = 0;
  private told: ((minutes: number) => void) | undefined;

  constructor(private readonly clock: ClockPort) {}

  now(): number {
    const now = this.clock.now();
    const before = this.latest;
    // First: who is told of the jump asks what time it is.
    this.latest = before - now > TOLERANCE_MS ? now : Math.max(before, now);
    this.reached(before, now);
    return now;
  }

  /** Something was done at this time already. */
  after(at: number | undefined): void {
    if (at === undefined || Number.isNaN(at)) return;
    this.reached(at, this.clock.now());
  }

  /** Told of each jump, also of one before this call. */
  onJump(told: (minutes: number) => void): void {
    this.told = told;
    if (this.most > 0) told(this.most);
  }

  /** Minutes of the largest jump; absent where there was none. */
  get back(): number | undefined {
    return this.most > 0 ? this.most : undefined;
  }

  private reached(before: number, now: number): void {
    if (before - now <= TOLERANCE_MS) return;
    const minutes = Math.round((before - now) / MINUTE_MS);
    this.most = Math.max(this.most, minutes);
    this.told?.(minutes);
  }
}

/** When the last act was done here, as its clock said. */
export async function lastActOf(store: Store): Promise<number | undefined> {
  try {
    const [last] = await store.auditAfter((await store.sequence()) - 1, 1);
    return last && instantOf(last.entry.at);
  } catch {
    return undefined;
  }
}

/** That the clock went back stands in the log, where the times that follow it stand. */
export async function noteJump(
  desk: Pick<Desk, 'actor' | 'now' | 'store'>,
  minutes: number,
): Promise<void> {
  try {
    const { id } = await desk.actor();
    await desk.store.commit({
      puts: [],
      changes: [],
      audit: {
        action: 'clock.back',
        at: desk.now(),
        by: id,
        records: [],
        outcome: 'done',
        detail: { count: minutes },
      },
    });
  } catch {
    // The store says for itself that it is full or closed; the status tells of the clock.
  }
}
