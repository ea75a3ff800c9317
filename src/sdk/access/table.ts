/**
 * Who may do what: role × action, deny by default. An action that is not in the table is denied to
 * everybody. Nobody acts on a case in which they are themselves the subject (`desk.permit`).
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

export const access: { readonly [A in Action]: readonly DeskRole[] } = {
  'worklist.read': ['clerk', 'leader'],
  'talkers.read': ['clerk', 'leader'],
  'list.import': ['clerk'],
  'event.record': ['clerk'],
  'event.update': ['clerk'],
  'talk.arrange': ['clerk'],
  'talk.cancel': ['clerk'],
  'talk.read': ['clerk', 'leader'],
  'talk.hold': ['clerk', 'leader'],
  'record.write': ['clerk', 'leader'],
  'record.confirm': ['clerk', 'leader'],
  'matter.assign': ['clerk', 'leader'],
  'matter.handle': ['clerk'],
  'matter.verify': ['clerk', 'leader'],
  'matter.close': ['clerk', 'leader'],
  'admonition.read': ['clerk', 'leader'],
  'admonition.issue-notice': ['clerk'],
  'admonition.record-service': ['clerk', 'leader'],
  'admonition.demand-rectification': ['clerk', 'leader'],
  'admonition.submit-rectification': ['clerk'],
  'admonition.verify-rectification': ['clerk', 'leader'],
  'admonition.close': ['clerk', 'leader'],
  'admonition.close-as-breach': ['clerk', 'leader'],
  'figures.read': ['clerk', 'leader', 'committee-leader'],
  'audit.verify': ['clerk', 'leader', 'security-auditor'],
};

export function mayDo(roles: readonly DeskRole[], action: Action): boolean {
  return roles.some((role) => access[action].includes(role));
}
