/**
 * 本人: what a cadre sends in from the own desk, and how the clerk takes it over. The cadre sees the
 * allow-list view and nothing else; what comes in changes no case until an act of the department does.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, Outcome, TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import * as course from './courses.ts';
import { clerk } from './district.ts';
import { guarded } from './guarded.ts';
import { admonition, importList, onlyCase, value } from './steps.ts';

const { today } = course;
/** Whom the courses write to. */
const cadre: Actor = { id: 'member-2', name: '冯丽', roles: ['subject'] };
/** Whom the decision to admonish is about. */
const admonished: Actor = { id: 'namesake', name: '冯丽', roles: ['subject'] };

async function open() {
  let seated = clerk;
  const store = guarded(() => seated);
  const desk = await course.open({ store });
  return { ...desk, store, seat: (actor: Actor) => desk.seat((seated = actor)) };
}

function refusal(outcome: Outcome<unknown>): string {
  assert.ok(!outcome.ok, 'it was not refused');
  const { code, path } = outcome.error;
  return path === undefined ? code : `${code} ${path}`;
}

async function onlyOwn(sdk: TalkSdk) {
  const [own] = await sdk.own.cases();
  assert.ok(own, 'a case of one’s own');
  return own;
}

async function waiting(sdk: TalkSdk) {
  const [piece] = await sdk.submissions.list({ waiting: true });
  assert.ok(piece, 'something came in');
  return piece;
}

async function inquiryOf(sdk: TalkSdk) {
  const [row] = await sdk.inquiries.list();
  assert.ok(row, 'the inquiry');
  return row.inquiry;
}

/** A reply to the letter that was served, question by question. */
async function replied(sdk: TalkSdk) {
  const own = await onlyOwn(sdk);
  const [letter] = own.letters;
  assert.ok(letter, 'a letter');
  const answers = letter.questions.map(({ id }) => ({ question: id, text: '情况属实,已整改。' }));
  return sdk.own.reply({ case: own.case, letter: letter.number, answers, pledge: true });
}

describe('a written reply from the own desk', () => {
  it('waits for the clerk, and becomes the answer to its letter under both names', async () => {
    const { sdk, seat } = await open();
    await course.served(sdk);
    seat(cadre);
    assert.equal(value(await replied(sdk)).state, 'submitted');
    seat(clerk);
    assert.equal((await inquiryOf(sdk)).state, 'served', 'nothing has changed in the case');
    const submission = await waiting(sdk);
    const inquiry = await inquiryOf(sdk);
    const answered = value(await sdk.submissions.takeReply({ submission, inquiry }));
    assert.equal(answered.state, 'answered');
    const { reply } = answered.rounds[0] ?? {};
    assert.deepEqual([reply?.receivedOn, reply?.answers.length, reply?.pledge], [today, 2, true]);
    assert.deepEqual(reply?.entered, { by: 'clerk', name: '李经办', onBehalfOf: '冯丽' });
    assert.equal((await sdk.submissions.get(submission.id))?.state, 'accepted');
    seat(cadre);
    assert.equal((await onlyOwn(sdk)).letters[0]?.repliedOn, today);
    assert.deepEqual(
      (await sdk.own.submissions()).map(({ type, state, number }) => [type, state, number]),
      [['reply', 'accepted', course.service.number]],
    );
  });

  it('is sent in once, and again where it came back with its reason', async () => {
    const { sdk, seat } = await open();
    await course.served(sdk);
    seat(cadre);
    value(await replied(sdk));
    assert.equal(refusal(await replied(sdk)), 'state.not-possible');
    seat(clerk);
    const submission = await waiting(sdk);
    value(await sdk.submissions.sendBack({ submission, reason: '第二问未答完整' }));
    const inquiry = await inquiryOf(sdk);
    const over = await sdk.submissions.takeReply({ submission, inquiry });
    assert.equal(refusal(over), 'revision.conflict');
    seat(cadre);
    assert.equal((await sdk.own.submissions())[0]?.returnedFor, '第二问未答完整');
    value(await replied(sdk));
    assert.equal((await sdk.own.submissions()).length, 2);
  });

  it('names what was handed over to them, and nothing that was not', async () => {
    const { sdk, seat } = await open();
    const unsent = await course.approved(sdk);
    seat(cadre);
    const question = unsent.rounds[0]?.questions[0]?.id ?? '';
    const answers = [{ question, text: '情况属实。' }];
    const unserved = { case: unsent.obligation, letter: course.service.number, answers };
    assert.equal(refusal(await sdk.own.reply(unserved)), 'record.not-found case');
    seat(clerk);
    value(await sdk.inquiries.serve({ inquiry: unsent, ...course.service }));
    seat(cadre);
    assert.equal(
      refusal(await sdk.own.reply({ ...unserved, letter: '9号' })),
      'record.not-found letter',
    );
    assert.equal(
      refusal(await sdk.own.reply({ ...unserved, answers: [{ question: 'x', text: '答' }] })),
      'record.not-found answers',
    );
    seat({ id: 'member', name: '孙成员', roles: ['subject'] });
    assert.equal(refusal(await sdk.own.reply(unserved)), 'record.not-found case', 'another’s');
  });
});

describe('a receipt from the own desk', () => {
  it('is the receipt of the letter once the clerk takes it over', async () => {
    const { sdk, seat } = await open();
    const inquiry = await course.approved(sdk);
    const unsigned = { ...course.service, receipt: { state: 'none' } } as const;
    value(await sdk.inquiries.serve({ inquiry, ...unsigned }));
    seat(cadre);
    const own = await onlyOwn(sdk);
    const sign = { case: own.case, of: 'letter', number: course.service.number } as const;
    value(await sdk.own.receipt(sign));
    seat(clerk);
    const taken = value(
      await sdk.submissions.takeLetterReceipt({
        submission: await waiting(sdk),
        inquiry: await inquiryOf(sdk),
      }),
    );
    assert.deepEqual(taken.rounds[0]?.service?.receipt, { state: 'signed', on: today });
    seat(cadre);
    assert.equal(refusal(await sdk.own.receipt(sign)), 'state.not-possible', 'signed for');
  });

  it('is the receipt of a notice that was handed over in the talk, and the ceremony goes on', async () => {
    const { sdk, seat } = await open();
    await importList(sdk, admonition);
    const { admonition: decided, obligation } = await onlyCase(sdk);
    const issued = { number: '云组诫〔2026〕1号', issuedOn: today } as const;
    value(await sdk.admonitions.issueNotice({ admonition: decided, ...issued }));
    value(
      await sdk.talks.recordUnarranged({
        obligation,
        heldOn: today,
        startsAt: '09:00',
        endsAt: '09:40',
        talker: 'deputy',
        service: { servedAt: '09:10', receipt: { state: 'none' } },
      }),
    );
    seat(admonished);
    const own = await onlyOwn(sdk);
    const sign = { case: own.case, of: 'notice', number: issued.number } as const;
    assert.equal(
      refusal(await sdk.own.receipt({ ...sign, of: 'letter' })),
      'record.not-found number',
    );
    value(await sdk.own.receipt(sign));
    seat(clerk);
    const submission = await waiting(sdk);
    const { admonition: held } = await onlyCase(sdk);
    const taken = value(await sdk.submissions.takeNoticeReceipt({ submission, admonition: held }));
    assert.deepEqual(
      [taken.state, taken.notice?.service?.servedAt, taken.notice?.service?.receipt],
      ['received', '09:10', { state: 'signed', on: today }],
    );

    const demand = { demand: '改进作风', dueOn: '2026-06-30' } as const;
    value(await sdk.admonitions.addRectification({ admonition: taken, ...demand }));
    seat(admonished);
    const [item] = (await onlyOwn(sdk)).rectification;
    assert.ok(item, 'an item to put right');
    value(await sdk.own.report({ case: own.case, item: item.item, text: '已改进' }));
    seat(clerk);
    const { admonition: open_ } = await onlyCase(sdk);
    const reported = value(
      await sdk.submissions.takeReport({
        submission: await waiting(sdk),
        admonition: open_,
      }),
    );
    assert.deepEqual(
      [reported.rectification[0]?.state, reported.rectification[0]?.report?.by.onBehalfOf],
      ['submitted', '冯丽'],
    );
  });
});

describe('a request for a talk', () => {
  it('becomes an event of the asker’s own wish that obliges a talk (三·4)', async () => {
    const { sdk, seat } = await open();
    seat(cadre);
    value(await sdk.own.request({ text: '想汇报近期思想' }));
    assert.equal(refusal(await sdk.own.request({ text: '再请求一次' })), 'state.not-possible');
    seat(clerk);
    const submission = await waiting(sdk);
    const event = value(await sdk.submissions.takeRequest({ submission }));
    assert.deepEqual(
      [event.event.triggers, event.event.subject.id, event.event.dates.arisen, event.note],
      [['self_request'], 'member-2', today, '想汇报近期思想'],
    );
    const [row] = await sdk.obligations.worklist();
    assert.equal(row?.obligation.obligation.kind, 'routine');
    const twice = await sdk.submissions.takeRequest({ submission });
    assert.equal(refusal(twice), 'revision.conflict');
  });
});

describe('what comes in', () => {
  it('is taken over only by the act that it is for, and only into its own case', async () => {
    const { sdk, seat } = await open();
    await course.served(sdk);
    seat(cadre);
    value(await sdk.own.request({ text: '想汇报' }));
    seat(clerk);
    const submission = await waiting(sdk);
    const inquiry = await inquiryOf(sdk);
    assert.equal(
      refusal(await sdk.submissions.takeReply({ submission, inquiry })),
      'input.invalid submission',
    );
    value(await sdk.submissions.takeRequest({ submission }));
    seat(cadre);
    value(await replied(sdk));
    seat(clerk);
    const obligation = await course.toInquire(sdk, { subject: 'member' });
    const other = value(
      await sdk.inquiries.draft({ obligation, sender: 'department', ...course.letter }),
    );
    assert.equal(
      refusal(await sdk.submissions.takeReply({ submission: await waiting(sdk), inquiry: other })),
      'input.invalid inquiry',
    );
  });

  it('is seen by the department alone, and by nobody in whose case it is', async () => {
    const store = memoryStore();
    const { sdk, seat } = await course.open({ store });
    await course.served(sdk);
    seat(cadre);
    value(await replied(sdk));
    const [stored] = await store.all('submission');
    assert.ok(stored, 'it is kept');
    for (const roles of [['subject'], ['inspector'], ['delegate'], ['committee-leader']] as const) {
      seat({ id: 'x', name: '某人', roles });
      assert.deepEqual(await sdk.submissions.list(), [], roles[0]);
      assert.equal(await sdk.submissions.get(stored.id), undefined, roles[0]);
    }
    seat({ ...cadre, roles: ['clerk', 'subject'] });
    assert.deepEqual(await sdk.submissions.list(), [], 'one’s own');
    const sent = await sdk.own.submissions();
    assert.equal(sent.length, 1);
    assert.equal(JSON.stringify(sent).includes('李经办'), false);
    seat({ id: 'y', name: '某人', roles: ['clerk'] });
    assert.deepEqual(await sdk.own.submissions(), []);
    assert.equal(refusal(await sdk.own.request({ text: '想汇报' })), 'access.denied');
  });
});
