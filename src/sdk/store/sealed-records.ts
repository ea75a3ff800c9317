/**
 * The records of a sealed store as they are read: the few that were opened last, the entries of all,
 * and the rows behind them.
 */
import type { Keyring } from '../seal/keyring.ts';
import { type Database, reading } from './database.ts';
import { OpenedRecords } from './opened-records.ts';
import { type Changes, type Projection, SealedIndex } from './sealed-index.ts';
import {
  asAuditRow,
  asHeadRow,
  asRecordRow,
  type AuditRow,
  type HeadRow,
  openAudit,
  openRecord,
} from './sealed-rows.ts';
import { eachInSlices, slices } from './slices.ts';
import { StoreError, type StoredRecord } from './store.ts';
import type { WordFilters } from './word-filters.ts';

/** How many rows are read at a time. */
const PAGE = 256;

/** More of a type than are looked for one by one among all. */
const FEW = 1000;

/** With more writes missing in the index log than this, all records are opened instead. */
const MANY_MISSING = 256;

/** How many records are opened at once in search of words. */
const AT_ONCE = 64;

/** Fewer filters than this are not worth a row of their own. */
const FEW_WORDS = 64;

/** How often records are read again that somebody writes meanwhile. */
const ROUNDS = 8;

/** What listeners are told of a record. */
type Told = Pick<StoredRecord, 'id' | 'type'>;

export class SealedRecords {
  readonly index: SealedIndex;
  /** Ids of rows that are there and do not open. */
  readonly damaged = new Set<string>();
  private readonly opened = new OpenedRecords();
  private words: Promise<WordFilters> | undefined;
  private scan: { readonly types: Set<string>; readonly found: Promise<Found> } | undefined;

  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly projection: Projection,
    private readonly isSame: (head: HeadRow) => boolean,
  ) {
    this.index = new SealedIndex(keyring, projection, () => this.remake());
  }

  /** Takes the index as it lies there; where it does not fit, it is made anew from the records. */
  async start(): Promise<HeadRow> {
    const tx = reading(this.db, ['meta', 'index', 'indexlog']);
    const [headRow, shards, log] = await Promise.all([
      tx.objectStore('meta').get('head'),
      tx.objectStore('index').getAll(),
      tx.objectStore('indexlog').getAll(),
    ]);
    const head = asHeadRow(headRow);
    if (head === undefined) throw headsLost();
    const parts = new Map<number, unknown[]>();
    for (const row of log) parts.set(row.sequence, [...(parts.get(row.sequence) ?? []), row]);
    const fits = await this.index.take(shards);
    if (!fits || !(await this.follow(head.sequence, parts))) this.index.startAnew();
    return head;
  }

  /** What was written since the shards; false where too much of it is not told. */
  private async follow(
    to: number,
    parts: ReadonlyMap<number, readonly unknown[]>,
  ): Promise<boolean> {
    let { sequence: from } = this.index.contents;
    if (from > to) return false;
    const told = [...parts.keys()].filter((sequence) => sequence > from && sequence <= to);
    if (to - from - told.length > MANY_MISSING) return false;
    while (from < to) {
      const range = IDBKeyRange.bound(from, to, true);
      const rows = await reading(this.db, ['audit']).objectStore('audit').getAll(range, PAGE);
      for (const row of rows) {
        const kept = asAuditRow(row);
        if (kept === undefined) return false;
        if ((await this.learn(kept, parts.get(kept.sequence))) === undefined) return false;
        from = kept.sequence;
      }
      if (rows.length === 0) return false;
    }
    return true;
  }

  /** What other tabs wrote, by the index log. */
  async learnAll(news: readonly AuditRow[]): Promise<readonly Told[]> {
    const [first, last] = [news[0]?.sequence ?? 0, news[news.length - 1]?.sequence ?? 0];
    const range = IDBKeyRange.bound([first, 0], [last, Infinity]);
    const rows = await reading(this.db, ['indexlog']).objectStore('indexlog').getAll(range);
    const told = new Map<string, Told>();
    let whole = true;
    for (const row of news) {
      const parts = rows.filter(({ sequence }) => sequence === row.sequence);
      const learned = await this.learn(row, parts);
      if (learned === undefined) whole = false;
      for (const one of learned ?? []) told.set(one.id, one);
    }
    if (whole) return [...told.values()];
    // Neither the log nor the audit says what it was: it may be anything.
    this.index.startAnew();
    await this.index.openAll();
    return [...this.index.table.all()];
  }

  /** One write, from the index log; where that does not tell it, from the audit and the records themselves. */
  private async learn(
    row: AuditRow,
    parts: readonly unknown[] = [],
  ): Promise<readonly Told[] | undefined> {
    const { sequence, commit } = row;
    const changes = await this.index.changesIn(commit, parts);
    if (changes !== undefined) {
      const gone = await this.known(changes.gone);
      this.index.apply(changes, sequence);
      this.index.wrote(changes.puts.length);
      for (const id of changes.gone) this.forgetGone(id);
      for (const [id] of changes.puts) this.forgetOpened(id);
      return [...gone, ...changes.puts.map(([id, type]) => ({ id, type }))];
    }
    const entry = await openAudit(this.keyring, row);
    if (entry === undefined) return undefined;
    const { writes, dropped = [] } = entry;
    const gone = await this.known(dropped);
    for (const id of dropped) {
      this.index.table.remove(id, sequence);
      this.forgetGone(id);
    }
    return [...gone, ...(await this.readAnew(writes.map(([id]) => id)))];
  }

  /** Own write: as it was sealed. */
  wrote(records: readonly StoredRecord[], changes: Changes, sequence: number): void {
    this.index.apply(changes, sequence);
    for (const id of changes.gone) this.forgetGone(id);
    for (const record of records) {
      this.damaged.delete(record.id);
      if (this.index.table.isCurrent(record.id, sequence)) this.opened.put(record);
    }
    this.index.wrote(records.length);
  }

  /** Those of the ids that entries are known of. */
  async known(ids: readonly string[]): Promise<readonly Told[]> {
    const held = await Promise.all(ids.map((id) => this.index.entry(id)));
    return held.flatMap((one) => one ?? []).map(({ id, type }) => ({ id, type }));
  }

  /** Those of the ids that have a row, whole or not. */
  async present(ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const records = reading(this.db, ['records']).objectStore('records');
    const keys = await Promise.all(ids.map((id) => records.getKey(id)));
    return ids.filter((_, at) => keys[at] !== undefined);
  }

  /** Those of the ids whose rows are there, may be all that tells of a change, and do not open. */
  async unopenable(ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const { rows } = await this.rowsOf(ids);
    const opens = await eachInSlices(rows, async (row) => {
      const whole = row === undefined ? undefined : asRecordRow(row);
      if (row === undefined || (whole !== undefined && whole.first === undefined)) return true;
      return (await openRecord(this.keyring, row)) !== undefined;
    });
    return ids.filter((_, at) => opens[at] === false);
  }

  /** Refused with `store.damaged` where the row does not open. */
  async get(id: string): Promise<StoredRecord | undefined> {
    if (this.damaged.has(id)) throw damagedRow('record', id);
    const known = this.opened.get(id);
    if (known !== undefined) return known;
    return (await this.asIndexed(id)) ?? (await this.looked(id));
  }

  /** The record where it is in the revision that its entry tells: then nothing has to be compared. */
  private async asIndexed(id: string): Promise<StoredRecord | undefined> {
    const { table } = this.index;
    const held = table.get(id);
    if (held === undefined) return undefined;
    const row = await reading(this.db, ['records']).objectStore('records').get(id);
    const record = row === undefined ? undefined : await openRecord(this.keyring, row);
    if (record?.revision !== held.revision) return undefined;
    if (table.get(id) === held) this.opened.put(record);
    return record;
  }

  /** The same for every other: with the place in the chain up to which it was read. */
  private async looked(id: string): Promise<StoredRecord | undefined> {
    const { rows, asOf } = await this.rowsOf([id]);
    const [row] = rows;
    if (row === undefined) {
      if (this.index.table.isCurrent(id, asOf)) this.lost(id, asOf);
      return undefined;
    }
    const record = await openRecord(this.keyring, row);
    if (record === undefined) {
      this.damaged.add(id);
      throw damagedRow('record', id);
    }
    this.took(record, asOf);
    return record;
  }

  /** All of a type, as they are at one moment. What does not open is left out and named. */
  async all(type: string): Promise<readonly StoredRecord[]> {
    // Types that are asked for together are read in one go.
    if (this.scan === undefined) {
      const types = new Set<string>();
      const found = Promise.resolve().then(() => {
        this.scan = undefined;
        return this.find(types);
      });
      this.scan = { types, found };
    }
    const { types, found } = this.scan;
    types.add(type);
    return (await found).get(type) ?? [];
  }

  private async find(types: ReadonlySet<string>): Promise<Found> {
    const { table } = this.index;
    for (const type of types) await this.index.entries(type);
    const found = new Map<string, StoredRecord>();
    // What is written while rows are read is read again, until nothing was.
    for (let round = 0; round < ROUNDS; round += 1) {
      const missing = [...types].flatMap((type) =>
        table.idsOf(type).filter((id) => {
          const revision = found.get(id)?.revision;
          return revision !== table.get(id)?.revision && !this.damaged.has(id);
        }),
      );
      if (missing.length === 0) break;
      if (missing.length > FEW) await this.readThrough(new Set(missing), found);
      else await this.readSome(missing, found);
    }
    return new Map(
      [...types].map((type) => [type, table.idsOf(type).flatMap((id) => found.get(id) ?? [])]),
    );
  }

  private async readSome(ids: readonly string[], into: Map<string, StoredRecord>): Promise<void> {
    for (let from = 0; from < ids.length; from += PAGE) {
      const some = ids.slice(from, from + PAGE);
      const { rows, asOf } = await this.rowsOf(some);
      await this.openInto(some, rows, asOf, into);
    }
  }

  /** All rows in their order, for most of them are wanted; the others stay sealed. */
  private async readThrough(
    wanted: ReadonlySet<string>,
    into: Map<string, StoredRecord>,
  ): Promise<void> {
    const pause = slices();
    for (let after = ''; ;) {
      const tx = reading(this.db, ['meta', 'records']);
      const [head, rows] = await Promise.all([
        tx.objectStore('meta').get('head'),
        tx.objectStore('records').getAll(IDBKeyRange.lowerBound(after, true), PAGE),
      ]);
      const last = rows[rows.length - 1];
      if (last === undefined) break;
      after = last.id;
      const some = rows.filter(({ id }) => wanted.has(id));
      const asOf = asHeadRow(head)?.sequence ?? 0;
      const ids = some.map(({ id }) => id);
      await this.openInto(ids, some, asOf, into);
      await pause();
    }
    // What has no row is told by reading it alone.
    await this.readSome(
      [...wanted].filter((id) => !into.has(id) && !this.damaged.has(id)),
      into,
    );
  }

  private async openInto(
    ids: readonly string[],
    rows: readonly unknown[],
    asOf: number,
    into: Map<string, StoredRecord>,
  ): Promise<void> {
    const opened = await eachInSlices(rows, (row) =>
      row === undefined ? Promise.resolve(undefined) : openRecord(this.keyring, row),
    );
    opened.forEach((record, at) => {
      const id = ids[at] ?? '';
      if (record !== undefined) {
        this.compare(record, asOf);
        into.set(id, record);
      } else if (rows[at] !== undefined) this.damaged.add(id);
      else if (this.index.table.isCurrent(id, asOf)) this.lost(id, asOf);
    });
  }

  /** Reads records that somebody else wrote, for what they say by now. */
  async readAnew(ids: readonly string[]): Promise<readonly Told[]> {
    const { rows, asOf } = await this.rowsOf(ids);
    const records = await eachInSlices(rows, (row) => openRecord(this.keyring, row));
    records.forEach((record, at) => {
      const id = ids[at] ?? '';
      this.forgetOpened(id);
      if (record !== undefined) this.index.put(record, asOf);
      else if (rows[at] !== undefined) this.damaged.add(id);
    });
    return this.known(ids);
  }

  /**
   * Opens, some at a time, those of the records whose long words may hold these; the others do not.
   * `take` is told how many of all are settled, and says whether to go on.
   */
  async openThose(
    ids: readonly string[],
    words: string,
    take: (records: readonly StoredRecord[], settled: number) => Promise<boolean>,
  ): Promise<void> {
    const filters = await this.wordFilters();
    const may = filters.test(words);
    const { table } = this.index;
    const those = ids.filter((id) => may(id, table.get(id)?.revision ?? 0));
    const settled = ids.length - those.length;
    await this.openSome(those, filters, (found, at) => take(found, settled + at));
  }

  /** Makes filters of what has none yet, for as long as nobody minds. */
  async fillWords(goOn: () => boolean): Promise<void> {
    const { wordTypes = [] } = this.projection;
    const filters = await this.wordFilters();
    const unknown: string[] = [];
    for (const type of wordTypes) {
      if (!goOn()) return;
      await this.index.entries(type);
      for (const id of this.index.table.idsOf(type)) {
        if (!filters.knows(id, this.index.table.get(id)?.revision ?? 0)) unknown.push(id);
      }
    }
    if (unknown.length >= FEW_WORDS) await this.openSome(unknown, filters, async () => goOn());
  }

  private async openSome(
    ids: readonly string[],
    filters: WordFilters,
    take: (records: readonly StoredRecord[], opened: number) => Promise<boolean>,
  ): Promise<void> {
    const pause = slices();
    const read = (from: number) => {
      const some = ids.slice(from, from + AT_ONCE).filter((id) => !this.damaged.has(id));
      const found = this.rowsOf(some);
      found.catch(() => undefined);
      return { some, found };
    };
    let next = read(0);
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const { some, found: coming } = next;
      const { rows, asOf } = await coming;
      // The next are read while these are opened.
      if (from + AT_ONCE < ids.length) next = read(from + AT_ONCE);
      const found = new Map<string, StoredRecord>();
      await this.openInto(some, rows, asOf, found);
      for (const record of found.values()) {
        filters.learn(record, asOf);
        await pause();
      }
      // Written down while the search goes on; where it cannot be, the search is none the worse.
      void filters.keep().catch(() => undefined);
      if (!(await take([...found.values()], Math.min(ids.length, from + AT_ONCE)))) break;
    }
    await filters.keep(FEW_WORDS);
  }

  private async wordFilters(): Promise<WordFilters> {
    const { WordFilters } = await import('./word-filters.ts');
    const { db, keyring, projection, isSame } = this;
    const loading = (this.words ??= WordFilters.load({ db, keyring, projection, isSame }));
    loading.catch(() => {
      if (this.words === loading) this.words = undefined;
    });
    return loading;
  }

  /** It is gone: what comes under its id is another. */
  private forgetGone(id: string): void {
    this.forgetOpened(id);
    void this.words?.then((filters) => filters.forget(id)).catch(() => undefined);
  }

  /** What was opened of these is of before; the next who asks reads it anew. */
  forgetOpened(id: string): void {
    this.opened.remove(id);
    this.damaged.delete(id);
  }

  /** An entry that says another thing than its record, read at a place in the chain, gives way. */
  compare(record: StoredRecord, asOf: number): void {
    const held = this.index.table.get(record.id);
    if (held === undefined || held.asOf > asOf || held.revision === record.revision) return;
    this.index.correct(record, asOf);
  }

  clear(): void {
    this.words = undefined;
    this.opened.clear();
    this.index.clear();
  }

  private took(record: StoredRecord, asOf: number): void {
    this.compare(record, asOf);
    if (this.index.table.isCurrent(record.id, asOf)) this.opened.put(record);
  }

  /** The row is not there any more, and no write said that it should go. */
  private lost(id: string, asOf: number): void {
    if (this.index.table.get(id) === undefined) return;
    this.index.table.remove(id, asOf);
    this.index.rebuilt ??= 'in-part';
  }

  private async rowsOf(
    ids: readonly string[],
  ): Promise<{ readonly rows: readonly unknown[]; readonly asOf: number }> {
    const tx = reading(this.db, ['meta', 'records']);
    const records = tx.objectStore('records');
    const [head, ...rows] = await Promise.all([
      tx.objectStore('meta').get('head'),
      ...ids.map((id) => records.get(id)),
    ]);
    // Without a head nothing can be written any more; what is here stays readable.
    return { rows, asOf: asHeadRow(head)?.sequence ?? this.index.contents.sequence };
  }

  private async remake(): Promise<void> {
    const { remakeEntries } = await import('./remaking.ts');
    await remakeEntries(this.db, this.index, (id) => this.damaged.add(id));
  }
}

type Found = ReadonlyMap<string, readonly StoredRecord[]>;

export function headsLost(): StoreError {
  return new StoreError('store.damaged', 'The heads of the logs are lost', { row: 'head' });
}

export function damagedRow(what: string, row: string): StoreError {
  return new StoreError('store.damaged', `The row of ${what} ${row} is damaged`, { row });
}
