/** The day that a talk is offered for at first. */
import type { TalkSdk, WorklistRow } from '../../sdk/index.ts';
import { addDays } from '../dates.ts';
import type { CivilDate } from '../dates.ts';

const LOOK_AHEAD_DAYS = 31;

/** The next official working day, from today or from the window's first day: a suggestion, nothing more. */
export function suggestDay(sdk: TalkSdk, row: WorklistRow): CivilDate | undefined {
  const { opens, due } = row.obligation.obligation.window;
  const today = sdk.today();
  let day = opens !== undefined && opens > today ? opens : today;
  for (let step = 0; step < LOOK_AHEAD_DAYS; step += 1) {
    if (due !== undefined && day > due && due >= today) return undefined;
    const mark = sdk.policy.day(day);
    if (mark === 'work' || mark === 'makeup') return day;
    day = addDays(day, 1);
  }
  return undefined;
}
