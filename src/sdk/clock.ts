/** The day and the minute in Asia/Shanghai, whatever time zone the machine is set to. */
import type { CivilDate } from '../policy/index.ts';
import { parseCivilDate } from '../policy/index.ts';
import type { ClockPort } from './ports.ts';

/** China keeps one time zone without summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

export const systemClock: ClockPort = { now: () => Date.now() };

export function todayInShanghai(clock: ClockPort): CivilDate {
  const iso = new Date(clock.now() + SHANGHAI_OFFSET_MS).toISOString();
  const date = parseCivilDate(iso.slice(0, 10));
  if (date === undefined)
    throw new RangeError('The clock port gave an instant outside the calendar.');
  return date;
}

/** An instant as it is kept in the change log and the audit: UTC, to the millisecond. */
export function instant(clock: ClockPort): string {
  return new Date(clock.now()).toISOString();
}

/** The other way round, as milliseconds; not a number where the text is no instant. */
export function instantOf(text: string): number {
  // eslint-disable-next-line cadre-talk/civil-dates -- a whole instant with its zone, as `instant` wrote it
  return Date.parse(text);
}
