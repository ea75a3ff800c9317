/**
 * What must hold whatever happened, said without the code that makes it so: who may have which row,
 * that nothing was overwritten unseen, and that nothing was done twice.
 */
import assert from 'node:assert/strict';
import type { Actor } from '../../src/sdk/index.ts';
import type { Adopted, Change, Json, JsonObject, Store } from '../../src/sdk/store/store.ts';

const SHARED = [
  'event',
  'obligation',
  'talk',
  'matter',
  'admonition',
  'delegation',
  'inquiry',
  'approval',
  'paper',
  'outline',
];

export type Rows = ReadonlyMap<string, Adopted>;

export async function rowsOf(store: Store): Promise<Rows> {
  const lists = await Promise.all(SHARED.map((type) => store.all(type)));
  return new Map(
    lists.flat().map(({ id, type, schema, body }) => [id, { id, type, schema, body }]),
  );
}

/**
 * The rows that somebody may have, as they may see them: a department's desk all, whoever was entrusted
 * with a talk the order and what hangs on it, any other none; and nobody those of their own case.
 */
export function rowsFor({ id: person, roles }: Actor, rows: Rows): Rows {
  const department = roles.some((role) => role === 'clerk' || role === 'leader');
  const orders = roles.includes('delegate') ? ordersTo(person, rows) : undefined;
  const theirs = new Map<string, Adopted>();
  for (const [id, row] of rows) {
    if (personsOf(row, rows).includes(person)) continue;
    const part = orders && entrusted(row, person, orders, rows);
    const body = department ? row.body : part;
    if (body !== undefined) theirs.set(id, { ...row, body });
  }
  return theirs;
}

/** Orders that were given to them and are not over: after that the case is theirs no longer. */
function ordersTo(person: string, rows: Rows): Rows {
  const over = ['closed', 'closed-as-breach', 'refused', 'withdrawn'];
  return new Map(
    [...rows].filter(
      ([, { type, body }]) =>
        type === 'delegation' &&
        body['order'] !== undefined &&
        idIn(body, 'delegate') === person &&
        !over.includes(String(body['state'])),
    ),
  );
}

/** A row as whoever was entrusted sees it: never where the case comes from. */
function entrusted(
  { id, type, body }: Adopted,
  person: string,
  orders: Rows,
  rows: Rows,
): JsonObject | undefined {
  const under = (talk: Json | undefined) => orders.has(String(talkOf(talk, rows)?.['delegation']));
  switch (type) {
    case 'delegation': {
      if (body['order'] === undefined || idIn(body, 'delegate') !== person) return undefined;
      return { ...body, order: without(body['order'], 'override', 'approval') };
    }
    case 'obligation': {
      const named = [...orders.values()].some((order) =>
        listIn(order.body, 'obligations').includes(id),
      );
      if (!named) return undefined;
      const obligation = without(body['obligation'], 'decision');
      const window = { ...without(obligation['window'], 'base'), steps: [] };
      const hidden = { triggers: [], petition: false, secrecy: 'high', window };
      return { ...body, obligation: { ...obligation, ...hidden } };
    }
    case 'talk':
      return under(id) ? body : undefined;
    case 'matter':
    case 'outline':
      return under(body['talk']) ? body : undefined;
    default:
      return undefined;
  }
}

function talkOf(id: Json | undefined, rows: Rows): JsonObject | undefined {
  return typeof id === 'string' ? rows.get(id)?.body : undefined;
}

function without(value: Json | undefined, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(value as JsonObject).filter(([name]) => !names.includes(name)),
  );
}

/** Everybody whose case a row belongs to. */
function personsOf({ type, body }: Adopted, rows: Rows): readonly string[] {
  const through = (id: Json | undefined) => {
    const row = typeof id === 'string' ? rows.get(id) : undefined;
    return row === undefined ? [] : personsOf(row, rows);
  };
  switch (type) {
    case 'event':
      return [idIn(body, 'event', 'subject')];
    case 'obligation':
      return [idIn(body, 'ofTheDay')];
    case 'talk':
      return [
        ...listIn(body, 'subjects').map((subject) => idIn(subject as JsonObject)),
        ...listIn(body, 'obligations').flatMap(through),
      ];
    case 'admonition':
    case 'inquiry':
      return [idIn(body, 'subject'), ...through(body['obligation'])];
    case 'delegation':
      return [idIn(body, 'subject'), ...listIn(body, 'obligations').flatMap(through)];
    case 'approval':
      return listIn(body, 'subjects').map((subject) => idIn(subject as JsonObject));
    case 'paper':
    case 'outline':
      return [
        ...listIn(body, 'subjects').map(String),
        ...listIn(body, 'obligations').flatMap(through),
      ];
    default:
      return through(body['obligation']);
  }
}

function idIn(body: JsonObject, ...path: readonly string[]): string {
  const found = path.reduce<Json | undefined>(
    (value, name) => (value as JsonObject | undefined)?.[name],
    body,
  );
  return String((found as JsonObject | undefined)?.['id']);
}

function listIn(body: JsonObject, name: string): readonly Json[] {
  const list = body[name];
  return Array.isArray(list) ? list : [];
}

/** Every change was made on what stood there, each act came once, and together they are what is there. */
export async function assertHistory(server: Store): Promise<ReadonlySet<string>> {
  const log = (await server.changesAfter(0, 1e6)).map(({ change }) => change);
  const bodies = new Map<string, Record<string, Json>>();
  const acts: string[] = [];
  for (const change of log) {
    if (acts[acts.length - 1] !== change.act) acts.push(change.act);
    const body = bodies.get(change.record) ?? {};
    bodies.set(change.record, body);
    replay(change, body);
  }
  assert.equal(new Set(acts).size, acts.length, 'an act was taken in twice');
  for (const [id, { body }] of await rowsOf(server)) {
    const [is, was] = [body, bodies.get(id) ?? {}].map((one) => JSON.stringify(sorted(one)));
    assert.equal(is, was, `row ${id} is not its history`);
  }
  return new Set(acts);
}

function replay({ record, fields }: Change, body: Record<string, Json>): void {
  for (const [name, { from, to }] of Object.entries(fields)) {
    const held = JSON.stringify(sorted(body[name]));
    const expected = [from, to].map((value) => JSON.stringify(sorted(value)));
    assert.ok(expected.includes(held), `${name} of ${record} was overwritten unseen`);
    if (to === undefined) Reflect.deleteProperty(body, name);
    else body[name] = to;
  }
}

/** What can no longer change need not be sorted twice. */
const known = new WeakMap<object, Json>();

/** With the fields of every object in one order, so that equal values look equal. */
export function sorted(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  const found = known.get(value) ?? inOrder(value);
  if (Object.isFrozen(value)) known.set(value, found);
  return found;
}

function inOrder(value: JsonObject | readonly Json[]): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((part) => sorted(part) ?? null);
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part) ?? null]),
  );
}
