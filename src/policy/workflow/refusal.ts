/** Why an action is not possible from a state, and the shortest way to where it is, in words. */
import type { Explanation } from '../answers.ts';
import { explanation, speechOf, unsaid, type Speech } from '../explain/speech.ts';
import type { Locale, Policy } from '../policy.ts';
import type { Machine } from './machine.ts';
import { isFinal, isState, statesWith, transition, transitions } from './transitions.ts';
import type { WordGroup } from './words.ts';

function wordOf(on: Speech, group: WordGroup, id: string, machine?: Machine): string {
  const own = machine && on.word(`workflow.${group}.${machine}.${id}`);
  return own ?? on.word(`workflow.${group}.${id}`) ?? id;
}

/** A state in words, e.g. 已通知; the id itself where there is no such state. */
export function stateName(
  policy: Policy,
  machine: Machine,
  state: string,
  locale?: Locale,
): string {
  return wordOf(speechOf(policy, locale), 'state', state, machine);
}

/** An action in words, e.g. 登记签收. */
export function actionName(
  policy: Policy,
  machine: Machine,
  action: string,
  locale?: Locale,
): string {
  return wordOf(speechOf(policy, locale), 'action', action, machine);
}

/** What a transition needs, in words, e.g. 批准人. */
export function needName(policy: Policy, need: string, locale?: Locale): string {
  return wordOf(speechOf(policy, locale), 'need', need);
}

/**
 * The fewest actions after which `action` is possible; undefined where no way leads there. Facts
 * that record a breach are no advice to anybody, so no way leads over them.
 */
export function wayTo(
  policy: Policy,
  machine: Machine,
  from: string,
  action: string,
): readonly string[] | undefined {
  const seen = new Set([from]);
  let open: readonly { readonly state: string; readonly way: readonly string[] }[] = [
    { state: from, way: [] },
  ];
  while (open.length > 0) {
    const next: { readonly state: string; readonly way: readonly string[] }[] = [];
    for (const { state, way } of open) {
      if (transition(policy, machine, state, action)) return way;
      for (const step of transitions(policy, machine, state)) {
        if (seen.has(step.to) || step.action.startsWith('record-')) continue;
        seen.add(step.to);
        next.push({ state: step.to, way: [...way, step.action] });
      }
    }
    open = next;
  }
  return undefined;
}

/**
 * Why `action` is not possible from `state` (`sentence`) and what would make it possible (`remedy`),
 * with the clause of the rule that it carries out. Where it is possible after all, it says what is needed.
 */
export function explainRefusal(
  policy: Policy,
  machine: Machine,
  state: string,
  action: string,
  locale?: Locale,
): Explanation {
  const on = speechOf(policy, locale);
  const stateWord = (id: string) => wordOf(on, 'state', id, machine);
  const actionWord = (id: string) => wordOf(on, 'action', id, machine);
  const where = statesWith(policy, machine, action);
  const there = where[0] === undefined ? undefined : transition(policy, machine, where[0], action);
  const rule = there?.rule ?? '';
  const told = (what: string, more: Readonly<Record<string, string | readonly string[]>> = {}) => {
    const facts = {
      machine: wordOf(on, 'machine', machine),
      state: stateWord(state),
      action: actionWord(action),
      ...more,
    };
    const template = on.say(`refusal.${what}`) ?? unsaid('{machine}', `${what} {state} {action}`);
    // The order of steps is this project's reading: the text names the steps, not the states.
    return explanation(on, rule, template, facts, 'interpretation', '');
  };

  if (where.length === 0 || !isState(machine, state)) return told('unknown');
  const here = transition(policy, machine, state, action);
  if (here) {
    const needs = here.needs.map((need) => wordOf(on, 'need', need));
    return needs.length === 0 ? told('possible') : told('possible-with', { needs });
  }
  if (isFinal(machine, state)) return told('final');
  const way = wayTo(policy, machine, state, action);
  if (!way) return told('never-from-here', { states: where.map(stateWord) });
  return told('not-yet', { way: way.map(actionWord).join(on.say('list.then') ?? ' → ') });
}
