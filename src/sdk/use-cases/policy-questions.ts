/** What the policy says, in the words of the person at the desk. */
import { type CalendarDay, explain } from '../../policy/index.ts';
import type { DayKind, PolicyApi } from '../api.ts';
import type { Desk } from '../desk.ts';
import { explainBooking } from './own-findings.ts';
import { kindViews, pointViews } from '../queries/views.ts';

export function policyApi(desk: Desk): PolicyApi {
  return {
    get profile() {
      return desk.policy.id;
    },
    kinds: () => kindViews(desk),
    contentPoints: (kind) => pointViews(desk, kind),
    explain: (finding) => explainBooking(desk.spoken, finding) ?? explain(desk.policy, finding),
    explainWindow: (window) => window.steps.map((step) => explain(desk.policy, step)),
    day: (date) => dayKind(desk.policy.calendar.day(date)),
  };
}

export function dayKind({ working, madeUp, holiday }: CalendarDay): DayKind {
  if (working === 'unknown') return 'unknown';
  if (working) return madeUp ? 'makeup' : 'work';
  return holiday === undefined ? 'weekend' : 'rest';
}
