/**
 * What the person at the desk sees of a record. Pure: `(actor, type, how they stand to it)`, so that
 * a server repeats it. What one may not see does not exist for them.
 */
import type { RecordType } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import type { Relation } from './relations.ts';
import { type Action, scopes } from './table.ts';

/** The right that opens a record of a type. */
const reading: { readonly [T in RecordType]: Action } = {
  event: 'worklist.read',
  obligation: 'worklist.read',
  talk: 'talk.read',
  matter: 'talk.read',
  admonition: 'admonition.read',
  inquiry: 'inquiry.read',
  delegation: 'delegation.read',
  approval: 'approval.read',
};

/** `projected`: only through an allow-list view. */
export type Sight = 'whole' | 'projected' | 'nothing';

const nobody: ReadonlySet<Relation> = new Set();

export function sees(
  actor: Pick<Actor, 'roles'>,
  type: RecordType,
  relations: ReadonlySet<Relation> = nobody,
): Sight {
  const reach = scopes(actor.roles, reading[type]);
  // Nobody reads a case in which they are themselves the subject, whatever else they are.
  if (relations.has('own')) return reach.includes('own') ? 'projected' : 'nothing';
  if (reach.includes('all')) return 'whole';
  return relations.has('held') && reach.includes('held') ? 'whole' : 'nothing';
}
