/** How a visit stands: its store, why it is closed, its last backup, and its clock. */
import type { SdkStatus } from './api/safekeeping.ts';
import type { WatchedClock } from './clock-back.ts';
import { backupAge, lastBackup } from './store/last-backup.ts';
import type { Store, StoreClosed } from './store/store.ts';

export class VisitStatus {
  private closed: StoreClosed | undefined;
  private backedUpAt: string | undefined;
  private entries = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: WatchedClock,
    private readonly changed: () => void,
  ) {}

  async start(): Promise<void> {
    const { store } = this;
    void store.closed.then((why) => {
      this.closed = why;
      this.changed();
    });
    if (store.status.persistence === 'memory') return;
    store.subscribe(({ types }) => {
      this.entries += 1;
      if (types.includes('backup-state')) void this.look().then(() => this.changed());
    });
    this.entries = await store.sequence();
    await this.look();
  }

  get now(): SdkStatus {
    const { status } = this.store;
    const { back } = this.clock;
    return {
      ...status,
      ...(this.closed === undefined ? {} : { closed: this.closed }),
      ...(status.persistence === 'memory'
        ? {}
        : { backup: backupAge(this.backedUpAt, this.entries, this.clock.now()) }),
      ...(back === undefined ? {} : { clockBack: back }),
    };
  }

  private async look(): Promise<void> {
    // A mark that cannot be read is none: then a backup is due.
    this.backedUpAt = await lastBackup(this.store).catch(() => undefined);
  }
}
