/**
 * 本地设置 in force: what the administrator set takes the place of the pack's values, and the host's own
 * go before both. Every first page asks the policy, so this is loaded at once; changing them is not.
 */
import type { Policy } from '../policy/index.ts';
import type { Desk } from './desk.ts';
import type { SettingRecord } from './model/records.ts';
import type { PolicyReader } from './policy.ts';
import type { SettingValues } from './ports.ts';

/** One record for the whole installation, wherever it is written. */
export const SETTINGS = '00000000000000000000000000005e77';

/** The policy with the settings that were kept, but for those that the pack no longer has or no longer allows. */
export function inForce(read: PolicyReader, kept: SettingValues = {}): Policy | undefined {
  let values = kept;
  for (;;) {
    const answer = read(values);
    if (answer.ok) return answer.value;
    const unfit = new Set(answer.faults.map(({ path }) => path.replace(/^settings\//, '')));
    const fit = Object.entries(values).filter(([id]) => !unfit.has(id));
    if (fit.length === Object.keys(values).length) return undefined;
    values = Object.fromEntries(fit);
  }
}

export class LocalSettings {
  private applied: Promise<void> = Promise.resolve();

  constructor(
    private readonly desk: Desk,
    /** Reads the policy with these values, and says what of them does not fit. */
    readonly read: PolicyReader,
    readonly host: SettingValues,
  ) {}

  /** In force now, and again with every change: made here, in another tab, or at somebody else's desk. */
  async start(): Promise<void> {
    await this.apply();
    this.desk.store.subscribe(({ types }) => {
      // A store that was closed meanwhile has none to apply.
      if (types.includes('setting')) this.apply().catch(() => undefined);
    });
  }

  private apply(): Promise<void> {
    this.applied = this.applied.catch(() => undefined).then(() => this.putIntoForce());
    return this.applied;
  }

  private async putIntoForce(): Promise<void> {
    const policy = inForce(this.read, (await this.kept())?.values);
    if (policy !== undefined) this.desk.useRules(policy);
  }

  /** Resolves when what was kept by now is in force. */
  async inForce(): Promise<void> {
    await this.applied;
  }

  async kept(): Promise<SettingRecord | undefined> {
    return (await this.desk.everything('setting')).find(({ id }) => id === SETTINGS);
  }
}
