/** Reads a pack and its overlays from outside. Either all of it holds, or every fault is named with its path. */
import type { Answer, PolicyFault } from '../answers.ts';
import { createCalendar, type HolidayYear } from '../calendar/index.ts';
import type { Catalogue, Policy } from '../policy.ts';
import { outOfBounds } from './bounds.ts';
import { compile } from './compile.ts';
import { isRecord, layerName, merge } from './merge.ts';
import { checkReferences, refusedValue } from './references.ts';
import { packSchema, type Pack, type SettingValue } from './schema.ts';

export interface LoadOptions {
  /** Official holiday years; a year that comes with the policy too is replaced. */
  readonly holidays?: readonly HolidayYear[];
  /** The installation's own settings, by id; the pack says which there are and what they may be. */
  readonly settings?: Readonly<Record<string, SettingValue>>;
  /** Names and sentences in English: `english` from the policy's own module, loaded where it is wanted. */
  readonly catalogues?: Readonly<Partial<Record<'en', Catalogue>>>;
}

const maximumLayers = 8;

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
  readonly values?: unknown;
  readonly keys?: unknown;
  readonly format?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
}

function at(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    data,
  );
}

/** The schema library says "Invalid input" for everything: what it means is told here. */
function named(issue: Issue, data: unknown): Pick<PolicyFault, 'code' | 'message' | 'allowed'> {
  const path = issue.path.map(String);
  const missing = at(data, issue.path) === undefined;
  const base = path[0] === 'windows' && path[2] === 'base';
  if (base && missing) {
    const allowed = 'decision, formalities, arisen, notice, receipt, talk, order';
    return { code: 'window-without-base', message: 'a window counts from a date', allowed };
  }
  if (missing && issue.code !== 'unrecognized_keys') {
    return { code: 'missing', message: `${path[path.length - 1] ?? 'it'} is missing` };
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'unknown-key', message: `unknown: ${String(issue.keys)}` };
    case 'invalid_value':
      return {
        code: 'unknown-value',
        message: `not one of the values allowed here`,
        allowed: Array.isArray(issue.values) ? issue.values.join(', ') : '',
      };
    case 'invalid_key':
    case 'invalid_format':
      return {
        code: 'wrong-name',
        message: 'not a name',
        allowed: 'a-z, digits, _ and - in parts divided by dots',
      };
    case 'too_small':
      return { code: 'too-small', message: 'too small', allowed: `from ${String(issue.minimum)}` };
    case 'too_big':
      return { code: 'too-large', message: 'too large', allowed: `to ${String(issue.maximum)}` };
    case 'custom':
      return {
        code: 'impossible-date',
        message: 'no such day',
        allowed: 'an existing day as YYYY-MM-DD',
      };
    case 'invalid_union':
      return { code: 'wrong-type', message: 'wrong type', allowed: 'text, or { zh, en }' };
    default:
      return { code: 'wrong-type', message: 'wrong type', allowed: String(issue.expected ?? '') };
  }
}

function refuse(...faults: readonly PolicyFault[]): { ok: false; faults: readonly PolicyFault[] } {
  return { ok: false, faults };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

function readLayers(layers: unknown): Answer<readonly Readonly<Record<string, unknown>>[]> {
  const list: readonly unknown[] = Array.isArray(layers) ? layers : [layers];
  if (list.length === 0 || list.length > maximumLayers) {
    const message = `${list.length} layers`;
    return refuse({ code: 'layer-count', path: '', message, allowed: `1 to ${maximumLayers}` });
  }
  const read: Readonly<Record<string, unknown>>[] = [];
  const faults: PolicyFault[] = [];
  list.forEach((layer, index) => {
    const root = layerName(layer, index);
    const fault = outOfBounds(layer, root);
    if (fault) faults.push(fault);
    else if (isRecord(layer)) read.push(layer);
    else faults.push({ code: 'wrong-type', path: root, message: 'a layer is an object' });
  });
  const [base] = read;
  if (base && base === list[0] && 'overlays' in base) {
    const message = 'the first layer is a document of its own, not an overlay';
    faults.push({ code: 'overlay-without-base', path: `${layerName(base, 0)}/overlays`, message });
  }
  return faults.length > 0 ? refuse(...faults) : { ok: true, value: read };
}

function readPack(layers: unknown): Answer<{ readonly pack: Pack; readonly profile: string }> {
  const read = readLayers(layers);
  if (!read.ok) return read;
  const { pack: data, owners, profile, faults } = merge(read.value);
  if (faults.length > 0) return refuse(...faults);
  const base = layerName(read.value[0], 0);
  const owner = (section: string, entry: string) =>
    owners.get(`${section}/${entry}`) ?? owners.get(section) ?? base;
  const parsed = packSchema.safeParse(data);
  if (!parsed.success) {
    return refuse(
      ...parsed.error.issues.map((issue) => {
        const path = issue.path.map(String);
        const root = owner(path[0] ?? '', path[1] ?? '');
        return { ...named(issue, data), path: [root, ...path].join('/') };
      }),
    );
  }
  const dangling = checkReferences(parsed.data, owner);
  return dangling.length > 0
    ? refuse(...dangling)
    : { ok: true, value: { pack: withBareTables(parsed.data), profile } };
}

/** Tables are looked up by ids that come from outside; `constructor` must not be found in any of them. */
function withBareTables(pack: Pack): Pack {
  const bare = (entry: unknown): unknown =>
    isRecord(entry) ? Object.assign(Object.create(null), entry) : entry;
  return Object.fromEntries(
    Object.entries(pack).map(([name, entry]) => [name, bare(entry)]),
  ) as unknown as Pack;
}

function readSettings(pack: Pack, own: unknown): Answer<Readonly<Record<string, SettingValue>>> {
  const settings: Record<string, SettingValue> = {};
  for (const [id, setting] of Object.entries(pack.settings)) settings[id] = setting.value;
  if (own === undefined) return { ok: true, value: settings };
  const bounds = outOfBounds(own, 'settings');
  if (bounds) return refuse(bounds);
  if (!isRecord(own)) {
    return refuse({ code: 'wrong-type', path: 'settings', message: 'settings are a table' });
  }
  const faults: PolicyFault[] = [];
  for (const [id, value] of Object.entries(own)) {
    const setting = Object.prototype.hasOwnProperty.call(pack.settings, id)
      ? pack.settings[id]
      : undefined;
    const path = `settings/${id}`;
    if (!setting) {
      const allowed = Object.keys(pack.settings).join(', ');
      faults.push({ code: 'unknown-setting', path, message: `no setting ${id}`, allowed });
      continue;
    }
    const allowed = refusedValue(setting, value);
    if (allowed !== undefined) {
      const message = 'not a value of this setting';
      faults.push({ code: 'setting-value', path, message, allowed });
    } else if (value === null || typeof value !== 'object') {
      settings[id] = value as SettingValue;
    }
  }
  return faults.length > 0 ? refuse(...faults) : { ok: true, value: settings };
}

/**
 * A pack, or a pack with overlays in their order, as a policy that can be asked. Refuses with named
 * faults: what is not plain data, holds prototype keys or is nested or sized beyond reason is refused
 * before anything reads it; then shape, names that lead nowhere, undeclared conflicts of overlays.
 */
export function loadPolicy(layers: unknown, options: LoadOptions = {}): Answer<Policy> {
  const read = readPack(layers);
  if (!read.ok) return read;
  const { pack, profile } = read.value;
  const settings = readSettings(pack, options.settings);
  if (!settings.ok) return settings;
  const calendar = createCalendar(options.holidays ?? []);
  if (!calendar.ok) return calendar;
  return {
    ok: true,
    value: Object.freeze({
      id: profile,
      pack: freeze(pack),
      calendar: calendar.value,
      settings: Object.freeze(settings.value),
      catalogues: options.catalogues ?? {},
      compiled: Object.freeze(compile(pack)),
    }),
  };
}
