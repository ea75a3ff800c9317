/**
 * Whether somebody may do something to a record: `(actor, action, what is known of the record)`, and
 * nothing else, so that a server repeats it word for word. Deny by default.
 */
import { type Policy, transition } from '../../policy/index.ts';
import type { DeskRole } from '../ports.ts';
import type { Relation } from './relations.ts';
import { type States, steps } from './steps.ts';
import { access, type Action, reaches, type Scope } from './table.ts';

export interface RecordFacts {
  readonly relations: ReadonlySet<Relation>;
  readonly states: States;
}

/** The roles of the actor whose right to the action reaches the record. */
export function rolesReaching(
  roles: readonly DeskRole[],
  action: Action,
  relations: ReadonlySet<Relation>,
): readonly DeskRole[] {
  return roles.filter((role) => {
    const scope: Scope | undefined = access[action][role];
    return scope !== undefined && reaches(scope, relations);
  });
}

export function may(
  policy: Policy,
  actor: { readonly roles: readonly DeskRole[] },
  action: Action,
  { relations, states }: RecordFacts,
): boolean {
  const reaching = rolesReaching(actor.roles, action, relations);
  if (reaching.length === 0) return false;
  const step = steps[action];
  // A record of another kind is written with the act (its obligation, its talk): reaching it is enough.
  const inStates = step === undefined ? undefined : states[step.machine];
  if (step === undefined || inStates === undefined) return true;
  return inStates.some((state) =>
    step.actions.some((name) => {
      const by: readonly DeskRole[] = transition(policy, step.machine, state, name)?.by ?? [];
      return reaching.some((role) => by.includes(role));
    }),
  );
}
