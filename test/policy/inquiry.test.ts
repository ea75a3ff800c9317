/** 三·5 and what follows a talk (四·2⑶, 五¶2): letters, replies, matters raised, rectification. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  contentPoints,
  type CloseInquiryAct,
  type Inquiry,
  type Paper,
} from '../../src/policy/index.ts';
import { district, judged, obligationOf } from './district.ts';

const obligation = obligationOf('reminder', { way: 'inquiry' });
const inquiry: Inquiry = {
  id: 'inquiry-1',
  obligation,
  sender: 'department',
  issuedOn: '2026-03-03',
  receivedOn: '2026-03-04',
};
const reply = { form: 'written', by: 'subject', receivedOn: '2026-03-20' } as const;

function close(more: Partial<Inquiry>, act: Partial<CloseInquiryAct> = {}): readonly string[] {
  return judged({
    type: 'close-inquiry',
    inquiry: { ...inquiry, ...more },
    as: 'answered',
    ...act,
  });
}

describe('an inquiry', () => {
  it('is answered by a written reply of the subject himself and by nothing else', () => {
    assert.deepEqual(close({ reply }), []);
    assert.deepEqual(close({}), ['reminder.inquiry_reply#no-reply error']);
    assert.deepEqual(close({ reply: { ...reply, form: 'spoken' } }), [
      'reminder.inquiry_reply#not-written error',
    ]);
    for (const by of ['unit', 'other'] as const) {
      assert.deepEqual(close({ reply: { ...reply, by } }), [
        'reminder.inquiry_reply#not-from-subject error',
      ]);
    }
  });

  it('may be closed otherwise with a reason', () => {
    const as = 'turned-into-talk';
    assert.deepEqual(close({}, { as }), ['reminder.inquiry_reply#closed-unanswered warning']);
    assert.deepEqual(close({}, { as, reasons: { 'reminder.inquiry_reply': '改为当面谈话' } }), []);
  });

  it('comes from the committee or its department', () => {
    assert.deepEqual(close({ reply, sender: 'committee' }), []);
    assert.deepEqual(close({ reply, sender: 'other' }), ['reminder.inquiry_option#sender advice']);
  });

  it('has no period in the text, so no reply is late', () => {
    assert.deepEqual(close({ reply: { ...reply, receivedOn: '2027-03-20' } }), []);
    assert.deepEqual(close({ receivedOn: '2026-02-30' as never, reply }), []);
  });

  it('carries the same three points in its letter', () => {
    const points = contentPoints(district, 'reminder').map(({ id }) => id);
    const letter: Paper = { id: 'letter', paper: 'inquiry-letter', kind: 'reminder', points };
    const issue = (paper: Paper) => judged({ type: 'issue-paper', paper, audience: 'subject' });
    assert.deepEqual(issue(letter), []);
    for (const point of points) {
      const without = points.filter((one) => one !== point);
      assert.deepEqual(issue({ ...letter, points: without }), [`${point}#not-in-letter warning`]);
    }
    assert.deepEqual(issue({ ...letter, paper: 'reminder-letter', points: [] }), []);
  });

  it('has papers of its own', () => {
    assert.deepEqual(obligation.papers, ['inquiry-letter', 'inquiry-receipt', 'inquiry-reply']);
  });
});

describe('what a talk left to do', () => {
  const matter = {
    id: 'matter-1',
    handler: '赵敏',
    disposition: '转水务局办理',
    result: '已落实办公用房',
    evidence: true,
    checker: '钱勇',
    answeredOn: '2026-04-01',
  } as const;

  it('is closed with handler, disposition, result and an answer to the subject', () => {
    const closed = (more: object) =>
      judged({ type: 'handle-matter', matter: { ...matter, ...more } });
    assert.deepEqual(closed({}), []);
    assert.deepEqual(closed({ handler: '' }), ['followup.handle_raised#handler-missing advice']);
    assert.deepEqual(closed({ disposition: '' }), [
      'followup.handle_raised#disposition-missing advice',
    ]);
    assert.deepEqual(closed({ result: undefined }), [
      'followup.handle_raised#result-missing advice',
    ]);
    assert.deepEqual(closed({ answeredOn: undefined }), [
      'followup.handle_raised#answer-missing advice',
    ]);
  });

  it('is closed on evidence, and checked by somebody else', () => {
    const item = {
      id: 'item',
      demand: '健全台账',
      dueOn: '2026-06-30',
      handler: '张明',
      checker: '钱勇',
      evidence: true,
    } as const;
    const closed = (more: object, asOf = '2026-06-30' as const) =>
      judged({ type: 'close-rectification', item: { ...item, ...more }, asOf });
    assert.deepEqual(closed({}), []);
    assert.deepEqual(closed({ evidence: false }), ['followup.supervise#evidence-missing advice']);
    assert.deepEqual(closed({ checker: '' }), ['followup.supervise#checker-missing advice']);
    assert.deepEqual(closed({ checker: '张明' }), ['followup.supervise#checker-is-handler advice']);
    assert.deepEqual(closed({ dueOn: '2026-06-29' }), ['followup.supervise#overdue advice']);
  });
});
