/** 本地设置: set by the administrator, checked by the policy, in force at once. The host's own go first. */
import * as z from 'zod/mini';
import { settings } from '../../policy/index.ts';
import type { SettingRow, SettingsApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, said } from '../input.ts';
import type { PolicyReader } from '../policy.ts';
import type { Actor, SettingValues } from '../ports.ts';

/** One record for the whole installation, wherever it is written. */
const SETTINGS = '00000000000000000000000000005e77';

const setting = z.strictObject({
  setting: said,
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});

export class LocalSettings {
  private applied: Promise<void> = Promise.resolve();

  constructor(
    private readonly desk: Desk,
    private readonly read: PolicyReader,
    private readonly host: SettingValues,
  ) {}

  /** Puts the settings that are kept into force. Those that the pack no longer has, or no longer allows, are passed over. */
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
    let values: SettingValues = (await this.kept())?.values ?? {};
    for (;;) {
      const answer = this.read(values);
      if (answer.ok) return this.desk.useRules(answer.value);
      const unfit = new Set(answer.faults.map(({ path }) => path.replace(/^settings\//, '')));
      const fit = Object.entries(values).filter(([id]) => !unfit.has(id));
      if (fit.length === Object.keys(values).length) return;
      values = Object.fromEntries(fit);
    }
  }

  api(): SettingsApi {
    const { desk } = this;
    return {
      list: () => desk.read('setting.read', [], () => this.rows()),
      set: (input) =>
        desk.job('setting.change', async (actor) => {
          const { setting: id, value } = checked(setting, input);
          return this.change(actor, id, { ...(await this.kept())?.values, [id]: value });
        }),
      clear: (input) =>
        desk.job('setting.change', async (actor) => {
          const { setting: id } = checked(z.strictObject({ setting: said }), { setting: input });
          const { [id]: _gone, ...values } = { ...(await this.kept())?.values };
          return this.change(actor, id, values);
        }),
    };
  }

  private async change(
    actor: Actor,
    id: string,
    values: SettingValues,
  ): Promise<{ readonly value: SettingRow }> {
    const { desk } = this;
    const known = settings(desk.policy).find((one) => one.id === id);
    if (known === undefined) {
      refuse('input.invalid', (say) => say.records.noSuchSetting, { path: 'setting' });
    }
    if (id in this.host) {
      refuse('state.not-possible', (say) => say.records.setByHost, { path: 'setting' });
    }
    const answer = this.read(values);
    if (!answer.ok) {
      refuse('input.invalid', (say) => say.records.settingValue, { path: 'value' });
    }
    const before = await this.kept();
    await desk.write(
      actor,
      'setting.change',
      [
        {
          type: 'setting',
          id: SETTINGS,
          revision: before?.revision ?? 0,
          body: { values, on: desk.today(), by: { by: actor.id, name: actor.name } },
        },
      ],
      { setting: id, from: known.value, to: answer.value.settings[id] ?? null },
    );
    const row = (await this.rows()).find((one) => one.id === id);
    return { value: row ?? refuse('input.invalid', (say) => say.records.noSuchSetting) };
  }

  private async kept() {
    return (await this.desk.everything('setting')).find(({ id }) => id === SETTINGS);
  }

  private async rows(): Promise<readonly SettingRow[]> {
    await this.applied;
    const kept = await this.kept();
    return settings(this.desk.policy).map(({ name, ...info }) => {
      const local = kept !== undefined && info.id in kept.values;
      const source = info.id in this.host ? 'host' : local ? 'local' : 'pack';
      return {
        ...info,
        name: this.desk.named(name),
        source,
        ...(source === 'local' && kept !== undefined
          ? { changed: { on: kept.on, by: kept.by.name } }
          : {}),
      };
    });
  }
}
