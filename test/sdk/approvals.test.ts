/** 审批: proposed, reviewed, decided, each by whom and on which day; and what stands on it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, ApprovalRecord, Outcome, TalkSdk } from '../../src/sdk/index.ts';
import {
  delegate,
  deputy,
  drafted,
  drawnUp,
  letter,
  minister,
  obligationOf,
  open,
  proposed,
  reviewed,
  sentBack,
  submitted,
  today,
} from './courses.ts';
import { clerk } from './district.ts';
import { value } from './steps.ts';

function refusedBy(outcome: Outcome<unknown>): readonly string[] {
  assert.ok(!outcome.ok, 'it was not refused');
  const { code, path, findings } = outcome.error;
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length > 0
    ? errors.map((finding) => `${finding.rule}#${finding.code}`)
    : [path === undefined ? code : `${code} ${path}`];
}

async function rowOf(sdk: TalkSdk, { id }: ApprovalRecord) {
  const row = await sdk.approvals.get(id);
  assert.ok(row, 'the approval is there');
  return row;
}

/** Two talks of a week, arranged for next Monday. */
async function week(sdk: TalkSdk) {
  const talks = [];
  for (const subject of ['member', 'member-2']) {
    talks.push(
      value(
        await sdk.plan.arrange({
          obligation: await obligationOf(sdk, 'appointment', subject),
          date: '2026-03-16',
          talker: 'deputy',
          outline: true,
        }),
      ),
    );
  }
  return talks;
}

const other: Actor = { id: 'unmanaged', name: '陈科员', roles: ['clerk'] };

describe('an approval', () => {
  it('of a week’s plan goes from the clerk to the deputy and the minister, each at their own desk', async () => {
    const { sdk, seat, setDay } = await open();
    const talks = await week(sdk);
    const slip = value(
      await sdk.approvals.propose({ about: { type: 'plan', talks }, proposal: '拟下周一谈话' }),
    );
    assert.deepEqual(slip.subjects.map(({ name }) => name).sort(), ['冯丽', '孙成员']);
    let approval = value(await sdk.approvals.submit({ approval: slip, to: 'minister' }));
    assert.equal(approval.putTo?.name, '郑部长');
    setDay('2026-03-13');
    seat(deputy);
    approval = value(
      await sdk.approvals.review({ approval, on: '2026-03-13', opinion: '同意，呈部长' }),
    );
    seat(minister);
    approval = value(await sdk.approvals.approve({ approval, on: '2026-03-13' }));
    assert.deepEqual(
      approval.history.map(({ action, on, person, by }) => [action, on, person?.name ?? by.name]),
      [
        ['propose', today, '李经办'],
        ['submit', today, '郑部长'],
        ['review', '2026-03-13', '王副部长'],
        ['approve', '2026-03-13', '郑部长'],
      ],
    );
    assert.deepEqual(approval.decision, {
      as: 'approved',
      on: '2026-03-13',
      approver: { id: 'minister', name: '郑部长', title: '组织部部长' },
      by: { by: 'minister', name: '郑部长' },
    });
    const row = await rowOf(sdk, approval);
    assert.deepEqual(
      [row.aboutName, row.stateName, row.proposerName, row.changed],
      ['谈话安排', '已批准', '李经办', []],
    );
    assert.ok(
      row.next.every(({ possible }) => !possible),
      'nothing follows',
    );
  });

  it('of a plan stands in the worklist’s rows until what was put is changed', async () => {
    const { sdk, seat } = await open();
    const talks = await week(sdk);
    const ofRows = async () => {
      const { rows } = await sdk.obligations.page({ states: ['arranged'] });
      return rows.map(({ talk, approval }) => [talk?.date, approval?.state, approval?.changed]);
    };
    const [first] = talks;
    assert.ok(first, 'there are talks');
    assert.deepEqual(await ofRows(), [
      ['2026-03-16', undefined, undefined],
      ['2026-03-16', undefined, undefined],
    ]);
    const about = { type: 'plan', talks } as const;
    const slip = value(await sdk.approvals.propose({ about, proposal: '拟按安排谈话' }));
    value(await sdk.approvals.submit({ approval: slip, to: 'minister' }));
    value(await sdk.plan.reschedule({ talk: first, date: '2026-03-17' }));
    assert.deepEqual((await ofRows()).sort(), [
      ['2026-03-16', 'submitted', false],
      ['2026-03-17', 'submitted', true],
    ]);
    const one = await sdk.obligations.get(first.obligations[0] ?? '');
    assert.equal(one?.approval?.id, slip.id);
    seat(delegate);
    assert.ok(
      (await sdk.obligations.worklist()).every(({ approval }) => approval === undefined),
      'slips are not theirs to see',
    );
    seat(clerk);
    const now = value(
      await sdk.approvals.withdraw({
        approval: (await rowOf(sdk, slip)).approval,
        reason: '另行安排',
      }),
    );
    assert.equal(now.state, 'withdrawn');
    assert.deepEqual(
      (await ofRows()).map(([, state]) => state),
      [undefined, undefined],
    );
  });

  it('that the clerk enters for the leaders keeps both names', async () => {
    const { sdk } = await open();
    const done = value(
      await sdk.approvals.approve({
        approval: await reviewed(sdk),
        approver: 'minister',
        on: today,
      }),
    );
    assert.deepEqual(done.decision?.by, { by: 'clerk', name: '李经办', onBehalfOf: '郑部长' });
    assert.equal(done.history[2]?.by.onBehalfOf, '王副部长');
  });

  it('is neither reviewed nor decided by the one who proposed it', async () => {
    const { sdk } = await open();
    const review = { approval: await submitted(sdk), on: today, opinion: '同意' } as const;
    assert.deepEqual(refusedBy(await sdk.approvals.review(review)), ['input.invalid reviewer']);
    assert.deepEqual(refusedBy(await sdk.approvals.review({ ...review, reviewer: 'clerk' })), [
      'input.invalid reviewer',
    ]);
    const put = await open();
    const approve = { approval: await reviewed(put.sdk), on: today } as const;
    assert.deepEqual(refusedBy(await put.sdk.approvals.approve(approve)), [
      'input.invalid approver',
    ]);
  });

  it('is reviewed and decided by nobody whom it is about, and seen by none of them', async () => {
    const { sdk, seat } = await open();
    const approval = await submitted(sdk);
    const review = { approval, on: today, opinion: '同意', reviewer: 'member-2' } as const;
    assert.deepEqual(refusedBy(await sdk.approvals.review(review)), ['input.invalid reviewer']);
    seat({ id: 'member-2', name: '冯丽', roles: ['leader', 'clerk'] });
    assert.deepEqual(await sdk.approvals.list(), []);
    assert.deepEqual(refusedBy(await sdk.approvals.review(review)), ['record.not-found']);
  });

  it('is entered for others by the clerk alone', async () => {
    const { sdk, seat } = await open();
    const approval = await submitted(sdk);
    seat(deputy);
    assert.deepEqual(
      refusedBy(
        await sdk.approvals.review({ approval, reviewer: 'minister', on: today, opinion: '同意' }),
      ),
      ['access.denied'],
    );
    seat(other);
    value(await sdk.approvals.review({ approval, reviewer: 'deputy', on: today, opinion: '同意' }));
  });

  it('comes back with the reason and is put again, as it stands then', async () => {
    const { sdk } = await open();
    const back = await sentBack(sdk);
    assert.equal(back.history[2]?.opinion, '时间再核');
    const [talk] = back.about.type === 'plan' ? back.about.talks : [];
    assert.ok(talk, 'the plan has a talk');
    const moved = await sdk.talks.get(talk.talk);
    assert.ok(moved, 'the talk is there');
    value(await sdk.plan.reschedule({ talk: moved, date: '2026-03-17' }));
    assert.deepEqual((await rowOf(sdk, back)).changed, [talk.talk]);
    const again = value(await sdk.approvals.submit({ approval: back, proposal: '改至周二' }));
    assert.deepEqual([again.proposal, (await rowOf(sdk, again)).changed], ['改至周二', []]);
    assert.deepEqual(again.about.type === 'plan' && again.about.talks[0]?.date, '2026-03-17');
  });

  it('is not given for what was changed after it was put', async () => {
    const { sdk } = await open();
    const approval = await reviewed(sdk);
    const [talk] = approval.about.type === 'plan' ? approval.about.talks : [];
    const current = await sdk.talks.get(talk?.talk ?? '');
    assert.ok(current, 'the talk is there');
    value(await sdk.plan.reschedule({ talk: current, talker: 'in-charge' }));
    const approve = { approval, approver: 'minister', on: today } as const;
    assert.deepEqual(refusedBy(await sdk.approvals.approve(approve)), ['revision.conflict']);
    const shown = (await rowOf(sdk, approval)).next.find(({ act }) => act === 'approve');
    assert.equal(shown?.possible, false);
  });

  it('is refused with a reason, and then nothing stands on it', async () => {
    const { sdk } = await open();
    const inquiry = await drafted(sdk);
    const slip = value(
      await sdk.approvals.propose({ about: { type: 'inquiry', inquiry }, proposal: '拟函询' }),
    );
    const put = value(await sdk.approvals.submit({ approval: slip }));
    const silent = { approval: put, approver: 'minister', on: today, reason: ' ' } as const;
    assert.deepEqual(refusedBy(await sdk.approvals.refuse(silent)), ['input.invalid reason']);
    const refused = value(await sdk.approvals.refuse({ ...silent, reason: '改为当面谈话' }));
    assert.deepEqual([refused.state, refused.decision?.as], ['refused', 'refused']);
    assert.deepEqual(refusedBy(await sdk.inquiries.approve({ inquiry, approval: refused.id })), [
      'input.invalid approval',
    ]);
  });

  it('is withdrawn by the clerk, who may then put the same again', async () => {
    const { sdk } = await open();
    const inquiry = await drafted(sdk);
    const about = { type: 'inquiry', inquiry } as const;
    const slip = value(await sdk.approvals.propose({ about, proposal: '拟函询' }));
    assert.deepEqual(refusedBy(await sdk.approvals.propose({ about, proposal: '再呈' })), [
      'state.not-possible about',
    ]);
    value(await sdk.approvals.withdraw({ approval: slip, reason: '措辞再改' }));
    value(await sdk.approvals.propose({ about, proposal: '再呈' }));
  });

  it('signed on paper is a fact, whatever the policy says of what was signed', async () => {
    const { sdk } = await open();
    const delegation = await drawnUp(sdk, undefined, { delegate: 'finance-party' });
    const slip = value(
      await sdk.approvals.propose({
        about: { type: 'delegation', delegation },
        proposal: '拟委托',
      }),
    );
    const decision = { approver: 'secretary', on: '2026-03-11', slip: '承办单，存干部科' } as const;
    const signed = await sdk.approvals.recordPaperDecision({ approval: slip, ...decision });
    assert.ok(signed.ok, 'it was signed');
    assert.deepEqual(
      signed.findings.map(({ rule, code }) => `${rule}#${code}`),
      ['delegate.only_unit_head#other-unit'],
    );
    assert.deepEqual(
      [signed.value.decision?.slip, signed.value.decision?.on],
      ['承办单，存干部科', '2026-03-11'],
    );
    const order = { delegation, on: today, approval: signed.value.id } as const;
    assert.deepEqual(refusedBy(await sdk.delegations.order(order)), [
      'delegate.only_unit_head#other-unit',
    ]);
  });

  it('at the desk is not given against the policy', async () => {
    const { sdk } = await open();
    const delegation = await drawnUp(sdk, undefined, { delegate: 'finance-party' });
    const slip = value(
      await sdk.approvals.propose({
        about: { type: 'delegation', delegation },
        proposal: '拟委托',
      }),
    );
    const put = value(await sdk.approvals.submit({ approval: slip }));
    const approval = value(
      await sdk.approvals.review({ approval: put, reviewer: 'deputy', on: today, opinion: '呈' }),
    );
    assert.deepEqual(
      refusedBy(await sdk.approvals.approve({ approval, approver: 'minister', on: today })),
      ['delegate.only_unit_head#other-unit'],
    );
  });

  it('of an order stands behind the order, and is not given by the delegate', async () => {
    const { sdk } = await open();
    const delegation = await drawnUp(sdk);
    const slip = value(
      await sdk.approvals.propose({
        about: { type: 'delegation', delegation },
        proposal: '拟委托',
      }),
    );
    const put = value(await sdk.approvals.submit({ approval: slip }));
    const review = { approval: put, on: today, opinion: '同意' } as const;
    assert.deepEqual(refusedBy(await sdk.approvals.review({ ...review, reviewer: 'party' })), [
      'input.invalid reviewer',
    ]);
    const approval = value(await sdk.approvals.review({ ...review, reviewer: 'deputy' }));
    const open_ = await sdk.delegations.order({ delegation, on: today, approval: slip.id });
    assert.deepEqual(refusedBy(open_), ['input.invalid approval'], 'nobody decided yet');
    value(await sdk.approvals.approve({ approval, approver: 'minister', on: today }));
    const another = await drawnUp(sdk, 'removal');
    assert.deepEqual(
      refusedBy(await sdk.delegations.order({ delegation: another, on: today, approval: slip.id })),
      ['input.invalid approval'],
      'it is about another order',
    );
    const order = value(await sdk.delegations.order({ delegation, on: today, approval: slip.id }));
    assert.equal(order.order?.approval, slip.id);
    assert.deepEqual(
      (await sdk.approvals.list({ about: delegation.id })).map(({ approval: { id } }) => id),
      [slip.id],
    );
  });

  it('of an admonition names its approver in the decision, for that person and once', async () => {
    const { sdk } = await open();
    const about = { type: 'admonition', subject: 'member-2', areas: ['work_style'] } as const;
    assert.deepEqual(
      refusedBy(
        await sdk.approvals.propose({ about: { ...about, areas: ['gossip'] }, proposal: '拟诫勉' }),
      ),
      ['input.invalid about.areas'],
    );
    const slip = value(await sdk.approvals.propose({ about, proposal: '拟诫勉' }));
    const decided = value(
      await sdk.approvals.recordPaperDecision({
        approval: slip,
        approver: 'secretary',
        on: today,
        slip: '承办单',
      }),
    );
    const event = {
      kind: 'admonition',
      triggers: ['work_style'],
      dates: { decision: today },
      decision: { body: '区委常委会' },
      approval: decided.id,
    } as const;
    assert.deepEqual(refusedBy(await sdk.events.record({ ...event, subject: 'member' })), [
      'input.invalid approval',
    ]);
    const made = value(await sdk.events.record({ ...event, subject: 'member-2' }));
    assert.equal(made.event.event.decision?.approver, '周区委');
    assert.equal(made.event.approval, decided.id);
    assert.equal((await rowOf(sdk, decided)).approval.event, made.event.id);
    const again = { ...event, triggers: ['duty'], subject: 'member-2' };
    assert.deepEqual(refusedBy(await sdk.events.record(again)), ['input.invalid approval']);
  });

  it('has days that can be true', async () => {
    const { sdk } = await open();
    const approval = await reviewed(sdk);
    const approve = { approval, approver: 'minister' };
    for (const on of ['2026-03-11', '2026-03-13'] as const) {
      assert.deepEqual(refusedBy(await sdk.approvals.approve({ ...approve, on })), [
        'input.invalid on',
      ]);
    }
  });

  it('is told when somebody else was faster', async () => {
    const { sdk } = await open();
    const approval = await proposed(sdk);
    value(await sdk.approvals.submit({ approval }));
    assert.deepEqual(refusedBy(await sdk.approvals.withdraw({ approval, reason: '再议' })), [
      'revision.conflict',
    ]);
  });

  it('is about something that is still to be decided', async () => {
    const { sdk } = await open();
    assert.deepEqual(
      refusedBy(
        await sdk.approvals.propose({ about: { type: 'plan', talks: [] }, proposal: '空' }),
      ),
      ['input.invalid about.talks'],
    );
    const inquiry = await drafted(sdk);
    const out = value(await sdk.inquiries.approve({ inquiry, approver: 'minister' }));
    assert.deepEqual(
      refusedBy(
        await sdk.approvals.propose({ about: { type: 'inquiry', inquiry: out }, proposal: '补呈' }),
      ),
      ['state.not-possible'],
    );
  });

  it('reaches a committee leader’s desk when it is put to them, and only then', async () => {
    const { sdk, seat } = await open();
    const secretary: Actor = { id: 'secretary', name: '周区委', roles: ['committee-leader'] };
    const slip = await proposed(sdk);
    seat(secretary);
    assert.deepEqual(await sdk.approvals.list(), []);
    seat(clerk);
    const put = value(await sdk.approvals.submit({ approval: slip, to: 'secretary' }));
    const approval = value(
      await sdk.approvals.review({ approval: put, reviewer: 'deputy', on: today, opinion: '呈' }),
    );
    seat(secretary);
    assert.equal((await sdk.approvals.list({ open: true })).length, 1);
    const done = value(await sdk.approvals.approve({ approval, on: today }));
    assert.equal(done.decision?.approver.name, '周区委');
  });

  it('leaves an inquiry or an order free to go without one', async () => {
    const { sdk } = await open();
    const inquiry = await drafted(sdk);
    const done = value(await sdk.inquiries.approve({ inquiry, approver: 'minister' }));
    assert.equal(done.rounds[0]?.approved?.approval, undefined);
    assert.equal(letter.questions.length, done.rounds[0]?.questions.length);
    const order = value(await sdk.delegations.order({ delegation: await drawnUp(sdk), on: today }));
    assert.equal(order.order?.approval, undefined);
  });
});
