/** The obligations that one talk is for, and whom it is with: before it is arranged, or when it was held without that. */
import type { Person } from '../../policy/index.ts';
import type { Seen } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import type { ObligationRecord } from '../model/records.ts';
import type { Actor } from '../ports.ts';

export async function toBeMet(
  desk: Desk,
  actor: Actor,
  given: { readonly obligation: Seen; readonly together?: readonly Seen[] },
  /** The step of the workflow that each of them takes. */
  step: 'plan' | 'hold',
): Promise<{
  readonly obligations: readonly ObligationRecord[];
  readonly subjects: readonly Person[];
}> {
  const obligations = await Promise.all(
    [given.obligation, ...(given.together ?? [])].map((one) => desk.seen('obligation', one)),
  );
  desk.notOneself(
    actor,
    obligations.map(({ ofTheDay }) => ofTheDay),
  );
  if (new Set(obligations.map(({ id }) => id)).size < obligations.length) {
    refuse('input.invalid', (say) => say.refusals.obligationTwice, { path: 'together' });
  }
  for (const { state, talk } of obligations) {
    desk.step('obligation', state, step);
    // A talk that is arranged is rescheduled, held or cancelled; it does not lose its obligation to another.
    if (talk !== undefined) refuse('state.not-possible', (say) => say.refusals.alreadyArranged);
  }
  if (obligations.filter(({ admonition }) => admonition !== undefined).length > 1) {
    refuse('input.invalid', (say) => say.refusals.oneAdmonition, { path: 'together' });
  }
  const events = await Promise.all(obligations.map(({ event }) => desk.behind('event', event)));
  return { obligations, subjects: distinctPersons(events.map(({ event }) => event.subject)) };
}

function distinctPersons(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
