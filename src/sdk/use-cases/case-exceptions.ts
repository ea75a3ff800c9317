/** What is wanting in a case, as inspection lists it: by its days and states alone, never by its words. */
import { timeliness } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import type { TalkEntry } from '../model/entries.ts';
import type {
  AdmonitionRecord,
  DelegationRecord,
  InquiryRecord,
  ObligationRecord,
} from '../model/records.ts';
import { delegationDue, inquiryDue, isSettledItem } from '../queries/due-days.ts';
import type { CaseException } from '../vault/project.ts';

export interface CaseParts {
  readonly obligation: ObligationRecord;
  readonly talk?: TalkEntry | undefined;
  readonly admonition?: AdmonitionRecord | undefined;
  readonly inquiry?: InquiryRecord | undefined;
  readonly delegation?: DelegationRecord | undefined;
}

export function exceptionsOf(desk: Desk, parts: CaseParts): readonly CaseException[] {
  const { obligation, talk, admonition, inquiry, delegation } = parts;
  // They are out of every figure too.
  if (obligation.state === 'cancelled' || obligation.state === 'merged') return [];
  const today = desk.today();
  const passed = (day: string | undefined) => day !== undefined && day < today;
  const found: CaseException[] = [];
  const late = lateness(desk, parts);
  if (late !== undefined) found.push(late);
  if (talk?.heldBy !== undefined) {
    if (talk.record === 'none' || (talk.record === 'undecided' && passed(talk.date))) {
      found.push('no-record');
    }
    if (talk.record === 'written' && talk.confirmed === undefined) found.push('unsigned');
  }
  if (delegation !== undefined && passed(delegationDue(desk, delegation, [obligation]))) {
    found.push('delegation-overdue');
  }
  if (inquiry !== undefined && passed(inquiryDue(desk, inquiry, obligation))) {
    found.push('reply-overdue');
  }
  const items = admonition?.rectification ?? [];
  if (items.some((item) => !isSettledItem(item) && passed(item.dueOn))) {
    found.push('rectification-overdue');
  }
  return found;
}

function lateness(
  desk: Desk,
  { obligation: { obligation }, talk, inquiry }: CaseParts,
): CaseException | undefined {
  const { window } = obligation;
  const heldOn = talk?.heldBy === undefined ? inquiry?.rounds[0]?.service?.servedOn : talk.date;
  const when = timeliness(desk.policy, window, {
    asOf: desk.today(),
    ...(heldOn === undefined ? {} : { heldOn }),
  });
  if (when === 'overdue') return 'overdue';
  if (when !== 'late') return undefined;
  return talk?.reasons[window.rule] === undefined ? 'late' : 'late-with-reason';
}
