/**
 * Windows as a table: for every day of decision around 春节, 国庆 and the turn of the year, the day
 * before, the first, the last, the rolled and the day after; 公示 absent, over, extended, failed, running.
 */
import type { CivilDate, Policy, PublicNotice, Timeliness } from '../../../src/policy/index.ts';
import { addDays, judge, timeliness } from '../../../src/policy/index.ts';
import { compare, dutyOf, eventOf, holder, subjects, talkOf, type Table } from './people.ts';

/** The official days off and weekend days worked in the stretches that are walked, written down anew. */
const off = new Set<string>();
function range(from: CivilDate, to: CivilDate): void {
  for (let day = from; day <= to; day = addDays(day, 1)) off.add(day);
}
range('2026-01-01', '2026-01-03');
range('2026-02-15', '2026-02-23');
range('2026-04-04', '2026-04-06');
range('2026-05-01', '2026-05-05');
range('2026-09-25', '2026-09-27');
range('2026-10-01', '2026-10-07');
const worked = new Set([
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
]);

export function isWorked(day: CivilDate): boolean | undefined {
  // Not settled before the notice for 2027 is out.
  if (day >= '2026-12-29') return undefined;
  if (worked.has(day)) return true;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return !off.has(day) && weekday !== 0 && weekday !== 6;
}

/** The day that lateness is judged by; undefined where nobody can say yet. */
function rolled(day: CivilDate): CivilDate | undefined {
  for (let due = day; ; due = addDays(due, 1)) {
    const works = isWorked(due);
    if (works === undefined) return undefined;
    if (works) return due;
  }
}

export const stretches: readonly (readonly [CivilDate, CivilDate])[] = [
  ['2026-01-26', '2026-03-05'],
  ['2026-03-20', '2026-04-10'],
  ['2026-09-10', '2026-10-12'],
  ['2026-12-10', '2027-01-15'],
];

interface Expected {
  readonly opens: CivilDate;
  readonly lastDay: CivilDate;
  readonly due: CivilDate | undefined;
  readonly rule: string;
}

function check(
  policy: Policy,
  kind: string,
  base: CivilDate,
  publicNotice: PublicNotice | undefined,
  { opens, lastDay, due, rule }: Expected,
): Table {
  const wrong: string[] = [];
  const name = `${kind} from ${base}${publicNotice ? ` after 公示 to ${publicNotice.lastDay}` : ''}`;
  const talker = holder('leader', 'department', ['department-leader']);
  const event = eventOf(kind, subjects.other, base, publicNotice ? { publicNotice } : {});
  const duty = dutyOf(policy, event);
  if (!duty) return { cases: 1, wrong: [`${name}: nothing is due`] };
  const { window } = duty;
  if (window.opens !== opens || window.lastDay !== lastDay || window.due !== (due ?? lastDay)) {
    const said = [window.opens, window.lastDay, window.due].join(' ');
    wrong.push(`${name}: ${said}, not ${[opens, lastDay, due].join(' ')}`);
  }
  const days = new Set([
    addDays(opens, -1),
    opens,
    lastDay,
    addDays(lastDay, 1),
    ...(due ? [due, addDays(due, 1)] : []),
  ]);
  for (const day of days) {
    const held: Timeliness =
      day < opens
        ? 'early'
        : day <= (due ?? lastDay)
          ? 'in-time'
          : due === undefined
            ? 'undecided'
            : 'late';
    const open: Timeliness =
      held === 'early'
        ? 'not-due'
        : held === 'in-time'
          ? 'due'
          : held === 'late'
            ? 'overdue'
            : 'undecided';
    const stood = timeliness(policy, window, { asOf: day, heldOn: day });
    const stands = timeliness(policy, window, { asOf: day });
    if (stood !== held) wrong.push(`${name}, held on ${day}: ${stood}, not ${held}`);
    if (stands !== open) wrong.push(`${name}, as of ${day}: ${stands}, not ${open}`);
    const said = (code: Timeliness) => {
      if (code === 'undecided') return [`advice ${rule} undecided`];
      return ['early', 'late', 'overdue'].includes(code) ? [`warning ${rule} ${code}`] : [];
    };
    const talk = talkOf(policy, duty, subjects.other, day, talker);
    const deadlines = (one: string) => one.includes('.deadline');
    wrong.push(
      ...compare(
        `${name}, held on ${day}`,
        judge(policy, { type: 'hold-talk', talk }),
        said(held),
        deadlines,
      ),
      ...compare(
        `${name}, as of ${day}`,
        judge(policy, { type: 'check-obligation', obligation: duty, asOf: day }),
        said(open),
        deadlines,
      ),
    );
  }
  return { cases: days.size * 2 + 1, wrong };
}

/** 公示 that runs, failed, or was over before the decision: no talk is late, and what was held is told why. */
function withoutWindow(
  policy: Policy,
  base: CivilDate,
  publicNotice: PublicNotice,
  wanted: 'awaiting-notice' | 'cancelled' | 'contradictory',
): readonly string[] {
  const name = `公示 ${publicNotice.outcome} to ${publicNotice.lastDay}, decided ${base}`;
  const duty = dutyOf(policy, eventOf('appointment', subjects.other, base, { publicNotice }));
  if (!duty) return [`${name}: nothing is due`];
  const { state } = duty.window;
  if (state !== wanted) return [`${name}: ${state}`];
  const rule = 'appointment.deadline.publicity';
  const told = {
    'awaiting-notice': `advice ${rule} undecided`,
    cancelled: `warning ${rule} failed`,
    contradictory: `warning ${rule} ended-before-decision`,
  };
  const day = addDays(publicNotice.lastDay, 20);
  const talker = holder('leader', 'department', ['department-leader']);
  const talk = talkOf(policy, duty, subjects.other, day, talker);
  const deadlines = (one: string) => one.includes('.deadline');
  return [
    ...compare(
      `${name}, held`,
      judge(policy, { type: 'hold-talk', talk }),
      [told[wanted]],
      deadlines,
    ),
    ...compare(
      `${name}, not held`,
      judge(policy, { type: 'check-obligation', obligation: duty, asOf: day }),
      wanted === 'contradictory' ? [told[wanted]] : [],
      deadlines,
    ),
  ];
}

/** `rolls`: whether the policy's setting rolls the last day. */
export function windowTable(policy: Policy, rolls: boolean): Table {
  const wrong: string[] = [];
  let cases = 0;
  const add = (table: Table) => {
    cases += table.cases;
    wrong.push(...table.wrong);
  };
  const end = (lastDay: CivilDate) => (rolls ? rolled(lastDay) : lastDay);
  for (const [from, to] of stretches) {
    for (let base = from; base <= to; base = addDays(base, 1)) {
      const week = addDays(base, 7);
      for (const kind of ['appointment', 'removal']) {
        const rule = `${kind}.deadline`;
        add(
          check(policy, kind, base, undefined, {
            opens: base,
            lastDay: week,
            due: end(week),
            rule,
          }),
        );
      }
      const start = addDays(base, -7);
      const rule = 'retirement.deadline';
      add(
        check(policy, 'retirement', base, undefined, {
          opens: start,
          lastDay: base,
          due: base,
          rule,
        }),
      );
      // 公示 that ended on the day of decision, and one that was extended.
      for (const extended of [0, 5, 9]) {
        const noticeEnd = addDays(base, extended);
        const lastDay = addDays(noticeEnd, 7);
        add(
          check(
            policy,
            'appointment',
            base,
            { lastDay: noticeEnd, outcome: 'passed' },
            {
              opens: addDays(noticeEnd, 1),
              lastDay,
              due: end(lastDay),
              rule: 'appointment.deadline.publicity',
            },
          ),
        );
        for (const outcome of ['running', 'failed'] as const) {
          cases += 1;
          const publicNotice = { lastDay: noticeEnd, outcome };
          const wanted = outcome === 'running' ? 'awaiting-notice' : 'cancelled';
          wrong.push(...withoutWindow(policy, base, publicNotice, wanted));
        }
      }
      cases += 1;
      const contradictory = { lastDay: addDays(base, -1), outcome: 'passed' } as const;
      wrong.push(...withoutWindow(policy, base, contradictory, 'contradictory'));
    }
  }
  return { cases, wrong };
}
