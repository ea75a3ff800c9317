/** The kinds of a policy as a screen lists them. */
import type { Name, Policy } from './policy.ts';
import { nameOf } from './names.ts';

/** What can oblige a talk of a kind. */
export interface TriggerInfo {
  /** The code as it stands in an event's `triggers`. */
  readonly id: string;
  readonly name: Name;
  /** The rule that names it. */
  readonly rule: string;
  readonly petition: boolean;
}

/** A kind of talk as the pack defines it, for lists and forms. */
export interface KindInfo {
  readonly id: string;
  readonly name: Name;
  readonly clause: string;
  readonly triggers: readonly TriggerInfo[];
  /** `inquiry`: may also go in writing. */
  readonly forms: readonly ('talk' | 'inquiry')[];
  /** The date of an event that its window is counted from. */
  readonly base: 'decision' | 'formalities' | 'arisen';
  readonly papers: readonly string[];
  readonly archive: string;
  readonly secrecy: 'normal' | 'sensitive' | 'high' | 'highest';
  readonly record: 'required' | 'on' | 'off';
  readonly group: 'need' | 'warning' | 'error';
  /** Decision, notice, talk with service, rectification and record are one. */
  readonly ceremony: boolean;
}

/** All kinds of talk of the policy, in the document’s order. */
export function kinds(policy: Policy): readonly KindInfo[] {
  return [...policy.compiled.kinds.values()].map(({ id, kind, window, triggers }) => ({
    id,
    name: nameOf(policy, id, kind.name),
    clause: kind.clause,
    triggers: [...triggers].map(([code, trigger]) => ({
      id: code,
      name: nameOf(policy, `${id}.${code}`, trigger.name),
      rule: trigger.rule ?? kind.trigger,
      petition: trigger.petition === true,
    })),
    forms: kind.inquiry ? ['talk', 'inquiry'] : ['talk'],
    base: window.base === 'formalities' || window.base === 'arisen' ? window.base : 'decision',
    papers: kind.papers,
    archive: kind.archive,
    secrecy: kind.secrecy,
    record: kind.record,
    group: kind.group,
    ceremony: kind.ceremony === 'admonition',
  }));
}

/** What an installation may set, with what stands now. */
export interface SettingInfo {
  readonly id: string;
  readonly name: Name;
  readonly value: string | number | boolean | null;
  readonly type: 'choice' | 'number' | 'flag';
  readonly allowed?: readonly string[];
  readonly suggested?: number;
}

/** All local settings of the policy, with what each allows. */
export function settings(policy: Policy): readonly SettingInfo[] {
  return Object.entries(policy.pack.settings).map(([id, setting]) => {
    const { type, allowed, suggested } = setting;
    return {
      id,
      name: nameOf(policy, `setting.${id}`, setting.name),
      value: policy.settings[id] ?? null,
      type,
      ...(allowed ? { allowed } : {}),
      ...(suggested === undefined ? {} : { suggested }),
    };
  });
}
