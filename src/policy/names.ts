/** Names of the pack's entries in both languages. */
import type { Text } from './pack/schema.ts';
import type { Name, Policy } from './policy.ts';

/** The pack's own words; in English those of the pack, then of the catalogue, else the Chinese ones. */
export function nameOf(policy: Policy, id: string, text: Text): Name {
  const zh = typeof text === 'string' ? text : text.zh;
  const own = typeof text === 'string' ? undefined : text.en;
  return { zh, en: own ?? policy.catalogues.en?.names[id] ?? zh };
}
