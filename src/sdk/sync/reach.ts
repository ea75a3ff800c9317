/**
 * What each act may write: the record types, and the steps of the policy's workflow that their states
 * may take with it. A receiver refuses everything else, whatever a browser's script let through.
 */
import { isFinal, type Machine, machineIds, type Policy, transition } from '../../policy/index.ts';
import { type Action, access } from '../access/table.ts';
import type { RecordType } from '../model/records.ts';

/** `type` or `type:step,step`; where the type has no machine there is no step to name. */
const table: { readonly [A in Action]?: string } = {
  'list.import': 'event obligation:cancel admonition:decide',
  'event.record': 'event obligation:cancel admonition:decide approval submission',
  'event.update':
    'event obligation:cancel,close-as-breach talk:cancel,close-as-breach admonition:decide',
  'obligation.merge': 'obligation:merge talk:cancel',
  'obligation.cancel': 'obligation:cancel talk:cancel',
  'obligation.close-as-breach': 'obligation:close-as-breach talk:cancel,close-as-breach',
  'talk.arrange': 'talk:arrange obligation:plan admonition:arrange',
  'talk.cancel': 'talk:cancel obligation:unplan admonition:unarrange',
  'talk.prepare': 'talk:prepare outline',
  'talk.notify': 'talk:notify obligation:notify',
  'talk.hold':
    'talk:hold obligation:hold admonition:hold,receive,record-talk-apart ' +
    'delegation:hold,record-talk-unordered,record-handing-on',
  'record.write': 'talk:record,waive-record obligation:record,waive-record matter',
  'record.confirm':
    'talk:confirm,follow,close obligation:confirm,follow,close admonition:record paper',
  'record.close-as-breach':
    'talk:confirm,follow,close,close-as-breach ' +
    'obligation:confirm,follow,close,leave-undischarged admonition:record,record-breach paper',
  'record.amend':
    'talk:close-as-breach obligation:leave-undischarged admonition:record-breach matter delegation',
  'matter.assign': 'matter:assign',
  'matter.handle': 'matter:handle,answer-subject,settle-at-once obligation:close talk:close',
  'matter.verify': 'matter:verify,return obligation:close talk:close',
  'matter.close': 'matter:close,note obligation:close talk:close',
  'admonition.issue-notice': 'admonition:issue-notice',
  'admonition.record-service': 'admonition:receive,record-service-apart,record-breach submission',
  'admonition.amend-service':
    'admonition:record-breach,record-service-apart talk:close-as-breach ' +
    'obligation:leave-undischarged',
  'admonition.demand-rectification': 'admonition:demand',
  'admonition.submit-rectification': 'admonition:verify rectification:submit submission',
  'admonition.verify-rectification': 'admonition:verify rectification:verify',
  'admonition.close': 'admonition:close rectification:close obligation:close talk:close',
  'admonition.close-as-breach':
    'admonition:close-as-breach rectification:close,close-as-breach ' +
    'obligation:close,close-as-breach talk:close,cancel,close-as-breach',
  'admonition.cancel': 'admonition:cancel obligation:cancel talk:cancel',
  'admonition.void-notice': 'admonition:void-notice',
  'admonition.extend-rectification': 'admonition rectification:extend',
  'admonition.return-rectification': 'admonition:reopen rectification:return',
  'admonition.withdraw-rectification': 'admonition:verify rectification:withdraw',
  'delegation.draft': 'delegation',
  'delegation.order': 'delegation:order',
  'delegation.accept': 'delegation:accept',
  'delegation.refuse': 'delegation:refuse talk:cancel obligation:unplan admonition:unarrange',
  'delegation.withdraw': 'delegation:withdraw talk:cancel obligation:unplan admonition:unarrange',
  'delegation.record-talk-unordered': 'delegation:record-talk-unordered',
  'delegation.record-handing-on': 'delegation:record-handing-on',
  'delegation.return-record': 'delegation:return-record',
  'delegation.shred': 'delegation:return-record',
  'delegation.send-back': 'delegation:send-back',
  'delegation.close': 'delegation:close',
  'delegation.close-as-breach': 'delegation:close-as-breach',
  'inquiry.draft': 'inquiry obligation',
  'inquiry.search': 'inquiry',
  'inquiry.approve': 'inquiry:approve',
  'inquiry.return': 'inquiry:return',
  'inquiry.serve': 'inquiry:serve obligation:inquire',
  'inquiry.record-service-unapproved': 'inquiry:record-service-unapproved obligation:inquire',
  'inquiry.record-receipt': 'inquiry submission',
  'inquiry.remind': 'inquiry',
  'inquiry.extend': 'inquiry:extend',
  'inquiry.note-reply': 'inquiry:note-spoken-reply',
  'inquiry.answer': 'inquiry:answer submission',
  'inquiry.check': 'inquiry:check',
  'inquiry.judge-clear': 'inquiry:judge-clear',
  'inquiry.ask-again': 'inquiry:ask-again',
  'inquiry.turn':
    'inquiry:turn-to-talk obligation:turn-to-talk,merge,cancel event admonition:decide',
  'inquiry.close': 'inquiry:close obligation:accept-reply,close',
  'inquiry.close-unanswered': 'inquiry:close-unanswered',
  'inquiry.withdraw': 'inquiry:withdraw obligation:turn-to-talk',
  'inquiry.close-as-breach': 'inquiry:close-as-breach obligation:close-as-breach',
  'approval.propose': 'approval',
  'approval.submit': 'approval:submit',
  'approval.review': 'approval:review',
  'approval.return': 'approval:return',
  'approval.approve': 'approval:approve',
  'approval.refuse': 'approval:refuse',
  'approval.record-paper-decision': 'approval:record-paper-decision',
  'approval.withdraw': 'approval:withdraw',
  'paper.register': 'paper',
  'paper.copy': 'paper',
  'paper.file': 'paper',
  'paper.give-back': 'paper',
  'paper.shred': 'paper',
  'paper.take-in': 'paper',
  'incident.report': 'incident',
  'incident.assign': 'incident',
  'incident.investigate': 'incident',
  'incident.sanction': 'incident',
  'incident.close': 'incident',
  'unit-talk.record': 'unitTalk',
  'roster.import': 'roster',
  'unit-talk.amend': 'unitTalk',
  'setting.change': 'setting',
  'own.submit': 'submission',
  'submission.return': 'submission',
  'grant.give': 'grant',
  'grant.revoke': 'grant',
};

/** Acts that correct what is closed: the record says so itself, with what stood there before. */
const amending: ReadonlySet<string> = new Set<Action>([
  'record.amend',
  'admonition.amend-service',
  'unit-talk.amend',
]);

export type Reach = ReadonlyMap<string, readonly string[]>;

const reaches = new Map<string, Reach>(
  Object.entries(table).map(([action, words]) => [
    action,
    new Map(
      words.split(' ').map((word) => {
        const [type = '', names = ''] = word.split(':');
        return [type, names === '' ? [] : names.split(',')] as const;
      }),
    ),
  ]),
);

export function isAction(action: string): action is Action {
  return Object.keys(access).includes(action);
}

/** Undefined for an act that writes nothing that others see. */
export function reachOf(action: Action): Reach | undefined {
  return reaches.get(action);
}

export function amends(action: Action): boolean {
  return amending.has(action);
}

/** The machine that rules a record type's `state`, if one does. */
export function machineOf(type: RecordType): Machine | undefined {
  return machineIds.find((machine) => machine === type);
}

/** Whether the named steps lead from one state to another, one after the other. */
export function leadsTo(
  policy: Policy,
  machine: Machine,
  from: string,
  to: string,
  names: readonly string[],
): boolean {
  const seen = new Set([from]);
  for (const state of seen) {
    if (state === to) return true;
    if (isFinal(machine, state)) continue;
    for (const name of names) {
      const next = transition(policy, machine, state, name)?.to;
      if (next !== undefined) seen.add(next);
    }
  }
  return false;
}
