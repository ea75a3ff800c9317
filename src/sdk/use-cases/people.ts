/** Persons of the host's directory, as screens offer them. */
import type { Person } from '../../policy/index.ts';
import type { PeopleApi, PersonChoice } from '../api.ts';
import type { Desk } from '../desk.ts';
import { refuse } from '../desk.ts';
import type { DoneBy } from '../model/records.ts';
import type { Actor, CivilDate } from '../ports.ts';
import { personHistory } from '../queries/history.ts';
import { noRows } from '../queries/page.ts';
import { findPeople } from '../queries/roster.ts';

export function peopleApi(desk: Desk): PeopleApi {
  return {
    search: (text, options) =>
      desk.read('talkers.read', [], () => searchPeople(desk, text, options)),
    find: (query) => desk.read('talkers.read', noRows, () => findPeople(desk, query)),
    history: (query) => desk.read('worklist.read', undefined, () => personHistory(desk, query)),
  };
}

/** As many as a list under a field can show. */
const MOST = 50;

export async function searchPeople(
  desk: Desk,
  text: string,
  options?: { readonly signal?: AbortSignal },
): Promise<readonly PersonChoice[]> {
  const wanted = text.trim();
  if (/^[a-z'’\s]+$/i.test(wanted)) return byLetters(desk, wanted, options);
  const people =
    wanted === ''
      ? await desk.directory.holders(desk.policy.pack.posts.leaders)
      : await desk.directory.search(wanted, options);
  return choices(desk, people);
}

/** Those who hold a post, as a list under a field shows them. */
async function choices(desk: Desk, people: readonly Person[]): Promise<readonly PersonChoice[]> {
  const today = desk.today();
  const names = await unitNames(desk);
  return people
    .filter((person) => person.posts.some((post) => post.to === undefined || post.to >= today))
    .slice(0, MOST)
    .map((person) => {
      const post = postOn(person, today);
      return {
        id: person.id,
        name: person.name,
        title: post?.title ?? '',
        unitName: post === undefined ? '' : (names.get(post.unit) ?? ''),
      };
    });
}

/** What the directory itself finds under these letters, then whose name begins with them. */
async function byLetters(
  desk: Desk,
  text: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly PersonChoice[]> {
  const people = await desk.directory.search(text, options);
  const found = await choices(desk, people);
  const { rows } = await findPeople(desk, { text, limit: MOST, ...options });
  const known = new Set(found.map(({ id }) => id));
  return [...found, ...rows.filter(({ id }) => !known.has(id))].slice(0, MOST);
}

/** The person, asked of the directory now; refuses where there is none. */
export async function personOf(desk: Desk, id: string, path: string): Promise<Person> {
  return (
    (await desk.directory.person(id)) ??
    refuse('input.invalid', (say) => say.refusals.unknownPerson, { path })
  );
}

/** Somebody who decides or checks, as they are on the day: kept with the act. */
export async function namedPerson(
  desk: Desk,
  id: string,
  on: CivilDate,
  path: string,
): Promise<{ readonly id: string; readonly name: string; readonly title: string }> {
  const person = await personOf(desk, id, path);
  return { id: person.id, name: person.name, title: postOn(person, on)?.title ?? '' };
}

/** Who enters it and, where that is done for somebody else, for whom: both names are kept. */
export async function enteredBy(
  desk: Desk,
  actor: Actor,
  onBehalfOf: string | undefined,
  subjects: readonly { readonly id: string }[] = [],
): Promise<DoneBy> {
  const entered = { by: actor.id, name: actor.name };
  if (onBehalfOf === undefined || onBehalfOf === actor.id) return entered;
  if (!actor.roles.includes('clerk')) refuse('access.denied', (say) => say.records.notForOthers);
  for (const subject of subjects) desk.notTheSubject({ id: onBehalfOf }, subject, 'onBehalfOf');
  const { name } = await personOf(desk, onBehalfOf, 'onBehalfOf');
  return { ...entered, onBehalfOf: name };
}

export function postOn(
  person: Pick<Person, 'posts'>,
  on: CivilDate,
): Person['posts'][number] | undefined {
  return person.posts.find((post) => post.from <= on && (post.to === undefined || post.to >= on));
}

export async function unitNames(desk: Desk): Promise<ReadonlyMap<string, string>> {
  return new Map((await desk.directory.units()).map((unit) => [unit.id, unit.name]));
}
