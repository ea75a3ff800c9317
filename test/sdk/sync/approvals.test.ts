/** What is put before an approver is decided at another desk than the one that put it there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, ApprovalRecord, TalkSdk } from '../../../src/sdk/index.ts';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import type { StoredRecord } from '../../../src/sdk/store/store.ts';
import { admissible } from '../../../src/sdk/sync/guard.ts';
import { worldOf } from '../../../src/sdk/sync/world.ts';
import { commitOf } from '../../contract/store-contract.ts';
import { anew, deputy, drawnUp, minister, today } from '../courses.ts';
import { clerk } from '../district.ts';
import { value } from '../steps.ts';
import { deskAt, hubOn } from './desks.ts';

const policy = openPolicy(await policyReader({}));

/** An order that the clerk put to the minister, reviewed, and come over to the minister's desk. */
async function put() {
  const hub = await hubOn(today);
  const [a, b] = [await deskAt(hub, today, clerk), await deskAt(hub, today, minister)];
  const delegation = await drawnUp(a.sdk);
  const about = { type: 'delegation', delegation } as const;
  const slip = value(await a.sdk.approvals.propose({ about, proposal: '拟委托' }));
  const submitted = value(await a.sdk.approvals.submit({ approval: slip, to: 'minister' }));
  const reviewed = value(
    await a.sdk.approvals.review({
      approval: submitted,
      reviewer: 'deputy',
      on: today,
      opinion: '呈',
    }),
  );
  await run(a.sdk);
  // The minister's browser took the order in more than once: its chain is longer here than there.
  const there = await a.store.get(delegation.id);
  assert.ok(there, 'the order is kept');
  await b.store.commit(commitOf([{ ...there, revision: 1 }]));
  await b.store.commit(commitOf([{ ...there, revision: 2 }]));
  await run(b.sdk);
  assert.notEqual((await b.store.get(delegation.id))?.revision, delegation.revision);
  return { hub, a, b, delegation: await anew(a.sdk, delegation), slip: reviewed };
}

async function run(sdk: TalkSdk) {
  const { ended, held } = await sdk.sync.run();
  assert.deepEqual([ended, held], ['done', 0]);
}

async function slipAt(sdk: TalkSdk, { id }: ApprovalRecord) {
  const row = await sdk.approvals.get(id);
  assert.ok(row, 'the slip is here');
  return row;
}

describe('an order that is put to an approver at another desk', () => {
  it('is approved there, and given here on that approval', async () => {
    const { a, b, slip, delegation } = await put();
    const row = await slipAt(b.sdk, slip);
    assert.deepEqual(row.changed, []);
    value(await b.sdk.approvals.approve({ approval: row.approval, on: today }));
    await run(b.sdk);
    await run(a.sdk);
    const order = value(
      await a.sdk.delegations.order({ delegation, on: today, approval: slip.id }),
    );
    assert.equal(order.order?.approval, slip.id);
    await run(a.sdk);
  });

  it('is not approved once it was withdrawn, and the sentence says why', async () => {
    const { a, b, slip, delegation } = await put();
    value(await a.sdk.delegations.withdraw({ delegation, reason: '改由部领导谈' }));
    await run(a.sdk);
    await run(b.sdk);
    const row = await slipAt(b.sdk, slip);
    assert.deepEqual(row.changed, [delegation.id]);
    const outcome = await b.sdk.approvals.approve({ approval: row.approval, on: today });
    assert.ok(!outcome.ok, 'it was approved');
    assert.equal(outcome.error.code, 'revision.conflict');
    assert.match(outcome.error.message, /呈批后内容已改动/);
  });

  for (const [field, to] of Object.entries({
    obligations: [],
    delegate: { id: 'finance-party', name: '何党组', posts: [] },
    delegator: 'committee',
    leader: { id: 'deputy', name: '王副部长', title: '副部长' },
    reason: '另有考虑',
    dueOn: '2026-03-20',
  })) {
    it(`is not approved with another ${field} than was put`, async () => {
      const { b, slip, delegation } = await put();
      const here = await b.store.get(delegation.id);
      assert.ok(here, 'the order is here');
      const body = { ...here.body, [field]: to };
      await b.store.commit(commitOf([{ ...here, revision: here.revision + 1, body }]));
      assert.deepEqual((await slipAt(b.sdk, slip)).changed, [delegation.id]);
    });
  }

  it('is decided too on a slip that was written with a revision alone', async () => {
    const { b, slip, delegation } = await put();
    const { approval } = await slipAt(b.sdk, slip);
    const here = await b.store.get(approval.id);
    assert.ok(here, 'the slip is here');
    const about = { type: 'delegation', delegation: delegation.id, revision: 1 };
    await b.store.commit(
      commitOf([
        { ...here, revision: here.revision + 1, schema: 1, body: { ...here.body, about } },
      ]),
    );
    const row = await slipAt(b.sdk, slip);
    assert.deepEqual(row.changed, []);
    value(await b.sdk.approvals.approve({ approval: row.approval, on: today }));
  });
});

describe('a decision that another browser wrote', () => {
  /** The minister's approval, as the hub is given it. */
  async function decided() {
    const { hub, b, slip, a, delegation } = await put();
    const { approval } = await slipAt(b.sdk, slip);
    value(await b.sdk.approvals.approve({ approval, on: today }));
    const record = await b.store.get(slip.id);
    assert.ok(record, 'the slip is kept');
    const judged = async (actor: Actor, body: object = {}, action = 'approval.approve') => {
      const changed = JSON.parse(JSON.stringify({ ...record.body, ...body }));
      const written: StoredRecord[] = [{ ...record, body: changed }];
      const act = { action, by: actor.id, on: today, doneOn: today, written } as const;
      return admissible(policy, actor, act, await worldOf(hub.store))?.code;
    };
    return { a, delegation, body: record.body, judged };
  }

  /** The same decision by somebody else, whom the one at the desk entered. */
  function by(person: string, body: StoredRecord['body'], actor: Actor) {
    const named = { id: person, name: person, title: '' };
    const entered = { by: actor.id, name: actor.name };
    const history = body['history'];
    assert.ok(Array.isArray(history), 'it has a history');
    return {
      decision: { as: 'approved', on: today, approver: named, by: entered },
      history: [
        ...history.slice(0, -1),
        { action: 'approve', on: today, person: named, by: entered },
      ],
    };
  }

  it('is taken in from who decided it, and from the clerk who entered it for them', async () => {
    const { judged, body } = await decided();
    assert.equal(await judged(minister), undefined);
    assert.equal(await judged(clerk, by('minister', body, clerk)), undefined);
  });

  it('is not taken in from another leader in their name, nor from whoever may not decide it', async () => {
    const { judged, body } = await decided();
    assert.equal(await judged(deputy), 'access.denied', 'in another’s name');
    assert.equal(
      await judged(deputy, by('minister', body, deputy)),
      'access.denied',
      'for another',
    );
    for (const person of ['member-2', 'party', 'clerk']) {
      assert.equal(await judged(clerk, by(person, body, clerk)), 'access.denied', person);
    }
    const other = { ...by('minister', body, clerk), ...{ decision: body['decision'] } };
    const mixed = { ...other, history: by('deputy', body, clerk).history };
    assert.equal(await judged(clerk, mixed), 'access.denied', 'two names');
  });

  it('is not taken in without a decision, nor with another thing or subject than was put', async () => {
    const { judged, body } = await decided();
    assert.equal(await judged(minister, { decision: undefined }), 'input.invalid');
    for (const changed of [
      { about: { type: 'admonition', areas: ['work_style'] } },
      { subjects: [] },
      { proposedBy: { by: 'deputy', name: '王副部长' } },
    ]) {
      assert.equal(await judged(minister, changed), 'input.invalid', Object.keys(changed)[0]);
    }
    assert.ok(body['decision'], 'the one that was made has one');
  });

  it('is not taken in on an order that was withdrawn meanwhile', async () => {
    const { a, delegation, judged } = await decided();
    value(await a.sdk.delegations.withdraw({ delegation, reason: '改由部领导谈' }));
    await run(a.sdk);
    assert.equal(await judged(minister), 'state.not-possible');
  });
});
