/**
 * 未经安排的谈话: it took place, so it goes on record as it was. What it was owed for it meets or does not
 * meet as any other talk would (五¶2: that nobody planned it is a warning that asks for a reason).
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome, TalkRecord, TalkSdk } from '../../src/sdk/index.ts';
import { delegate, minister, obligationOf, open, ordered } from './courses.ts';
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
const yesterday = '2026-03-11';

function findings(outcome: Outcome<unknown>): readonly string[] {
  assert.ok(outcome.ok, 'a fact is not refused');
  return outcome.findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

async function confirmed(sdk: TalkSdk, talk: TalkRecord, more: object = {}) {
  const row = await onlyRow(sdk);
  const written = value(
    await sdk.records.write({ talk, points: allCovered(row), record: 'written' }),
  );
  return sdk.records.confirm({ talk: written, method: 'paper', on: today, ...more });
}

describe('a talk that nobody had arranged', () => {
  it('is on record with day, hour, place and both names, and warns that it was not planned', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const outcome = await sdk.talks.recordUnarranged({
      obligation,
      heldOn: yesterday,
      startsAt: '15:00',
      endsAt: '15:40',
      place: '财政局',
      talker: 'deputy',
    });
    assert.deepEqual(findings(outcome), ['plan.before warning']);
    const talk = value(outcome);
    assert.deepEqual(
      [talk.state, talk.date, talk.startsAt, talk.place, talk.talker.name, talk.mode],
      ['held', yesterday, '15:00', '财政局', '王副部长', 'individual'],
    );
    assert.deepEqual(talk.heldBy, { by: 'clerk', name: '李经办', onBehalfOf: '王副部长' });
    assert.equal(talk.arrangedBy, undefined);
    const row = await onlyRow(sdk);
    assert.deepEqual(
      [row.obligation.state, row.talk?.id, row.timeliness],
      ['held', talk.id, 'in-time'],
    );
  });

  it('meets what was owed once a reason is given and its record is confirmed', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(
      await sdk.talks.recordUnarranged({ obligation, heldOn: yesterday, talker: 'deputy' }),
    );
    const silent = await confirmed(sdk, talk);
    assert.ok(!silent.ok && silent.error.code === 'policy.reason-needed', 'a reason is asked for');
    const row = await onlyRow(sdk);
    assert.ok(row.talk, 'the talk is there');
    value(
      await sdk.records.confirm({
        talk: row.talk,
        method: 'paper',
        on: today,
        reasons: { 'plan.before': '到局调研时当面谈' },
      }),
    );
    const { obligation: met, phase } = await onlyRow(sdk);
    assert.deepEqual([phase, met.discharged], ['done', { talk: talk.id, on: yesterday }]);
  });

  it('by somebody who may not hold it is the breach it was, and what was owed is owed still', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const outcome = await sdk.talks.recordUnarranged({
      obligation,
      heldOn: yesterday,
      talker: 'head',
      reasons: { 'plan.before': '临时' },
    });
    assert.deepEqual(findings(outcome), ['talker.default error']);
    const talk = value(outcome);
    assert.deepEqual(talk.breaches, [{ rule: 'talker.default', code: 'not-a-leader' }]);
    const blocked = await confirmed(sdk, talk);
    assert.ok(!blocked.ok && blocked.error.code === 'policy.refused', 'it discharges nothing');
    const { talk: written } = await onlyRow(sdk);
    assert.ok(written, 'the talk is there');
    const asBreach = { approver: 'minister', reason: '局长代谈' };
    value(await sdk.records.confirm({ talk: written, method: 'paper', on: today, asBreach }));
    assert.equal((await onlyRow(sdk)).phase, 'open');
  });

  it('is judged for its day: late it is late, and before the decision it is early', async () => {
    for (const [heldOn, timeliness] of [
      ['2026-03-20', 'late'],
      ['2026-03-02', 'early'],
    ] as const) {
      const { sdk } = await atTheDesk('2026-03-20');
      await importList(sdk, appointment);
      const { obligation } = await onlyRow(sdk);
      value(await sdk.talks.recordUnarranged({ obligation, heldOn, talker: 'deputy' }));
      assert.equal((await onlyRow(sdk)).timeliness, timeliness);
    }
  });

  it('with several at once has one obligation and one record line for each who came', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    const first = await obligationOf(sdk, 'appointment', 'member');
    const second = await obligationOf(sdk, 'appointment', 'member-2');
    const outcome = await sdk.talks.recordUnarranged({
      obligation: first,
      together: [second],
      heldOn: yesterday,
      talker: 'deputy',
      outline: true,
    });
    // 三: nobody noted what need of the work a group talk answered; nor was it planned.
    assert.deepEqual(findings(outcome), ['talk.mode.collective warning', 'plan.before warning']);
    const talk = value(outcome);
    assert.deepEqual([talk.mode, talk.obligations.length, talk.subjects.length], ['group', 2, 2]);
  });

  it('cannot lie ahead, end before it began, or take an obligation from a talk that is arranged', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const held = { obligation, heldOn: yesterday, talker: 'deputy' } as const;
    const paths = [
      await sdk.talks.recordUnarranged({ ...held, heldOn: '2026-03-13' }),
      await sdk.talks.recordUnarranged({ ...held, startsAt: '10:00', endsAt: '09:00' }),
      await sdk.talks.recordUnarranged({ ...held, talker: 'nobody' }),
      await sdk.talks.recordUnarranged({ ...held, together: [obligation] }),
    ].map((refused) => (refused.ok ? 'done' : refused.error.path));
    assert.deepEqual(paths, ['heldOn', 'endsAt', 'talker', 'together']);
    value(await sdk.plan.arrange({ obligation, date: today, talker: 'deputy', outline: true }));
    const { obligation: arranged } = await onlyRow(sdk);
    const refused = await sdk.talks.recordUnarranged({ ...held, obligation: arranged });
    assert.ok(!refused.ok && refused.error.code === 'state.not-possible', 'arranged by now');
  });
});

describe('an admonition that nobody had arranged a talk for', () => {
  const receipt = { state: 'signed', on: yesterday } as const;

  async function noticed(sdk: TalkSdk) {
    await importList(sdk, admonition);
    const { admonition: found } = await onlyCase(sdk);
    const issued = { number: '云组诫〔2026〕1号', issuedOn: '2026-03-10' } as const;
    value(await sdk.admonitions.issueNotice({ admonition: found, ...issued }));
    return (await onlyCase(sdk)).obligation;
  }

  it('goes by the book where the notice was handed over and signed for in the talk', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    const obligation = await noticed(sdk);
    const talk = value(
      await sdk.talks.recordUnarranged({
        obligation,
        heldOn: yesterday,
        startsAt: '09:00',
        endsAt: '09:40',
        talker: 'deputy',
        outline: true,
        service: { servedAt: '09:10', receipt },
      }),
    );
    assert.deepEqual(talk.breaches, []);
    const { admonition: found } = await onlyCase(sdk);
    assert.deepEqual([found.state, found.talk], ['received', talk.id]);
  });

  it('is a breach where there was no notice yet: talk and notice belong together (三·6)', async () => {
    const { sdk } = await atTheDesk(today, { store: guarded() });
    await importList(sdk, admonition);
    const { obligation } = await onlyCase(sdk);
    value(await sdk.talks.recordUnarranged({ obligation, heldOn: yesterday, talker: 'deputy' }));
    assert.equal((await onlyCase(sdk)).admonition.state, 'breached');
  });
});

describe('who enters a talk that nobody had arranged', () => {
  it('is the delegate for what an order entrusts to them, and the order moves on with it', async () => {
    let seated = clerk;
    const { sdk, seat } = await open({ store: guarded(() => seated) });
    const order = await ordered(sdk);
    const [id = ''] = order.obligations;
    seat((seated = delegate));
    const row = await sdk.obligations.get(id);
    assert.ok(row, 'the delegate sees what is entrusted');
    const { obligation } = row;
    const foreign = await sdk.talks.recordUnarranged({
      obligation,
      heldOn: today,
      talker: 'minister',
    });
    assert.ok(!foreign.ok && foreign.error.code === 'access.denied', 'own talks alone');
    const talk = value(
      await sdk.talks.recordUnarranged({ obligation, heldOn: today, talker: 'party' }),
    );
    assert.deepEqual([talk.delegation, talk.breaches], [order.id, []]);
    seat((seated = clerk));
    assert.equal((await sdk.delegations.get(order.id))?.delegation.state, 'held');
  });

  it('is nobody in their own case, and nobody without the right', async () => {
    const { sdk, seat } = await atTheDesk(today);
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const held = { obligation, heldOn: yesterday, talker: 'deputy' } as const;
    seat({ id: 'member', name: '孙成员', roles: ['clerk'] });
    assert.ok(!(await sdk.talks.recordUnarranged(held)).ok, 'own case');
    seat({ id: 'x', name: '某人', roles: ['inspector'] });
    const denied = await sdk.talks.recordUnarranged(held);
    assert.ok(!denied.ok && denied.error.code === 'access.denied', 'no right');
    seat(minister);
    value(await sdk.talks.recordUnarranged(held));
  });
});
