/**
 * 合并、取消、应谈未谈: how something that is owed ends although nobody talked. Each says why and who
 * answers for it; what was merged or cancelled is counted no longer, what was never held is counted as such.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ObligationRecord, Outcome, TalkSdk } from '../../src/sdk/index.ts';
import { drawnUp, minister, obligationOf, open, today, toInquire } from './courses.ts';
import { clerk } from './district.ts';
import { guarded } from './guarded.ts';
import { value } from './steps.ts';

const month = { from: '2026-03-01', to: '2026-03-31' } as const;
const reason = '同一决定登记了两次';

function refusal(outcome: Outcome<unknown>): string {
  assert.ok(!outcome.ok, 'it was not refused');
  const { code, path } = outcome.error;
  return path === undefined ? code : `${code} ${path}`;
}

/** What a deputy head is owed for an appointment that was decided on a day. */
async function appointed(sdk: TalkSdk, decision: string, triggers = ['promotion'], more = {}) {
  const { obligations } = value(
    await sdk.events.record({
      kind: 'appointment',
      triggers,
      subject: 'member-2',
      dates: { decision: decision as '2026-03-10' },
      decision: { body: '区委常委会' },
      ...more,
    }),
  );
  const [obligation] = obligations;
  assert.ok(obligation, 'something is owed');
  return obligation;
}

async function again(sdk: TalkSdk, { id }: ObligationRecord): Promise<ObligationRecord> {
  const row = await sdk.obligations.get(id);
  assert.ok(row, 'the obligation is there');
  return row.obligation;
}

async function due(sdk: TalkSdk): Promise<number> {
  return value(await sdk.figures.read(month)).completion.of.length;
}

const arrangement = { date: today, talker: 'deputy', outline: true } as const;

describe('one duty that was entered twice', () => {
  it('becomes one: the other says into what, why and by whom, and is counted no longer', async () => {
    const { sdk } = await open({ store: guarded() });
    const first = await appointed(sdk, '2026-03-09');
    const second = await appointed(sdk, '2026-03-10');
    assert.equal(await due(sdk), 2);
    const merged = value(
      await sdk.obligations.merge({ obligation: second, into: first.id, reason }),
    );
    assert.deepEqual([merged.state, (await again(sdk, first)).state], ['merged', 'pending']);
    assert.deepEqual(merged.merged, {
      into: [first.id],
      reason,
      on: today,
      by: { by: 'clerk', name: '李经办' },
    });
    assert.equal(await due(sdk), 1);
    const plan = await sdk.plan.arrange({ obligation: merged, ...arrangement });
    assert.equal(refusal(plan), 'state.not-possible', 'nothing is owed by it any more');
  });

  it('is merged into what was due first, so that nothing that is late becomes timely', async () => {
    const { sdk } = await open();
    const first = await appointed(sdk, '2026-03-02');
    const second = await appointed(sdk, '2026-03-10');
    const later = await sdk.obligations.merge({ obligation: first, into: second.id, reason });
    assert.equal(refusal(later), 'input.invalid into');
  });

  it('loses no point that had to be covered, and no protection of whoever reported it', async () => {
    const { sdk } = await open();
    const plain = await appointed(sdk, '2026-03-09');
    const moved = await appointed(sdk, '2026-03-10', ['exchange']);
    const points = await sdk.obligations.merge({ obligation: moved, into: plain.id, reason });
    // 三·1: who comes by exchange is told of the new unit and its team.
    assert.equal(refusal(points), 'input.invalid into');
    const routine = {
      kind: 'routine',
      triggers: ['thought'],
      subject: 'member-2',
    } as const;
    const [open_] = value(
      await sdk.events.record({ ...routine, dates: { arisen: '2026-03-09' } }),
    ).obligations;
    const [petition] = value(
      await sdk.events.record({ ...routine, dates: { arisen: '2026-03-10' }, petition: true }),
    ).obligations;
    assert.ok(open_ && petition, 'both are owed');
    assert.equal(
      refusal(await sdk.obligations.merge({ obligation: petition, into: open_.id, reason })),
      'input.invalid into',
    );
    value(await sdk.obligations.merge({ obligation: open_, into: petition.id, reason }));
  });

  it('is none where subject, kind or way differ, or a decision to admonish has its own ceremony', async () => {
    const { sdk } = await open();
    const owed = await appointed(sdk, '2026-03-10');
    const other = await obligationOf(sdk, 'appointment', 'member');
    const removal = await obligationOf(sdk, 'removal');
    for (const into of [other.id, removal.id, owed.id]) {
      const refused = await sdk.obligations.merge({ obligation: owed, into, reason });
      assert.equal(refusal(refused), 'input.invalid into');
    }
    const admonished = await obligationOf(sdk, 'admonition');
    const refused = await sdk.obligations.merge({ obligation: admonished, into: owed.id, reason });
    assert.equal(refusal(refused), 'state.not-possible', 'it ends with its case');
  });

  it('takes the talk that was arranged for it alone along, and leaves one for several alone', async () => {
    const { sdk } = await open({ store: guarded() });
    const first = await appointed(sdk, '2026-03-09');
    const second = await appointed(sdk, '2026-03-10');
    const talk = value(await sdk.plan.arrange({ obligation: second, ...arrangement }));
    const arranged = await again(sdk, second);
    value(await sdk.obligations.merge({ obligation: arranged, into: first.id, reason }));
    assert.equal((await sdk.talks.get(talk.id))?.state, 'cancelled');

    const removal = await obligationOf(sdk, 'removal');
    value(
      await sdk.plan.arrange({
        obligation: await again(sdk, first),
        together: [removal],
        ...arrangement,
      }),
    );
    const both = await again(sdk, first);
    const refused = await sdk.obligations.cancel({ obligation: both, reason: '调离本区' });
    assert.equal(refusal(refused), 'state.not-possible', 'the removal is talked about there too');
  });
});

describe('what there is no longer a reason for', () => {
  it('is cancelled with a reason, by the clerk or a leader, and counted no longer', async () => {
    let seated = clerk;
    const { sdk, seat } = await open({ store: guarded(() => seated) });
    const owed = await appointed(sdk, '2026-03-10');
    const silent = await sdk.obligations.cancel({ obligation: owed, reason: ' ' });
    assert.equal(refusal(silent), 'input.invalid reason');
    seat((seated = minister));
    const gone = value(await sdk.obligations.cancel({ obligation: owed, reason: '调离本区' }));
    assert.deepEqual(gone.cancelled, {
      on: today,
      reason: '调离本区',
      by: { by: 'minister', name: '郑部长' },
    });
    assert.equal((await sdk.obligations.get(owed.id))?.phase, 'done');
    seat((seated = clerk));
    assert.equal(await due(sdk), 0);
  });

  it('is not cancelled any more once the talk was held', async () => {
    const { sdk } = await open();
    const owed = await appointed(sdk, '2026-03-10');
    value(await sdk.talks.recordUnarranged({ obligation: owed, heldOn: today, talker: 'deputy' }));
    const held = await again(sdk, owed);
    const refused = await sdk.obligations.cancel({ obligation: held, reason: '不再需要' });
    assert.equal(refusal(refused), 'state.not-possible');
    assert.deepEqual(
      (await sdk.obligations.next(owed.id)).map(({ act, possible }) => [act, possible]),
      [
        ['merge', false],
        ['cancel', false],
        ['close-as-breach', true],
      ],
    );
  });

  it('is taken back from the delegate first, and with its letter or its case where it has one', async () => {
    const { sdk } = await open();
    const order = await drawnUp(sdk);
    const [id = ''] = order.obligations;
    const entrusted = (await sdk.obligations.get(id))?.obligation;
    assert.ok(entrusted, 'it is entrusted');
    const inquired = await toInquire(sdk, { subject: 'member' });
    const letter = {
      points: { 'reminder.content.problem': '问题' },
      questions: ['为何?'],
    };
    value(await sdk.inquiries.draft({ obligation: inquired, sender: 'department', ...letter }));
    const admonished = await obligationOf(sdk, 'admonition', 'namesake');
    for (const owed of [entrusted, inquired, admonished]) {
      const obligation = await again(sdk, owed);
      const outcomes = [
        await sdk.obligations.cancel({ obligation, reason: '调离本区' }),
        await sdk.obligations.closeAsBreach({ obligation, approver: 'minister', reason: '未谈' }),
      ];
      assert.deepEqual(outcomes.map(refusal), ['state.not-possible', 'state.not-possible']);
      const [why] = (await sdk.obligations.next(owed.id)).map((next) => next.why);
      assert.ok(why, 'the screen can say why');
    }
  });
});

describe('what was owed and never held', () => {
  it('is closed as the breach it was by a named approver, and counts as not held', async () => {
    const { sdk, setDay } = await open({ store: guarded() });
    const owed = await appointed(sdk, '2026-03-10');
    setDay('2026-03-27');
    const closed = value(
      await sdk.obligations.closeAsBreach({
        obligation: owed,
        approver: 'minister',
        reason: '本人长期病休,未能谈话',
      }),
    );
    assert.deepEqual(
      [closed.state, closed.closed?.as, closed.closed?.approver.name],
      ['closed-as-breach', 'breach', '郑部长'],
    );
    const { completion } = value(await sdk.figures.read(month));
    assert.deepEqual([completion.met.length, completion.of.length], [0, 1]);
  });

  it('ends its talk with it where that was held and never confirmed', async () => {
    const { sdk } = await open({ store: guarded() });
    const owed = await appointed(sdk, '2026-03-10');
    const talk = value(
      await sdk.talks.recordUnarranged({ obligation: owed, heldOn: today, talker: 'deputy' }),
    );
    const obligation = await again(sdk, owed);
    const by = async (approver: string) =>
      sdk.obligations.closeAsBreach({ obligation, approver, reason: '记录遗失' });
    assert.equal(refusal(await by('member-2')), 'input.invalid approver', 'the subject');
    assert.equal(refusal(await by('deputy')), 'input.invalid approver', 'the talker');
    value(await by('minister'));
    assert.equal((await sdk.talks.get(talk.id))?.state, 'closed-as-breach');
  });

  it('is ended by nobody in their own case, and by nobody without the right', async () => {
    const { sdk, seat } = await open();
    const owed = await appointed(sdk, '2026-03-10');
    const reason_ = { obligation: owed, reason: '不再需要' };
    seat({ id: 'member-2', name: '冯丽', roles: ['clerk', 'leader'] });
    assert.ok(!(await sdk.obligations.cancel(reason_)).ok, 'own case');
    for (const roles of [['inspector'], ['delegate'], ['committee-leader'], ['subject']] as const) {
      seat({ id: 'x', name: '某人', roles });
      assert.equal(refusal(await sdk.obligations.cancel(reason_)), 'access.denied', roles[0]);
    }
  });
});
