/** The directory port over the portal's address book. */
import * as z from 'zod/mini';
import type { CivilDate, DirectoryPort, Person, Unit } from 'cadre-talk/sdk';
import { type Ask } from './session.ts';

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
  rank: z.exactOptional(z.enum(['section-principal', 'section-deputy', 'other'])),
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
/** The sample decision list, as it would come from a disk. */
export async function sampleList(ask: Ask): Promise<File> {
  const list = await (await ask('portal/sample')).blob();
  return new File([list], '任免决定名单（示例）.csv', { type: 'text/csv' });
}

/** Fetches the address book once and answers from it; a large portal would ask its server each time. */
export async function openDirectory(ask: Ask): Promise<DirectoryPort> {
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
