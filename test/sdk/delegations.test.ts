/** 委托谈话 (二·2, 五¶1): from the order to the record's return, at both desks, and when it went wrong. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { districtTrial } from '../../src/policy/index.ts';
import type { DelegationRecord, Finding, Outcome, TalkSdk } from '../../src/sdk/index.ts';
import {
  accepted,
  anew,
  arrangedUnder,
  delegate,
  drawnUp,
  held,
  heldWithoutOrder,
  minister,
  obligationOf,
  open,
  ordered,
  recorded,
  returned,
  today,
  toInquire,
} from './courses.ts';
import { clerk } from './district.ts';
import { value } from './steps.ts';

/** What a refusal names: the rules with their codes, or its own code and field. */
function refusedBy(outcome: Outcome<unknown>): readonly string[] {
  assert.ok(!outcome.ok, 'it was not refused');
  const { code, path, findings } = outcome.error;
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length > 0
    ? errors.map((finding) => `${finding.rule}#${finding.code}`)
    : [path === undefined ? code : `${code} ${path}`];
}

function codes(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, code, severity }) => `${rule}#${code} ${severity}`);
}

async function rowOf(sdk: TalkSdk, { id }: DelegationRecord) {
  const row = await sdk.delegations.get(id);
  assert.ok(row, 'the order is there');
  return row;
}

describe('a delegation that goes by the book', () => {
  it('is ordered, accepted, held, recorded and returned by the delegate, and closed by the clerk', async () => {
    const { sdk, seat } = await open();
    const drawn = await drawnUp(sdk, undefined, { dueOn: '2026-03-20' });
    const order = value(
      await sdk.delegations.order({ delegation: drawn, on: today, number: '云组委〔2026〕1号' }),
    );
    const talk = await arrangedUnder(sdk, order);
    assert.equal(talk.delegation, order.id);

    seat(delegate);
    const [mine] = await sdk.delegations.mine();
    assert.ok(mine, 'the delegate finds the order');
    assert.deepEqual(
      [mine.subjectName, mine.leaderName, mine.delegatorName, mine.orderNumber, mine.dueOn],
      ['冯丽', '郑部长', '区委组织部', '云组委〔2026〕1号', '2026-03-20'],
    );
    assert.deepEqual(
      mine.next.filter(({ possible }) => possible).map(({ act }) => act),
      ['accept', 'refuse', 'hold'],
    );
    value(await sdk.delegations.accept({ delegation: mine, on: today }));
    const heldTalk = value(await sdk.talks.hold({ talk, heldOn: today }));
    assert.deepEqual(heldTalk.breaches, []);
    const [entrusted] = mine.obligations;
    assert.ok(entrusted, 'the order says what is to be covered');
    const points = entrusted.points.map(({ id, parts }) => ({
      point: id,
      state: 'covered' as const,
      ...(parts.length === 0 ? {} : { parts: parts.map((part) => part.id) }),
    }));
    const written = value(
      await sdk.records.write({
        talk: heldTalk,
        points: { [entrusted.id]: points },
        record: 'written',
      }),
    );
    value(await sdk.records.confirm({ talk: written, method: 'signature', on: today }));
    const [afterTalk] = await sdk.delegations.mine();
    assert.ok(afterTalk, 'the order is still theirs');
    assert.deepEqual(codes(afterTalk.findings), ['delegate.complete#record-not-returned advice']);
    value(
      await sdk.delegations.returnRecord({ delegation: afterTalk, on: today, copiesKept: false }),
    );
    const [back] = await sdk.delegations.mine();
    assert.deepEqual([back?.returns, back?.findings], [[{ on: today, copiesKept: false }], []]);

    seat(clerk);
    const closed = value(await sdk.delegations.close({ delegation: await anew(sdk, order) }));
    assert.equal(closed.closed?.as, 'by-the-book');
    assert.deepEqual(closed.breaches, []);
    const due = await sdk.obligations.get(entrusted.id);
    assert.deepEqual(due?.obligation.discharged, { talk: talk.id, on: today });
    assert.equal((await sdk.audit.verify()).ok, true);
  });

  it('makes nobody a talker before the order is given', async () => {
    const { sdk } = await open();
    const drawn = await drawnUp(sdk);
    const answer = async () => {
      const choices = await sdk.obligations.talkers(drawn.obligations[0] ?? '', today);
      const found = choices.find(({ eligibility }) => eligibility.person.id === drawn.delegate.id);
      return [found?.eligibility.answer, found?.eligibility.findings.map(({ code }) => code)];
    };
    assert.deepEqual(await answer(), ['no', ['not-a-leader', 'possible']]);
    value(await sdk.delegations.order({ delegation: drawn, on: today }));
    assert.deepEqual(await answer(), ['yes', []]);
  });

  it('keeps both names where the clerk enters for the delegate', async () => {
    const { sdk } = await open();
    const order = await accepted(sdk);
    assert.deepEqual(order.accepted?.by, { by: 'clerk', name: '李经办', onBehalfOf: '钱书记' });
    const talk = value(
      await sdk.talks.hold({ talk: await arrangedUnder(sdk, order), heldOn: today }),
    );
    assert.equal(talk.heldBy?.onBehalfOf, '钱书记');
    await recorded(sdk, talk);
    const back = value(
      await sdk.delegations.returnRecord({
        delegation: await anew(sdk, order),
        on: today,
        copiesKept: false,
      }),
    );
    assert.equal(back.returns[0]?.by.onBehalfOf, '钱书记');
  });

  it('covers a removal and an appointment of one subject by one order', async () => {
    const { sdk } = await open();
    const [removal, appointment] = [
      await obligationOf(sdk, 'removal'),
      await obligationOf(sdk, 'appointment'),
    ];
    const drawn = value(
      await sdk.delegations.draft({
        obligations: [removal, appointment],
        delegator: 'committee',
        leader: 'in-charge',
        delegate: 'party',
        reason: '交流任职，一并谈话',
      }),
    );
    const order = value(await sdk.delegations.order({ delegation: drawn, on: today }));
    const talk = await arrangedUnder(sdk, order);
    const heldTalk = value(await sdk.talks.hold({ talk, heldOn: today }));
    assert.deepEqual(heldTalk.breaches, []);
    assert.equal(heldTalk.obligations.length, 2);
    assert.equal((await rowOf(sdk, order)).kindNames.length, 2);
  });

  it('tells on the worklist and among the candidates to whom it is entrusted', async () => {
    const { sdk } = await open();
    const order = await ordered(sdk);
    const [id = ''] = order.obligations;
    const due = await sdk.obligations.get(id);
    assert.deepEqual(due?.delegation, {
      id: order.id,
      stateName: '已委托，待接受',
      delegateName: '钱书记',
    });
    const choices = await sdk.obligations.talkers(id, today);
    const party = choices.find(({ name }) => name === '钱书记');
    assert.deepEqual([party?.eligibility.answer, party?.asName], ['yes', '受委托人']);
  });

  it('is sent back where something is missing, and returned again', async () => {
    const { sdk } = await open();
    const back = value(
      await sdk.delegations.sendBack({ delegation: await returned(sdk), opinion: '缺本人签字' }),
    );
    assert.equal(back.returns[0]?.sentBack?.opinion, '缺本人签字');
    const again = value(
      await sdk.delegations.returnRecord({ delegation: back, on: today, copiesKept: false }),
    );
    assert.equal(again.returns.length, 2);
    value(await sdk.delegations.close({ delegation: again }));
  });

  it('is overdue when the record is not back by the day that a local setting names', async () => {
    const { sdk, setDay } = await open({
      policy: {
        ...districtTrial,
        settings: {
          ...districtTrial.settings,
          'delegation.return_days': { name: '交回天数', type: 'number', value: 7 },
        },
      },
    });
    const order = await held(sdk);
    assert.deepEqual(
      [(await rowOf(sdk, order)).dueOn, (await rowOf(sdk, order)).daysLeft],
      ['2026-03-19', 7],
    );
    setDay('2026-03-20');
    assert.equal((await rowOf(sdk, order)).overdue, true);
    assert.equal((await sdk.delegations.list({ overdue: true })).length, 1);
    const back = value(
      await sdk.delegations.returnRecord({
        delegation: order,
        on: '2026-03-20',
        copiesKept: false,
      }),
    );
    assert.equal((await rowOf(sdk, back)).overdue, false);
  });

  it('is overdue when the talk was not held by the day of the order', async () => {
    const { sdk, setDay } = await open();
    const order = value(
      await sdk.delegations.order({
        delegation: await drawnUp(sdk, undefined, { dueOn: '2026-03-13' }),
        on: today,
      }),
    );
    assert.equal((await rowOf(sdk, order)).overdue, false);
    setDay('2026-03-14');
    assert.equal((await rowOf(sdk, order)).daysLeft, -1);
    assert.equal((await rowOf(sdk, order)).overdue, true);
  });
});

describe('what may not be entrusted', () => {
  it('is the talk with a principal, but for an exception that a named approver allows', async () => {
    const { sdk } = await open();
    const drawn = value(
      await sdk.delegations.draft({
        obligations: [await obligationOf(sdk, 'appointment', 'head')],
        delegator: 'department',
        leader: 'minister',
        delegate: 'finance-party',
        reason: '部长出差',
      }),
    );
    assert.deepEqual(refusedBy(await sdk.delegations.order({ delegation: drawn, on: today })), [
      'delegate.not_for_principals#principal',
    ]);
    for (const approver of ['head', 'finance-party']) {
      const override = { approver, reason: '自行例外' };
      assert.deepEqual(
        refusedBy(await sdk.delegations.order({ delegation: drawn, on: today, override })),
        ['input.invalid override.approver'],
      );
    }
    const override = { approver: 'secretary', reason: '区委书记同意例外' };
    const outcome = await sdk.delegations.order({ delegation: drawn, on: today, override });
    const order = value(outcome);
    assert.ok(outcome.ok, 'it was given');
    assert.deepEqual(codes(outcome.findings), ['delegate.not_for_principals#overridden warning']);
    assert.deepEqual(order.order?.override, {
      rules: ['delegate.not_for_principals'],
      approver: { id: 'secretary', name: '周区委', title: '区委书记' },
      reason: '区委书记同意例外',
    });
    const talk = await arrangedUnder(sdk, order, { talker: 'finance-party' });
    const done = await sdk.talks.hold({ talk, heldOn: today });
    assert.deepEqual(value(done).breaches, []);
    assert.ok(
      done.ok && codes(done.findings).includes('delegate.not_for_principals#overridden warning'),
      'the exception is told with the talk',
    );
  });

  it('is a talk with oneself, an exception or not', async () => {
    const { sdk } = await open();
    const drawn = value(
      await sdk.delegations.draft({
        obligations: [await obligationOf(sdk, 'appointment', 'party')],
        delegator: 'department',
        leader: 'minister',
        delegate: 'party',
        reason: '便于工作',
      }),
    );
    const override = { approver: 'secretary', reason: '例外' };
    assert.deepEqual(
      refusedBy(await sdk.delegations.order({ delegation: drawn, on: today, override })),
      ['delegate.no_self#delegate-is-subject'],
    );
  });

  for (const [who, why] of [
    ['finance-party', 'other-unit'],
    ['head', 'outsider'],
    ['clerk', 'outsider'],
  ] as const) {
    it(`is a talk by ${who}, who is no Party head of the subject's own unit`, async () => {
      const { sdk } = await open();
      const drawn = await drawnUp(sdk, undefined, { delegate: who });
      assert.deepEqual(refusedBy(await sdk.delegations.order({ delegation: drawn, on: today })), [
        `delegate.only_unit_head#${why}`,
      ]);
    });
  }

  it('is a head of the administration alone', async () => {
    const { sdk } = await open();
    const drawn = value(
      await sdk.delegations.draft({
        obligations: [await obligationOf(sdk, 'appointment', 'member')],
        delegator: 'department',
        leader: 'minister',
        delegate: 'head',
        reason: '便于工作',
      }),
    );
    assert.deepEqual(refusedBy(await sdk.delegations.order({ delegation: drawn, on: today })), [
      'delegate.only_unit_head#administration-head',
    ]);
  });

  it('is a letter, which has no talker', async () => {
    const { sdk } = await open();
    const drawn = value(
      await sdk.delegations.draft({
        obligations: [await toInquire(sdk)],
        delegator: 'department',
        leader: 'minister',
        delegate: 'party',
        reason: '便于工作',
      }),
    );
    assert.deepEqual(refusedBy(await sdk.delegations.order({ delegation: drawn, on: today })), [
      'reminder.inquiry_option#no-talker',
    ]);
  });

  it('is given in the name of somebody who leads neither committee nor department', async () => {
    const { sdk } = await open();
    const drawn = await drawnUp(sdk, undefined, { delegator: 'committee', leader: 'deputy' });
    assert.deepEqual(refusedBy(await sdk.delegations.order({ delegation: drawn, on: today })), [
      'input.invalid leader',
    ]);
  });

  it('is what somebody else is entrusted with, what is done, and obligations of two subjects', async () => {
    const { sdk } = await open();
    const order = await ordered(sdk);
    const [id = ''] = order.obligations;
    const obligation = (await sdk.obligations.get(id))?.obligation;
    assert.ok(obligation, 'the obligation is there');
    const again = {
      delegator: 'department',
      leader: 'minister',
      delegate: 'party',
      reason: '再委托',
    } as const;
    assert.deepEqual(
      refusedBy(await sdk.delegations.draft({ obligations: [obligation], ...again })),
      ['state.not-possible obligations'],
    );
    const others = [
      await obligationOf(sdk, 'removal'),
      await obligationOf(sdk, 'removal', 'member'),
    ];
    assert.deepEqual(refusedBy(await sdk.delegations.draft({ obligations: others, ...again })), [
      'input.invalid obligations',
    ]);
    assert.deepEqual(refusedBy(await sdk.delegations.draft({ obligations: [], ...again })), [
      'input.invalid obligations',
    ]);
  });

  it('needs an order before the talk is arranged, and one that is in force', async () => {
    const { sdk } = await open();
    const drawn = await drawnUp(sdk);
    const [id = ''] = drawn.obligations;
    const obligation = (await sdk.obligations.get(id))?.obligation;
    assert.ok(obligation, 'the obligation is there');
    const input = { obligation, date: today, talker: 'party', outline: true } as const;
    assert.deepEqual(refusedBy(await sdk.plan.arrange(input)), ['talker.default#not-a-leader']);
    const order = value(await sdk.delegations.order({ delegation: drawn, on: today }));
    assert.deepEqual(refusedBy(await sdk.plan.arrange({ ...input, date: '2026-03-11' })), [
      'talker.default#order-not-in-force',
    ]);
    assert.equal((await arrangedUnder(sdk, order)).delegation, order.id);
  });
});

describe('an order that ends before its talk', () => {
  it('is refused by the delegate with a reason, and the arranged talk is cancelled with it', async () => {
    const { sdk, seat } = await open();
    const order = await ordered(sdk);
    const talk = await arrangedUnder(sdk, order);
    seat(delegate);
    const empty = await sdk.delegations.refuse({ delegation: order, on: today, reason: ' ' });
    assert.deepEqual(refusedBy(empty), ['input.invalid reason']);
    const refused = value(
      await sdk.delegations.refuse({ delegation: order, on: today, reason: '与其本人有亲属关系' }),
    );
    assert.equal(refused.refused?.reason, '与其本人有亲属关系');
    seat(clerk);
    assert.equal((await sdk.talks.get(talk.id))?.cancelled?.reason, '与其本人有亲属关系');
    const [id = ''] = order.obligations;
    const due = await sdk.obligations.get(id);
    assert.deepEqual([due?.phase, due?.delegation], ['open', undefined]);
  });

  it('is withdrawn with a reason, and then the delegate needs another', async () => {
    const { sdk } = await open();
    const order = await accepted(sdk);
    const talk = await arrangedUnder(sdk, order);
    value(await sdk.delegations.withdraw({ delegation: order, reason: '改由部长谈' }));
    assert.equal((await sdk.talks.get(talk.id))?.state, 'cancelled');
    const [id = ''] = order.obligations;
    const obligation = (await sdk.obligations.get(id))?.obligation;
    assert.ok(obligation, 'the obligation is there');
    assert.deepEqual(
      refusedBy(
        await sdk.plan.arrange({ obligation, date: today, talker: 'party', outline: true }),
      ),
      ['talker.default#not-a-leader'],
    );
  });

  it('stands open where a leader holds the talk after all, who needs none', async () => {
    const { sdk } = await open();
    const order = await ordered(sdk);
    const talk = await arrangedUnder(sdk, order);
    const done = value(await sdk.talks.hold({ talk, heldOn: today, talker: 'deputy' }));
    assert.deepEqual([done.breaches, done.delegation], [[], undefined]);
    assert.equal((await rowOf(sdk, order)).delegation.state, 'ordered');
    value(await sdk.delegations.withdraw({ delegation: order, reason: '已由部领导谈话' }));
  });

  it('is kept with a talk that moves to another day, and left when it moves to a leader', async () => {
    const { sdk } = await open();
    const order = await ordered(sdk);
    const talk = await arrangedUnder(sdk, order);
    const moved = value(await sdk.plan.reschedule({ talk, date: '2026-03-13' }));
    assert.equal(moved.delegation, order.id);
    const led = value(await sdk.plan.reschedule({ talk: moved, talker: 'deputy' }));
    assert.equal(led.delegation, undefined);
    const back = value(await sdk.plan.reschedule({ talk: led, talker: 'party' }));
    assert.equal(back.delegation, order.id);
  });
});

describe('a delegation that went wrong', () => {
  it('held without an order, is on record as the breach it was and discharges nothing', async () => {
    const { sdk } = await open();
    const talk = await heldWithoutOrder(sdk);
    assert.deepEqual(talk.breaches, [{ rule: 'talker.default', code: 'not-a-leader' }]);
    const kept = value(
      await sdk.delegations.recordUnordered({ talk, whatHappened: '书记自行谈话' }),
    );
    assert.equal(kept.state, 'breached');
    assert.deepEqual(kept.breaches, talk.breaches);
    assert.equal(kept.order, undefined);
    const back = value(
      await sdk.delegations.returnRecord({ delegation: kept, on: today, copiesKept: false }),
    );
    assert.equal(back.state, 'breached');
    assert.deepEqual(refusedBy(await sdk.delegations.close({ delegation: back })), [
      'state.not-possible',
    ]);
    const closed = value(
      await sdk.delegations.closeAsBreach({
        delegation: back,
        approver: 'minister',
        reason: '已提醒该书记',
      }),
    );
    assert.deepEqual([closed.closed?.as, closed.closed?.approver?.name], ['breach', '郑部长']);
    const blocked = await sdk.records.confirm({
      talk: value(
        await sdk.records.write({
          talk: (await sdk.talks.get(talk.id)) ?? talk,
          points: {},
          record: 'written',
        }),
      ),
      method: 'paper',
      on: today,
    });
    assert.ok(refusedBy(blocked).includes('talker.default#not-a-leader'), 'it discharges nothing');
  });

  it('is no breach of this kind where a leader talked, or an order was there, or nobody talked yet', async () => {
    const { sdk } = await open();
    const order = await held(sdk);
    const { talk: ofOrder } = await rowOf(sdk, order);
    assert.ok(ofOrder, 'the talk is there');
    const obligation = await obligationOf(sdk, 'removal');
    const byLeader = value(
      await sdk.plan.arrange({ obligation, date: today, talker: 'deputy', outline: true }),
    );
    const whatHappened = '未经委托';
    const refusals = [
      await sdk.delegations.recordUnordered({ talk: ofOrder, whatHappened }),
      await sdk.delegations.recordUnordered({ talk: byLeader, whatHappened }),
    ];
    const heldByLeader = value(await sdk.talks.hold({ talk: byLeader, heldOn: today }));
    refusals.push(await sdk.delegations.recordUnordered({ talk: heldByLeader, whatHappened }));
    assert.deepEqual(refusals.map(refusedBy), Array(3).fill(['state.not-possible talk']));
  });

  it('handed on to somebody who held it, breaks the rule at the talk and at the order', async () => {
    const { sdk } = await open();
    const order = await ordered(sdk);
    const talk = await arrangedUnder(sdk, order);
    const outcome = await sdk.talks.hold({ talk, heldOn: today, talker: 'member' });
    assert.deepEqual(value(outcome).breaches, [
      { rule: 'delegate.only_unit_head', code: 'sub-delegated' },
    ]);
    const { delegation } = await rowOf(sdk, order);
    assert.deepEqual(
      [delegation.state, delegation.handedOn?.to.id, delegation.held?.talk],
      ['breached', 'member', talk.id],
    );
    const blocked = await sdk.records.confirm({
      talk: value(await sdk.records.write({ talk: value(outcome), points: {}, record: 'written' })),
      method: 'paper',
      on: today,
    });
    assert.ok(refusedBy(blocked).includes('delegate.only_unit_head#sub-delegated'), 'blocked');
  });

  it('handed on before the talk, stays a breach although the delegate held it in the end', async () => {
    const { sdk } = await open();
    const order = await ordered(sdk);
    const talk = await arrangedUnder(sdk, order);
    value(
      await sdk.delegations.recordHandingOn({
        delegation: order,
        to: 'member',
        on: today,
        whatHappened: '书记转请他人代谈',
      }),
    );
    value(await sdk.talks.hold({ talk, heldOn: today }));
    const { delegation } = await rowOf(sdk, order);
    assert.deepEqual([delegation.state, delegation.held?.talk], ['breached', talk.id]);
    const bySelf = await sdk.delegations.recordHandingOn({
      delegation: await accepted(sdk, 'removal'),
      to: 'party',
      on: today,
      whatHappened: '误报',
    });
    assert.deepEqual(refusedBy(bySelf), ['input.invalid to']);
  });

  it('with copies kept of what the department alone keeps, is not back until they are shredded', async () => {
    const { sdk, seat } = await open();
    const order = await held(sdk, 'reminder');
    const outcome = await sdk.delegations.returnRecord({
      delegation: order,
      on: today,
      copiesKept: true,
    });
    const back = value(outcome);
    assert.ok(outcome.ok, 'that it came back is a fact');
    assert.deepEqual(codes(outcome.findings), ['archive.keeper#copies-kept error']);
    assert.deepEqual(back.returns[0]?.broken, [{ rule: 'archive.keeper', code: 'copies-kept' }]);
    assert.equal(back.state, 'held');
    assert.equal((await rowOf(sdk, back)).copiesOut, true);
    assert.deepEqual(refusedBy(await sdk.delegations.close({ delegation: back })), [
      'state.not-possible',
    ]);
    seat(delegate);
    const shredded = value(
      await sdk.delegations.shred({ delegation: back, on: today, note: '碎纸，两人在场' }),
    );
    assert.equal(shredded.state, 'returned');
    assert.equal(shredded.returns[0]?.shredded?.by.by, 'party');
    assert.deepEqual(refusedBy(await sdk.delegations.shred({ delegation: shredded, on: today })), [
      'state.not-possible',
    ]);
    seat(clerk);
    const closed = value(await sdk.delegations.close({ delegation: shredded }));
    assert.deepEqual(closed.returns[0]?.broken, back.returns[0]?.broken);
  });

  it('may keep copies of what the text says nothing of', async () => {
    const { sdk } = await open();
    const back = value(
      await sdk.delegations.returnRecord({
        delegation: await held(sdk, 'appointment'),
        on: today,
        copiesKept: true,
      }),
    );
    assert.deepEqual([back.state, back.returns[0]?.broken], ['returned', []]);
  });

  for (const [keeper, rule] of [
    ['unit', 'archive.keeper'],
    ['elsewhere', 'archive.keeper'],
    ['personal-archive', 'archive.not_personal_file'],
  ] as const) {
    it(`is not closed with the record kept in ${keeper}`, async () => {
      const { sdk } = await open();
      const delegation = await returned(sdk, 'reminder');
      const refused = refusedBy(await sdk.delegations.close({ delegation, keeper }));
      assert.ok(
        refused.length > 0 && refused.every((one) => one.startsWith(`${rule}#`)),
        refused.join(),
      );
      value(await sdk.delegations.close({ delegation, keeper: 'department' }));
    });
  }

  it('cannot have come back before the talk, or before it was held', async () => {
    const { sdk } = await open();
    const order = await held(sdk);
    const early = await sdk.delegations.returnRecord({
      delegation: order,
      on: '2026-03-11',
      copiesKept: false,
    });
    assert.deepEqual(refusedBy(early), ['input.invalid on']);
    const handedOn = value(
      await sdk.delegations.recordHandingOn({
        delegation: await ordered(sdk, 'removal'),
        to: 'member',
        on: today,
        whatHappened: '转请他人',
      }),
    );
    const nothing = await sdk.delegations.returnRecord({
      delegation: handedOn,
      on: today,
      copiesKept: false,
    });
    assert.deepEqual(refusedBy(nothing), ['state.not-possible']);
  });
});

describe('who may do what with an order', () => {
  it('is the delegate for their own orders alone: another one’s do not exist', async () => {
    const { sdk, seat } = await open();
    const order = await ordered(sdk);
    assert.deepEqual(await sdk.delegations.mine(), [], 'it is none of the clerk’s');
    seat({ id: 'finance-party', name: '何党组', roles: ['delegate'] });
    assert.deepEqual(await sdk.delegations.mine(), []);
    assert.deepEqual(await sdk.delegations.list(), []);
    assert.equal(await sdk.delegations.get(order.id), undefined);
    assert.deepEqual(refusedBy(await sdk.delegations.accept({ delegation: order, on: today })), [
      'record.not-found',
    ]);
  });

  it('shows the delegate nothing of what stands behind the case', async () => {
    const { sdk, seat } = await open();
    const { obligations } = value(
      await sdk.events.record({
        kind: 'reminder',
        triggers: ['petition'],
        subject: 'member-2',
        dates: { arisen: '2026-03-10' },
      }),
    );
    const drawn = value(
      await sdk.delegations.draft({
        obligations,
        delegator: 'department',
        leader: 'minister',
        delegate: 'party',
        reason: '便于工作',
      }),
    );
    value(await sdk.delegations.order({ delegation: drawn, on: today }));
    seat(delegate);
    const shown = JSON.stringify([
      await sdk.delegations.mine(),
      await sdk.delegations.list(),
      await sdk.delegations.get(drawn.id),
    ]);
    for (const word of ['petition', '信访', '2026-03-10', 'triggers']) {
      assert.ok(!shown.includes(word), `${word} is told`);
    }
    assert.ok(shown.includes('冯丽'), 'whom to talk with is told');
  });

  it('is nobody in their own case, and no approver who is subject or delegate', async () => {
    const { sdk, seat } = await open();
    const order = await held(sdk);
    for (const approver of ['member-2', 'party']) {
      const refused = await sdk.delegations.closeAsBreach({
        delegation: order,
        approver,
        reason: '自行批准',
      });
      assert.deepEqual(refusedBy(refused), ['input.invalid approver']);
    }
    seat({ id: 'member-2', name: '冯丽', roles: ['clerk', 'leader', 'delegate'] });
    assert.deepEqual(await sdk.delegations.list(), []);
    assert.deepEqual(
      refusedBy(
        await sdk.delegations.returnRecord({ delegation: order, on: today, copiesKept: false }),
      ),
      ['record.not-found'],
    );
  });

  it('is not the delegate for what the department does', async () => {
    const { sdk, seat } = await open();
    const order = await returned(sdk);
    seat(delegate);
    const acts = [
      await sdk.delegations.close({ delegation: order }),
      await sdk.delegations.sendBack({ delegation: order, opinion: '无' }),
      await sdk.delegations.closeAsBreach({
        delegation: order,
        approver: 'minister',
        reason: '无',
      }),
      await sdk.delegations.withdraw({ delegation: order, reason: '无' }),
    ];
    assert.deepEqual(acts.map(refusedBy), Array(4).fill(['access.denied']));
  });

  it('is told when somebody else was faster', async () => {
    const { sdk, seat } = await open();
    const order = await ordered(sdk);
    seat(delegate);
    value(await sdk.delegations.accept({ delegation: order, on: today }));
    seat(minister);
    assert.deepEqual(
      refusedBy(await sdk.delegations.withdraw({ delegation: order, reason: '改由部长谈' })),
      ['revision.conflict'],
    );
  });

  it('gives each order a number of its own', async () => {
    const { sdk } = await open();
    const number = '云组委〔2026〕1号';
    value(await sdk.delegations.order({ delegation: await drawnUp(sdk), on: today, number }));
    const second = await drawnUp(sdk, 'removal');
    assert.deepEqual(
      refusedBy(
        await sdk.delegations.order({ delegation: second, on: today, number: ` ${number} ` }),
      ),
      ['input.invalid number'],
    );
  });
});
