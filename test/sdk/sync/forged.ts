/** What a browser's script could make of an honest item: the same act with something else in it. */
import { randomId } from '../../../src/sdk/seal/random.ts';
import type { Json, JsonObject, StoredRecord } from '../../../src/sdk/store/store.ts';
import type { PushedChange, PushItem } from '../../../src/sdk/sync/port.ts';

export interface Forgery {
  /** `talk.place`, for a failure to name. */
  readonly what: string;
  readonly item: PushItem;
}

/** Each field of the records that the act leaves as it is, changed along with it. */
export function withMore(
  item: PushItem,
  held: (id: string) => StoredRecord | undefined,
): readonly Forgery[] {
  return item.changes.flatMap((change) => {
    const { body } = held(change.record) ?? {};
    if (change.created || body === undefined) return [];
    return Object.entries(body)
      .filter(([name]) => change.fields[name] === undefined)
      .flatMap(([name, from]) =>
        variants(from).map((to) => ({
          what: `${change.type}.${name}`,
          item: edited(item, change, { ...change.fields, [name]: { from, to } }),
        })),
      );
  });
}

/** A new record with what it gets later only, if ever. */
export function withLater(
  item: PushItem,
  known: ReadonlyMap<string, ReadonlyMap<string, Json>>,
): readonly Forgery[] {
  return item.changes
    .filter(({ created }) => created)
    .flatMap((change) =>
      [...(known.get(change.type) ?? [])]
        .filter(([name]) => {
          const to = change.fields[name]?.to;
          return to === undefined || (typeof to === 'object' && Object.keys(to ?? {}).length === 0);
        })
        .map(([name, to]) => ({
          what: `${change.type}.${name}`,
          item: edited(item, change, { ...change.fields, [name]: { to } }),
        })),
    );
}

/** What stood in the fields that the act does change, changed as well: each part of them once. */
export function withinFields(item: PushItem): readonly Forgery[] {
  return item.changes.flatMap((change) =>
    Object.entries(change.fields).flatMap(([name, { from, to }]) =>
      change.created || from === undefined || to === undefined
        ? []
        : keptParts(from, to).map((path) => ({
            what: `${change.type}.${name}.${path.join('.')}`,
            item: edited(item, change, {
              ...change.fields,
              [name]: { from, to: altered(to, path) },
            }),
          })),
    ),
  );
}

/** Everything that says who did it, under another's name. */
export function inAnothersName(item: PushItem, other: { id: string; name: string }) {
  return item.changes.flatMap((change) =>
    Object.entries(change.fields).flatMap(([name, { from, to }]): readonly Forgery[] => {
      const old = JSON.stringify(from ?? null);
      return paths(to ?? null)
        .filter((path) => path[path.length - 1] === 'by')
        .filter((path) => {
          const holder = at(to ?? null, path.slice(0, -1));
          return isObject(holder) && typeof holder['name'] === 'string' && isOf(holder, old);
        })
        .map((path) => ({
          what: `${change.type}.${name}.${path.join('.')} by another`,
          item: edited(item, change, {
            ...change.fields,
            [name]: {
              ...(from === undefined ? {} : { from }),
              to: signedBy(to ?? null, path, other),
            },
          }),
        }));
    }),
  );
}

function isOf(entry: JsonObject, old: string): boolean {
  return !old.includes(JSON.stringify(entry));
}

function signedBy(value: Json, path: readonly string[], other: { id: string; name: string }): Json {
  const named = replaced(value, path, other.id);
  return replaced(named, [...path.slice(0, -1), 'name'], other.name);
}

export function edited(item: PushItem, change: PushedChange, fields: PushedChange['fields']) {
  return {
    ...item,
    id: randomId(),
    changes: item.changes.map((one) => (one === change ? { ...one, fields } : one)),
  };
}

/** Values of the same sort that say something else. */
export function variants(value: Json): readonly Json[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : [value.slice(0, -1), ...value.flatMap(leafOf(value))];
  }
  if (isObject(value)) {
    const path = paths(value).find((one) => !isObject(at(value, one)));
    return path === undefined ? [] : [altered(value, path)];
  }
  return [other(value)];
}

function leafOf(list: readonly Json[]) {
  return (entry: Json, index: number): readonly Json[] =>
    index > 0 ? [] : [list.map((one, place) => (place === 0 ? (variants(entry)[0] ?? one) : one))];
}

function other(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return '别的';
  if (/^[0-9a-f]{32}$/.test(value)) return randomId();
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value === '2026-01-05' ? '2026-01-06' : '2026-01-05';
  if (/^\d\d:\d\d$/.test(value)) return value === '07:07' ? '07:08' : '07:07';
  return `${value}改`;
}

/** Leaves that are the same before and after. */
function keptParts(from: Json, to: Json): readonly (readonly string[])[] {
  return paths(from).filter((path) => {
    const [was, is] = [at(from, path), at(to, path)];
    return was !== undefined && typeof was !== 'object' && was === is;
  });
}

function paths(value: Json): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, Json]) => [
    [key],
    ...paths(part).map((rest) => [key, ...rest]),
  ]);
}

function at(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = new Map<string, Json>(Object.entries(found)).get(key);
  }
  return found;
}

function altered(value: Json, path: readonly string[]): Json {
  const was = at(value, path);
  return was === undefined ? value : replaced(value, path, other(was));
}

function replaced(value: Json, [key, ...rest]: readonly string[], to: Json): Json {
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    return value.map((one: Json, index) => (String(index) === key ? replaced(one, rest, to) : one));
  }
  if (!isObject(value)) return value;
  return { ...value, [key]: replaced(value[key] ?? null, rest, to) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
