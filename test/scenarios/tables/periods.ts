/**
 * The periods beside the deadlines, day by day around 春节, 国庆 and the turn of the year: local reminder
 * days of soft words, and the working days and months of the rules in force today.
 */
import {
  addDays,
  addMonths,
  judge,
  replyWindow,
  windowFrom,
  type Act,
  type CivilDate,
  type Inquiry,
  type Obligation,
  type Policy,
  type Window,
} from '../../../src/policy/index.ts';
import { obligations } from '../../../src/policy/index.ts';
import { compare, eventOf, holder, subjects, talkOf, type Table } from './people.ts';
import { isWorked, stretches } from './windows.ts';

function* basesOf(): Generator<CivilDate> {
  for (const [from, to] of stretches) {
    for (let base = from; base <= to; base = addDays(base, 1)) yield base;
  }
}

function dutyBy(
  policy: Policy,
  kind: string,
  base: CivilDate,
  way: 'talk' | 'inquiry',
): Obligation {
  const [duty] = obligations(policy, eventOf(kind, subjects.other, base, { way })).obligations;
  if (!duty) throw new Error(`${kind} obliges nothing`);
  return duty;
}

function inquiryOf(obligation: Obligation, receivedOn: CivilDate, repliedOn?: CivilDate): Inquiry {
  return {
    id: 'inquiry',
    obligation,
    sender: 'department',
    approver: '组织部长',
    receivedOn,
    ...(repliedOn ? { reply: { form: 'written', by: 'subject', receivedOn: repliedOn } } : {}),
  };
}

/** 及时 with a local number of days: on the day itself nothing, the day after a reminder, never a fault. */
export function reminderTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  const say = (name: string, act: Act, expected: readonly string[], only: RegExp) => {
    cases += 1;
    wrong.push(...compare(name, judge(policy, act), expected, (rule) => only.test(rule)));
  };
  const settings = [
    ['routine', 'talk', 'routine.timely', 'routine.remind_days'],
    ['reminder', 'talk', 'reminder.timely', 'reminder.remind_days'],
    ['reminder', 'inquiry', 'reminder.timely', 'reminder.remind_days'],
    ['admonition', 'talk', 'admonition.timely', 'admonition.remind_days'],
  ] as const;
  for (const base of basesOf()) {
    for (const [kind, way, rule, setting] of settings) {
      const days = policy.settings[setting];
      const obligation = dutyBy(policy, kind, base, way);
      const last = addDays(base, typeof days === 'number' ? days : 3650);
      for (const [asOf, late] of [
        [base, false],
        [last, false],
        [addDays(last, 1), typeof days === 'number'],
      ] as const) {
        const reminded = late ? [`advice ${rule} reminder-day`] : [];
        const name = `${kind} by ${way} from ${base}, as of ${asOf}`;
        say(name, { type: 'check-obligation', obligation, asOf }, reminded, /\.timely$/);
      }
    }
    const replyDays = policy.settings['inquiry.reply_days'];
    const obligation = dutyBy(policy, 'reminder', base, 'inquiry');
    const due = addDays(base, typeof replyDays === 'number' ? replyDays : 3650);
    for (const [repliedOn, late] of [
      [base, false],
      [due, false],
      [addDays(due, 1), typeof replyDays === 'number'],
    ] as const) {
      const inquiry = inquiryOf(obligation, base, repliedOn);
      const reminded = late ? ['advice reminder.inquiry_reply reminder-day'] : [];
      const name = `inquiry received ${base}, answered ${repliedOn}`;
      say(name, { type: 'close-inquiry', inquiry, as: 'answered' }, reminded, /./);
    }
  }
  return { cases, wrong };
}

/** The so-many-th working day after a day; undefined where it reaches into a year that nobody has published. */
function workingDay(base: CivilDate, count: number): CivilDate | undefined {
  let day = base;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    const works = isWorked(day);
    if (works === undefined) return undefined;
    if (works) left -= 1;
  }
  return day;
}

/** Under `national`: the reply in 15 working days, the self-criticism in 5, the report in six months. */
export function todayTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  const stands = (name: string, window: Window, due: CivilDate | undefined) => {
    cases += 1;
    const said = window.state === 'provisional' ? undefined : window.due;
    if (said !== due) wrong.push(`${name}: ${String(said)}, not ${String(due)}`);
  };
  const say = (name: string, act: Act, expected: readonly string[], only: string) => {
    cases += 1;
    wrong.push(...compare(name, judge(policy, act), expected, (rule) => rule === only));
  };
  const leader = holder('leader', 'department', ['department-leader']);
  for (const base of basesOf()) {
    const reply = 'reminder.inquiry_reply.period';
    const letter = dutyBy(policy, 'reminder', base, 'inquiry');
    const replyBy = workingDay(base, 15);
    stands(`reply from ${base}`, replyWindow(policy, inquiryOf(letter, base)), replyBy);
    for (const [on, code] of replyBy
      ? ([
          [base, undefined],
          [replyBy, undefined],
          [addDays(replyBy, 1), 'late'],
        ] as const)
      : ([[addDays(base, 40), 'undecided']] as const)) {
      const inquiry = inquiryOf(letter, base, on);
      const expected = code ? [`${code === 'late' ? 'warning' : 'advice'} ${reply} ${code}`] : [];
      const name = `inquiry received ${base}, answered ${on}`;
      say(name, { type: 'close-inquiry', inquiry, as: 'answered' }, expected, reply);
    }

    const paper = 'admonition.self_criticism.period';
    const report = 'admonition.report';
    const duty = dutyBy(policy, 'admonition', base, 'talk');
    const talk = talkOf(policy, duty, subjects.other, base, leader);
    const paperBy = workingDay(base, 5);
    const reportBy = addMonths(base, 6);
    stands(
      `self-criticism from ${base}`,
      windowFrom(policy, 'admonition.self_criticism', base),
      paperBy,
    );
    stands(`report from ${base}`, windowFrom(policy, report, base), reportBy);
    for (const late of [false, true]) {
      const receivedOn = addDays(paperBy ?? addDays(base, 40), late ? 1 : 0);
      const reportReceivedOn = addDays(reportBy, late ? 1 : 0);
      const act = {
        type: 'close-admonition',
        talk,
        selfCriticism: {
          receivedOn,
          signed: true,
          countersigned: true,
          sentTo: ['discipline', 'organization'],
        },
        reportReceivedOn,
      } as const;
      const ofPaper = paperBy
        ? late
          ? [`warning ${paper} late`]
          : []
        : [`advice ${paper} undecided`];
      say(`self-criticism of ${receivedOn} after ${base}`, act, ofPaper, paper);
      const ofReport = late ? [`warning ${report} late`] : [];
      say(`report of ${reportReceivedOn} after ${base}`, act, ofReport, report);
    }
  }
  return { cases, wrong };
}
