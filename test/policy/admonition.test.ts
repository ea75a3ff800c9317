/** 三·6, 五¶3: each order in which the ceremony can go wrong, and the one in which it goes right. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  judge,
  type Act,
  type AdmonitionNotice,
  type Service,
  type Talk,
} from '../../src/policy/index.ts';
import { day, district, event, judged, obligationOf, said, talkFor } from './district.ts';
import { obligations } from '../../src/policy/index.ts';

const obligation = obligationOf('admonition');
const date = '2026-03-04' as const;
const good = talkFor(obligation, { date });
const notice: AdmonitionNotice = { number: '诫〔2026〕1号', issuedOn: '2026-03-03' };
const together: Service = {
  servedOn: date,
  servedAt: '09:30',
  receipt: { state: 'signed', on: date },
};

const closing = ['close-talk', 'discharge', 'close-admonition'] as const;

function act(type: Act['type'], talk: Talk): Act {
  if (type === 'discharge') return { type, talk, obligation: obligation.id };
  if (type === 'close-admonition') return { type, talk };
  if (
    type === 'plan-talk' ||
    type === 'hold-talk' ||
    type === 'record-talk' ||
    type === 'close-talk'
  ) {
    return { type, talk };
  }
  throw new Error(type);
}

/** The same findings whichever way somebody tries to close it. */
function closed(more: Partial<Talk>): readonly string[] {
  const [first, ...others] = closing.map((type) => judged(act(type, { ...good, ...more })));
  for (const other of others) assert.deepEqual(other, first);
  return first ?? [];
}

function served(
  service: Partial<Service>,
  more: Partial<AdmonitionNotice> = {},
): readonly string[] {
  return closed({ notice: { ...notice, ...more, service: { ...together, ...service } } });
}

describe('an admonition', () => {
  it('goes by the book: decision, notice, talk with service, dated item, record', () => {
    for (const type of ['plan-talk', 'hold-talk', 'record-talk', ...closing] as const) {
      assert.deepEqual(judged(act(type, good)), [], type);
    }
    const { talk, service } = { talk: { ...good, notice }, service: together };
    assert.deepEqual(judged({ type: 'serve-notice', talk, service }), []);
  });

  it('needs a decision, with the body that decided, before the talk', () => {
    const bare = { ...obligation };
    delete (bare as { decision?: unknown }).decision;
    const { decision: _none, ...undecided } = { ...good, obligations: [bare] };
    assert.deepEqual(judged(act('plan-talk', undecided)), ['admonition.decision#missing error']);
    assert.deepEqual(closed({ decision: { body: '', on: '2026-03-02' } }), [
      'admonition.decision#body-missing error',
    ]);
    assert.deepEqual(closed({ decision: { body: '区委', on: '2026-03-05' } }), [
      'admonition.decision#talk-before-decision error',
      'admonition.notice_together#issued-before-decision error',
    ]);
  });

  it('is a breach with the notice before the talk, after it, or the same day at another time', () => {
    const rule = 'admonition.notice_together';
    const on = (servedOn: typeof date) =>
      ({ servedOn, receipt: { state: 'signed', on: servedOn } }) as const;
    assert.deepEqual(served(on(day('2026-03-03') as typeof date)), [`${rule}#served-before error`]);
    assert.deepEqual(served(on(day('2026-03-05') as typeof date)), [`${rule}#served-after error`]);
    assert.deepEqual(served({ servedAt: '08:59' }), [`${rule}#served-at-other-time error`]);
    assert.deepEqual(served({ servedAt: '10:01' }), [`${rule}#served-at-other-time error`]);
    assert.deepEqual(served({ servedAt: '09:00' }), []);
    assert.deepEqual(served({ servedAt: '10:00' }), []);
  });

  it('is found out when the talk is recorded and when the notice is served, not only at the end', () => {
    const early: Service = {
      servedOn: '2026-03-03',
      receipt: { state: 'signed', on: '2026-03-03' },
    };
    const rule = 'admonition.notice_together#served-before error';
    assert.deepEqual(judged(act('hold-talk', { ...good, notice: { ...notice, service: early } })), [
      rule,
    ]);
    assert.deepEqual(judged({ type: 'serve-notice', talk: { ...good, notice }, service: early }), [
      rule,
    ]);
  });

  it('cannot close without notice, number, service, times or receipt', () => {
    const rule = 'admonition.notice_together';
    const { notice: _none, ...without } = good;
    assert.deepEqual(judged(act('close-talk', without)), [`${rule}#not-issued error`]);
    assert.deepEqual(judged(act('plan-talk', without)), []);
    assert.deepEqual(closed({ notice }), [`${rule}#not-served error`]);
    assert.deepEqual(judged(act('hold-talk', { ...good, notice })), []);
    assert.deepEqual(served({}, { number: ' ' }), [`${rule}#number-missing error`]);
    assert.deepEqual(served({}, { issuedOn: '2026-03-05' }), [`${rule}#issued-after-talk error`]);
    assert.deepEqual(served({}, { issuedOn: '2026-03-01' }), [
      `${rule}#issued-before-decision error`,
    ]);
    const { servedAt: _time, ...timeless } = together;
    assert.deepEqual(closed({ notice: { ...notice, service: timeless } }), [
      `${rule}#times-missing error`,
    ]);
    assert.deepEqual(served({ receipt: { state: 'none' } }), [`${rule}#no-receipt error`]);
    assert.deepEqual(served({ receipt: { state: 'signed', on: '2026-03-06' } }), [
      `${rule}#receipt-elsewhere error`,
    ]);
  });

  it('takes a refusal that two people other than the subject attest', () => {
    const refused = (...witnesses: string[]) =>
      served({ receipt: { state: 'refused', witnesses } });
    const tooFew = ['admonition.notice_together#too-few-witnesses error'];
    assert.deepEqual(refused('王华', '陈静'), []);
    assert.deepEqual(refused('王华'), tooFew);
    assert.deepEqual(refused('王华', ' 王华 '), tooFew);
    assert.deepEqual(refused('王华', ''), tooFew);
    assert.deepEqual(refused('王华', good.subjects[0]?.name ?? ''), tooFew);
  });

  it('leaves at least one thing to put right, each by a day on or after the talk', () => {
    assert.deepEqual(closed({ rectification: [] }), ['admonition.content.demands#no-item error']);
    assert.deepEqual(closed({ rectification: [{ id: 'a', demand: '健全台账' }] }), [
      'admonition.content.time_limit#no-date error',
    ]);
    const due = (dueOn: typeof date) =>
      closed({ rectification: [{ id: 'a', demand: '健全台账', dueOn }] });
    assert.deepEqual(due(date), []);
    assert.deepEqual(due(day('2026-03-03') as typeof date), [
      'admonition.content.time_limit#before-talk error',
    ]);
  });

  it('must be recorded', () => {
    for (const record of ['none', 'not-needed', 'undecided'] as const) {
      assert.deepEqual(closed({ record }), ['admonition.record#missing error']);
    }
  });

  it('is not held together with others: one notice, one person', () => {
    assert.deepEqual(judged(act('plan-talk', { ...good, mode: 'group' })), [
      'talk.mode.collective#blocked error',
    ]);
  });

  it('warns where a 处分 was given, and where nothing says what is wrong', () => {
    const found = (more: Parameters<typeof event>[1]) =>
      said(obligations(district, event('admonition', more)).findings);
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ disciplined: true }), ['admonition.trigger#disciplined warning']);
    assert.deepEqual(found({ triggers: [] }), ['admonition.trigger#problem-missing advice']);
    assert.deepEqual(found({ dates: { arisen: '2026-03-01' } }), [
      'admonition.decision#missing error',
    ]);
  });

  it('can be closed as the breach it was by a named approver with a reason, and discharges nothing', () => {
    const talk = { ...good, record: 'none' } as const;
    const asBreach = { approver: '组织部部长', reason: '记录遗失，已通报' };
    const breach = judge(district, { type: 'close-admonition', talk, asBreach });
    assert.deepEqual(said(breach), ['admonition.record#missing warning']);
    assert.equal(breach[0]?.reasonable, false);
    assert.deepEqual(
      judged({ type: 'close-admonition', talk, asBreach: { ...asBreach, approver: '' } }),
      ['admonition.notice_together#breach-unapproved error', 'admonition.record#missing error'],
    );
    assert.deepEqual(judged(act('discharge', talk)), ['admonition.record#missing error']);
  });

  it('is settled by no reason', () => {
    const reasons = Object.fromEntries(
      Object.keys(district.pack.rules).map((rule) => [rule, '情况特殊']),
    );
    assert.deepEqual(closed({ record: 'none', rectification: [], reasons }), [
      'admonition.content.demands#no-item error',
      'admonition.record#missing error',
    ]);
  });
});
