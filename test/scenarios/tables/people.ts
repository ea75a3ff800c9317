/** People and events for the tables, made from what is varied; the rest is the plainest there can be. */
import type {
  CivilDate,
  Obligation,
  Person,
  PersonnelEvent,
  Policy,
  Role,
  Talk,
} from '../../../src/policy/index.ts';
import { contentPoints, obligations } from '../../../src/policy/index.ts';

/** What a table says of a policy: how many cases it asked, and each that was answered otherwise. */
export interface Table {
  readonly cases: number;
  readonly wrong: readonly string[];
}

export function holder(id: string, unit: string, roles: readonly Role[], managed = false): Person {
  return { id, name: id, posts: [{ unit, title: id, roles, managed, from: '2000-01-01' }] };
}

export const subjects = {
  principal: holder('principal', 'bureau', ['team-principal'], true),
  other: holder('other', 'bureau', ['team-member'], true),
} as const;

const triggers: Readonly<Record<string, string>> = {
  appointment: 'rotation',
  removal: 'work_need',
  retirement: 'due',
  routine: 'award',
  reminder: 'assessment',
  admonition: 'duty',
};

export const kindNames = Object.keys(triggers);

export function eventOf(
  kind: string,
  subject: Person,
  on: CivilDate,
  more: Partial<PersonnelEvent> = {},
): PersonnelEvent {
  return {
    id: 'e',
    kind,
    triggers: [triggers[kind] ?? ''],
    subject,
    dates: { decision: on, formalities: on, arisen: on },
    decision: { body: '区委' },
    ...more,
  };
}

export function dutyOf(policy: Policy, event: PersonnelEvent): Obligation | undefined {
  return obligations(policy, event).obligations[0];
}

export function talkOf(
  policy: Policy,
  duty: Obligation,
  subject: Person,
  date: CivilDate,
  talker: Person,
  more: Partial<Talk> = {},
): Talk {
  return {
    id: 't',
    stream: 'district',
    kind: duty.kind,
    date,
    startsAt: '09:00',
    endsAt: '10:00',
    mode: 'individual',
    talker,
    subjects: [subject],
    obligations: [duty],
    planned: true,
    outline: true,
    points: {
      [duty.id]: contentPoints(policy, duty.kind).map(({ id, parts }) => ({
        point: id,
        state: 'covered',
        ...(parts ? { parts: parts.map((part) => part.id) } : {}),
      })),
    },
    record: 'written',
    reasons: {},
    ...more,
  };
}

/** Compares one case's findings, as `severity rule code`, with what must be said; order does not matter. */
export function compare(
  name: string,
  found: readonly { readonly severity: string; readonly rule: string; readonly code: string }[],
  expected: readonly string[],
  only: (rule: string) => boolean = () => true,
): readonly string[] {
  const said = found
    .filter(({ rule }) => only(rule))
    .map(({ severity, rule, code }) => `${severity} ${rule} ${code}`)
    .sort();
  const wanted = [...expected].sort();
  return said.join('|') === wanted.join('|')
    ? []
    : [`${name}: said ${said.join(', ') || 'nothing'}, not ${wanted.join(', ') || 'nothing'}`];
}
