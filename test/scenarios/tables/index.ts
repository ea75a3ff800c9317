/** The tables, each under the policy that it is about. Node and the browsers ask the same. */
import { districtTrialPolicy, type Policy, type SettingValue } from '../../../src/policy/index.ts';
import { ceremonyTable } from './ceremony.ts';
import { archiveTable, letterTable, secrecyTable } from './keeping.ts';
import { kindTable } from './matrix.ts';
import type { Table } from './people.ts';
import { delegationTable, roleTable, talkerTable } from './talkers.ts';
import { windowTable } from './windows.ts';

function district(settings: Readonly<Record<string, SettingValue>> = {}): Policy {
  const loaded = districtTrialPolicy({ settings });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

const policy = district();

/** Every table by its name, with the least number of cases that it must ask. */
export const tables: readonly (readonly [string, number, () => Table])[] = [
  ['every role × class × kind', 200, () => talkerTable(policy)],
  ['what each role makes of its holder', 27, () => roleTable(policy)],
  ['every kind × trigger', 300, () => kindTable(policy)],
  ['every paper without points', 16, () => letterTable(policy)],
  ['every fault of a delegation', 700, () => delegationTable(policy)],
  ['every order of the admonition ceremony', 10_000, () => ceremonyTable(policy)],
  ['every paper × place', 3000, () => archiveTable(policy, true)],
  [
    'every paper × place, only the named two held back',
    3000,
    () => archiveTable(district({ 'archive.others_retained': false }), false),
  ],
  ['every content × person × channel', 1500, () => secrecyTable(policy)],
  ['every day around the holidays, rolled', 7900, () => windowTable(policy, true)],
  [
    'every day around the holidays, unrolled',
    7900,
    () => windowTable(district({ roll: 'none' }), false),
  ],
];
