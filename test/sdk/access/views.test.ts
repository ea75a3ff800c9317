/** What those get who work no case: inspection its steps, a cadre the own matters, an inspector a granted case. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../../../src/sdk/index.ts';
import * as course from '../courses.ts';
import { clerk } from '../district.ts';
import { allCovered, value } from '../steps.ts';

const inspector: Actor = { id: 'unmanaged', name: '陈科员', roles: ['inspector'] };
const cadre: Actor = { id: 'member-2', name: '冯丽', roles: ['subject'] };

describe('inspection', () => {
  it('sees that steps were taken and when, and neither name nor word', async () => {
    const desk = await course.open();
    await course.held(desk.sdk, 'appointment');
    await course.answered(desk.sdk);
    desk.seat(inspector);
    const { cases, total } = await desk.sdk.inspection.cases();
    assert.equal(total, 2);
    assert.deepEqual(cases.map(({ heldOn }) => heldOn).filter(Boolean), [course.today]);
    assert.deepEqual(cases.map(({ answeredOn }) => answeredOn).filter(Boolean), [course.today]);
    const text = JSON.stringify(cases);
    for (const word of ['冯丽', '钱书记', 'member-2', '资金拨付', '已作说明', 'audit', '审计']) {
      assert.equal(text.includes(word), false, word);
    }
    assert.ok(text.includes('冯*'), 'a masked name');
  });

  it('comes page by page, and is for inspectors alone', async () => {
    const desk = await course.open();
    await course.obligationOf(desk.sdk, 'appointment');
    await course.obligationOf(desk.sdk, 'removal');
    assert.deepEqual(await desk.sdk.inspection.cases(), { cases: [], total: 0 });
    desk.seat(inspector);
    const first = await desk.sdk.inspection.cases({ limit: 1 });
    const second = await desk.sdk.inspection.cases({ offset: 1, limit: 1 });
    assert.deepEqual([first.cases.length, second.cases.length, second.total], [1, 1, 2]);
    assert.notEqual(first.cases[0]?.case, second.cases[0]?.case);
  });

  it('has no case for the one whom it is about', async () => {
    const desk = await course.open();
    await course.obligationOf(desk.sdk);
    desk.seat({ ...cadre, roles: ['inspector'] });
    assert.deepEqual(await desk.sdk.inspection.cases(), {
      cases: [],
      total: 0,
      exceptions: {},
      unitNames: [],
      kindNames: [],
    });
  });

  it('lists what is wanting: what is overdue, without a record, unsigned, or not sent back', async () => {
    const desk = await course.open();
    await course.held(desk.sdk, 'appointment');
    await course.obligationOf(desk.sdk, 'removal', 'member');
    const obligation = await course.obligationOf(desk.sdk, 'removal');
    const { today: date } = course;
    const talk = value(
      await desk.sdk.plan.arrange({ obligation, date, talker: 'deputy', outline: true }),
    );
    const held = value(await desk.sdk.talks.hold({ talk, heldOn: date }));
    const row = await desk.sdk.obligations.get(obligation.id);
    assert.ok(row, 'its row');
    value(await desk.sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }));
    desk.seat(inspector);
    const found = async (query?: Parameters<typeof desk.sdk.inspection.cases>[0]) => {
      const { cases, exceptions } = await desk.sdk.inspection.cases(query);
      return { lists: cases.map((one) => one.exceptions), exceptions };
    };
    assert.deepEqual((await found()).exceptions, { unsigned: 1 });
    desk.setDay('2026-05-06');
    const all = await found();
    assert.deepEqual(all.exceptions, { overdue: 1, 'no-record': 1, unsigned: 1 });
    const overdue = await found({ exceptions: ['overdue'] });
    assert.deepEqual(overdue.lists, [['overdue']]);
    assert.deepEqual(
      overdue.exceptions,
      all.exceptions,
      'the other lists are counted all the same',
    );
    const { kindNames = [], unitNames = [] } = await desk.sdk.inspection.cases();
    const [kindName = ''] = kindNames.filter((name) => name.startsWith('免职'));
    assert.deepEqual((await found({ kindName })).exceptions, { overdue: 1, unsigned: 1 });
    const byUnit = await Promise.all(
      unitNames.map(async (unit) => (await found({ unit })).lists.length),
    );
    assert.deepEqual(byUnit, [1, 2], unitNames.join());
    assert.deepEqual((await found({ dueFrom: '2026-05-01' })).lists, []);
  });

  it('lists an entrusted talk that nobody has held, and refuses a list that it does not know', async () => {
    const desk = await course.open();
    await course.accepted(desk.sdk, 'appointment');
    desk.seat(inspector);
    assert.deepEqual((await desk.sdk.inspection.cases()).exceptions, {});
    desk.setDay('2026-05-06');
    const { exceptions } = await desk.sdk.inspection.cases();
    assert.deepEqual(exceptions, { overdue: 1, 'delegation-overdue': 1 });
    await assert.rejects(desk.sdk.inspection.cases({ exceptions: ['none'] as never }));
  });
});

describe('a grant', () => {
  const until = '2026-03-20';

  async function granted() {
    const desk = await course.open();
    const talk = await course.heldWithoutOrder(desk.sdk, 'removal');
    const other = await course.obligationOf(desk.sdk, 'appointment', 'member');
    const [obligation = ''] = talk.obligations;
    desk.seat(course.minister);
    const grant = value(
      await desk.sdk.grants.give({ inspector: 'unmanaged', obligation, until, reason: '抽查个案' }),
    );
    desk.seat(inspector);
    return { ...desk, talk, other, obligation, grant };
  }

  it('opens one case to one inspector until its day, and no other', async () => {
    const { sdk, seat, setDay, talk, other, obligation } = await granted();
    assert.equal((await sdk.talks.get(talk.id))?.id, talk.id);
    const row = await sdk.obligations.get(obligation);
    assert.deepEqual(row?.obligation.obligation.triggers, []);
    assert.equal(await sdk.obligations.get(other.id), undefined);
    assert.equal(await sdk.events.get(row?.obligation.event ?? ''), undefined);
    seat({ ...inspector, id: 'another' });
    assert.equal(await sdk.talks.get(talk.id), undefined);
    seat(inspector);
    setDay(until);
    assert.equal((await sdk.talks.get(talk.id))?.id, talk.id);
    setDay('2026-03-21');
    assert.equal(await sdk.talks.get(talk.id), undefined);
  });

  it('lets nothing be changed', async () => {
    const { sdk, talk } = await granted();
    const refused = await sdk.records.write({ talk, points: {}, record: 'written' });
    assert.ok(!refused.ok && refused.error.code === 'access.denied', 'denied');
  });

  it('ends when it is revoked, once', async () => {
    const { sdk, seat, talk, grant } = await granted();
    seat(course.minister);
    const revoked = value(await sdk.grants.revoke(grant));
    const again = await sdk.grants.revoke(revoked);
    assert.ok(!again.ok && again.error.code === 'state.not-possible', 'once');
    seat(inspector);
    assert.equal(await sdk.talks.get(talk.id), undefined);
  });

  it('is given by a leader, for a reason, for days to come, to nobody who is the subject', async () => {
    const { sdk, seat, obligation } = await granted();
    const input = { inspector: 'unmanaged', obligation, until, reason: '抽查' } as const;
    for (const actor of [clerk, inspector]) {
      seat(actor);
      const denied = await sdk.grants.give(input);
      assert.ok(!denied.ok && denied.error.code === 'access.denied', actor.id);
    }
    seat(course.minister);
    const paths = await Promise.all(
      [{ reason: ' ' }, { until: '2026-03-11' }, { inspector: 'member-2' }].map(async (change) => {
        const refused = await sdk.grants.give({ ...input, ...change } as typeof input);
        return refused.ok ? 'given' : refused.error.path;
      }),
    );
    assert.deepEqual(paths, ['reason', 'until', 'inspector']);
  });
});

describe('one’s own matters', () => {
  it('show what was handed over and what is to be done, and nothing of what is behind it', async () => {
    const desk = await course.open();
    await course.answered(desk.sdk);
    desk.seat(cadre);
    const [own, ...more] = await desk.sdk.own.cases();
    assert.equal(more.length, 0);
    const [letter] = own?.letters ?? [];
    assert.deepEqual(
      letter?.questions.map(({ text }) => text),
      course.letter.questions,
    );
    assert.deepEqual([letter?.servedOn, letter?.repliedOn], [course.today, course.today]);
    const text = JSON.stringify(own);
    for (const word of ['minister', '郑部长', 'audit', 'petition', '2026-03-10', '李经办']) {
      assert.equal(text.includes(word), false, word);
    }
  });

  it('show no letter before it is served, and no talk before people were told', async () => {
    const desk = await course.open();
    await course.approved(desk.sdk);
    const obligation = await course.obligationOf(desk.sdk, 'appointment');
    const talk = value(
      await desk.sdk.plan.arrange({
        obligation,
        date: '2026-03-16',
        talker: 'deputy',
        outline: true,
      }),
    );
    desk.seat(cadre);
    assert.deepEqual(await desk.sdk.own.cases(), []);
    desk.seat(clerk);
    value(await desk.sdk.plan.notify(talk));
    desk.seat(cadre);
    const [own] = await desk.sdk.own.cases();
    assert.deepEqual(
      [own?.talk?.date, own?.talk?.talkerName, own?.talk?.held],
      ['2026-03-16', '王副部长', false],
    );
  });

  it('look the same whether a petition is behind them or not', async () => {
    const views = await Promise.all(
      [{ triggers: ['audit'] }, { triggers: ['petition'] }].map(async (more) => {
        const { memoryStore } = await import('../../../src/sdk/store/memory-store.ts');
        const holder: Actor = { ...clerk, roles: ['clerk', 'vault-holder'] };
        const desk = await course.open({ vaultStore: memoryStore(), actor: holder });
        const obligation = await course.toInquire(desk.sdk, more);
        if (more.triggers.includes('petition')) {
          value(await desk.sdk.vault.register({ event: obligation.event, anonymous: true }));
        }
        const drafted = value(
          await desk.sdk.inquiries.draft({ obligation, sender: 'department', ...course.letter }),
        );
        const searched = obligation.obligation.petition
          ? value(await desk.sdk.inquiries.search(drafted))
          : drafted;
        const approved = value(
          await desk.sdk.inquiries.approve({ inquiry: searched, approver: 'minister' }),
        );
        value(await desk.sdk.inquiries.serve({ inquiry: approved, ...course.service }));
        desk.seat(cadre);
        // Ids are random: they tell nothing, and differ.
        const text = JSON.stringify(await desk.sdk.own.cases());
        return text.replace(/[0-9a-f]{32}/g, 'an id');
      }),
    );
    assert.match(views[0] ?? '', /an id/);
    assert.equal(views[0], views[1]);
  });

  it('are nobody else’s, and are no records', async () => {
    const desk = await course.open();
    await course.served(desk.sdk);
    for (const actor of [clerk, inspector, { ...cadre, id: 'member' }]) {
      desk.seat(actor);
      assert.deepEqual(await desk.sdk.own.cases(), [], actor.id);
    }
    desk.seat(cadre);
    assert.deepEqual(await desk.sdk.inquiries.list(), []);
    assert.deepEqual(await desk.sdk.obligations.worklist(), []);
  });
});
