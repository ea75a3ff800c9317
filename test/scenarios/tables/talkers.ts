/** 二·2 as a table: every role of a talker × class of subject × kind of talk; and every fault of a delegation. */
import type { CivilDate, Delegation, Person, Policy, Role } from '../../../src/policy/index.ts';
import { eligibility, judge } from '../../../src/policy/index.ts';
import {
  compare,
  dutyOf,
  eventOf,
  holder,
  kindNames,
  subjects,
  talkOf,
  type Table,
} from './people.ts';

const on: CivilDate = '2026-03-12';

/** The clause's own words: who may, who may with a reason; whoever is not named is no leader. */
const leaders: Readonly<Record<string, { readonly principal: string; readonly other: string }>> = {
  'committee-principal': { principal: 'yes', other: 'yes' },
  'committee-leader-in-charge': { principal: 'yes', other: 'yes' },
  'committee-other-leader': {
    principal: 'warning talker.principal not-listed',
    other: 'warning talker.other other-leader',
  },
  'department-principal': { principal: 'yes', other: 'yes' },
  'department-leader': { principal: 'warning talker.principal not-listed', other: 'yes' },
};

const everyRole: readonly Role[] = [
  'committee-principal',
  'committee-leader-in-charge',
  'committee-other-leader',
  'department-principal',
  'department-leader',
  'unit-party-principal',
  'team-principal',
  'team-member',
  'same-rank',
];

const isTalkerRule = (rule: string) => /^(talker|delegate)\./.test(rule);

export function talkerTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  const combinations: readonly (readonly Role[])[] = [
    [],
    ...everyRole.map((role) => [role]),
    // Of several roles one that fits is enough.
    ...everyRole.map((role) => [role, 'committee-principal'] as const),
    // A post beside the leader's own adds nothing to it.
    ...everyRole.map((role) => ['committee-other-leader', role] as const),
  ];
  for (const kind of kindNames) {
    for (const subjectClass of ['principal', 'other'] as const) {
      for (const roles of combinations) {
        cases += 1;
        const subject = subjects[subjectClass];
        const talker = holder('talker', 'elsewhere', roles);
        const duty = dutyOf(policy, eventOf(kind, subject, '2026-03-10'));
        const name = `${roles.join('+') || 'nobody'} with ${subjectClass}, ${kind}`;
        if (!duty) {
          wrong.push(`${name}: nothing is due`);
          continue;
        }
        const verdicts = roles.flatMap((role) => leaders[role]?.[subjectClass] ?? []);
        const [first] = verdicts;
        const expected =
          first === undefined
            ? ['error talker.default not-a-leader']
            : verdicts.includes('yes')
              ? []
              : [first];
        const talk = talkOf(policy, duty, subject, on, talker);
        wrong.push(
          ...compare(name, judge(policy, { type: 'plan-talk', talk }), expected, isTalkerRule),
        );
        const answer = eligibility(policy, duty, on, [talker])[0]?.answer;
        const wanted =
          expected.length === 0 ? 'yes' : expected[0]?.startsWith('error') ? 'no' : 'with-reason';
        if (answer !== wanted) wrong.push(`${name}: ${String(answer)}, not ${wanted}`);
      }
    }
  }
  return { cases, wrong };
}

const heads: Readonly<Record<string, { readonly person: Person; readonly fault?: string }>> = {
  head: { person: holder('head', 'bureau', ['unit-party-principal', 'team-principal']) },
  'other-unit': {
    person: holder('stranger', 'mill', ['unit-party-principal']),
    fault: 'other-unit',
  },
  administration: {
    person: holder('director', 'bureau', ['team-principal']),
    fault: 'administration-head',
  },
  deputy: { person: holder('deputy', 'bureau', ['team-member']), fault: 'deputy' },
  outsider: { person: holder('outsider', 'mill', ['team-member']), fault: 'outsider' },
};

/** Every delegate × class × order × hand-on × reason, ordered and then held. */
export function delegationTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  for (const subjectClass of ['principal', 'other'] as const) {
    for (const [head, { person, fault }] of Object.entries(heads)) {
      for (const self of [false, true]) {
        for (const delegator of ['committee', 'department', 'unit'] as const) {
          for (const orderedOn of ['2026-03-11', on, '2026-03-13'] as const) {
            for (const handedOn of [false, true]) {
              for (const reason of ['情况由本单位掌握', ' ']) {
                cases += 1;
                const subject: Person = self
                  ? { ...person, posts: [{ ...person.posts[0]!, managed: true }] }
                  : subjects[subjectClass];
                const isPrincipal = subject.posts[0]!.roles.includes('team-principal');
                const duty = dutyOf(policy, eventOf('routine', subject, '2026-03-10'));
                const name = [subjectClass, head, self && 'self', delegator, orderedOn, handedOn]
                  .filter(Boolean)
                  .join(' ');
                if (!duty) {
                  wrong.push(`${name}: nothing is due`);
                  continue;
                }
                const delegation: Delegation = {
                  id: 'd',
                  // From outside an order may claim anything.
                  delegator: delegator as Delegation['delegator'],
                  delegate: self ? subject : person,
                  reason,
                  orderedOn,
                  ...(handedOn ? { subDelegatedTo: heads['deputy']!.person } : {}),
                };
                const inForce = delegator !== 'unit' && orderedOn <= on;
                const headFault = self
                  ? person.posts[0]!.roles.includes('unit-party-principal')
                    ? undefined
                    : person.posts[0]!.roles.includes('team-principal')
                      ? 'administration-head'
                      : 'deputy'
                  : fault;
                const ofOrder = [
                  ...(reason.trim() === '' ? ['advice delegate.allowed reason-missing'] : []),
                  ...(inForce ? [] : ['error talker.default order-not-in-force']),
                ];
                const ofDelegate = [
                  ...(isPrincipal ? ['error delegate.not_for_principals principal'] : []),
                  ...(self ? ['error delegate.no_self delegate-is-subject'] : []),
                  ...(headFault ? [`error delegate.only_unit_head ${headFault}`] : []),
                ];
                const ordered = [
                  ...ofOrder,
                  ...ofDelegate,
                  ...(handedOn ? ['error delegate.only_unit_head sub-delegated'] : []),
                ];
                const act = { type: 'delegate', delegation, obligation: duty, on } as const;
                wrong.push(...compare(`ordered ${name}`, judge(policy, act), ordered));
                const talk = talkOf(policy, duty, subject, on, delegation.delegate, { delegation });
                const held = [...ofOrder, ...(inForce ? ofDelegate : [])];
                wrong.push(
                  ...compare(
                    `held ${name}`,
                    judge(policy, { type: 'hold-talk', talk }),
                    // Who talks with himself is told so whatever the order says.
                    held,
                    (rule) =>
                      isTalkerRule(rule) && !(self && !inForce && rule === 'delegate.no_self'),
                  ),
                );
              }
            }
          }
        }
      }
    }
  }
  return { cases, wrong };
}

/** What each role makes of its holder: a subject's class, a delegate of the own unit, a head of the own team. */
export function roleTable(policy: Policy): Table {
  const wrong: string[] = [];
  for (const role of everyRole) {
    const subject = holder('subject', 'bureau', [role], true);
    const ofSubject = dutyOf(policy, eventOf('routine', subject, '2026-03-10'))?.subjectClass;
    const wanted = role === 'team-principal' ? 'principal' : 'other';
    if (ofSubject !== wanted) wrong.push(`${role} as a subject: ${String(ofSubject)}`);

    const own = holder('own', 'bureau', [role]);
    const duty = dutyOf(policy, eventOf('routine', subjects.other, '2026-03-10'));
    if (!duty) return { cases: 1, wrong: ['nothing is due'] };
    const delegation: Delegation = {
      id: 'd',
      delegator: 'department',
      delegate: own,
      reason: '情况由本单位掌握',
      orderedOn: on,
    };
    const heads = ['unit-party-principal', 'team-principal'];
    const fault = !heads.includes(role)
      ? ['error delegate.only_unit_head deputy']
      : role === 'unit-party-principal'
        ? []
        : ['error delegate.only_unit_head administration-head'];
    const act = { type: 'delegate', delegation, obligation: duty, on } as const;
    wrong.push(...compare(`${role} as a delegate`, judge(policy, act), fault));

    const talk = {
      ...talkOf(policy, duty, subjects.other, on, own),
      stream: 'unit' as const,
      obligations: [],
    };
    const inTheUnit = heads.includes(role)
      ? []
      : ['advice routine.team_leader_regular not-own-head'];
    const said = judge(policy, { type: 'hold-talk', talk });
    wrong.push(...compare(`${role} in the unit`, said, inTheUnit));
  }
  return { cases: everyRole.length * 3, wrong };
}
