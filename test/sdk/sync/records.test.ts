/** What hangs on talks goes over the wire too: corrections, papers, incidents, units' talks, settings; never a draft. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../../../src/sdk/index.ts';
import { clerk } from '../district.ts';
import { admonition, allCovered, appointment, importList, onlyRow, value } from '../steps.ts';
import { deskAt, hubOn } from './desks.ts';

const day = '2026-03-12';
const leader: Actor = { id: 'minister', name: '郑部长', roles: ['leader'] };
const plan = { date: day, startsAt: '09:00', talker: 'deputy', outline: true } as const;

async function desks(second: Actor = leader) {
  const hub = await hubOn(day);
  const [a, b] = [await deskAt(hub, day, clerk), await deskAt(hub, day, second)];
  const run = async () => {
    const sent = await a.sdk.sync.run();
    const taken = await b.sdk.sync.run();
    const back = await a.sdk.sync.run();
    return [sent.held, taken.held, back.held];
  };
  return { hub, a, b, run };
}

describe('over the wire', () => {
  it('goes a correction of a closed record, with the obligation that is owed again', async () => {
    const { a, b, run } = await desks();
    await importList(a.sdk, appointment);
    const row = await onlyRow(a.sdk);
    let talk = value(await a.sdk.plan.arrange({ obligation: row.obligation, ...plan }));
    talk = value(await a.sdk.talks.hold({ talk, heldOn: day }));
    talk = value(await a.sdk.records.write({ talk, points: allCovered(row), record: 'written' }));
    const scan = { name: '记录.pdf', file: 'oa-1' };
    talk = value(await a.sdk.records.confirm({ talk, method: 'paper', on: day, scan }));
    assert.deepEqual(await run(), [0, 0, 0]);
    assert.equal((await b.sdk.papers.list()).length, 1);
    const theirs = await b.sdk.talks.get(talk.id);
    assert.ok(theirs, 'came over');
    value(await b.sdk.records.amend({ talk: theirs, reason: '代谈', changes: { talker: 'head' } }));
    assert.deepEqual(await run(), [0, 0, 0]);
    const [open] = await a.sdk.obligations.worklist({ states: ['open'] });
    assert.ok(open, 'owed again, here too');
    assert.equal((await a.sdk.talks.get(talk.id))?.amendments?.length, 1);
  });

  it('go an outline, a notice to people, a corrected service, a unit’s talk and a setting', async () => {
    const { a, b, run } = await desks();
    await importList(a.sdk, admonition);
    const [found] = await a.sdk.admonitions.list();
    assert.ok(found, 'a case');
    value(
      await a.sdk.admonitions.issueNotice({
        admonition: found.admonition,
        number: '1号',
        issuedOn: day,
      }),
    );
    let talk = value(await a.sdk.plan.arrange({ obligation: found.obligation, ...plan }));
    value(await a.sdk.plan.prepareOutline({ talk, notes: [], questions: ['问'] }));
    talk = (await a.sdk.talks.get(talk.id)) ?? talk;
    talk = value(await a.sdk.plan.notify(talk)).talk;
    const receipt = { state: 'signed', on: day } as const;
    value(await a.sdk.talks.hold({ talk, heldOn: day, service: { servedAt: '08:10', receipt } }));
    const [served] = await a.sdk.admonitions.list();
    assert.ok(served, 'served');
    value(
      await a.sdk.admonitions.amendService({
        admonition: served.admonition,
        reason: '时间录错',
        changes: { servedAt: '09:10' },
      }),
    );
    value(
      await a.sdk.unitTalks.record({
        unit: 'u-qinghe',
        talker: 'party',
        subjects: ['member-2'],
        date: day,
      }),
    );
    assert.deepEqual(await run(), [0, 0, 0]);
    a.seat({ id: 'admin', name: '管理员', roles: ['administrator'] });
    value(await a.sdk.settings.set({ setting: 'routine.remind_days', value: 10 }));
    assert.deepEqual(await run(), [0, 0, 0]);
    const [, set] = await b.sdk.settings.list();
    assert.deepEqual([set?.id, set?.value], ['routine.remind_days', 10]);
    assert.equal((await b.sdk.plan.outline(talk.id))?.outline.questions[0], '问');
    assert.equal((await b.sdk.admonitions.list())[0]?.admonition.amendments?.length, 1);
    assert.equal((await b.sdk.unitTalks.list({ from: day, to: day })).length, 1);
  });

  it('goes the report of whom it was done to, to the department and not back', async () => {
    const member: Actor = { id: 'member', name: '孙成员', roles: ['subject'] };
    const { a, b, run } = await desks(member);
    const report = { kind: 'retaliation', what: '调整岗位', concerns: ['member'] } as const;
    value(await b.sdk.incidents.report({ ...report, accused: ['head'] }));
    assert.deepEqual(await run(), [0, 0, 0]);
    const [row] = await a.sdk.incidents.list();
    assert.equal(row?.incident.reported.by.by, 'member');
    value(await a.sdk.incidents.assign({ incident: row.incident, handler: 'deputy' }));
    assert.deepEqual(await run(), [0, 0, 0]);
    assert.deepEqual(await b.sdk.incidents.list(), []);
  });

  it('goes no draft and no saved view', async () => {
    const { hub, a, run } = await desks();
    value(await a.sdk.drafts.save({ form: 'event.record', content: '不外传' }));
    value(await a.sdk.views.save({ list: 'worklist', name: '本周', query: '不外传' }));
    assert.deepEqual(await run(), [0, 0, 0]);
    assert.deepEqual(await hub.store.all('draft'), []);
    const everything = JSON.stringify([
      await hub.store.changesAfter(0, 1000),
      await hub.store.auditAfter(0, 1000),
    ]);
    assert.ok(!everything.includes('不外传'), 'nothing of it');
  });

  it('goes no paper into the personal archive, whatever a browser’s script wrote', async () => {
    const { hub, a, run } = await desks();
    const paper = value(
      await a.sdk.papers.register({ paper: 'admonition-record', subject: 'member' }),
    );
    assert.deepEqual(await run(), [0, 0, 0]);
    const stored = await a.store.get(paper.id);
    assert.ok(stored, 'stored');
    const entry = { act: 'filed', on: day, to: 'personal-archive' };
    const custody = [...paper.custody, { ...entry, by: { by: 'clerk', name: '李经办' } }];
    const to = JSON.parse(JSON.stringify(custody));
    const body = { ...stored.body, keeper: 'personal-archive', custody: to };
    const by = { at: new Date(0).toISOString(), by: 'clerk' };
    const result = await a.store.commit({
      puts: [{ ...stored, revision: stored.revision + 1, body }],
      changes: [
        {
          record: paper.id,
          type: 'paper',
          revision: stored.revision + 1,
          schema: 1,
          act: 'f'.repeat(32),
          action: 'paper.file',
          fields: {
            keeper: { from: 'department', to: 'personal-archive' },
            custody: { from: stored.body['custody'] ?? [], to },
          },
          ...by,
        },
      ],
      audit: { action: 'paper.file', ...by, records: [paper.id], outcome: 'done', detail: {} },
    });
    assert.ok(result.ok, 'forged here');
    assert.equal((await a.sdk.sync.run()).held, 1);
    const [conflict] = await a.sdk.sync.conflicts();
    assert.ok(JSON.stringify(conflict?.why).includes('archive.not_personal_file'), 'by the rule');
    assert.equal((await hub.store.get(paper.id))?.body['keeper'], 'department');
  });
});
