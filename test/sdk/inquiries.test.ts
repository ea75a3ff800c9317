/** 函询 (三·5, 五¶3): a letter and its reply, each further letter, and what goes another way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { districtTrial } from '../../src/policy/index.ts';
import { national } from '../../src/policy/pack/packs/national.ts';
import type {
  Actor,
  Finding,
  InquiryRecord,
  Outcome,
  SdkOptions,
  TalkSdk,
} from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import {
  answered,
  answersTo,
  approved,
  clear,
  drafted,
  letter,
  minister,
  open,
  served,
  service,
  today,
  toInquire,
  turned,
  turning,
} from './courses.ts';
import { clerk } from './district.ts';
import { value } from './steps.ts';

function refusedBy(outcome: Outcome<unknown>): readonly string[] {
  assert.ok(!outcome.ok, 'it was not refused');
  const { code, path, findings } = outcome.error;
  return findings.length > 0
    ? findings.map((finding) => `${finding.rule}#${finding.code} ${finding.severity}`)
    : [path === undefined ? code : `${code} ${path}`];
}

function told(outcome: Outcome<unknown>): readonly string[] {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.error));
  return outcome.findings.map(({ rule, code, severity }: Finding) => `${rule}#${code} ${severity}`);
}

async function rowOf(sdk: TalkSdk, { id }: InquiryRecord) {
  const row = await sdk.inquiries.get(id);
  assert.ok(row, 'the inquiry is there');
  return row;
}

async function obligationOf(sdk: TalkSdk, { obligation }: InquiryRecord) {
  const row = await sdk.obligations.get(obligation);
  assert.ok(row, 'the obligation is there');
  return row.obligation;
}

describe('an inquiry that goes by the book', () => {
  it('is drafted, approved, served, answered question by question, judged clear and closed', async () => {
    const { sdk, setDay } = await open();
    const draft = await drafted(sdk);
    assert.equal((await obligationOf(sdk, draft)).state, 'pending');
    const letterOut = value(
      await sdk.inquiries.serve({
        inquiry: value(await sdk.inquiries.approve({ inquiry: draft, approver: 'minister' })),
        ...service,
      }),
    );
    assert.equal((await obligationOf(sdk, draft)).state, 'inquired');
    let row = await rowOf(sdk, letterOut);
    assert.deepEqual(
      [row.senderName, row.subjectName, row.roundNumber, row.window.state, row.overdue],
      ['区委组织部', '冯丽', 1, 'open', false],
    );
    setDay('2026-03-20');
    const [first] = answersTo(letterOut, '拨付流程所致，已补拨。');
    assert.ok(first, 'there is a question');
    const reply = value(
      await sdk.inquiries.answer({
        inquiry: letterOut,
        receivedOn: '2026-03-20',
        answers: [first],
        pledge: true,
      }),
    );
    assert.deepEqual(reply.rounds[0]?.reply?.entered, {
      by: 'clerk',
      name: '李经办',
      onBehalfOf: '冯丽',
    });
    row = await rowOf(sdk, reply);
    assert.deepEqual(
      row.openQuestions.map(({ text }) => text),
      ['已采取哪些措施？'],
    );
    const judged = value(await sdk.inquiries.judgeClear({ inquiry: reply, opinion: '属实' }));
    const closed = await sdk.inquiries.close({ inquiry: judged });
    assert.deepEqual(told(closed), []);
    const done = await obligationOf(sdk, draft);
    assert.deepEqual(
      [done.state, done.discharged],
      ['closed', { inquiry: draft.id, on: '2026-03-20' }],
    );
    assert.equal((await sdk.audit.verify()).ok, true);
  });

  it('goes beside a talk where both ways are taken, each meeting its own', async () => {
    const { sdk } = await open();
    const obligation = await toInquire(sdk, { way: 'both' });
    value(await sdk.inquiries.draft({ obligation, sender: 'committee', ...letter }));
    const forms = (await sdk.obligations.worklist()).map(
      (row) => `${row.obligation.obligation.form} ${row.obligation.inquiry !== undefined}`,
    );
    assert.deepEqual(forms.sort(), ['inquiry true', 'talk false']);
  });

  it('keeps each letter with its reply when it is asked again', async () => {
    const { sdk } = await open();
    const reply = await answered(sdk);
    const [, second] = reply.rounds[0]?.questions ?? [];
    assert.ok(second, 'there are two questions');
    const again = value(
      await sdk.inquiries.askAgain({
        inquiry: reply,
        opinion: '措施未说清',
        open: [second.id],
        points: letter.points,
        questions: ['责任人是谁？'],
      }),
    );
    assert.equal(again.state, 'drafted');
    assert.deepEqual(
      again.rounds.map(({ questions }) => questions.map(({ text }) => text)),
      [
        ['资金拨付为何延迟？', '已采取哪些措施？'],
        ['已采取哪些措施？', '责任人是谁？'],
      ],
    );
    assert.equal(again.rounds[1]?.questions[0]?.again, second.id);
    assert.equal(again.rounds[0]?.judged?.as, 'ask-again');
    assert.equal((await obligationOf(sdk, again)).state, 'inquired');
    const letterOut = value(await sdk.inquiries.approve({ inquiry: again, approver: 'minister' }));
    assert.deepEqual(
      refusedBy(await sdk.inquiries.serve({ inquiry: letterOut, ...service })),
      ['input.invalid number'],
      'the first letter has that number',
    );
    const out = value(
      await sdk.inquiries.serve({ inquiry: letterOut, ...service, number: '云组函〔2026〕2号' }),
    );
    const clearNow = value(
      await sdk.inquiries.judgeClear({
        inquiry: value(
          await sdk.inquiries.answer({ inquiry: out, receivedOn: today, answers: answersTo(out) }),
        ),
        opinion: '清楚',
      }),
    );
    value(await sdk.inquiries.close({ inquiry: clearNow }));
  });

  it('asks again only with something to ask', async () => {
    const { sdk } = await open();
    const inquiry = await answered(sdk);
    const again = { inquiry, opinion: '不清楚', points: letter.points };
    assert.deepEqual(refusedBy(await sdk.inquiries.askAgain({ ...again, questions: [] })), [
      'input.invalid questions',
    ]);
    assert.deepEqual(
      refusedBy(await sdk.inquiries.askAgain({ ...again, open: ['0'.repeat(32)], questions: [] })),
      ['input.invalid open.0'],
    );
  });
});

describe('a letter', () => {
  it('that leaves out a point of the text asks for a reason, which is kept', async () => {
    const { sdk } = await open();
    const obligation = await toInquire(sdk);
    const { 'reminder.content.hopes': _left, ...points } = letter.points;
    const drawn = await sdk.inquiries.draft({
      obligation,
      sender: 'department',
      ...letter,
      points: { ...points, 'reminder.content.hopes': '  ' },
    });
    assert.deepEqual(told(drawn), ['reminder.content.hopes#not-in-letter warning']);
    const inquiry = value(drawn);
    assert.deepEqual((await rowOf(sdk, inquiry)).missingPoints, ['reminder.content.hopes']);
    const approve = { inquiry, approver: 'minister' };
    const refused = await sdk.inquiries.approve(approve);
    assert.ok(!refused.ok && refused.error.code === 'policy.reason-needed', 'a reason is needed');
    const reasons = { 'reminder.content.hopes': '希望另行当面提出' };
    const done = value(await sdk.inquiries.approve({ ...approve, reasons }));
    assert.deepEqual(done.rounds[0]?.approved?.reasons, reasons);
  });

  it('is reworded while it is a draft, and after it came back', async () => {
    const { sdk } = await open();
    const inquiry = await approved(sdk);
    const reworded = { points: letter.points, questions: ['为何延迟？'] };
    assert.deepEqual(refusedBy(await sdk.inquiries.revise({ inquiry, ...reworded })), [
      'state.not-possible',
    ]);
    const back = value(await sdk.inquiries.sendBack({ inquiry, reason: '问题合并为一个' }));
    assert.deepEqual([back.state, back.rounds[0]?.approved], ['drafted', undefined]);
    const anew = value(await sdk.inquiries.revise({ inquiry: back, ...reworded }));
    assert.deepEqual(
      [anew.rounds[0]?.questions.length, anew.rounds[0]?.returned[0]?.reason],
      [1, '问题合并为一个'],
    );
    const unknown = { points: { 'reminder.content.threat': '…' }, questions: [] };
    assert.deepEqual(refusedBy(await sdk.inquiries.revise({ inquiry: anew, ...unknown })), [
      'input.invalid points.reminder.content.threat',
    ]);
  });

  it('is drafted once, and only for what goes in writing', async () => {
    const { sdk } = await open();
    const inquiry = await drafted(sdk);
    const obligation = await obligationOf(sdk, inquiry);
    const input = { sender: 'department', ...letter } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.draft({ obligation, ...input })), [
      'state.not-possible obligation',
    ]);
    const { obligations } = value(
      await sdk.events.record({
        kind: 'reminder',
        triggers: ['other'],
        subject: 'member-2',
        dates: { arisen: '2026-03-10' },
      }),
    );
    const [talk] = obligations;
    assert.ok(talk, 'a talk is due');
    assert.deepEqual(refusedBy(await sdk.inquiries.draft({ obligation: talk, ...input })), [
      'input.invalid obligation',
    ]);
  });

  it('needs somebody who approves it, who is not the subject', async () => {
    const { sdk } = await open();
    const inquiry = await drafted(sdk);
    assert.deepEqual(refusedBy(await sdk.inquiries.approve({ inquiry })), [
      'input.invalid approver',
    ]);
    assert.deepEqual(refusedBy(await sdk.inquiries.approve({ inquiry, approver: 'member-2' })), [
      'input.invalid approver',
    ]);
  });

  it('may stand on an approval of this wording alone', async () => {
    const { sdk } = await open();
    const inquiry = await drafted(sdk);
    const proposal = value(
      await sdk.approvals.propose({ about: { type: 'inquiry', inquiry }, proposal: '拟函询' }),
    );
    const slip = { approver: 'secretary', on: today, slip: '承办单' } as const;
    const decided = value(await sdk.approvals.recordPaperDecision({ approval: proposal, ...slip }));
    const other = await sdk.inquiries.approve({ inquiry, approval: inquiry.id });
    assert.deepEqual(refusedBy(other), ['record.not-found']);
    const reworded = value(await sdk.inquiries.revise({ inquiry, ...letter }));
    assert.deepEqual(
      refusedBy(await sdk.inquiries.approve({ inquiry: reworded, approval: decided.id })),
      ['revision.conflict approval'],
    );
    const again = value(
      await sdk.approvals.propose({
        about: { type: 'inquiry', inquiry: reworded },
        proposal: '改后再呈',
      }),
    );
    assert.deepEqual(
      refusedBy(await sdk.inquiries.approve({ inquiry: reworded, approval: again.id })),
      ['input.invalid approval'],
      'nobody has decided on it',
    );
    const decidedAgain = value(
      await sdk.approvals.recordPaperDecision({ approval: again, ...slip }),
    );
    const done = value(
      await sdk.inquiries.approve({ inquiry: reworded, approval: decidedAgain.id }),
    );
    assert.deepEqual(
      [done.rounds[0]?.approved?.approver.name, done.rounds[0]?.approved?.approval],
      ['周区委', decidedAgain.id],
    );
  });

  it('has days that can be true, and a number of its own', async () => {
    const { sdk } = await open();
    const inquiry = await approved(sdk);
    const serve = (more: Partial<typeof service> | object) =>
      sdk.inquiries.serve({ inquiry, ...service, ...more });
    assert.deepEqual(
      await Promise.all(
        [
          { servedOn: '2026-03-13' },
          { servedOn: '2026-03-11' },
          { issuedOn: '2026-03-11' },
          { receipt: { state: 'signed', on: '2026-03-11' } },
          { receipt: { state: 'signed', on: '2026-03-13' } },
          { number: ' ' },
        ].map(async (more) => refusedBy(await serve(more)).join()),
      ),
      [
        'input.invalid servedOn',
        'input.invalid servedOn',
        'input.invalid issuedOn',
        'input.invalid receipt.on',
        'input.invalid receipt.on',
        'input.invalid number',
      ],
    );
    value(await serve({}));
    const another = value(
      await sdk.inquiries.draft({
        obligation: await toInquire(sdk, { subject: 'member' }),
        sender: 'department',
        ...letter,
      }),
    );
    const second = value(await sdk.inquiries.approve({ inquiry: another, approver: 'minister' }));
    assert.deepEqual(refusedBy(await sdk.inquiries.serve({ inquiry: second, ...service })), [
      'input.invalid number',
    ]);
  });

  it('served by post waits for its receipt, which is entered once', async () => {
    const { sdk, setDay } = await open();
    const inquiry = value(
      await sdk.inquiries.serve({
        inquiry: await approved(sdk),
        ...service,
        way: 'post',
        receipt: { state: 'none' },
      }),
    );
    setDay('2026-03-14');
    const receipt = { state: 'signed', on: '2026-03-14' } as const;
    const got = value(await sdk.inquiries.recordReceipt({ inquiry, receipt }));
    assert.deepEqual(got.rounds[0]?.service?.receipt, receipt);
    assert.deepEqual(refusedBy(await sdk.inquiries.recordReceipt({ inquiry: got, receipt })), [
      'state.not-possible',
    ]);
  });
});

describe('a letter from a petition', () => {
  const holder: Actor = { id: 'clerk', name: '李经办', roles: ['clerk', 'vault-holder'] };
  const withVault = (): Partial<SdkOptions> => ({ vaultStore: memoryStore() });

  async function fromPetition(sdk: TalkSdk, words: string): Promise<InquiryRecord> {
    const obligation = await toInquire(sdk, { triggers: ['petition'] });
    value(
      await sdk.vault.register({
        event: obligation.event,
        informant: { name: '尹举报', unit: '清河镇水务站' },
      }),
    );
    return value(
      await sdk.inquiries.draft({
        obligation,
        sender: 'department',
        points: letter.points,
        questions: [words],
      }),
    );
  }

  it('does not go out before its words were searched, nor where they give the informant away', async () => {
    const { sdk, seat } = await open({ ...withVault(), actor: holder });
    const inquiry = await fromPetition(sdk, '水务站的尹举报说资金被挪用，是否属实？');
    seat(clerk);
    const approve = { approver: 'minister' };
    assert.deepEqual(refusedBy(await sdk.inquiries.approve({ inquiry, ...approve })), [
      'confidential.informant#not-scrubbed error',
    ]);
    seat(holder);
    const searched = await sdk.inquiries.search(inquiry);
    assert.deepEqual(told(searched), ['confidential.informant#scrub-hit error']);
    seat(clerk);
    assert.deepEqual(
      refusedBy(await sdk.inquiries.approve({ inquiry: value(searched), ...approve })),
      ['confidential.informant#scrub-hit error'],
    );
    const reworded = value(
      await sdk.inquiries.revise({
        inquiry: value(searched),
        points: letter.points,
        questions: ['资金使用情况如何？'],
      }),
    );
    assert.equal(reworded.rounds[0]?.searched, undefined, 'other words are searched anew');
    seat(holder);
    const clean = value(await sdk.inquiries.search(reworded));
    assert.equal(clean.rounds[0]?.searched?.scrub, 'clean');
    seat(minister);
    const done = value(await sdk.inquiries.approve({ inquiry: clean, ...approve }));
    assert.equal(done.state, 'approved', 'who has no vault approves what was searched');
  });

  it('that is served all the same is on record with the rule it broke', async () => {
    const { sdk, seat } = await open({ ...withVault(), actor: holder });
    const inquiry = await fromPetition(sdk, '资金使用情况如何？');
    seat(clerk);
    const done = value(
      await sdk.inquiries.recordServiceUnapproved({ inquiry, ...service, whatHappened: '误发' }),
    );
    assert.deepEqual(done.breaches, [
      { rule: 'inspect.execution', code: 'record-service-unapproved' },
      { rule: 'confidential.informant', code: 'not-scrubbed' },
    ]);
  });

  it('takes the petition along into what it is turned into', async () => {
    const { sdk } = await open({ ...withVault(), actor: holder });
    const drawn = await fromPetition(sdk, '资金使用情况如何？');
    const out = value(
      await sdk.inquiries.serve({
        inquiry: value(await sdk.inquiries.approve({ inquiry: drawn, approver: 'minister' })),
        ...service,
      }),
    );
    const { turned: into } = value(
      await sdk.inquiries.turn({ inquiry: out, ...turning, triggers: ['other'] }),
    );
    const [id = ''] = into?.obligations ?? [];
    const row = await sdk.obligations.get(id);
    assert.equal(row?.obligation.obligation.petition, true);
  });
});

describe('the reply', () => {
  it('is none where it was spoken, or written by somebody else: noted, and still awaited', async () => {
    const { sdk } = await open();
    let inquiry = await served(sdk);
    for (const [form, by, code] of [
      ['spoken', 'subject', 'not-written'],
      ['written', 'unit', 'not-from-subject'],
      ['spoken', 'unit', 'not-written'],
      ['written', 'other', 'not-from-subject'],
    ] as const) {
      const noted = await sdk.inquiries.noteReply({ inquiry, on: today, form, by, note: '说明' });
      assert.deepEqual(told(noted), [`reminder.inquiry_reply#${code} error`]);
      inquiry = value(noted);
      assert.equal(inquiry.state, 'served');
    }
    assert.equal(inquiry.rounds[0]?.noReplies.length, 4);
    assert.equal(inquiry.rounds[0]?.reply, undefined);
    const misplaced = { inquiry, on: today, form: 'written', by: 'subject', note: '说明' } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.noteReply(misplaced)), ['input.invalid form']);
    assert.deepEqual(refusedBy(await sdk.inquiries.judgeClear({ inquiry, opinion: '清楚' })), [
      'state.not-possible',
    ]);
  });

  it('answers questions of the letter, each once, and at least one', async () => {
    const { sdk } = await open();
    const inquiry = await served(sdk);
    const [first] = answersTo(inquiry);
    assert.ok(first, 'there is a question');
    const answer = (answers: readonly (typeof first)[]) =>
      sdk.inquiries.answer({ inquiry, receivedOn: today, answers });
    assert.deepEqual(refusedBy(await answer([])), ['input.invalid answers']);
    assert.deepEqual(refusedBy(await answer([first, first])), ['input.invalid answers']);
    assert.deepEqual(refusedBy(await answer([{ ...first, question: inquiry.id }])), [
      'input.invalid answers.0.question',
    ]);
    const early = { inquiry, receivedOn: '2026-03-11', answers: [first] } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.answer(early)), ['input.invalid receivedOn']);
  });

  it('has no period by default: reminded and given more time, it is never late', async () => {
    const { sdk, setDay } = await open();
    const out = await served(sdk);
    setDay('2026-06-30');
    assert.deepEqual(
      [(await rowOf(sdk, out)).overdue, (await rowOf(sdk, out)).dueOn],
      [false, undefined],
    );
    const reminded = value(
      await sdk.inquiries.remind({ inquiry: out, on: '2026-06-30', note: '电话催复' }),
    );
    assert.deepEqual(reminded.rounds[0]?.reminders, [
      { on: '2026-06-30', note: '电话催复', by: { by: 'clerk', name: '李经办' } },
    ]);
    const more = { to: '2026-07-15', approver: 'minister', reason: '本人住院' } as const;
    const extended = value(await sdk.inquiries.extend({ inquiry: reminded, ...more }));
    assert.equal(extended.rounds[0]?.extensions[0]?.approver.name, '郑部长');
    const row = await rowOf(sdk, extended);
    assert.deepEqual([row.dueOn, row.daysLeft, row.overdue], ['2026-07-15', 15, false]);
    setDay('2026-07-16');
    assert.equal((await rowOf(sdk, extended)).overdue, false);
  });

  it('is due fifteen working days after receipt under the national rules, and said to be late', async () => {
    const { sdk, setDay } = await open({ policy: [districtTrial, national] });
    const out = await served(sdk);
    const row = await rowOf(sdk, out);
    assert.deepEqual([row.dueOn, row.overdue], ['2026-04-02', false]);
    setDay('2026-04-03');
    assert.equal((await rowOf(sdk, out)).overdue, true);
    assert.equal((await sdk.inquiries.list({ overdue: true })).length, 1);
    const short = { to: '2026-04-02', approver: 'minister', reason: '缩短' } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.extend({ inquiry: out, ...short })), [
      'input.invalid to',
    ]);
    const more = { to: '2026-04-10', approver: 'minister', reason: '材料需调阅' } as const;
    const extended = value(await sdk.inquiries.extend({ inquiry: out, ...more }));
    assert.deepEqual(
      [extended.rounds[0]?.extensions[0]?.from, (await rowOf(sdk, extended)).overdue],
      ['2026-04-02', false],
    );
    setDay('2026-04-13');
    const late = await sdk.inquiries.answer({
      inquiry: extended,
      receivedOn: '2026-04-13',
      answers: answersTo(extended),
    });
    assert.deepEqual(told(late), ['reminder.inquiry_reply.period#late warning']);
    const judged = value(await sdk.inquiries.judgeClear({ inquiry: value(late), opinion: '清楚' }));
    const closing = await sdk.inquiries.close({ inquiry: judged });
    assert.deepEqual(refusedBy(closing), ['reminder.inquiry_reply.period#late warning']);
    const reasons = { 'reminder.inquiry_reply.period': '档案调阅耗时' };
    value(await sdk.inquiries.close({ inquiry: judged, reasons }));
  });

  it('is not counted from a letter that nobody has signed for', async () => {
    const { sdk } = await open({ policy: [districtTrial, national] });
    const out = value(
      await sdk.inquiries.serve({
        inquiry: await approved(sdk),
        ...service,
        receipt: { state: 'none' },
      }),
    );
    const row = await rowOf(sdk, out);
    assert.deepEqual([row.window.state, row.dueOn, row.overdue], ['unknown', undefined, false]);
  });

  it('gives more time only with an approver who is not the subject, and a reason', async () => {
    const { sdk } = await open();
    const inquiry = await served(sdk);
    const to = '2026-04-30';
    const own = { inquiry, to, approver: 'member-2', reason: '自批' } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.extend(own)), ['input.invalid approver']);
    const silent = { inquiry, to, approver: 'minister', reason: '' } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.extend(silent)), ['input.invalid reason']);
  });
});

describe('an inquiry that goes another way', () => {
  it('is turned into a reminder talk, linked both ways, and counted there', async () => {
    const { sdk } = await open();
    const inquiry = await turned(sdk);
    const { turned: into } = inquiry;
    assert.ok(into, 'it was turned');
    const event = await sdk.events.get(into.event);
    assert.equal(event?.inquiry, inquiry.id);
    const [id = ''] = into.obligations;
    const due = await sdk.obligations.get(id);
    assert.deepEqual(
      [due?.obligation.obligation.form, due?.phase, due?.triggerNames],
      ['talk', 'open', ['经济责任审计']],
    );
    const before = await obligationOf(sdk, inquiry);
    assert.deepEqual(
      [before.state, before.merged],
      ['merged', { into: into.obligations, reason: turning.reason }],
    );
    const closed = value(await sdk.inquiries.closeTurned({ inquiry }));
    assert.deepEqual([closed.state, closed.closed?.as], ['closed-unanswered', 'turned']);
  });

  it('is turned after a reply as well, and then closes with it', async () => {
    const { sdk } = await open();
    const inquiry = value(await sdk.inquiries.turn({ inquiry: await answered(sdk), ...turning }));
    const closing = await sdk.inquiries.closeTurned({ inquiry });
    assert.deepEqual(told(closing), []);
    assert.ok(value(closing).rounds[0]?.reply, 'the reply is kept');
  });

  it('is turned into an admonition by a decision, which opens its case', async () => {
    const { sdk } = await open();
    const inquiry = await served(sdk);
    const admonish = { ...turning, inquiry, into: 'admonition', triggers: ['duty'] } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.turn(admonish)), ['input.invalid decision']);
    assert.equal((await sdk.admonitions.list()).length, 0);
    const decision = { body: '区委常委会', documentNumber: '云发〔2026〕9号' };
    const done = value(await sdk.inquiries.turn({ ...admonish, decision }));
    const [found] = await sdk.admonitions.list();
    assert.deepEqual(
      [found?.admonition.event, found?.admonition.decision.on, found?.areaNames],
      [done.turned?.event, today, ['履行职责']],
    );
    assert.deepEqual(refusedBy(await sdk.inquiries.turn({ ...admonish, into: 'routine' })), [
      'revision.conflict',
    ]);
  });

  it('is turned into nothing that is registered already: the same thing is one event', async () => {
    const { sdk } = await open();
    const inquiry = await served(sdk);
    const event = {
      kind: 'reminder',
      triggers: ['audit'],
      subject: 'member-2',
      dates: { arisen: today },
    } as const;
    value(await sdk.events.record(event));
    const turned = { ...turning, inquiry };
    assert.deepEqual(refusedBy(await sdk.inquiries.turn(turned)), ['input.invalid on']);
    const done = value(await sdk.inquiries.turn({ ...turned, triggers: ['other'] }));
    assert.equal(done.state, 'turned', 'what differs in its occasion is another');
    const again = await sdk.events.record({ ...event, triggers: ['other'] });
    assert.deepEqual(refusedBy(again), ['input.invalid']);
  });

  it('is turned into nothing else, and into nothing by the subject', async () => {
    const { sdk } = await open();
    const inquiry = await served(sdk);
    assert.deepEqual(
      refusedBy(await sdk.inquiries.turn({ ...turning, inquiry, into: 'routine' })),
      ['input.invalid into'],
    );
    assert.deepEqual(
      refusedBy(await sdk.inquiries.turn({ ...turning, inquiry, approver: 'member-2' })),
      ['input.invalid approver'],
    );
  });

  it('is withdrawn before it was served: the obligation is as it was', async () => {
    const { sdk } = await open();
    const inquiry = await approved(sdk);
    const why = { approver: 'minister', reason: '情况已查明' };
    const gone = value(await sdk.inquiries.withdraw({ inquiry, ...why }));
    assert.deepEqual([gone.state, gone.closed?.as], ['withdrawn', 'withdrawn']);
    const due = await obligationOf(sdk, inquiry);
    assert.deepEqual([due.state, due.inquiry], ['pending', undefined]);
    value(await sdk.inquiries.draft({ obligation: due, sender: 'department', ...letter }));
  });

  it('is withdrawn after it was served: the obligation is due again', async () => {
    const { sdk } = await open();
    const inquiry = await served(sdk);
    value(await sdk.inquiries.withdraw({ inquiry, approver: 'minister', reason: '发函对象有误' }));
    const due = await obligationOf(sdk, inquiry);
    assert.deepEqual([due.state, due.inquiry], ['pending', undefined]);
  });

  it('served without approval is a breach that no order of clicks closes by the book', async () => {
    const { sdk } = await open({ policy: [districtTrial, national] });
    const unapproved = await sdk.inquiries.recordServiceUnapproved({
      inquiry: await drafted(sdk),
      ...service,
      whatHappened: '科员误将草稿送出',
    });
    assert.ok(
      told(unapproved).includes('reminder.approval#approver-missing error'),
      'the national rules ask for an approver',
    );
    const out = value(unapproved);
    assert.equal((await obligationOf(sdk, out)).state, 'inquired');
    const judged = value(
      await sdk.inquiries.judgeClear({
        inquiry: value(
          await sdk.inquiries.answer({ inquiry: out, receivedOn: today, answers: answersTo(out) }),
        ),
        opinion: '清楚',
      }),
    );
    assert.deepEqual(refusedBy(await sdk.inquiries.close({ inquiry: judged })), [
      'state.not-possible',
    ]);
    const shown = (await rowOf(sdk, judged)).next.find(({ act }) => act === 'close');
    assert.equal(shown?.possible, false);
    const closed = value(
      await sdk.inquiries.closeAsBreach({
        inquiry: judged,
        approver: 'minister',
        reason: '已批评教育',
      }),
    );
    assert.equal(closed.closed?.as, 'breach');
    const due = await obligationOf(sdk, out);
    assert.deepEqual([due.state, due.discharged], ['closed-as-breach', undefined]);
  });

  it('is a breach under the default rules too, which ask for no approver', async () => {
    const { sdk } = await open();
    const out = value(
      await sdk.inquiries.recordServiceUnapproved({
        inquiry: await drafted(sdk),
        ...service,
        whatHappened: '误发',
      }),
    );
    assert.deepEqual(out.breaches, [
      { rule: 'inspect.execution', code: 'record-service-unapproved' },
    ]);
    const again = { inquiry: out, ...service, whatHappened: '再发' };
    assert.deepEqual(refusedBy(await sdk.inquiries.recordServiceUnapproved(again)), [
      'state.not-possible',
    ]);
  });

  for (const [keeper, rule] of [
    ['unit', 'archive.keeper'],
    ['personal-archive', 'archive.not_personal_file'],
  ] as const) {
    it(`is not closed with its papers kept in ${keeper}`, async () => {
      const { sdk } = await open();
      const inquiry = await clear(sdk);
      const refused = refusedBy(await sdk.inquiries.close({ inquiry, keeper }));
      assert.ok(
        refused.length > 0 && refused.every((one) => one.startsWith(`${rule}#`)),
        refused.join(),
      );
    });
  }
});

describe('who may do what with an inquiry', () => {
  it('is nobody in their own case', async () => {
    const { sdk, seat } = await open();
    const inquiry = await served(sdk);
    seat({ id: 'member-2', name: '冯丽', roles: ['clerk', 'leader'] });
    assert.deepEqual(await sdk.inquiries.list(), []);
    assert.equal(await sdk.inquiries.get(inquiry.id), undefined);
    const own = { inquiry, receivedOn: today, answers: answersTo(inquiry) } as const;
    assert.deepEqual(refusedBy(await sdk.inquiries.answer(own)), ['record.not-found']);
  });

  it('is told when somebody else was faster', async () => {
    const { sdk } = await open();
    const inquiry = await approved(sdk);
    value(await sdk.inquiries.serve({ inquiry, ...service }));
    assert.deepEqual(
      refusedBy(
        await sdk.inquiries.withdraw({ inquiry, approver: 'minister', reason: '情况已明' }),
      ),
      ['revision.conflict'],
    );
  });

  it('does not exist for who may not read it', async () => {
    const { sdk, seat } = await open();
    const inquiry = await served(sdk);
    seat({ id: 'somebody', name: '某人', roles: ['delegate', 'security-auditor'] });
    assert.deepEqual(await sdk.inquiries.list(), []);
    assert.deepEqual(refusedBy(await sdk.inquiries.remind({ inquiry, on: today, note: '催复' })), [
      'access.denied',
    ]);
  });
});
