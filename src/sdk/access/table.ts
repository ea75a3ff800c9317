/**
 * Who may do what: role × action × relation, deny by default. An action that is not in the table is
 * denied to everybody, and a grant reaches no further than its scope. Nobody decides, checks or reads
 * a case in which they are themselves the subject, but for what `own` gives them.
 */
import type { DeskRole } from '../ports.ts';
import type { Relation } from './relations.ts';

export type Action =
  | 'worklist.read'
  | 'talkers.read'
  | 'event.read'
  | 'list.import'
  | 'event.record'
  | 'event.update'
  | 'obligation.merge'
  | 'obligation.cancel'
  | 'obligation.close-as-breach'
  | 'talk.arrange'
  | 'talk.cancel'
  | 'talk.prepare'
  | 'talk.notify'
  | 'outline.read'
  | 'talk.read'
  | 'talk.hold'
  | 'record.write'
  | 'record.confirm'
  | 'record.close-as-breach'
  | 'record.amend'
  | 'matter.read'
  | 'matter.assign'
  | 'matter.handle'
  | 'matter.verify'
  | 'matter.close'
  | 'admonition.read'
  | 'admonition.issue-notice'
  | 'admonition.record-service'
  | 'admonition.amend-service'
  | 'admonition.demand-rectification'
  | 'admonition.submit-rectification'
  | 'admonition.verify-rectification'
  | 'admonition.return-rectification'
  | 'admonition.extend-rectification'
  | 'admonition.withdraw-rectification'
  | 'admonition.void-notice'
  | 'admonition.cancel'
  | 'admonition.close'
  | 'admonition.close-as-breach'
  | 'delegation.read'
  | 'delegation.draft'
  | 'delegation.order'
  | 'delegation.accept'
  | 'delegation.refuse'
  | 'delegation.withdraw'
  | 'delegation.record-talk-unordered'
  | 'delegation.record-handing-on'
  | 'delegation.return-record'
  | 'delegation.shred'
  | 'delegation.send-back'
  | 'delegation.close'
  | 'delegation.close-as-breach'
  | 'inquiry.read'
  | 'inquiry.draft'
  | 'inquiry.search'
  | 'inquiry.approve'
  | 'inquiry.return'
  | 'inquiry.serve'
  | 'inquiry.record-service-unapproved'
  | 'inquiry.record-receipt'
  | 'inquiry.remind'
  | 'inquiry.extend'
  | 'inquiry.note-reply'
  | 'inquiry.answer'
  | 'inquiry.check'
  | 'inquiry.judge-clear'
  | 'inquiry.ask-again'
  | 'inquiry.turn'
  | 'inquiry.close'
  | 'inquiry.close-unanswered'
  | 'inquiry.withdraw'
  | 'inquiry.close-as-breach'
  | 'approval.read'
  | 'approval.propose'
  | 'approval.submit'
  | 'approval.review'
  | 'approval.return'
  | 'approval.approve'
  | 'approval.refuse'
  | 'approval.record-paper-decision'
  | 'approval.withdraw'
  | 'paper.read'
  | 'paper.register'
  | 'paper.copy'
  | 'paper.file'
  | 'paper.give-back'
  | 'paper.shred'
  | 'paper.take-in'
  | 'incident.report'
  | 'incident.read'
  | 'incident.assign'
  | 'incident.investigate'
  | 'incident.sanction'
  | 'incident.close'
  | 'unit-talk.read'
  | 'unit-talk.record'
  | 'roster.read'
  | 'roster.import'
  | 'unit-talk.amend'
  | 'setting.read'
  | 'setting.change'
  | 'draft.keep'
  | 'view.keep'
  | 'keys.keep'
  | 'escrow.replace'
  | 'figures.read'
  | 'inspection.read'
  | 'grant.read'
  | 'grant.give'
  | 'grant.revoke'
  | 'own.read'
  | 'own.submit'
  | 'submission.read'
  | 'submission.return'
  | 'vault.register'
  | 'vault.list'
  | 'vault.reveal'
  | 'vault.search'
  | 'vault.clear-hit'
  | 'audit.read'
  | 'audit.output'
  | 'audit.verify';

/**
 * Which cases a right reaches. `all`: every case of the department but one's own; `held`: talks that
 * they hold or are to hold; `put`: what is put to them to decide; `held-or-put`: either; `entrusted`:
 * orders addressed to them and the talks under these; `granted`: cases that a leader let them read;
 * `own`: what is about themselves, by the allow-list view alone.
 */
export type Scope = 'all' | 'held-or-put' | Relation;

/** Whether a right of this scope reaches a record to which somebody stands like this. */
export function reaches(scope: Scope, relations: ReadonlySet<Relation>): boolean {
  // What is about oneself is reached by `own` alone, whatever else one is.
  if (relations.has('own')) return scope === 'own';
  if (scope === 'held-or-put') return relations.has('held') || relations.has('put');
  return scope === 'all' || relations.has(scope);
}

type Grants = Readonly<Partial<Record<DeskRole, Scope>>>;

/** The department's own desks: they handle every case but their own. */
const clerk: Grants = { clerk: 'all' };
const department: Grants = { clerk: 'all', leader: 'all' };
/** Those who decide: leaders of the department, those of the committee for what is put to them, or the clerk for them. */
const deciders: Grants = { ...department, 'committee-leader': 'put' };
/** Whoever was entrusted with a talk, for their own orders; or the clerk for them. */
const entrusted: Grants = { clerk: 'all', delegate: 'entrusted' };

/** The department, and whoever has to do with one talk: who holds it, was entrusted with it, or may look at it. */
const aroundTalk: Grants = {
  ...department,
  'committee-leader': 'held-or-put',
  delegate: 'entrusted',
  inspector: 'granted',
};

function everybody(scope: Scope): Grants {
  return {
    clerk: scope,
    leader: scope,
    'committee-leader': scope,
    delegate: scope,
    inspector: scope,
    subject: scope,
    'security-auditor': scope,
    administrator: scope,
  };
}

export const access: { readonly [A in Action]: Grants } = {
  'worklist.read': aroundTalk,
  'talkers.read': department,
  'event.read': department,
  'list.import': clerk,
  'event.record': clerk,
  'event.update': clerk,
  'obligation.merge': clerk,
  'obligation.cancel': department,
  'obligation.close-as-breach': department,
  'talk.arrange': clerk,
  'talk.cancel': clerk,
  'talk.prepare': { ...department, delegate: 'entrusted' },
  'talk.notify': entrusted,
  'outline.read': { ...department, 'committee-leader': 'held-or-put', delegate: 'entrusted' },
  'talk.read': aroundTalk,
  'talk.hold': { ...department, 'committee-leader': 'held', delegate: 'entrusted' },
  'record.write': { ...department, delegate: 'entrusted' },
  'record.confirm': { ...department, delegate: 'entrusted' },
  'record.close-as-breach': department,
  'record.amend': department,
  'matter.read': aroundTalk,
  'matter.assign': department,
  'matter.handle': clerk,
  'matter.verify': department,
  'matter.close': department,
  'admonition.read': { ...department, 'committee-leader': 'held-or-put', inspector: 'granted' },
  'admonition.issue-notice': clerk,
  'admonition.record-service': department,
  'admonition.amend-service': department,
  'admonition.demand-rectification': department,
  'admonition.submit-rectification': clerk,
  'admonition.verify-rectification': department,
  'admonition.return-rectification': department,
  'admonition.extend-rectification': department,
  'admonition.withdraw-rectification': department,
  'admonition.void-notice': clerk,
  'admonition.cancel': department,
  'admonition.close': department,
  'admonition.close-as-breach': department,
  'delegation.read': { ...deciders, delegate: 'entrusted', inspector: 'granted' },
  'delegation.draft': department,
  'delegation.order': deciders,
  'delegation.accept': entrusted,
  'delegation.refuse': entrusted,
  'delegation.withdraw': deciders,
  'delegation.record-talk-unordered': clerk,
  'delegation.record-handing-on': department,
  'delegation.return-record': entrusted,
  'delegation.shred': entrusted,
  'delegation.send-back': clerk,
  'delegation.close': department,
  'delegation.close-as-breach': deciders,
  'inquiry.read': { ...deciders, inspector: 'granted' },
  'inquiry.draft': clerk,
  'inquiry.search': department,
  'inquiry.approve': deciders,
  'inquiry.return': department,
  'inquiry.serve': clerk,
  'inquiry.record-service-unapproved': department,
  'inquiry.record-receipt': clerk,
  'inquiry.remind': clerk,
  'inquiry.extend': department,
  'inquiry.note-reply': department,
  'inquiry.answer': clerk,
  'inquiry.check': department,
  'inquiry.judge-clear': department,
  'inquiry.ask-again': department,
  'inquiry.turn': department,
  'inquiry.close': department,
  'inquiry.close-unanswered': department,
  'inquiry.withdraw': department,
  'inquiry.close-as-breach': deciders,
  'approval.read': deciders,
  'approval.propose': clerk,
  'approval.submit': clerk,
  'approval.review': department,
  'approval.return': deciders,
  'approval.approve': deciders,
  'approval.refuse': deciders,
  'approval.record-paper-decision': clerk,
  'approval.withdraw': clerk,
  'paper.read': department,
  'paper.register': clerk,
  'paper.copy': clerk,
  'paper.file': clerk,
  'paper.give-back': clerk,
  'paper.shred': clerk,
  'paper.take-in': clerk,
  // To the department, never to the unit; also by whom it was done to. Who reports it sees no register.
  'incident.report': everybody('own'),
  'incident.read': department,
  'incident.assign': department,
  'incident.investigate': department,
  'incident.sanction': department,
  'incident.close': department,
  'unit-talk.read': { ...department, delegate: 'entrusted' },
  'unit-talk.record': entrusted,
  // Who is who: for everybody who works with cases.
  'roster.read': {
    ...department,
    'committee-leader': 'all',
    delegate: 'all',
    inspector: 'all',
    administrator: 'all',
  },
  'roster.import': { clerk: 'all', administrator: 'all' },
  'unit-talk.amend': entrusted,
  'setting.read': { ...department, administrator: 'all' },
  'setting.change': { administrator: 'all' },
  // Each author their own, and nobody anybody else's.
  'draft.keep': everybody('own'),
  'view.keep': everybody('own'),
  'keys.keep': everybody('own'),
  // The department's own key to everybody's records: whoever has it may too, by giving it.
  'escrow.replace': { administrator: 'all' },
  // Whole for the department; for the others numbers alone, the small ones masked.
  'figures.read': { ...department, 'committee-leader': 'all', inspector: 'all' },
  'inspection.read': { inspector: 'all' },
  'grant.read': { leader: 'all', inspector: 'granted' },
  'grant.give': { leader: 'all' },
  'grant.revoke': { leader: 'all' },
  'own.read': { subject: 'own' },
  // Sent in, never into a case: the clerk takes it over by the act that it is for.
  'own.submit': { subject: 'own' },
  'submission.read': department,
  'submission.return': clerk,
  'vault.register': { 'vault-holder': 'all' },
  'vault.list': { 'vault-holder': 'all' },
  'vault.reveal': { 'vault-holder': 'all' },
  'vault.search': { 'vault-holder': 'all' },
  'vault.clear-hit': { 'vault-holder': 'all' },
  'audit.read': { 'security-auditor': 'all' },
  'audit.output': aroundTalk,
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
