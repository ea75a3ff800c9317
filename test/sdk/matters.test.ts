/** 反映事项 from the talk to its answer (四·2⑶, 五¶2). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MatterRecord, TalkSdk } from '../../src/sdk/index.ts';
import { atTheDesk } from './district.ts';
import { allCovered, appointment, importList, onlyRow, value } from './steps.ts';

/** A confirmed talk in which these matters were raised. */
async function raised(sdk: TalkSdk, ...texts: readonly string[]): Promise<readonly MatterRecord[]> {
  await importList(sdk, appointment);
  const row = await onlyRow(sdk);
  const talk = value(
    await sdk.plan.arrange({
      obligation: row.obligation,
      date: '2026-03-11',
      talker: 'deputy',
      outline: true,
    }),
  );
  const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11' }));
  const recorded = value(
    await sdk.records.write({
      talk: held,
      points: allCovered(row),
      record: 'written',
      matters: texts.map((text) => ({ obligation: row.obligation.id, text })),
    }),
  );
  value(await sdk.records.confirm({ talk: recorded, method: 'paper', on: '2026-03-11' }));
  return sdk.matters.ofTalk(talk.id);
}

async function settle(sdk: TalkSdk, matter: MatterRecord): Promise<MatterRecord> {
  const assigned = value(await sdk.matters.assign({ matter, handler: 'clerk' }));
  const handled = value(
    await sdk.matters.handle({
      matter: assigned,
      disposition: '转教育局研究',
      result: '已安排入学',
      evidence: '教育局复函',
    }),
  );
  const answered = value(await sdk.matters.answer({ matter: handled, on: '2026-03-12' }));
  const verified = value(
    await sdk.matters.verify({
      matter: answered,
      checker: 'minister',
      on: '2026-03-12',
      opinion: '属实',
    }),
  );
  return value(await sdk.matters.close(verified));
}

describe('a matter that the subject raised', () => {
  it('is assigned, handled, answered, checked and closed, and closes its obligation', async () => {
    const { sdk, setDay } = await atTheDesk('2026-03-11');
    const [matter] = await raised(sdk, '希望解决子女入学问题');
    assert.ok(matter);
    setDay('2026-03-12');
    await settle(sdk, matter);
    const row = await onlyRow(sdk);
    assert.equal(row.phase, 'done');
    assert.equal(row.talk?.state, 'closed');
    assert.deepEqual(await sdk.matters.list({ open: true }), []);
  });

  it('keeps its obligation open until the last one is settled', async () => {
    const { sdk, setDay } = await atTheDesk('2026-03-11');
    const [first, second] = await raised(sdk, '住房', '子女入学');
    assert.ok(first && second);
    setDay('2026-03-12');
    await settle(sdk, first);
    assert.equal((await onlyRow(sdk)).obligation.state, 'following');
    value(await sdk.matters.note({ matter: second, reason: '本人已自行解决' }));
    assert.equal((await onlyRow(sdk)).phase, 'done');
  });

  it('is not checked by its handler, nor closed unchecked', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const [matter] = await raised(sdk, '住房');
    assert.ok(matter);
    const assigned = value(await sdk.matters.assign({ matter, handler: 'clerk' }));
    const handled = value(
      await sdk.matters.handle({
        matter: assigned,
        disposition: '转住建局',
        result: '已答复',
        evidence: '复函',
      }),
    );
    const check = { matter: handled, on: '2026-03-11', opinion: '属实' } as const;
    const bySelf = await sdk.matters.verify({ ...check, checker: 'clerk' });
    assert.ok(!bySelf.ok && bySelf.error.path === 'checker');
    const unchecked = await sdk.matters.close(handled);
    assert.ok(!unchecked.ok && unchecked.error.code === 'state.not-possible');
  });

  it('that was settled at once needs no assigning, and is checked by somebody else all the same', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const [matter] = await raised(sdk, '住房');
    assert.ok(matter, 'a matter');
    const settled = { matter, handler: 'deputy', disposition: '当场说明', result: '本人认可' };
    const subject = await sdk.matters.settleAtOnce({ ...settled, handler: 'member' });
    assert.ok(!subject.ok && subject.error.path === 'handler', 'not by the subject');
    const done = value(await sdk.matters.settleAtOnce(settled));
    assert.deepEqual([done.state, done.handler?.name], ['handled', '王副部长']);
    const check = { matter: done, on: '2026-03-11', opinion: '属实' } as const;
    const bySelf = await sdk.matters.verify({ ...check, checker: 'deputy' });
    assert.ok(!bySelf.ok && bySelf.error.path === 'checker', 'not by who settled it');
    value(
      await sdk.matters.close(value(await sdk.matters.verify({ ...check, checker: 'minister' }))),
    );
  });

  it('goes back to its handler with the reason', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const [matter] = await raised(sdk, '住房');
    assert.ok(matter);
    const assigned = value(await sdk.matters.assign({ matter, handler: 'clerk' }));
    const handled = value(
      await sdk.matters.handle({
        matter: assigned,
        disposition: '转住建局',
        result: '无',
        evidence: '电话记录',
      }),
    );
    const back = value(await sdk.matters.sendBack({ matter: handled, opinion: '未见结果' }));
    assert.equal(back.returned, '未见结果');
    const [row] = await sdk.matters.list();
    assert.ok(row?.next.find(({ act }) => act === 'handle')?.possible);
  });

  it('is overdue after its day, first in the list', async () => {
    const { sdk, setDay } = await atTheDesk('2026-03-11');
    const [, second] = await raised(sdk, '住房', '子女入学');
    assert.ok(second);
    value(await sdk.matters.assign({ matter: second, handler: 'clerk', dueOn: '2026-03-20' }));
    setDay('2026-03-21');
    const [first] = await sdk.matters.list();
    assert.equal(first?.matter.id, second.id);
    assert.equal(first?.overdue, true);
  });
});
