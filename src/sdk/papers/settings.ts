/** What a unit sets: who it is, which letterhead it has, and its own wording. */
import { wording, type WordingKey } from './wording.ts';

export interface PaperSettings {
  /** 发文机关, in full where the unit has set it: 中共××区委组织部. */
  readonly department: string;
  /** 中共××区委. */
  readonly committee: string;
  /** `red`: the red head is printed; `none`: the paper is plain, or already has its head. */
  readonly head: 'red' | 'none';
  /** Whom to ask, printed at the end of letters that want an answer. */
  readonly contact?: string;
  /** Its own sentences, by key; `{…}` stands for what is filled in. */
  readonly wording?: { readonly [K in WordingKey]?: string };
}

export const defaultPaperSettings: PaperSettings = {
  department: '区委组织部',
  committee: '区委',
  head: 'none',
};

const PLACE = /\{([a-zA-Z]+)\}/g;

/** A sentence of the unit, else ours, with the values in their places. A value is never read again as wording. */
export function say<K extends WordingKey>(
  settings: PaperSettings,
  key: K,
  values: Readonly<Record<string, string>> = {},
): string {
  const text = settings.wording?.[key] ?? wording[key];
  return text.replace(PLACE, (place, name: string) => values[name] ?? place);
}

/** What is wrong with a unit's wording: keys that no paper has, and places that nothing fills. */
export function wordingProblems(settings: PaperSettings): readonly string[] {
  return Object.entries(settings.wording ?? {}).flatMap(([key, text]) => {
    if (!Object.prototype.hasOwnProperty.call(wording, key)) return [`wording.${key}`];
    const known = places(wording[key as WordingKey]);
    return [...places(text ?? '')]
      .filter((place) => !known.has(place))
      .map((place) => `wording.${key}: {${place}}`);
  });
}

function places(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(PLACE)].map(([, name = '']) => name));
}
