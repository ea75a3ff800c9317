/** What a state machine of the policy is: states, and rows that say who may do what, from where to where, and by which rule. */

/** Roles at the desk. `leader`: of the organization department; `committee-leader`: of the district committee. */
export type DeskHand = 'clerk' | 'leader' | 'committee-leader' | 'delegate' | 'subject';

/** One row of a table. `to` absent: the state stays, only a fact is added. */
export interface Row {
  readonly action: string;
  readonly from: readonly string[];
  readonly to?: string;
  readonly by: readonly DeskHand[];
  /** What must be there or is given with the act; each has a name in `names.ts`. */
  readonly needs: readonly string[];
  /** The rule that it carries out. Its clause is the pack's. */
  readonly rule: string;
  /** It records what happened, so no finding of any severity may stand in its way. */
  readonly fact?: true;
}

/** A table. */
export interface MachineTable {
  readonly id: Machine;
  readonly initial: string;
  /** Where nothing may follow. */
  readonly final: readonly string[];
  readonly rows: readonly Row[];
}

export const machineIds = [
  'obligation',
  'talk',
  'admonition',
  'inquiry',
  'rectification',
  'matter',
  'delegation',
  'approval',
] as const;

/** What has states. */
export type Machine = (typeof machineIds)[number];
