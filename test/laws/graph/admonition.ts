/** The ceremony of an admonition as it may go: who talks, which day each step falls on, how the notice was received. */
import type { Act, CivilDate, Policy, Service, Talk } from '../../../src/policy/index.ts';
import { dutyOf, eventOf, holder, subjects, talkOf } from '../../scenarios/tables/people.ts';
import { errors, type Case, type Graph } from './explore.ts';

export interface Ceremony {
  readonly decidedOn?: CivilDate;
  readonly issuedOn?: CivilDate;
  readonly plannedOn?: CivilDate;
  readonly heldOn?: CivilDate;
  readonly talker?: 'leader' | 'nobody';
  readonly servedOn?: CivilDate;
  readonly servedAt?: '08:00' | '09:30';
  readonly receipt?: Service['receipt'];
  readonly dueOn?: CivilDate;
  readonly recorded?: true;
  /** The talk was on record without service, or the service without the talk. */
  readonly apart?: true;
}

const talkers = {
  leader: holder('leader', 'department', ['department-leader']),
  nobody: holder('nobody', 'mill', ['team-member']),
} as const;

function undone(facts: Ceremony, field: keyof Ceremony): Ceremony {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== field));
}

/** `byTheBook`: every need is met at once and rightly; else also late, by the wrong person, before the talk. */
function does(byTheBook: boolean): Graph<Ceremony>['does'] {
  const somebody = byTheBook ? (['leader'] as const) : (['leader', 'nobody'] as const);
  return (action, facts, today) => {
    switch (action) {
      case 'decide':
        return [{ ...facts, decidedOn: today }];
      case 'issue-notice':
        return [{ ...facts, issuedOn: today }];
      case 'void-notice':
        return [undone(facts, 'issuedOn')];
      case 'arrange':
        return somebody.map((talker) => ({ ...facts, plannedOn: today, talker }));
      case 'unarrange':
        return [undone(undone(facts, 'plannedOn'), 'talker')];
      case 'hold':
        return somebody.map((talker) => ({
          ...facts,
          talker,
          heldOn: today,
          servedOn: today,
          servedAt: '09:30',
          receipt: { state: 'none' },
        }));
      case 'receive':
        return [
          { ...facts, receipt: { state: 'signed', on: today } },
          { ...facts, receipt: { state: 'refused', witnesses: ['甲', '乙'] } },
        ];
      case 'demand':
        if (facts.dueOn !== undefined) return [facts];
        return [
          { ...facts, dueOn: '2026-09-09' },
          ...(byTheBook ? [] : [{ ...facts, dueOn: '2026-03-01' } as const]),
        ];
      case 'record':
        return [{ ...facts, recorded: true }];
      case 'record-talk-apart':
        if (facts.heldOn !== undefined) return [facts];
        return [{ ...facts, heldOn: today, talker: 'leader', apart: true }];
      case 'record-service-apart':
        if (facts.servedOn !== undefined) return [facts];
        return [
          {
            ...facts,
            servedOn: today,
            servedAt: '08:00',
            receipt: { state: 'signed', on: today },
            apart: true,
          },
        ];
      default:
        return [facts];
    }
  };
}

const event = eventOf('admonition', subjects.other, '2026-03-09', {
  dates: { arisen: '2026-03-09' },
});

function talk(policy: Policy, facts: Ceremony, today: CivilDate): Talk {
  const { decidedOn, issuedOn, plannedOn, heldOn, servedOn, servedAt, receipt, dueOn } = facts;
  const duty = dutyOf(policy, event);
  if (!duty) throw new Error('an admonition obliges nothing');
  const date = heldOn ?? plannedOn ?? today;
  return talkOf(policy, duty, subjects.other, date, talkers[facts.talker ?? 'leader'], {
    ...(decidedOn ? { decision: { body: '区委', on: decidedOn } } : {}),
    ...(issuedOn || servedOn
      ? {
          notice: {
            number: issuedOn ? '诫〔2026〕1号' : '',
            issuedOn: issuedOn ?? servedOn ?? today,
            ...(servedOn && servedAt && receipt
              ? { service: { servedOn, servedAt, receipt } }
              : {}),
          },
        }
      : {}),
    rectification: dueOn ? [{ id: 'item', demand: '健全台账', dueOn }] : [],
    record: facts.recorded ? 'written' : 'undecided',
    planned: plannedOn !== undefined,
  });
}

export function ceremonies(policy: Policy): Graph<Ceremony> {
  return {
    machine: 'admonition',
    starts: [{}],
    days: 3,
    does: does(false),
    asks: (action, facts, today): readonly Act[] =>
      action === 'close'
        ? [{ type: 'close-admonition', talk: talk(policy, facts, today) }]
        : [{ type: 'plan-talk', talk: talk(policy, facts, today) }],
  };
}

/** In one day, with every need truly met, and nobody asked whether there is an error. */
export const ceremoniesByTheBook: Graph<Ceremony> = {
  machine: 'admonition',
  starts: [{}],
  days: 1,
  does: does(true),
};

const ofTheTalk = /^admonition\.(decision|notice_together):(?!no-receipt|receipt-elsewhere)/;
const ofTheItems = /^admonition\.content\.demands:|:no-date$/;
const ofTheRecord = /^admonition\.record:/;

/** What the state of a case says has been done, against what the policy says of it. */
export function forbiddenOfCeremony(
  policy: Policy,
  { state, facts, today }: Case<Ceremony>,
): readonly string[] {
  const about = talk(policy, facts, today);
  const [duty] = about.obligations;
  const of = (type: 'plan-talk' | 'hold-talk' | 'close-talk' | 'close-admonition') =>
    errors(policy, { type, talk: about });
  const closing = (...rules: readonly RegExp[]) =>
    of('close-admonition').filter((error) => rules.some((rule) => rule.test(error)));
  switch (state) {
    case 'arranged':
    case 'ready':
      return of('plan-talk');
    case 'held':
    case 'received':
      return closing(ofTheTalk);
    case 'demanded':
      return closing(ofTheTalk, ofTheItems);
    case 'rectifying':
    case 'rectified':
      return closing(ofTheTalk, ofTheItems, ofTheRecord);
    case 'closed':
      return [
        ...of('close-admonition'),
        ...of('close-talk'),
        ...errors(policy, { type: 'discharge', talk: about, obligation: duty?.id ?? '' }),
      ];
    case 'closed-as-breach':
      return errors(policy, {
        type: 'close-admonition',
        talk: about,
        asBreach: { approver: '区委书记', reason: '如实办结' },
      });
    case 'breached': {
      // The other way round: what the machine puts on record as apart, the policy finds apart.
      const found = closing(/^admonition\.notice_together:/);
      return facts.apart && found.length === 0
        ? ['put on record as apart, and found together']
        : [];
    }
    default:
      return [];
  }
}
