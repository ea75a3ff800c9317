/**
 * Who may do what: role × action × relation, deny by default. An action that is not in the table is
 * denied to everybody, and a grant reaches no further than its scope. Nobody decides, checks or reads
 * a case in which they are themselves the subject, but for what `own` gives them.
 */
import type { DeskRole } from '../ports.ts';

export type Action =
  | 'worklist.read'
  | 'talkers.read'
  | 'list.import'
  | 'event.record'
  | 'event.update'
  | 'talk.arrange'
  | 'talk.cancel'
  | 'talk.read'
  | 'talk.hold'
  | 'record.write'
  | 'record.confirm'
  | 'matter.assign'
  | 'matter.handle'
  | 'matter.verify'
  | 'matter.close'
  | 'admonition.read'
  | 'admonition.issue-notice'
  | 'admonition.record-service'
  | 'admonition.demand-rectification'
  | 'admonition.submit-rectification'
  | 'admonition.verify-rectification'
  | 'admonition.close'
  | 'admonition.close-as-breach'
  | 'figures.read'
  | 'audit.verify';

/**
 * Which cases a grant reaches. `all`: every case of the department but one's own; `held`: talks that
 * they hold or are to hold; `entrusted`: orders addressed to them and the talks under these; `own`:
 * what is about themselves, by the allow-list view alone.
 */
export type Scope = 'all' | 'held' | 'entrusted' | 'own';

type Grants = Readonly<Partial<Record<DeskRole, Scope>>>;

/** The department's own desks: they handle every case but their own. */
const clerk: Grants = { clerk: 'all' };
const department: Grants = { clerk: 'all', leader: 'all' };

export const access: { readonly [A in Action]: Grants } = {
  'worklist.read': department,
  'talkers.read': department,
  'list.import': clerk,
  'event.record': clerk,
  'event.update': clerk,
  'talk.arrange': clerk,
  'talk.cancel': clerk,
  'talk.read': department,
  'talk.hold': department,
  'record.write': department,
  'record.confirm': department,
  'matter.assign': department,
  'matter.handle': clerk,
  'matter.verify': department,
  'matter.close': department,
  'admonition.read': department,
  'admonition.issue-notice': clerk,
  'admonition.record-service': department,
  'admonition.demand-rectification': department,
  'admonition.submit-rectification': clerk,
  'admonition.verify-rectification': department,
  'admonition.close': department,
  'admonition.close-as-breach': department,
  'figures.read': { ...department, 'committee-leader': 'all' },
  'audit.verify': { ...department, 'security-auditor': 'all' },
};

/** Whether one of the roles may do it at all; how far it reaches is for `scopes`. */
export function mayDo(roles: readonly DeskRole[], action: Action): boolean {
  return scopes(roles, action).length > 0;
}

/** How far the roles reach with an action; empty where it is denied. */
export function scopes(roles: readonly DeskRole[], action: Action): readonly Scope[] {
  return [...new Set(roles.flatMap((role) => access[action][role] ?? []))];
}
