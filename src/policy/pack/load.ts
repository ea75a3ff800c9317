/** Reads a pack and its overlays from outside. Either all of it holds, or every fault is named with its path. */
import type { Answer, PolicyFault } from '../answers.ts';
import type { Policy } from '../policy.ts';
import { outOfBounds } from './bounds.ts';
import { makePolicy, type PolicyOptions } from './make.ts';
import { isRecord, layerName, merge } from './merge.ts';
import { checkReferences } from './references.ts';
import { packSchema, type Pack } from './schema.ts';

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
    : { ok: true, value: { pack: parsed.data, profile } };
}

/**
 * A pack, or a pack with overlays in their order, as a policy that can be asked. Refuses with named
 * faults: what is not plain data, holds prototype keys or is nested or sized beyond reason is refused
 * before anything reads it; then shape, names that lead nowhere, undeclared conflicts of overlays.
 */
export function loadPolicy(layers: unknown, options: PolicyOptions = {}): Answer<Policy> {
  const read = readPack(layers);
  if (!read.ok) return read;
  const { pack, profile } = read.value;
  return makePolicy(pack, profile, options);
}
