// Forty lists as departments keep them: each gives the report, and after the import the records, that
// a person would expect of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ImportReport, TalkSdk } from '../../src/sdk/index.ts';
import { atTheDesk, units } from '../sdk/district.ts';
import { value } from '../sdk/steps.ts';
import { messyFolder } from './make.ts';
import { type Messy, messy } from './messy.ts';

async function read(sdk: TalkSdk, { file, list, options }: Messy): Promise<ImportReport> {
  const bytes = new Uint8Array(readFileSync(join(messyFolder, file)));
  return value(
    list === 'roster'
      ? await sdk.exchange.readRoster(file, bytes, options)
      : await sdk.exchange.readDecisionList(file, bytes, options),
  );
}

async function owed(sdk: TalkSdk): Promise<readonly string[]> {
  return (await sdk.obligations.worklist())
    .map(
      ({ subjectName, kindName, obligation }) =>
        `${subjectName} ${kindName} ${obligation.obligation.window.due ?? ''}`,
    )
    .sort();
}

/** Everybody but those who were in the directory as they are. */
async function known(sdk: TalkSdk): Promise<ReadonlySet<string>> {
  const { rows } = await sdk.people.find({ limit: 500 });
  return new Set(rows.map(({ name, title }) => `${name} ${title}`));
}

test('there are forty of them, and none is there twice', () => {
  assert.ok(messy.length >= 40, `${messy.length} lists`);
  assert.equal(new Set(messy.map(({ file }) => file)).size, messy.length);
});

for (const list of messy) {
  test(`reads ${list.file} as it is meant`, async () => {
    const kept = readFileSync(join(messyFolder, list.file));
    if (list.bytes.length > 0)
      assert.ok(kept.equals(list.bytes), 'the kept file is the one of messy.ts');
    const { sdk } = await atTheDesk('2026-03-10');
    const before = await known(sdk);
    const report = await read(sdk, list);
    const told = report.rows.map(({ row, status, reason, notes = [] }) => {
      const expected = list.rows.find(([at]) => at === row)?.[2] ?? '';
      const says = [reason ?? '', ...notes].join('；');
      return says.includes(expected) ? `${row} ${status}` : `${row} ${status}: ${says}`;
    });
    assert.deepEqual(
      told,
      list.rows.map(([row, status]) => `${row} ${status}`),
    );
    assert.deepEqual(
      [report.take, report.change, report.refuse, report.known, report.skip],
      (['take', 'change', 'refuse', 'known', 'skip'] as const).map(
        (status) => list.rows.filter((row) => row[1] === status).length,
      ),
    );
    for (const [column, at] of Object.entries(list.columns ?? {})) {
      assert.equal(report.columns.find((one) => one.column === column)?.at, at, column);
    }
    assert.deepEqual(await owed(sdk), [], 'nothing is written before the user agrees');
    assert.deepEqual(await known(sdk), before, 'nothing is written before the user agrees');
    if (list.list === 'decisions') {
      value(await sdk.exchange.importDecisionList(report));
      assert.deepEqual(await owed(sdk), [...list.after].sort());
    } else {
      value(await sdk.exchange.importRoster(report));
      const now = [...(await known(sdk))].filter((one) => !before.has(one));
      assert.deepEqual(now.sort(), [...list.after].sort());
    }
  });
}

test('remembers for the same person which heading is which, once an import was agreed to', async () => {
  const { sdk, seat } = await atTheDesk('2026-03-10');
  const [lettered] = messy.filter(({ file }) => file.startsWith('24-'));
  assert.ok(lettered, 'the list with letters is there');
  const { options: _options, ...bare } = lettered;
  const file = new Uint8Array(readFileSync(join(messyFolder, bare.file)));
  const unread = await sdk.exchange.readDecisionList(bare.file, file);
  assert.ok(!unread.ok, 'without help its headings say nothing');
  const columns = value(await sdk.exchange.columnsOf('decisions', bare.file, file));
  assert.deepEqual(columns.sheets, ['导出']);
  assert.ok(columns.missing.length > 0, 'it says what is missing');
  value(await sdk.exchange.importDecisionList(await read(sdk, lettered)));
  const again = await read(sdk, bare);
  assert.deepEqual([again.known, again.refuse], [1, 0]);
  assert.equal(again.columns.find(({ column }) => column === 'name')?.by, 'remembered');
  seat({ id: 'clerk-2', name: '另一人', roles: ['clerk'] });
  assert.ok(!(await sdk.exchange.readDecisionList(bare.file, file)).ok, 'another person’s');
});

test('writes a roster for the directory once, and no report that is older than the last', async () => {
  const { sdk } = await atTheDesk('2026-03-10');
  const list = messy.find(({ file }) => file.startsWith('36-'));
  assert.ok(list, 'the list with new units is there');
  const [first, second] = [await read(sdk, list), await read(sdk, list)];
  assert.deepEqual(value(await sdk.exchange.importRoster(first)), { people: 2, units: 1 });
  const late = await sdk.exchange.importRoster(second);
  assert.ok(
    !late.ok && late.error.code === 'revision.conflict',
    'it compared with another directory',
  );
  const again = await read(sdk, list);
  assert.deepEqual([again.take, again.known, again.refuse], [0, 2, 1]);
  // The new unit and its people are there for a decision list.
  const report = value(
    await sdk.exchange.readDecisionList(
      'x.csv',
      '姓名,单位,谈话类型,情形,决定日期\n何一,云溪区水务局,任职,提拔,2026-03-09',
    ),
  );
  assert.equal(report.take, 1, JSON.stringify(report.rows));
  assert.ok(!units.some(({ name }) => name === '云溪区水务局'), 'the host does not know it');
});

test('lets only who may import read a list at all', async () => {
  const { sdk, seat } = await atTheDesk('2026-03-10');
  for (const role of ['leader', 'delegate', 'inspector', 'subject'] as const) {
    seat({ id: role, name: role, roles: [role] });
    const refused = [
      await sdk.exchange.readRoster('x.csv', '姓名,单位\n何一,清河镇'),
      await sdk.exchange.readDecisionList('x.csv', '姓名,单位\n何一,清河镇'),
      await sdk.exchange.columnsOf('roster', 'x.csv', '姓名,单位\n何一,清河镇'),
    ];
    assert.ok(
      refused.every((outcome) => !outcome.ok && outcome.error.code === 'access.denied'),
      role,
    );
  }
});
