/** 合并: which obligation may stand for another. Pure, so that whoever takes it in from elsewhere asks the same. */
import { isFinal } from '../../policy/index.ts';
import type { ObligationRecord } from '../model/records.ts';

/** What would be lost by it; undefined where nothing is. */
export type MergeFault = 'itself' | 'ended' | 'other-duty' | 'points' | 'petition' | 'later';

export function mergeFault(one: ObligationRecord, into: ObligationRecord): MergeFault | undefined {
  const [owed, kept] = [one.obligation, into.obligation];
  if (one.id === into.id) return 'itself';
  // What is done with stands for it only where it was met.
  if (isFinal('obligation', into.state) && into.discharged === undefined) return 'ended';
  if (
    one.ofTheDay.id !== into.ofTheDay.id ||
    owed.kind !== kept.kind ||
    owed.form !== kept.form ||
    // Each decision to admonish has a notice and a ceremony of its own (三·6).
    one.admonition !== undefined
  ) {
    return 'other-duty';
  }
  if (owed.points.some((point) => !kept.points.includes(point))) return 'points';
  // Whoever reported it is protected by the rules of petitions (四·2⑷) in the case that remains.
  if (owed.petition && !kept.petition) return 'petition';
  const [due, keptDue] = [owed.window.due, kept.window.due];
  if (due !== undefined && (keptDue === undefined || keptDue > due)) return 'later';
  return undefined;
}
