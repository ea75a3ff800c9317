/** 三·1–6: from when until when. Windows are periods of the pack counted from dates of the event, step by step. */
import { addDays, addMonths, isCivilDate } from '../calendar/index.ts';
import type { CheckObligationAct } from '../acts.ts';
import type { CivilDate, DateStep, Obligation, PersonnelEvent, Window } from '../facts.ts';
import type { Period } from '../pack/schema.ts';
import type { Policy } from '../policy.ts';
import { daysBetween, find, type Judgement } from './judgement.ts';
import { arrangement, obligationsOf, type TalkRule } from './rule.ts';

type End = { readonly date: CivilDate; readonly provisional: boolean } | 'unknown';

/** How many days, working days or months; undefined where neither the text nor a setting says. */
function lengthOf(policy: Policy, period: Period): number | undefined {
  if (period.setting === undefined) return period.to;
  const set = policy.settings[period.setting];
  return typeof set === 'number' ? set : undefined;
}

function endOf(
  policy: Policy,
  period: Period,
  to: number,
  base: CivilDate,
  steps: DateStep[],
): End {
  const { rule } = period;
  let date: CivilDate;
  switch (period.unit) {
    case 'working-days': {
      const counted = policy.calendar.addWorkingDays(base, to);
      if (counted === 'unknown') {
        steps.push({ rule, operation: 'unknown-year', date: base, amount: to });
        return 'unknown';
      }
      steps.push({ rule, operation: 'add-working-days', date: counted, amount: to });
      return { date: counted, provisional: false };
    }
    case 'months':
      date = addMonths(base, to);
      steps.push({ rule, operation: 'add-months', date, amount: to });
      break;
    default:
      date = addDays(base, to);
      if (to !== 0) steps.push({ rule, operation: 'add-days', date, amount: to });
  }
  if (!period.roll || policy.settings['roll'] !== 'next-workday')
    return { date, provisional: false };
  const rolled = policy.calendar.rollForward(date);
  if (rolled.provisional) {
    steps.push({ rule, operation: 'unknown-year', date });
    return { date, provisional: true };
  }
  if (rolled.date !== date) steps.push({ rule, operation: 'roll', date: rolled.date });
  return { date: rolled.date, provisional: false };
}

/** A list of decisions has few dates: what was counted once is kept, and thrown away before it grows. */
const mostKept = 4000;

function count(policy: Policy, period: Period, base: CivilDate): Window {
  const { windows } = policy.compiled;
  let known = windows.get(period);
  if (!known || known.size > mostKept) windows.set(period, (known = new Map()));
  let window = known.get(base);
  if (!window) {
    window = countAnew(policy, period, base);
    Object.freeze(window.steps);
    known.set(base, Object.freeze(window));
  }
  return window;
}

/** A period of the pack from a date. The base day is not counted; the last day counts until it ends. */
function countAnew(policy: Policy, period: Period, base: CivilDate): Window {
  const { rule, from } = period;
  const to = lengthOf(policy, period);
  const steps: DateStep[] = [{ rule, operation: 'base', date: base }];
  const opens = from === undefined ? undefined : addDays(base, from);
  if (opens !== undefined && from === 1) {
    steps.push({ rule, operation: 'next-day', date: opens });
  } else if (opens !== undefined && from !== undefined && from < 0) {
    steps.push({ rule, operation: 'subtract-days', date: opens, amount: -from });
  }
  const start = opens === undefined ? { rule, base } : { rule, base, opens };
  if (to === undefined) {
    const days = period.remind === undefined ? null : policy.settings[period.remind];
    if (typeof days !== 'number') return { ...start, state: 'open', steps };
    const remindOn = addDays(base, days);
    steps.push({ rule, operation: 'local-setting', date: remindOn, amount: days });
    return { ...start, state: 'open', remindOn, steps };
  }
  const end = endOf(policy, period, to, base, steps);
  if (end === 'unknown') return { ...start, state: 'provisional', steps };
  const lastDay = period.unit === 'working-days' ? end.date : plainEnd(period, to, base);
  const state = end.provisional ? 'provisional' : 'fixed';
  return { ...start, state, lastDay, due: end.date, steps };
}

function plainEnd(period: Period, to: number, base: CivilDate): CivilDate {
  return period.unit === 'months' ? addMonths(base, to) : addDays(base, to);
}

/** A named period of the pack from a date, e.g. the reply to an inquiry from the day it was received. */
export function windowFrom(policy: Policy, name: string, base: CivilDate): Window {
  const period = policy.pack.windows[name];
  if (!period) return { rule: name, state: 'unknown', steps: [] };
  return isCivilDate(base)
    ? count(policy, period, base)
    : { rule: period.rule, state: 'unknown', steps: [] };
}

function withNotice(policy: Policy, period: Period, event: PersonnelEvent): Window | undefined {
  const { publicNotice } = event;
  const replacing = period.notice === undefined ? undefined : policy.pack.windows[period.notice];
  if (!publicNotice || !replacing) return undefined;
  const { rule } = replacing;
  const { lastDay, outcome } = publicNotice;
  // 公示 was held, so the decision is no base any more; without its end there is none yet.
  if (!isCivilDate(lastDay)) return { rule, state: 'unknown', steps: [] };
  const decided = event.dates?.decision;
  const steps: DateStep[] = [];
  if (decided !== undefined && isCivilDate(decided)) {
    steps.push({ rule: period.rule, operation: 'base', date: decided });
    if (lastDay < decided) {
      return { rule, state: 'contradictory', base: lastDay, steps };
    }
  }
  const replaced: DateStep = { rule, operation: 'replaced-by-notice', date: lastDay };
  const window = count(policy, replacing, lastDay);
  const all = [...steps, replaced, ...window.steps.slice(1)];
  if (outcome === 'failed') return { rule, state: 'cancelled', base: lastDay, steps: all };
  if (outcome === 'passed') return { ...window, steps: all };
  const waiting: DateStep = { rule, operation: 'awaiting-notice', date: lastDay };
  return { ...window, state: 'awaiting-notice', steps: [...all, waiting] };
}

/**
 * The window of an event's talk, or with `form: 'inquiry'` of its letter. `kind` asks about another
 * kind than the event's own. Dates that do not exist count as not given.
 */
export function windowOf(
  policy: Policy,
  event: PersonnelEvent,
  kind: string = event.kind,
  form: 'talk' | 'inquiry' = 'talk',
): Window {
  const compiled = policy.compiled.kinds.get(kind);
  if (!compiled) return { rule: 'talk.types', state: 'unknown', steps: [] };
  const written = compiled.kind.inquiry;
  const period =
    (form === 'inquiry' && written ? policy.pack.windows[written.window] : undefined) ??
    compiled.window;
  const noticed = withNotice(policy, period, event);
  if (noticed) return noticed;
  const { base: name, rule } = period;
  const base =
    name === 'decision' || name === 'formalities' || name === 'arisen'
      ? event.dates?.[name]
      : undefined;
  if (base !== undefined && isCivilDate(base)) return count(policy, period, base);
  return { rule, state: lengthOf(policy, period) === undefined ? 'open' : 'unknown', steps: [] };
}

/**
 * How a window stands.
 *
 * Of a talk not held yet, on `asOf`: `not-due`: the window has not opened, or 公示 still runs;
 * `due`: it is open; `overdue`: its last day is past.
 * Of a talk held on `heldOn`: `early`, `in-time`, `late`.
 * Of both: `undecided`: the year's official calendar, the base date or the end of 公示 is missing, or
 * the dates contradict each other, so that nobody can say; `no-limit`: the text names no period;
 * `cancelled`: 公示 failed, and nothing is due.
 */
export type Timeliness =
  | 'not-due'
  | 'due'
  | 'overdue'
  | 'early'
  | 'in-time'
  | 'late'
  | 'undecided'
  | 'no-limit'
  | 'cancelled';

/** How a talk stands to its window on a day: early, on time, late, still open or overdue. */
export function timeliness(
  _policy: Policy,
  window: Window,
  days: { readonly asOf: CivilDate; readonly heldOn?: CivilDate },
): Timeliness {
  const { asOf, heldOn } = days;
  const { opens, due } = window;
  switch (window.state) {
    case 'cancelled':
      return 'cancelled';
    case 'contradictory':
    case 'unknown':
      return 'undecided';
    case 'open':
      return 'no-limit';
    case 'awaiting-notice':
      if (heldOn === undefined) return 'not-due';
      return opens !== undefined && heldOn < opens ? 'early' : 'undecided';
    case 'fixed':
    case 'provisional': {
      const day = heldOn ?? asOf;
      if (opens !== undefined && day < opens) return heldOn === undefined ? 'not-due' : 'early';
      if (due === undefined) return 'undecided';
      if (day <= due) return heldOn === undefined ? 'due' : 'in-time';
      if (window.state === 'provisional') return 'undecided';
      return heldOn === undefined ? 'overdue' : 'late';
    }
  }
}

/** The window speaks through its own rule; a missed date is a warning that a reason settles, never more. */
export function judgeWindow(
  judgement: Judgement,
  window: Window,
  days: { readonly asOf: CivilDate; readonly heldOn?: CivilDate },
  about: string,
): void {
  const { rule, opens, due, base } = window;
  const date = days.heldOn ?? days.asOf;
  switch (timeliness(judgement.policy, window, days)) {
    case 'early':
      if (opens !== undefined) {
        const early = daysBetween(date, opens);
        find(judgement, rule, 'early', { date, opens, days: early }, about);
      }
      return;
    case 'late':
    case 'overdue':
      if (due !== undefined) {
        const code = days.heldOn === undefined ? 'overdue' : 'late';
        find(judgement, rule, code, { date, due, days: daysBetween(due, date) }, about);
      }
      return;
    case 'undecided':
      if (window.state === 'contradictory' && base !== undefined) {
        find(judgement, rule, 'ended-before-decision', { noticeLastDay: base }, about);
      } else if (window.state === 'unknown') {
        find(judgement, rule, 'base-missing', {}, about);
      } else {
        find(judgement, rule, 'undecided', { date, ...(due ? { due } : {}) }, about);
      }
      return;
    case 'no-limit':
      if (window.remindOn !== undefined && date > window.remindOn) {
        const { remindOn } = window;
        const passed = daysBetween(remindOn, date);
        find(judgement, rule, 'reminder-day', { date, remindOn, days: passed }, about);
      }
      return;
    case 'cancelled':
      if (days.heldOn !== undefined) find(judgement, rule, 'failed', { date }, about);
      return;
    case 'not-due':
    case 'due':
    case 'in-time':
  }
}

export function judgeOpenObligation(judgement: Judgement, act: CheckObligationAct): void {
  const { obligation, asOf } = act;
  judgeWindow(judgement, obligation.window, { asOf }, obligation.id);
}

/** In the common case, a talk within a fixed window, nothing is built and no field read that is not there. */
function isInTime({ window }: Obligation, date: CivilDate): boolean {
  const { state } = window;
  if (state === 'open') return window.remindOn === undefined || date <= window.remindOn;
  if (state !== 'fixed') return false;
  const { opens, due } = window;
  return due !== undefined && date <= due && (opens === undefined || opens <= date);
}

export const windowRules: readonly TalkRule[] = [
  {
    acts: arrangement,
    check(judgement, talk, act) {
      const { date } = talk;
      for (const obligation of obligationsOf(talk, act)) {
        if (isInTime(obligation, date)) continue;
        judgeWindow(judgement, obligation.window, { asOf: date, heldOn: date }, obligation.id);
      }
    },
  },
];
