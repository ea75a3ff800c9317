/** 失密、泄密、追查、打击报复 (四·2⑷, ⑸): reported by anybody, looked into, dealt with; unseen by whom it concerns. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, IncidentInput, TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk, clerk } from './district.ts';
import { appointment, importList, onlyRow, value } from './steps.ts';

const today = '2026-03-12';
const what: IncidentInput = {
  kind: 'retaliation',
  what: '调整其工作岗位',
  happenedOn: '2026-03-11',
  concerns: ['unmanaged'],
  accused: ['head'],
};
const by = (id: string, ...roles: Actor['roles']): Actor => ({ id, name: id, roles });

async function assigned(sdk: TalkSdk) {
  const { id } = value(await sdk.incidents.report(what));
  const row = await sdk.incidents.get(id);
  assert.ok(row, 'on the register');
  return value(await sdk.incidents.assign({ incident: row.incident, handler: 'deputy' }));
}

describe('an incident', () => {
  it('is reported, looked into, dealt with by a decision made elsewhere, and closed', async () => {
    const { sdk } = await atTheDesk(today);
    let incident = await assigned(sdk);
    assert.equal(incident.state, 'reported');
    const found = { incident, on: today, text: '谈话核实，情况属实' } as const;
    incident = value(await sdk.incidents.investigate(found));
    const decision = {
      incident,
      on: today,
      body: '区委常委会',
      against: 'head',
      what: '诫勉',
      basis: '有关规定',
      document: '云纪发〔2026〕8号',
    } as const;
    const stranger = await sdk.incidents.sanction({ ...decision, against: 'party' });
    assert.ok(!stranger.ok && stranger.error.path === 'against', 'nobody accused them');
    incident = value(await sdk.incidents.sanction(decision));
    assert.equal(incident.sanctions[0]?.against.title, '财政局局长');
    const ending = { incident, on: today, conclusion: '已处理', founded: true } as const;
    const unfounded = await sdk.incidents.close({ ...ending, founded: false });
    assert.ok(!unfounded.ok && unfounded.error.path === 'founded', 'dealt with for nothing');
    incident = value(await sdk.incidents.close(ending));
    assert.equal(incident.closed?.conclusion, '已处理');
    const [row] = await sdk.incidents.list();
    assert.deepEqual([row?.kindName, row?.stateName], ['打击报复', '已办结']);
    assert.ok(
      row?.next.every(({ possible }) => !possible),
      'nothing follows',
    );
    assert.deepEqual(await sdk.incidents.list({ open: true }), []);
    assert.deepEqual(await sdk.incidents.list({ kinds: ['leak'] }), []);
  });

  it('takes no step before its turn, and says why', async () => {
    const { sdk } = await atTheDesk(today);
    const { id } = value(await sdk.incidents.report(what));
    const row = await sdk.incidents.get(id);
    assert.ok(row, 'there');
    const { incident } = row;
    const early = await sdk.incidents.close({
      incident,
      on: today,
      conclusion: '无',
      founded: false,
    });
    assert.ok(!early.ok && early.error.message.includes('已报告'), 'too early');
    const nobody = await sdk.incidents.investigate({ incident, on: today, text: '核实' });
    assert.ok(!nobody.ok && nobody.error.message.includes('经办人'), 'nobody handles it');
    assert.deepEqual(
      row.next.filter(({ possible }) => possible).map(({ act }) => act),
      ['assign'],
    );
    for (const handler of ['head', 'unmanaged']) {
      const refused = await sdk.incidents.assign({ incident, handler });
      assert.ok(!refused.ok && refused.error.path === 'handler', handler);
    }
  });

  it('does not exist for whom it was done to, nor for who is said to have done it, whatever they are', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const incident = await assigned(sdk);
    for (const id of ['head', 'unmanaged']) {
      seat(by(id, 'clerk', 'leader', 'subject'));
      assert.deepEqual(await sdk.incidents.list(), [], id);
      assert.equal(await sdk.incidents.get(incident.id), undefined, id);
      const refused = await sdk.incidents.investigate({ incident, on: today, text: '核实' });
      assert.ok(!refused.ok && refused.error.code === 'record.not-found', id);
    }
    for (const role of ['delegate', 'inspector', 'committee-leader', 'security-auditor'] as const) {
      seat(by('somebody', role));
      assert.deepEqual(await sdk.incidents.list(), [], role);
    }
    seat(by('minister', 'leader'));
    assert.equal((await sdk.incidents.list()).length, 1);
  });

  it('is gone too for who is accused only later', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const incident = await assigned(sdk);
    seat(by('minister', 'leader'));
    const own = await sdk.incidents.investigate({
      incident,
      on: today,
      text: '部长泄露',
      accused: ['minister'],
    });
    assert.ok(!own.ok && own.error.path === 'accused', 'not by who looks into it');
    seat(clerk);
    const handler = await sdk.incidents.investigate({
      incident,
      on: today,
      text: '核实',
      accused: ['deputy'],
    });
    assert.ok(!handler.ok && handler.error.path === 'accused', 'not the handler');
    const more = { incident, on: today, text: '另有他人', accused: ['minister', 'head'] };
    const after = value(await sdk.incidents.investigate({ ...more, on: today }));
    assert.deepEqual(
      after.accused.map(({ id }) => id),
      ['head', 'minister'],
    );
    seat(by('minister', 'leader'));
    assert.deepEqual(await sdk.incidents.list(), []);
  });
});

describe('reporting one', () => {
  it('is for anybody, also over the own case, and shows the reporter no register', async () => {
    const { sdk, seat } = await atTheDesk(today);
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    seat(by('member', 'subject'));
    const report = { ...what, concerns: ['member'], obligation: obligation.id };
    const receipt = value(await sdk.incidents.report(report));
    assert.deepEqual(Object.keys(receipt).sort(), ['id', 'reportedOn']);
    assert.deepEqual(await sdk.incidents.list(), []);
    seat(by('party', 'delegate'));
    value(await sdk.incidents.report({ kind: 'leak', what: '谈话内容外传' }));
    const foreign = await sdk.incidents.report({ ...what, obligation: obligation.id });
    assert.ok(!foreign.ok && foreign.error.code === 'record.not-found', 'no way to find cases');
    seat(clerk);
    assert.equal((await sdk.incidents.list()).length, 2);
    seat(by('nobody'));
    const denied = await sdk.incidents.report(what);
    assert.ok(!denied.ok && denied.error.code === 'access.denied', 'no role');
  });

  it('accuses not oneself, lies not ahead, and leaves no word in the audit', async () => {
    const store = memoryStore();
    const { sdk } = await atTheDesk(today, { store });
    const self = await sdk.incidents.report({ ...what, accused: ['clerk'] });
    assert.ok(!self.ok && self.error.path === 'accused', 'oneself');
    const later = await sdk.incidents.report({ ...what, happenedOn: '2026-03-13' });
    assert.ok(!later.ok && later.error.path === 'happenedOn', 'ahead');
    value(await sdk.incidents.report(what));
    const trail = JSON.stringify(await store.auditAfter(0, 100));
    assert.ok(trail.includes('incident.report') && !trail.includes('岗位'), trail);
  });
});
