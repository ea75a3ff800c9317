/** An order to talk: whom it names, for whom, and whether he keeps to it. */
import {
  obligations,
  type Act,
  type CivilDate,
  type Delegation,
  type Obligation,
  type Policy,
} from '../../../src/policy/index.ts';
import { eventOf, holder, subjects, talkOf } from '../../scenarios/tables/people.ts';
import { errors, type Case, type Graph } from './explore.ts';

export interface Order {
  readonly subject: keyof typeof subjects;
  readonly delegate: keyof typeof delegates;
  readonly orderedOn?: CivilDate;
  readonly heldOn?: CivilDate;
  readonly handedOn?: true;
  readonly returnedOn?: CivilDate;
}

const delegates = {
  head: holder('head', 'bureau', ['unit-party-principal']),
  'head of another unit': holder('stranger', 'mill', ['unit-party-principal']),
  deputy: holder('deputy', 'bureau', ['team-member']),
  subject: subjects.other,
} as const;

const does: Graph<Order>['does'] = (action, facts, today) => {
  switch (action) {
    case 'order':
      return [{ ...facts, orderedOn: today }];
    case 'hold':
    case 'record-talk-unordered':
      return [{ ...facts, heldOn: today }];
    case 'record-handing-on':
      return [{ ...facts, handedOn: true }];
    case 'return-record':
      return [{ ...facts, returnedOn: today }];
    default:
      return [facts];
  }
};

function dutyOf(policy: Policy, { subject }: Order): Obligation {
  const event = eventOf('routine', subjects[subject], '2026-03-09');
  const [duty] = obligations(policy, event).obligations;
  if (!duty) throw new Error('a routine talk is no obligation');
  return duty;
}

function orderOf({ delegate, orderedOn = '2026-03-09', handedOn }: Order): Delegation {
  return {
    id: 'order',
    delegator: 'department',
    delegate: delegates[delegate],
    reason: '情况由本单位掌握',
    orderedOn,
    ...(handedOn ? { subDelegatedTo: delegates.deputy } : {}),
  };
}

function ordered(policy: Policy, facts: Order): Act {
  return { type: 'delegate', delegation: orderOf(facts), obligation: dutyOf(policy, facts) };
}

/** The talk as he held it; handed on, somebody else did. */
function held(policy: Policy, facts: Order): Act {
  const { delegate, heldOn = '2026-03-09', orderedOn, handedOn, subject } = facts;
  const talker = handedOn ? delegates.deputy : delegates[delegate];
  const talk = talkOf(policy, dutyOf(policy, facts), subjects[subject], heldOn, talker, {
    ...(orderedOn ? { delegation: orderOf(facts) } : {}),
  });
  return { type: 'hold-talk', talk };
}

function returned(policy: Policy, facts: Order, today: CivilDate): Act {
  const { heldOn, returnedOn } = facts;
  return {
    type: 'return-delegation',
    delegation: orderOf(facts),
    obligation: dutyOf(policy, facts),
    asOf: today,
    ...(heldOn ? { heldOn } : {}),
    ...(returnedOn ? { recordReturnedOn: returnedOn } : {}),
  };
}

export function orders(policy: Policy): Graph<Order> {
  return {
    machine: 'delegation',
    starts: (['principal', 'other'] as const).flatMap((subject) =>
      (Object.keys(delegates) as readonly Order['delegate'][]).map((delegate): Order => ({
        subject,
        delegate,
      })),
    ),
    days: 3,
    does,
    asks: (action, facts, today) => [
      action === 'order' ? ordered(policy, facts) : returned(policy, facts, today),
    ],
  };
}

export function forbiddenOfOrder(
  policy: Policy,
  { state, facts, today }: Case<Order>,
): readonly string[] {
  switch (state) {
    case 'ordered':
    case 'accepted':
      return errors(policy, ordered(policy, facts));
    case 'held':
    case 'returned':
      return [...errors(policy, ordered(policy, facts)), ...errors(policy, held(policy, facts))];
    case 'closed':
      return [
        ...errors(policy, ordered(policy, facts)),
        ...errors(policy, held(policy, facts)),
        ...errors(policy, returned(policy, facts, today)),
      ];
    case 'breached':
      // The other way round: what the machine puts on record as against the rules, the policy finds so.
      return errors(policy, held(policy, facts)).length === 0
        ? ['put on record as a breach, and found to be none']
        : [];
    default:
      return [];
  }
}
