/** Every job of staff done once to an answer, in small worlds of one course each. The vault is open in all of them. */
import assert from 'node:assert/strict';
import type { Actor, InquiryRecord, MatterRecord, TalkSdk } from '../../../src/sdk/index.ts';
import * as course from '../courses.ts';
import { list } from '../district.ts';
import { papers } from './drive-papers.ts';
import { admonition, allCovered, appointment, importList, onlyCase, value } from '../steps.ts';

const { today } = course;
/** The row of a kind, beside the petition's that every world holds. */
async function rowOf(sdk: TalkSdk, kind: string) {
  const [row] = await sdk.obligations.worklist({ kinds: [kind] });
  assert.ok(row, kind);
  return row;
}

const administrator: Actor = { id: 'admin', name: '管理', roles: ['administrator'] };

export type Work = (desk: course.Desk, clerk: Actor) => Promise<void>;

const arrangement = { date: today, talker: 'deputy', outline: true } as const;
const reason = '另有安排';
const approver = 'minister';

async function talks({ sdk }: course.Desk): Promise<void> {
  await sdk.loadAll();
  sdk.today();
  await sdk.actor();
  sdk.policy.kinds();
  sdk.policy.contentPoints('appointment');
  sdk.policy.day(today);
  sdk.watch(
    (one) => one.obligations.worklist(),
    () => undefined,
  )();
  const read = await sdk.exchange.readDecisionList('名单.csv', list(appointment));
  value(await sdk.exchange.importDecisionList(value(read)));
  const roster = '姓名,单位,职务\n何一,清河镇,副镇长';
  value(await sdk.exchange.columnsOf('roster', '花名册.csv', roster));
  value(
    await sdk.exchange.importRoster(value(await sdk.exchange.readRoster('花名册.csv', roster))),
  );
  const row = await rowOf(sdk, 'appointment');
  sdk.policy.explainWindow(row.obligation.obligation.window);
  const event = await sdk.events.get(row.obligation.event);
  assert.ok(event, 'an event');
  const input = { obligation: row.obligation, ...arrangement, date: '2026-03-17' } as const;
  const findings = value(await sdk.plan.check(input));
  assert.ok(findings[0], 'a finding');
  sdk.policy.explain(findings[0]);
  value(await sdk.plan.checkAll([input]));
  value(await sdk.events.update({ event, reason }));
  const now = await rowOf(sdk, 'appointment');
  const [first] = value(
    await sdk.plan.arrangeAll([{ obligation: now.obligation, ...arrangement }]),
  );
  assert.ok(first, 'a talk');
  value(await sdk.plan.cancel(first, reason));
  const again = await rowOf(sdk, 'appointment');
  const arranged = value(await sdk.plan.arrange({ obligation: again.obligation, ...arrangement }));
  value(await sdk.plan.checkReschedule({ talk: arranged, place: '一号会议室' }));
  const moved = value(await sdk.plan.reschedule({ talk: arranged, place: '一号会议室' }));
  value(
    await sdk.plan.prepareOutline({
      talk: moved,
      notes: [{ obligation: again.obligation.id, point: again.points[0]?.id ?? '', note: '肯定' }],
      questions: ['有何打算?'],
    }),
  );
  const prepared = await sdk.talks.get(moved.id);
  assert.ok(prepared, 'the talk');
  await sdk.plan.outline(prepared.id);
  await sdk.plan.notices(prepared.id);
  const { talk } = value(await sdk.plan.notify(prepared));
  await sdk.talks.next(talk.id);
  const held = value(await sdk.talks.hold({ talk, heldOn: today }));
  await sdk.records.review(held.id);
  await sdk.records.mayDoWithout(held.id);
  const written = value(
    await sdk.records.write({
      talk: held,
      points: allCovered(again),
      statement: '服从组织决定',
      matters: ['经费', '人手', '场地'].map((text) => ({ obligation: again.obligation.id, text })),
      record: 'written',
    }),
  );
  const confirmed = value(await sdk.records.confirm({ talk: written, method: 'paper', on: today }));
  value(await sdk.records.amend({ talk: confirmed, reason, changes: { place: '二号会议室' } }));
  value(await sdk.audit.printed({ type: 'talk', id: talk.id, paper: 'talk-record' }));
  value(await sdk.audit.exported({ type: 'talk', id: talk.id, paper: 'ledger' }));
  await matters(sdk, talk.id);
}

async function matters(sdk: TalkSdk, talk: string): Promise<void> {
  const [one, other, third] = await sdk.matters.ofTalk(talk);
  assert.ok(one && other && third, 'matters');
  const done = { disposition: '协调', result: '已解决', evidence: '会议纪要' };
  const anew = async ({ id }: MatterRecord) => {
    const row = (await sdk.matters.list()).find(({ matter }) => matter.id === id);
    assert.ok(row, 'the matter');
    return row.matter;
  };
  value(await sdk.matters.note({ matter: other, reason }));
  value(
    await sdk.matters.settleAtOnce({
      matter: third,
      handler: 'clerk',
      disposition: '当场',
      result: '已答复',
    }),
  );
  value(await sdk.matters.assign({ matter: one, handler: 'clerk' }));
  value(await sdk.matters.handle({ matter: await anew(one), ...done }));
  value(await sdk.matters.sendBack({ matter: await anew(one), opinion: '再核' }));
  value(await sdk.matters.handle({ matter: await anew(one), ...done }));
  const check = { checker: 'minister', on: today, opinion: '属实' } as const;
  value(await sdk.matters.verify({ matter: await anew(one), ...check }));
  value(await sdk.matters.answer({ matter: await anew(one), on: today }));
  value(await sdk.matters.close(await anew(one)));
}

async function admonitions({ sdk }: course.Desk): Promise<void> {
  await importList(sdk, admonition);
  const case_ = async () => (await onlyCase(sdk)).admonition;
  const issued = { number: '云诫〔2026〕1号', issuedOn: today } as const;
  value(await sdk.admonitions.issueNotice({ admonition: await case_(), ...issued }));
  value(await sdk.admonitions.voidNotice({ admonition: await case_(), reason }));
  const number = '云诫〔2026〕2号';
  value(await sdk.admonitions.issueNotice({ admonition: await case_(), ...issued, number }));
  const row = await rowOf(sdk, 'admonition');
  const talk = value(
    await sdk.plan.arrange({
      obligation: row.obligation,
      date: today,
      talker: 'minister',
      outline: true,
    }),
  );
  const received = { servedAt: '09:30', receipt: { state: 'signed', on: today } } as const;
  const hours = { startsAt: '09:00', endsAt: '10:00' } as const;
  const held = value(await sdk.talks.hold({ talk, heldOn: today, ...hours, service: received }));
  value(
    await sdk.admonitions.amendService({
      admonition: await case_(),
      reason,
      changes: { servedAt: '09:40' },
    }),
  );
  for (const demand of ['改进作风', '完善制度']) {
    value(
      await sdk.admonitions.addRectification({
        admonition: await case_(),
        demand,
        dueOn: '2026-06-01',
      }),
    );
  }
  const amended = await sdk.talks.get(held.id);
  assert.ok(amended, 'the talk');
  const written = value(
    await sdk.records.write({ talk: amended, points: allCovered(row), record: 'written' }),
  );
  value(await sdk.records.confirm({ talk: written, method: 'paper', on: today }));
  const [item = '', other = ''] = (await case_()).rectification.map(({ id }) => id);
  const of = async () => ({ admonition: await case_(), item });
  value(
    await sdk.admonitions.extendRectification({
      ...(await of()),
      to: '2026-06-20',
      approver,
      reason,
    }),
  );
  value(
    await sdk.admonitions.withdrawRectification({
      admonition: await case_(),
      item: other,
      approver,
      reason,
    }),
  );
  value(await sdk.admonitions.submitRectification({ ...(await of()), on: today, text: '已整改' }));
  value(await sdk.admonitions.sendBackRectification({ ...(await of()), opinion: '不够具体' }));
  value(
    await sdk.admonitions.submitRectification({ ...(await of()), on: today, text: '已整改到位' }),
  );
  value(
    await sdk.admonitions.verifyRectification({
      ...(await of()),
      on: today,
      checker: 'deputy',
      opinion: '属实',
    }),
  );
  value(await sdk.admonitions.close(await case_()));
  await sdk.admonitions.get((await case_()).id);
}

async function admonitionGivenUp({ sdk }: course.Desk): Promise<void> {
  await course.obligationOf(sdk, 'admonition');
  const { admonition: case_ } = await onlyCase(sdk);
  value(await sdk.admonitions.cancel({ admonition: case_, approver, reason }));
}

async function admonitionGoneWrong({ sdk }: course.Desk): Promise<void> {
  const obligation = await course.obligationOf(sdk, 'admonition');
  const talk = value(
    await sdk.plan.arrange({ obligation, date: today, talker: 'minister', outline: true }),
  );
  const { admonition: decided } = await onlyCase(sdk);
  const issued = { number: '云诫〔2026〕1号', issuedOn: today } as const;
  const noticed = value(await sdk.admonitions.issueNotice({ admonition: decided, ...issued }));
  const receipt = { state: 'signed', on: today } as const;
  value(await sdk.admonitions.recordService({ admonition: noticed, servedOn: today, receipt }));
  value(await sdk.talks.hold({ talk, heldOn: today }));
  const { admonition: case_ } = await onlyCase(sdk);
  value(await sdk.admonitions.closeAsBreach({ admonition: case_, approver, reason }));
}

/** Owed and never arranged: talked about on the spot, merged, cancelled, or never held. */
const unarranged: readonly Work[] = [
  async ({ sdk }) => {
    const obligation = await course.obligationOf(sdk);
    const outcome = await sdk.talks.recordUnarranged({
      obligation,
      heldOn: today,
      talker: 'deputy',
      place: '财政局',
    });
    value(outcome);
    await sdk.obligations.next(obligation.id);
    const row = await sdk.obligations.get(obligation.id);
    assert.ok(row, 'the obligation');
    const ended = { obligation: row.obligation, approver, reason };
    value(await sdk.obligations.closeAsBreach(ended));
  },
  async ({ sdk }) => {
    const first = await course.obligationOf(sdk, 'removal');
    const kept = (await sdk.events.get(first.event))?.event;
    assert.ok(kept, 'the event');
    const { kind, triggers, subject } = kept;
    const dates = { decision: '2026-03-11' } as const;
    const again = { kind, triggers, subject: subject.id, dates };
    const { obligations } = value(await sdk.events.record(again));
    const [second] = obligations;
    assert.ok(second, 'owed twice');
    value(await sdk.obligations.merge({ obligation: second, into: first.id, reason }));
    value(await sdk.obligations.cancel({ obligation: first, reason }));
  },
];

const cadre: Actor = { id: 'member-2', name: '冯丽', roles: ['subject'] };
const admonished: Actor = { id: 'namesake', name: '冯丽', roles: ['subject'] };

/** What comes in from a cadre's own desk, each sort of it. */
const ownDesk: readonly Work[] = [
  async ({ sdk, seat }, clerk) => {
    const drafted = await course.drafted(sdk);
    const approved = value(await sdk.inquiries.approve({ inquiry: drafted, approver }));
    const unsigned = { ...course.service, receipt: { state: 'none' } } as const;
    let inquiry = value(await sdk.inquiries.serve({ inquiry: approved, ...unsigned }));
    const letter = course.service.number;
    const answers = course.answersTo(inquiry);
    const about = { case: inquiry.obligation };
    const taken = async (send: () => Promise<unknown>) => {
      seat(cadre);
      await send();
      await sdk.own.submissions();
      seat(clerk);
      const [submission] = await sdk.submissions.list({ waiting: true });
      assert.ok(submission, 'something came in');
      await sdk.submissions.get(submission.id);
      return submission;
    };
    const sign = { ...about, of: 'letter', number: letter } as const;
    let submission = await taken(async () => value(await sdk.own.receipt(sign)));
    inquiry = value(await sdk.submissions.takeLetterReceipt({ submission, inquiry }));
    const reply = { ...about, letter, answers };
    submission = await taken(async () => value(await sdk.own.reply(reply)));
    value(await sdk.submissions.sendBack({ submission, reason }));
    submission = await taken(async () => value(await sdk.own.reply(reply)));
    value(await sdk.submissions.takeReply({ submission, inquiry }));
    submission = await taken(async () => value(await sdk.own.request({ text: '想汇报思想' })));
    value(await sdk.submissions.takeRequest({ submission }));
  },
  async ({ sdk, seat }, clerk) => {
    await importList(sdk, admonition);
    const { admonition: decided, obligation } = await onlyCase(sdk);
    const number = '云诫〔2026〕9号';
    value(await sdk.admonitions.issueNotice({ admonition: decided, number, issuedOn: today }));
    const hours = { startsAt: '09:00', endsAt: '10:00' } as const;
    const service = { servedAt: '09:30', receipt: { state: 'none' } } as const;
    const held = { obligation, heldOn: today, talker: 'minister', ...hours, service } as const;
    value(await sdk.talks.recordUnarranged(held));
    const about = { case: obligation.id };
    seat(admonished);
    value(await sdk.own.receipt({ ...about, of: 'notice', number }));
    seat(clerk);
    const [receipt] = await sdk.submissions.list();
    assert.ok(receipt, 'the receipt');
    let case_ = (await onlyCase(sdk)).admonition;
    case_ = value(
      await sdk.submissions.takeNoticeReceipt({ submission: receipt, admonition: case_ }),
    );
    const demand = { demand: '改进作风', dueOn: '2026-06-01' } as const;
    case_ = value(await sdk.admonitions.addRectification({ admonition: case_, ...demand }));
    const item = case_.rectification[0]?.id ?? '';
    seat(admonished);
    value(await sdk.own.report({ ...about, item, text: '已整改' }));
    seat(clerk);
    const [report] = await sdk.submissions.list({ waiting: true });
    assert.ok(report, 'the report');
    value(await sdk.submissions.takeReport({ submission: report, admonition: case_ }));
  },
];

const delegations: readonly Work[] = [
  async ({ sdk }) => {
    const back = await course.returned(sdk);
    await sdk.delegations.get(back.id);
    const again = value(await sdk.delegations.sendBack({ delegation: back, opinion: '补签名' }));
    const returned = value(
      await sdk.delegations.returnRecord({ delegation: again, on: today, copiesKept: true }),
    );
    value(await sdk.delegations.shred({ delegation: returned, on: today }));
  },
  async ({ sdk }) => {
    const delegation = await course.returned(sdk);
    const talk = (await rowOf(sdk, 'appointment')).talk;
    assert.ok(talk, 'the talk');
    await course.recorded(sdk, talk);
    value(await sdk.delegations.close({ delegation: await course.anew(sdk, delegation) }));
  },
  async ({ sdk }) => {
    const delegation = await course.ordered(sdk);
    value(await sdk.delegations.refuse({ delegation, on: today, reason }));
  },
  async ({ sdk }) => {
    const delegation = await course.accepted(sdk);
    value(await sdk.delegations.withdraw({ delegation, reason }));
  },
  async ({ sdk }) => {
    const delegation = await course.breached(sdk);
    value(await sdk.delegations.closeAsBreach({ delegation, approver, reason }));
  },
  async ({ sdk }) => {
    const talk = await course.heldWithoutOrder(sdk);
    value(await sdk.delegations.recordUnordered({ talk, whatHappened: '自行谈话' }));
  },
];

const inquiries: readonly Work[] = [
  async ({ sdk }) => {
    const drafted = await course.drafted(sdk);
    const revised = value(await sdk.inquiries.revise({ inquiry: drafted, ...course.letter }));
    const searched = value(await sdk.inquiries.search(revised));
    const approved = value(await sdk.inquiries.approve({ inquiry: searched, approver }));
    const back = value(await sdk.inquiries.sendBack({ inquiry: approved, reason }));
    const unapproved = { ...course.service, receipt: { state: 'none' } } as const;
    const served = value(
      await sdk.inquiries.recordServiceUnapproved({
        inquiry: back,
        ...unapproved,
        whatHappened: '先行送出',
      }),
    );
    const receipt = { state: 'signed', on: today } as const;
    let inquiry = value(await sdk.inquiries.recordReceipt({ inquiry: served, receipt }));
    inquiry = value(await sdk.inquiries.remind({ inquiry, on: today, note: '电话催复' }));
    inquiry = value(await sdk.inquiries.extend({ inquiry, to: '2026-04-10', approver, reason }));
    inquiry = value(
      await sdk.inquiries.noteReply({
        inquiry,
        on: today,
        form: 'spoken',
        by: 'subject',
        note: '口头说明',
      }),
    );
    value(await sdk.inquiries.closeAsBreach({ inquiry, approver, reason }));
  },
  async ({ sdk }) => {
    const inquiry = await course.checking(sdk);
    const open = inquiry.rounds[0]?.questions.map(({ id }) => id) ?? [];
    await sdk.inquiries.get(inquiry.id);
    value(await sdk.inquiries.askAgain({ inquiry, opinion: '未说明白', open, ...course.letter }));
  },
  async ({ sdk }) => {
    const inquiry = await course.clear(sdk);
    value(await sdk.inquiries.close({ inquiry, keeper: 'department' }));
  },
  async ({ sdk }) => {
    const inquiry: InquiryRecord = await course.turned(sdk);
    value(await sdk.inquiries.closeTurned({ inquiry, keeper: 'department' }));
  },
  async ({ sdk }) => {
    const inquiry = await course.drafted(sdk);
    value(await sdk.inquiries.withdraw({ inquiry, approver, reason }));
  },
];

const approvals: readonly Work[] = [
  async ({ sdk }) => {
    const approval = await course.reviewed(sdk);
    await sdk.approvals.get(approval.id);
    value(await sdk.approvals.approve({ approval, approver, on: today }));
  },
  async ({ sdk }) => {
    const approval = await course.submitted(sdk);
    value(await sdk.approvals.refuse({ approval, approver, on: today, reason }));
  },
  async ({ sdk }) => {
    const approval = await course.proposed(sdk);
    value(await sdk.approvals.recordPaperDecision({ approval, approver, on: today, slip: '卷1' }));
  },
  async ({ sdk }) => {
    value(await sdk.approvals.withdraw({ approval: await course.sentBack(sdk), reason }));
  },
];

const rest: readonly Work[] = [
  async ({ sdk, seat }, clerk) => {
    const obligation = await course.obligationOf(sdk, 'admonition');
    const original = value(
      await sdk.papers.register({
        paper: 'admonition-record',
        obligation: obligation.id,
        keeper: 'unit',
        holder: 'u-qinghe',
        copy: 'copy',
      }),
    );
    await sdk.papers.get(original.id);
    value(await sdk.papers.copy({ paper: original, copy: 'copy' }));
    const content = new Blob(['%PDF-1.7']);
    const scan = value(await sdk.papers.attach({ paper: original, content }));
    await sdk.papers.attachment(scan.id);
    const back = value(
      await sdk.papers.giveBack({ paper: original, on: today, witness: 'deputy' }),
    );
    value(await sdk.papers.shred({ paper: back, on: today, witness: 'deputy' }));
    const arranged = value(await sdk.papers.register({ paper: 'arrangement' }));
    value(await sdk.papers.file({ paper: arranged, to: 'department' }));
    value(await sdk.papers.takeIn({ from: 'unit', papers: [{ paper: 'arrangement' }] }));
    value(
      await sdk.incidents.report({
        kind: 'retaliation',
        what: '被调离岗位',
        accused: ['head'],
        concerns: ['unmanaged'],
      }),
    );
    const [row] = await sdk.incidents.list();
    assert.ok(row, 'an incident');
    await sdk.incidents.get(row.incident.id);
    let incident = value(await sdk.incidents.assign({ incident: row.incident, handler: 'deputy' }));
    incident = value(await sdk.incidents.investigate({ incident, on: today, text: '属实' }));
    incident = value(
      await sdk.incidents.sanction({
        incident,
        on: today,
        body: '区纪委',
        against: 'head',
        what: '通报批评',
      }),
    );
    value(await sdk.incidents.close({ incident, on: today, conclusion: '已处理', founded: true }));
    const unitTalk = value(
      await sdk.unitTalks.record({
        unit: 'u-finance',
        talker: 'head',
        subjects: ['member'],
        date: today,
      }),
    );
    value(await sdk.unitTalks.amend({ unitTalk, reason, changes: { topics: '交换意见' } }));
    value(await sdk.drafts.save({ form: 'talk.hold', content: { place: '草稿' } }));
    await sdk.drafts.get({ form: 'talk.hold' });
    await sdk.drafts.discard({ form: 'talk.hold' });
    const view = value(
      await sdk.views.save({ list: 'worklist', name: '逾期', query: { text: '' } }),
    );
    value(await sdk.views.remove(view.id));
    seat(course.minister);
    const grant = value(
      await sdk.grants.give({
        inspector: 'unmanaged',
        obligation: obligation.id,
        until: '2026-04-01',
        reason,
      }),
    );
    value(await sdk.grants.revoke(grant));
    seat(administrator);
    value(await sdk.settings.set({ setting: 'routine.remind_days', value: 10 }));
    value(await sdk.settings.clear('routine.remind_days'));
    seat(clerk);
  },
];

export const works: readonly Work[] = [
  talks,
  admonitions,
  admonitionGivenUp,
  admonitionGoneWrong,
  ...unarranged,
  ...ownDesk,
  ...delegations,
  ...inquiries,
  ...approvals,
  ...rest,
  papers,
];
