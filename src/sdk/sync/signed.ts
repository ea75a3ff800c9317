/**
 * Whose hand an act shows, and who answers for it: what it enters is entered by who sends it, for
 * somebody else by the clerk alone; and nobody decides, checks or attests what is about themselves.
 */
import type { Action } from '../access/table.ts';
import type { Actor } from '../ports.ts';
import type { Json, JsonObject } from '../store/store.ts';

/** Under these names stands who decided, checked or answers for something. */
const answering: ReadonlySet<string> = new Set([
  ...['approver', 'checker', 'witness', 'handler', 'inspector', 'putTo', 'leader', 'person'],
]);

/** Whoever enters that a talk was held may name who held it. */
const namesTheTalker: ReadonlySet<Action> = new Set<Action>(['talk.hold']);

export function signedFault(
  actor: Actor,
  action: Action,
  before: JsonObject | undefined,
  after: JsonObject,
  isAbout: (person: string) => boolean,
): 'access.denied' | 'input.invalid' | undefined {
  const old = new Set<string>();
  if (before !== undefined) for (const part of partsOf(before)) old.add(markOf(part));
  for (const part of partsOf(after)) {
    if (old.has(markOf(part))) continue;
    const { name, by, person } = part;
    if (by !== undefined) {
      if (by.by !== actor.id || by.name !== actor.name) return 'access.denied';
      const alone = actor.roles.includes('clerk') || namesTheTalker.has(action);
      if (by.onBehalfOf !== undefined && !alone) return 'access.denied';
    }
    if (person !== undefined && answering.has(name) && isAbout(person)) return 'input.invalid';
  }
  return undefined;
}

interface Part {
  readonly name: string;
  /** Who entered it. */
  readonly by?: { readonly by: string; readonly name: string; readonly onBehalfOf?: Json };
  /** The person that it is. */
  readonly person?: string;
}

function markOf({ name, by, person }: Part): string {
  return JSON.stringify([name, by?.by, by?.name, by?.onBehalfOf, person]);
}

/** Everything in a body that names who did it, or a person. */
function* partsOf(value: Json, name = ''): Generator<Part> {
  if (typeof value !== 'object' || value === null) return;
  if (isList(value)) {
    for (const entry of value) yield* partsOf(entry, name);
    return;
  }
  const { by, id, name: called, onBehalfOf } = value;
  if (typeof by === 'string' && typeof called === 'string') {
    yield { name, by: { by, name: called, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) } };
  } else if (typeof id === 'string' && typeof called === 'string') {
    yield { name, person: id };
  }
  for (const [field, part] of Object.entries(value)) yield* partsOf(part, field);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
