/**
 * Who looked at what (四·2⑸). A look is noted after its answer, so that reading stays fast; in order,
 * several in one line, and nothing is left when the SDK closes. Screens read again after every
 * change, so the same person at the same record is one look for a while.
 */
import type { Action } from '../access/table.ts';
import type { Actor } from '../ports.ts';

const SAME_LOOK_MS = 10 * 60 * 1000;

interface Look {
  readonly actor: Actor;
  readonly action: Action;
  readonly record: string;
}

type Note = (actor: Actor, action: Action, records: readonly string[]) => Promise<void>;

export class Views {
  private readonly seen = new Map<string, number>();
  private pending: readonly Look[] = [];
  private going: Promise<void> | undefined;

  constructor(
    private readonly note: Note,
    private readonly now: () => number,
  ) {}

  saw(actor: Actor, action: Action, record: string): void {
    const key = `${actor.id} ${action} ${record}`;
    const now = this.now();
    const before = this.seen.get(key);
    if (before !== undefined && now - before < SAME_LOOK_MS) return;
    this.seen.set(key, now);
    this.pending = [...this.pending, { actor, action, record }];
    void this.flush();
  }

  /** Resolves when every look so far is in the log, or could not be written. */
  flush(): Promise<void> {
    this.going ??= this.write().finally(() => {
      this.going = undefined;
    });
    return this.going;
  }

  private async write(): Promise<void> {
    // Later, so that looks of one moment come together.
    await Promise.resolve();
    for (;;) {
      const [first] = this.pending;
      if (first === undefined) return;
      const other = this.pending.findIndex(
        ({ actor, action }) => actor.id !== first.actor.id || action !== first.action,
      );
      const batch = other < 0 ? this.pending : this.pending.slice(0, other);
      try {
        await this.note(
          first.actor,
          first.action,
          batch.map(({ record }) => record),
        );
      } catch {
        // The store says for itself that it is full or closed; they are tried again with the next.
        return;
      }
      this.pending = this.pending.slice(batch.length);
    }
  }
}
