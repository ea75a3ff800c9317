/** The tables as a policy answers from them: each row opened up by state, with the pack's clause and demands. */
import type { Policy } from '../policy.ts';
import { admonition } from './admonition.ts';
import { approval } from './approval.ts';
import { delegation } from './delegation.ts';
import { matter, rectification } from './follow-up.ts';
import { inquiry } from './inquiry.ts';
import type { DeskHand, Machine, MachineTable, Row } from './machine.ts';
import { obligation, talk } from './talks.ts';

/** One step from one state. */
export interface Transition {
  readonly machine: Machine;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  /** Roles at the desk that may take it; each for cases that are theirs. */
  readonly by: readonly DeskHand[];
  /** What must be there or is given with it. `no-error`: judgement of the act finds no error. */
  readonly needs: readonly string[];
  /** It records what happened: no finding stands in its way. */
  readonly fact: boolean;
  /** The rule that it carries out, and its clause in this policy. */
  readonly rule: string;
  readonly clause: string;
}

export const machines: Readonly<Record<Machine, MachineTable>> = {
  obligation,
  talk,
  admonition,
  inquiry,
  rectification,
  matter,
  delegation,
  approval,
};

/** Rows by machine and state: made once, since every screen asks for them on every draw. */
const rows = new Map<string, readonly Row[]>();
const states = new Map<Machine, readonly string[]>();
for (const table of Object.values(machines)) {
  const all = new Set<string>([table.initial]);
  for (const row of table.rows) {
    for (const from of row.from) {
      const key = `${table.id} ${from}`;
      rows.set(key, [...(rows.get(key) ?? []), row]);
      all.add(from);
    }
    if (row.to !== undefined) all.add(row.to);
  }
  states.set(table.id, [...all]);
}

/** The state in which something new begins. */
export function initialState(_policy: Policy, machine: Machine): string {
  return machines[machine].initial;
}

/** Every state of a machine, the initial one first. */
export function statesOf(_policy: Policy, machine: Machine): readonly string[] {
  return states.get(machine) ?? [];
}

export function isState(machine: Machine, state: string): boolean {
  return states.get(machine)?.includes(state) === true;
}

/** Whether nothing may follow. */
export function isFinal(machine: Machine, state: string): boolean {
  return machines[machine].final.includes(state);
}

/** A decision must carry what the profile demands: the default only the deciding body, `national` more. */
function needsOf(policy: Policy, machine: Machine, row: Row): readonly string[] {
  if (machine !== 'admonition' || row.action !== 'decide') return row.needs;
  return [...row.needs, ...policy.pack.decisionFields.map((field) => `decision-${field}`)];
}

function open(policy: Policy, machine: Machine, row: Row, from: string): Transition {
  return {
    machine,
    action: row.action,
    from,
    to: row.to ?? from,
    by: row.by,
    needs: needsOf(policy, machine, row),
    fact: row.fact === true,
    rule: row.rule,
    clause: policy.pack.rules[row.rule]?.clause ?? '',
  };
}

/** Everything that may be done from a state; nothing from a final or an unknown one. */
export function transitions(policy: Policy, machine: Machine, from: string): readonly Transition[] {
  return (rows.get(`${machine} ${from}`) ?? []).map((row) => open(policy, machine, row, from));
}

/** The one step that an action is from a state, or undefined where it is not possible. */
export function transition(
  policy: Policy,
  machine: Machine,
  from: string,
  action: string,
): Transition | undefined {
  const found = rows.get(`${machine} ${from}`)?.find((row) => row.action === action);
  return found && open(policy, machine, found, from);
}

/** The states from which an action is possible. */
export function statesWith(policy: Policy, machine: Machine, action: string): readonly string[] {
  return statesOf(policy, machine).filter((state) => transition(policy, machine, state, action));
}
