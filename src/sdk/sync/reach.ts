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
  'event.record': 'event obligation:cancel admonition:decide',
  'event.update':
    'event obligation:cancel,close-as-breach talk:cancel,close-as-breach admonition:decide',
  'talk.arrange': 'talk:arrange obligation:plan admonition:arrange',
  'talk.cancel': 'talk:cancel obligation:unplan admonition:unarrange',
  'talk.hold': 'talk:hold obligation:hold admonition:hold,receive,record-talk-apart',
  'record.write': 'talk:record,waive-record obligation:record,waive-record matter',
  'record.confirm':
    'talk:confirm,follow,close,close-as-breach obligation:confirm,follow,close,leave-undischarged admonition:record,record-breach',
  'matter.assign': 'matter:assign',
  'matter.handle': 'matter:handle,answer-subject,settle-at-once obligation:close talk:close',
  'matter.verify': 'matter:verify,return obligation:close talk:close',
  'matter.close': 'matter:close,note obligation:close talk:close',
  'admonition.issue-notice': 'admonition:issue-notice',
  'admonition.record-service': 'admonition:receive,record-service-apart,record-breach',
  'admonition.demand-rectification': 'admonition:demand',
  'admonition.submit-rectification': 'admonition:verify rectification:submit',
  'admonition.verify-rectification': 'admonition:verify rectification:verify',
  'admonition.close': 'admonition:close obligation:close talk:close',
  'admonition.close-as-breach':
    'admonition:close-as-breach obligation:close,close-as-breach talk:close,cancel,close-as-breach',
};

/** Acts that correct what is closed: the record says so itself, with what stood there before. */
const amending: ReadonlySet<string> = new Set<Action>(['record.amend', 'admonition.amend-service']);

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
