/** The generated tables beside the scenarios: what there is too much of to write by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { districtTrialPolicy, type Policy, type SettingValue } from '../../src/policy/index.ts';
import { ceremonyTable } from './tables/ceremony.ts';
import { archiveTable, letterTable, secrecyTable } from './tables/keeping.ts';
import { kindTable } from './tables/matrix.ts';
import type { Table } from './tables/people.ts';
import { delegationTable, roleTable, talkerTable } from './tables/talkers.ts';
import { windowTable } from './tables/windows.ts';

function district(settings: Readonly<Record<string, SettingValue>> = {}): Policy {
  const loaded = districtTrialPolicy({ settings });
  assert.ok(loaded.ok);
  return loaded.value;
}

const policy = district();

const tables: readonly (readonly [string, number, () => Table])[] = [
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

for (const [name, least, table] of tables) {
  test(`${name} is answered as the text has it`, () => {
    const { cases, wrong } = table();
    assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} of ${cases}`);
    assert.ok(cases >= least, String(cases));
  });
}
