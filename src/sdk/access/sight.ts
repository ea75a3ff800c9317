/**
 * What the person at the desk sees of a record. Pure: `(actor, type, how they stand to it)`, so that
 * a server repeats it. What one may not see does not exist for them.
 */
import type { Entry } from '../model/entries.ts';
import type { Kept, RecordType } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import type { Relation } from './relations.ts';
import { type Action, reaches, scopes } from './table.ts';

/** The right that opens a record of a type. */
export const reading: { readonly [T in RecordType]: Action } = {
  event: 'event.read',
  obligation: 'worklist.read',
  talk: 'talk.read',
  matter: 'matter.read',
  admonition: 'admonition.read',
  inquiry: 'inquiry.read',
  delegation: 'delegation.read',
  approval: 'approval.read',
  grant: 'grant.read',
  paper: 'paper.read',
  outline: 'outline.read',
  incident: 'incident.read',
  unitTalk: 'unit-talk.read',
  roster: 'roster.read',
  submission: 'submission.read',
  setting: 'setting.read',
  draft: 'draft.keep',
  view: 'view.keep',
};

/** `projected`: without what tells where the case comes from and what was said of it inside. */
export type Sight = 'whole' | 'projected' | 'nothing';

export function sees(
  actor: Pick<Actor, 'roles'>,
  type: RecordType,
  relations: ReadonlySet<Relation>,
): Sight {
  // Nobody reads a case in which they are themselves the subject, whatever else they are. What is
  // about themselves they get as a view of its own (`vault/project.ts`), never as a record.
  if (relations.has('own')) return 'nothing';
  const reach = scopes(actor.roles, reading[type]);
  if (reach.includes('all')) return 'whole';
  const by = reach.filter((scope) => reaches(scope, relations));
  if (by.length === 0) return 'nothing';
  // Who decides sees what they decide on.
  if (relations.has('put') && by.some((scope) => scope === 'put' || scope === 'held-or-put')) {
    return 'whole';
  }
  return projections[type] === undefined ? 'whole' : 'projected';
}

/** Whether every record of a type is seen whole but for one's own case: so that a long list asks only about these. */
export function seesAllButOwn(actor: Pick<Actor, 'roles'>, type: RecordType): boolean {
  return scopes(actor.roles, reading[type]).includes('all');
}

/**
 * What somebody who holds a talk, was entrusted with it or was granted a look does not need: where the
 * case comes from. It is taken out of every case alike, since what is missing only where a petition
 * is behind it would tell that there is one.
 */
const projections: { readonly [T in RecordType]?: (record: Kept<T>) => Kept<T> } = {
  obligation: (record) => {
    const { decision: _decision, ...obligation } = record.obligation;
    const { base: _base, ...window } = obligation.window;
    return {
      ...record,
      obligation: {
        ...obligation,
        triggers: [],
        petition: false,
        secrecy: 'high',
        window: { ...window, steps: [] },
      },
    };
  },
  delegation: (record) => {
    if (record.order === undefined) return record;
    const { override: _override, approval: _approval, ...order } = record.order;
    return { ...record, order };
  },
  inquiry: (record) => ({
    ...record,
    rounds: record.rounds.map(({ approved, searched: _searched, ...round }) => {
      if (approved === undefined) return round;
      const { approval: _approval, ...rest } = approved;
      return { ...round, approved: { ...rest, reasons: {} } };
    }),
  }),
};

/** The record, or what is at hand of it, as it is seen; undefined where there is nothing to see. */
export function seenAs<T extends RecordType, R extends Entry<T>>(
  sight: Sight,
  type: T,
  record: R,
): R | undefined {
  if (sight === 'nothing') return undefined;
  const project = projections[type] as ((record: R) => R) | undefined; // of types that are at hand whole
  return sight === 'whole' ? record : (project?.(record) ?? record);
}
