/** What the policy says, in the words of the person at the desk. */
import { type CalendarDay, explain } from '../../policy/index.ts';
import type { DayKind, PolicyApi } from '../api.ts';
import type { Desk } from '../desk.ts';
import { explainBooking } from './booking.ts';
import { kindViews, pointViews } from './worklist.ts';

export function policyApi(desk: Desk): PolicyApi {
  const { policy } = desk;
  return {
    profile: policy.id,
    kinds: () => kindViews(desk),
    contentPoints: (kind) => pointViews(desk, kind),
    explain: (finding) => explainBooking(finding) ?? explain(policy, finding),
    explainWindow: (window) => window.steps.map((step) => explain(policy, step)),
    day: (date) => dayKind(policy.calendar.day(date)),
  };
}

function dayKind({ working, madeUp, holiday }: CalendarDay): DayKind {
  if (working === 'unknown') return 'unknown';
  if (working) return madeUp ? 'makeup' : 'work';
  return holiday === undefined ? 'weekend' : 'rest';
}
