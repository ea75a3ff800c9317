/** 四·2⑷: an outline and a report of an incident in a petition's case are searched for the informant first. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk } from './district.ts';
import { onlyRow, value } from './steps.ts';

const today = '2026-03-10';
const holder: Actor = { id: 'clerk', name: '李经办', roles: ['clerk', 'vault-holder'] };

async function petitioned() {
  const store = memoryStore();
  const { sdk } = await atTheDesk(today, { store, vaultStore: memoryStore(), actor: holder });
  const { event } = value(
    await sdk.events.record({
      kind: 'reminder',
      triggers: ['petition'],
      subject: 'member',
      dates: { arisen: today },
    }),
  );
  value(await sdk.vault.register({ event: event.id, informant: { name: '顾紫岚' } }));
  const { obligation, points } = await onlyRow(sdk);
  const plan = { date: '2026-03-11', talker: 'deputy', outline: false } as const;
  const talk = value(await sdk.plan.arrange({ obligation, ...plan }));
  const note = (text: string) => ({
    obligation: obligation.id,
    point: points[0]?.id ?? '',
    note: text,
  });
  return { sdk, store, obligation, talk, note };
}

describe('what somebody writes in a petition’s case', () => {
  it('goes into no outline with the informant’s name in it, and into one without', async () => {
    const { sdk, store, talk, note } = await petitioned();
    for (const input of [
      { talk, notes: [note('据顾紫岚反映')] },
      { talk, notes: [note('指出问题')], questions: ['与顾 紫岚有何关系？'] },
    ]) {
      const refused = await sdk.plan.prepareOutline(input);
      assert.ok(!refused.ok && refused.error.code === 'policy.refused', 'a hit');
      assert.equal(refused.error.findings[0]?.code, 'scrub-hit');
    }
    value(await sdk.plan.prepareOutline({ talk, notes: [note('指出问题')] }));
    const all = JSON.stringify([
      await store.all('outline'),
      await store.auditAfter(0, 100),
      await store.changesAfter(0, 100),
    ]);
    assert.ok(!all.includes('紫岚'), 'nowhere');
  });

  it('goes into no report of retaliation with the name in it, and into one without', async () => {
    const { sdk, obligation } = await petitioned();
    const report = { kind: 'retaliation', obligation: obligation.id, accused: ['head'] } as const;
    const refused = await sdk.incidents.report({ ...report, what: '将顾紫岚调离岗位' });
    assert.ok(!refused.ok && refused.error.code === 'policy.refused', 'a hit');
    assert.ok(!JSON.stringify(refused.error).includes('紫岚'), 'not repeated');
    value(await sdk.incidents.report({ ...report, what: '将反映人调离岗位' }));
    const [row] = await sdk.incidents.list();
    assert.ok(row, 'reported');
    const incident = value(
      await sdk.incidents.assign({ incident: row.incident, handler: 'deputy' }),
    );
    const found = { incident, on: today } as const;
    const named = await sdk.incidents.investigate({ ...found, text: '顾紫岚所述属实' });
    assert.ok(!named.ok && named.error.code === 'policy.refused', 'a hit');
    const looked = value(await sdk.incidents.investigate({ ...found, text: '所述属实' }));
    const end = { incident: looked, on: today } as const;
    const ended = await sdk.incidents.close({ ...end, conclusion: '顾紫岚已复职', founded: true });
    assert.ok(!ended.ok && ended.error.code === 'policy.refused', 'a hit');
    const decision = { ...end, body: '区委', against: 'head', what: '向顾紫岚道歉' };
    const decided = await sdk.incidents.sanction(decision);
    assert.ok(!decided.ok && decided.error.code === 'policy.refused', 'a hit');
  });
});
