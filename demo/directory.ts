/** The directory port over the portal's address book, and the first two questions to the portal. */
import * as z from 'zod/mini';
import type { Actor, CivilDate, DirectoryPort, Person, Unit } from 'cadre-talk/sdk';

const date = z.custom<CivilDate>(
  (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
);
const post = z.object({
  unit: z.string(),
  title: z.string(),
  roles: z.array(
    z.enum([
      'committee-principal',
      'committee-leader-in-charge',
      'committee-other-leader',
      'department-principal',
      'department-leader',
      'unit-party-principal',
      'team-principal',
      'team-member',
      'same-rank',
    ]),
  ),
  rank: z.enum(['section-principal', 'section-deputy', 'other']),
  managed: z.boolean(),
  from: date,
  to: z.exactOptional(date),
});
const addressBook = z.object({
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      partyBody: z.enum(['committee', 'leading-group', 'general-branch', 'branch']),
    }),
  ),
  people: z.array(z.object({ id: z.string(), name: z.string(), posts: z.array(post) })),
});
const sessionAnswer = z.object({
  actor: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.enum(['clerk', 'leader'])),
  }),
  key: z.string(),
});

export interface Session {
  readonly actor: Actor;
  /** Seals this user's records in this browser. */
  readonly key: Uint8Array;
}

export async function openSession(): Promise<Session> {
  const { actor, key } = sessionAnswer.parse(await (await ask('portal/session')).json());
  return { actor, key: Uint8Array.from(atob(key), (character) => character.charCodeAt(0)) };
}

/** The sample decision list, as it would come from a disk. */
export async function sampleList(): Promise<File> {
  const list = await (await ask('portal/sample')).blob();
  return new File([list], '任免决定名单（示例）.csv', { type: 'text/csv' });
}

/** Fetches the address book once and answers from it; a large portal would ask its server each time. */
export async function openDirectory(): Promise<DirectoryPort> {
  const { units, people } = addressBook.parse(await (await ask('portal/directory')).json());
  return directoryOver(units, people);
}

export function directoryOver(units: readonly Unit[], people: readonly Person[]): DirectoryPort {
  const worksIn = (person: Person, unit: string): boolean =>
    person.posts.some((held) => held.unit === unit && held.to === undefined);
  return {
    person: async (id) => people.find((person) => person.id === id),
    people: async (unit, { offset, limit }) => {
      const there = people.filter((person) => worksIn(person, unit));
      return { people: there.slice(offset, offset + limit), total: there.length };
    },
    unit: async (id) => units.find((unit) => unit.id === id),
    // The district has one level of units.
    units: async (parent) => (parent === undefined ? units : []),
    search: async (text) => {
      const wanted = text.trim();
      return wanted === '' ? [] : people.filter((person) => person.name.includes(wanted));
    },
    holders: async (roles) =>
      people.filter((person) =>
        person.posts.some((held) => held.roles.some((role) => roles.includes(role))),
      ),
  };
}

async function ask(path: string): Promise<Response> {
  const answer = await fetch(path, {
    cache: 'no-store',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'portal' },
  });
  if (!answer.ok) throw new Error(`The portal answered ${answer.status} for ${path}.`);
  return answer;
}
