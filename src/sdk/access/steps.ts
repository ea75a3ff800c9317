/**
 * Which step of the policy's workflow each act takes: the workflow says in which states it is possible
 * and by whose hand. An act with none (reading, drafting, noting) is ruled by the table alone.
 */
import type { Machine } from '../../policy/index.ts';
import type { Kept, RecordType } from '../model/records.ts';
import type { Action } from './table.ts';

interface Step {
  readonly machine: Machine;
  /** Any one of them. */
  readonly actions: readonly string[];
}

const step = (machine: Machine, ...actions: readonly string[]): Step => ({ machine, actions });

export const steps: { readonly [A in Action]?: Step } = {
  'obligation.merge': step('obligation', 'merge'),
  'obligation.cancel': step('obligation', 'cancel'),
  'obligation.close-as-breach': step('obligation', 'close-as-breach'),
  'talk.arrange': step('talk', 'arrange'),
  'talk.cancel': step('talk', 'cancel'),
  'talk.prepare': step('talk', 'prepare'),
  'talk.notify': step('talk', 'notify'),
  'talk.hold': step('talk', 'hold'),
  'record.write': step('talk', 'record', 'waive-record'),
  'record.confirm': step('talk', 'confirm'),
  'record.close-as-breach': step('talk', 'confirm', 'close-as-breach'),
  'matter.assign': step('matter', 'assign'),
  'matter.handle': step('matter', 'handle', 'answer-subject', 'settle-at-once'),
  'matter.verify': step('matter', 'verify', 'return'),
  'matter.close': step('matter', 'close', 'note'),
  'admonition.issue-notice': step('admonition', 'issue-notice'),
  'admonition.record-service': step('admonition', 'receive', 'record-service-apart'),
  'admonition.demand-rectification': step('admonition', 'demand'),
  'admonition.submit-rectification': step('rectification', 'submit'),
  'admonition.verify-rectification': step('rectification', 'verify'),
  'admonition.return-rectification': step('rectification', 'return'),
  'admonition.extend-rectification': step('rectification', 'extend'),
  'admonition.withdraw-rectification': step('rectification', 'withdraw'),
  'admonition.void-notice': step('admonition', 'void-notice'),
  'admonition.cancel': step('admonition', 'cancel'),
  'admonition.close': step('admonition', 'close'),
  'admonition.close-as-breach': step('admonition', 'close-as-breach'),
  'delegation.order': step('delegation', 'order'),
  'delegation.accept': step('delegation', 'accept'),
  'delegation.refuse': step('delegation', 'refuse'),
  'delegation.withdraw': step('delegation', 'withdraw'),
  'delegation.record-talk-unordered': step('delegation', 'record-talk-unordered'),
  'delegation.record-handing-on': step('delegation', 'record-handing-on'),
  'delegation.return-record': step('delegation', 'return-record'),
  'delegation.send-back': step('delegation', 'send-back'),
  'delegation.close': step('delegation', 'close'),
  'delegation.close-as-breach': step('delegation', 'close-as-breach'),
  'inquiry.approve': step('inquiry', 'approve'),
  'inquiry.return': step('inquiry', 'return'),
  'inquiry.serve': step('inquiry', 'serve'),
  'inquiry.record-service-unapproved': step('inquiry', 'record-service-unapproved'),
  'inquiry.extend': step('inquiry', 'extend'),
  'inquiry.note-reply': step('inquiry', 'note-spoken-reply'),
  'inquiry.answer': step('inquiry', 'answer'),
  'inquiry.check': step('inquiry', 'check'),
  'inquiry.judge-clear': step('inquiry', 'judge-clear'),
  'inquiry.ask-again': step('inquiry', 'ask-again'),
  'inquiry.turn': step('inquiry', 'turn-to-talk'),
  'inquiry.close': step('inquiry', 'close'),
  'inquiry.close-unanswered': step('inquiry', 'close-unanswered'),
  'inquiry.withdraw': step('inquiry', 'withdraw'),
  'inquiry.close-as-breach': step('inquiry', 'close-as-breach'),
  'approval.submit': step('approval', 'submit'),
  'approval.review': step('approval', 'review'),
  'approval.return': step('approval', 'return'),
  'approval.approve': step('approval', 'approve'),
  'approval.refuse': step('approval', 'refuse'),
  'approval.record-paper-decision': step('approval', 'record-paper-decision'),
  'approval.withdraw': step('approval', 'withdraw'),
};

/** The states that a record carries, by machine: an admonition carries those of its items as well. */
export type States = { readonly [M in Machine]?: readonly string[] };

export function statesIn(type: RecordType, record: Kept<RecordType>): States {
  return {
    ...('state' in record ? { [type]: [record.state] } : {}),
    ...('rectification' in record
      ? { rectification: record.rectification.map(({ state }) => state) }
      : {}),
  };
}
