/** The tables, each under the policy that it is about. Node and the browsers ask the same. */
import {
  districtTrial,
  districtTrialPolicy,
  type Policy,
  type SettingValue,
} from '../../../src/policy/index.ts';
import { loadPolicy } from '../../../src/policy/pack/index.ts';
import { national } from '../../../src/policy/pack/packs/national.ts';
import { ceremonyTable } from './ceremony.ts';
import { archiveTable, letterTable, secrecyTable } from './keeping.ts';
import { kindTable } from './matrix.ts';
import { heldTable, returnTable } from './orders.ts';
import type { Table } from './people.ts';
import { reminderTable, todayTable } from './periods.ts';
import { delegationTable, roleTable, talkerTable } from './talkers.ts';
import { windowTable } from './windows.ts';

function district(settings: Readonly<Record<string, SettingValue>> = {}): Policy {
  const loaded = districtTrialPolicy({ settings });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

function underTodaysRules(): Policy {
  const loaded = loadPolicy([districtTrial, national]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

const policy = district();

/** Every local reminder on. */
const reminding = district({
  'routine.remind_days': 30,
  'reminder.remind_days': 14,
  'admonition.remind_days': 7,
  'inquiry.reply_days': 21,
  'delegation.return_days': 7,
});

/** Every table by its name, with the least number of cases that it must ask. */
export const tables: readonly (readonly [string, number, () => Table])[] = [
  ['every role × class × kind', 200, () => talkerTable(policy)],
  ['what each role makes of its holder', 27, () => roleTable(policy)],
  ['every kind × trigger', 300, () => kindTable(policy)],
  ['every paper without points', 16, () => letterTable(policy)],
  ['every fault of a delegation', 700, () => delegationTable(policy)],
  ['every holder of a talk × order × exception', 200, () => heldTable(policy)],
  ['every return of an order', 160, () => returnTable(policy)],
  ['every return of an order, with a reminder day', 260, () => returnTable(reminding)],
  ['every order of the admonition ceremony', 12_000, () => ceremonyTable(policy)],
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
  ['every day around the holidays, for soft words', 1900, () => reminderTable(policy)],
  ['every day around the holidays, with reminder days', 1900, () => reminderTable(reminding)],
  [
    'every day around the holidays, for working days and months',
    1200,
    () => todayTable(underTodaysRules()),
  ],
];
