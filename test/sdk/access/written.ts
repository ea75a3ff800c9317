/** The written table (`who-may-what.md`) as the tests read it: by role, what may be done to which cases, and in which states. */
import { readFileSync } from 'node:fs';
import type { Relation } from '../../../src/sdk/access/relations.ts';
import type { Action, Scope } from '../../../src/sdk/access/table.ts';
import type { DeskRole } from '../../../src/sdk/index.ts';
import { roleWords, scopeWords, words } from './words.ts';

function byWord<K extends string>(
  all: Readonly<Record<K, { readonly zh: string }>>,
): ReadonlyMap<string, K> {
  const map = new Map<string, K>();
  for (const key of Object.keys(all) as K[]) {
    const { zh } = all[key];
    if (map.has(zh)) throw new Error(`Two things are called ${zh}`);
    map.set(zh, key);
  }
  return map;
}

function known<K>(map: ReadonlyMap<string, K>, word: string): K {
  const found = map.get(word.trim());
  if (found === undefined) throw new Error(`The written table names something unknown: ${word}`);
  return found;
}

const text = readFileSync(new URL('who-may-what.md', import.meta.url), 'utf8');
const [, rights = '', states = ''] = text.split(/^# .*$/m);

/** What the table writes: role, act and scope. */
export const written: ReadonlyMap<DeskRole, ReadonlyMap<Action, Scope>> = new Map(
  rights
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      const grants = lines
        .filter((line) => line.startsWith('- '))
        .flatMap((line) => {
          const [scope = '', acts = ''] = line.slice(2).split(': ');
          return acts
            .split('；')
            .map((act) => [known(byWord(words), act), known(byWord(scopeWords), scope)] as const);
        });
      return [known(byWord(roleWords), name), new Map(grants)] as const;
    }),
);

/** The states, by their names, in which an act is possible; an act that is not here looks at no state. */
export const writtenStates: ReadonlyMap<Action, ReadonlySet<string>> = new Map(
  states
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => {
      const [act = '', names = ''] = line.slice(2).split(': ');
      return [known(byWord(words), act), new Set(names.split('；'))] as const;
    }),
);

/** What the written table says, read as a person would read it. */
export function allowed(
  role: DeskRole,
  action: Action,
  relations: ReadonlySet<Relation>,
  stateName: string | undefined,
): boolean {
  const scope = written.get(role)?.get(action);
  if (scope === undefined) return false;
  if (relations.has('own') !== (scope === 'own')) return false;
  if (scope === 'held-or-put') {
    if (!relations.has('held') && !relations.has('put')) return false;
  } else if (scope !== 'all' && scope !== 'own' && !relations.has(scope)) return false;
  const inStates = writtenStates.get(action);
  return stateName === undefined || inStates === undefined || inStates.has(stateName);
}
