/** 整改 (三·6, 五¶2): sent back, given more time, withdrawn, and what becomes of the items when the case ends; and a case taken back before service. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AdmonitionRecord, TalkSdk } from '../../src/sdk/index.ts';
import { atTheDesk } from './district.ts';
import { admonition, allCovered, importList, onlyCase, onlyRow, value } from './steps.ts';

const today = '2026-03-12';
const another = admonition.replace('工作作风', '履行职责').replace('4号', '5号');

async function noticed(sdk: TalkSdk, number = '1号') {
  await importList(sdk, admonition);
  const found = await onlyCase(sdk);
  const issued = { admonition: found.admonition, number, issuedOn: today } as const;
  value(await sdk.admonitions.issueNotice(issued));
  return onlyCase(sdk);
}

/** A case that is being put right, with so many demands. */
async function rectifying(sdk: TalkSdk, ...demands: readonly string[]): Promise<AdmonitionRecord> {
  const found = await noticed(sdk);
  let talk = value(
    await sdk.plan.arrange({
      obligation: found.obligation,
      date: today,
      startsAt: '09:00',
      talker: 'deputy',
      outline: true,
    }),
  );
  const service = { servedAt: '09:10', receipt: { state: 'signed', on: today } } as const;
  talk = value(await sdk.talks.hold({ talk, heldOn: today, endsAt: '09:40', service }));
  for (const demand of demands) {
    const { admonition: open } = await onlyCase(sdk);
    value(
      await sdk.admonitions.addRectification({ admonition: open, demand, dueOn: '2026-06-30' }),
    );
  }
  const points = allCovered(await onlyRow(sdk));
  talk = value(await sdk.records.write({ talk, points, record: 'written' }));
  value(await sdk.records.confirm({ talk, method: 'paper', on: today }));
  return (await onlyCase(sdk)).admonition;
}

async function verified(sdk: TalkSdk, index = 0): Promise<AdmonitionRecord> {
  const step = async () => {
    const { admonition: found } = await onlyCase(sdk);
    return { admonition: found, item: found.rectification[index]?.id ?? '', on: today } as const;
  };
  value(await sdk.admonitions.submitRectification({ ...(await step()), text: '已改' }));
  const check = { checker: 'minister', opinion: '属实' };
  return value(await sdk.admonitions.verifyRectification({ ...(await step()), ...check }));
}

const turn = async (sdk: TalkSdk) =>
  (await onlyCase(sdk)).turns.filter(({ possible }) => possible).map(({ act }) => act);

describe('an item that was checked', () => {
  it('is sent back, and the case that was done is open again', async () => {
    const { sdk } = await atTheDesk(today);
    await rectifying(sdk, '整改');
    const done = await verified(sdk);
    assert.equal(done.state, 'rectified');
    assert.deepEqual(await turn(sdk), ['send-back']);
    const item = done.rectification[0]?.id ?? '';
    const back = value(
      await sdk.admonitions.sendBackRectification({
        admonition: done,
        item,
        opinion: '材料不实',
      }),
    );
    assert.equal(back.state, 'rectifying');
    const [returned] = back.rectification;
    assert.deepEqual([returned?.state, returned?.check], ['returned', undefined]);
    assert.equal(returned?.returned?.[0]?.opinion, '材料不实');
    const early = await sdk.admonitions.close(back);
    assert.ok(!early.ok && early.error.code === 'state.not-possible', 'open again');
    const again = await verified(sdk);
    assert.equal(again.state, 'rectified');
    const closed = value(await sdk.admonitions.close(again));
    assert.equal(closed.rectification[0]?.state, 'closed');
  });

  it('is no item at all where there is none of that id, or nothing was reported', async () => {
    const { sdk } = await atTheDesk(today);
    const open = await rectifying(sdk, '整改');
    const send = { admonition: open, opinion: '不实' };
    const none = await sdk.admonitions.sendBackRectification({ ...send, item: 'kite' });
    assert.ok(!none.ok && none.error.path === 'item', 'none');
    const early = await sdk.admonitions.sendBackRectification({
      ...send,
      item: open.rectification[0]?.id ?? '',
    });
    assert.ok(!early.ok && early.error.code === 'state.not-possible', 'nothing reported');
  });
});

describe('an item that is open', () => {
  it('is given more time by a named approver, and keeps what its day was', async () => {
    const { sdk } = await atTheDesk(today);
    const open = await rectifying(sdk, '整改');
    const more = {
      admonition: open,
      item: open.rectification[0]?.id ?? '',
      to: '2026-09-30',
      approver: 'minister',
      reason: '项目延期',
    } as const;
    const earlier = await sdk.admonitions.extendRectification({ ...more, to: '2026-06-30' });
    assert.ok(!earlier.ok && earlier.error.path === 'to', 'no later');
    const self = await sdk.admonitions.extendRectification({ ...more, approver: 'namesake' });
    assert.ok(!self.ok && self.error.path === 'approver', 'not the subject');
    const extended = value(await sdk.admonitions.extendRectification(more));
    const [item] = extended.rectification;
    assert.deepEqual([item?.dueOn, item?.extensions?.[0]?.from], ['2026-09-30', '2026-06-30']);
    assert.equal(item?.extensions?.[0]?.approver.name, '郑部长');
  });

  it('is withdrawn, and the case goes on with what is left', async () => {
    const { sdk } = await atTheDesk(today);
    const open = await rectifying(sdk, '一', '二');
    await verified(sdk, 0);
    const { admonition: now } = await onlyCase(sdk);
    assert.equal(now.state, 'rectifying');
    const gone = value(
      await sdk.admonitions.withdrawRectification({
        admonition: now,
        item: open.rectification[1]?.id ?? '',
        approver: 'minister',
        reason: '机构撤并',
      }),
    );
    assert.equal(gone.state, 'rectified');
    const closed = value(await sdk.admonitions.close(gone));
    assert.deepEqual(
      closed.rectification.map(({ state }) => state),
      ['closed', 'withdrawn'],
    );
  });

  it('leaves a case with no demand at all open: one dated item there must be', async () => {
    const { sdk } = await atTheDesk(today);
    const open = await rectifying(sdk, '整改');
    const gone = value(
      await sdk.admonitions.withdrawRectification({
        admonition: open,
        item: open.rectification[0]?.id ?? '',
        approver: 'minister',
        reason: '写错',
      }),
    );
    assert.equal(gone.state, 'rectifying');
    const found = (await onlyCase(sdk)).steps.find(({ step }) => step === 'rectification');
    assert.ok(
      found?.findings.some(({ rule }) => rule === 'admonition.content.demands'),
      'none demanded',
    );
  });

  it('ends as the breach it is with a case that is closed as one, and is overdue no longer', async () => {
    const { sdk, setDay } = await atTheDesk(today);
    await rectifying(sdk, '整改');
    setDay('2026-07-10');
    const row = await onlyCase(sdk);
    assert.equal(row.overdueItems, 1);
    const closed = value(
      await sdk.admonitions.closeAsBreach({
        admonition: row.admonition,
        approver: 'minister',
        reason: '逾期未改',
      }),
    );
    assert.equal(closed.rectification[0]?.state, 'closed-as-breach');
    assert.equal((await onlyCase(sdk)).overdueItems, 0);
  });
});

describe('before it is served', () => {
  it('a notice is taken back with its reason, and its number is given to no other', async () => {
    const { sdk } = await atTheDesk(today);
    const found = await noticed(sdk);
    assert.deepEqual(await turn(sdk), ['void-notice', 'cancel']);
    const taken = value(
      await sdk.admonitions.voidNotice({ admonition: found.admonition, reason: '文号重复' }),
    );
    assert.deepEqual([taken.state, taken.notice], ['decided', undefined]);
    assert.equal(taken.voided?.[0]?.number, '1号');
    const again = { admonition: taken, issuedOn: today } as const;
    const same = await sdk.admonitions.issueNotice({ ...again, number: '1号' });
    assert.ok(!same.ok && same.error.path === 'number', 'given once');
    value(await sdk.admonitions.issueNotice({ ...again, number: '2号' }));
  });

  it('a case is taken back, and nothing is owed any more', async () => {
    const { sdk } = await atTheDesk(today);
    const found = await noticed(sdk);
    const talk = value(
      await sdk.plan.arrange({
        obligation: found.obligation,
        date: today,
        talker: 'deputy',
        outline: true,
      }),
    );
    const { admonition: arranged } = await onlyCase(sdk);
    const cancel = { admonition: arranged, approver: 'minister', reason: '决定撤销' };
    const self = await sdk.admonitions.cancel({ ...cancel, approver: 'namesake' });
    assert.ok(!self.ok && self.error.path === 'approver', 'not the subject');
    const cancelled = value(await sdk.admonitions.cancel(cancel));
    assert.equal(cancelled.state, 'cancelled');
    assert.equal(cancelled.cancelled?.approver.id, 'minister');
    assert.equal((await onlyRow(sdk)).obligation.state, 'cancelled');
    assert.equal((await sdk.talks.get(talk.id))?.state, 'cancelled');
    assert.deepEqual(await turn(sdk), []);
  });

  it('and not after it', async () => {
    const { sdk } = await atTheDesk(today);
    const open = await rectifying(sdk, '整改');
    const taken = await sdk.admonitions.voidNotice({ admonition: open, reason: '错' });
    assert.ok(!taken.ok && taken.error.code === 'state.not-possible', 'served');
    const input = { admonition: open, approver: 'minister', reason: '错' };
    const cancelled = await sdk.admonitions.cancel(input);
    assert.ok(!cancelled.ok && cancelled.error.code === 'state.not-possible', 'served');
    await importList(sdk, another);
    assert.equal((await sdk.admonitions.list()).length, 2);
  });
});
