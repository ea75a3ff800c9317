/** Everybody in the host's directory, read unit by unit and kept for a few minutes, for the search by letters. */
import type { Page, PersonChoice, PersonQuery } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { CivilDate, Person, Unit } from '../ports.ts';
import { assertWanted } from './cancel.ts';
import { byName, order } from './obligations.ts';
import { pageOf } from './page.ts';
import { isMeant } from './pinyin.ts';

/** As many persons as are asked for at a time, and as many units at once as a portal bears. */
const PAGE = 500;
const AT_ONCE = 6;

export interface Roster {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
}

/**
 * All units and their people as the directory has them now.
 *
 * @throws what the directory throws; DOMException `AbortError` when the signal says so
 */
export async function readRoster(
  desk: Desk,
  wanted: (unit: Unit) => boolean = () => true,
  signal?: AbortSignal,
): Promise<Roster> {
  const units = await desk.directory.units();
  const people = new Map<string, Person>();
  const left = units.filter(wanted);
  const reader = async (): Promise<void> => {
    for (let unit = left.shift(); unit !== undefined; unit = left.shift()) {
      for (let offset = 0, total = Infinity; offset < total; offset += PAGE) {
        const page = await desk.directory.people(unit.id, { offset, limit: PAGE });
        assertWanted(signal);
        total = page.people.length === 0 ? 0 : page.total;
        for (const person of page.people) people.set(person.id, person);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return { units, people: [...people.values()] };
}

/** Long enough to type a few names, short enough for somebody new to be found. */
const KEPT_MS = 5 * 60 * 1000;

const kept = new WeakMap<Desk, { readonly at: number; readonly roster: Promise<Roster> }>();

/** The roster as it was at most a few minutes ago. */
async function recentRoster(desk: Desk): Promise<Roster> {
  const now = performance.now();
  let known = kept.get(desk);
  if (known === undefined || now - known.at > KEPT_MS) {
    known = { at: now, roster: readRoster(desk) };
    kept.set(desk, known);
    known.roster.catch(() => kept.delete(desk));
  }
  return known.roster;
}

/** What was kept is read anew: somebody imported a list of people. */
export function forgetRoster(desk: Desk): void {
  kept.delete(desk);
}

/** Persons of the directory by name, first letters, unit, and whether the district manages them. */
export async function findPeople(desk: Desk, query: PersonQuery = {}): Promise<Page<PersonChoice>> {
  assertWanted(query.signal);
  const { units, people } = await recentRoster(desk);
  assertWanted(query.signal);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const today = desk.today();
  const typed = query.text?.trim() ?? '';
  const found: PersonChoice[] = [];
  for (const person of people) {
    const posts = person.posts.filter((post) => holds(post, today));
    const post =
      query.unit === undefined ? posts[0] : posts.find(({ unit }) => unit === query.unit);
    if (post === undefined) continue;
    if (query.managed !== undefined && posts.some(({ managed }) => managed) !== query.managed) {
      continue;
    }
    const unitName = names.get(post.unit) ?? '';
    const { id, name } = person;
    const { title } = post;
    const meant =
      typed === '' ||
      unitName.includes(typed) ||
      title.includes(typed) ||
      isMeant(typed, person, desk.directory.pinyin);
    if (meant) found.push({ id, name, title, unitName });
  }
  found.sort((one, other) => byName(one.name, other.name) || order(one.id, other.id));
  const { of, ...page } = pageOf(found, query);
  return { ...page, rows: of };
}

function holds({ from, to }: Person['posts'][number], on: CivilDate): boolean {
  return from <= on && (to === undefined || on <= to);
}
