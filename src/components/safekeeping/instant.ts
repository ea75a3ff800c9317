/** When something happened, as staff read it: day and hour in Shanghai, wherever the machine thinks it is. */
import { addDays, isCivilDate } from '../../sdk/index.ts';
import { longDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import type { Texts } from '../messages/index.ts';

/** Shanghai is eight hours ahead of UTC, the whole year. */
const AHEAD = 8;

function inShanghai(at: string): { readonly day: CivilDate; readonly hour: string } | undefined {
  const [, day = '', hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d).*Z$/.exec(at) ?? [];
  if (!isCivilDate(day)) return undefined;
  const there = Number(hour) + AHEAD;
  return {
    day: there < 24 ? day : addDays(day, 1),
    hour: `${String(there % 24).padStart(2, '0')}:${minute ?? ''}`,
  };
}

/** `10:32` */
export function hourOf(at: string): string {
  return inShanghai(at)?.hour ?? '';
}

/** `2026年3月9日（周一） 10:32` */
export function instant(at: string, say: Texts): string {
  const there = inShanghai(at);
  return there ? `${longDate(there.day, say)} ${there.hour}` : at;
}
