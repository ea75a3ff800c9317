/**
 * The store of a browser: IndexedDB, every row sealed from the first one. What is where and why is
 * told in ARCHITECTURE.md beside this file.
 */
import { type ChainHash, chainHash } from '../audit/chain.ts';
import { copyBytes } from '../seal/bytes.ts';
import { checkKeyBytes, type Cipher, macOf } from '../seal/cipher.ts';
import type { Keyring, SecretKind } from '../seal/keyring.ts';
import { pickCipher } from '../seal/pick-cipher.ts';
import { randomId } from '../seal/random.ts';
import {
  type AnchorPlace,
  Anchors,
  asKept,
  browserAnchor,
  type FoundAnchor,
  lossBy,
  lossIn,
  lossKept,
  together,
} from './anchor.ts';
import {
  auditRowsAfter,
  type Connection,
  type Database,
  databaseNames,
  openConnection,
  PAGE,
  reading,
  transactionError,
} from './database.ts';
import { copiedCommit, type CopiedCommit } from './copied-commit.ts';
import { changeOf, Listeners } from './listeners.ts';
import { onlyIds, type Projection } from './sealed-index.ts';
import { damagedRow, headsLost, SealedRecords } from './sealed-records.ts';
import { asAuditRow, asHeadRow, type AuditRow, type HeadRow, openAudit } from './sealed-rows.ts';
import {
  type ChainedEntry,
  type Commit,
  type CommitResult,
  type JsonObject,
  type Loss,
  type Store,
  type StoreClosed,
  StoreError,
  type StoreListener,
  type StoreStatus,
  type TypedEntry,
} from './store.ts';
import { eachInSlices } from './slices.ts';
import { joinTabs, type Tabs } from './tabs.ts';
import { type SecretOf, type Unlocked, unlock } from './unlock.ts';
import { assertWellFormed } from './well-formed.ts';
import type { Written } from './write-whole.ts';
import type { Sealed } from './writing.ts';

export interface IdbStoreOptions {
  /** Tenant and user have one database between them; its name tells neither. */
  readonly tenant: string;
  readonly user: string;
  /**
   * 32 bytes, which are copied at once: the caller may overwrite them when the call has returned. Or
   * what derives them from what lies in the database, as a passphrase does.
   */
  readonly key: Uint8Array | SecretOf;
  /** Default: WebCrypto where the page has it, else noble. */
  readonly cipher?: Cipher;
  readonly indexedDB?: IDBFactory;
  /** What is kept at hand of each record. Without it nothing is, and there are no `entries`. */
  readonly projection?: Projection;
  /** Where it is written down how far the database went. Default: this browser's localStorage. */
  readonly anchors?: readonly AnchorPlace[];
}

export interface IdbStore extends Store {
  /** Somebody has taken note of what was lost; `status.lost` ends. */
  acknowledgeLoss(): Promise<void>;
  /** For the parts of the SDK that change keys; no business of anybody else. */
  readonly inside: Inside;
}

export interface Inside {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly openedBy: SecretKind;
  /** Its name, to which wrapped keys are bound. */
  readonly database: string;
  readonly anchors: Anchors;
  /** Work that is refused where the store is closed, and that keeps it open until it is done. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** A backup was laid in the place of everything: this tab and all others open anew. */
  restored(): void;
  /**
   * For every transaction that writes outside of `commit`: these heads, read in it, are of the database
   * that was opened. Where a backup was laid in its place, this closes the store and throws.
   */
  assertSame(head: unknown): HeadRow;
  /** This tab is about to lay other keys in, with this mark in the heads: it is still its database. */
  expect(mark: string): void;
}

/** Nobody writes any more, as far as one can tell: for the index log, and for what costs more. */
const PAUSE_MS = 100;
const QUIET_MS = 1500;

/**
 * Opens, or makes, the sealed store of one user. Rejects with a StoreError whose code the screen has
 * a sentence for; a wrong key is `store.wrong-key`, never an empty store.
 */
export async function openIdbStore(options: IdbStoreOptions): Promise<IdbStore> {
  const { key } = options;
  const hostKey = typeof key === 'function' ? undefined : copyKey(key);
  const secretOf: SecretOf =
    typeof key === 'function'
      ? key
      : async () => ({ key: copyBytes(hostKey ?? key), kind: 'host' });
  try {
    const cipher = options.cipher ?? pickCipher();
    const names = databaseNames(options.tenant, options.user);
    const factory = options.indexedDB ?? globalIndexedDb();
    const anchors = new Anchors(names.database, options.anchors ?? [browserAnchor]);
    const found = await anchors.read();
    const connection = await openConnection(factory, names.database);
    try {
      const unlocked = await unlock(connection.db, cipher, secretOf, names.database);
      const { projection } = options;
      const store = new SealedStore(connection, unlocked, names.database, anchors, projection);
      await store.start(names.channel, found);
      return store;
    } catch (error) {
      connection.close();
      throw inStoreWords(error);
    }
  } finally {
    hostKey?.fill(0);
  }
}

function copyKey(key: Uint8Array): Uint8Array {
  checkKeyBytes(key);
  // Locking the first row under a key that was wiped too early would lock nothing at all.
  if (key.every((byte) => byte === 0)) throw new TypeError('The key is all zeros: it was wiped');
  return copyBytes(key);
}

function globalIndexedDb(): IDBFactory | undefined {
  try {
    // Reading the property throws where the page's storage is blocked.
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

/** The store as one that is sealed on a disk, where it is one. */
export function sealedStore(store: Store | undefined): IdbStore | undefined {
  return store instanceof SealedStore ? store : undefined;
}

class SealedStore implements IdbStore {
  readonly closed: Promise<StoreClosed>;
  readonly inside: Inside;
  readonly entries?: (type: string) => Promise<readonly JsonObject[]>;
  readonly entry?: (id: string) => Promise<TypedEntry | undefined>;
  readonly openThose?: NonNullable<Store['openThose']>;

  private readonly records: SealedRecords;
  private readonly listeners = new Listeners();
  private readonly hash: ChainHash;
  private tabs: Tabs | undefined;
  private lost: Loss | undefined;
  private database = '';
  /** The mark of the last restore, or of other keys; what somebody else put in its place is not ours to write to. */
  private restore: string | undefined;
  /** Marks that this tab has put there, or is about to. */
  private readonly marks = new Set<string | undefined>();

  /** Up to which audit entry `records` is current. Every write has one, so none is missed. */
  private current = 0;
  /** Writes of this store that `current` has not passed yet; they are not news. */
  private readonly own = new Set<string>();
  private catchingUp: Promise<void> = Promise.resolve();

  /** Writes on their way; closing waits for them. */
  private readonly writing = new Set<Promise<unknown>>();
  private closing = false;
  private compacting = false;
  private readonly later: { [Work in 'moving' | 'filling']?: ReturnType<typeof setTimeout> } = {};

  private readonly keyring: Keyring;

  constructor(
    private readonly connection: Connection,
    private readonly unlocked: Unlocked,
    database: string,
    private readonly anchors: Anchors,
    projection: Projection | undefined,
  ) {
    const { keyring, openedBy } = unlocked;
    this.keyring = keyring;
    this.records = new SealedRecords(
      connection.db,
      keyring,
      projection ?? onlyIds,
      ({ restored }) => restored === this.restore,
    );
    if (projection !== undefined) {
      const { index } = this.records;
      this.entries = async (type) => {
        this.assertOpen();
        return this.guarded(() => index.entries(type));
      };
      this.openThose = async (ids, words, take) => {
        this.assertOpen();
        return this.guarded(() => this.records.openThose(ids, words, take));
      };
      this.entry = async (id) => {
        this.assertOpen();
        return this.guarded(() => index.entry(id));
      };
    }
    this.hash = chainHash((sequence) => keyring.chainKey(sequence), macOf(keyring.cipher));
    this.inside = {
      db: connection.db,
      keyring,
      openedBy,
      database,
      anchors,
      during: async (work) => {
        this.assertOpen();
        const going = work();
        this.writing.add(going);
        try {
          return await going;
        } catch (error) {
          throw connection.isClosed() ? closedError() : error;
        } finally {
          this.writing.delete(going);
        }
      },
      restored: () => {
        if (connection.isClosed()) return;
        this.tabs?.poke();
        connection.close('restored');
      },
      assertSame: (row) => {
        const head = asHeadRow(row);
        if (head === undefined) throw headsLost();
        if (this.isOurs(head)) return head;
        connection.close('restored');
        throw closedError();
      },
      expect: (mark) => void this.marks.add(mark),
    };
    this.closed = connection.closed.then((why) => {
      this.forget();
      return why;
    });
  }

  /** Opens what the database holds and begins to listen to the other tabs. */
  async start(channelName: string, found: readonly FoundAnchor[]): Promise<void> {
    const heads = await this.records.start();
    this.current = heads.sequence;
    this.restore = heads.restored;
    this.marks.add(heads.restored);
    await this.compare(found, heads);
    this.tabs = joinTabs(channelName, () => void this.catchUp().catch(() => undefined));
    await this.catchUp();
    this.compactInTime();
  }

  get status(): StoreStatus {
    const { rebuilt } = this.records.index;
    return {
      persistence: 'browser',
      suite: this.keyring.cipher.name,
      fresh: this.unlocked.fresh,
      dataLost: this.lost !== undefined,
      ...(this.lost === undefined ? {} : { lost: this.lost }),
      damaged: [...this.records.damaged],
      ...(rebuilt === undefined ? {} : { rebuilt }),
    };
  }

  async get(id: string): ReturnType<Store['get']> {
    this.assertOpen();
    return this.guarded(() => this.records.get(id));
  }

  async all(type: string): ReturnType<Store['all']> {
    this.assertOpen();
    return this.guarded(() => this.records.all(type));
  }

  async file(record: string): Promise<Blob | undefined> {
    this.assertOpen();
    return this.guarded(async () => {
      const { openFile } = await import('./sealed-files.ts');
      const file = await openFile(this.connection.db, this.keyring, record);
      if (file === 'damaged') throw damagedRow('file', record);
      return file === 'none' ? undefined : file;
    });
  }

  async sequence(): Promise<number> {
    this.assertOpen();
    return this.current;
  }

  async commit(commit: Commit): Promise<CommitResult> {
    this.assertOpen();
    assertWellFormed(commit);
    const copy = copiedCommit(commit);
    const writing = this.guarded(() => this.write(copy));
    this.writing.add(writing);
    try {
      return await writing;
    } finally {
      this.writing.delete(writing);
    }
  }

  async changesAfter(sequence: number, limit: number): ReturnType<Store['changesAfter']> {
    this.assertOpen();
    return this.guarded(async () => {
      const { changesAfter } = await import('./change-log.ts');
      const found = await changesAfter(this.connection.db, this.keyring, sequence, limit);
      if (found === undefined) throw damagedRow('change', String(sequence + 1));
      return found;
    });
  }

  async auditAfter(sequence: number, limit: number): Promise<readonly ChainedEntry[]> {
    this.assertOpen();
    return this.guarded(async () => {
      const rows = await auditRowsAfter(this.connection.db, sequence, limit);
      return this.untilDamaged('audit entry', sequence, rows, async (row) => {
        const kept = asAuditRow(row);
        const opened = kept && (await openAudit(this.keyring, kept));
        if (kept === undefined || opened === undefined) return undefined;
        const { sequence, previous, hash } = kept;
        return { sequence, previous, hash, entry: opened.entry };
      });
    });
  }

  async verifyAudit(): ReturnType<Store['verifyAudit']> {
    this.assertOpen();
    return this.guarded(async () => {
      const { walkChain } = await import('./chain-walk.ts');
      return walkChain(this.connection.db, this.keyring, this.records, this.hash);
    });
  }

  subscribe(listener: StoreListener): () => void {
    return this.listeners.add(listener);
  }

  async loadAll(): Promise<void> {
    await Promise.all([
      import('./writing.ts'),
      import('./chain-walk.ts'),
      import('./change-log.ts'),
      import('./sealed-files.ts'),
      import('./compaction.ts'),
      import('./word-filters.ts'),
      import('./remaking.ts'),
    ]);
  }

  async acknowledgeLoss(): Promise<void> {
    this.assertOpen();
    const head = await this.guarded(async () => {
      const tx = this.connection.db.transaction('meta', 'readwrite', { durability: 'strict' });
      const [row] = await Promise.all([tx.store.get('head'), tx.store.delete('loss'), tx.done]);
      return asHeadRow(row);
    });
    this.lost = undefined;
    this.moved(head?.sequence ?? 0, head?.hash ?? '', true);
    this.tabs?.poke();
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.allSettled(this.writing);
    await this.anchors.flush();
    this.connection.close();
    await this.closed;
  }

  /** For new calls. What has begun goes on while the store is closing. */
  private assertOpen(): void {
    if (this.closing || this.connection.isClosed()) throw closedError();
  }

  /** Work whose faults come out in the store's words; once the connection is gone, only that counts. */
  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.connection.isClosed() ? closedError() : inStoreWords(error);
    }
  }

  /** What was written down outside, against what is here. A loss is kept until somebody has seen it. */
  private async compare(
    found: readonly FoundAnchor[],
    head: { readonly sequence: number; readonly hash: string },
  ): Promise<void> {
    const tx = reading(this.connection.db, ['meta', 'audit']);
    const [named, told, last, ...marked] = await Promise.all([
      tx.objectStore('meta').get('database'),
      tx.objectStore('meta').get('loss'),
      tx.objectStore('audit').get(head.sequence),
      ...found.map(({ anchor }) => tx.objectStore('audit').get(anchor.sequence)),
    ]);
    if (named?.id !== 'database') {
      throw new StoreError('store.damaged', 'The name of the database is lost', {
        row: 'database',
      });
    }
    this.database = named.database;
    const held = { ...head, ...named };
    const losses = found.map((one, index) => lossBy(one, held, marked[index]?.hash));
    const known = told?.id === 'loss' ? lossIn(told) : undefined;
    // One that was told, and that the database has forgotten.
    if (known === undefined) losses.push(...found.map((one) => lossKept(one, held)));
    this.lost = together([...losses, known]);
    const again = losses.some((loss) => loss !== undefined);
    if (again && this.lost !== undefined) {
      const row = asAuditRow(last);
      const since = row && (await openAudit(this.keyring, row))?.entry.at;
      this.lost = together([
        this.lost,
        { ...this.lost, ...(since === undefined ? {} : { since }) },
      ]);
      const kept = this.connection.db.transaction('meta', 'readwrite', { durability: 'strict' });
      await Promise.all([kept.store.put({ id: 'loss', ...this.lost }), kept.done]);
    }
    // Only now: until the loss is kept, the anchor of before is all that knows of it.
    this.moved(head.sequence, head.hash, again);
  }

  private moved(sequence: number, head: string, back = false): void {
    const { database, lost } = this;
    const kept = lost === undefined ? {} : { lost: asKept(lost) };
    if (sequence > 0) this.anchors.moved({ database, sequence, head, ...kept }, back);
  }

  private forget(): void {
    clearTimeout(this.later.moving);
    clearTimeout(this.later.filling);
    this.tabs?.close();
    this.listeners.clear();
    this.records.clear();
    this.keyring.wipe();
  }

  private async write(commit: CopiedCommit): Promise<CommitResult> {
    // What cannot be opened is not written over: its loss would be nobody's decision.
    const readable = eachInSlices(
      commit.puts.filter(({ revision }) => revision > 1),
      ({ id }) => this.records.get(id),
    );
    readable.catch(() => undefined);
    for (;;) {
      const result = await this.writeOnce(commit, readable);
      if (result !== 'moved-on') return result;
      await this.keyring.refresh();
      await this.catchUp();
      if (commit.alone !== undefined) return { ok: false, conflicts: [] };
    }
  }

  private async writeOnce(
    commit: CopiedCommit,
    readable: Promise<unknown>,
  ): Promise<CommitResult | 'moved-on'> {
    const id = randomId();
    this.own.add(id);
    let result: Written | 'moved-on' | 'restored' | undefined;
    let made: Sealed;
    try {
      // Whoever only looks never writes: how is loaded with the first write, as the schemas are.
      const { sealed, writeWhole } = await import('./writing.ts');
      const beneath = {
        ...{ db: this.connection.db, keyring: this.keyring, held: this.records },
        head: () => this.head(),
        restored: () => this.restore,
      };
      [made] = await Promise.all([sealed(beneath, id, commit), readable]);
      result = await writeWhole(this.connection.db, made.commit, this.hash);
    } finally {
      if (typeof result !== 'object' || !result.ok) this.own.delete(id);
    }
    if (result === 'moved-on') return result;
    if (result === 'restored') {
      if (await this.isStillOurs()) return 'moved-on';
      this.connection.close('restored');
      throw closedError();
    }
    if (!result.ok) {
      await this.catchUp();
      for (const conflict of result.conflicts) this.records.forgetOpened(conflict.id);
      return result;
    }
    this.moved(result.sequence, result.head);
    if (!this.connection.isClosed()) {
      const { records, indexed, gone } = made;
      this.records.wrote(records, indexed, result.sequence);
      this.passOwn(id, result.sequence);
      this.tabs?.poke();
      this.listeners.tell(changeOf([...records, ...gone], 'here'));
      this.compactInTime();
    }
    return { ok: true, sequence: result.sequence };
  }

  private isOurs({ restored }: HeadRow): boolean {
    if (!this.marks.has(restored)) return false;
    this.restore = restored;
    return true;
  }

  private async isStillOurs(): Promise<boolean> {
    const row = await reading(this.connection.db, ['meta']).objectStore('meta').get('head');
    const head = asHeadRow(row);
    return head === undefined ? this.restore === undefined : this.isOurs(head);
  }

  /** The last place in the chain, as the database has it now. */
  private async head(): Promise<number> {
    const row = asHeadRow(
      await reading(this.connection.db, ['meta']).objectStore('meta').get('head'),
    );
    if (row === undefined) throw headsLost();
    if (row.sequence > this.current) await this.catchUp();
    return row.sequence;
  }

  private passOwn(id: string, sequence: number): void {
    if (sequence <= this.current) {
      this.own.delete(id);
    } else if (sequence === this.current + 1) {
      this.current = sequence;
      this.own.delete(id);
    } else {
      // Others wrote in between, or an earlier write of ours is still on its way back.
      void this.catchUp().catch(() => undefined);
    }
  }

  /** Takes over what other tabs have written since. One run at a time, and one more after this call. */
  private catchUp(): Promise<void> {
    this.catchingUp = this.catchingUp.catch(() => undefined).then(() => this.readNews());
    return this.catchingUp;
  }

  private async readNews(): Promise<void> {
    const meta = reading(this.connection.db, ['meta']).objectStore('meta');
    const [row, told] = await Promise.all([meta.get('head'), this.lost && meta.get('loss')]);
    // Somebody took note of it in another tab.
    if (told === undefined) this.lost = undefined;
    const head = asHeadRow(row);
    if (head === undefined ? this.restore !== undefined : !this.isOurs(head)) {
      this.connection.close('restored');
      return;
    }
    // Up to what is there now. Tabs that write without pause poke again; who waits for this call would
    // otherwise wait for as long as they go on.
    const until = head?.sequence ?? Infinity;
    while (this.current < until) {
      const rows = await auditRowsAfter(this.connection.db, this.current, PAGE);
      if (rows.length === 0) return;
      const news = rows.flatMap((row) => {
        const kept = asAuditRow(row);
        const known = kept === undefined || kept.sequence <= this.current;
        return known || this.own.delete(kept.commit) ? [] : [kept];
      });
      if (news.length > 0) await this.takeNews(news);
      // Only now: who asks for the place must find the records there.
      this.current = Math.max(this.current, ...rows.map(({ sequence }) => sequence));
    }
  }

  private async takeNews(news: readonly AuditRow[]): Promise<void> {
    const told = await this.records.learnAll(news);
    this.listeners.tell(changeOf(told, 'elsewhere'));
    this.compactInTime();
  }

  /** Where the index log has grown it is moved into shards, by one tab: when nobody writes, or when it is long. */
  private compactInTime(): void {
    const { index } = this.records;
    if (this.compacting || !index.isGrown) return;
    if (index.isLong) this.compact();
    else this.whenQuiet('moving', PAUSE_MS, () => this.compact());
  }

  private compact(): void {
    if (this.compacting) return;
    this.compacting = true;
    const compaction = this.inside.during(async () => {
      const { compact } = await import('./compaction.ts');
      await compact({
        db: this.connection.db,
        index: this.records.index,
        upToDate: async () => {
          await this.catchUp();
          return this.current;
        },
        isSame: (head) => this.isOurs(head),
        isWanted: () => !this.closing,
      });
    });
    // Where it could not be done, the log stays and the next tab, or the next visit, does it.
    compaction
      .catch(() => undefined)
      .finally(() => {
        this.compacting = false;
        this.fillWhenQuiet();
      });
  }

  /** Makes ready for searches what was written in great number, once nobody writes any more. */
  private fillWhenQuiet(): void {
    this.whenQuiet('filling', QUIET_MS, (isQuiet) => {
      void this.inside.during(() => this.records.fillWords(isQuiet)).catch(() => undefined);
    });
  }

  private whenQuiet(
    what: 'moving' | 'filling',
    ms: number,
    work: (isQuiet: () => boolean) => void,
  ): void {
    clearTimeout(this.later[what]);
    const asOf = this.current;
    const isQuiet = () => this.current === asOf && this.writing.size <= 1 && !this.closing;
    this.later[what] = setTimeout(() => {
      if (this.closing || this.connection.isClosed()) return;
      if (isQuiet() && this.writing.size === 0) work(isQuiet);
      else this.whenQuiet(what, ms, work);
    }, ms);
  }

  /** A page of a log, ended before a damaged row; one that begins with it is refused. */
  private async untilDamaged<T>(
    what: string,
    after: number,
    rows: readonly { readonly sequence: number }[],
    open: (row: unknown) => Promise<T | undefined>,
  ): Promise<readonly T[]> {
    const opened = await Promise.all(rows.map(open));
    // A gap is damage too: the rows are numbered without one.
    const whole = opened.findIndex(
      (entry, index) => entry === undefined || rows[index]?.sequence !== after + index + 1,
    );
    if (whole === 0) throw damagedRow(what, String(after + 1));
    return opened.slice(0, whole === -1 ? undefined : whole).flatMap((entry) => entry ?? []);
  }
}

function closedError(): StoreError {
  return new StoreError('store.closed', 'The store is closed');
}

function inStoreWords(error: unknown): unknown {
  return error instanceof DOMException ? transactionError(error) : error;
}
