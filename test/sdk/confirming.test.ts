/** A record that is read back: signed, or not signed before witnesses; and whose hand may do it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TalkSdk } from '../../src/sdk/index.ts';
import { atTheDesk } from './district.ts';
import { allCovered, appointment, importList, onlyRow, value } from './steps.ts';

const today = '2026-03-11';

async function writtenRecord(sdk: TalkSdk) {
  await importList(sdk, appointment);
  const row = await onlyRow(sdk);
  const talk = value(
    await sdk.plan.arrange({
      obligation: row.obligation,
      date: today,
      talker: 'deputy',
      outline: true,
    }),
  );
  const held = value(await sdk.talks.hold({ talk, heldOn: today }));
  return value(await sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }));
}

describe('a record that is read back', () => {
  it('keeps what the subject wants added', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await writtenRecord(sdk);
    const remark = '第二点的说明以本人书面材料为准';
    const done = value(await sdk.records.confirm({ talk, method: 'signature', on: today, remark }));
    assert.equal(done.confirmed?.remark, remark);
  });

  it('that nobody signs is closed as such, with those who attest it', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await writtenRecord(sdk);
    for (const wrong of [
      { method: 'refused' },
      { method: 'refused', witnesses: [] },
      { method: 'refused', witnesses: ['  '] },
      { method: 'signature', witnesses: ['王见证'] },
    ] as const) {
      const refused = await sdk.records.confirm({ talk, on: today, ...wrong });
      assert.ok(!refused.ok && refused.error.code === 'input.invalid', JSON.stringify(wrong));
    }
    const witnesses = ['王见证', '李见证'];
    const done = value(
      await sdk.records.confirm({ talk, method: 'refused', on: today, witnesses }),
    );
    assert.deepEqual(
      [done.state, done.confirmed?.method, done.confirmed?.witnesses],
      ['closed', 'refused', witnesses],
    );
    const { recorded, confirmed } = value(
      await sdk.figures.read({ from: '2026-03-01', to: '2026-03-31' }),
    );
    assert.deepEqual([recorded.met.length, confirmed.met.length], [1, 0], 'it is not signed');
  });
});

describe('what may come next of a talk', () => {
  it('is told to whoever is at the desk by their own right', async () => {
    const { sdk, seat } = await atTheDesk(today);
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const arrangement = { date: today, talker: 'deputy', outline: true } as const;
    const talk = value(await sdk.plan.arrange({ obligation, ...arrangement }));
    const open = async () =>
      (await sdk.talks.next(talk.id)).filter(({ possible }) => possible).map(({ act }) => act);
    assert.deepEqual(await open(), ['prepare', 'notify', 'hold', 'cancel']);
    seat({ id: 'deputy', name: '王副部长', roles: ['leader'] });
    assert.deepEqual(await open(), ['prepare', 'hold']);
    // The committee's leader who does not hold it, and the subject: nothing, and no talk.
    seat({ id: 'member', name: '孙成员', roles: ['leader'] });
    assert.deepEqual(await sdk.talks.next(talk.id), []);
    seat({ id: 'secretary', name: '秘书', roles: ['inspector'] });
    assert.deepEqual(await sdk.talks.next(talk.id), []);
  });
});
