/**
 * Locks a desk that nobody touches, after a warning, and with it the other tabs of the same user. What
 * somebody touches in one tab keeps all of them open.
 */
import type { Locking } from './locking.ts';
import type { LockOptions, LockTimers } from './ports.ts';
import { databaseNames } from './store/database.ts';
import { openChannel } from './store/tabs.ts';
import type { Visits } from './visits.ts';

const AFTER_MS = 5 * 60_000;
const WARN_MS = 60_000;

/** How often other tabs are told that somebody is there. */
const TELL_MS = 10_000;

const INPUT = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

const pageTimers: LockTimers = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

export function startIdleLock(visits: Visits, tenant: string, options: LockOptions): Locking {
  const { afterMs = AFTER_MS, warnMs = WARN_MS } = options;
  const input = options.input ?? (typeof window === 'undefined' ? undefined : window);
  const idle =
    afterMs === 'never' || input === undefined
      ? undefined
      : new Idle(visits, input, afterMs, Math.min(warnMs, afterMs), options.timers ?? pageTimers);
  const tabs = new OtherTabs(visits, tenant, () => idle?.touched(false));
  idle?.start(() => tabs.tell('active'));
  return {
    stop: () => {
      idle?.stop();
      tabs.stop();
    },
  };
}

class Idle {
  private last: number;
  private told = -Infinity;
  private warned = false;
  private callOff: () => void = () => undefined;
  private readonly ends: (() => void)[] = [];
  private active: () => void = () => undefined;

  constructor(
    private readonly visits: Visits,
    private readonly input: EventTarget,
    private readonly afterMs: number,
    private readonly warnMs: number,
    private readonly timers: LockTimers,
  ) {
    this.last = timers.now();
  }

  start(active: () => void): void {
    this.active = active;
    const heard = () => this.touched(true);
    for (const name of INPUT) {
      this.input.addEventListener(name, heard, { capture: true, passive: true });
      this.ends.push(() => this.input.removeEventListener(name, heard, { capture: true }));
    }
    this.ends.push(
      this.visits.on('unlocked', () => {
        this.last = this.timers.now();
        this.warned = false;
        this.look();
      }),
    );
    this.look();
  }

  stop(): void {
    this.callOff();
    for (const end of this.ends) end();
  }

  touched(here: boolean): void {
    if (this.visits.locked) return;
    const now = this.timers.now();
    // A computer that slept runs no timers: who wakes it finds it locked.
    if (now - this.last >= this.afterMs) {
      this.look();
      return;
    }
    const wasWarned = this.warned;
    this.last = now;
    this.warned = false;
    if (wasWarned) this.look();
    if (here && (wasWarned || now - this.told >= TELL_MS)) {
      this.told = now;
      this.active();
    }
  }

  private look(): void {
    this.callOff();
    if (this.visits.locked) return;
    // A clock that was set back must not keep the desk open for as long.
    this.last = Math.min(this.last, this.timers.now());
    const left = this.afterMs - (this.timers.now() - this.last);
    if (left <= 0) {
      void this.visits.lock('idle');
      return;
    }
    if (left <= this.warnMs && !this.warned) {
      this.warned = true;
      this.visits.tell('lock-warning', { inMs: left });
    }
    const next = this.warned ? left : left - this.warnMs;
    this.callOff = this.timers.after(next, () => this.look());
  }
}

type Said = 'active' | 'locked';

/** A message holds no more than one of two words, and does nothing that a user could not. */
class OtherTabs {
  private channel: BroadcastChannel | undefined;
  private readonly ends: (() => void)[];

  constructor(
    private readonly visits: Visits,
    private readonly tenant: string,
    private readonly active: () => void,
  ) {
    this.join();
    this.ends = [
      visits.on('locked', ({ why }) => {
        if (why !== 'elsewhere') this.tell('locked');
      }),
      visits.on('unlocked', () => this.join()),
    ];
  }

  tell(said: Said): void {
    this.channel?.postMessage(said);
  }

  stop(): void {
    for (const end of this.ends) end();
    this.channel?.close();
  }

  private join(): void {
    this.channel?.close();
    const { channel } = databaseNames(this.tenant, this.visits.current.user);
    this.channel = openChannel(`${channel}-lock`);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === 'active') this.active();
      if (data === 'locked') void this.visits.lock('elsewhere');
    });
  }
}
