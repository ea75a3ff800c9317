/** What an event obliges, derived again: nobody makes up an obligation, and none from an event that cannot be. */
import { type Finding, kinds, obligations, type Policy } from '../../policy/index.ts';
import type { Action } from '../access/table.ts';
import type { Kept } from '../model/records.ts';
import type { StoredRecord } from '../store/store.ts';
import { keptOf, type World } from './world.ts';

/** What the policy says of the events that are new or changed; or that something else was made of them. */
export function underived(
  policy: Policy,
  action: Action,
  written: readonly StoredRecord[],
  before: World,
  after: World,
): 'input.invalid' | readonly Finding[] {
  const findings: Finding[] = [];
  const owed = of<'obligation'>(written, 'obligation');
  for (const { id, event, inquiry } of of<'event'>(written, 'event')) {
    const derived = obligations(policy, { ...event, id });
    findings.push(...derived.findings);
    // Windows may differ, where a setting or the holidays have changed since.
    const left = derived.obligations.map(sort);
    for (const made of owed.filter((one) => one.event === id)) {
      const at = left.indexOf(sort(made.obligation));
      if (at < 0) return 'input.invalid';
      left.splice(at, 1);
    }
    if (action === 'event.update') continue;
    if (left.length > 0) return 'input.invalid';
    if (inquiry !== undefined && !mayTurn(policy, after.find('inquiry', inquiry), event, before)) {
      return 'input.invalid';
    }
  }
  return findings;
}

function sort({ kind, form, petition, subject, triggers }: Kept<'obligation'>['obligation']) {
  return JSON.stringify([kind, form, petition, subject.id, [...triggers].sort()]);
}

/** A letter becomes a talk of its own kind, or a ceremony that somebody decided; a petition stays one. */
function mayTurn(
  policy: Policy,
  inquiry: Kept<'inquiry'> | undefined,
  event: Kept<'event'>['event'],
  before: World,
): boolean {
  const asked = before.find('obligation', inquiry?.obligation ?? '')?.obligation;
  const into = kinds(policy).find(({ id }) => id === event.kind);
  if (asked === undefined || into === undefined) return false;
  if (into.ceremony ? event.decision === undefined : into.id !== asked.kind) return false;
  return !asked.petition || event.petition === true;
}

function of<T extends 'event' | 'obligation'>(written: readonly StoredRecord[], type: T) {
  return written.filter((record) => record.type === type).map((record) => keptOf<T>(record));
}
