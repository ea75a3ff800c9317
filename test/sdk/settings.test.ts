/** 本地设置: the administrator's, checked by the policy, audited, in force at once; the host's go first. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk, clerk } from './district.ts';
import { value } from './steps.ts';

const today = '2026-03-11';
const administrator = { id: 'admin', name: '管理员', roles: ['administrator'] } as const;

async function valueOf(sdk: TalkSdk, id: string) {
  const row = (await sdk.settings.list()).find((one) => one.id === id);
  return row && [row.value, row.source];
}

async function remindOn(sdk: TalkSdk, subject: string) {
  const made = value(
    await sdk.events.record({
      kind: 'routine',
      triggers: ['thought'],
      subject,
      dates: { arisen: today },
    }),
  );
  return made.obligations[0]?.obligation.window.remindOn;
}

describe('a local setting', () => {
  it('is in force at once, and audited with its values', async () => {
    const store = memoryStore();
    const { sdk, seat } = await atTheDesk(today, { store });
    assert.equal(await remindOn(sdk, 'head'), undefined);
    seat(administrator);
    const row = value(await sdk.settings.set({ setting: 'routine.remind_days', value: 10 }));
    assert.deepEqual([row.value, row.source, row.changed?.by], [10, 'local', '管理员']);
    const last = (await store.auditAfter(0, 100)).at(-1)?.entry;
    assert.deepEqual(last?.detail, { setting: 'routine.remind_days', from: null, to: 10 });
    seat(clerk);
    assert.equal(await remindOn(sdk, 'member'), '2026-03-21');
    seat(administrator);
    value(await sdk.settings.clear('routine.remind_days'));
    assert.deepEqual(await valueOf(sdk, 'routine.remind_days'), [null, 'pack']);
    seat(clerk);
    assert.equal(await remindOn(sdk, 'member-2'), undefined);
  });

  it('takes what the policy allows, from nobody but the administrator', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const denied = await sdk.settings.set({ setting: 'routine.remind_days', value: 10 });
    assert.ok(!denied.ok && denied.error.code === 'access.denied', 'a clerk');
    seat(administrator);
    for (const [setting, wrong, path] of [
      ['routine.remind_days', 0, 'value'],
      ['routine.remind_days', 'ten', 'value'],
      ['roll', 'sometimes', 'value'],
      ['archive.others_retained', 'yes', 'value'],
      ['kite', 1, 'setting'],
      ['__proto__', 1, 'setting'],
    ] as const) {
      const refused = await sdk.settings.set({ setting, value: wrong });
      assert.ok(!refused.ok && refused.error.path === path, setting);
    }
    assert.deepEqual(await valueOf(sdk, 'roll'), ['next-workday', 'pack']);
    seat({ ...administrator, roles: ['subject'] });
    assert.deepEqual(await sdk.settings.list(), []);
  });

  it('does not go before what the host fixed', async () => {
    const settings = { 'routine.remind_days': 5 };
    const { sdk, seat } = await atTheDesk(today, { settings });
    assert.equal(await remindOn(sdk, 'head'), '2026-03-16');
    seat(administrator);
    const refused = await sdk.settings.set({ setting: 'routine.remind_days', value: 10 });
    assert.ok(!refused.ok && refused.error.code === 'state.not-possible', 'fixed');
    assert.deepEqual(await valueOf(sdk, 'routine.remind_days'), [5, 'host']);
    // Also where the administrator had set it before.
    const store = memoryStore();
    const before = await atTheDesk(today, { store, actor: administrator });
    value(await before.sdk.settings.set({ setting: 'routine.remind_days', value: 10 }));
    const after = await atTheDesk(today, { store, settings });
    assert.equal(await remindOn(after.sdk, 'head'), '2026-03-16');
    await assert.rejects(atTheDesk(today, { settings: { 'routine.remind_days': 0 } }), TypeError);
  });

  it('is there again after a reload, without those that no longer fit', async () => {
    const key = () => new Uint8Array(32).fill(7);
    const options = { key, tenant: 'settings', actor: administrator };
    const first = await atTheDesk(today, options);
    value(await first.sdk.settings.set({ setting: 'routine.remind_days', value: 10 }));
    value(await first.sdk.settings.set({ setting: 'unit.talks_per_year', value: 2 }));
    await first.sdk.close();
    const { districtTrial } = await import('../../src/policy/index.ts');
    const { 'unit.talks_per_year': _gone, ...left } = districtTrial.settings;
    const policy = { ...districtTrial, settings: left };
    const second = await atTheDesk(today, { ...options, policy });
    assert.deepEqual(await valueOf(second.sdk, 'routine.remind_days'), [10, 'local']);
    assert.equal(await valueOf(second.sdk, 'unit.talks_per_year'), undefined);
    await second.sdk.close();
  });
});
