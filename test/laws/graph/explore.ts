/**
 * Walks every order in which the steps of a machine can be taken, with what each step leaves on record,
 * so that the policy can be asked about every case that can come to be. Cases that are alike count once.
 */
import {
  addDays,
  initialState,
  judge,
  transitions,
  type Act,
  type CivilDate,
  type Machine,
  type Policy,
} from '../../../src/policy/index.ts';

export interface Case<Facts> {
  readonly state: string;
  readonly facts: Facts;
  readonly today: CivilDate;
  /** The steps of one way to it. */
  readonly way: readonly string[];
}

export interface Graph<Facts> {
  readonly machine: Machine;
  /** What may be on record before the first step. */
  readonly starts: readonly Facts[];
  /** How many days may pass, each at any moment. */
  readonly days: number;
  /** What a step leaves on record: one for each way in which its needs can be met that day. */
  readonly does: (action: string, facts: Facts, today: CivilDate) => readonly Facts[];
  /** What is asked at a step that waits for no error. Absent: nobody asks, and steps are only taken in order. */
  readonly asks?: (action: string, facts: Facts, today: CivilDate) => readonly Act[];
}

const firstDay: CivilDate = '2026-03-09';

/** The errors of an act, as `rule:code`. */
export function errors(policy: Policy, act: Act): readonly string[] {
  return judge(policy, act)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, code }) => `${rule}:${code}`);
}

export function reachable<Facts>(
  policy: Policy,
  { machine, starts, days, does, asks = () => [] }: Graph<Facts>,
): readonly Case<Facts>[] {
  const seen = new Map<string, Case<Facts>>();
  const open: Case<Facts>[] = starts.map((facts) => ({
    state: initialState(policy, machine),
    facts,
    today: firstDay,
    way: [],
  }));
  const lastDay = addDays(firstDay, days - 1);
  for (let now = open.pop(); now; now = open.pop()) {
    const { state, facts, today, way } = now;
    const key = `${state} ${today} ${JSON.stringify(facts)}`;
    if (seen.has(key)) continue;
    seen.set(key, now);
    if (today < lastDay) open.push({ ...now, today: addDays(today, 1) });
    for (const { action, to, needs } of transitions(policy, machine, state)) {
      for (const left of does(action, facts, today)) {
        const barred =
          needs.includes('no-error') &&
          asks(action, left, today).some((act) => errors(policy, act).length > 0);
        if (!barred) open.push({ state: to, facts: left, today, way: [...way, action] });
      }
    }
  }
  return [...seen.values()];
}

/** What of a case a rule forbids in its state, with one way to it. */
export function forbidden<Facts>(
  cases: readonly Case<Facts>[],
  of: (one: Case<Facts>) => readonly string[],
): readonly string[] {
  return cases.flatMap((one) =>
    of(one).map((what) => `${one.state} by ${one.way.join(', ')} on ${one.today}: ${what}`),
  );
}
