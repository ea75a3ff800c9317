/** Random talks with everything that is known of them: mostly by the book, each fact wrong now and then. */
import {
  addDays,
  contentPoints,
  obligations,
  type AdmonitionNotice,
  type CivilDate,
  type ClockTime,
  type Delegation,
  type Obligation,
  type Person,
  type PersonnelEvent,
  type Policy,
  type Role,
  type Talk,
} from '../../../src/policy/index.ts';
import { seededRandom } from '../../policy/calendar/random.ts';

function holder(id: string, unit: string, roles: readonly Role[], managed = false): Person {
  return { id, name: id, posts: [{ unit, title: '职务', roles, managed, from: '2010-01-01' }] };
}

const leaders: readonly Person[] = [
  holder('书记', 'committee', ['committee-principal']),
  holder('分管副书记', 'committee', ['committee-leader-in-charge']),
  holder('部长', 'department', ['department-principal', 'department-leader']),
  holder('副部长', 'department', ['department-leader']),
  holder('常委', 'committee', ['committee-other-leader']),
];
const others: readonly Person[] = [
  holder('局党委书记', 'bureau', ['unit-party-principal']),
  holder('局长', 'bureau', ['team-principal'], true),
  holder('副局长', 'bureau', ['team-member'], true),
  holder('厂党委书记', 'mill', ['unit-party-principal']),
  holder('科员', 'mill', ['same-rank']),
];
const subjects: readonly Person[] = [
  holder('张', 'bureau', ['team-principal'], true),
  holder('王', 'bureau', ['team-member'], true),
  holder('刘', 'bureau', ['same-rank'], true),
];
const clerk = holder('记录员', 'department', []);

const triggers: Readonly<Record<string, readonly string[]>> = {
  appointment: ['promotion', 'exchange', 'rotation'],
  removal: ['work_need', 'health'],
  retirement: ['due', 'early'],
  routine: ['award', 'feedback'],
  reminder: ['petition', 'assessment'],
  admonition: ['duty', 'work_style'],
};
const kinds = Object.keys(triggers);

export class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  often(share = 0.94): boolean {
    return this.next() < share;
  }

  upTo(most: number): number {
    return Math.floor(this.next() * (most + 1));
  }

  one<T>(some: readonly T[]): T {
    const chosen = some[this.upTo(some.length - 1)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }
}

export function randomEvent(chance: Chance, id: string): PersonnelEvent {
  const kind = chance.one(kinds);
  const on = addDays('2026-01-05', chance.upTo(300));
  return {
    id,
    kind,
    triggers: [chance.one(triggers[kind] ?? [])],
    subject: chance.one(subjects),
    dates: { decision: on, formalities: on, arisen: on },
    decision: { body: chance.often() ? '区委' : '' },
    ...(kind === 'appointment' && chance.often(0.4)
      ? { publicNotice: { lastDay: addDays(on, chance.upTo(9)), outcome: 'passed' } }
      : {}),
    ...(chance.often(0.1) ? { petition: true } : {}),
  };
}

const early: ClockTime = '08:30';
const start: ClockTime = '09:00';
const within: ClockTime = '09:30';
const end: ClockTime = '10:00';
const late: ClockTime = '10:30';

function randomNotice(chance: Chance, decided: CivilDate, date: CivilDate): AdmonitionNotice {
  const servedOn = chance.often() ? date : addDays(date, chance.upTo(2) - 1);
  const receipt = chance.often()
    ? { state: 'signed' as const, on: chance.often() ? servedOn : addDays(servedOn, 1) }
    : chance.often(0.5)
      ? { state: 'none' as const }
      : { state: 'refused' as const, witnesses: ['甲', '乙'].slice(0, chance.upTo(2)) };
  const service = {
    servedOn,
    ...(chance.often() ? { servedAt: chance.often() ? within : chance.one([early, late]) } : {}),
    receipt,
  };
  return {
    number: chance.often() ? '诫〔2026〕1号' : '',
    issuedOn: chance.often() ? decided : addDays(decided, chance.upTo(30) - 5),
    ...(chance.often() ? { service } : {}),
  };
}

function randomDelegation(chance: Chance, talker: Person, date: CivilDate): Delegation {
  const delegate = chance.often(0.8) ? talker : chance.one(others);
  return {
    id: 'order',
    delegator: chance.one(['committee', 'department']),
    delegate,
    reason: chance.often() ? '情况由本单位掌握' : '',
    orderedOn: addDays(date, chance.often() ? -2 : 1),
    ...(chance.often(0.05) ? { subDelegatedTo: talker } : {}),
  };
}

function randomPoints(chance: Chance, policy: Policy, duty: Obligation): Talk['points'][string] {
  return contentPoints(policy, duty.kind).map(({ id, parts }) => {
    if (chance.often(0.96)) {
      const whole = (parts ?? []).map((part) => part.id);
      const told = chance.often() ? whole : whole.slice(1);
      return { point: id, state: 'covered', ...(parts ? { parts: told } : {}) };
    }
    return chance.often(0.5)
      ? { point: id, state: 'open' }
      : { point: id, state: 'not-applicable', reason: chance.often(0.5) ? '不涉及' : '' };
  });
}

const reasoned = ['appointment.deadline', 'talker.principal', 'plan.before', 'record.when_needed'];

export function randomTalk(chance: Chance, policy: Policy): Talk {
  for (;;) {
    const event = randomEvent(chance, 'e');
    const [duty] = obligations(policy, event).obligations;
    if (!duty) continue;
    const opens = duty.window.opens ?? duty.window.base ?? '2026-03-02';
    const date = addDays(opens, chance.often() ? chance.upTo(6) : chance.upTo(30) - 8);
    const talker = chance.often(0.85) ? chance.one(leaders) : chance.one(others);
    const decided = duty.decision?.on ?? date;
    const admonition = duty.kind === 'admonition';
    return {
      id: 't',
      stream: 'district',
      kind: duty.kind,
      date,
      ...(chance.often() ? { startsAt: start, endsAt: end } : {}),
      mode: chance.often(0.95) ? 'individual' : 'group',
      ...(chance.often(0.5) ? { workNeed: '同一批任职' } : {}),
      talker,
      recorder: chance.often() ? clerk : event.subject,
      subjects: [event.subject],
      obligations: [duty],
      ...(chance.often(leaders.includes(talker) ? 0.03 : 0.7)
        ? { delegation: randomDelegation(chance, talker, date) }
        : {}),
      planned: chance.often(),
      outline: chance.often(),
      points: { [duty.id]: randomPoints(chance, policy, duty) },
      record: chance.often() ? 'written' : chance.one(['none', 'not-needed', 'undecided']),
      reasons: chance.often(0.9) ? {} : { [chance.one(reasoned)]: '外出学习' },
      ...(admonition && chance.often() ? { notice: randomNotice(chance, decided, date) } : {}),
      ...(admonition && chance.often()
        ? {
            rectification: [
              {
                id: 'item',
                demand: chance.often() ? '健全台账' : '',
                ...(chance.often() ? { dueOn: addDays(date, chance.upTo(90) - 2) } : {}),
              },
            ],
          }
        : {}),
    };
  }
}
