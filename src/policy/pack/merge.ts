/**
 * Lays overlays over a base pack, entry by entry. An overlay names every entry of a lower layer that
 * it changes and the layer it believes to change: what it does not name, it may not touch.
 */
import type { PolicyFault } from '../answers.ts';

type Data = Readonly<Record<string, unknown>>;

export interface Merged {
  readonly pack: Data;
  /** Which layer an entry comes from, by `section/entry`: where a fault is to be shown. */
  readonly owners: ReadonlyMap<string, string>;
  readonly profile: string;
  readonly faults: readonly PolicyFault[];
}

/** Sections whose entries are merged one by one; whatever else a layer holds is about the layer itself. */
const sections: ReadonlySet<string> = new Set([
  'documents',
  'settings',
  'rules',
  'kinds',
  'triggers',
  'points',
  'windows',
  'talkers',
  'posts',
  'papers',
  'archives',
  'texts',
]);
/** Sections that are one entry. */
const single: ReadonlySet<string> = new Set(['ranks', 'decisionFields']);
const envelope: ReadonlySet<string> = new Set([
  'format',
  'id',
  'version',
  'title',
  'effective',
  'overlays',
  'replaces',
]);

export function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How faults name a layer: by its id, or by its place where it has none. */
export function layerName(layer: unknown, index: number): string {
  const id = isRecord(layer) ? layer['id'] : undefined;
  return typeof id === 'string' && id !== '' && id.length <= 80 ? id : `layers/${index}`;
}

function nameOf(layer: Data): string {
  return `${String(layer['id'])}@${String(layer['version'])}`;
}

/** `index` is the layer's place in the list, for faults in layers that have no name yet. */
function overlay(
  layer: Data,
  index: number,
  pack: Record<string, unknown>,
  owners: Map<string, string>,
  below: readonly string[],
): PolicyFault[] {
  const root = layerName(layer, index);
  const faults: PolicyFault[] = [];
  const fault = (code: string, path: string, message: string, allowed?: string) => {
    const base = { code, path: `${root}/${path}`, message };
    faults.push(allowed === undefined ? base : { ...base, allowed });
  };
  const id = layer['id'];
  if (typeof id !== 'string') fault('wrong-type', 'id', 'a layer has an id', 'text');
  if (!Number.isInteger(layer['version'])) {
    fault('wrong-type', 'version', 'a layer has a version', 'a whole number');
  }
  if (layer['format'] !== pack['format']) {
    fault('unknown-format', 'format', 'not the format of the pack below', String(pack['format']));
  }
  const stands = layer['overlays'];
  if (!Array.isArray(stands) || stands.length === 0) {
    fault(
      'overlay-without-base',
      'overlays',
      'an overlay names the packs it stands on',
      'id@version',
    );
  } else {
    stands.forEach((name: unknown, at) => {
      if (typeof name !== 'string' || !below.includes(name)) {
        fault(
          'dangling-reference',
          `overlays/${at}`,
          `no such layer below: ${String(name)}`,
          below.join(', '),
        );
      }
    });
  }
  const replaces = layer['replaces'] ?? {};
  if (!isRecord(replaces)) {
    fault('wrong-type', 'replaces', 'replaces is a table', 'section/entry: layer id');
    return faults;
  }
  const used = new Set<string>();
  const put = (path: string, key: string, value: unknown, target: Record<string, unknown>) => {
    const owner = owners.get(path);
    if (owner !== undefined) {
      used.add(path);
      const declared = replaces[path];
      if (declared === undefined) {
        fault(
          'undeclared-conflict',
          path,
          `${path} of ${owner} is changed without a word in replaces`,
        );
      } else if (declared !== owner) {
        fault('undeclared-conflict', `replaces/${path}`, `${path} comes from ${owner} here`, owner);
      }
    }
    const old = target[key];
    target[key] = isRecord(old) && isRecord(value) ? { ...old, ...value } : value;
    owners.set(path, String(id));
  };
  for (const [section, value] of Object.entries(layer)) {
    if (envelope.has(section)) continue;
    if (single.has(section)) {
      put(section, section, value, pack);
    } else if (!sections.has(section)) {
      fault('unknown-key', section, `no section ${section}`, [...sections, ...single].join(', '));
    } else if (!isRecord(value)) {
      fault('wrong-type', section, 'a section is a table of entries');
    } else {
      const target: Record<string, unknown> = { ...(pack[section] as Data) };
      for (const [entry, content] of Object.entries(value)) {
        put(`${section}/${entry}`, entry, content, target);
      }
      pack[section] = target;
    }
  }
  for (const path of Object.keys(replaces)) {
    if (!used.has(path)) {
      const message = owners.has(path) ? 'declared, but not changed' : 'no such entry below';
      fault('dangling-replaces', `replaces/${path}`, message);
    }
  }
  return faults;
}

export function merge(layers: readonly Data[]): Merged {
  const [base = {}, ...overlays] = layers;
  const pack: Record<string, unknown> = { ...base };
  const owners = new Map<string, string>();
  for (const section of sections) {
    const entries = base[section];
    if (!isRecord(entries)) continue;
    for (const entry of Object.keys(entries)) owners.set(`${section}/${entry}`, String(base['id']));
  }
  for (const section of single) owners.set(section, String(base['id']));
  const names = [nameOf(base)];
  const faults: PolicyFault[] = [];
  overlays.forEach((layer, index) => {
    faults.push(...overlay(layer, index + 1, pack, owners, names));
    if (names.includes(nameOf(layer))) {
      faults.push({
        code: 'duplicate-layer',
        path: `${layerName(layer, index + 1)}/id`,
        message: `${nameOf(layer)} is there already`,
      });
    }
    names.push(nameOf(layer));
  });
  return { pack, owners, profile: names.join('+'), faults };
}
