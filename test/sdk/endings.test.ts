/** What ends with what, what a closed case no longer takes, and two hands at once. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFinal } from '../../src/policy/index.ts';
import type { TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import type { Store } from '../../src/sdk/store/store.ts';
import { atTheDesk, clerk, list } from './district.ts';
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
const notice = { number: '云组诫〔2026〕1号', issuedOn: today } as const;
const another = admonition.replace('工作作风', '履行职责').replace('4号', '5号');

/** No talk may wait for what can no longer come: with its obligations over, it is over. */
async function noTalkOutlivesItsObligations(store: Store): Promise<void> {
  const state = (body: unknown) => String((body as { state: unknown }).state);
  for (const talk of await store.all('talk')) {
    const { obligations } = talk.body as unknown as { obligations: readonly string[] };
    const states = await Promise.all(
      obligations.map(async (id) => state((await store.get(id))?.body)),
    );
    if (states.every((one) => isFinal('obligation', one))) {
      assert.ok(isFinal('talk', state(talk.body)), `a talk is ${state(talk.body)}, not over`);
    }
  }
}

/** An admonition with its notice issued and its talk arranged for today. */
async function arranged(sdk: TalkSdk) {
  await importList(sdk, admonition);
  const found = await onlyCase(sdk);
  value(await sdk.admonitions.issueNotice({ admonition: found.admonition, ...notice }));
  const talk = value(
    await sdk.plan.arrange({
      obligation: found.obligation,
      date: today,
      startsAt: '09:00',
      talker: 'deputy',
      outline: true,
    }),
  );
  return talk;
}

/** The same, held with service and receipt, one demand made, recorded and confirmed. */
async function confirmed(sdk: TalkSdk) {
  const talk = await arranged(sdk);
  const held = value(
    await sdk.talks.hold({
      talk,
      heldOn: today,
      endsAt: '09:40',
      service: { servedAt: '09:10', receipt: { state: 'signed', on: today } },
    }),
  );
  const { admonition: found } = await onlyCase(sdk);
  value(
    await sdk.admonitions.addRectification({
      admonition: found,
      demand: '整改',
      dueOn: '2026-06-30',
    }),
  );
  const row = await onlyRow(sdk);
  const recorded = value(
    await sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }),
  );
  return value(await sdk.records.confirm({ talk: recorded, method: 'paper', on: today }));
}

describe('a talk', () => {
  it('ends with the public notice that failed under it, and its talker is free again', async () => {
    const store = memoryStore();
    const { sdk } = await atTheDesk(today, { store });
    const { event } = value(
      await sdk.events.record({
        kind: 'appointment',
        triggers: ['promotion'],
        subject: 'member',
        dates: { decision: '2026-03-02' },
        publicNotice: { lastDay: '2026-03-10', outcome: 'running' },
      }),
    );
    const { obligation } = await onlyRow(sdk);
    value(
      await sdk.plan.arrange({
        obligation,
        date: today,
        talker: 'deputy',
        outline: true,
        reasons: { 'appointment.deadline.publicity': '公示刚结束' },
      }),
    );
    const failed = {
      event,
      publicNotice: { lastDay: '2026-03-10', outcome: 'failed' },
      reason: '公示期间有反映',
    } as const;
    const updated = value(await sdk.events.update(failed));
    await noTalkOutlivesItsObligations(store);
    const [again] = await sdk.obligations.talkers(obligation.id, today);
    assert.equal(again?.talksThatDay, 0);

    // Entered by mistake: the person is talked with after all.
    value(
      await sdk.events.update({
        event: updated,
        publicNotice: { lastDay: '2026-03-10', outcome: 'passed' },
        reason: '更正:公示通过',
      }),
    );
    const open = await sdk.obligations.worklist({ states: ['open'] });
    assert.equal(open.length, 1);
  });

  it('ends with the admonition that is closed by the book', async () => {
    const store = memoryStore();
    const { sdk } = await atTheDesk(today, { store });
    await confirmed(sdk);
    let { admonition: found } = await onlyCase(sdk);
    const item = found.rectification[0]?.id ?? '';
    const step = { item, on: today } as const;
    value(await sdk.admonitions.submitRectification({ admonition: found, ...step, text: '已改' }));
    found = (await onlyCase(sdk)).admonition;
    value(
      await sdk.admonitions.verifyRectification({
        admonition: found,
        ...step,
        checker: 'minister',
        opinion: '属实',
      }),
    );
    value(await sdk.admonitions.close((await onlyCase(sdk)).admonition));
    await noTalkOutlivesItsObligations(store);
    assert.equal((await onlyRow(sdk)).talk?.state, 'closed');
  });

  it('that was only arranged, or recorded, ends with a case that is closed as a breach', async () => {
    for (const until of ['arranged', 'recorded'] as const) {
      const store = memoryStore();
      const { sdk } = await atTheDesk(today, { store });
      const talk = await arranged(sdk);
      let { admonition: found } = await onlyCase(sdk);
      value(
        await sdk.admonitions.recordService({
          admonition: found,
          servedOn: today,
          receipt: { state: 'signed', on: today },
        }),
      );
      if (until === 'recorded') {
        const held = value(await sdk.talks.hold({ talk, heldOn: today }));
        const points = allCovered(await onlyRow(sdk));
        value(await sdk.records.write({ talk: held, points, record: 'written' }));
      }
      found = (await onlyCase(sdk)).admonition;
      value(
        await sdk.admonitions.closeAsBreach({
          admonition: found,
          approver: 'minister',
          reason: '送达在先',
        }),
      );
      await noTalkOutlivesItsObligations(store);
      assert.equal((await onlyRow(sdk)).phase, 'done', until);
    }
  });

  it('can be cancelled although its notice was already served', async () => {
    const { sdk } = await atTheDesk(today);
    const talk = await arranged(sdk);
    value(
      await sdk.admonitions.recordService({
        admonition: (await onlyCase(sdk)).admonition,
        servedOn: today,
        receipt: { state: 'none' },
      }),
    );
    value(await sdk.plan.cancel(talk, '改由部长谈'));
    assert.equal((await onlyRow(sdk)).phase, 'open');
  });

  it('serves one admonition: a second one has a notice and a ceremony of its own', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, admonition, another);
    const [first, second] = await sdk.obligations.worklist();
    assert.ok(first && second);
    const refused = await sdk.plan.arrange({
      obligation: first.obligation,
      together: [second.obligation],
      date: today,
      talker: 'deputy',
    });
    assert.ok(!refused.ok && refused.error.path === 'together', 'refused at together');
  });

  it('takes back a statement that was cleared', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({ obligation: row.obligation, date: today, talker: 'deputy' }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: today }));
    const sheet = { points: allCovered(row), record: 'written' } as const;
    const first = value(
      await sdk.records.write({ talk: held, ...sheet, statement: '写错了人的话' }),
    );
    const second = value(await sdk.records.write({ talk: first, ...sheet, statement: '' }));
    assert.equal(second.statement, undefined);
  });

  it('does not end before it began', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const talk = value(await sdk.plan.arrange({ obligation, date: today, talker: 'deputy' }));
    const refused = await sdk.talks.hold({
      talk,
      heldOn: today,
      startsAt: '15:00',
      endsAt: '09:00',
    });
    assert.ok(!refused.ok && refused.error.path === 'endsAt', 'refused at endsAt');
  });
});

describe('a closed admonition', () => {
  it('keeps its signed receipt, and takes no report any more', async () => {
    const { sdk } = await atTheDesk(today);
    await confirmed(sdk);
    const { admonition: open } = await onlyCase(sdk);
    const again = {
      servedOn: today,
      receipt: { state: 'none' },
    } as const;
    const twice = await sdk.admonitions.recordService({ admonition: open, ...again });
    assert.ok(!twice.ok && twice.error.code === 'state.not-possible', 'served once');
    value(
      await sdk.admonitions.closeAsBreach({
        admonition: open,
        approver: 'minister',
        reason: '整改未完成',
      }),
    );
    const { admonition: closed, next } = await onlyCase(sdk);
    assert.deepEqual(
      next.filter(({ possible }) => possible),
      [],
    );
    const late = await sdk.admonitions.submitRectification({
      admonition: closed,
      item: closed.rectification[0]?.id ?? '',
      on: today,
      text: '补报',
    });
    assert.ok(!late.ok && late.error.code === 'state.not-possible', 'closed');
    assert.equal((await onlyCase(sdk)).admonition.notice?.service?.receipt.state, 'signed');
  });

  it('that was served before its talk keeps that receipt, breach or not', async () => {
    const { sdk } = await atTheDesk(today);
    await arranged(sdk);
    const serve = async (receipt: { state: 'signed'; on: typeof today } | { state: 'none' }) =>
      sdk.admonitions.recordService({
        admonition: (await onlyCase(sdk)).admonition,
        servedOn: today,
        receipt,
      });
    value(await serve({ state: 'signed', on: today }));
    const again = await serve({ state: 'none' });
    assert.ok(!again.ok && again.error.code === 'state.not-possible', 'received once');
    assert.equal((await onlyCase(sdk)).admonition.notice?.service?.receipt.state, 'signed');
  });

  it('stands on the decision as it was corrected', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, admonition);
    const { obligation } = await onlyRow(sdk);
    const event = await sdk.events.get(obligation.event);
    assert.ok(event, 'the event is there');
    value(
      await sdk.events.update({
        event,
        dates: { decision: '2026-03-02' },
        reason: '决定日期录错',
      }),
    );
    assert.equal((await onlyCase(sdk)).admonition.decision.on, '2026-03-02');
  });
});

describe('two hands at once', () => {
  it('settle the last two matters, and the obligation is closed', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: today,
        talker: 'deputy',
        outline: true,
      }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: today }));
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: allCovered(row),
        record: 'written',
        matters: ['一', '二'].map((text) => ({ obligation: row.obligation.id, text })),
      }),
    );
    value(await sdk.records.confirm({ talk: recorded, method: 'paper', on: today }));
    const matters = await sdk.matters.ofTalk(talk.id);
    const done = await Promise.all(
      matters.map((matter) => sdk.matters.note({ matter, reason: '无需办理' })),
    );
    assert.deepEqual(
      done.map(({ ok }) => ok),
      [true, true],
    );
    assert.equal((await onlyRow(sdk)).phase, 'done');
  });

  it('give one number to one notice', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, admonition, another);
    const cases = await sdk.admonitions.list();
    const done = await Promise.all(
      cases.map(({ admonition: found }) =>
        sdk.admonitions.issueNotice({ admonition: found, ...notice }),
      ),
    );
    assert.deepEqual(done.map(({ ok }) => ok).sort(), [false, true]);
  });

  it('import the same list, and each row is registered once', async () => {
    const { sdk } = await atTheDesk(today);
    const read = () => sdk.exchange.readDecisionList('名单.csv', list(appointment));
    const [first, second] = [value(await read()), value(await read())];
    value(await sdk.exchange.importDecisionList(first));
    const refused = await sdk.exchange.importDecisionList(second);
    assert.ok(!refused.ok && refused.error.code === 'import.nothing-to-take', 'known by now');
    assert.equal((await sdk.obligations.worklist()).length, 1);
  });
});

describe('a matter of a talk that was closed as a breach', () => {
  it('is settled for itself, while the obligation waits for another talk', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({ obligation: row.obligation, date: today, talker: 'deputy' }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: today, talker: 'head' }));
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: allCovered(row),
        record: 'written',
        matters: [{ obligation: row.obligation.id, text: '住房' }],
      }),
    );
    value(
      await sdk.records.confirm({
        talk: recorded,
        method: 'paper',
        on: today,
        reasons: { 'plan.before': '临时' },
        asBreach: { approver: 'minister', reason: '由局长代谈' },
      }),
    );
    const [matter] = await sdk.matters.ofTalk(talk.id);
    assert.ok(matter, 'the matter is there');
    value(await sdk.matters.note({ matter, reason: '本人已解决' }));
    assert.equal((await onlyRow(sdk)).phase, 'open');
  });
});

describe('the subject at the desk', () => {
  it('finds nothing of the own talk, event or matters, and approves nothing of it', async () => {
    const { sdk, seat } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({ obligation: row.obligation, date: today, talker: 'deputy' }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: today, talker: 'head' }));
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: allCovered(row),
        record: 'written',
        matters: [{ obligation: row.obligation.id, text: '住房' }],
      }),
    );
    for (const approver of ['member', 'head']) {
      const refused = await sdk.records.confirm({
        talk: recorded,
        method: 'paper',
        on: today,
        reasons: { 'plan.before': '临时' },
        asBreach: { approver, reason: '自批' },
      });
      assert.ok(!refused.ok && refused.error.path === 'asBreach.approver', approver);
    }
    const [matter] = await sdk.matters.ofTalk(talk.id);
    assert.ok(matter, 'the matter is there');
    const own = await sdk.matters.assign({ matter, handler: 'member' });
    assert.ok(!own.ok && own.error.path === 'handler', 'not handled by oneself');

    seat({ id: 'member', name: '孙成员', roles: ['clerk', 'leader'] });
    assert.equal(await sdk.talks.get(talk.id), undefined);
    assert.deepEqual(await sdk.talks.next(talk.id), []);
    assert.deepEqual(await sdk.records.review(talk.id), []);
    assert.deepEqual(await sdk.matters.ofTalk(talk.id), []);
    assert.equal(await sdk.events.get(row.obligation.event), undefined);
    assert.deepEqual(await sdk.obligations.talkers(row.obligation.id, today), []);
    const report = value(
      await sdk.exchange.readDecisionList('x.csv', list(admonition, appointment)),
    );
    assert.deepEqual(
      report.rows.map(({ status }) => status),
      ['take', 'refuse'],
    );
  });

  it('does not act on a group talk from which they were absent', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const second = '4,冯丽,清河镇,副镇长,任职谈话,提拔,2026-03-09,,,,,区委常委会,,,';
    await importList(sdk, appointment, second);
    const [first, other] = await sdk.obligations.worklist();
    assert.ok(first && other);
    const talk = value(
      await sdk.plan.arrange({
        obligation: first.obligation,
        together: [other.obligation],
        workNeed: '集体任职',
        date: today,
        talker: 'deputy',
      }),
    );
    const absent = first.obligation.ofTheDay;
    const held = value(await sdk.talks.hold({ talk, heldOn: today, absent: [absent.id] }));
    seat({ id: absent.id, name: absent.name, roles: ['leader'] });
    const refused = await sdk.records.write({ talk: held, points: {}, record: 'written' });
    assert.ok(!refused.ok && refused.error.code === 'record.not-found', 'not there');
  });

  it('learns nothing of the audit without the right to', async () => {
    const { sdk, seat } = await atTheDesk(today);
    seat({ ...clerk, roles: ['subject'] });
    const refused = await sdk.audit.verify();
    assert.ok(!refused.ok && refused.error.code === 'access.denied', 'denied');
  });
});

describe('what is asked and not done', () => {
  it('leaves no trace in the audit', async () => {
    const store = memoryStore();
    const { sdk } = await atTheDesk(today, { store });
    await importList(sdk, appointment);
    const before = (await store.auditAfter(0, 100)).length;
    const { obligation } = await onlyRow(sdk);
    await sdk.plan.check({ obligation, date: today, talker: 'head' });
    await sdk.plan.check({ obligation, date: today, talker: 'nobody' });
    assert.equal((await store.auditAfter(0, 100)).length, before);
  });

  it('is refused as a value, whatever a script passes', async () => {
    const { sdk } = await atTheDesk(today);
    const loose = sdk as unknown as {
      readonly plan: { cancel(...args: unknown[]): ReturnType<TalkSdk['plan']['cancel']> };
      readonly exchange: {
        importDecisionList(
          ...args: unknown[]
        ): ReturnType<TalkSdk['exchange']['importDecisionList']>;
      };
    };
    assert.equal((await loose.plan.cancel(undefined, undefined)).ok, false);
    assert.equal((await loose.exchange.importDecisionList(undefined)).ok, false);
    const proto = await sdk.events.record({
      kind: '__proto__',
      triggers: ['constructor'],
      subject: 'member',
      dates: { decision: today },
    });
    assert.equal(proto.ok, false);
    const long = await sdk.events.record({
      kind: 'x'.repeat(30_000),
      triggers: [],
      subject: 'member',
      dates: { decision: today },
    });
    assert.ok(!long.ok && long.error.path === 'kind', 'too long');
  });

  for (const [what, row, reason] of [
    ['an outcome named like a part of every object', ',2026-03-20,constructor', '公示结果应为'],
    ['an outcome without the day the notice ended', ',,未通过', '公示截止日期'],
  ] as const) {
    it(`is refused in a list with ${what}`, async () => {
      const { sdk } = await atTheDesk(today);
      const text = `1,孙成员,云溪区财政局,副局长,任职,提拔,2026-03-09${row}`;
      const report = value(await sdk.exchange.readDecisionList('x.csv', list(text)));
      assert.equal(report.rows[0]?.status, 'refuse');
      assert.ok(report.rows[0]?.reason?.includes(reason), report.rows[0]?.reason);
    });
  }
});
