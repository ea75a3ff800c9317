/** 二·2: who may talk with whom: by class and role, for a plan, for a talk held and for a candidate alike. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { eligibility, judge, kinds, type Person, type Talk } from '../../src/policy/index.ts';
import {
  administrationHead,
  cadre,
  deputyMinister,
  deputyOfUnit,
  district,
  event,
  inCharge,
  judged,
  minister,
  obligationOf,
  otherLeader,
  outsider,
  post,
  principal,
  secretary,
  talkFor,
  unitHead,
} from './district.ts';

const leaders = { secretary, inCharge, otherLeader, minister, deputyMinister };
type Leader = keyof typeof leaders;

/** What 二·2 says of each talker for each class; everybody else fails `talker.default`. */
const table: Readonly<Record<Leader, { readonly principal: string; readonly other: string }>> = {
  secretary: { principal: 'yes', other: 'yes' },
  inCharge: { principal: 'yes', other: 'yes' },
  otherLeader: { principal: 'with-reason', other: 'with-reason' },
  minister: { principal: 'yes', other: 'yes' },
  deputyMinister: { principal: 'with-reason', other: 'yes' },
};
const strangers: readonly Person[] = [unitHead, administrationHead, deputyOfUnit, outsider];

for (const kind of kinds(district)) {
  describe(`who may hold ${kind.name.zh}`, () => {
    for (const subjectClass of ['principal', 'other'] as const) {
      const subject = subjectClass === 'principal' ? principal : cadre;
      const obligation = obligationOf(kind.id, { subject });
      for (const [name, talker] of Object.entries(leaders)) {
        const expected = table[name as Leader][subjectClass];
        it(`${talker.name} with a ${subjectClass}: ${expected}`, () => {
          const [answer] = eligibility(district, obligation, '2026-03-03', [talker]);
          assert.equal(answer?.answer, expected);
          const rule = subjectClass === 'principal' ? 'talker.principal' : 'talker.other';
          const found = judge(district, {
            type: 'plan-talk',
            talk: talkFor(obligation, { talker, date: '2026-03-02' }),
          });
          assert.deepEqual(
            found.map((finding) => [finding.rule, finding.severity]),
            expected === 'yes' ? [] : [[rule, 'warning']],
          );
        });
      }
      for (const talker of strangers) {
        it(`${talker.name} with a ${subjectClass}: no`, () => {
          const [answer] = eligibility(district, obligation, '2026-03-03', [talker]);
          assert.equal(answer?.answer, 'no');
          assert.equal(answer?.findings[0]?.rule, 'talker.default');
        });
      }
    }
  });
}

describe('the talker of the day', () => {
  const obligation = obligationOf('routine');

  it('is judged by the posts held on the day of the talk, both ends included', () => {
    const former: Person = {
      id: 'p50',
      name: '原副部长',
      posts: [post('department', ['department-leader'], { from: '2020-01-01', to: '2026-03-05' })],
    };
    const answers = (['2019-12-31', '2020-01-01', '2026-03-05', '2026-03-06'] as const).map(
      (on) => eligibility(district, obligation, on, [former])[0]?.answer,
    );
    assert.deepEqual(answers, ['no', 'yes', 'yes', 'no']);
  });

  it('needs one role that fits, of several', () => {
    const several: Person = {
      id: 'p51',
      name: '常委、部长',
      posts: [
        post('committee', ['committee-other-leader']),
        post('department', ['department-principal']),
      ],
    };
    const [answer] = eligibility(
      district,
      obligationOf('routine', { subject: principal }),
      '2026-03-03',
      [several],
    );
    assert.deepEqual([answer?.answer, answer?.as], ['yes', 'department-principal']);
  });

  it('never talks with himself, and nobody takes the record of his own talk', () => {
    const talk = (more: Partial<Talk>) =>
      judged({ type: 'hold-talk', talk: talkFor(obligation, more) });
    assert.deepEqual(talk({ recorder: cadre }), ['delegate.no_self#recorder-is-subject error']);
    const self: Person = {
      ...cadre,
      posts: [...cadre.posts, post('department', ['department-leader'])],
    };
    assert.deepEqual(talk({ talker: self, subjects: [self] }), [
      'delegate.no_self#talker-is-subject error',
    ]);
  });

  it('gives the same findings planned and held', () => {
    const talk = talkFor(obligation, { talker: outsider });
    assert.deepEqual(judged({ type: 'plan-talk', talk }), judged({ type: 'hold-talk', talk }));
  });

  it('is not settled by a reason where the clause has no 一般', () => {
    const talk = talkFor(obligation, { talker: outsider, reasons: { 'talker.default': '方便' } });
    assert.deepEqual(judged({ type: 'plan-talk', talk }), ['talker.default#not-a-leader error']);
  });

  it('is settled by a reason where it has', () => {
    const of = obligationOf('routine', { subject: principal });
    const talk = talkFor(of, { talker: deputyMinister });
    assert.deepEqual(judged({ type: 'plan-talk', talk }), ['talker.principal#not-listed warning']);
    const reasons = { 'talker.principal': '部长外出学习' };
    assert.deepEqual(judged({ type: 'plan-talk', talk: { ...talk, reasons } }), []);
    const blank = { 'talker.principal': '  ' };
    assert.equal(judged({ type: 'plan-talk', talk: { ...talk, reasons: blank } }).length, 1);
  });
});

describe('the unit stream', () => {
  const own = (more: Partial<Talk>): Talk => ({
    ...talkFor(obligationOf('routine'), { record: 'undecided', outline: false, planned: false }),
    stream: 'unit',
    talker: unitHead,
    obligations: [],
    points: {},
    ...more,
  });

  it('is bound neither by the district’s talkers nor by plan and record', () => {
    assert.deepEqual(judged({ type: 'close-talk', talk: own({}) }), []);
  });

  it('counts for no district obligation', () => {
    const obligation = obligationOf('routine');
    const talk = own({ obligations: [obligation], points: talkFor(obligation).points });
    assert.deepEqual(judged({ type: 'discharge', talk, obligation: obligation.id }), [
      'talker.default#unit-stream error',
    ]);
  });

  it('is held by a head with the own members', () => {
    assert.deepEqual(judged({ type: 'hold-talk', talk: own({ subjects: [outsider] }) }), [
      'routine.team_leader_regular#not-own-head advice',
    ]);
  });
});

describe('谈话对象', () => {
  it('warns of a district talk with somebody the district does not manage, and obliges nothing', () => {
    const talk = {
      ...talkFor(obligationOf('routine')),
      obligations: [],
      subjects: [outsider],
      points: {},
    };
    assert.deepEqual(judged({ type: 'plan-talk', talk }), ['scope.subjects#not-managed warning']);
    assert.throws(() => obligationOf('routine', { subject: outsider }));
    assert.equal(event('routine').subject, cadre);
  });

  it('is a managed section-level cadre: another rank is none, a rank nobody told is taken as one', () => {
    const higher: Person = {
      ...cadre,
      posts: [post('water', ['team-member'], { managed: true, rank: 'other' })],
    };
    const untold: Person = { ...cadre, posts: [post('water', ['team-member'], { managed: true })] };
    assert.throws(() => obligationOf('routine', { subject: higher }));
    assert.equal(obligationOf('routine', { subject: untold }).subjectClass, 'other');
  });
});
