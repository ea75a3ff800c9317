/** 本地设置: set by the administrator, checked by the policy, in force at once. The host's own go first. */
import * as z from 'zod/mini';
import { settings } from '../../policy/index.ts';
import type { SettingRow, SettingsApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, said } from '../input.ts';
import { type LocalSettings, SETTINGS } from '../local-settings.ts';
import type { Actor, SettingValues } from '../ports.ts';

const setting = z.strictObject({
  setting: said,
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});

export function settingsApi(desk: Desk, local: LocalSettings): SettingsApi {
  return {
    list: () => desk.read('setting.read', [], () => rows(desk, local)),
    set: (input) =>
      desk.job('setting.change', async (actor) => {
        const { setting: id, value } = checked(setting, input);
        return change(desk, local, actor, id, { ...(await local.kept())?.values, [id]: value });
      }),
    clear: (input) =>
      desk.job('setting.change', async (actor) => {
        const { setting: id } = checked(z.strictObject({ setting: said }), { setting: input });
        const { [id]: _gone, ...values } = { ...(await local.kept())?.values };
        return change(desk, local, actor, id, values);
      }),
  };
}

async function change(
  desk: Desk,
  local: LocalSettings,
  actor: Actor,
  id: string,
  values: SettingValues,
): Promise<{ readonly value: SettingRow }> {
  const known = settings(desk.policy).find((one) => one.id === id);
  if (known === undefined) {
    refuse('input.invalid', (say) => say.records.noSuchSetting, { path: 'setting' });
  }
  if (id in local.host) {
    refuse('state.not-possible', (say) => say.records.setByHost, { path: 'setting' });
  }
  const answer = local.read(values);
  if (!answer.ok) {
    refuse('input.invalid', (say) => say.records.settingValue, { path: 'value' });
  }
  const before = await local.kept();
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
  const row = (await rows(desk, local)).find((one) => one.id === id);
  return { value: row ?? refuse('input.invalid', (say) => say.records.noSuchSetting) };
}

async function rows(desk: Desk, local: LocalSettings): Promise<readonly SettingRow[]> {
  await local.inForce();
  const kept = await local.kept();
  return settings(desk.policy).map(({ name, ...info }) => {
    const own = kept !== undefined && info.id in kept.values;
    const source = info.id in local.host ? 'host' : own ? 'local' : 'pack';
    return {
      ...info,
      name: desk.named(name),
      source,
      ...(source === 'local' && kept !== undefined
        ? { changed: { on: kept.on, by: kept.by.name } }
        : {}),
    };
  });
}
