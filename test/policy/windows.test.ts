/** 三·1–6 and the hard phrases: from when until when, by the vectors that the acceptance table gives. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  replyWindow,
  timeliness,
  windowOf,
  type CivilDate,
  type PersonnelEvent,
} from '../../src/policy/index.ts';
import { day, district, event, judged, load, obligationOf, talkFor } from './district.ts';

const unrolled = load(undefined, { settings: { roll: 'none' } });

function dates(kind: string, more: Partial<PersonnelEvent>, policy = district) {
  const { state, opens, lastDay, due } = windowOf(policy, event(kind, more));
  return { state, opens, lastDay, due };
}

describe('一周内', () => {
  it('is seven natural days after the decision, and rolls over 春节', () => {
    assert.deepEqual(dates('appointment', { dates: { decision: '2026-02-10' } }), {
      state: 'fixed',
      opens: '2026-02-10',
      lastDay: '2026-02-17',
      due: '2026-02-24',
    });
  });

  it('ends on a Saturday that is worked without rolling', () => {
    const { lastDay, due } = dates('appointment', { dates: { decision: '2026-02-07' } });
    assert.deepEqual({ lastDay, due }, { lastDay: '2026-02-14', due: '2026-02-14' });
  });

  it('rolls over a plain weekend and over 国庆', () => {
    assert.equal(dates('removal', { dates: { decision: '2026-03-07' } }).due, '2026-03-16');
    assert.equal(dates('removal', { dates: { decision: '2026-09-25' } }).due, '2026-10-08');
  });

  it('does not roll where the installation says so', () => {
    assert.equal(
      dates('appointment', { dates: { decision: '2026-02-10' } }, unrolled).due,
      '2026-02-17',
    );
  });

  it('keeps the plain date, provisionally, where the year is not published', () => {
    assert.deepEqual(dates('appointment', { dates: { decision: '2031-02-07' } }), {
      state: 'provisional',
      opens: '2031-02-07',
      lastDay: '2031-02-14',
      due: '2031-02-14',
    });
  });

  it('is unknown without the date of the decision, and opens nothing', () => {
    assert.deepEqual(dates('appointment', { dates: {} }), {
      state: 'unknown',
      opens: undefined,
      lastDay: undefined,
      due: undefined,
    });
    assert.equal(dates('appointment', { dates: { decision: day('2026-02-30') } }).state, 'unknown');
  });
});

describe('任前公示', () => {
  const passed = { lastDay: '2026-02-10', outcome: 'passed' } as const;
  const decision = { decision: '2026-02-03' } as const;

  it('replaces the base date: from the day after its last day', () => {
    assert.deepEqual(dates('appointment', { dates: decision, publicNotice: passed }), {
      state: 'fixed',
      opens: '2026-02-11',
      lastDay: '2026-02-17',
      due: '2026-02-24',
    });
  });

  it('shows how the date came about', () => {
    const { steps } = windowOf(
      district,
      event('appointment', { dates: decision, publicNotice: passed }),
    );
    assert.deepEqual(
      steps.map(({ operation, date }) => `${operation} ${date}`),
      [
        'base 2026-02-03',
        'replaced-by-notice 2026-02-10',
        'next-day 2026-02-11',
        'add-days 2026-02-17',
        'roll 2026-02-24',
      ],
    );
  });

  it('makes nothing late while it runs, and moves the window when it is extended', () => {
    const running = windowOf(
      district,
      event('appointment', { dates: decision, publicNotice: { ...passed, outcome: 'running' } }),
    );
    assert.equal(running.state, 'awaiting-notice');
    assert.equal(timeliness(district, running, { asOf: '2026-06-01' }), 'not-due');
    const extended = { lastDay: '2026-02-13', outcome: 'running' } as const;
    assert.equal(
      dates('appointment', { dates: decision, publicNotice: extended }).opens,
      '2026-02-14',
    );
  });

  it('cancels the window when it fails', () => {
    const failed = { ...passed, outcome: 'failed' } as const;
    const window = windowOf(
      district,
      event('appointment', { dates: decision, publicNotice: failed }),
    );
    assert.equal(timeliness(district, window, { asOf: '2026-06-01' }), 'cancelled');
    const obligation = obligationOf('appointment', { dates: decision, publicNotice: failed });
    assert.deepEqual(judged({ type: 'hold-talk', talk: talkFor(obligation) }), [
      'appointment.deadline.publicity#failed warning',
    ]);
  });

  it('is asked about, not computed, where it ended before the decision', () => {
    const before = { lastDay: '2026-02-01', outcome: 'passed' } as const;
    assert.equal(
      dates('appointment', { dates: decision, publicNotice: before }).state,
      'contradictory',
    );
  });

  it('changes nothing for kinds that know none', () => {
    assert.equal(dates('removal', { dates: decision, publicNotice: passed }).opens, '2026-02-03');
  });
});

describe('退休手续前一周内', () => {
  it('is a window before the date, both ends included and neither rolled', () => {
    assert.deepEqual(dates('retirement', { dates: { formalities: '2026-12-01' } }), {
      state: 'fixed',
      opens: '2026-11-24',
      lastDay: '2026-12-01',
      due: '2026-12-01',
    });
    assert.equal(dates('retirement', { dates: { formalities: '2026-10-03' } }).due, '2026-10-03');
  });

  it('moves with the date', () => {
    assert.equal(dates('retirement', { dates: { formalities: '2026-12-08' } }).opens, '2026-12-01');
  });
});

describe('及时', () => {
  it('has no number: nothing is ever late', () => {
    for (const kind of ['routine', 'reminder', 'admonition']) {
      const window = windowOf(district, event(kind));
      assert.equal(window.state, 'open');
      assert.equal(timeliness(district, window, { asOf: '2099-01-01' }), 'no-limit');
      assert.equal(window.due, undefined);
    }
  });

  it('reminds from the day that the installation sets, and never more than advises', () => {
    const reminding = load(undefined, { settings: { 'routine.remind_days': 30 } });
    const obligation = obligationOf('routine', { dates: { arisen: '2026-03-02' } }, reminding);
    assert.equal(obligation.window.remindOn, '2026-04-01');
    const ask = (asOf: CivilDate) =>
      judged({ type: 'check-obligation', obligation, asOf }, reminding);
    assert.deepEqual(ask('2026-04-01'), []);
    assert.deepEqual(ask('2026-04-02'), ['routine.timely#reminder-day advice']);
  });

  it('gives an inquiry no reply date, but a reminder where one is set', () => {
    const obligation = obligationOf('reminder', { way: 'inquiry' });
    const inquiry = {
      id: 'i',
      obligation,
      sender: 'department',
      receivedOn: '2026-02-10',
    } as const;
    assert.equal(replyWindow(district, inquiry).due, undefined);
    const reminding = load(undefined, { settings: { 'inquiry.reply_days': 21 } });
    assert.equal(replyWindow(reminding, inquiry).remindOn, '2026-03-03');
    assert.equal(replyWindow(reminding, inquiry).due, undefined);
  });
});

describe('the day before, the first, the last and the day after', () => {
  const table: readonly (readonly [string, Partial<PersonnelEvent>, string, CivilDate, string])[] =
    [
      [
        'appointment',
        { dates: { decision: '2026-03-02' } },
        'early',
        '2026-03-01',
        'appointment.deadline#early warning',
      ],
      ['appointment', { dates: { decision: '2026-03-02' } }, 'in-time', '2026-03-02', ''],
      ['appointment', { dates: { decision: '2026-03-02' } }, 'in-time', '2026-03-09', ''],
      [
        'appointment',
        { dates: { decision: '2026-03-02' } },
        'late',
        '2026-03-10',
        'appointment.deadline#late warning',
      ],
      ['removal', { dates: { decision: '2026-02-10' } }, 'in-time', '2026-02-24', ''],
      [
        'removal',
        { dates: { decision: '2026-02-10' } },
        'late',
        '2026-02-25',
        'removal.deadline#late warning',
      ],
      [
        'removal',
        { dates: { decision: '2026-02-10' } },
        'early',
        '2026-02-09',
        'removal.deadline#early warning',
      ],
      [
        'retirement',
        { dates: { formalities: '2026-12-01' } },
        'early',
        '2026-11-23',
        'retirement.deadline#early warning',
      ],
      ['retirement', { dates: { formalities: '2026-12-01' } }, 'in-time', '2026-11-24', ''],
      ['retirement', { dates: { formalities: '2026-12-01' } }, 'in-time', '2026-12-01', ''],
      [
        'retirement',
        { dates: { formalities: '2026-12-01' } },
        'late',
        '2026-12-02',
        'retirement.deadline#late warning',
      ],
      ['appointment', { dates: { decision: '2031-02-07' } }, 'in-time', '2031-02-14', ''],
      [
        'appointment',
        { dates: { decision: '2031-02-07' } },
        'undecided',
        '2031-02-15',
        'appointment.deadline#undecided advice',
      ],
    ];
  for (const [kind, more, expected, date, finding] of table) {
    it(`${kind} held on ${date} is ${expected}`, () => {
      const obligation = obligationOf(kind, more);
      const held = { asOf: date, heldOn: date };
      assert.equal(timeliness(district, obligation.window, held), expected);
      const act = { type: 'hold-talk', talk: talkFor(obligation, { date }) } as const;
      assert.deepEqual(judged(act), finding === '' ? [] : [finding]);
    });
  }

  it('of a talk that nobody has held', () => {
    const { window } = obligationOf('retirement', { dates: { formalities: '2026-12-01' } });
    const on = (asOf: CivilDate) => timeliness(district, window, { asOf });
    assert.deepEqual(
      [on('2026-11-23'), on('2026-11-24'), on('2026-12-01'), on('2026-12-02')],
      ['not-due', 'due', 'due', 'overdue'],
    );
  });

  it('of an overdue obligation, with a reason or without', () => {
    const obligation = obligationOf('removal', { dates: { decision: '2026-03-02' } });
    const act = { type: 'check-obligation', obligation, asOf: '2026-03-10' } as const;
    assert.deepEqual(judged(act), ['removal.deadline#overdue warning']);
    assert.deepEqual(judged({ ...act, reasons: { 'removal.deadline': '出差' } }), []);
  });
});
