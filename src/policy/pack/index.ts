/**
 * Reads rules from outside, another district's pack or an overlay, and refuses what does not hold. The
 * pack that comes with this package needs no reading: `districtTrialPolicy` of `cadre-talk/policy`.
 *
 * @module cadre-talk/policy/packs
 */
export { loadPolicy } from './load.ts';
export type { PolicyOptions } from './make.ts';
export type { BasePack, Overlay, PolicyPack, SettingValue } from './schema.ts';
