// Facts of papers and entries of lists in which every text that somebody writes is hostile, each another.
import { type Paper } from '../../src/sdk/papers/model.ts';
import { samples } from './samples.ts';

/** Outside the BMP, only in GB 18030, combining, with a selector of variants. */
const RARE = '𠮷㛃𠀀龦\u{2A6D6}𬌗e\u0301葛\u{E0100}·﨎';
const MARKUP = `</w:t></w:r><w:instrText>DDE</w:instrText><script>alert(1)</script>&amp;"']]>`;
const BROKEN = '\u0000\u0008\u001B\uD800丙\uDC00\uFFFE\u202E\uFEFF';

/** Dates, hours, the words of a form, the digits of a copy: what no person types. */
const NOT_WRITTEN =
  /^(\d{4}-\d\d-\d\d|\d\d:\d\d|\d{6}|covered|not-applicable|open|individual|group|none|signed|refused|week|month|committee|department)$/;

export interface Hostile<Value> {
  readonly value: Value;
  /** The texts that were put in, by the path of their field. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The same with every written text replaced; `begin` is what each of them begins with. */
export function hostile<Value>(value: Value, begin: string): Hostile<Value> {
  const texts = new Map<string, string>();
  const walk = (part: unknown, path: string): unknown => {
    if (typeof part === 'string') {
      if (NOT_WRITTEN.test(part)) return part;
      const text = `${begin}始${texts.size}${RARE}${MARKUP}${BROKEN}终${texts.size}`;
      texts.set(path, text);
      return text;
    }
    if (Array.isArray(part)) return part.map((one, index) => walk(one, `${path}.${index}`));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, one]) => [key, walk(one, `${path}.${key}`)]),
    );
  };
  // It has the same shape: texts stay texts.
  return { value: walk(value, '') as Value, texts };
}

/** Every paper made of hostile facts, with the texts that were in them. */
export function hostilePapers(): ReadonlyMap<
  string,
  { readonly paper: Paper; readonly texts: ReadonlyMap<string, string> }
> {
  return new Map(
    Object.entries(samples).map(([name, { facts, make }]) => {
      // The month is the week once more, forty times.
      const { value, texts } = hostile(
        name === 'month-plan' ? samples['week-plan']?.facts : facts,
        '',
      );
      return [name, { paper: make(value), texts }];
    }),
  );
}
