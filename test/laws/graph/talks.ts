/** Talks and the obligations that they discharge: who talks, with which order, in person or in writing. */
import {
  obligations,
  type Delegation,
  type Inquiry,
  type Obligation,
  type Policy,
  type Talk,
} from '../../../src/policy/index.ts';
import { eventOf, holder, subjects, talkOf } from '../../scenarios/tables/people.ts';
import { errors, type Case, type Graph } from './explore.ts';

export interface Meeting {
  readonly form: Obligation['form'];
  readonly subject: keyof typeof subjects;
  readonly talker?: Talker;
  readonly plannedOn?: Talk['date'];
  readonly heldOn?: Talk['date'];
  readonly record: Talk['record'];
  readonly reply?: NonNullable<Inquiry['reply']>;
}

/** A leader; nobody in particular; the own unit's Party head with an order, and without. */
const talkers = {
  leader: holder('leader', 'department', ['department-leader']),
  nobody: holder('nobody', 'mill', ['team-member']),
  delegate: holder('head', 'bureau', ['unit-party-principal']),
  'head without order': holder('head', 'bureau', ['unit-party-principal']),
} as const;
type Talker = keyof typeof talkers;

const order: Delegation = {
  id: 'order',
  delegator: 'department',
  delegate: talkers.delegate,
  reason: '情况由本单位掌握',
  orderedOn: '2026-03-09',
};

const does: Graph<Meeting>['does'] = (action, facts, today) => {
  const each = Object.keys(talkers) as readonly Talker[];
  switch (action) {
    case 'arrange':
    case 'plan':
      return each.map((talker) => ({ ...facts, talker, plannedOn: today }));
    case 'hold':
      return each.map((talker) => ({ ...facts, talker, heldOn: today }));
    case 'record':
      return [{ ...facts, record: 'written' }];
    case 'waive-record':
      return [{ ...facts, record: 'not-needed' }];
    case 'leave-undischarged':
      return [{ form: facts.form, subject: facts.subject, record: 'undecided' }];
    case 'accept-reply':
      return (['subject', 'unit'] as const).flatMap((by) =>
        (['written', 'spoken'] as const).map((form) => ({
          ...facts,
          reply: { form, by, receivedOn: today },
        })),
      );
    default:
      return [facts];
  }
};

function dutyOf(policy: Policy, { form, subject }: Meeting): Obligation {
  const event = eventOf('reminder', subjects[subject], '2026-03-09', { way: form });
  const [duty] = obligations(policy, event).obligations;
  if (!duty) throw new Error('a reminder obliges nothing');
  return duty;
}

function talk(policy: Policy, facts: Meeting): Talk {
  const { subject, talker = 'leader', heldOn, plannedOn = '2026-03-09' } = facts;
  const duty = dutyOf(policy, facts);
  return talkOf(policy, duty, subjects[subject], heldOn ?? plannedOn, talkers[talker], {
    planned: facts.plannedOn !== undefined,
    record: facts.record,
    ...(talker === 'delegate' ? { delegation: order } : {}),
  });
}

function asked(policy: Policy, action: string, facts: Meeting) {
  const about = talk(policy, facts);
  const obligation = dutyOf(policy, facts);
  const answered: Inquiry = {
    id: 'inquiry',
    obligation,
    sender: 'department',
    ...(facts.reply ? { reply: facts.reply } : {}),
  };
  switch (action) {
    case 'arrange':
    case 'plan':
      return { type: 'plan-talk', talk: about } as const;
    case 'talk closed':
      return { type: 'close-talk', talk: about } as const;
    case 'reply accepted':
      return { type: 'close-inquiry', inquiry: answered, as: 'answered' } as const;
    default:
      return { type: 'discharge', talk: about, obligation: obligation.id } as const;
  }
}

const bothForms = (['talk', 'inquiry'] as const).flatMap((form) =>
  (['principal', 'other'] as const).map((subject): Meeting => ({
    form,
    subject,
    record: 'undecided',
  })),
);

export function meetings(policy: Policy): Graph<Meeting> {
  return {
    machine: 'talk',
    starts: bothForms,
    days: 2,
    does,
    asks: (action, facts) => [
      asked(policy, action === 'arrange' ? 'arrange' : 'talk closed', facts),
    ],
  };
}

export function duties(policy: Policy): Graph<Meeting> {
  return {
    machine: 'obligation',
    starts: bothForms,
    days: 2,
    does,
    // Closed over a reply where there is one, else over the talk.
    asks: (action, facts) => [
      asked(
        policy,
        action === 'plan' ? 'plan' : facts.reply ? 'reply accepted' : 'discharge',
        facts,
      ),
    ],
  };
}

export function forbiddenOfMeeting(
  policy: Policy,
  { state, facts }: Case<Meeting>,
): readonly string[] {
  const of = (action: string) => errors(policy, asked(policy, action, facts));
  switch (state) {
    case 'planned':
    case 'notified':
      return of('plan');
    case 'confirmed':
    case 'following':
    case 'closed':
      return facts.reply ? of('reply accepted') : [...of('talk closed'), ...of('discharge')];
    default:
      return [];
  }
}
