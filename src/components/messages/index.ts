/**
 * The texts of the screens. Chinese is their source, comes with the elements and is what is said while
 * nothing else can be; another language is a file of its own, loaded when an element first speaks it.
 */
import type { Locale } from '../../policy/index.ts';
import type { InquiryTexts } from './inquiry.ts';
import type { InspectionTexts } from './inspection.ts';
import type { MineTexts } from './mine.ts';
import type { PlanTexts } from './plan-parts.ts';
import type { RegisterTexts } from './registers.ts';
import type { SafekeepingTexts } from './safekeeping.ts';
import type { StageTexts } from './stage-parts.ts';
import type { chinese } from './zh-CN.ts';
import { general } from './zh-CN/general.ts';

export type { Locale };

/** Every text, as the Chinese catalogue has it: a text, or a function of what it speaks of. */
export type Texts = Spoken<typeof chinese>;

export type Spoken<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Spoken<Said>
    : T extends object
      ? { readonly [Key in keyof T]: Spoken<T[Key]> }
      : T;

/** What a host says otherwise, e.g. 待谈清单 by another name; the rest stays. */
export type TextOverrides = Some<Texts & LaterTexts>;

/** Texts that come with the part that says them, not with a language. */
interface LaterTexts {
  readonly inquiry: InquiryTexts;
  readonly inspection: InspectionTexts;
  readonly mine: MineTexts;
  readonly planParts: PlanTexts;
  readonly registers: RegisterTexts;
  readonly safekeeping: SafekeepingTexts;
  readonly stageParts: StageTexts;
}

type Some<T> = T extends string | ((...given: never[]) => unknown)
  ? T
  : { readonly [Key in keyof T]?: Some<T[Key]> };

/** What is spoken in a part of a page. */
export interface Language {
  readonly locale: Locale;
  readonly overrides?: TextOverrides | undefined;
}

/** The languages that come later; Chinese is here. */
const later: { readonly [L in Exclude<Locale, 'zh-CN'>]: () => Promise<Texts> } = {
  en: async () => (await import('./en.ts')).english,
};

/** What everybody says is here; what a subject says comes with the elements of that subject (`bring`). */
export const chineseTexts = { ...general } as unknown as Texts;

const catalogues = new Map<Locale, Texts>([['zh-CN', chineseTexts]]);

/** A host's own texts, put into a catalogue once for all elements. */
let merged = new WeakMap<object, Map<object, object>>();

/**
 * Adds what a file says in Chinese, the language that is always there. A file that says
 * `say.scheduler…` brings it, so that no element carries the texts of all others.
 */
export function bring(texts: Some<typeof chinese>): void {
  Object.assign(chineseTexts, texts);
  merged = new WeakMap();
}

/** Any other name of a language than one we have, e.g. from an attribute, means Chinese. */
export function localeOf(name: string | null | undefined): Locale | undefined {
  if (!name) return undefined;
  return /^en\b/i.test(name) ? 'en' : 'zh-CN';
}

/** The texts of a language where they are loaded. */
export function textsAtHand({ locale, overrides }: Language): Texts | undefined {
  const catalogue = catalogues.get(locale);
  return catalogue && inHostsWords(catalogue, overrides);
}

/** A catalogue, or a part of one, with what the host says otherwise. */
export function inHostsWords<T extends object>(texts: T, overrides: object | undefined): T {
  if (overrides === undefined) return texts;
  const known = merged.get(overrides) ?? new Map<object, object>();
  merged.set(overrides, known);
  const before = known.get(texts);
  if (before) return before as T;
  const now = withOverrides(texts, overrides) as T;
  known.set(texts, now);
  return now;
}

/** Loads a language. Where it cannot be had now, Chinese is said, and the next call asks again. */
export async function loadTexts(language: Language): Promise<Texts> {
  const { locale } = language;
  if (locale !== 'zh-CN' && !catalogues.has(locale)) {
    try {
      catalogues.set(locale, await later[locale]());
    } catch {
      return textsAtHand({ ...language, locale: 'zh-CN' }) ?? chineseTexts;
    }
  }
  return textsAtHand(language) ?? chineseTexts;
}

/** Only texts replace texts, and functions functions: a host's slip must not empty a screen. */
function withOverrides(catalogue: object, overrides: object): object {
  const others = new Map<string, unknown>(Object.entries(overrides));
  const entries = Object.entries(catalogue).map(([key, value]: [string, unknown]) => {
    const other = others.get(key);
    if (typeof other !== typeof value || other === null) return [key, value];
    const tables = typeof value === 'object' && value !== null && typeof other === 'object';
    return [key, tables && !Array.isArray(value) && other ? withOverrides(value, other) : other];
  });
  return Object.fromEntries(entries) as object;
}
