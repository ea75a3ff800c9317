/** The host's directory together with what was imported; where nothing was, the host's alone and nothing more is loaded. */
import type { DirectoryPort } from '../ports.ts';
import type { Store } from '../store/store.ts';

export function withRoster(host: DirectoryPort, store: Store): DirectoryPort {
  let both: Promise<DirectoryPort> | undefined;
  store.subscribe(({ types }) => {
    if (types.includes('roster')) both = undefined;
  });
  const open = async (): Promise<DirectoryPort> => {
    const rosters = await store.all('roster');
    if (rosters.length === 0) return host;
    return (await import('./roster-directory.ts')).rosterDirectory(host, rosters);
  };
  const asked = (): Promise<DirectoryPort> =>
    (both ??= open().catch((error: unknown) => {
      both = undefined;
      throw error;
    }));
  return {
    person: async (id) => (await asked()).person(id),
    people: async (unit, page) => (await asked()).people(unit, page),
    unit: async (id) => (await asked()).unit(id),
    units: async (parent) => (await asked()).units(parent),
    search: async (text, options) => (await asked()).search(text, options),
    holders: async (roles) => (await asked()).holders(roles),
    ...(host.pinyin === undefined ? {} : { pinyin: host.pinyin }),
  };
}
