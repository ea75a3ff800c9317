/** A directory in which an imported roster goes before the host's own entries. */
import type { Person, Unit } from '../../policy/index.ts';
import { rosterBody } from '../model/roster.ts';
import type { DirectoryPort } from '../ports.ts';
import type { StoredRecord } from '../store/store.ts';

export function rosterDirectory(
  host: DirectoryPort,
  records: readonly StoredRecord[],
): DirectoryPort {
  const rosters = records
    .map(({ body }) => rosterBody.safeParse(body))
    .flatMap(({ data }) => data ?? [])
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const units = new Map<string, Unit>();
  const people = new Map<string, Person>();
  const listed = new Map<string, ReadonlySet<string>>();
  for (const roster of rosters) {
    for (const unit of roster.units) units.set(unit.id, unit);
    for (const entry of roster.entries) {
      people.set(entry.person.id, entry.person);
      // What the host lists was true before the first import; a later one saw its own entry too.
      if (!listed.has(entry.person.id)) listed.set(entry.person.id, new Set(entry.listed));
    }
  }
  const ours = (person: Person): Person => people.get(person.id) ?? person;
  /** Those of the roster whom the host does not list in a unit, in the order of joining. */
  const more = new Map<string, Person[]>();
  for (const person of people.values()) {
    for (const unit of new Set(person.posts.map((post) => post.unit))) {
      if (listed.get(person.id)?.has(unit) === true) continue;
      const list = more.get(unit);
      if (list === undefined) more.set(unit, [person]);
      else list.push(person);
    }
  }
  /** What the host finds, as the roster has it, and what only the roster has. */
  const joined = (found: readonly Person[], also: (person: Person) => boolean) => {
    const ids = new Set(found.map(({ id }) => id));
    const others = [...people.values()].filter((person) => !ids.has(person.id) && also(person));
    return [...found.map(ours), ...others];
  };
  return {
    person: async (id) => people.get(id) ?? host.person(id),
    async people(unit, { offset, limit }) {
      const added = more.get(unit) ?? [];
      if (units.has(unit)) {
        return { people: added.slice(offset, offset + limit), total: added.length };
      }
      const page = await host.people(unit, { offset, limit });
      const from = Math.max(0, offset - page.total);
      const room = limit - page.people.length;
      const rest = offset + page.people.length >= page.total ? added.slice(from, from + room) : [];
      return { people: [...page.people.map(ours), ...rest], total: page.total + added.length };
    },
    unit: async (id) => units.get(id) ?? host.unit(id),
    units: async (parent) => {
      const all = await host.units(parent);
      return parent === undefined ? [...all, ...units.values()] : all;
    },
    search: async (text, options) =>
      joined(await host.search(text, options), ({ name }) => name.includes(text.trim())),
    holders: async (roles) => {
      const holds = ({ posts }: Person) =>
        posts.some((post) => post.roles.some((role) => roles.includes(role)));
      return joined(await host.holders(roles), holds).filter(holds);
    },
    ...(host.pinyin === undefined ? {} : { pinyin: host.pinyin }),
  };
}
