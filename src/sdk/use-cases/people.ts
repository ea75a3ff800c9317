/** Persons of the host's directory, as acts keep them. */
import type { Person } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import { refuse } from '../desk.ts';
import type { DoneBy } from '../model/records.ts';
import type { Actor, CivilDate } from '../ports.ts';

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
