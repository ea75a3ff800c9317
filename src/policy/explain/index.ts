/** Findings, dates and windows in words for people: made on demand, so that a judgement carries facts alone. */
import type { Explanation, Finding } from '../answers.ts';
import type { DateStep, Window } from '../facts.ts';
import type { Locale, Policy } from '../policy.ts';
import { explanation, speechOf, unsaid, type Speech } from './speech.ts';

/** What can be put into words: a finding, a step of a date’s reckoning, or a window. */
export type Explained = Finding | DateStep | Window;

function explainFinding(finding: Finding, on: Speech): Explanation {
  const { rule, code, facts, severity } = finding;
  const entry = on.policy.pack.rules[rule];
  const authority = entry?.codes?.[code]?.authority ?? entry?.authority ?? 'text';
  const template = on.say(`${rule}#${code}`) ?? on.say(`*#${code}`) ?? unsaid(rule, code);
  return explanation(on, rule, template, facts, authority, on.say(`remedy.${severity}`));
}

/** What a step adds beyond the text's own words is this project's reading of them. */
const readings: ReadonlySet<DateStep['operation']> = new Set([
  'next-day',
  'roll',
  'unknown-year',
  'awaiting-notice',
  'extended',
]);

function explainStep(step: DateStep, on: Speech): Explanation {
  const { rule, operation, date, amount } = step;
  const period = Object.values(on.policy.pack.windows).find((window) => window.rule === rule);
  const facts = {
    date,
    base: on.say(`base.${period?.base ?? 'decision'}`) ?? '',
    ...(amount === undefined ? {} : { amount }),
  };
  const authority =
    operation === 'local-setting'
      ? 'local-setting'
      : readings.has(operation)
        ? 'interpretation'
        : 'text';
  const template = on.say(`step.${operation}`) ?? unsaid(rule, `${operation} {date}`);
  return explanation(on, rule, template, facts, authority);
}

function explainWindow(window: Window, on: Speech): Explanation {
  const { rule, state, opens, due } = window;
  const facts = { ...(opens ? { opens } : {}), ...(due ? { due } : {}) };
  const key = state === 'fixed' && opens === undefined ? 'until' : state;
  return explanation(on, rule, on.say(`window.${key}`) ?? unsaid(rule, state), facts, 'text');
}

/**
 * In words: what a finding says, why, and the way on; or how a date came about. It speaks the languages
 * whose catalogues the policy was given: the one asked for, or else the first, and where that one lacks
 * a sentence, the next. Without any it names the rule, what was found, and the clause.
 */
export function explain(policy: Policy, what: Explained, locale?: Locale): Explanation {
  const on = speechOf(policy, locale);
  if ('severity' in what) return explainFinding(what, on);
  if ('operation' in what) return explainStep(what, on);
  return explainWindow(what, on);
}
