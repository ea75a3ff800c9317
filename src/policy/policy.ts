/** A loaded policy: the merged pack with its calendar and settings, and what was compiled from them for speed. */
import type { Severity } from './answers.ts';
import type { Calendar } from './calendar/index.ts';
import type { CivilDate, Window } from './facts.ts';
import type { Kind, Pack, Period, Point, RuleEntry, SettingValue, Trigger } from './pack/schema.ts';
import type { TalkActType, TalkRule } from './rules/rule.ts';

/** The languages that there are catalogues of. */
export type Locale = 'zh-CN' | 'en';

/** A name in both languages; English falls back to Chinese where no catalogue has it. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

/**
 * A pack that was read and checked, with its settings and holidays. Pass it on; do not look
 * inside.
 */
export interface Policy {
  /** The profile that a case is opened under and keeps: `district-trial@1`, `district-trial@1+national@1`. */
  readonly id: string;
  readonly pack: Readonly<Pack>;
  readonly calendar: Calendar;
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** The languages it speaks, the one that it speaks unasked first; none: it names rule, code and clause. */
  readonly catalogues: readonly Catalogue[];
  /** Internal: lists made at load so that a judgement looks nothing up twice. Not part of the public face. */
  readonly compiled: Compiled;
}

/** A language: names by the ids of pack and workflow, sentences by rule and code. */
export interface Catalogue {
  readonly locale: Locale;
  readonly names: Readonly<Record<string, string>>;
  readonly sentences: Readonly<Record<string, string>>;
}

export interface CompiledPoint extends Point {
  readonly id: string;
}

export interface CompiledKind {
  readonly id: string;
  readonly kind: Kind;
  readonly window: Period;
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly points: readonly CompiledPoint[];
}

export interface CompiledRule {
  readonly entry: RuleEntry;
  /** Severity by code, over the rule's own. */
  readonly codes: ReadonlyMap<string, Severity | 'off'>;
  readonly severity: Severity | 'off';
}

export interface Compiled {
  readonly kinds: ReadonlyMap<string, CompiledKind>;
  readonly points: ReadonlyMap<string, CompiledPoint>;
  readonly rules: ReadonlyMap<string, CompiledRule>;
  /**
   * The checks of an act for a kind, rules that are off left out; those of no kind in particular under ''.
   * Listed at an act's first judgement: who only shows what is due needs no rule about talks.
   */
  readonly checks: Map<TalkActType, ReadonlyMap<string, readonly TalkRule['check'][]>>;
  /** Windows counted so far, by period and base date. */
  readonly windows: Map<Period, Map<CivilDate, Window>>;
  readonly leaders: ReadonlySet<string>;
  readonly delegates: ReadonlySet<string>;
  readonly principals: ReadonlySet<string>;
  readonly teamHeads: ReadonlySet<string>;
  readonly talkers: Readonly<
    Record<
      'principal' | 'other',
      { readonly roles: ReadonlySet<string>; readonly tolerated: ReadonlySet<string> }
    >
  >;
}
