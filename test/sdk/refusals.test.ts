/** Who may do what, what a stale screen is told, and that every refusal leaves its trace. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, ArrangeInput } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk, clerk, list } from './district.ts';
import { appointment, importList, onlyRow, value } from './steps.ts';

const arrangement = { date: '2026-03-11', talker: 'deputy', outline: true } as const;

describe('what one may not do', () => {
  for (const roles of [
    ['inspector'],
    ['subject'],
    ['delegate'],
    ['administrator'],
    ['security-auditor'],
    [],
  ] as const) {
    it(`does not exist for ${roles[0] ?? 'somebody without a role'}`, async () => {
      const { sdk, seat } = await atTheDesk('2026-03-10');
      await importList(sdk, appointment);
      const row = await onlyRow(sdk);
      const actor: Actor = { id: 'somebody', name: '某人', roles };
      seat(actor);
      assert.deepEqual(await sdk.obligations.worklist(), []);
      assert.equal(await sdk.obligations.get(row.obligation.id), undefined);
      assert.deepEqual(await sdk.obligations.talkers(row.obligation.id, '2026-03-11'), []);
      assert.deepEqual(await sdk.people.search('孙'), []);
      assert.deepEqual(await sdk.admonitions.list(), []);
      assert.equal(await sdk.events.get(row.obligation.event), undefined);
      const refused = await sdk.plan.arrange({ obligation: row.obligation, ...arrangement });
      assert.ok(!refused.ok && refused.error.code === 'access.denied');
      const list1 = await sdk.exchange.readDecisionList('x.csv', list(appointment));
      assert.ok(!list1.ok && list1.error.code === 'access.denied');
    });
  }

  it('is an act in one’s own case', async () => {
    const { sdk, seat } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    seat({ id: 'member', name: '孙成员', roles: ['clerk', 'leader'] });
    assert.deepEqual(await sdk.obligations.worklist(), []);
    assert.equal(await sdk.obligations.get(row.obligation.id), undefined);
    const refused = await sdk.plan.arrange({ obligation: row.obligation, ...arrangement });
    const made = { id: '0'.repeat(32), revision: 1 };
    const nowhere = await sdk.plan.arrange({ obligation: made, ...arrangement });
    assert.equal(refused.ok, false);
    assert.deepEqual(refused, nowhere);
  });

  it('is kept in the audit, without the words of the record', async () => {
    const store = memoryStore();
    const { sdk, seat } = await atTheDesk('2026-03-10', { store });
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    seat({ ...clerk, roles: ['inspector'] });
    await sdk.plan.arrange({ obligation: row.obligation, ...arrangement, place: '密谈室' });
    const trail = await store.auditAfter(0, 10);
    const last = trail.at(-1)?.entry;
    assert.equal(last?.outcome, 'refused');
    assert.equal(last?.action, 'talk.arrange');
    assert.ok(!JSON.stringify(last).includes('密谈室'));
    assert.deepEqual((await store.verifyAudit()).ok, true);
  });
});

describe('a screen that is behind', () => {
  it('is told so, and nothing is overwritten', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    value(await sdk.plan.arrange({ obligation: row.obligation, ...arrangement }));
    const second = await sdk.plan.arrange({
      obligation: row.obligation,
      ...arrangement,
      talker: 'minister',
    });
    assert.ok(!second.ok && second.error.code === 'revision.conflict');
    assert.equal((await onlyRow(sdk)).talk?.talker.id, 'deputy');
  });

  it('learns of a change by watching', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const counts: number[] = [];
    let seen = (): void => undefined;
    const stop = sdk.watch(
      (here) => here.obligations.worklist(),
      (rows) => {
        counts.push(rows.length);
        seen();
      },
    );
    const changed = new Promise<void>((resolve) => {
      seen = () => {
        if (counts.at(-1) === 1) resolve();
      };
    });
    await importList(sdk, appointment);
    await changed;
    stop();
    assert.equal(counts.at(-1), 1);
  });
});

describe('input that does not fit', () => {
  const bad: readonly (readonly [string, Partial<Record<keyof ArrangeInput, unknown>>])[] = [
    ['date', { date: '2026-02-30' }],
    ['date', { date: 20260311 }],
    ['startsAt', { startsAt: '25:00' }],
    ['talker', { talker: '' }],
    ['talker', { talker: 'nobody' }],
    ['reasons', { reasons: 'because' }],
    ['obligation', { obligation: undefined }],
  ];
  for (const [path, change] of bad) {
    it(`is refused at ${path}: ${JSON.stringify(change)}`, async () => {
      const { sdk } = await atTheDesk('2026-03-10');
      await importList(sdk, appointment);
      const { obligation } = await onlyRow(sdk);
      const input = { obligation, ...arrangement, ...change } as ArrangeInput;
      const refused = await sdk.plan.arrange(input);
      assert.ok(!refused.ok);
      assert.equal(refused.error.code, 'input.invalid');
      assert.equal(refused.error.path, path);
      assert.equal((await onlyRow(sdk)).phase, 'open');
    });
  }

  it('is refused where a talk would be held tomorrow', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(await sdk.plan.arrange({ obligation, ...arrangement }));
    const refused = await sdk.talks.hold({ talk, heldOn: '2026-03-11' });
    assert.ok(!refused.ok && refused.error.path === 'heldOn');
  });

  it('is refused where a talk is held twice, and says what is possible', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(await sdk.plan.arrange({ obligation, ...arrangement }));
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11' }));
    const again = await sdk.talks.hold({ talk: held, heldOn: '2026-03-11' });
    assert.ok(!again.ok && again.error.code === 'state.not-possible');
    assert.ok(again.error.message.includes('已谈话'), again.error.message);
    const next = await sdk.talks.next(talk.id);
    assert.deepEqual(
      next.filter(({ possible }) => possible).map(({ act }) => act),
      ['write', 'amend'],
    );
  });

  it('is refused where a cancelling has no reason; with one the obligation is due again', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(await sdk.plan.arrange({ obligation, ...arrangement }));
    const refused = await sdk.plan.cancel(talk, '  ');
    assert.ok(!refused.ok && refused.error.path === 'reason');
    value(await sdk.plan.cancel(talk, '谈话人出差'));
    const row = await onlyRow(sdk);
    assert.equal(row.phase, 'open');
    assert.equal(row.talk, undefined);
  });
});
