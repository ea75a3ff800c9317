/** A made-up district for the policy's tests: its leaders, a unit's people, and short ways to events and talks. */
import assert from 'node:assert/strict';

import {
  districtTrial,
  judge,
  obligations,
  type Act,
  type CivilDate,
  type Finding,
  type PolicyOptions,
  type Obligation,
  type Person,
  type PersonnelEvent,
  type Policy,
  type Post,
  type Role,
  type Talk,
} from '../../src/policy/index.ts';
import { chinese } from '../../src/policy/explain/zh-CN.ts';
import { loadPolicy } from '../../src/policy/pack/index.ts';

export function load(layers: unknown = districtTrial, options: PolicyOptions = {}): Policy {
  const answer = loadPolicy(layers, { catalogues: [chinese], ...options });
  if (!answer.ok) assert.fail(JSON.stringify(answer.faults, null, 2));
  return answer.value;
}

export const district = load();

export function post(unit: string, roles: readonly Role[], more: Partial<Post> = {}): Post {
  return { unit, title: '职务', roles, managed: false, from: '2015-01-01', ...more };
}

function person(id: string, name: string, ...posts: readonly Post[]): Person {
  return { id, name, posts };
}

const section = { managed: true, rank: 'section-deputy' } as const;

export const secretary = person('p01', '区委书记', post('committee', ['committee-principal']));
export const inCharge = person(
  'p02',
  '分管副书记',
  post('committee', ['committee-leader-in-charge']),
);
export const otherLeader = person('p03', '区委常委', post('committee', ['committee-other-leader']));
export const minister = person(
  'p04',
  '组织部部长',
  post('department', ['department-principal', 'department-leader']),
);
export const deputyMinister = person(
  'p05',
  '组织部副部长',
  post('department', ['department-leader']),
);
export const unitHead = person(
  'p06',
  '水务局党组书记',
  post('water', ['unit-party-principal'], { managed: true, rank: 'section-principal' }),
);
export const administrationHead = person(
  'p07',
  '水务局局长',
  post('water', ['team-principal'], { managed: true, rank: 'section-principal' }),
);
export const otherUnitHead = person(
  'p08',
  '教育局党组书记',
  post('school', ['unit-party-principal']),
);
export const deputyOfUnit = person('p09', '水务局副书记', post('water', ['team-member'], section));
export const outsider = person('p10', '普通干部', post('school', ['same-rank']));
/** The usual subject: a deputy of the water bureau. */
export const cadre = person('p20', '张明', post('water', ['team-member'], section));
/** A head of a team: 党政正职. */
export const principal = person(
  'p21',
  '李强',
  post('water', ['team-principal'], { managed: true, rank: 'section-principal' }),
);
export const clerk = person('p30', '记录员', post('department', []));

export function event(kind: string, more: Partial<PersonnelEvent> = {}): PersonnelEvent {
  const base = kind === 'retirement' ? 'formalities' : 'decision';
  return {
    id: `event-${kind}`,
    kind,
    triggers: [],
    subject: cadre,
    dates: { [base]: '2026-03-02', arisen: '2026-03-02' },
    ...(kind === 'admonition' ? { triggers: ['duty'], decision: { body: '区委' } } : {}),
    ...more,
  };
}

/** The one obligation of an event that makes exactly one. */
export function obligationOf(
  kind: string,
  more: Partial<PersonnelEvent> = {},
  policy: Policy = district,
): Obligation {
  const { obligations: all } = obligations(policy, event(kind, more));
  const [only] = all;
  assert.equal(all.length, 1);
  assert.ok(only);
  return only;
}

/** Every point covered, with all its parts. */
export function coveredPoints(policy: Policy, obligation: Obligation): Talk['points'][string] {
  return obligation.points.map((point) => {
    const parts = policy.pack.points[point]?.parts?.map(({ id }) => id);
    return { point, state: 'covered', ...(parts ? { parts } : {}) };
  });
}

/** A talk by the book for an obligation, changed where a test says so. */
export function talkFor(
  obligation: Obligation,
  more: Partial<Talk> = {},
  policy: Policy = district,
): Talk {
  const date = more.date ?? obligation.window.opens ?? '2026-03-03';
  const admonition = obligation.kind === 'admonition';
  return {
    id: 'talk',
    stream: 'district',
    kind: obligation.kind,
    date,
    startsAt: '09:00',
    endsAt: '10:00',
    place: '谈话室',
    mode: 'individual',
    talker: inCharge,
    recorder: clerk,
    subjects: [
      { id: obligation.subject.id, name: obligation.subject.name, posts: obligation.subject.posts },
    ],
    obligations: [obligation],
    planned: true,
    outline: true,
    points: { [obligation.id]: coveredPoints(policy, obligation) },
    record: 'written',
    reasons: {},
    ...(admonition
      ? {
          decision: { body: '区委', on: '2026-03-02' as const },
          notice: {
            number: '诫〔2026〕1号',
            issuedOn: '2026-03-02' as const,
            service: {
              servedOn: date,
              servedAt: '09:30' as const,
              receipt: { state: 'signed' as const, on: date },
            },
          },
          rectification: [{ id: 'item-1', demand: '健全台账', dueOn: '2026-06-30' as const }],
        }
      : {}),
    ...more,
  };
}

/** `rule#code severity`, sorted, so that a test reads what is said and not in which order. */
export function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, code, severity }) => `${rule}#${code} ${severity}`).sort();
}

export function judged(act: Act, policy: Policy = district): readonly string[] {
  return said(judge(policy, act));
}

export const day = (text: string): CivilDate => text as CivilDate;
