/** Findings, dates and windows in words for people: made on demand, so that a judgement carries facts alone. */
import type { Explanation, FactValue, Finding } from '../answers.ts';
import { isCivilDate } from '../calendar/index.ts';
import type { DateStep, Window } from '../facts.ts';
import type { Text } from '../pack/schema.ts';
import type { Policy } from '../policy.ts';
import { sentences as chinese } from './zh.ts';

export type Locale = 'zh-CN' | 'en';
export type Explained = Finding | DateStep | Window;

interface Speech {
  readonly policy: Policy;
  readonly locale: Locale;
  /** The sentence of a key in the language, else in Chinese. */
  readonly say: (key: string) => string | undefined;
}

type Authority = Explanation['authority'];

function speech(policy: Policy, locale: Locale): Speech {
  const other = locale === 'en' ? policy.catalogues.en?.sentences : undefined;
  return { policy, locale, say: (key) => other?.[key] ?? chinese[key] };
}

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function dateText(date: string, locale: Locale): string {
  const [year, month, day] = date.split('-').map(Number);
  return locale === 'en'
    ? `${day} ${months[(month ?? 1) - 1]} ${year}`
    : `${year}年${month}月${day}日`;
}

function textOf(text: Text, { policy, locale }: Speech, id: string): string {
  const zh = typeof text === 'string' ? text : text.zh;
  if (locale === 'zh-CN') return zh;
  return (typeof text === 'string' ? undefined : text.en) ?? policy.catalogues.en?.names[id] ?? zh;
}

/** A fact's value as people read it: ids become the pack's names, dates are written out. */
function valueText(name: string, value: FactValue, facts: Finding['facts'], on: Speech): string {
  if (typeof value === 'object') {
    const parts = value.map((one) => valueText(`${name}[]`, one, facts, on));
    return parts.join(on.say('list.and') ?? ', ');
  }
  if (typeof value !== 'string') return String(value);
  if (isCivilDate(value)) return dateText(value, on.locale);
  const { pack } = on.policy;
  switch (name) {
    case 'kind':
    case 'other': {
      const kind = pack.kinds[value];
      return kind ? textOf(kind.name, on, value) : value;
    }
    case 'point': {
      const point = pack.points[value];
      return point ? textOf(point.title, on, value) : value;
    }
    case 'parts[]': {
      const point = typeof facts['point'] === 'string' ? facts['point'] : '';
      const part = pack.points[point]?.parts?.find(({ id }) => id === value);
      return part ? textOf(part.title, on, `${point}.${value}`) : value;
    }
    case 'paper': {
      const paper = pack.papers[value];
      return paper ? textOf(paper.name, on, value) : value;
    }
    case 'role': {
      const role = pack.texts[value];
      return role === undefined ? value : textOf(role, on, value);
    }
    case 'audience':
    case 'to[]':
      return on.say(`value.${value}`) ?? value;
    default:
      return value;
  }
}

function fill(template: string, facts: Finding['facts'], cite: string, on: Speech): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    if (name === 'cite') return cite;
    const fact = facts[name];
    if (fact !== undefined) return valueText(name, fact, facts, on);
    const own = on.policy.pack.texts[name];
    return own === undefined ? '' : textOf(own, on, name);
  });
}

function explanation(
  on: Speech,
  rule: string,
  template: string,
  facts: Finding['facts'],
  authority: Authority,
  remedy: string,
): Explanation {
  const { pack } = on.policy;
  const entry = pack.rules[rule];
  const { clause } = entry ?? {};
  const cited = authority === 'local-setting' || clause === undefined ? 'local-setting' : authority;
  const cite = fill(on.say(`cite.${cited}`) ?? '', { clause: clause ?? '' }, '', on);
  const [sentence = '', way = remedy] = template.split('|');
  const sourceId = entry?.source ?? pack.document;
  const source = pack.documents[sourceId];
  return {
    sentence: fill(sentence, facts, cite, on),
    ...(clause === undefined || authority === 'local-setting' ? {} : { clause }),
    source: source ? textOf(source.title, on, `document.${sourceId}`) : pack.id,
    authority,
    remedy: fill(way, facts, cite, on),
  };
}

function explainFinding(finding: Finding, on: Speech): Explanation {
  const { rule, code, facts, severity } = finding;
  const entry = on.policy.pack.rules[rule];
  const authority = entry?.codes?.[code]?.authority ?? entry?.authority ?? 'text';
  const template = on.say(`${rule}#${code}`) ?? on.say(`*#${code}`) ?? `${rule}: ${code}{cite}`;
  return explanation(on, rule, template, facts, authority, on.say(`remedy.${severity}`) ?? '');
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
  return explanation(on, rule, on.say(`step.${operation}`) ?? operation, facts, authority, '');
}

function explainWindow(window: Window, on: Speech): Explanation {
  const { rule, state, opens, due } = window;
  const facts = { ...(opens ? { opens } : {}), ...(due ? { due } : {}) };
  const key = state === 'fixed' && opens === undefined ? 'until' : state;
  return explanation(on, rule, on.say(`window.${key}`) ?? state, facts, 'text', '');
}

/**
 * In words: what a finding says, why, and the way on; or how a date came about. English needs the
 * catalogue that `loadPolicy` was given and falls back to Chinese, sentence by sentence.
 */
export function explain(policy: Policy, what: Explained, locale: Locale = 'zh-CN'): Explanation {
  const on = speech(policy, locale);
  if ('severity' in what) return explainFinding(what, on);
  if ('operation' in what) return explainStep(what, on);
  return explainWindow(what, on);
}
