/** Where the vault lies. Its store is not even opened before somebody may and does ask for it. */
import type { Store } from '../store/store.ts';

export class VaultPlace {
  private opening: Promise<Store> | undefined;

  constructor(
    private readonly openStore: () => Promise<Store>,
    readonly now: () => string,
  ) {}

  store(): Promise<Store> {
    const opening = (this.opening ??= this.openStore());
    // A key that did not open it today may be the right one tomorrow.
    opening.catch(() => {
      if (this.opening === opening) this.opening = undefined;
    });
    return opening;
  }

  async close(): Promise<void> {
    const { opening } = this;
    this.opening = undefined;
    await (await opening)?.close();
  }
}
