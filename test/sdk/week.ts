/**
 * A working week of a department, by the people who work it, each at an SDK of their own. How their
 * desks share is for the caller: over a handler, or by files that are handed over.
 */
import assert from 'node:assert/strict';
import type { Actor, Person, TalkSdk } from '../../src/sdk/index.ts';
import type { FakeClock } from '../../src/sdk/testing/index.ts';
import { makeDistrict } from '../../src/sdk/testing/index.ts';
import { allCovered, value } from './steps.ts';

const district = makeDistrict({ cadres: 20, units: 4, talks: 0 });
/** The Party head of the first unit, and cadres of the same unit. */
const [party, promoted, admonished, asked, moved] = [0, 2, 3, 4, 5].map((place) => {
  const cadre = district.cadres[place];
  assert.ok(cadre, 'the first unit has people enough');
  return cadre;
}) as [Person, Person, Person, Person, Person];
const { minister, inCharge } = district.leaders;

export const persons = {
  clerk: district.desks.clerk,
  leader: district.desks.leader,
  head: district.desks.committeeLeader,
  inspector: district.desks.inspector,
  delegate: { id: party.id, name: party.name, roles: ['delegate'] },
} as const satisfies Readonly<Record<string, Actor>>;

export type Desks = Readonly<Record<keyof typeof persons, TalkSdk>>;

export const directory = () => district.directory();

function there<T>(found: T | undefined, what: string): T {
  assert.ok(found !== undefined, `${what} is there`);
  return found;
}

export async function workTheWeek(
  { clerk, leader, head, inspector, delegate }: Desks,
  clock: FakeClock,
  share: () => Promise<void>,
): Promise<void> {
  const rowOf = async (sdk: TalkSdk, subject: { readonly id: string }) => {
    const rows = await sdk.obligations.worklist();
    return there(
      rows.find(({ obligation }) => obligation.ofTheDay.id === subject.id),
      'the row of the worklist',
    );
  };
  const decided = (kind: string, trigger: string, subject: string) =>
    clerk.events.record({
      kind,
      triggers: [trigger],
      subject,
      dates: { decision: '2026-03-06' },
      decision: { body: '区委常委会' },
    });

  // Monday: what the committee decided comes in, and the week is put before the leader in charge.
  value(await decided('appointment', 'promotion', promoted.id));
  value(await decided('removal', 'work-need', moved.id));
  value(await decided('admonition', 'work-style', admonished.id));
  value(
    await clerk.events.record({
      kind: 'reminder',
      triggers: ['audit'],
      way: 'inquiry',
      subject: asked.id,
      dates: { arisen: '2026-03-06' },
    }),
  );
  const order = value(
    await clerk.delegations.draft({
      obligations: [(await rowOf(clerk, promoted)).obligation],
      delegator: 'department',
      leader: minister.id,
      delegate: party.id,
      reason: '单位路途较远，情况熟悉',
      dueOn: '2026-03-13',
    }),
  );
  const opened = there((await clerk.admonitions.list())[0], 'the case');
  value(
    await clerk.admonitions.issueNotice({
      admonition: opened.admonition,
      number: '诫〔2026〕1号',
      issuedOn: '2026-03-09',
    }),
  );
  const talks = value(
    await clerk.plan.arrangeAll([
      {
        obligation: (await rowOf(clerk, admonished)).obligation,
        date: '2026-03-11',
        startsAt: '09:00',
        endsAt: '10:00',
        place: '组织部谈话室',
        talker: minister.id,
        recorder: persons.clerk.id,
        outline: true,
      },
      {
        obligation: (await rowOf(clerk, moved)).obligation,
        date: '2026-03-11',
        startsAt: '10:30',
        talker: minister.id,
        outline: true,
      },
    ]),
  );
  const slip = value(
    await clerk.approvals.propose({ about: { type: 'plan', talks }, proposal: '本周谈话安排' }),
  );
  value(await clerk.approvals.submit({ approval: slip, to: inCharge.id }));
  const drafted = value(
    await clerk.inquiries.draft({
      obligation: (await rowOf(clerk, asked)).obligation,
      sender: 'department',
      points: Object.fromEntries(
        (await rowOf(clerk, asked)).points.map(({ id, title }) => [id, `${title}。`]),
      ),
      questions: ['请说明审计指出的津补贴发放问题。'],
    }),
  );
  value(await clerk.inquiries.search(drafted));
  await share();

  // The department's leader reviews and orders; the committee's leader in charge decides.
  const reviewing = there((await leader.approvals.list())[0], 'the slip at the leader');
  value(
    await leader.approvals.review({
      approval: reviewing.approval,
      on: '2026-03-09',
      opinion: '同意报批',
    }),
  );
  const ordering = there((await leader.delegations.list())[0], 'the order at the leader');
  value(await leader.delegations.order({ delegation: ordering.delegation, on: '2026-03-09' }));
  const reading = there((await leader.inquiries.list())[0], 'the letter at the leader');
  value(
    await leader.inquiries.approve({
      inquiry: reading.inquiry,
      approver: minister.id,
      on: '2026-03-09',
    }),
  );
  await share();
  const deciding = there((await head.approvals.list())[0], 'the slip at the one who decides');
  value(
    await head.approvals.approve({
      approval: deciding.approval,
      on: '2026-03-09',
      opinion: '同意',
    }),
  );
  const entrusted = there((await delegate.delegations.mine())[0], 'the order at the delegate');
  value(await delegate.delegations.accept({ delegation: entrusted, on: '2026-03-09' }));
  await share();
  assert.deepEqual(await inspector.talks.get(talks[0]?.id ?? ''), undefined);

  // Tuesday: the letter goes out, and the entrusted talk is arranged.
  clock.setDay('2026-03-10');
  const serving = there((await clerk.inquiries.list())[0], 'the approved letter');
  value(
    await clerk.inquiries.serve({
      inquiry: serving.inquiry,
      number: '函〔2026〕1号',
      issuedOn: '2026-03-10',
      servedOn: '2026-03-10',
      way: 'in-person',
      receipt: { state: 'signed', on: '2026-03-10' },
    }),
  );
  value(
    await clerk.plan.arrange({
      obligation: (await rowOf(clerk, promoted)).obligation,
      date: '2026-03-11',
      talker: party.id,
      outline: true,
    }),
  );
  await share();

  // Wednesday: the talks. The leader does not type: the clerk enters for him. The delegate does.
  clock.setDay('2026-03-11');
  const entrustedRow = await rowOf(delegate, promoted);
  const entrustedTalk = there(entrustedRow.talk, 'the talk at the delegate');
  const entrustedHeld = value(
    await delegate.talks.hold({ talk: entrustedTalk, heldOn: '2026-03-11' }),
  );
  const entrustedWritten = value(
    await delegate.records.write({
      talk: entrustedHeld,
      points: allCovered(entrustedRow),
      record: 'written',
    }),
  );
  value(
    await delegate.records.confirm({
      talk: entrustedWritten,
      method: 'signature',
      on: '2026-03-11',
    }),
  );
  const admonishedRow = await rowOf(clerk, admonished);
  const ceremony = value(
    await clerk.talks.hold({
      talk: there(admonishedRow.talk, 'the talk of the ceremony'),
      heldOn: '2026-03-11',
      startsAt: '09:00',
      endsAt: '09:40',
      onBehalfOf: minister.id,
      service: { servedAt: '09:10', receipt: { state: 'signed', on: '2026-03-11' } },
    }),
  );
  const demanding = there(await clerk.admonitions.get(opened.admonition.id), 'the case');
  value(
    await clerk.admonitions.addRectification({
      admonition: demanding.admonition,
      demand: '完善考勤制度并公布',
      dueOn: '2026-04-10',
    }),
  );
  const written = value(
    await clerk.records.write({
      talk: ceremony,
      points: allCovered(admonishedRow),
      statement: '接受组织处理，按期整改。',
      record: 'written',
      onBehalfOf: minister.id,
    }),
  );
  value(await clerk.records.confirm({ talk: written, method: 'signature', on: '2026-03-11' }));
  const movedRow = await rowOf(clerk, moved);
  const removal = value(
    await clerk.talks.hold({
      talk: there(movedRow.talk, 'the removal talk'),
      heldOn: '2026-03-11',
      onBehalfOf: minister.id,
    }),
  );
  const removalWritten = value(
    await clerk.records.write({
      talk: removal,
      points: allCovered(movedRow),
      matters: [{ obligation: movedRow.obligation.id, text: '希望尽快办理工资关系转移' }],
      record: 'written',
    }),
  );
  value(await clerk.records.confirm({ talk: removalWritten, method: 'paper', on: '2026-03-11' }));
  await share();

  // Thursday and Friday: papers come back, what was raised is handled, the letter is answered.
  clock.setDay('2026-03-13');
  const held = there((await delegate.delegations.mine())[0], 'the order still at the delegate');
  value(
    await delegate.delegations.returnRecord({
      delegation: held,
      on: '2026-03-13',
      copiesKept: false,
    }),
  );
  const raised = there((await clerk.matters.list({ open: true }))[0], 'what was raised').matter;
  const assigned = value(
    await clerk.matters.assign({ matter: raised, handler: persons.clerk.id, dueOn: '2026-03-20' }),
  );
  const handled = value(
    await clerk.matters.handle({
      matter: assigned,
      disposition: '已协调人社局',
      result: '当日办结',
      evidence: '转移单',
    }),
  );
  const answered = value(await clerk.matters.answer({ matter: handled, on: '2026-03-13' }));
  const letter = there((await clerk.inquiries.list())[0], 'the letter').inquiry;
  const replied = value(
    await clerk.inquiries.answer({
      inquiry: letter,
      receivedOn: '2026-03-13',
      answers: (letter.rounds[0]?.questions ?? []).map(({ id }) => ({
        question: id,
        text: '已全部清退，附收据。',
      })),
      pledge: true,
    }),
  );
  await share();
  const checked = there((await leader.matters.list())[0], 'the matter at the leader').matter;
  assert.equal(checked.revision >= answered.revision, true, 'the leader sees what the clerk did');
  const verified = value(
    await leader.matters.verify({
      matter: checked,
      checker: minister.id,
      on: '2026-03-13',
      opinion: '属实',
    }),
  );
  value(await leader.matters.close(verified));
  const clear = value(
    await leader.inquiries.judgeClear({
      inquiry: there((await leader.inquiries.get(replied.id))?.inquiry, 'the reply'),
      opinion: '已说明清楚',
    }),
  );
  value(await leader.inquiries.close({ inquiry: clear }));
  const returned = there((await leader.delegations.get(order.id))?.delegation, 'the order');
  value(await leader.delegations.close({ delegation: returned }));
  await share();

  // The delegate's copy is gone, the case never was theirs to read.
  const [over] = await delegate.delegations.mine();
  assert.deepEqual(over?.obligations, [], 'of the order nothing but the order is left');
  assert.deepEqual(await delegate.obligations.worklist(), []);
  assert.deepEqual(await delegate.admonitions.list(), []);

  // April: the rectification is reported, checked by another, and the case is closed by the book.
  clock.setDay('2026-04-08');
  const rectifying = there((await clerk.admonitions.list())[0], 'the case').admonition;
  const item = there(rectifying.rectification[0], 'the item').id;
  value(
    await clerk.admonitions.submitRectification({
      admonition: rectifying,
      item,
      on: '2026-04-08',
      text: '制度已公布，考勤正常。',
    }),
  );
  await share();
  const reported = there((await leader.admonitions.list())[0], 'the case').admonition;
  const rectified = value(
    await leader.admonitions.verifyRectification({
      admonition: reported,
      item,
      on: '2026-04-08',
      checker: minister.id,
      opinion: '整改到位',
    }),
  );
  value(await leader.admonitions.close(rectified));
  // Inspection samples one case, for a while and for a reason; until then it is not there for them.
  assert.deepEqual(await inspector.admonitions.list(), []);
  value(
    await leader.grants.give({
      inspector: persons.inspector.id,
      obligation: opened.obligation.id,
      until: '2026-04-30',
      reason: '一季度抽查',
    }),
  );
  await share();
  const [sampled] = await inspector.admonitions.list();
  assert.equal(sampled?.admonition.notice?.number, '诫〔2026〕1号');
  assert.equal((await inspector.admonitions.list()).length, 1);
}
