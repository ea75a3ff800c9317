/** 更正: what was mistyped is corrected in sight; what was there first stays, and a discharge that does not hold is taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TalkRecord, TalkSdk } from '../../src/sdk/index.ts';
import { openPolicy, policyReader } from '../../src/sdk/policy.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { admissible } from '../../src/sdk/sync/guard.ts';
import { worldOf } from '../../src/sdk/sync/world.ts';
import { held as heldUnderOrder, open, returned } from './courses.ts';
import { atTheDesk, clerk } from './district.ts';
import { guarded } from './guarded.ts';
import {
  admonition,
  allCovered,
  appointment,
  importList,
  onlyCase,
  onlyRow,
  value,
} from './steps.ts';

const today = '2026-03-12';
const policy = openPolicy(await policyReader({}));

/** An appointment talk held yesterday at nine, by the deputy. */
async function held(sdk: TalkSdk): Promise<TalkRecord> {
  await importList(sdk, appointment);
  const { obligation } = await onlyRow(sdk);
  const talk = value(
    await sdk.plan.arrange({
      obligation,
      date: '2026-03-11',
      startsAt: '09:00',
      place: '谈话室',
      talker: 'deputy',
      recorder: 'clerk',
      outline: true,
    }),
  );
  return value(await sdk.talks.hold({ talk, heldOn: '2026-03-11', endsAt: '09:40' }));
}

async function closed(sdk: TalkSdk, matter?: string): Promise<TalkRecord> {
  const talk = await held(sdk);
  const row = await onlyRow(sdk);
  const matters = matter === undefined ? [] : [{ obligation: row.obligation.id, text: matter }];
  const recorded = value(
    await sdk.records.write({ talk, points: allCovered(row), record: 'written', matters }),
  );
  return value(await sdk.records.confirm({ talk: recorded, method: 'paper', on: today }));
}

/** An admonition served and signed for in its talk, recorded and confirmed. */
async function admonished(sdk: TalkSdk, servedAt: `${number}:${number}` = '09:10') {
  await importList(sdk, admonition);
  const found = await onlyCase(sdk);
  const issued = { number: '云组诫〔2026〕1号', issuedOn: '2026-03-10' } as const;
  value(await sdk.admonitions.issueNotice({ admonition: found.admonition, ...issued }));
  const talk = value(
    await sdk.plan.arrange({
      obligation: found.obligation,
      date: '2026-03-11',
      startsAt: '09:00',
      talker: 'deputy',
      outline: true,
    }),
  );
  const took = value(
    await sdk.talks.hold({
      talk,
      heldOn: '2026-03-11',
      endsAt: '09:40',
      service: { servedAt, receipt: { state: 'signed', on: '2026-03-11' } },
    }),
  );
  const demand = { demand: '整改', dueOn: '2026-06-30' } as const;
  const { admonition: open } = await onlyCase(sdk);
  value(await sdk.admonitions.addRectification({ admonition: open, ...demand }));
  const row = await onlyRow(sdk);
  return value(await sdk.records.write({ talk: took, points: allCovered(row), record: 'written' }));
}

/** Held on the 11th with its notice in the room; the service was entered for the day before. */
async function servedApart(sdk: TalkSdk) {
  await importList(sdk, admonition);
  const { admonition: decided, obligation } = await onlyCase(sdk);
  const issued = { number: '云组诫〔2026〕1号', issuedOn: '2026-03-10' } as const;
  value(await sdk.admonitions.issueNotice({ admonition: decided, ...issued }));
  const { obligation: owed } = await onlyCase(sdk);
  assert.equal(owed.id, obligation.id);
  const planned = {
    date: '2026-03-11',
    startsAt: '09:00',
    talker: 'deputy',
    outline: true,
  } as const;
  const talk = value(await sdk.plan.arrange({ obligation: owed, ...planned }));
  value(await sdk.talks.hold({ talk, heldOn: '2026-03-11', endsAt: '09:40' }));
  value(
    await sdk.admonitions.recordService({
      admonition: (await onlyCase(sdk)).admonition,
      servedOn: '2026-03-10',
      receipt: { state: 'signed', on: '2026-03-11' },
    }),
  );
  const { admonition: breached } = await onlyCase(sdk);
  const demand = { demand: '整改', dueOn: '2026-06-30' } as const;
  const { rectification } = value(
    await sdk.admonitions.addRectification({ admonition: breached, ...demand }),
  );
  const { talk: held } = await onlyCase(sdk);
  assert.ok(held, 'the talk is there');
  return { talk: held, item: rectification[0]?.id };
}

const confirmation = { method: 'paper', on: today } as const;

describe('a talk that was entered with a slip', () => {
  it('is corrected with a reason, and shows what stood there first', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await held(sdk);
    const amended = value(
      await sdk.records.amend({
        talk,
        reason: '日期、时间录错',
        changes: { date: '2026-03-10', startsAt: null, endsAt: null, place: '会议室' },
      }),
    );
    assert.deepEqual(
      [amended.date, amended.startsAt, amended.endsAt, amended.place, amended.state],
      ['2026-03-10', undefined, undefined, '会议室', 'held'],
    );
    const [entry] = amended.amendments ?? [];
    assert.equal(entry?.reason, '日期、时间录错');
    assert.deepEqual(entry.by, { by: 'clerk', name: '李经办' });
    assert.deepEqual(entry.fields, [
      { field: 'date', from: '2026-03-11', to: '2026-03-10' },
      { field: 'startsAt', from: '09:00' },
      { field: 'endsAt', from: '09:40' },
      { field: 'place', from: '谈话室', to: '会议室' },
    ]);
    const again = value(
      await sdk.records.amend({ talk: amended, reason: '再核', changes: { date: '2026-03-11' } }),
    );
    assert.equal(again.amendments?.length, 2);
  });

  it('is judged again: the right talker takes the breach away, the wrong one brings it', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await held(sdk);
    const wrong = value(
      await sdk.records.amend({ talk, reason: '实为局长代谈', changes: { talker: 'head' } }),
    );
    assert.equal(wrong.breaches[0]?.rule, 'talker.default');
    const right = value(
      await sdk.records.amend({
        talk: wrong,
        reason: '核实为副部长',
        changes: { talker: 'deputy' },
      }),
    );
    assert.deepEqual(right.breaches, []);
    assert.equal(right.amendments?.[1]?.breachesBefore[0]?.rule, 'talker.default');
  });

  it('takes no correction that changes nothing, contradicts itself or lies ahead', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await held(sdk);
    const amend = async (changes: Parameters<typeof sdk.records.amend>[0]['changes']) => {
      const refused = await sdk.records.amend({ talk, reason: '录错', changes });
      assert.ok(!refused.ok, JSON.stringify(changes));
      assert.equal(refused.error.code, 'input.invalid', JSON.stringify(changes));
      return refused.error.path;
    };
    assert.equal(await amend({ place: '谈话室' }), 'changes');
    assert.equal(await amend({ date: '2026-03-13' }), 'changes.date');
    assert.equal(await amend({ endsAt: '08:00' }), 'changes.endsAt');
    assert.equal(await amend({ talker: 'nobody' }), 'changes.talker');
    assert.equal(await amend({ absent: ['member'] }), 'changes.absent');
    assert.equal(await amend({ confirmedOn: today }), 'changes.confirmedOn');
    const silent = await sdk.records.amend({ talk, reason: ' ', changes: { place: '会议室' } });
    assert.ok(!silent.ok && silent.error.path === 'reason', 'no reason');
    assert.equal((await sdk.talks.get(talk.id))?.amendments, undefined);
  });

  it('is rescheduled, not amended, while it is only arranged', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({ obligation, date: '2026-03-11', talker: 'deputy', outline: true }),
    );
    const refused = await sdk.records.amend({
      talk,
      reason: '改期',
      changes: { date: '2026-03-10' },
    });
    assert.ok(!refused.ok && refused.error.code === 'state.not-possible', 'not held yet');
  });
});

describe('a closed record', () => {
  it('keeps its discharge where the correction changes nothing of it, on the right day', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await closed(sdk, '住房');
    const amended = value(
      await sdk.records.amend({ talk, reason: '日期录错', changes: { date: '2026-03-10' } }),
    );
    assert.equal(amended.state, talk.state);
    const { obligation } = await onlyRow(sdk);
    assert.deepEqual(obligation.discharged, { talk: talk.id, on: '2026-03-10' });
    assert.equal((await sdk.matters.ofTalk(talk.id))[0]?.raisedOn, '2026-03-10');
  });

  it('that turns out to be a breach while it is followed up leaves its obligation due', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await closed(sdk, '住房');
    assert.equal((await onlyRow(sdk)).obligation.state, 'following');
    const amended = value(
      await sdk.records.amend({
        talk,
        reason: '核实为局长代谈',
        changes: { talker: 'head' },
        approver: 'minister',
      }),
    );
    assert.equal(amended.state, 'closed-as-breach');
    assert.equal(amended.breaches[0]?.rule, 'talker.default');
    const row = await onlyRow(sdk);
    assert.equal(row.phase, 'open');
    assert.equal(row.obligation.discharged, undefined);
    assert.equal(row.obligation.withdrawn?.approver?.id, 'minister');
    assert.deepEqual(amended.amendments?.[0]?.withdrew, [row.obligation.id]);
    value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: today,
        talker: 'deputy',
        outline: true,
      }),
    );
  });

  it('that turns out to be a breach after all is closed is owed again, and counted once', async () => {
    const store = memoryStore();
    const { sdk } = await atTheDesk(today, { store });
    const talk = await closed(sdk);
    const { obligation: first } = await onlyRow(sdk);
    assert.equal(first.state, 'closed');
    const before = value(await sdk.figures.read({ from: '2026-03-01', to: '2026-03-31' }));
    assert.equal(before.completion.rate, 1);
    // A fact waits for nobody's approval.
    const amended = value(
      await sdk.records.amend({ talk, reason: '核实为局长代谈', changes: { talker: 'head' } }),
    );
    assert.equal(amended.state, 'closed');
    const open = await sdk.obligations.worklist({ states: ['open'] });
    assert.equal(open.length, 1);
    assert.equal(open[0]?.obligation.obligation.window.due, first.obligation.window.due);
    const old = await sdk.obligations.get(first.id);
    assert.equal(old?.obligation.discharged, undefined);
    assert.equal(old?.obligation.withdrawn?.again, open[0]?.obligation.id);
    const after = value(await sdk.figures.read({ from: '2026-03-01', to: '2026-03-31' }));
    assert.deepEqual([after.completion.met.length, after.completion.of.length], [0, 1]);
    assert.equal((await store.verifyAudit()).ok, true);
  });

  it('never discharges by a correction what it did not discharge when it was closed', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await held(sdk);
    const row = await onlyRow(sdk);
    const wrong = value(
      await sdk.records.amend({ talk, reason: '代谈', changes: { talker: 'head' } }),
    );
    const recorded = value(
      await sdk.records.write({ talk: wrong, points: allCovered(row), record: 'written' }),
    );
    const asBreach = { approver: 'minister', reason: '局长代谈' };
    const ended = value(await sdk.records.confirm({ talk: recorded, ...confirmation, asBreach }));
    const amended = value(
      await sdk.records.amend({ talk: ended, reason: '核实', changes: { talker: 'deputy' } }),
    );
    assert.equal(amended.state, 'closed-as-breach');
    assert.deepEqual(amended.breaches, []);
    assert.equal((await onlyRow(sdk)).phase, 'open');
  });

  it('is corrected by nobody in whose case it is, and approved by neither talker nor subject', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const talk = await closed(sdk);
    const change = { talk, reason: '录错', changes: { place: '会议室' } };
    for (const approver of ['deputy', 'member']) {
      const refused = await sdk.records.amend({ ...change, approver });
      assert.ok(!refused.ok && refused.error.path === 'approver', approver);
    }
    seat({ id: 'member', name: '孙成员', roles: ['clerk', 'leader'] });
    const refused = await sdk.records.amend(change);
    assert.ok(!refused.ok, 'own case');
    seat({ id: 'x', name: '某人', roles: ['inspector'] });
    const denied = await sdk.records.amend(change);
    assert.ok(!denied.ok && denied.error.code === 'access.denied', 'no right');
  });
});

describe('a talk held under an order', () => {
  it('takes the order with it to the day on which it was really held', async () => {
    const { sdk } = await open({ store: guarded() });
    const order = await heldUnderOrder(sdk);
    const talk = await sdk.talks.get(order.held?.talk ?? '');
    assert.ok(talk, 'the talk is there');
    const change = { talk, reason: '日期录错' };
    value(await sdk.records.amend({ ...change, changes: { date: '2026-03-11' } }));
    const moved = (await sdk.delegations.get(order.id))?.delegation;
    assert.equal(moved?.held?.on, '2026-03-11');
    assert.equal(moved.state, 'held');
  });

  it('cannot have been held after its record was handed back', async () => {
    const { sdk, setDay } = await open();
    const order = await returned(sdk);
    setDay('2026-03-20');
    const talk = await sdk.talks.get(order.held?.talk ?? '');
    assert.ok(talk, 'the talk is there');
    const change = { talk, reason: '日期录错', changes: { date: '2026-03-13' } } as const;
    const refused = await sdk.records.amend(change);
    assert.ok(!refused.ok && refused.error.path === 'changes.date', 'before it came back');
    assert.equal((await sdk.delegations.get(order.id))?.delegation.held?.on, today);
  });
});

describe('a service that was entered with a slip', () => {
  it('is corrected in sight before the record closes, and the case goes by the book', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await admonished(sdk, '08:10');
    const { admonition: found } = await onlyCase(sdk);
    assert.equal(talk.breaches[0]?.code, 'served-at-other-time');
    const blocked = await sdk.records.confirm({ talk, ...confirmation });
    assert.ok(!blocked.ok && blocked.error.code === 'policy.refused', 'blocked as it stands');
    const amended = value(
      await sdk.admonitions.amendService({
        admonition: found,
        reason: '时间录错',
        changes: { servedAt: '09:10' },
        onBehalfOf: 'deputy',
      }),
    );
    assert.deepEqual(amended.amendments?.[0]?.fields, [
      { field: 'service.servedAt', from: '08:10', to: '09:10' },
    ]);
    assert.equal(amended.amendments[0].by.onBehalfOf, '王副部长');
    const { talk: now } = await onlyCase(sdk);
    assert.ok(now, 'the talk is there');
    assert.deepEqual(now.breaches, []);
    value(await sdk.records.confirm({ talk: now, ...confirmation }));
    assert.equal((await onlyCase(sdk)).admonition.state, 'rectifying');
  });

  it('moves with its talk in one correction, and stays one service', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await admonished(sdk);
    const apart = value(
      await sdk.records.amend({ talk, reason: '日期录错', changes: { date: '2026-03-10' } }),
    );
    assert.equal(apart.breaches[0]?.code, 'served-after');
    const { value: together, findings } = await (async () => {
      const outcome = await sdk.records.amend({
        talk: apart,
        reason: '送达同日',
        changes: {
          service: { servedOn: '2026-03-10', receipt: { state: 'signed', on: '2026-03-10' } },
        },
      });
      return { value: value(outcome), findings: outcome.ok ? outcome.findings : [] };
    })();
    assert.deepEqual(together.breaches, []);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    const { admonition: found } = await onlyCase(sdk);
    assert.equal(found.notice?.service?.servedOn, '2026-03-10');
    const second = await sdk.admonitions.recordService({
      admonition: found,
      servedOn: today,
      receipt: { state: 'none' },
    });
    assert.ok(!second.ok && second.error.code === 'state.not-possible', 'one service');
  });

  it('shows after the record closed that the case was a breach, and it closes by the book no more', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await admonished(sdk);
    value(await sdk.records.confirm({ talk, ...confirmation }));
    const { admonition: found } = await onlyCase(sdk);
    const amended = value(
      await sdk.admonitions.amendService({
        admonition: found,
        reason: '实为前一日送达',
        changes: { servedOn: '2026-03-10', receipt: { state: 'signed', on: '2026-03-10' } },
      }),
    );
    assert.equal(amended.state, 'breached');
    assert.equal(amended.notice?.service?.servedOn, '2026-03-10');
    const { next, obligation, talk: now } = await onlyCase(sdk);
    assert.equal(obligation.discharged, undefined);
    assert.equal(obligation.state, 'pending');
    assert.equal(now?.state, 'closed-as-breach');
    assert.equal(next.find(({ act }) => act === 'close')?.possible, false);
    value(
      await sdk.admonitions.closeAsBreach({
        admonition: amended,
        approver: 'minister',
        reason: '送达在先',
      }),
    );
    assert.equal((await onlyRow(sdk)).phase, 'done');
  });

  it('away from its talk by a slip is no breach once it is corrected and a named approver says so', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    const { talk, item } = await servedApart(sdk);
    let found = (await onlyCase(sdk)).admonition;
    assert.equal(found.state, 'breached');
    const reason = '实为谈话时当面送达，日期录错';
    const changes = { servedOn: '2026-03-11', servedAt: '09:10' } as const;
    // Corrected it is all the same; but nobody has answered for it yet.
    found = value(await sdk.admonitions.amendService({ admonition: found, reason, changes }));
    assert.equal(found.state, 'breached');
    const approver = 'minister';
    found = value(
      await sdk.admonitions.amendService({ admonition: found, reason, changes: {}, approver }),
    );
    assert.equal(found.state, 'demanded');
    assert.deepEqual(found.amendments?.[1]?.restored, {
      approver: { id: 'minister', name: '郑部长', title: '组织部部长' },
      to: 'demanded',
    });
    assert.equal(found.amendments[0]?.fields[0]?.from, '2026-03-10', 'what was typed first stays');
    assert.equal(found.rectification[0]?.id, item);
    const now = (await onlyCase(sdk)).talk;
    assert.ok(now, 'the talk is there');
    assert.equal(now.id, talk.id);
    const points = allCovered(await onlyRow(sdk));
    const written = value(await sdk.records.write({ talk: now, points, record: 'written' }));
    value(await sdk.records.confirm({ talk: written, ...confirmation }));
    const { admonition: after, obligation } = await onlyCase(sdk);
    assert.deepEqual([after.state, obligation.discharged?.talk], ['rectifying', talk.id]);
  });

  it('stays a breach, whoever approves, where talk and service still fell apart, or nobody signed', async () => {
    const { sdk } = await atTheDesk(today);
    await servedApart(sdk);
    let found = (await onlyCase(sdk)).admonition;
    const approver = 'minister';
    const reason = '录错';
    const nothing = await sdk.admonitions.amendService({
      admonition: found,
      reason,
      changes: {},
      approver,
    });
    assert.ok(!nothing.ok && nothing.error.path === 'changes', 'it was served the day before');
    const wrong = { servedOn: '2026-03-12', servedAt: '09:10' } as const;
    found = value(
      await sdk.admonitions.amendService({ admonition: found, reason, changes: wrong, approver }),
    );
    assert.equal(found.state, 'breached');
    const unsigned = {
      servedOn: '2026-03-11',
      servedAt: '09:10',
      receipt: { state: 'none' },
    } as const;
    found = value(
      await sdk.admonitions.amendService({
        admonition: found,
        reason,
        changes: unsigned,
        approver,
      }),
    );
    assert.equal(found.state, 'breached');
    for (const person of ['namesake', 'deputy']) {
      const refused = await sdk.admonitions.amendService({
        admonition: found,
        reason,
        changes: { receipt: { state: 'signed', on: '2026-03-11' } },
        approver: person,
      });
      assert.ok(!refused.ok && refused.error.path === 'approver', person);
    }
  });

  it('stays a breach once the record is confirmed: a correction never gives a discharge', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await admonished(sdk);
    value(await sdk.records.confirm({ talk, ...confirmation }));
    const amend = async (servedOn: '2026-03-10' | '2026-03-11') =>
      value(
        await sdk.admonitions.amendService({
          admonition: (await onlyCase(sdk)).admonition,
          reason: '核实',
          changes: { servedOn, receipt: { state: 'signed', on: servedOn } },
          approver: 'minister',
        }),
      );
    assert.equal((await amend('2026-03-10')).state, 'breached');
    const back = await amend('2026-03-11');
    assert.equal(back.state, 'breached');
    assert.equal(back.amendments?.[1]?.restored, undefined);
    assert.equal((await onlyCase(sdk)).obligation.state, 'pending');
  });

  it('is not taken in as sound from another browser where its facts do not say so', async () => {
    const store = memoryStore();
    const { sdk } = await atTheDesk(today, { store });
    await servedApart(sdk);
    const before = await worldOf(store);
    const found = (await onlyCase(sdk)).admonition;
    const changes = { servedOn: '2026-03-11', servedAt: '09:10' } as const;
    const approver = 'minister';
    const amending = { admonition: found, reason: '日期录错', changes, approver };
    const sound = value(await sdk.admonitions.amendService(amending));
    const written = (await worldOf(store)).stored(found.id);
    const talk = (await worldOf(store)).stored(sound.talk ?? '');
    assert.ok(written && talk, 'both are written');
    const taken = (change: object) => {
      const made = { ...written, body: { ...written.body, ...change } };
      const act = { action: 'admonition.amend-service', by: 'clerk', written: [made, talk] };
      return admissible(policy, clerk, { ...act, on: today, doneOn: today }, before)?.code;
    };
    assert.equal(taken({}), undefined, 'as it was done');
    assert.equal(taken({ state: 'rectified' }), 'state.not-possible', 'further than it came');
    const [entry] = sound.amendments ?? [];
    const further = { ...entry, restored: { ...entry?.restored, to: 'rectified' } };
    assert.equal(
      taken({ state: 'rectified', amendments: [further] }),
      'state.not-possible',
      'further than its facts lead, and saying so',
    );
    assert.equal(taken({ amendments: [] }), 'input.invalid', 'without saying so');
    const { notice } = found;
    assert.equal(taken({ notice }), 'policy.refused', 'served the day before still');
  });

  it('is shown to have been no breach by the talk’s own correction too', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    const { talk } = await servedApart(sdk);
    const service = { receipt: { state: 'signed', on: '2026-03-10' } } as const;
    const changes = { date: '2026-03-10', startsAt: null, endsAt: null, service } as const;
    value(await sdk.records.amend({ talk, reason: '谈话日期录错', changes, approver: 'minister' }));
    assert.equal((await onlyCase(sdk)).admonition.state, 'demanded');
  });

  it('that never was cannot be corrected', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, admonition);
    const { admonition: found } = await onlyCase(sdk);
    const refused = await sdk.admonitions.amendService({
      admonition: found,
      reason: '录错',
      changes: { servedOn: today },
    });
    assert.ok(!refused.ok && refused.error.code === 'state.not-possible', 'no service');
  });

  it('is corrected too where it was handed over before any talk: the breach it was stays', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, admonition);
    let found = (await onlyCase(sdk)).admonition;
    found = value(
      await sdk.admonitions.issueNotice({ admonition: found, number: '1号', issuedOn: today }),
    );
    const receipt = { state: 'signed', on: today } as const;
    found = value(
      await sdk.admonitions.recordService({ admonition: found, servedOn: today, receipt }),
    );
    const amended = value(
      await sdk.admonitions.amendService({
        admonition: found,
        reason: '拒签',
        changes: { receipt: { state: 'refused', witnesses: ['周区委', '吴分管'] } },
      }),
    );
    assert.equal(amended.state, 'breached');
    assert.equal(amended.notice?.service?.receipt.state, 'refused');
  });
});

describe('who enters it for somebody else', () => {
  it('leaves both names with holding, record, confirmation and service', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await held(sdk);
    assert.deepEqual(talk.heldBy, { by: 'clerk', name: '李经办', onBehalfOf: '王副部长' });
    const row = await onlyRow(sdk);
    const recorded = value(
      await sdk.records.write({
        talk,
        points: allCovered(row),
        record: 'written',
        onBehalfOf: 'deputy',
      }),
    );
    assert.equal(recorded.recordedBy?.onBehalfOf, '王副部长');
    const done = value(
      await sdk.records.confirm({ talk: recorded, ...confirmation, onBehalfOf: 'deputy' }),
    );
    assert.deepEqual(done.confirmed?.by, {
      by: 'clerk',
      name: '李经办',
      onBehalfOf: '王副部长',
    });
  });

  it('is refused for the subject, and needs no second name for oneself', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const talk = await held(sdk);
    const row = await onlyRow(sdk);
    const sheet = { talk, points: allCovered(row), record: 'written' } as const;
    const refused = await sdk.records.write({ ...sheet, onBehalfOf: 'member' });
    assert.ok(!refused.ok && refused.error.path === 'onBehalfOf', 'the subject');
    seat({ id: 'deputy', name: '王副部长', roles: ['leader'] });
    const own = value(await sdk.records.write({ ...sheet, onBehalfOf: 'deputy' }));
    assert.deepEqual(own.recordedBy, { by: 'deputy', name: '王副部长' });
  });
});

describe('a field that was filled', () => {
  it('is taken back when a talk is rescheduled with nothing in it', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({
        obligation,
        date: '2026-03-11',
        startsAt: '09:00',
        endsAt: '10:00',
        place: '谈话室',
        talker: 'deputy',
        recorder: 'clerk',
        outline: true,
      }),
    );
    const lone = await sdk.plan.reschedule({ talk, startsAt: null });
    assert.ok(!lone.ok && lone.error.path === 'endsAt', 'an end without a beginning');
    const cleared = value(
      await sdk.plan.reschedule({
        talk,
        startsAt: null,
        endsAt: null,
        place: null,
        recorder: null,
      }),
    );
    assert.deepEqual(
      [cleared.startsAt, cleared.endsAt, cleared.place, cleared.recorder, cleared.talker.id],
      [undefined, undefined, undefined, undefined, 'deputy'],
    );
  });

  it('is not taken for the end of the talk when it was only planned', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({
        obligation,
        date: '2026-03-11',
        startsAt: '09:00',
        endsAt: '10:00',
        talker: 'deputy',
      }),
    );
    const took = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11' }));
    assert.equal(took.endsAt, undefined);
  });
});
