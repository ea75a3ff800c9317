/** Packs as data: the overlay of rules in force today, another district's own pack, and versions side by side. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  contentPoints,
  districtTrialPolicy,
  eligibility,
  explain,
  judge,
  obligations,
  papers,
  replyWindow,
  windowFrom,
  type Person,
  type Policy,
} from '../../../src/policy/index.ts';
import { districtTrial } from '../../../src/policy/index.ts';
import { national } from '../../../src/policy/pack/packs/national.ts';
import {
  cadre,
  deputyMinister,
  district,
  inCharge,
  judged,
  load,
  obligationOf,
  post,
  secretary,
  talkFor,
} from '../district.ts';
import { riverCounty } from './second-district.ts';

const today = load([districtTrial, national]);

describe('the pack that comes with the package', () => {
  it('is taken unread, and would be read to the same policy', () => {
    const unread = districtTrialPolicy({ settings: { roll: 'none' } });
    assert.ok(unread.ok, 'the default pack with a setting');
    const read = load(districtTrial, { settings: { roll: 'none' }, catalogues: [] });
    for (const part of ['id', 'pack', 'settings', 'catalogues'] as const) {
      assert.deepStrictEqual(unread.value[part], read[part], part);
    }
    // Checks and windows are listed as they are first asked for, by whoever judged before.
    const made = ({ compiled: { checks: _, windows: __, ...lists } }: Policy) => lists;
    assert.deepStrictEqual(made(unread.value), made(read), 'compiled');
    assert.ok(Object.isFrozen(unread.value.pack.rules['talker.default']), 'frozen as deep');
  });
});

describe('the rules in force today, as an overlay', () => {
  it('are a profile of their own, which cases keep', () => {
    assert.equal(today.id, 'district-trial@1+national@1');
    assert.equal(obligationOf('routine', {}, today).profile, today.id);
    assert.equal(district.id, 'district-trial@1');
  });

  it('give an inquiry fifteen working days from the day after receipt, across 春节', () => {
    const obligation = obligationOf('reminder', { way: 'inquiry' }, today);
    const inquiry = {
      id: 'i',
      obligation,
      sender: 'department',
      receivedOn: '2026-02-10',
    } as const;
    const window = replyWindow(today, inquiry);
    assert.equal(window.due, '2026-03-09');
    const close = (receivedOn: '2026-03-09' | '2026-03-10') =>
      judged(
        {
          type: 'close-inquiry',
          as: 'answered',
          inquiry: {
            ...inquiry,
            approver: '部长',
            reply: { form: 'written', by: 'subject', receivedOn },
          },
        },
        today,
      );
    assert.deepEqual(close('2026-03-09'), []);
    assert.deepEqual(close('2026-03-10'), ['reminder.inquiry_reply.period#late warning']);
    assert.equal(replyWindow(today, { ...inquiry, extendedTo: '2026-03-20' }).due, '2026-03-20');
    assert.deepEqual(
      judged({ type: 'close-inquiry', as: 'answered', inquiry, asOf: '2026-03-10' }, today),
      [
        'reminder.approval#approver-missing error',
        'reminder.inquiry_reply#no-reply error',
        'reminder.inquiry_reply.period#overdue warning',
      ],
    );
  });

  it('cannot count working days into a year that is not published', () => {
    const obligation = obligationOf('reminder', { way: 'inquiry' }, today);
    const inquiry = {
      id: 'i',
      obligation,
      sender: 'department',
      receivedOn: '2031-02-10',
    } as const;
    assert.equal(replyWindow(today, inquiry).state, 'provisional');
    assert.equal(replyWindow(today, inquiry).due, undefined);
  });

  it('measure six months to the month’s end where the day is missing', () => {
    assert.equal(windowFrom(today, 'admonition.report', '2026-08-31').due, '2027-02-28');
    assert.equal(windowFrom(today, 'admonition.influence', '2026-08-31').due, '2027-02-28');
    const nine = load([districtTrial, national], {
      settings: { 'admonition.influence_months': 9 },
    });
    assert.equal(windowFrom(nine, 'admonition.influence', '2026-08-31').due, '2027-05-31');
    const off = load([districtTrial, national], {
      settings: { 'admonition.influence_months': null },
    });
    assert.equal(windowFrom(off, 'admonition.influence', '2026-08-31').state, 'open');
  });

  it('demand approval and document number of an admonition, a signed self-criticism and a report', () => {
    const obligation = obligationOf('admonition', {}, today);
    const talk = talkFor(obligation, {}, today);
    assert.deepEqual(judged({ type: 'plan-talk', talk }, today), [
      'admonition.approval#approver-missing error',
      'admonition.approval#document-number-missing error',
    ]);
    const approved = {
      ...talk,
      decision: {
        body: '区委',
        on: '2026-03-02',
        approver: '区委书记',
        documentNumber: '组〔2026〕3号',
      },
    } as const;
    const self = {
      receivedOn: '2026-03-06',
      signed: true,
      countersigned: true,
      sentTo: ['discipline', 'organization'],
    } as const;
    const close = (more: object) =>
      judged(
        {
          type: 'close-admonition',
          talk: approved,
          selfCriticism: self,
          reportReceivedOn: '2026-08-30',
          ...more,
        },
        today,
      );
    assert.deepEqual(close({}), []);
    assert.deepEqual(
      close({ selfCriticism: { ...self, countersigned: false, sentTo: ['discipline'] } }),
      [
        'admonition.self_criticism#not-countersigned error',
        'admonition.self_criticism#not-sent error',
      ],
    );
    assert.deepEqual(close({ selfCriticism: { ...self, signed: false } }), [
      'admonition.self_criticism#unsigned error',
    ]);
    assert.deepEqual(close({ selfCriticism: { ...self, receivedOn: '2026-03-10' } }), [
      'admonition.self_criticism.period#late warning',
    ]);
    assert.deepEqual(close({ reportReceivedOn: '2026-09-03' }), ['admonition.report#late warning']);
    assert.deepEqual(
      close({ selfCriticism: undefined, reportReceivedOn: undefined, asOf: '2026-03-03' }),
      ['admonition.report#missing warning', 'admonition.self_criticism#missing error'],
    );
  });

  it('add what a talk on taking office must say, and the years after office', () => {
    assert.ok(
      contentPoints(today, 'appointment').some(({ id }) => id === 'appointment.content.strengths'),
    );
    const post_ = contentPoints(today, 'retirement').find(({ hint }) => hint);
    assert.match(post_?.hint?.zh ?? '', /三年.*两年/);
    assert.equal(
      contentPoints(district, 'retirement').some(({ hint }) => hint),
      false,
    );
  });

  it('name their own documents, and leave those of the district alone', () => {
    const obligation = obligationOf('admonition', {}, today);
    const [finding] = judge(today, { type: 'plan-talk', talk: talkFor(obligation, {}, today) });
    assert.ok(finding);
    assert.match(explain(today, finding).source, /提醒、函询和诫勉/);
    assert.equal(papers(today).find(({ id }) => id === 'admonition-notice')?.name.zh, '诫勉书');
    assert.equal(
      papers(district).find(({ id }) => id === 'admonition-notice')?.name.zh,
      '诫勉通知书',
    );
    for (const [id, rule] of Object.entries(national.rules ?? {})) assert.ok(rule?.source, id);
  });

  it('say nothing in the default profile', () => {
    const admonition = obligationOf('admonition');
    assert.deepEqual(
      judged({ type: 'close-admonition', talk: talkFor(admonition), asOf: '2030-01-01' }),
      [],
    );
  });
});

describe('another district', () => {
  const county = load(riverCounty);
  const head: Person = {
    ...cadre,
    posts: [post('town', ['unit-party-principal'], { managed: true, rank: 'section-principal' })],
  };

  it('has its own kinds, windows and numbers', () => {
    const of = (kind: string) =>
      obligations(county, {
        id: 'e',
        kind,
        triggers: [],
        subject: head,
        dates: { decision: '2026-02-10', arisen: '2026-02-10' },
      }).obligations[0]?.window;
    const entry = of('entry');
    assert.deepEqual([entry?.opens, entry?.due], ['2026-02-11', '2026-03-02']);
    const integrity = of('integrity');
    assert.deepEqual([integrity?.opens, integrity?.due], ['2026-01-26', '2026-02-09']);
    assert.equal(of('visit')?.state, 'open');
    assert.equal(of('appointment'), undefined);
  });

  it('has its own talkers, and is strict where the other is lenient', () => {
    const obligation = obligationOf('visit', { subject: head }, county);
    assert.equal(obligation.subjectClass, 'principal');
    const answers = eligibility(county, obligation, '2026-03-03', [
      secretary,
      inCharge,
      deputyMinister,
    ]);
    assert.deepEqual(
      answers.map(({ answer }) => answer),
      ['yes', 'no', 'no'],
    );
    assert.equal(answers[2]?.findings[0]?.rule, 'talker.principal');
  });

  it('manages whom it manages', () => {
    assert.deepEqual(
      obligations(county, {
        id: 'e',
        kind: 'visit',
        triggers: [],
        subject: cadre,
        dates: { arisen: '2026-02-10' },
      }).obligations,
      [],
    );
  });

  it('speaks in its own words', () => {
    const obligation = obligationOf('visit', { subject: head }, county);
    const [finding] = judge(county, {
      type: 'plan-talk',
      talk: talkFor(obligation, { talker: cadre }, county),
    });
    assert.ok(finding);
    const { sentence, source, clause } = explain(county, finding);
    assert.match(sentence, /县委或县委组织部负责人.*第三条/);
    assert.doesNotMatch(sentence, /区委/);
    assert.deepEqual([source, clause], ['河口县干部谈话办法', '第三条']);
  });

  it('never hears of rules that it does not have', () => {
    const talk = talkFor(
      obligationOf('integrity', { subject: head }, county),
      { planned: false, outline: false, record: 'none', talker: secretary, date: '2026-02-20' },
      county,
    );
    const found = judged({ type: 'close-talk', talk }, county);
    assert.deepEqual(found, []);
  });
});
