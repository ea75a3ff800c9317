/** What happens in a made-up district: one course per event, from what obliged the talk to how it ended. */
import {
  addDays,
  type CivilDate,
  type ClockTime,
  type PersonnelEvent,
} from '../../policy/index.ts';
import type { Person } from '../ports.ts';
import type { Chance } from './chance.ts';
import type { Roster } from './people.ts';

/** How far a talk's course has come. */
export type Stage = 'planned' | 'held' | 'recorded' | 'confirmed';

/** The course of a matter that a subject raised. */
export interface MatterCourse {
  readonly id: string;
  readonly text: string;
  /** How far it has come: raised, given to a handler, handled, answered, closed. */
  readonly handler?: Person;
  readonly assignedOn?: CivilDate;
  readonly dueOn?: CivilDate;
  readonly handled?: {
    readonly disposition: string;
    readonly result: string;
    readonly evidence: string;
  };
  readonly answeredOn?: CivilDate;
  readonly verified?: {
    readonly on: CivilDate;
    readonly checker: Person;
    readonly opinion: string;
  };
  readonly closed?: true;
}

/** The course of a talk. */
export interface TalkCourse {
  readonly id: string;
  readonly stage: Stage;
  readonly date: CivilDate;
  readonly startsAt: ClockTime;
  readonly endsAt: ClockTime;
  readonly place: string;
  readonly talker: Person;
  readonly recorder: Person;
  readonly outline: boolean;
  readonly workNeed?: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly record: 'written' | 'not-needed';
  readonly statement?: string;
  readonly confirmedOn: CivilDate;
  readonly method: 'signature' | 'paper';
  readonly matters: readonly MatterCourse[];
  /** Held by somebody who may not: closed as the breach it was, and due again. */
  readonly breach?: {
    readonly talker: Person;
    readonly approver: Person;
    readonly reason: string;
    readonly breaches: readonly { readonly rule: string; readonly code: string }[];
  };
}

/** The course of a demand to put something right. */
export interface RectificationCourse {
  readonly id: string;
  readonly demand: string;
  readonly dueOn: CivilDate;
  readonly report?: { readonly on: CivilDate; readonly text: string };
  readonly check?: { readonly on: CivilDate; readonly checker: Person; readonly opinion: string };
}

/** The course of an admonition, from its decision on. */
export interface AdmonitionCourse {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: CivilDate;
  /** Closed by the book on that day, all items being verified. */
  readonly closedOn?: CivilDate;
  readonly items: readonly RectificationCourse[];
}

/** 函询: one letter, and how far it has come. */
export interface InquiryCourse {
  readonly id: string;
  readonly wording: string;
  readonly points: Readonly<Record<string, string>>;
  readonly question: { readonly id: string; readonly text: string };
  readonly draftedOn: CivilDate;
  readonly approver: Person;
  readonly served?: { readonly number: string; readonly on: CivilDate };
  readonly repliedOn?: CivilDate;
  readonly clearOn?: CivilDate;
  readonly closed?: true;
}

/** 委托: an order that waits for its talk, or that was not accepted. */
export interface DelegationCourse {
  readonly id: string;
  readonly delegate: Person;
  readonly leader: Person;
  readonly drawnUpOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly reason: string;
  readonly acceptedOn?: CivilDate;
  readonly refused?: { readonly on: CivilDate; readonly reason: string };
}

/** One event with its talk or letter. Several events share a talk where it was held with a group. */
export interface Course {
  readonly events: readonly { readonly event: PersonnelEvent; readonly obligation: string }[];
  readonly talk?: TalkCourse;
  readonly admonition?: AdmonitionCourse;
  readonly inquiry?: InquiryCourse;
  readonly delegation?: DelegationCourse;
}

export const KINDS = {
  appointment: 25,
  removal: 14,
  retirement: 6,
  routine: 42,
  reminder: 10,
  admonition: 3,
} as const;

type Kind = keyof typeof KINDS;

const TRIGGERS: { readonly [K in Kind]: readonly string[] } = {
  appointment: ['promotion', 'exchange', 'rotation', 'other'],
  removal: ['work_need', 'age_limit', 'incompetent', 'sanction', 'resignation', 'health', 'other'],
  retirement: ['due', 'early'],
  routine: ['disunity', 'thought', 'feedback', 'award', 'long_leave', 'life_event', 'work_need'],
  reminder: ['petition', 'democratic_review', 'assessment', 'team_meeting', 'audit', 'other'],
  admonition: ['political', 'duty', 'work_style', 'morals', 'integrity'],
};

const BASES: { readonly [K in Kind]: 'decision' | 'formalities' | 'arisen' } = {
  appointment: 'decision',
  removal: 'decision',
  retirement: 'formalities',
  routine: 'arisen',
  reminder: 'arisen',
  admonition: 'decision',
};

/** The rule of each kind whose day can be missed: a reason is kept under it. */
const DEADLINES: { readonly [K in Kind]?: string } = {
  appointment: 'appointment.deadline',
  removal: 'removal.deadline',
  retirement: 'retirement.deadline',
};

const PLACES = ['区委 301 室', '区委 305 室', '组织部小会议室', '谈话室'];
const STARTS: readonly ClockTime[] = ['08:30', '09:00', '10:00', '14:30', '15:30', '16:00'];
const ENDS: readonly ClockTime[] = ['09:15', '09:45', '10:50', '15:20', '16:10', '16:45'];
const RAISED = [
  '希望解决两地分居期间的住房困难',
  '反映分管工作人手不足',
  '建议加强乡镇干部业务培训',
  '请求协调孩子转学事宜',
  '反映历史遗留项目资金问题',
];

/** An event of a kind for a cadre on a day. */
function makeEvent(
  chance: Chance,
  kind: Kind,
  subject: Person,
  on: CivilDate,
  noticed: boolean,
): PersonnelEvent {
  const triggers = [chance.pick(TRIGGERS[kind])];
  const decision = {
    body: '区委常委会',
    documentNumber: `云发〔${on.slice(0, 4)}〕${chance.between(1, 90)}号`,
  };
  return {
    id: chance.id(),
    kind,
    triggers,
    dates: { [BASES[kind]]: on },
    ...(BASES[kind] === 'decision' ? { decision } : {}),
    ...(noticed ? { publicNotice: { lastDay: addDays(on, 7), outcome: 'passed' } } : {}),
    subject,
  };
}

/** How the talk for these events went, seen from `today`. */
export function makeCourse(
  chance: Chance,
  roster: Roster,
  kind: Kind,
  subjects: readonly Person[],
  on: CivilDate,
  today: CivilDate,
): Course {
  const noticed = kind === 'appointment' && subjects.length === 1 && chance.is(0.3);
  const events = subjects.map((subject) => ({
    event: makeEvent(chance, kind, subject, on, noticed),
    obligation: chance.id(),
  }));
  const [only] = events;
  // A letter from a petition is searched with the vault, which a made-up district has not.
  if (kind === 'reminder' && only !== undefined && chance.is(0.4)) {
    if (!only.event.triggers.includes('petition')) {
      const written = { ...only, event: { ...only.event, way: 'inquiry' as const } };
      return { events: [written], inquiry: makeInquiry(chance, roster, on, today) };
    }
  }
  const late = chance.is(0.12);
  const days = kind === 'retirement' ? -chance.int(7) : chance.between(1, 6) + (noticed ? 7 : 0);
  const date = addDays(on, late ? days + chance.between(12, 45) : days);
  const admonition = kind === 'admonition' ? chance.id() : undefined;
  const [first] = subjects;
  if (first === undefined || (chance.is(0.04) && admonition === undefined)) {
    const delegation = makeDelegation(chance, roster, kind, first, on, today);
    return { events, ...(delegation === undefined ? {} : { delegation }) };
  }
  const talk = makeTalk(chance, roster, { kind, subjects, first, late, noticed, date, today });
  return {
    events,
    talk,
    ...(admonition === undefined
      ? {}
      : { admonition: makeAdmonition(chance, roster, admonition, on, talk, today) }),
  };
}

/** For an everyday talk with somebody whose unit's Party head is another. */
function makeDelegation(
  chance: Chance,
  { cadres, leaders }: Roster,
  kind: Kind,
  subject: Person | undefined,
  on: CivilDate,
  today: CivilDate,
): DelegationCourse | undefined {
  const [leader] = leaders.deputies;
  const post = subject?.posts.find((one) => holds(one, on));
  if (kind !== 'routine' || leader === undefined || post === undefined) return undefined;
  if (subject?.posts.some(({ roles }) => roles.includes('team-principal')) === true)
    return undefined;
  const delegate = cadres.find(({ posts }) =>
    posts.some(
      (one) =>
        one.unit === post.unit && one.roles.includes('unit-party-principal') && holds(one, on),
    ),
  );
  if (delegate === undefined) return undefined;
  const order = {
    id: chance.id(),
    delegate,
    leader,
    drawnUpOn: on,
    dueOn: addDays(on, 14),
    reason: '由所在单位党委主要负责人谈更便于了解情况',
  };
  const answeredOn = addDays(on, chance.between(1, 3));
  if (answeredOn > today || chance.is(0.3)) return order;
  return chance.is(0.6)
    ? { ...order, acceptedOn: answeredOn }
    : { ...order, refused: { on: answeredOn, reason: '近期在外学习，请另行安排' } };
}

function holds({ from, to }: Person['posts'][number], on: CivilDate): boolean {
  return from <= on && (to === undefined || on <= to);
}

const LETTER = {
  'reminder.content.problem': '有关情况反映你单位项目招标把关不严。',
  'reminder.content.explain': '请对上述情况如实作出书面说明。',
  'reminder.content.hopes': '希望引以为戒，严格执行有关规定。',
};

function makeInquiry(
  chance: Chance,
  { leaders }: Roster,
  on: CivilDate,
  today: CivilDate,
): InquiryCourse {
  const letter = {
    id: chance.id(),
    wording: chance.id(),
    points: LETTER,
    question: { id: chance.id(), text: '你对该项目是否履行了审核职责？' },
    draftedOn: on,
    approver: leaders.minister,
  };
  const served = addDays(on, chance.between(1, 5));
  if (served > today || chance.is(0.05)) return letter;
  const number = `函〔${on.slice(0, 4)}〕${chance.between(1, 9999)}号`;
  const sent = { ...letter, served: { number, on: served } };
  const repliedOn = addDays(served, chance.between(3, 28));
  if (repliedOn > today || chance.is(0.05)) return sent;
  const clearOn = addDays(repliedOn, chance.between(1, 9));
  if (clearOn > today || chance.is(0.1)) return { ...sent, repliedOn };
  return { ...sent, repliedOn, clearOn, ...(chance.is(0.9) ? { closed: true } : {}) };
}

function makeTalk(
  chance: Chance,
  roster: Roster,
  facts: {
    readonly kind: Kind;
    readonly subjects: readonly Person[];
    readonly first: Person;
    readonly late: boolean;
    readonly noticed: boolean;
    readonly date: CivilDate;
    readonly today: CivilDate;
  },
): TalkCourse {
  const { kind, subjects, first, late, noticed, date, today } = facts;
  const { leaders } = roster;
  const group = subjects.length > 1;
  const principal = first.posts.some(({ roles }) => roles.includes('team-principal'));
  // Arranged late, it is arranged with a reason.
  const reasoned = late && (date > today || chance.is(0.6));
  const deadline = DEADLINES[kind];
  const slot = chance.int(STARTS.length);
  const confirmedOn = addDays(date, chance.int(5));
  const outline = chance.is(0.93);
  const record =
    kind === 'reminder' || kind === 'admonition' || group || chance.is(0.7)
      ? 'written'
      : 'not-needed';
  const reasons: Record<string, string> = {};
  if (!outline) reasons['plan.before'] = '临时接到通知，来不及准备提纲';
  if (late && reasoned && deadline !== undefined) {
    reasons[noticed ? 'appointment.deadline.publicity' : deadline] = '本人因公外出';
  }
  const settled = confirmedOn <= today && (!late || reasoned || deadline === undefined);
  const stage: Stage =
    date > today ? 'planned' : settled ? 'confirmed' : chance.is(0.5) ? 'held' : 'recorded';
  const breach = kind === 'routine' && !group && stage === 'confirmed' && chance.is(0.01);
  return {
    id: chance.id(),
    stage,
    date,
    startsAt: STARTS[slot] ?? '09:00',
    endsAt: ENDS[slot] ?? '09:45',
    place: chance.pick(PLACES),
    talker: principal
      ? chance.pick([leaders.minister, leaders.inCharge, leaders.secretary])
      : chance.pick([...leaders.deputies, leaders.minister]),
    recorder: roster.staff.clerk,
    outline,
    ...(group ? { workNeed: '集中调整后集体任职' } : {}),
    reasons,
    record,
    ...(chance.is(0.5) ? { statement: '完全拥护组织决定，坚决服从安排。' } : {}),
    confirmedOn,
    method: chance.is(0.5) ? 'paper' : 'signature',
    matters:
      !group && !breach && chance.is(0.2) ? [makeMatter(chance, roster, confirmedOn, today)] : [],
    ...(breach
      ? {
          breach: {
            talker: roster.staff.inspector,
            approver: leaders.secretary,
            reason: '谈话人不具备资格，另行安排谈话',
            breaches: [{ rule: 'talker.default', code: 'not-a-leader' }],
          },
        }
      : {}),
  };
}

function makeMatter(
  chance: Chance,
  { leaders }: Roster,
  from: CivilDate,
  today: CivilDate,
): MatterCourse {
  const matter = { id: chance.id(), text: chance.pick(RAISED) };
  const assignedOn = addDays(from, chance.between(1, 5));
  if (assignedOn > today || chance.is(0.05)) return matter;
  const [handler, checker] = leaders.deputies;
  if (handler === undefined || checker === undefined) return matter;
  const assigned = { ...matter, handler, assignedOn, dueOn: addDays(assignedOn, 30) };
  const on = addDays(assignedOn, chance.between(5, 50));
  if (on > today || chance.is(0.05)) return assigned;
  const handled = {
    ...assigned,
    handled: { disposition: '与有关单位协调', result: '已解决', evidence: '协调会议纪要' },
  };
  if (chance.is(0.1)) return handled;
  const answered = { ...handled, answeredOn: on };
  if (chance.is(0.1)) return answered;
  return { ...answered, verified: { on, checker, opinion: '情况属实' }, closed: true };
}

function makeAdmonition(
  chance: Chance,
  { leaders }: Roster,
  id: string,
  decidedOn: CivilDate,
  talk: TalkCourse,
  today: CivilDate,
): AdmonitionCourse {
  const [checker] = leaders.deputies;
  const items = Array.from({ length: chance.between(1, 3) }, (_, index): RectificationCourse => {
    const dueOn = addDays(talk.date, chance.pick([30, 60, 90]));
    const item = { id: chance.id(), demand: `整改要求之${index + 1}：改进工作作风`, dueOn };
    const on = addDays(dueOn, chance.between(-20, 8));
    if (talk.stage !== 'confirmed' || on > today || chance.is(0.05) || checker === undefined)
      return item;
    const reported = { ...item, report: { on, text: '已逐项整改' } };
    const checkedOn = addDays(on, chance.between(1, 10));
    if (checkedOn > today || chance.is(0.05)) return reported;
    return { ...reported, check: { on: checkedOn, checker, opinion: '整改到位' } };
  });
  const checks = items.flatMap(({ check }) => (check === undefined ? [] : [check.on])).sort();
  const last = checks.length === items.length ? checks[checks.length - 1] : undefined;
  const settled = talk.matters.every((matter) => matter.closed === true);
  return {
    id,
    number: `诫〔${decidedOn.slice(0, 4)}〕${chance.between(1, 9999)}号`,
    issuedOn: decidedOn,
    items,
    ...(last !== undefined && settled && chance.is(0.9) ? { closedOn: last } : {}),
  };
}
