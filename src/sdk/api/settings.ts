/** 本地设置: what the policy's pack leaves to the installation. Numbers that the text does not give only ever remind. */
import type { CivilDate, SettingValue } from '../../policy/index.ts';
import type { Outcome } from '../outcome.ts';

/** A local setting with what is in force and why. */
export interface SettingRow {
  readonly id: string;
  readonly name: string;
  readonly value: SettingValue;
  readonly type: 'choice' | 'number' | 'flag';
  readonly allowed?: readonly string[];
  readonly suggested?: number;
  /** Where the value comes from. What the host set is not for the administrator to change. */
  readonly source: 'pack' | 'local' | 'host';
  readonly changed?: { readonly on: CivilDate; readonly by: string };
}

/** `sdk.settings`: the unit’s own settings within what the policy allows. */
export interface SettingsApi {
  /** Every setting with what the pack says, what the host says and what is in force. */
  list(): Promise<readonly SettingRow[]>;
  /** Checked by the policy, audited, in force at once. */
  set(input: {
    readonly setting: string;
    readonly value: SettingValue;
  }): Promise<Outcome<SettingRow>>;
  /** Back to what the pack or the host says. */
  clear(setting: string): Promise<Outcome<SettingRow>>;
}
