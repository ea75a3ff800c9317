/**
 * Writes that say of themselves what they wrote, and the check that reads it all back. A write puts a
 * few records of a small pool; its audit entry tells which, in which revision, and under which token.
 * So the audit, the change log and the records each tell the whole story, and must tell the same one.
 */
import { asKeyRow } from '../../../src/sdk/seal/keyring.ts';
import { browserAnchor } from '../../../src/sdk/store/anchor.ts';
import { type IdbStore, openIdbStore } from '../../../src/sdk/store/idb-store.ts';
import type {
  Change,
  Commit,
  Json,
  JsonObject,
  StoreStatus,
} from '../../../src/sdk/store/store.ts';
import { renewKeys } from '../../../src/sdk/store/renewal.ts';
import { rotate } from '../../../src/sdk/store/rotation.ts';
import { readKeys } from '../../../src/sdk/store/unlock.ts';
import { databaseNames } from '../../../src/sdk/store/database.ts';
import { hostAnchor } from './host-anchor.ts';
import { below, keyOf, refusalOf, tell } from './tell.ts';

const USER = 'clerk';
const TYPE = 'row';
const POOL = 24;

export interface RowsFound {
  /** Why it could not be opened or read; all else is empty then. */
  readonly refused?: string;
  readonly status?: StoreStatus;
  /** Token of each write in the chain, in order. */
  readonly tokens: readonly string[];
  /** What does not fit together. */
  readonly faults: readonly string[];
}

let store: IdbStore | undefined;
let database = '';
let opened = '';

/** `withHost`: the portal keeps an anchor too. */
export async function openRows(withHost = true, tenant = 'rows'): Promise<RowsFound> {
  database = databaseOfRows(tenant);
  opened = tenant;
  try {
    store = await openIdbStore({
      tenant,
      user: USER,
      key: keyOf(tenant),
      anchors: withHost ? [browserAnchor, hostAnchor] : [browserAnchor],
    });
    return { status: store.status, ...(await check(store)) };
  } catch (error) {
    return { refused: refusalOf(error), tokens: [], faults: [] };
  }
}

export function databaseOfRows(tenant: string): string {
  return databaseNames(tenant, USER).database;
}

/** Reads all of what is open again. */
export async function checkRows(): Promise<RowsFound> {
  if (store === undefined) throw new Error('Nothing is open');
  return { status: store.status, ...(await check(store)) };
}

/**
 * Another data key, while it is in use, and every other time another chain key before it; what a visit
 * before this one has begun is gone on with.
 */
export async function rotateRows(): Promise<boolean> {
  if (store === undefined) throw new Error('Nothing is open');
  if (below(2) === 0) await renewRows(store);
  const { done } = await rotate(store.inside);
  tell({ rotated: done });
  return done;
}

async function renewRows({ inside }: IdbStore): Promise<void> {
  const rows = (await readKeys(inside.db)).map(asKeyRow);
  const seen = rows.flatMap((row) => (row?.purpose === 'chain' ? [row.id] : []));
  const renewed = await renewKeys(inside, [{ key: keyOf(opened), kind: 'host' }], seen);
  tell({ renewed });
}

/** Why the connection ended; it is waited for a moment, since that is told from outside. */
export async function endOfRows(): Promise<string> {
  const late = new Promise<string>((done) => setTimeout(() => done('still open'), 5_000));
  return Promise.race([store?.closed ?? late, late]);
}

/** One write of its own; gives the code where it is refused. */
export async function tryRows(token: string, length?: number): Promise<string> {
  if (store === undefined) throw new Error('Nothing is open');
  try {
    const { ok } = await store.commit(await nextCommit(store, token, length));
    return ok ? 'written' : 'conflict';
  } catch (error) {
    return refusalOf(error);
  }
}

export async function acknowledgeRows(): Promise<void> {
  await store?.acknowledgeLoss();
}

export async function closeRows(): Promise<void> {
  await store?.close();
}

/** Writes until the page ends, or so many; every write that was acknowledged is told. */
export async function writeRows(
  life: string,
  writers: number,
  writes: number | null = null,
  length?: number,
): Promise<void> {
  const open = store;
  if (open === undefined) throw new Error('Nothing is open');
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let count = 0; writes === null || count < writes;) {
        const token = `${life}.${writer}.${count}`;
        const result = await open.commit(await nextCommit(open, token, length));
        // The other writer was faster: it is tried anew on what is there now.
        if (!result.ok) continue;
        tell({ token, sequence: result.sequence });
        count += 1;
      }
    }),
  );
}

async function nextCommit(open: IdbStore, token: string, length?: number): Promise<Commit> {
  const chosen = new Set(Array.from({ length: 1 + below(4) }, () => idOf(below(POOL))));
  const held = await Promise.all([...chosen].map((id) => open.get(id)));
  const dropping = below(12) === 0 ? held.find((record) => record !== undefined) : undefined;
  const changes: Change[] = [];
  const puts = [...chosen].flatMap((id, at) => {
    if (id === dropping?.id) return [];
    const before = held[at];
    const record = {
      id,
      type: TYPE,
      revision: (before?.revision ?? 0) + 1,
      schema: 1,
      body: {
        token,
        count: countOf(before) + 1,
        text: length === undefined ? text() : '谈'.repeat(length),
      },
    };
    changes.push(changeOf(record, before?.body, token));
    return [record];
  });
  return {
    puts,
    changes,
    ...(dropping === undefined ? {} : { drop: [dropping.id] }),
    audit: {
      action: 'rows.write',
      at: '2026-03-11T04:00:00.000Z',
      by: USER,
      records: puts.map(({ id }) => id),
      outcome: 'done',
      detail: {
        token,
        writes: puts.map((record) => [record.id, record.revision, record.body.count]),
        dropped: dropping === undefined ? [] : [dropping.id],
      },
    },
  };
}

/** How often a record was written since it came to be. */
function countOf(record: { readonly body: JsonObject } | undefined): number {
  return Number(record?.body['count'] ?? 0);
}

function idOf(place: number): string {
  return place.toString(16).padStart(32, '0');
}

/** Mostly a few lines, now and then enough to reach over several blocks of LevelDB's log. */
function text(): string {
  return '谈'.repeat(below(10) === 0 ? below(6_000) : 1 + below(400));
}

function changeOf(
  record: { readonly id: string; readonly revision: number; readonly body: JsonObject },
  before: JsonObject | undefined,
  act: string,
): Change {
  const fields: Record<string, { readonly from?: Json; readonly to?: Json }> = {};
  for (const [name, to] of Object.entries(record.body)) {
    const from = before?.[name];
    fields[name] = from === undefined ? { to } : { from, to };
  }
  return {
    record: record.id,
    type: TYPE,
    revision: record.revision,
    schema: 1,
    act,
    action: 'rows.write',
    fields,
    at: '2026-03-11T04:00:00.000Z',
    by: USER,
  };
}

interface Told {
  readonly revision: number;
  readonly token: string;
  readonly count: number;
}

async function check(open: IdbStore): Promise<Pick<RowsFound, 'tokens' | 'faults'>> {
  const faults: string[] = [];
  const verdict = await open.verifyAudit();
  if (!verdict.ok) faults.push(`the chain breaks at ${verdict.brokenAt}`);
  if (open.status.damaged.length > 0) faults.push(`damaged: ${open.status.damaged.join(' ')}`);

  const entries = await whole((after) => open.auditAfter(after, 500));
  const told = new Map<string, Told>();
  const tokens: string[] = [];
  let previous: string | undefined;
  for (const { sequence, previous: before, hash, entry } of entries) {
    if (sequence !== tokens.length + 1) faults.push(`entry ${tokens.length + 1} is not there`);
    if (previous !== undefined && before !== previous) faults.push(`entry ${sequence} hangs loose`);
    previous = hash;
    const { token, writes, dropped } = entry.detail as unknown as {
      readonly token: string;
      readonly writes: readonly (readonly [string, number, number])[];
      readonly dropped: readonly string[];
    };
    tokens.push(token);
    for (const [id, revision, count] of writes) {
      // Whoever wrote had read what was there: an update that was written over would be missing here.
      if (count !== (told.get(id)?.count ?? 0) + 1) faults.push(`${token} lost an update of ${id}`);
      told.set(id, { revision, token, count });
    }
    for (const id of dropped) told.delete(id);
  }

  const records = new Map((await open.all(TYPE)).map((record) => [record.id, record]));
  for (const [id, { revision, token, count }] of told) {
    const record = records.get(id);
    if (record === undefined) faults.push(`${id} is not there`);
    else if (
      record.revision !== revision ||
      record.body['token'] !== token ||
      countOf(record) !== count
    ) {
      faults.push(
        `${id} is ${record.revision} of ${String(record.body['token'])}, not ${revision} of ${token}`,
      );
    }
    if ((await open.get(id))?.body['token'] !== token)
      faults.push(`${id} reads otherwise by itself`);
  }
  for (const id of records.keys()) if (!told.has(id)) faults.push(`${id} came from nowhere`);
  faults.push(...(await againstChanges(open, records)), ...(await againstDisk(records)));
  return { tokens, faults };
}

/** The change log, played through, makes the bodies that are there. */
async function againstChanges(
  open: IdbStore,
  records: ReadonlyMap<string, { readonly body: JsonObject }>,
): Promise<readonly string[]> {
  const bodies = new Map<string, Record<string, Json>>();
  for (const { change } of await whole((after) => open.changesAfter(after, 500))) {
    const body = change.revision === 1 ? {} : (bodies.get(change.record) ?? {});
    for (const [name, { to }] of Object.entries(change.fields)) body[name] = to ?? null;
    bodies.set(change.record, body);
  }
  return [...records].flatMap(([id, { body }]) => {
    const played = bodies.get(id);
    const same = played?.['token'] === body['token'] && played?.['text'] === body['text'];
    return same ? [] : [`the changes tell ${id} otherwise`];
  });
}

/** What the store says is there is what lies in the object store, no more and no less. */
async function againstDisk(records: ReadonlyMap<string, unknown>): Promise<readonly string[]> {
  const keys = await keysOnDisk(database);
  const lying = keys.filter((id) => !records.has(id)).map((id) => `${id} lies there unlisted`);
  const missing = [...records.keys()].filter((id) => !keys.includes(id));
  return [...lying, ...missing.map((id) => `${id} is listed and does not lie there`)];
}

function keysOnDisk(name: string): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(name);
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const keys = request.result.transaction('records').objectStore('records').getAllKeys();
      keys.onerror = () => fail(keys.error);
      keys.onsuccess = () => {
        request.result.close();
        done(keys.result.map(String));
      };
    };
  });
}

async function whole<T extends { readonly sequence: number }>(
  page: (after: number) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const next = await page(all[all.length - 1]?.sequence ?? 0);
    if (next.length === 0) return all;
    all.push(...next);
  }
}
