/** Persons of the host's directory, as screens offer them. */
import type { Person } from '../../policy/index.ts';
import type { PeopleApi, PersonChoice } from '../api.ts';
import type { Desk } from '../desk.ts';
import { personHistory } from '../queries/history.ts';
import { noRows } from '../queries/page.ts';
import { findPeople } from '../queries/roster.ts';
import { postOn, unitNames } from './people.ts';

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
