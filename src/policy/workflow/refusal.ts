/** Why an action is not possible from a state, and the shortest way to where it is, in words. */
import type { Explanation } from '../answers.ts';
import type { Policy } from '../policy.ts';
import type { Machine } from './machine.ts';
import { actionNames, machineNames, needNames, stateNames } from './names.ts';
import { isFinal, isState, statesWith, transition, transitions } from './transitions.ts';

export type WorkflowLocale = 'zh-CN' | 'en';

const groups = {
  state: stateNames,
  action: actionNames,
  need: needNames,
  machine: machineNames,
} as const;

function word(
  policy: Policy,
  group: keyof typeof groups,
  machine: Machine,
  id: string,
  locale: WorkflowLocale,
): string {
  const english = locale === 'en' ? policy.catalogues.en?.names : undefined;
  const chinese = groups[group];
  for (const key of [`${machine}.${id}`, id]) {
    const own = english?.[`workflow.${group}.${key}`];
    if (own !== undefined) return own;
    if (Object.prototype.hasOwnProperty.call(chinese, key)) return chinese[key] ?? id;
  }
  return id;
}

/** A state in words, e.g. 已通知; the id itself where there is no such state. */
export function stateName(
  policy: Policy,
  machine: Machine,
  state: string,
  locale: WorkflowLocale = 'zh-CN',
): string {
  return word(policy, 'state', machine, state, locale);
}

/** An action in words, e.g. 登记签收. */
export function actionName(
  policy: Policy,
  machine: Machine,
  action: string,
  locale: WorkflowLocale = 'zh-CN',
): string {
  return word(policy, 'action', machine, action, locale);
}

/** What a transition needs, in words, e.g. 批准人. */
export function needName(policy: Policy, need: string, locale: WorkflowLocale = 'zh-CN'): string {
  return word(policy, 'need', 'talk', need, locale);
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

/** What a refusal says, with the words put in. */
const sentences = {
  'zh-CN': {
    join: '、',
    then: '→',
    unknown: (what: string, action: string) => `${what}没有“${action}”这一步。`,
    possible: (action: string, needs: string) =>
      needs === '' ? `可以${action}。` : `可以${action}，须有：${needs}。`,
    final: (state: string, action: string) => `“${state}”后不再变动，不能${action}。`,
    notHere: (state: string, action: string) => `当前为“${state}”，不能${action}。`,
    first: (way: string) => `先${way}。`,
    never: (states: string) => `只有“${states}”时可以。`,
    nothing: '不需再办。如实际情况不同，请按实际情况另行登记。',
  },
  en: {
    join: ', ',
    then: ' → ',
    unknown: (what: string, action: string) => `There is no step “${action}” for ${what}.`,
    possible: (action: string, needs: string) =>
      needs === '' ? `Possible: ${action}.` : `Possible: ${action}. Needed: ${needs}.`,
    final: (state: string, action: string) =>
      `Nothing follows “${state}”: ${action} is not possible.`,
    notHere: (state: string, action: string) => `Now “${state}”: ${action} is not possible.`,
    first: (way: string) => `First: ${way}.`,
    never: (states: string) => `Possible only in “${states}”.`,
    nothing: 'Nothing more to do. If things were otherwise, record them as they were.',
  },
} as const;

/**
 * Why `action` is not possible from `state` (`sentence`) and what would make it possible (`remedy`),
 * with the clause of the rule that it carries out. Where it is possible after all, it says what is needed.
 */
export function explainRefusal(
  policy: Policy,
  machine: Machine,
  state: string,
  action: string,
  locale: WorkflowLocale = 'zh-CN',
): Explanation {
  const say = sentences[locale];
  const act = actionName(policy, machine, action, locale);
  const now = stateName(policy, machine, state, locale);
  const where = statesWith(policy, machine, action);
  const there = where[0] === undefined ? undefined : transition(policy, machine, where[0], action);
  const entry = there ? policy.pack.rules[there.rule] : undefined;
  const document = policy.pack.documents[entry?.source ?? policy.pack.document];
  const title = document?.title ?? policy.pack.title;
  const cited = {
    ...(entry?.clause === undefined ? {} : { clause: entry.clause }),
    source: typeof title === 'string' ? title : locale === 'en' ? (title.en ?? title.zh) : title.zh,
    // The order of steps is this project's reading: the text names the steps, not the states.
    authority: 'interpretation' as const,
  };

  if (where.length === 0 || !isState(machine, state)) {
    const what = word(policy, 'machine', machine, machine, locale);
    return { sentence: say.unknown(what, act), ...cited, remedy: say.nothing };
  }
  const here = transition(policy, machine, state, action);
  if (here) {
    const needs = here.needs.map((need) => needName(policy, need, locale)).join(say.join);
    return { sentence: say.possible(act, needs), ...cited, remedy: '' };
  }
  if (isFinal(machine, state)) {
    return { sentence: say.final(now, act), ...cited, remedy: say.nothing };
  }
  const way = wayTo(policy, machine, state, action);
  const names = where.map((one) => stateName(policy, machine, one, locale)).join(say.join);
  const remedy = way
    ? say.first(way.map((step) => actionName(policy, machine, step, locale)).join(say.then))
    : say.never(names);
  return { sentence: say.notHere(now, act), ...cited, remedy };
}
