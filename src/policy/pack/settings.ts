/** The installation's own settings: what the pack says that there is to set, with the host's values in place of its own. */
import type { Answer, PolicyFault } from '../answers.ts';
import type { Pack, SettingValue } from './schema.ts';

/** What would be allowed, where the value is not; undefined where it is. */
export function refusedValue(
  setting: Pack['settings'][string],
  value: unknown,
): string | undefined {
  switch (setting.type) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true, false';
    case 'choice': {
      const allowed = setting.allowed ?? [];
      return typeof value === 'string' && allowed.includes(value) ? undefined : allowed.join(', ');
    }
    case 'number': {
      const { min = -Infinity, max = Infinity } = setting;
      const fits =
        value === null ||
        (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max);
      return fits ? undefined : `null, or a whole number from ${min} to ${max}`;
    }
  }
}

/** All settings with their values. One that the pack does not have, or a value that it does not allow, is a fault. */
export function readSettings(
  { settings }: Pack,
  own: Readonly<Record<string, SettingValue>> = {},
): Answer<Readonly<Record<string, SettingValue>>> {
  const values = Object.fromEntries(Object.entries(settings).map(([id, { value }]) => [id, value]));
  const faults: PolicyFault[] = [];
  for (const [id, value] of Object.entries(own)) {
    const setting = settings[id];
    const allowed = setting ? refusedValue(setting, value) : Object.keys(settings).join(', ');
    if (allowed === undefined) {
      values[id] = value;
      continue;
    }
    const code = setting ? 'setting-value' : 'unknown-setting';
    const message = setting ? 'not a value of this setting' : `no setting ${id}`;
    faults.push({ code, path: `settings/${id}`, message, allowed });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}
