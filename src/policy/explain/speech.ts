/** How a policy speaks a language: words of its catalogues, filled with facts and the pack's own names. */
import type { Explanation, FactValue, Finding } from '../answers.ts';
import { isCivilDate } from '../calendar/index.ts';
import { nameIn } from '../names.ts';
import type { Locale, Policy } from '../policy.ts';

export interface Speech {
  readonly policy: Policy;
  readonly locale: Locale;
  /** The sentence of a key; what the wanted language does not say, the policy's next may. */
  readonly say: (key: string) => string | undefined;
  /** The word of a key, likewise. */
  readonly word: (key: string) => string | undefined;
}

/** Where no language is asked for, it is the one that the policy was given first. */
export function speechOf(policy: Policy, wanted?: Locale): Speech {
  const locale = wanted ?? policy.catalogues[0]?.locale ?? 'zh-CN';
  const asked = [
    ...policy.catalogues.filter((one) => one.locale === locale),
    ...policy.catalogues.filter((one) => one.locale !== locale),
  ];
  const among = (section: 'sentences' | 'names') => (key: string) =>
    asked.map((one) => one[section][key]).find((text) => text !== undefined);
  return { policy, locale, say: among('sentences'), word: among('names') };
}

type Facts = Finding['facts'];

function dateText(date: string, on: Speech): string {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)));
  const monthName = on.say(`month.${month}`) ?? month;
  return fill(on.say('date') ?? date, { year, month, monthName, day }, on);
}

/** A fact's value as people read it: ids become the pack's names, dates are written out. */
function valueText(name: string, value: FactValue, facts: Facts, on: Speech): string {
  if (typeof value === 'object') {
    const parts = value.map((one) => valueText(`${name}[]`, one, facts, on));
    return parts.join(on.say('list.and') ?? ', ');
  }
  if (typeof value !== 'string') return String(value);
  if (isCivilDate(value)) return dateText(value, on);
  const { policy, locale } = on;
  const { pack } = policy;
  switch (name) {
    case 'kind':
    case 'other': {
      const kind = pack.kinds[value];
      return kind ? nameIn(policy, value, kind.name, locale) : value;
    }
    case 'point': {
      const point = pack.points[value];
      return point ? nameIn(policy, value, point.title, locale) : value;
    }
    case 'parts[]': {
      const point = typeof facts['point'] === 'string' ? facts['point'] : '';
      const part = pack.points[point]?.parts?.find(({ id }) => id === value);
      return part ? nameIn(policy, `${point}.${value}`, part.title, locale) : value;
    }
    case 'paper': {
      const paper = pack.papers[value];
      return paper ? nameIn(policy, value, paper.name, locale) : value;
    }
    case 'role': {
      const role = pack.texts[value];
      return role === undefined ? value : nameIn(policy, value, role, locale);
    }
    case 'audience':
    case 'to[]':
      return on.say(`value.${value}`) ?? value;
    default:
      return value;
  }
}

/** A template with its facts put in; what is no fact is a text of the pack, or nothing. */
function fill(template: string, facts: Facts, on: Speech): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const fact = facts[name];
    if (fact !== undefined) return valueText(name, fact, facts, on);
    const own = on.policy.pack.texts[name];
    return own === undefined ? '' : nameIn(on.policy, name, own, on.locale);
  });
}

/** What stands in for a sentence that no catalogue has: nobody is left without the rule and its clause. */
export function unsaid(rule: string, code: string): string {
  return `${rule}: ${code}{cite}`;
}

/** What a rule says: `template` is the sentence, and after `|` the way on, else it is `remedy`. */
export function explanation(
  on: Speech,
  rule: string,
  template: string,
  facts: Facts,
  authority: Explanation['authority'],
  remedy = '',
): Explanation {
  const { policy, locale } = on;
  const { pack } = policy;
  const entry = pack.rules[rule];
  const clause = authority === 'local-setting' ? undefined : entry?.clause;
  const cited = clause === undefined ? 'local-setting' : authority;
  const known = { ...facts, clause: clause ?? '' };
  const cite = fill(on.say(`cite.${cited}`) ?? (clause ? ' ({clause})' : ''), known, on);
  const [sentence = '', way = remedy] = template.split('|');
  const sourceId = entry?.source ?? pack.document;
  const source = pack.documents[sourceId];
  return {
    sentence: fill(sentence, { ...known, cite }, on),
    ...(clause === undefined ? {} : { clause }),
    source: source ? nameIn(policy, `document.${sourceId}`, source.title, locale) : pack.id,
    authority,
    remedy: fill(way, { ...known, cite }, on),
  };
}
