/** The sample list goes through the SDK as a clerk would import it, in both encodings, and shows every state of the work. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type CivilDate,
  createTalkSdk,
  type Person,
  type TalkSdk,
  type Unit,
} from 'cadre-talk/sdk';
import people from '../../demo/data/people.json' with { type: 'json' };
import units from '../../demo/data/units.json' with { type: 'json' };
import { directoryOver } from '../../demo/directory.ts';
import { redate } from '../../demo/redate.mjs';

const file = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../demo/data/${name}`, import.meta.url)));

function openSdk(today: CivilDate): Promise<TalkSdk> {
  return createTalkSdk({
    identity: { current: () => ({ id: 'yx-0010', name: '周敏', roles: ['clerk'] }) },
    directory: directoryOver(units as readonly Unit[], people as readonly Person[]),
    clock: { now: () => Date.parse(`${today}T10:00:00+08:00`) },
  });
}

test('every row of the sample list is taken, from either encoding', async () => {
  const sdk = await openSdk('2026-11-23');
  for (const [name, encoding] of [
    ['decision-list.csv', 'utf-8'],
    ['decision-list.gb18030.csv', 'gb18030'],
  ] as const) {
    const read = await sdk.exchange.readDecisionList(name, file(name));
    assert.ok(read.ok);
    const { value: report } = read;
    assert.equal(report.encoding, encoding);
    assert.deepEqual(
      report.rows
        .filter(({ status }) => status !== 'take')
        .map(({ name: who, reason }) => [who, reason]),
      [],
    );
    assert.equal(report.take, 76);
  }
});

for (const today of [
  '2026-11-23',
  '2026-11-25',
  '2026-11-29',
  '2027-03-03',
  '2028-02-29',
] as const) {
  test(`on ${today} some talks are overdue, some due, some not yet, and some wait for a 公示`, async () => {
    const sdk = await openSdk(today);
    const list = redate(new TextDecoder().decode(file('decision-list.csv')), today);
    const read = await sdk.exchange.readDecisionList('list.csv', list);
    assert.ok(read.ok);
    const written = await sdk.exchange.importDecisionList(read.value);
    assert.ok(written.ok);
    const rows = await sdk.obligations.worklist();
    const having = (test_: (row: (typeof rows)[number]) => boolean) => rows.filter(test_).length;
    // In a year whose days off are not published, a day that has passed is not yet a lateness.
    const late = today.startsWith('2026') ? ['overdue'] : ['overdue', 'undecided'];
    assert.ok(having((row) => late.includes(row.timeliness)) >= 3, 'overdue');
    assert.ok(having((row) => row.timeliness === 'due') >= 3, 'due');
    assert.ok(having((row) => row.timeliness === 'not-due') >= 3, 'not due');
    assert.ok(
      having((row) => row.obligation.obligation.window.state === 'awaiting-notice') >= 3,
      'awaiting 公示',
    );
    assert.equal((await sdk.admonitions.list()).length, 6);
    assert.ok(having((row) => row.phase === 'open') >= 60);
  });
}
