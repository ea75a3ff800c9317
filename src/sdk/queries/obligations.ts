/** What an obligation says about where it stands in a list: its phase, its day, its order. */
import { isFinal } from '../../policy/index.ts';
import type { ObligationRecord } from '../model/records.ts';
import type { CivilDate } from '../ports.ts';

/** Still to arrange; arranged and under way; done with. */
export type Phase = 'open' | 'arranged' | 'done';

export const PHASES: readonly Phase[] = ['open', 'arranged', 'done'];

export function phaseOf({ state }: ObligationRecord): Phase {
  if (state === 'pending') return 'open';
  return isFinal('obligation', state) ? 'done' : 'arranged';
}

/** States in which the talk was not held yet, and no letter was answered. */
const WAITING: readonly string[] = ['pending', 'planned', 'notified', 'inquired'];

export function isWaiting({ state }: ObligationRecord): boolean {
  return WAITING.includes(state);
}

/** The day that a clerk looks at: the one lateness is judged by, else a local reminder. */
export function dueDayOf({ obligation: { window } }: ObligationRecord): CivilDate | undefined {
  return window.due ?? window.remindOn;
}

/** The same, of what waits to be met. */
export function openDayOf(record: ObligationRecord): CivilDate | undefined {
  return isWaiting(record) ? dueDayOf(record) : undefined;
}

/** The day under which the figures count it; where the text names none (及时), the day it arose. */
export function figureDayOf({ obligation: { window } }: ObligationRecord): CivilDate | undefined {
  return window.due ?? window.base;
}

/** After every day there is. */
const NEVER = '9999-99-99';

const inChinese = new Intl.Collator('zh');

/** By phase, then by the day they are due, those without one last; then by name. No two are equal. */
export function byUrgency(one: ObligationRecord, other: ObligationRecord): number {
  if (one === other) return 0;
  const phase = PHASES.indexOf(phaseOf(one)) - PHASES.indexOf(phaseOf(other));
  if (phase !== 0) return phase;
  const due = order(orderDayOf(one) ?? NEVER, orderDayOf(other) ?? NEVER);
  if (due !== 0) return due;
  const name = byName(one.ofTheDay.name, other.ofTheDay.name);
  return name === 0 ? order(one.id, other.id) : name;
}

/** What was held is no longer ordered by when it was due. */
function orderDayOf(record: ObligationRecord): CivilDate | undefined {
  return isWaiting(record) || record.talk === undefined ? dueDayOf(record) : undefined;
}

/** In the order of pinyin, as a Chinese list is. */
export function byName(one: string, other: string): number {
  return one === other ? 0 : inChinese.compare(one, other);
}

export function order(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
