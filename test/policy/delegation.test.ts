/** 二·2, 五¶1: whom a talk may be entrusted to, each error apart, and what has to come back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { eligibility, type Delegation, type Person, type Talk } from '../../src/policy/index.ts';
import {
  administrationHead,
  cadre,
  clerk,
  deputyOfUnit,
  district,
  event,
  judged,
  obligationOf,
  otherUnitHead,
  outsider,
  post,
  principal,
  talkFor,
  unitHead,
} from './district.ts';

const order: Delegation = {
  id: 'order-1',
  delegator: 'department',
  delegate: unitHead,
  reason: '本人在外地项目驻点',
  orderedOn: '2026-03-01',
};
const routine = obligationOf('routine');

function held(delegation: Delegation, more: Partial<Talk> = {}): readonly string[] {
  const talk = talkFor(routine, { talker: delegation.delegate, delegation, ...more });
  return judged({ type: 'hold-talk', talk });
}

describe('a delegation', () => {
  it('lets the Party head of the own unit talk, and the same order is in order by itself', () => {
    assert.deepEqual(held(order), []);
    assert.deepEqual(judged({ type: 'delegate', delegation: order, obligation: routine }), []);
  });

  it('is possible for every kind of talk, and for no inquiry', () => {
    for (const kind of [
      'appointment',
      'removal',
      'retirement',
      'routine',
      'reminder',
      'admonition',
    ]) {
      const obligation = obligationOf(kind);
      assert.deepEqual(judged({ type: 'delegate', delegation: order, obligation }), [], kind);
    }
    const inquiry = obligationOf('reminder', { way: 'inquiry' });
    assert.deepEqual(judged({ type: 'delegate', delegation: order, obligation: inquiry }), [
      'reminder.inquiry_option#no-talker error',
    ]);
  });

  it('is not for principals, unless a named approver allows it, which is reported', () => {
    const obligation = obligationOf('routine', { subject: principal });
    const act = { type: 'delegate', delegation: order, obligation } as const;
    assert.deepEqual(judged(act), ['delegate.not_for_principals#principal error']);
    const rule = 'delegate.not_for_principals';
    const by = { approver: '区委书记', reason: '防汛期间' };
    assert.deepEqual(judged({ ...act, overrides: { [rule]: by } }), [`${rule}#overridden warning`]);
    assert.deepEqual(judged({ ...act, overrides: { [rule]: { ...by, approver: ' ' } } }), [
      `${rule}#principal error`,
    ]);
    const talk = talkFor(obligation, {
      talker: unitHead,
      delegation: order,
      overrides: { [rule]: by },
    });
    assert.deepEqual(judged({ type: 'discharge', talk, obligation: obligation.id }), [
      `${rule}#overridden warning`,
    ]);
  });

  it('allows no exception from rules that the pack does not call overridable', () => {
    const by = { approver: '区委书记', reason: '特殊情况' };
    const overrides = { 'delegate.only_unit_head': by, 'talker.default': by };
    assert.deepEqual(held({ ...order, delegate: otherUnitHead }, { overrides }), [
      'delegate.only_unit_head#other-unit error',
    ]);
  });

  const wrong: readonly (readonly [string, Person, string])[] = [
    ['the head of another unit', otherUnitHead, 'other-unit'],
    ['a head of the administration alone', administrationHead, 'administration-head'],
    ['a deputy', deputyOfUnit, 'deputy'],
    ['somebody from elsewhere', outsider, 'outsider'],
  ];
  for (const [who, delegate, code] of wrong) {
    it(`cannot go to ${who}`, () => {
      const finding = `delegate.only_unit_head#${code} error`;
      assert.deepEqual(held({ ...order, delegate }), [finding]);
      const act = {
        type: 'delegate',
        delegation: { ...order, delegate },
        obligation: routine,
      } as const;
      assert.deepEqual(judged(act), [finding]);
    });
  }

  it('cannot go to the subject', () => {
    const both: Person = {
      ...cadre,
      posts: [post('water', ['unit-party-principal'], { managed: true })],
    };
    const obligation = obligationOf('routine', { subject: both });
    const delegation = { ...order, delegate: both };
    const talk = talkFor(obligation, { talker: both, subjects: [both], delegation });
    assert.deepEqual(judged({ type: 'hold-talk', talk }), [
      'delegate.no_self#delegate-is-subject error',
    ]);
  });

  it('cannot be handed on', () => {
    const delegation = { ...order, subDelegatedTo: deputyOfUnit };
    assert.deepEqual(held(delegation, { talker: deputyOfUnit }), [
      'delegate.only_unit_head#sub-delegated error',
    ]);
    assert.deepEqual(judged({ type: 'delegate', delegation, obligation: routine }), [
      'delegate.only_unit_head#sub-delegated error',
    ]);
  });

  it('entrusts nobody but the delegate, and nothing before the day of the order', () => {
    assert.deepEqual(held(order, { talker: outsider }), ['talker.default#not-the-delegate error']);
    assert.deepEqual(held({ ...order, orderedOn: '2026-03-04' }, { date: '2026-03-03' }), [
      'talker.default#order-not-in-force error',
    ]);
  });

  it('judges the post on the day of the talk', () => {
    const gone: Person = {
      ...unitHead,
      posts: [post('water', ['unit-party-principal'], { to: '2026-03-02' })],
    };
    assert.deepEqual(held({ ...order, delegate: gone }, { date: '2026-03-02' }), []);
    assert.deepEqual(held({ ...order, delegate: gone }, { date: '2026-03-03' }), [
      'delegate.only_unit_head#outsider error',
    ]);
  });

  it('says why it was given', () => {
    assert.deepEqual(held({ ...order, reason: ' ' }), ['delegate.allowed#reason-missing advice']);
  });

  it('has the talk recorded by default', () => {
    const talk = talkFor(routine, { talker: unitHead, delegation: order, record: 'none' });
    assert.deepEqual(judged({ type: 'close-talk', talk }), ['record.when_needed#missing warning']);
  });
});

describe('a candidate from the own unit', () => {
  const ask = (person: Person, delegation?: Delegation, obligation = routine) =>
    eligibility(district, obligation, '2026-03-03', [person], delegation)[0];

  it('is told that an order would make it possible, and qualifies as delegate with one', () => {
    const without = ask(unitHead);
    assert.equal(without?.answer, 'no');
    assert.deepEqual(
      without?.findings.map(({ rule, code }) => `${rule}#${code}`),
      ['talker.default#not-a-leader', 'delegate.allowed#possible'],
    );
    const entrusted = ask(unitHead, order);
    assert.deepEqual([entrusted?.answer, entrusted?.as], ['yes', 'delegate']);
  });

  it('is not told so where no order could help', () => {
    const possible = (person: Person, obligation = routine) =>
      ask(person, undefined, obligation)?.findings.some(({ code }) => code === 'possible');
    assert.equal(possible(otherUnitHead), false);
    assert.equal(possible(deputyOfUnit), false);
    assert.equal(possible(unitHead, obligationOf('routine', { subject: principal })), false);
    const head: Person = {
      ...unitHead,
      posts: [post('water', ['unit-party-principal'], { managed: true })],
    };
    assert.equal(possible(head, obligationOf('routine', { subject: head })), false);
  });

  it('gains nothing from an order for somebody else', () => {
    assert.equal(ask(deputyOfUnit, order)?.answer, 'no');
  });

  it('never talks where the way is a letter', () => {
    const answer = ask(clerk, undefined, obligationOf('reminder', { way: 'inquiry' }));
    assert.deepEqual(
      answer?.findings.map(({ code }) => code),
      ['no-talker'],
    );
  });
});

describe('the own unit', () => {
  const moved: Person = {
    ...cadre,
    posts: [
      post('water', ['team-member'], { managed: true, to: '2026-03-02' }),
      post('school', ['team-member'], { managed: true, from: '2026-03-03' }),
    ],
  };
  const units = (kind: string) => obligationOf(kind, { subject: moved }).unit;

  it('is the new one for 任职 and the old one for 免职', () => {
    assert.equal(
      obligationOf('appointment', { subject: moved, destination: 'school' }).unit,
      'school',
    );
    assert.equal(units('removal'), 'water');
    assert.equal(event('removal').kind, 'removal');
  });

  it('is the unit of the day of the talk for the others', () => {
    const obligation = obligationOf('routine', { subject: moved });
    const talk = (delegate: Person) =>
      judged({
        type: 'hold-talk',
        talk: talkFor(obligation, {
          date: '2026-03-05',
          subjects: [moved],
          talker: delegate,
          delegation: { ...order, delegate },
        }),
      });
    assert.deepEqual(talk(otherUnitHead), []);
    assert.deepEqual(talk(unitHead), ['delegate.only_unit_head#other-unit error']);
  });
});

describe('what a delegate owes', () => {
  const act = { type: 'return-delegation', delegation: order, obligation: routine } as const;

  it('is told of a record that has not come back, and of copies that stay', () => {
    assert.deepEqual(judged({ ...act, heldOn: '2026-03-03', asOf: '2026-03-20' }), [
      'delegate.complete#record-not-returned advice',
    ]);
    const admonition = obligationOf('admonition');
    const kept = {
      heldOn: '2026-03-03',
      recordReturnedOn: '2026-03-05',
      copiesKept: true,
    } as const;
    assert.deepEqual(judged({ ...act, ...kept, asOf: '2026-03-20' }), []);
    assert.deepEqual(judged({ ...act, ...kept, obligation: admonition, asOf: '2026-03-20' }), [
      'archive.keeper#copies-kept error',
    ]);
  });

  it('is told of a talk that is overdue', () => {
    const obligation = obligationOf('removal');
    assert.deepEqual(judged({ ...act, obligation, asOf: '2026-03-09' }), []);
    assert.deepEqual(judged({ ...act, obligation, asOf: '2026-03-10' }), [
      'delegate.complete#not-held advice',
    ]);
  });
});
