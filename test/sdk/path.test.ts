/** The main job from end to end, through the public API alone: a list in, talks held, an admonition closed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atTheDesk } from './district.ts';
import {
  admonition,
  allCovered,
  appointment,
  importList,
  onlyCase,
  onlyRow,
  value,
} from './steps.ts';

describe('an appointment talk', () => {
  it('is due within seven days of the decision, and says by which clause', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    assert.equal(row.subjectName, '孙成员');
    assert.equal(row.unitName, '云溪区财政局');
    assert.equal(row.clause, '三·1');
    assert.equal(row.obligation.obligation.window.due, '2026-03-16');
    assert.equal(row.daysLeft, 6);
    assert.equal(row.timeliness, 'due');
    assert.equal(row.phase, 'open');
  });

  it('offers those who may hold it and says why the others may not', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const choices = await sdk.obligations.talkers(row.obligation.id, '2026-03-11');
    const answers = new Map(choices.map((one) => [one.name, one]));
    assert.equal(answers.get('王副部长')?.eligibility.answer, 'yes');
    assert.equal(answers.get('吴分管')?.eligibility.answer, 'yes');
    const head = answers.get('钱书记');
    assert.ok(head === undefined || head.eligibility.answer === 'no');
    for (const choice of choices) {
      if (choice.eligibility.answer === 'no') assert.ok(choice.explanations[0]?.sentence);
    }
  });

  it('is planned, held, recorded and confirmed, and discharges its obligation', async () => {
    const { sdk, setDay } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const planned = value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: '2026-03-11',
        startsAt: '09:00',
        place: '组织部谈话室',
        talker: 'deputy',
        outline: true,
      }),
    );
    assert.equal((await onlyRow(sdk)).phase, 'arranged');
    setDay('2026-03-11');
    const held = value(
      await sdk.talks.hold({ talk: planned, heldOn: '2026-03-11', endsAt: '09:40' }),
    );
    assert.deepEqual(held.breaches, []);
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: allCovered(row),
        statement: '服从组织决定。',
        record: 'written',
      }),
    );
    value(await sdk.records.confirm({ talk: recorded, method: 'signature', on: '2026-03-11' }));
    const after = await onlyRow(sdk);
    assert.equal(after.phase, 'done');
    assert.equal(after.timeliness, 'in-time');
    assert.equal(after.obligation.discharged?.on, '2026-03-11');
    assert.deepEqual((await sdk.audit.verify()).ok, true);
  });

  it('stays open for follow-up when the subject raised a matter', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: '2026-03-11',
        talker: 'deputy',
        outline: true,
      }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11' }));
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: allCovered(row),
        record: 'not-needed',
        matters: [{ obligation: row.obligation.id, text: '希望解决子女入学问题' }],
      }),
    );
    value(await sdk.records.confirm({ talk: recorded, method: 'paper', on: '2026-03-11' }));
    assert.equal((await onlyRow(sdk)).obligation.state, 'following');
    assert.equal((await sdk.matters.ofTalk(talk.id))[0]?.text, '希望解决子女入学问题');
  });

  it('asks for a reason when a point was left out, and takes it', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: '2026-03-11',
        talker: 'deputy',
        outline: true,
      }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11' }));
    const points = allCovered(row);
    const [first, ...rest] = points[row.obligation.id] ?? [];
    assert.ok(first);
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: { [row.obligation.id]: rest },
        record: 'written',
      }),
    );
    const refused = await sdk.records.confirm({
      talk: recorded,
      method: 'paper',
      on: '2026-03-11',
    });
    assert.ok(!refused.ok);
    assert.equal(refused.error.code, 'policy.reason-needed');
    const finding = refused.error.findings[0];
    assert.equal(finding?.rule, first.point);
    assert.ok(sdk.policy.explain(finding).sentence.includes('三·1'));
    value(
      await sdk.records.confirm({
        talk: recorded,
        method: 'paper',
        on: '2026-03-11',
        reasons: { [first.point]: '决定已在大会上宣布' },
      }),
    );
  });

  it('held by the wrong leader is on record as the breach it was and discharges nothing', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const refused = await sdk.plan.arrange({
      obligation: row.obligation,
      date: '2026-03-11',
      talker: 'head',
      outline: true,
    });
    assert.ok(!refused.ok);
    assert.equal(refused.error.code, 'policy.refused');
    assert.equal(refused.error.findings[0]?.rule, 'talker.default');

    const talk = value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: '2026-03-11',
        talker: 'deputy',
        outline: true,
      }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11', talker: 'head' }));
    assert.equal(held.breaches[0]?.rule, 'talker.default');
    const recorded = value(
      await sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }),
    );
    const confirmation = { talk: recorded, method: 'paper', on: '2026-03-11' } as const;
    const blocked = await sdk.records.confirm(confirmation);
    assert.ok(!blocked.ok && blocked.error.code === 'policy.refused');
    value(
      await sdk.records.confirm({
        ...confirmation,
        asBreach: { approver: 'minister', reason: '临时由局长代谈' },
      }),
    );
    const after = await onlyRow(sdk);
    assert.equal(after.phase, 'open');
    assert.equal(after.obligation.discharged, undefined);
    assert.equal(after.talk, undefined);
  });
});

describe('an admonition', () => {
  it('runs its ceremony from decision to closing by the book', async () => {
    const { sdk, setDay } = await atTheDesk('2026-03-10');
    await importList(sdk, admonition);
    let found = await onlyCase(sdk);
    assert.deepEqual(
      found.steps.map(({ step, state }) => `${step} ${state}`),
      [
        'decision done',
        'notice now',
        'talk later',
        'service later',
        'rectification later',
        'record later',
        'closing later',
      ],
    );
    value(
      await sdk.admonitions.issueNotice({
        admonition: found.admonition,
        number: '云组诫〔2026〕1号',
        issuedOn: '2026-03-10',
      }),
    );
    const planned = value(
      await sdk.plan.arrange({
        obligation: found.obligation,
        date: '2026-03-11',
        startsAt: '15:00',
        talker: 'deputy',
        recorder: 'clerk',
        outline: true,
      }),
    );
    const arranged = (await onlyCase(sdk)).next.filter(({ possible }) => possible);
    assert.deepEqual(
      arranged.map(({ act }) => act),
      ['hold', 'service'],
    );
    setDay('2026-03-11');
    const held = value(
      await sdk.talks.hold({
        talk: planned,
        heldOn: '2026-03-11',
        startsAt: '15:00',
        endsAt: '15:50',
        service: { servedAt: '15:10', receipt: { state: 'signed', on: '2026-03-11' } },
      }),
    );
    assert.deepEqual(held.breaches, []);
    found = await onlyCase(sdk);
    value(
      await sdk.admonitions.addRectification({
        admonition: found.admonition,
        demand: '改进工作作风,每月下基层两次',
        dueOn: '2026-06-30',
      }),
    );
    const row = await onlyRow(sdk);
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: allCovered(row),
        statement: '认识到问题,坚决整改。',
        record: 'written',
      }),
    );
    value(await sdk.records.confirm({ talk: recorded, method: 'signature', on: '2026-03-11' }));

    found = await onlyCase(sdk);
    const early = await sdk.admonitions.close(found.admonition);
    assert.ok(!early.ok && early.error.code === 'state.not-possible');

    setDay('2026-06-20');
    const item = found.admonition.rectification[0]?.id ?? '';
    value(
      await sdk.admonitions.submitRectification({
        admonition: found.admonition,
        item,
        on: '2026-06-18',
        text: '已完成整改,附基层走访记录。',
      }),
    );
    found = await onlyCase(sdk);
    const bySelf = await sdk.admonitions.verifyRectification({
      admonition: found.admonition,
      item,
      on: '2026-06-20',
      checker: 'clerk',
      opinion: '属实',
    });
    assert.ok(!bySelf.ok);
    assert.equal(bySelf.error.path, 'checker');
    assert.equal(bySelf.error.findings[0]?.rule, 'followup.supervise');
    value(
      await sdk.admonitions.verifyRectification({
        admonition: found.admonition,
        item,
        on: '2026-06-20',
        checker: 'minister',
        opinion: '属实',
      }),
    );
    found = await onlyCase(sdk);
    value(await sdk.admonitions.close(found.admonition));
    found = await onlyCase(sdk);
    assert.equal(found.admonition.closed?.as, 'by-the-book');
    assert.ok(found.steps.every(({ state }) => state === 'done'));
    assert.equal((await onlyRow(sdk)).phase, 'done');
  });

  it('whose notice was served before the talk can only be closed as the breach it was', async () => {
    const { sdk } = await atTheDesk('2026-03-12');
    await importList(sdk, admonition);
    let found = await onlyCase(sdk);
    value(
      await sdk.admonitions.issueNotice({
        admonition: found.admonition,
        number: '云组诫〔2026〕1号',
        issuedOn: '2026-03-10',
      }),
    );
    const talk = value(
      await sdk.plan.arrange({
        obligation: found.obligation,
        date: '2026-03-12',
        startsAt: '15:00',
        talker: 'deputy',
        outline: true,
      }),
    );
    found = await onlyCase(sdk);
    const served = await sdk.admonitions.recordService({
      admonition: found.admonition,
      servedOn: '2026-03-11',
      receipt: { state: 'signed', on: '2026-03-11' },
    });
    assert.ok(served.ok);
    assert.equal(served.findings[0]?.rule, 'admonition.notice_together');
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-12' }));
    assert.ok(held.breaches.some(({ rule }) => rule === 'admonition.notice_together'));
    found = await onlyCase(sdk);
    assert.equal(found.steps.find(({ step }) => step === 'service')?.state, 'breach');
    const byTheBook = await sdk.admonitions.close(found.admonition);
    assert.ok(!byTheBook.ok);
    const noReason = await sdk.admonitions.closeAsBreach({
      admonition: found.admonition,
      approver: 'minister',
      reason: ' ',
    });
    assert.ok(!noReason.ok && noReason.error.path === 'reason');
    value(
      await sdk.admonitions.closeAsBreach({
        admonition: found.admonition,
        approver: 'minister',
        reason: '送达与谈话分开,已批评教育经办人。',
      }),
    );
    found = await onlyCase(sdk);
    assert.equal(found.admonition.closed?.as, 'breach');
    assert.equal(found.obligation.discharged, undefined);
  });
});
