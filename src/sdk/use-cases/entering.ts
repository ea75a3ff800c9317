/** Whose act it is, and on which day: what several subjects ask of an entry. */
import { type Desk, type Draft, refuse } from '../desk.ts';
import type { Body, DoneBy } from '../model/records.ts';
import type { Actor, CivilDate, Person } from '../ports.ts';
import { namedPerson, postOn } from './people.ts';

export type NamedPerson = Awaited<ReturnType<typeof namedPerson>>;

export function entry(actor: Actor): DoneBy {
  return { by: actor.id, name: actor.name };
}

/** What the subject sent in themselves, where an act takes it over: whose it is, and the piece that is done with. */
export interface CameIn {
  readonly by: DoneBy;
  readonly also: readonly Draft[];
}

/** Their own act, or entered for them by the clerk, who alone does that; both names are kept. */
export function actOf(
  actor: Actor,
  person: { readonly id: string; readonly name: string },
): DoneBy {
  if (person.id === actor.id) return entry(actor);
  if (!actor.roles.includes('clerk')) {
    refuse('access.denied', (say) => say.approvals.notForOthers);
  }
  return { ...entry(actor), onBehalfOf: person.name };
}

export function notInFuture(desk: Desk, on: CivilDate, path: string): void {
  if (on > desk.today()) refuse('input.invalid', (say) => say.refusals.future, { path });
}

/** Somebody who answers for it: neither whom it is about nor anybody else who has a part in it. */
export async function approverOf(
  desk: Desk,
  id: string,
  on: CivilDate,
  path: string,
  subjects: readonly { readonly id: string }[],
): Promise<NamedPerson> {
  for (const subject of subjects) desk.notTheSubject({ id }, subject, path);
  return namedPerson(desk, id, on, path);
}

/** 时任, in words: as the directory has them on the day. */
export function inWords(
  person: Person,
  on: CivilDate,
  units: ReadonlyMap<string, string>,
): Body<'obligation'>['ofTheDay'] {
  const post = postOn(person, on);
  return {
    id: person.id,
    name: person.name,
    unitName: units.get(post?.unit ?? '') ?? '',
    title: post?.title ?? '',
  };
}

export function lastOf<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}
