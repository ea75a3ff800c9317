/** What one plans, the other sees; what two change at once, neither loses; and who may not see it does not get it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../../../src/sdk/index.ts';
import * as course from '../courses.ts';
import { clerk } from '../district.ts';
import { admonition, appointment, importList, onlyCase, onlyRow, value } from '../steps.ts';
import { deskAt, hubOn } from './desks.ts';

const day = '2026-03-11';
const leader: Actor = { id: 'deputy', name: '王副部长', roles: ['leader'] };
const other: Actor = { id: 'clerk-2', name: '周经办', roles: ['clerk'] };
const plan = { date: day, talker: 'deputy', outline: true } as const;

async function twoDesks(pageSize?: number) {
  const hub = await hubOn(day, pageSize);
  const [a, b] = [await deskAt(hub, day, clerk), await deskAt(hub, day, other)];
  return { hub, a, b };
}

describe('two desks', () => {
  it('see what the other did, once both have run', async () => {
    const { a, b } = await twoDesks();
    await importList(a.sdk, appointment);
    assert.equal((await a.sdk.sync.status()).pending, 1);
    assert.deepEqual(await a.sdk.sync.run(), {
      ended: 'done',
      sent: 1,
      held: 0,
      received: 2,
      gone: 0,
    });
    assert.equal((await a.sdk.sync.status()).pending, 0);
    await b.sdk.sync.run();
    const row = await onlyRow(b.sdk);
    value(await b.sdk.plan.arrange({ obligation: row.obligation, ...plan }));
    await b.sdk.sync.run();
    await a.sdk.sync.run();
    assert.equal((await onlyRow(a.sdk)).phase, 'arranged');
    assert.ok((await a.store.verifyAudit()).ok, 'the chain holds');
    assert.ok((await b.store.verifyAudit()).ok, 'the chain holds');
  });

  it('keep both attempts where both change the same, and let one be done again', async () => {
    const { a, b } = await twoDesks();
    await importList(a.sdk, appointment);
    const [row] = await a.sdk.obligations.worklist();
    assert.ok(row, 'a row');
    const talk = value(await a.sdk.plan.arrange({ obligation: row.obligation, ...plan }));
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    const theirs = await b.sdk.talks.get(talk.id);
    assert.ok(theirs, 'the talk came over');
    const mine = await a.sdk.talks.get(talk.id);
    assert.ok(mine, 'and is here');
    value(await a.sdk.plan.reschedule({ talk: mine, place: '一号会议室' }));
    value(await b.sdk.plan.reschedule({ talk: theirs, place: '二号会议室' }));
    await a.sdk.sync.run();
    const run = await b.sdk.sync.run();
    assert.deepEqual([run.sent, run.held], [0, 1]);
    assert.equal((await b.sdk.talks.get(talk.id))?.place, '一号会议室');
    const [conflict] = await b.sdk.sync.conflicts();
    assert.ok(conflict?.why.code === 'moved-on', 'the attempt is kept');
    assert.deepEqual(conflict.why.fields, [
      { record: talk.id, field: 'place', mine: '二号会议室', theirs: '一号会议室' },
    ]);
    value(await b.sdk.sync.resolve(conflict.id, 'mine'));
    assert.deepEqual(await b.sdk.sync.conflicts(), []);
    await b.sdk.sync.run();
    await a.sdk.sync.run();
    assert.equal((await a.sdk.talks.get(talk.id))?.place, '二号会议室');
  });

  it('never do again what would take away what the other has entered since', async () => {
    const hub = await hubOn(course.today);
    const [a, b] = [await deskAt(hub, course.today, clerk), await deskAt(hub, course.today, other)];
    const { id } = await course.served(a.sdk);
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    for (const { sdk } of [a, b]) {
      const { inquiry } = (await sdk.inquiries.get(id)) ?? {};
      assert.ok(inquiry, 'the letter is here');
      const note = sdk === a.sdk ? '电话催复' : '短信催复';
      value(await sdk.inquiries.remind({ inquiry, on: course.today, note }));
    }
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    const [conflict] = await b.sdk.sync.conflicts();
    assert.ok(conflict, 'the second reminder is kept');
    const again = await b.sdk.sync.resolve(conflict.id, 'mine');
    assert.equal(again.ok ? '' : again.error.code, 'revision.conflict');
    assert.equal((await b.sdk.sync.conflicts()).length, 1, 'and stays so');
    const reminders = (await b.sdk.inquiries.get(id))?.inquiry.rounds[0]?.reminders;
    assert.deepEqual(
      reminders?.map(({ note }) => note),
      ['电话催复'],
    );
  });

  it('change different fields of one record, and both stay', async () => {
    const { a, b } = await twoDesks();
    await importList(a.sdk, appointment);
    const row = await onlyRow(a.sdk);
    const talk = value(await a.sdk.plan.arrange({ obligation: row.obligation, ...plan }));
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    const mine = await a.sdk.talks.get(talk.id);
    const theirs = await b.sdk.talks.get(talk.id);
    assert.ok(mine && theirs, 'both have it');
    value(await a.sdk.plan.reschedule({ talk: mine, place: '一号会议室' }));
    value(await b.sdk.plan.reschedule({ talk: theirs, startsAt: '09:30' }));
    for (const desk of [a, b, a]) assert.equal((await desk.sdk.sync.run()).held, 0);
    for (const { sdk } of [a, b]) {
      const now = await sdk.talks.get(talk.id);
      assert.deepEqual([now?.place, now?.startsAt], ['一号会议室', '09:30']);
    }
  });

  it('take back what hung on an attempt that was not taken, and what it had made', async () => {
    const { a, b } = await twoDesks();
    await importList(a.sdk, appointment);
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    const [mine, theirs] = [await onlyRow(a.sdk), await onlyRow(b.sdk)];
    const first = value(await a.sdk.plan.arrange({ obligation: mine.obligation, ...plan }));
    const second = value(await b.sdk.plan.arrange({ obligation: theirs.obligation, ...plan }));
    value(await b.sdk.talks.hold({ talk: second, heldOn: day }));
    await a.sdk.sync.run();
    const run = await b.sdk.sync.run();
    assert.deepEqual([run.sent, run.held], [0, 2]);
    assert.equal(await b.sdk.talks.get(second.id), undefined);
    assert.equal((await b.sdk.talks.get(first.id))?.state, 'planned');
    assert.equal((await onlyRow(b.sdk)).obligation.talk, first.id);
    const conflicts = await b.sdk.sync.conflicts();
    assert.deepEqual(
      conflicts.map(({ action, why }) => [action, why.code]),
      [
        ['talk.arrange', 'moved-on'],
        ['talk.hold', 'moved-on'],
      ],
    );
    for (const { id } of conflicts) value(await b.sdk.sync.resolve(id, 'theirs'));
    assert.equal((await b.sdk.sync.status()).conflicts, 0);
    assert.ok((await b.store.verifyAudit()).ok, 'the chain holds');
  });

  it('have one notice number and one of two equal events between them', async () => {
    const { a, b } = await twoDesks();
    await importList(
      a.sdk,
      admonition,
      admonition.replace('冯丽', '孙成员').replace('总会计师', '副局长'),
    );
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    const [first] = await a.sdk.admonitions.list();
    const second = (await b.sdk.admonitions.list()).find(
      ({ admonition: { id } }) => id !== first?.admonition.id,
    );
    assert.ok(first && second, 'two cases');
    const issue = { number: '云诫〔2026〕1号', issuedOn: '2026-03-10' } as const;
    value(await a.sdk.admonitions.issueNotice({ admonition: first.admonition, ...issue }));
    value(await b.sdk.admonitions.issueNotice({ admonition: second.admonition, ...issue }));
    await importList(
      a.sdk,
      appointment.replace('1,孙成员,云溪区财政局,副局长', '1,冯丽,清河镇,副镇长'),
    );
    await importList(
      b.sdk,
      appointment.replace('1,孙成员,云溪区财政局,副局长', '1,冯丽,清河镇,副镇长'),
    );
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    assert.deepEqual(
      (await b.sdk.sync.conflicts()).map(({ why }) => why.code === 'refused' && why.refusal),
      ['number.taken', 'already.known'],
    );
    assert.equal((await b.sdk.obligations.worklist()).length, 3);
  });

  it('turn an inquiry into nothing that the other has registered meanwhile', async () => {
    const hub = await hubOn(course.today);
    const [a, b] = [await deskAt(hub, course.today, clerk), await deskAt(hub, course.today, other)];
    const { id } = await course.served(a.sdk);
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    value(
      await a.sdk.events.record({
        kind: 'reminder',
        triggers: ['audit'],
        subject: 'member-2',
        dates: { arisen: course.today },
      }),
    );
    const { inquiry } = (await b.sdk.inquiries.get(id)) ?? {};
    assert.ok(inquiry, 'the letter came over');
    value(await b.sdk.inquiries.turn({ inquiry, ...course.turning }));
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    const [conflict] = await b.sdk.sync.conflicts();
    const why = conflict?.why.code === 'refused' && conflict.why.refusal;
    assert.equal(why, 'already.known');
    assert.equal((await b.sdk.inquiries.get(id))?.inquiry.state, 'served');
    const owed = (await b.sdk.obligations.worklist()).map(({ obligation }) => obligation.event);
    assert.equal(
      new Set(owed).size,
      2,
      'what the letter stands for, and what the other registered',
    );
    assert.equal((await hub.store.all('event')).length, 2, 'it is counted once');
  });

  it('go on where the wire was cut, page by page', async () => {
    const { a, b } = await twoDesks(1);
    await importList(a.sdk, appointment, admonition);
    await a.sdk.sync.run();
    const cancel = new AbortController();
    b.store.subscribe(() => cancel.abort());
    assert.equal((await b.sdk.sync.run({ signal: cancel.signal })).ended, 'cancelled');
    assert.ok((await b.sdk.obligations.worklist()).length < 2, 'not all is there');
    assert.equal((await b.sdk.sync.run()).ended, 'done');
    assert.equal((await b.sdk.obligations.worklist()).length, 2);
  });
});

describe('a right that ends', () => {
  it('takes the records out of the browser at the next run, and gives them back when it begins again', async () => {
    const { a, b } = await twoDesks();
    await importList(a.sdk, appointment, admonition);
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    assert.equal((await b.store.all('obligation')).length, 2);
    b.seat({ ...other, roles: ['security-auditor'] });
    const run = await b.sdk.sync.run();
    assert.equal(run.gone, 5);
    for (const type of ['event', 'obligation', 'admonition']) {
      assert.deepEqual(await b.store.all(type), []);
    }
    assert.ok((await b.store.verifyAudit()).ok, 'the chain holds');
    b.seat(other);
    assert.equal((await b.sdk.sync.run()).received, 5);
    assert.equal((await b.sdk.obligations.worklist()).length, 2);
  });

  it('never lets the subject have their own case, nor learn that there is one', async () => {
    const { hub, a } = await twoDesks();
    await importList(a.sdk, admonition);
    await a.sdk.sync.run();
    const subject = (await onlyCase(a.sdk)).admonition.subject;
    const own: Actor = {
      id: subject.id,
      name: subject.name,
      roles: ['clerk', 'leader', 'subject'],
    };
    const page = await hub.hub.pull(own, undefined);
    assert.deepEqual([page.records, page.gone, page.more], [[], [], false]);
  });
});

describe('a server that forgot', () => {
  it('gives everything anew, and what is no longer there is gone here too', async () => {
    const { hub, a, b } = await twoDesks();
    await importList(a.sdk, appointment);
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    // Another hub over other records, as a backup that was put back would be.
    const anew = await hubOn(day);
    const c = await deskAt(anew, day, leader);
    assert.equal((await c.sdk.sync.run()).received, 0);
    Object.assign(hub.hub, anew.hub);
    const run = await b.sdk.sync.run();
    assert.deepEqual([run.ended, run.gone], ['done', 2]);
    assert.deepEqual(await b.sdk.obligations.worklist(), []);
  });
});
