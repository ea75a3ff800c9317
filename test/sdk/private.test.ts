/** Drafts and saved views: one's own, in this browser, through a reload, and gone with the act. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DraftsApi, TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk, clerk } from './district.ts';
import { allCovered, appointment, importList, onlyRow, value } from './steps.ts';

const today = '2026-03-11';
const leader = { id: 'deputy', name: '王副部长', roles: ['leader'] } as const;

async function held(sdk: TalkSdk) {
  await importList(sdk, appointment);
  const { obligation } = await onlyRow(sdk);
  const talk = value(
    await sdk.plan.arrange({ obligation, date: today, talker: 'deputy', outline: true }),
  );
  return value(await sdk.talks.hold({ talk, heldOn: today }));
}

describe('a draft', () => {
  it('is kept under its form and record, and says when the record moved on', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await held(sdk);
    const key = { form: 'record.write', record: talk.id };
    value(await sdk.drafts.save({ form: key.form, record: talk, content: { statement: '服从' } }));
    value(
      await sdk.drafts.save({ form: key.form, record: talk, content: { statement: '服从。' } }),
    );
    const draft = await sdk.drafts.get(key);
    assert.deepEqual(draft?.draft.content, { statement: '服从。' });
    assert.equal(draft.movedOn, false);
    assert.equal((await sdk.drafts.list()).length, 1);
    assert.equal(await sdk.drafts.get({ form: 'talk.hold', record: talk.id }), undefined);
    value(await sdk.records.amend({ talk, reason: '录错', changes: { place: '会议室' } }));
    assert.equal((await sdk.drafts.get(key))?.movedOn, true);
  });

  it('is gone when its act is done, and stays when another is', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await held(sdk);
    value(await sdk.drafts.save({ form: 'record.write', record: talk, content: '打了一半' }));
    value(await sdk.drafts.save({ form: 'record.confirm', record: talk, content: '另一份' }));
    value(await sdk.drafts.save({ form: 'event.record', content: '无所属' }));
    const points = allCovered(await onlyRow(sdk));
    value(await sdk.records.write({ talk, points, record: 'written' }));
    assert.deepEqual((await sdk.drafts.list()).map(({ draft }) => draft.form).sort(), [
      'event.record',
      'record.confirm',
    ]);
    value(
      await sdk.events.record({
        kind: 'routine',
        triggers: ['thought'],
        subject: 'head',
        dates: { arisen: today },
      }),
    );
    assert.deepEqual(
      (await sdk.drafts.list()).map(({ draft }) => draft.form),
      ['record.confirm'],
    );
    value(await sdk.drafts.discard({ form: 'record.confirm', record: talk.id }));
    value(await sdk.drafts.discard({ form: 'record.confirm', record: talk.id }));
    assert.deepEqual(await sdk.drafts.list(), []);
  });

  it('of a confirmation is gone too when the talk closes as the breach it was', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const { obligation } = row;
    const talk = value(
      await sdk.plan.arrange({ obligation, date: today, talker: 'deputy', outline: true }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: today, talker: 'head' }));
    const written = value(
      await sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }),
    );
    value(await sdk.drafts.save({ form: 'record.confirm', record: written, content: '打了一半' }));
    const asBreach = { approver: 'minister', reason: '局长代谈' };
    value(await sdk.records.confirm({ talk: written, method: 'paper', on: today, asBreach }));
    assert.deepEqual(await sdk.drafts.list(), []);
  });

  it('is its author’s alone: unseen by others, in no change that is sent, in no audit entry', async () => {
    const store = memoryStore();
    const { sdk, seat } = await atTheDesk(today, { store });
    const talk = await held(sdk);
    const key = { form: 'record.write', record: talk.id };
    value(await sdk.drafts.save({ form: key.form, record: talk, content: '张三李四的话' }));
    seat(leader);
    assert.equal(await sdk.drafts.get(key), undefined);
    assert.deepEqual(await sdk.drafts.list(), []);
    value(await sdk.drafts.save({ form: key.form, record: talk, content: '部长的话' }));
    value(await sdk.drafts.discard(key));
    seat(clerk);
    assert.equal((await sdk.drafts.list()).length, 1);
    value(await sdk.drafts.discard(key));
    const logged = JSON.stringify([
      await store.changesAfter(0, 1000),
      await store.auditAfter(0, 1000),
      await store.all('draft'),
    ]);
    assert.ok(!logged.includes('张三李四的话'), 'nothing of it is left');
    assert.equal((await store.verifyAudit()).ok, true);
  });

  it('is there again after the page was closed', async () => {
    const options = { key: () => new Uint8Array(32).fill(7), tenant: 'drafts' };
    const first = await atTheDesk(today, options);
    value(await first.sdk.drafts.save({ form: 'event.record', content: { name: '孙成员' } }));
    await first.sdk.close();
    const second = await atTheDesk(today, options);
    const kept = await second.sdk.drafts.get({ form: 'event.record' });
    assert.deepEqual(kept?.draft.content, { name: '孙成员' });
    await second.sdk.close();
  });

  it('is of a form’s size, and plain', async () => {
    const { sdk } = await atTheDesk(today);
    const save = (content: unknown) => sdk.drafts.save({ form: 'event.record', content });
    const long = await save('长'.repeat(200_001));
    assert.ok(!long.ok && long.error.path === 'content', 'too long');
    const circle: { self?: unknown } = {};
    circle.self = circle;
    assert.equal((await save(circle)).ok, false);
    assert.equal((await save(undefined)).ok, false);
    assert.equal((await save(() => undefined)).ok, false);
    const loose = sdk.drafts as unknown as Record<keyof DraftsApi, (x: unknown) => unknown>;
    assert.deepEqual(await loose.list(undefined), []);
  });
});

describe('a saved view', () => {
  it('is a name for a query of one’s own, replaced by the same name and removed', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const save = (name: string, states: readonly string[]) =>
      sdk.views.save({ list: 'worklist', name, query: { states } });
    value(await save('本周', ['open']));
    const again = value(await save(' 本周 ', ['arranged']));
    value(await save('已办', ['done']));
    value(await sdk.views.save({ list: 'calendar', name: '本周', query: {} }));
    assert.deepEqual(
      (await sdk.views.list('worklist')).map(({ name, query }) => [name, query]).sort(),
      [
        ['已办', { states: ['done'] }],
        ['本周', { states: ['arranged'] }],
      ],
    );
    seat(leader);
    assert.deepEqual(await sdk.views.list(), []);
    const foreign = await sdk.views.remove(again.id);
    assert.ok(!foreign.ok && foreign.error.code === 'record.not-found', 'not theirs');
    seat(clerk);
    value(await sdk.views.remove(again.id));
    assert.equal((await sdk.views.list()).length, 2);
  });
});
