/** The change log as it is read: runs of changes, and what the pointing ones of them say. Loaded when it is needed. */
import type { Keyring } from '../seal/keyring.ts';
import {
  asChangeRow,
  type ChangeRow,
  countOf,
  type Logged,
  openChanges,
  type Pointing,
  resealChanges,
} from './change-rows.ts';
import { type Database, reading } from './database.ts';
import { deepFreeze } from './frozen-json.ts';
import { type AuditRow, openRecord, type RecordRow, sealRecord } from './sealed-rows.ts';
import { eachInSlices, slices } from './slices.ts';
import type { Change, JsonObject } from './store.ts';

/** How many rows are read at a time: first few, since each may hold many changes, then more. */
const FEW = 16;
const MANY = 256;

interface Numbered {
  readonly sequence: number;
  readonly change: Change;
}

/**
 * Changes after a number, in their order. Ends before one that is damaged or missing; where that is the
 * very first, `undefined`.
 */
export async function changesAfter(
  db: Database,
  keyring: Keyring,
  after: number,
  limit: number,
): Promise<readonly Numbered[] | undefined> {
  const found: Numbered[] = [];
  const pause = slices();
  let at = after;
  for (let size = FEW; found.length < limit; size = Math.min(MANY, size * 2)) {
    const rows = await rowsAfter(db, at, Math.min(size, limit - found.length));
    if (rows.length === 0) return found;
    for (const row of rows) {
      const run = await openFrom(db, keyring, row, at + 1, limit - found.length);
      for (const change of run ?? []) {
        at += 1;
        found.push(deepFreeze({ sequence: at, change }));
      }
      const whole =
        run !== undefined && (asChangeRow(row)?.sequence === at || found.length === limit);
      if (!whole) return found.length === 0 ? undefined : found;
      if (found.length === limit) break;
      await pause();
    }
  }
  return found;
}

/** What a run says from a number on, up to the first change that does not open; `undefined` where it does not hold that number. */
async function openFrom(
  db: Database,
  keyring: Keyring,
  row: unknown,
  from: number,
  limit: number,
): Promise<readonly Change[] | undefined> {
  const kept = asChangeRow(row);
  if (kept === undefined) return undefined;
  const skipped = from - (kept.sequence - countOf(kept) + 1);
  if (skipped < 0) return undefined;
  const logged = await openChanges(keyring, row);
  if (logged === undefined) return undefined;
  const told = await resolved(db, keyring, logged.slice(skipped, skipped + limit));
  const end = told.indexOf(undefined);
  if (end === -1) return told.flatMap((change) => change ?? []);
  // It may have been shredded since the run was read.
  const again = await db.get('changes', kept.sequence);
  const moved = again !== undefined && !sameBytes(again.envelope, kept.envelope);
  if (moved) return openFrom(db, keyring, again, from, limit);
  return told.slice(0, end).flatMap((change) => change ?? []);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Each as it was when it was logged; `undefined` where the row that it points at does not tell. */
async function resolved(
  db: Database,
  keyring: Keyring,
  logged: readonly Logged[],
): Promise<readonly (Change | undefined)[]> {
  const pointing = logged.flatMap((one) => ('first' in one ? [one] : []));
  const rows = await firstRows(db, pointing);
  return eachInSlices(logged, async (one) => {
    if (!('first' in one)) return one;
    const { first, ...of } = one;
    const record = await openRecord(keyring, rows.get(first));
    const fits =
      record !== undefined &&
      record.id === of.record &&
      record.type === of.type &&
      record.schema === of.schema;
    return fits ? { ...of, fields: fieldsOf(record.body) } : undefined;
  });
}

function fieldsOf(body: JsonObject): Change['fields'] {
  return Object.fromEntries(Object.entries(body).map(([name, to]) => [name, { to }]));
}

/** By their names: a record's own row while it is the first one, else the one that was put away. */
async function firstRows(
  db: Database,
  pointing: readonly Pointing[],
): Promise<ReadonlyMap<string, RecordRow>> {
  if (pointing.length === 0) return new Map();
  const tx = reading(db, ['records', 'firsts']);
  const [records, firsts] = [tx.objectStore('records'), tx.objectStore('firsts')];
  const found = await Promise.all(
    pointing.map(async ({ record, first }) => {
      const row = await records.get(record);
      return row?.first === first ? row : firsts.get(first);
    }),
  );
  return new Map(
    pointing.flatMap(({ first }, at) => {
      const row = found[at];
      return row?.first === first ? [[first, row] as const] : [];
    }),
  );
}

/** What a write changes so that the log no longer says what was in some records. */
export interface Shredded {
  readonly rows: readonly ChangeRow[];
  /** Names of first rows that go. */
  readonly firsts: readonly string[];
  /** Rows of records that are still there, sealed so that nothing points at them. */
  readonly records: readonly RecordRow[];
}

/**
 * `lost` are records whose rows do not open and now go: what the log says of them by pointing at such a
 * row, it says no more. That there was a change stays.
 */
export async function shredded(
  db: Database,
  keyring: Keyring,
  ids: ReadonlySet<string>,
  lost: ReadonlySet<string>,
): Promise<Shredded> {
  const [rows, firsts, records]: [ChangeRow[], string[], RecordRow[]] = [[], [], []];
  const isEmptied = async (one: Logged): Promise<boolean> => {
    if (ids.has(one.record)) return true;
    if (!lost.has(one.record) || !('first' in one)) return false;
    return (await db.get('firsts', one.first)) === undefined;
  };
  const pause = slices();
  for (let after = 0; ;) {
    const page = await rowsAfter(db, after, MANY);
    const last = page[page.length - 1];
    if (last === undefined) break;
    after = last.sequence;
    for (const row of page) {
      const kept = asChangeRow(row);
      const logged = kept && (await openChanges(keyring, kept));
      await pause();
      if (kept === undefined || logged === undefined) continue;
      const emptied = await Promise.all(logged.map(isEmptied));
      if (!emptied.includes(true)) continue;
      const left = logged.map((one, at): Logged => {
        if (emptied[at] !== true) return one;
        if (!('first' in one)) return { ...one, fields: {} };
        const { first, ...of } = one;
        firsts.push(first);
        return { ...of, fields: {} };
      });
      rows.push(await resealChanges(keyring, kept, left));
    }
  }
  for (const id of ids) {
    const row = await db.get('records', id);
    const record = row?.first === undefined ? undefined : await openRecord(keyring, row);
    if (record !== undefined) records.push(await sealRecord(keyring, record));
  }
  return { rows, firsts, records };
}

/** Of so many changes rows are read and opened together. */
const TOGETHER = 512;

/** Of some writes in the order of the chain, those whose changes the log no longer has where the chain says. */
export async function lostChanges(
  db: Database,
  keyring: Keyring,
  writes: readonly AuditRow[],
): Promise<ReadonlySet<AuditRow>> {
  const lost = new Set<AuditRow>();
  for (let from = 0; from < writes.length;) {
    let [to, count] = [from, 0];
    for (; to < writes.length && (to === from || count < TOGETHER); to += 1) {
      count += writes[to]?.changeCount ?? 0;
    }
    const some = writes.slice(from, to).filter(({ changeCount }) => changeCount > 0);
    const { rows, whole } = await changesOf(db, keyring, some);
    let at = 0;
    for (const write of some) {
      while ((rows[at]?.sequence ?? Infinity) < write.firstChange) at += 1;
      if (!holds(write, rows.slice(at, at + write.changeCount), whole)) lost.add(write);
    }
    from = to;
  }
  return lost;
}

function holds(
  { commit, firstChange, changeCount }: AuditRow,
  rows: readonly unknown[],
  whole: ReadonlySet<unknown>,
): boolean {
  let done = 0;
  for (const row of rows) {
    if (done >= changeCount) break;
    const kept = asChangeRow(row);
    if (kept?.commit !== commit || kept.part !== done || !whole.has(row)) return false;
    done += countOf(kept);
    if (kept.sequence !== firstChange - 1 + done) return false;
  }
  return done === changeCount;
}

/** The rows of these writes' changes, and those of them that open and whose every change is told. */
async function changesOf(db: Database, keyring: Keyring, writes: readonly AuditRow[]) {
  const [first, last] = [writes[0], writes[writes.length - 1]];
  if (first === undefined || last === undefined) return { rows: [], whole: new Set<unknown>() };
  const range = IDBKeyRange.bound(first.firstChange, last.firstChange + last.changeCount - 1);
  const rows = await reading(db, ['changes']).objectStore('changes').getAll(range);
  const whole = new Set<unknown>();
  for (let from = 0; from < rows.length;) {
    const some: { readonly row: unknown; readonly logged: readonly Logged[] }[] = [];
    let count = 0;
    for (; from < rows.length && count < TOGETHER; from += 1) {
      const logged = await openChanges(keyring, rows[from]);
      if (logged !== undefined) some.push({ row: rows[from], logged });
      count += logged?.length ?? 1;
    }
    const told = await resolved(
      db,
      keyring,
      some.flatMap(({ logged }) => logged),
    );
    let at = 0;
    for (const { row, logged } of some) {
      if (!told.slice(at, at + logged.length).includes(undefined)) whole.add(row);
      at += logged.length;
    }
  }
  return { rows, whole };
}

/** Any rows: what they are is looked at by who opens them. */
async function rowsAfter(
  db: Database,
  after: number,
  limit: number,
): Promise<readonly ChangeRow[]> {
  const range = IDBKeyRange.lowerBound(after, true);
  return reading(db, ['changes']).objectStore('changes').getAll(range, limit);
}
