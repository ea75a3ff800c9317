/** What of a kept draft can be used: one of another version may be anything. */
import { isCivilDate } from '../../sdk/index.ts';
import type { CivilDate, ClockTime, PersonChoice } from '../../sdk/index.ts';

export type Plain = Readonly<Record<string, unknown>>;

export function isPlain(given: unknown): given is Plain {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

export const isText = (given: unknown): given is string => typeof given === 'string';
export const isTime = (given: unknown): given is ClockTime =>
  isText(given) && /^\d\d:\d\d$/.test(given);
export const isDay = (given: unknown): given is CivilDate => isText(given) && isCivilDate(given);

export function isPerson(given: unknown): given is PersonChoice {
  return isPlain(given) && isText(given['id']) && isText(given['name']);
}

export function absentOr(is: (given: unknown) => boolean, given: unknown): boolean {
  return given === undefined || is(given);
}
