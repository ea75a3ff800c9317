/** 二·2, 五¶1 as tables: who held a talk under which order, and what came back of it. */
import {
  addDays,
  judge,
  windowFrom,
  type CivilDate,
  type Delegation,
  type Person,
  type Policy,
  type Talk,
} from '../../../src/policy/index.ts';
import { compare, dutyOf, eventOf, holder, kindNames, talkOf, type Table } from './people.ts';

const on: CivilDate = '2026-03-12';
const unit = 'bureau';

const head = holder('head', unit, ['unit-party-principal']);
const deputy = holder('deputy', unit, ['team-member']);

const holders: Readonly<Record<string, Person>> = {
  'a leader': holder('leader', 'department', ['department-principal']),
  'the delegate': head,
  'whom he handed it to': deputy,
  'somebody else': holder('other-head', unit, ['unit-party-principal']),
};

const orders: Readonly<Record<string, Pick<Delegation, 'delegator' | 'orderedOn'> | undefined>> = {
  none: undefined,
  'before the talk': { delegator: 'department', orderedOn: '2026-03-11' },
  'after the talk': { delegator: 'committee', orderedOn: '2026-03-13' },
};

const notDelegable = 'delegate.not_for_principals';
const exceptions = {
  none: {},
  approved: { [notDelegable]: { approver: '区委书记', reason: '情况特殊' } },
  'by nobody': { [notDelegable]: { approver: ' ', reason: '情况特殊' } },
} as const;

interface Holding {
  readonly held: string;
  readonly order: string;
  readonly exception: keyof typeof exceptions;
  readonly isPrincipal: boolean;
  readonly isSelf: boolean;
}

function faults({ held, order, exception, isPrincipal, isSelf }: Holding): readonly string[] {
  const self = (code: string) => (isSelf ? [`error delegate.no_self ${code}`] : []);
  if (held === 'a leader') return self('talker-is-subject');
  if (order === 'none') return [...self('talker-is-subject'), 'error talker.default not-a-leader'];
  const asDelegate = held === 'the delegate';
  const notAsDelegate = asDelegate ? [] : self('talker-is-subject');
  if (order === 'after the talk') {
    return [...notAsDelegate, 'error talker.default order-not-in-force'];
  }
  if (!asDelegate) {
    const handedOn = held === 'whom he handed it to';
    return [
      ...notAsDelegate,
      handedOn
        ? 'error delegate.only_unit_head sub-delegated'
        : 'error talker.default not-the-delegate',
    ];
  }
  return [
    ...self('delegate-is-subject'),
    ...(isPrincipal
      ? [
          exception === 'approved'
            ? `warning ${notDelegable} overridden`
            : `error ${notDelegable} principal`,
        ]
      : []),
  ];
}

/** Who held it × order × exception × class × whether he is the subject × who recorded. */
export function heldTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  for (const [held, talker] of Object.entries(holders)) {
    for (const [order, given] of Object.entries(orders)) {
      for (const exception of Object.keys(exceptions) as readonly Holding['exception'][]) {
        for (const isPrincipal of [false, true]) {
          for (const isSelf of [false, true]) {
            for (const recorder of ['clerk', 'subject'] as const) {
              cases += 1;
              const someone = isSelf ? talker : holder('subject', unit, ['team-member']);
              const [post] = someone.posts;
              if (!post) return { cases, wrong: ['nobody without a post'] };
              const subject: Person = {
                ...someone,
                posts: [
                  {
                    ...post,
                    managed: true,
                    roles: [...post.roles, ...(isPrincipal ? (['team-principal'] as const) : [])],
                  },
                ],
              };
              const duty = dutyOf(policy, eventOf('routine', subject, '2026-03-10'));
              const name = [held, order, exception, isPrincipal, isSelf, recorder].join(' / ');
              if (!duty) {
                wrong.push(`${name}: nothing is due`);
                continue;
              }
              const delegation: Delegation | undefined = given && {
                ...given,
                id: 'd',
                delegate: isSelf && held === 'the delegate' ? subject : head,
                reason: '情况由本单位掌握',
                subDelegatedTo: isSelf && held === 'whom he handed it to' ? subject : deputy,
              };
              const talk: Talk = talkOf(policy, duty, subject, on, isSelf ? subject : talker, {
                recorder: recorder === 'subject' ? subject : holder('clerk', 'department', []),
                overrides: exceptions[exception],
                ...(delegation ? { delegation } : {}),
              });
              const expected = [
                ...faults({ held, order, exception, isPrincipal, isSelf }),
                ...(recorder === 'subject' ? ['error delegate.no_self recorder-is-subject'] : []),
              ];
              const act = { type: 'hold-talk', talk } as const;
              wrong.push(
                ...compare(name, judge(policy, act), expected, (rule) =>
                  /^(talker|delegate)\./.test(rule),
                ),
              );
              // In the unit's own stream nobody meets an obligation of the district's.
              const inside = { type: 'discharge', talk: { ...talk, stream: 'unit' } } as const;
              wrong.push(
                ...compare(
                  `${name}, in the unit`,
                  judge(policy, { ...inside, obligation: duty.id }),
                  ['error talker.default unit-stream'],
                  (rule) => rule.startsWith('talker.'),
                ),
              );
            }
          }
        }
      }
    }
  }
  return { cases: cases * 2, wrong };
}

/** Kept by the department: nothing of it stays with the unit (五¶3). */
const keptByDepartment = new Set(['reminder', 'admonition']);

/** Kind × held × returned × copies × the day that it is looked at; with a reminder day and without. */
export function returnTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  const reminds = windowFrom(policy, 'delegation.return', on).remindOn;
  for (const kind of kindNames) {
    const subject = holder('subject', unit, ['team-member'], true);
    const duty = dutyOf(policy, eventOf(kind, subject, '2026-03-10'));
    if (!duty) return { cases: 1, wrong: [`${kind}: nothing is due`] };
    const { due } = duty.window;
    const delegation: Delegation = {
      id: 'd',
      delegator: 'department',
      delegate: head,
      reason: '情况由本单位掌握',
      orderedOn: '2026-03-10',
    };
    const days = [
      on,
      ...(due ? [due, addDays(due, 1)] : []),
      ...(reminds ? [reminds, addDays(reminds, 1)] : []),
      addDays(on, 60),
    ];
    for (const asOf of days) {
      for (const heldOn of [undefined, on]) {
        for (const recordReturnedOn of heldOn ? [undefined, addDays(on, 1)] : [undefined]) {
          for (const copiesKept of [undefined, false, true]) {
            cases += 1;
            const owed = heldOn
              ? recordReturnedOn
                ? []
                : [
                    'advice delegate.complete record-not-returned',
                    ...(reminds && asOf > reminds ? ['advice delegate.complete reminder-day'] : []),
                  ]
              : due && asOf > due
                ? ['advice delegate.complete not-held']
                : [];
            const copies =
              copiesKept && keptByDepartment.has(kind) ? ['error archive.keeper copies-kept'] : [];
            const findings = judge(policy, {
              type: 'return-delegation',
              delegation,
              obligation: duty,
              asOf,
              ...(heldOn ? { heldOn } : {}),
              ...(recordReturnedOn ? { recordReturnedOn } : {}),
              ...(copiesKept === undefined ? {} : { copiesKept }),
            });
            const name = [kind, asOf, heldOn, recordReturnedOn, copiesKept].join(' / ');
            wrong.push(...compare(name, findings, [...owed, ...copies]));
          }
        }
      }
    }
  }
  return { cases, wrong };
}
