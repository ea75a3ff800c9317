/**
 * The sealed index: the entries of all records, so that a page opens without opening every record.
 * In `index` lie a table of contents and shards of entries of one type; in `indexlog` what each write
 * since then changed, put there by its own transaction. All of it can be made anew from the records,
 * and is wherever it does not fit: it is never trusted over them.
 *
 * The entries of a type are opened when they are first asked for. What moves the log into shards is
 * in `compaction.ts`, what makes entries from records in `remaking.ts`; both are loaded later.
 */
import type { Keyring } from '../seal/keyring.ts';
import { EntryTable, type Held } from './entry-table.ts';
import {
  asIndexRow,
  type Contents,
  CONTENTS,
  type Delta,
  openContents,
  openDelta,
  openShard,
  sealDelta,
  type ShardLine,
  type UnplacedDelta,
} from './index-rows.ts';
import { eachInSlices, slices } from './slices.ts';
import type { JsonObject, StoredRecord } from './store.ts';

/** What is kept at hand of every record. */
export interface Projection {
  /** Another name for every other way of making entries: what was made otherwise is made anew. */
  readonly name: string;
  entryOf(record: StoredRecord): JsonObject;
  /** Types of which entries leave words out, */
  readonly wordTypes?: readonly string[];
  /** and those words, as they are searched for. */
  wordsOf?(record: StoredRecord): readonly string[];
}

/** Unless somebody says what to keep at hand, it is nothing that is sealed. */
export const onlyIds: Projection = {
  name: 'ids',
  entryOf: ({ id, revision }) => ({ id, revision }),
};

/** As many entries as are packed at once without the page being felt to stop. */
export const SHARD_ENTRIES = 256;
const DELTA_ENTRIES = 256;

/** More than is to be read one by one at every unlock: writes, and entries in them. */
const LONG_LOG = 256;
const MANY_ENTRIES = 1024;

/** So many entries amid writes that do not end: each move packs them anew, so it is not done often. */
const TOO_MANY_ENTRIES = 8 * MANY_ENTRIES;

/** A shard whose entries are in the table. It is never changed. */
export interface Shard {
  readonly type: string;
  readonly ids: readonly string[];
}

/** What one write changes in the index. */
export type Changes = Pick<Delta, 'puts' | 'gone'>;

const NO_CONTENTS: Contents = { projection: '', sequence: 0, next: CONTENTS + 1, shards: [] };

export class SealedIndex {
  readonly table = new EntryTable();
  /** Those whose entries are in the table. */
  readonly shards = new Map<number, Shard>();
  /** Those that do not open: what was in them is made anew from the records. */
  readonly damaged = new Set<number>();
  contents = NO_CONTENTS;
  /** The revision of the table of contents that all this follows; 0 where there is none. */
  revision = 0;
  rebuilt: 'wholly' | 'in-part' | undefined;
  /** Writes of which only the log tells, and how many entries it tells of. */
  private logged = { writes: 0, entries: 0 };

  /** Shards that nobody has asked for yet, by type. */
  private readonly waiting = new Map<
    string,
    { readonly line: ShardLine; readonly row: unknown }[]
  >();
  private opening: Promise<void> = Promise.resolve();
  /** False while there are records of which no shard and no log tells. */
  private isWhole = true;

  constructor(
    readonly keyring: Keyring,
    readonly projection: Projection,
    /** Puts into the table what none of the shards tells. */
    private readonly remake: () => Promise<void>,
  ) {}

  /** The rows of `index`. False where they are of no use: what they tell was made in another way. */
  async take(rows: readonly unknown[]): Promise<boolean> {
    const byShard = new Map(rows.map((row) => [asIndexRow(row)?.shard, row]));
    const row = byShard.get(CONTENTS);
    if (row === undefined) return rows.length === 0;
    this.revision = asIndexRow(row)?.revision ?? 0;
    const contents = await openContents(this.keyring, row);
    if (contents?.projection !== this.projection.name) return false;
    this.contents = contents;
    for (const line of contents.shards) {
      const sameType = this.waiting.get(line.type) ?? [];
      this.waiting.set(line.type, [...sameType, { line, row: byShard.get(line.shard) }]);
    }
    return true;
  }

  /** Forgets what was taken: everything is made anew from the records, when it is next asked for. */
  startAnew(): void {
    this.contents = { ...NO_CONTENTS, next: this.contents.next };
    this.clear();
    this.isWhole = false;
  }

  async entries(type: string): Promise<readonly JsonObject[]> {
    if (this.waiting.has(type) || !this.isWhole) await this.open([type]);
    return this.table.of(type);
  }

  async entry(id: string): Promise<Held | undefined> {
    const known = this.table.get(id);
    if (known !== undefined || (this.waiting.size === 0 && this.isWhole)) return known;
    await this.openAll();
    return this.table.get(id);
  }

  /** Everything is in the table afterwards. */
  async openAll(): Promise<void> {
    if (this.waiting.size > 0 || !this.isWhole) await this.open([...this.waiting.keys()]);
  }

  /** One after the other, so that none answers before what it asked for is there. */
  private open(types: readonly string[]): Promise<void> {
    this.opening = this.opening
      .catch(() => undefined)
      .then(async () => {
        for (const type of types) await this.openShards(type);
        if (this.isWhole) return;
        // Which records were in a damaged shard, only all others together can tell.
        for (const type of [...this.waiting.keys()]) await this.openShards(type);
        this.rebuilt = this.table.size === 0 ? 'wholly' : 'in-part';
        await this.remake();
        this.isWhole = true;
      });
    return this.opening;
  }

  private async openShards(type: string): Promise<void> {
    const asOf = this.contents.sequence;
    const waiting = this.waiting.get(type) ?? [];
    const opened = await eachInSlices(waiting, ({ row }) => openShard(this.keyring, row));
    const pause = slices();
    for (const [place, { line }] of waiting.entries()) {
      const { shard } = line;
      const entries = opened[place];
      if (entries === undefined) {
        this.damaged.add(shard);
        this.isWhole = false;
        continue;
      }
      const dead = new Set(line.dead);
      entries.forEach(([id, revision, entry], at) => {
        if (!dead.has(at))
          this.table.put({ id, type, revision, entry, asOf, place: { shard, at } });
      });
      this.shards.set(shard, { type, ids: entries.map(([id]) => id) });
      await pause();
    }
    this.waiting.delete(type);
  }

  /** What a write changes, sealed before the write has its place in the chain. */
  async sealChanges(
    commit: string,
    records: readonly StoredRecord[],
    gone: readonly string[],
  ): Promise<{ readonly rows: readonly UnplacedDelta[]; readonly puts: Changes['puts'] }> {
    const { name: projection } = this.projection;
    const parts = Math.max(1, Math.ceil(records.length / DELTA_ENTRIES));
    const rows: UnplacedDelta[] = [];
    const all: Changes['puts'][number][] = [];
    const pause = slices();
    for (let part = 0; part < parts; part += 1) {
      await pause();
      const some = records.slice(part * DELTA_ENTRIES, (part + 1) * DELTA_ENTRIES);
      const puts = some.map(
        (record) =>
          [record.id, record.type, record.revision, this.projection.entryOf(record)] as const,
      );
      all.push(...puts);
      const delta = { projection, parts, puts, gone: part === 0 ? gone : [] };
      rows.push(await sealDelta(this.keyring, commit, part, delta));
    }
    return { rows, puts: all };
  }

  /** One write more of which only the log tells. */
  wrote(entries: number): void {
    this.logged.writes += 1;
    this.logged.entries += entries;
  }

  put(record: StoredRecord, asOf: number): void {
    this.table.put(this.heldOf(record, asOf));
  }

  /** The record says another thing than its entry, and it is the record that counts. */
  correct(record: StoredRecord, asOf: number): void {
    this.table.correct(this.heldOf(record, asOf));
    this.rebuilt ??= 'in-part';
  }

  private heldOf(record: StoredRecord, asOf: number): Held {
    const { id, type, revision } = record;
    return { id, type, revision, entry: this.projection.entryOf(record), asOf };
  }

  /** What the log says of one write; `undefined` where it does not say it whole and in this projection's words. */
  async changesIn(commit: string, rows: readonly unknown[]): Promise<Changes | undefined> {
    const deltas: Delta[] = [];
    for (const [part, row] of rows.entries()) {
      // Read as a part of this write: one that was moved here from another does not open.
      const delta = await openDelta(this.keyring, { ...Object(row), commit, part });
      if (delta?.projection !== this.projection.name) return undefined;
      deltas.push(delta);
    }
    if (deltas[0]?.parts !== deltas.length) return undefined;
    return {
      puts: deltas.flatMap((delta) => delta.puts),
      gone: deltas.flatMap((delta) => delta.gone),
    };
  }

  apply({ puts, gone }: Changes, sequence: number): void {
    for (const id of gone) this.table.remove(id, sequence);
    for (const [id, type, revision, entry] of puts) {
      this.table.put({ id, type, revision, entry, asOf: sequence });
    }
  }

  /** Whether so much is in the log alone that it should be moved into shards, */
  get isGrown(): boolean {
    return this.isLong || this.logged.entries >= MANY_ENTRIES;
  }

  /** and even while somebody writes. */
  get isLong(): boolean {
    return this.logged.writes >= LONG_LOG || this.logged.entries >= TOO_MANY_ENTRIES;
  }

  /** The log was moved into shards. */
  moved(contents: Contents, revision: number): void {
    this.contents = contents;
    this.revision = revision;
    this.logged = { writes: 0, entries: 0 };
    this.damaged.clear();
  }

  clear(): void {
    this.table.clear();
    this.shards.clear();
    this.waiting.clear();
    this.damaged.clear();
  }
}
