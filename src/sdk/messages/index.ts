/**
 * What the SDK says to people, in the language of its desk. A language is one catalogue and a file of
 * its own, loaded with the first subject that may speak: showing the worklist needs none of it.
 */
import type { Locale } from '../../policy/index.ts';
import type { chinese } from './zh-CN.ts';

/** Every sentence and word, as the Chinese catalogue has it: a text, or a function of what it speaks of. */
export type Messages = Spoken<typeof chinese>;

type Spoken<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Spoken<Said>
    : { readonly [Key in keyof T]: Spoken<T[Key]> };

/** One sentence of the catalogue: a refusal names it, and the desk says it. */
export type Sentence = (say: Messages) => string;

/** What a host says otherwise, e.g. 区委 by another name; the rest stays. */
export type MessageOverrides = Some<Messages>;

type Some<T> = T extends string | ((...given: never[]) => unknown)
  ? T
  : { readonly [Key in keyof T]?: Some<T[Key]> };

const catalogues: { readonly [L in Locale]: () => Promise<Messages> } = {
  'zh-CN': async () => (await import('./zh-CN.ts')).chinese,
  en: async () => (await import('./en.ts')).english,
};

export function said(sentence: Sentence | string, say: Messages): string {
  return typeof sentence === 'string' ? sentence : sentence(say);
}

export class Speech {
  private held: Messages | undefined;

  constructor(
    readonly locale: Locale,
    private readonly overrides: MessageOverrides = {},
  ) {}

  /** Loads the catalogue. What could not be loaded is asked for again with the next call. */
  async load(): Promise<Messages> {
    return (this.held ??= withOverrides(await catalogues[this.locale](), this.overrides));
  }

  get loaded(): Messages | undefined {
    return this.held;
  }

  /** For whoever was loaded after it, as every subject is. */
  get messages(): Messages {
    if (this.held === undefined) throw new Error('Nothing can be said before load()');
    return this.held;
  }
}

function withOverrides(catalogue: Messages, overrides: MessageOverrides): Messages {
  return merged(catalogue, overrides) as Messages;
}

function merged(catalogue: object, overrides: object): object {
  const others = new Map<string, unknown>(Object.entries(overrides));
  const entries = Object.entries(catalogue).map(([key, value]: [string, unknown]) => {
    const other = others.get(key);
    if (isTable(value)) return [key, isTable(other) ? merged(value, other) : value];
    return [key, typeof other === typeof value ? other : value];
  });
  return Object.fromEntries(entries) as object;
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
