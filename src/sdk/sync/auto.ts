/**
 * Sync that nobody asks for: soon after something was written here, when the network or the page comes
 * back, and every so often; where it fails, later and later. One run at a time, none while the desk is
 * locked, and none by the clock while nobody looks at the page.
 */
import type { AutoSyncOptions, LockTimers } from '../ports.ts';
import type { Locking } from '../locking.ts';
import type { Visits } from '../visits.ts';

const SOON_MS = 2_000;
const EVERY_MS = 60_000;
const AT_MOST_MS = 10 * 60_000;

const pageTimers: LockTimers = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

export function startAutoSync(visits: Visits, options: AutoSyncOptions): Locking {
  const syncing = new AutoSync(visits, options);
  syncing.start();
  return syncing;
}

class AutoSync implements Locking {
  private readonly soonMs: number;
  private readonly everyMs: number;
  private readonly atMostMs: number;
  private readonly timers: LockTimers;
  private readonly page: NonNullable<AutoSyncOptions['page']> | undefined;
  private readonly ends: (() => void)[] = [];
  private planned: { readonly at: number; readonly callOff: () => void } | undefined;
  private running: AbortController | undefined;
  private failures = 0;
  /** Something was written here that no run has sent yet. */
  private waits = true;
  private stopped = false;

  constructor(
    private readonly visits: Visits,
    options: AutoSyncOptions,
  ) {
    const { soonMs = SOON_MS, everyMs = EVERY_MS, atMostMs = AT_MOST_MS } = options;
    this.soonMs = soonMs;
    this.everyMs = Math.max(everyMs, soonMs);
    this.atMostMs = Math.max(atMostMs, this.everyMs);
    this.timers = options.timers ?? pageTimers;
    this.page = options.page ?? pageHere();
  }

  start(): void {
    const { page, visits } = this;
    for (const event of ['online', 'offline']) {
      this.ends.push(listen(page?.window, event, () => this.atOnce()));
    }
    this.ends.push(
      listen(page?.document, 'visibilitychange', () => {
        if (this.isLookedAt()) this.atOnce();
      }),
      visits.on('locked', () => this.pause()),
      visits.on('unlocked', () => this.atOnce()),
      visits.watch(
        async () => undefined,
        () => this.wrote(),
        () => undefined,
      ),
    );
    this.atOnce();
  }

  stop(): void {
    this.stopped = true;
    this.pause();
    for (const end of this.ends.splice(0)) end();
  }

  /** A run that goes on amid a lock would only find its records gone. */
  private pause(): void {
    this.planned?.callOff();
    this.planned = undefined;
    this.running?.abort();
  }

  /** What failed before says nothing now. */
  private atOnce(): void {
    this.failures = 0;
    this.plan(0);
  }

  private wrote(): void {
    if (this.running !== undefined) return;
    this.waits = true;
    // While the other side cannot be reached, writing more does not bring it nearer.
    if (this.failures === 0) this.plan(this.soonMs);
  }

  /** The earlier of what is planned and this. */
  private plan(ms: number): void {
    if (this.stopped || this.visits.locked) return;
    const at = this.timers.now() + ms;
    if (this.planned !== undefined && this.planned.at <= at) return;
    this.planned?.callOff();
    const callOff = this.timers.after(ms, () => {
      this.planned = undefined;
      void this.run();
    });
    this.planned = { at, callOff };
  }

  private async run(): Promise<void> {
    if (this.stopped || this.visits.locked || this.running !== undefined) return;
    if (!this.isLookedAt() && !this.waits) return;
    const running = new AbortController();
    this.running = running;
    this.waits = false;
    const { sync } = this.visits.current.bound;
    // What goes wrong here is told by the status; and it is tried again.
    const ended = await sync.run({ signal: running.signal }).then(
      (run) => run.ended,
      () => 'failed' as const,
    );
    const status = await sync.status().catch(() => undefined);
    this.running = undefined;
    if (running.signal.aborted) {
      // Paused and gone on meanwhile: what was planned then found this run still going.
      if (!this.visits.locked) this.plan(0);
      return;
    }
    this.failures = ended === 'done' ? 0 : this.failures + 1;
    if (status !== undefined) this.visits.tell('sync', { status });
    if (ended !== 'done') this.waits = true;
    else if (status !== undefined && status.pending > 0) this.waits = true;
    if (ended === 'done') this.plan(this.waits ? this.soonMs : this.everyMs);
    else this.plan(Math.min(this.soonMs * 2 ** this.failures, this.atMostMs));
  }

  private isLookedAt(): boolean {
    return this.page === undefined || this.page.document.visibilityState !== 'hidden';
  }
}

function pageHere(): AutoSyncOptions['page'] {
  return typeof window === 'undefined' ? undefined : { window, document };
}

function listen(on: EventTarget | undefined, event: string, call: () => void): () => void {
  on?.addEventListener(event, call);
  return () => on?.removeEventListener(event, call);
}
