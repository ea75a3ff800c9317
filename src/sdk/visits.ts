/**
 * The desk that can be locked. What callers hold is a face whose functions go to the visit of the
 * moment: a store that is open, the desk over it and the subjects bound to that. Locking puts an empty
 * visit in its place, at whose desk every act is refused and every reading finds nothing, and lets the
 * other go with its keys and everything that was read. Unlocking puts a new one there.
 */
import type { DeskEvents, LockReason, UnlockSecret } from './api/keys.ts';
import type { TalkSdk } from './api.ts';
import type { Desk } from './desk.ts';
import type { IdbStore } from './store/idb-store.ts';
import type { Store } from './store/store.ts';
import type { Subjects } from './subjects.ts';
import type { VisitStatus } from './visit-status.ts';
import { watch } from './watch.ts';

/** What changes hands at a lock. */
export type Bound = Subjects & Pick<TalkSdk, 'settings'>;

export interface Visit {
  readonly store: Store;
  readonly desk: Desk;
  readonly bound: Bound;
  readonly standing: VisitStatus;
  /** Whose records they are. */
  readonly user: string;
  /** The store, where it was opened here and can be opened again. */
  readonly sealed?: IdbStore;
  end(): Promise<void>;
}

/** How long drafts and calls that have begun may take before a lock goes on without them. */
const PATIENCE_MS = 3000;

export class Visits {
  locked = false;
  private visit: Visit;
  private readonly running = new Set<Promise<unknown>>();
  private readonly hooks = new Set<{ readonly hook: () => void | Promise<void> }>();
  private readonly listeners = new Set<{
    readonly event: keyof DeskEvents;
    readonly listener: (detail: never) => void;
  }>();
  private readonly watchers = new Set<{ restart(): void }>();
  private ending: Promise<void> = Promise.resolve();

  constructor(
    first: Visit,
    readonly open: (secret?: UnlockSecret) => Promise<Visit>,
    /** A visit to nothing, under the rules of this one. */
    private readonly nothing: (after: Visit) => Visit,
  ) {
    this.visit = first;
  }

  get current(): Visit {
    return this.visit;
  }

  /** Functions and properties of the subjects, each asked of the visit of the moment. */
  face(): Bound {
    const face = Object.entries(this.visit.bound).map(([subject, part]: [string, unknown]) => {
      const now = () => Reflect.get(this.visit.bound, subject) as unknown;
      if (typeof part === 'function') return [subject, () => (now() as () => unknown)()];
      const whole = {};
      for (const name of Object.keys(part as object)) {
        const of = () => now() as Record<string, unknown>;
        // The rules are no secret, and what asks them does not wait.
        const isPlain = subject === 'policy' || typeof of()[name] !== 'function';
        Object.defineProperty(whole, name, {
          enumerable: true,
          get: isPlain
            ? () => of()[name]
            : () =>
                (...given: readonly unknown[]) =>
                  this.call(() => (of()[name] as Answers)(...given)),
        });
      }
      return [subject, whole];
    });
    return Object.fromEntries(face) as Bound; // the same names, one by one
  }

  /**
   * A call at the visit of the moment. What an act answers is the answer, whatever happened since; what
   * was read at a visit that is over is not handed out, but read again where we are now.
   */
  async call<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const { visit } = this;
      const going = ask();
      const settled = going.catch(() => undefined);
      this.running.add(settled);
      try {
        const answer = await going;
        if (visit === this.visit || isOutcome(answer)) return answer;
      } catch (error) {
        if (visit === this.visit) throw error;
      } finally {
        this.running.delete(settled);
      }
    }
  }

  watch<T>(
    query: () => Promise<T>,
    callback: (value: T) => void,
    failed?: (error: unknown) => void,
  ): () => void {
    const start = () => watch(this.visit.store, query, callback, failed);
    let stop = start();
    const watcher = {
      restart: () => {
        stop();
        stop = start();
      },
    };
    this.watchers.add(watcher);
    return () => {
      this.watchers.delete(watcher);
      stop();
    };
  }

  on<Name extends keyof DeskEvents>(
    event: Name,
    listener: (detail: DeskEvents[Name]) => void,
  ): () => void {
    const one = { event, listener };
    this.listeners.add(one);
    return () => this.listeners.delete(one);
  }

  tell<Name extends keyof DeskEvents>(event: Name, detail: DeskEvents[Name]): void {
    for (const one of [...this.listeners]) {
      if (one.event !== event) continue;
      try {
        one.listener(detail as never); // it listens to this event
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  beforeLock(hook: () => void | Promise<void>): () => void {
    const one = { hook };
    this.hooks.add(one);
    return () => this.hooks.delete(one);
  }

  /** Resolves when keys and records are gone. */
  async lock(why: LockReason): Promise<void> {
    if (!this.locked) {
      const hooks = [...this.hooks].map(async ({ hook }) => hook());
      await inTime(Promise.allSettled(hooks));
      this.lockNow(why);
    }
    await this.ending;
  }

  /** At once, without a word to those who would seal drafts first. */
  lockNow(why: LockReason): void {
    if (this.locked) return;
    this.locked = true;
    const over = this.visit;
    const running = [...this.running];
    this.visit = this.nothing(over);
    for (const watcher of this.watchers) watcher.restart();
    this.tell('locked', { why });
    // A store that cannot be opened again is only out of reach.
    if (over.sealed === undefined) this.out = over;
    else
      this.ending = inTime(Promise.allSettled(running)).then(() =>
        over.end().catch(() => undefined),
      );
  }

  /** Rejects as `open` does. */
  async unlock(secret?: UnlockSecret): Promise<void> {
    await this.ending;
    if (!this.locked) return;
    const next = this.out ?? (await this.open(secret));
    if (!this.locked) {
      await next.end();
      return;
    }
    this.out = undefined;
    this.visit = next;
    this.locked = false;
    for (const watcher of this.watchers) watcher.restart();
    this.tell('unlocked', {});
  }

  async end(): Promise<void> {
    this.watchers.clear();
    await this.ending;
    await (this.out ?? this.visit).end();
  }

  private out: Visit | undefined;
}

type Answers = (...given: readonly unknown[]) => Promise<unknown>;

function isOutcome(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([work, end]);
  clearTimeout(timer);
}
