/** 三 and 五¶2: content points, group talks, transfers, preparation and records: what warns, and what a reason settles. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  contentPoints,
  kinds,
  obligations,
  type Person,
  type Talk,
} from '../../src/policy/index.ts';
import {
  cadre,
  coveredPoints,
  deputyOfUnit,
  district,
  event,
  judged,
  obligationOf,
  post,
  principal,
  said,
  talkFor,
} from './district.ts';

function closed(talk: Talk): readonly string[] {
  return judged({ type: 'close-talk', talk });
}

describe('content points', () => {
  it('are as many as the text has', () => {
    const counts = kinds(district).map(({ id }) => [id, contentPoints(district, id).length]);
    assert.deepEqual(counts, [
      ['appointment', 6],
      ['removal', 4],
      ['retirement', 6],
      ['routine', 4],
      ['reminder', 3],
      ['admonition', 6],
    ]);
  });

  for (const { id: kind } of kinds(district)) {
    const obligation = obligationOf(kind, kind === 'appointment' ? { triggers: ['exchange'] } : {});
    for (const point of obligation.points) {
      it(`${point}: warns where it is open, silent where covered, excused or given a reason`, () => {
        const talk = talkFor(obligation);
        const answers = talk.points[obligation.id] ?? [];
        const others = answers.filter((answer) => answer.point !== point);
        const withAnswer = (...mine: typeof answers) => ({
          ...talk,
          points: { [obligation.id]: [...others, ...mine] },
        });
        const missing = [`${point}#missing warning`];
        assert.deepEqual(closed(talk), []);
        assert.deepEqual(closed(withAnswer()), missing);
        assert.deepEqual(closed(withAnswer({ point, state: 'open' })), missing);
        assert.deepEqual(
          closed(withAnswer({ point, state: 'not-applicable', reason: '本人要求不谈' })),
          [],
        );
        assert.deepEqual(closed(withAnswer({ point, state: 'not-applicable', reason: ' ' })), [
          `${point}#reason-missing warning`,
        ]);
        assert.deepEqual(closed({ ...withAnswer(), reasons: { [point]: '时间所限，另约' } }), []);
        assert.deepEqual(judged({ type: 'plan-talk', talk: withAnswer() }), []);
        assert.deepEqual(judged({ type: 'record-talk', talk: withAnswer() }), missing);
      });
    }
  }

  it('of two parts are covered when both are', () => {
    const obligation = obligationOf('appointment');
    const rule = 'appointment.content.evaluation';
    const talk = talkFor(obligation);
    const answers = (talk.points[obligation.id] ?? []).map((answer) =>
      answer.point === rule ? { ...answer, parts: ['evaluation'] } : answer,
    );
    assert.deepEqual(closed({ ...talk, points: { [obligation.id]: answers } }), [
      `${rule}#parts-missing warning`,
    ]);
  });

  it('introduce the new unit on 交流, offer it on 轮岗 elsewhere, leave it out on 提拔 in the same unit', () => {
    const intro = 'appointment.content.exchange_intro';
    const of = (triggers: string[], destination?: string) => {
      const { points, offered = [] } = obligationOf('appointment', {
        triggers,
        ...(destination ? { destination } : {}),
      });
      return points.includes(intro) ? 'demanded' : offered.includes(intro) ? 'offered' : 'absent';
    };
    assert.equal(of(['exchange'], 'school'), 'demanded');
    assert.equal(of(['promotion', 'exchange'], 'school'), 'demanded');
    assert.equal(of(['rotation'], 'school'), 'offered');
    assert.equal(of(['promotion'], 'school'), 'offered');
    const entered: Person = {
      ...cadre,
      posts: [
        ...cadre.posts,
        post('school', ['team-member'], { managed: true, from: '2026-03-02' }),
      ],
    };
    const { offered } = obligationOf('appointment', {
      triggers: ['promotion'],
      destination: 'school',
      subject: entered,
    });
    assert.deepEqual(offered, [intro], 'a directory that already has the new post changes nothing');
    assert.equal(of(['promotion']), 'absent');
    assert.equal(of(['promotion'], 'water'), 'absent');
  });

  it('that hear the subject are marked, one at least in every kind', () => {
    for (const { id } of kinds(district)) {
      assert.ok(
        contentPoints(district, id).some(({ hears }) => hears),
        id,
      );
    }
  });

  it('of a pack may be excused one person at a time', () => {
    const [one, two] = [cadre, deputyOfUnit].map((subject) =>
      obligationOf('routine', { id: `event-${subject.id}`, subject }),
    );
    assert.ok(one && two);
    const talk: Talk = {
      ...talkFor(one),
      mode: 'group',
      workNeed: '班子分工调整',
      subjects: [cadre, deputyOfUnit],
      obligations: [one, two],
      points: {},
      reasons: Object.fromEntries(one.points.map((point) => [`${point}@${one.id}`, '另约'])),
    };
    const about = closed(talk);
    assert.equal(about.length, two.points.length);
  });
});

describe('集体谈话', () => {
  const group = (kind: string, more: Partial<Talk> = {}, petition = false) => {
    const obligation = obligationOf(kind, { petition });
    return judged({ type: 'plan-talk', talk: talkFor(obligation, { mode: 'group', ...more }) });
  };

  it('notes the need of the work, or warns', () => {
    for (const kind of ['appointment', 'removal', 'retirement', 'routine']) {
      assert.deepEqual(group(kind), ['talk.mode.collective#need-missing warning'], kind);
      assert.deepEqual(group(kind, { workNeed: '换届集中任命' }), [], kind);
    }
  });

  it('warns for 提醒 and for anything from a petition, and is barred for 诫勉', () => {
    assert.deepEqual(group('reminder', { workNeed: '集中提醒' }), [
      'talk.mode.collective#discouraged warning',
    ]);
    assert.deepEqual(group('routine', { workNeed: '集中谈话' }, true), [
      'talk.mode.collective#petition warning',
    ]);
    assert.deepEqual(group('admonition', { workNeed: '集中谈话' }), [
      'talk.mode.collective#blocked error',
    ]);
  });

  it('takes a reason where it warns', () => {
    assert.deepEqual(group('reminder', { reasons: { 'talk.mode.collective': '同一问题' } }), []);
  });

  it('is one with several subjects, whatever it is called', () => {
    assert.deepEqual(group('routine', { mode: 'individual', subjects: [cadre, deputyOfUnit] }), [
      'talk.mode.collective#need-missing warning',
    ]);
  });

  it('discharges nobody who was not there', () => {
    const obligation = obligationOf('routine');
    const talk = talkFor(obligation, { subjects: [deputyOfUnit] });
    assert.deepEqual(judged({ type: 'discharge', talk, obligation: obligation.id }), [
      'talk.mode.collective#subject-absent error',
    ]);
  });

  it('judges each person apart', () => {
    const mine = obligationOf('routine', { id: 'one' });
    const heads = obligationOf('routine', { id: 'two', subject: principal });
    const talk = talkFor(mine, {
      mode: 'group',
      workNeed: '班子建设',
      subjects: [cadre, principal],
      obligations: [mine, heads],
      points: { [mine.id]: coveredPoints(district, mine), [heads.id]: [] },
    });
    assert.deepEqual(judged({ type: 'discharge', talk, obligation: mine.id }), []);
    assert.equal(judged({ type: 'discharge', talk, obligation: heads.id }).length, 4);
  });
});

describe('a transfer', () => {
  const moved: Person = {
    ...cadre,
    posts: [
      post('water', ['team-member'], { managed: true, to: '2026-03-02' }),
      post('school', ['team-member'], { managed: true, from: '2026-03-03' }),
    ],
  };
  const leaving = obligationOf('removal', { id: 'out', subject: moved });
  const entering = obligationOf('appointment', {
    id: 'in',
    subject: moved,
    destination: 'school',
    triggers: ['exchange'],
  });
  const both = talkFor(entering, {
    obligations: [leaving, entering],
    points: {
      [leaving.id]: coveredPoints(district, leaving),
      [entering.id]: coveredPoints(district, entering),
    },
  });

  it('is discharged by one meeting when both checklists are complete', () => {
    for (const { id } of [leaving, entering]) {
      assert.deepEqual(judged({ type: 'discharge', talk: both, obligation: id }), []);
    }
    const half = { ...both, points: { [entering.id]: coveredPoints(district, entering) } };
    assert.equal(judged({ type: 'discharge', talk: half, obligation: leaving.id }).length, 4);
    assert.deepEqual(judged({ type: 'discharge', talk: half, obligation: entering.id }), []);
  });

  it('is the only case of two kinds in one meeting', () => {
    const routine = obligationOf('routine', { id: 'other', subject: moved });
    const talk = { ...both, obligations: [entering, routine] };
    assert.deepEqual(judged({ type: 'plan-talk', talk }), [
      'removal.with_appointment#not-a-pair advice',
    ]);
  });
});

describe('五¶2', () => {
  it('asks for plan and outline before a district talk, but not of unplanned 日常 talks', () => {
    const of = (kind: string, more: Partial<Talk>) =>
      judged({ type: 'hold-talk', talk: talkFor(obligationOf(kind), more) });
    assert.deepEqual(of('removal', { planned: false }), ['plan.before#unplanned warning']);
    assert.deepEqual(of('removal', { outline: false }), ['plan.before#no-outline warning']);
    assert.deepEqual(of('routine', { planned: false, outline: false }), []);
    assert.deepEqual(of('routine', { outline: false }), ['plan.before#no-outline warning']);
    assert.deepEqual(of('removal', { planned: false, reasons: { 'plan.before': '紧急' } }), []);
    const planning = talkFor(obligationOf('removal'), { planned: false, outline: false });
    assert.deepEqual(judged({ type: 'plan-talk', talk: planning }), []);
  });

  it('asks for a record of 提醒 and group talks, and of the others for nothing', () => {
    const of = (kind: string, record: Talk['record'], more: Partial<Talk> = {}) =>
      closed(talkFor(obligationOf(kind), { record, ...more }));
    const missing = ['record.when_needed#missing warning'];
    for (const record of ['none', 'not-needed', 'undecided'] as const) {
      assert.deepEqual(of('reminder', record), missing, record);
      assert.deepEqual(of('routine', record), [], record);
      assert.deepEqual(of('routine', record, { mode: 'group', workNeed: '分工' }), missing, record);
    }
    assert.deepEqual(of('reminder', 'written'), []);
    assert.deepEqual(of('reminder', 'none', { reasons: { 'record.when_needed': '另有纪要' } }), []);
  });
});

describe('an event', () => {
  it('obliges once per form, with ids that say from where', () => {
    const ids = (way: 'talk' | 'inquiry' | 'both') =>
      obligations(district, event('reminder', { way })).obligations.map(({ id }) => id);
    assert.deepEqual(ids('talk'), ['event-reminder.reminder.talk']);
    assert.deepEqual(ids('inquiry'), ['event-reminder.reminder.inquiry']);
    assert.deepEqual(ids('both'), [
      'event-reminder.reminder.talk',
      'event-reminder.reminder.inquiry',
    ]);
  });

  it('of an unknown kind or without any date obliges nothing and says why', () => {
    const of = (more: Parameters<typeof event>[1]) => obligations(district, event('routine', more));
    assert.deepEqual(said(of({ kind: 'banquet' }).findings), ['talk.types#unknown-kind error']);
    assert.deepEqual(said(of({ dates: {} }).findings), ['scope.subjects#date-unknown advice']);
    assert.deepEqual(said(of({ triggers: ['weather'] }).findings), [
      'talk.types#unknown-trigger advice',
    ]);
    assert.equal(of({ triggers: ['weather'] }).obligations.length, 1);
  });

  it('remembers who the subject was on its day', () => {
    const promoted: Person = {
      ...cadre,
      posts: [
        post('water', ['team-member'], { managed: true, to: '2026-03-01' }),
        post('water', ['team-principal'], { managed: true, from: '2026-03-02' }),
      ],
    };
    const { subject, subjectClass } = obligationOf('appointment', { subject: promoted });
    assert.equal(subjectClass, 'principal');
    assert.equal(subject.on, '2026-03-02');
    assert.equal(
      obligationOf('routine', { subject: promoted, dates: { arisen: '2026-03-01' } }).subjectClass,
      'other',
    );
  });

  it('of leaving a post is judged by the post that was left, though it is over on the day', () => {
    const left: Person = {
      ...cadre,
      posts: [post('water', ['team-principal'], { managed: true, to: '2026-03-01' })],
    };
    assert.equal(obligationOf('removal', { subject: left }).subjectClass, 'principal');
    const kept = post('league', ['team-member'], { managed: true });
    const both: Person = { ...left, posts: [kept, ...left.posts] };
    const { subjectClass, unit } = obligationOf('removal', { subject: both });
    assert.deepEqual([subjectClass, unit], ['principal', 'water']);
  });

  it('touched by a petition is a petition in any kind', () => {
    assert.equal(obligationOf('reminder', { triggers: ['petition'] }).petition, true);
    assert.equal(obligationOf('reminder', { triggers: ['audit'] }).petition, false);
    const routine = obligationOf('routine', { petition: true });
    assert.deepEqual([routine.petition, routine.secrecy], [true, 'high']);
  });

  it('keeps the profile it was derived under', () => {
    assert.equal(obligationOf('routine').profile, 'district-trial@1');
  });
});
