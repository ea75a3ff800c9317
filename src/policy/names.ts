/** Names of the pack's entries. The pack speaks Chinese, as its document does; other languages come with a catalogue. */
import type { Text } from './pack/schema.ts';
import type { Locale, Name, Policy } from './policy.ts';

/** The entry's name in a language: the pack's own word for it, then the catalogue's, else the Chinese one. */
export function nameIn(policy: Policy, id: string, text: Text, locale: Locale): string {
  const own = typeof text === 'string' ? { zh: text } : text;
  if (locale === 'zh-CN') return own.zh;
  const catalogue = policy.catalogues.find((one) => one.locale === locale);
  return own[locale] ?? catalogue?.names[id] ?? own.zh;
}

export function nameOf(policy: Policy, id: string, text: Text): Name {
  return { zh: nameIn(policy, id, text, 'zh-CN'), en: nameIn(policy, id, text, 'en') };
}

/** A text of the pack by its id, e.g. what an office or a body is called; undefined where it has none. */
export function textOf(policy: Policy, id: string): Name | undefined {
  const text = policy.pack.texts[id];
  return text === undefined ? undefined : nameOf(policy, id, text);
}
