/**
 * A store that lives as long as the page: for Node, for tests, and for a portal that gives no key.
 * It keeps the same promises as the sealed one, except that nothing is written to a disk.
 */
import { CHAIN_START, chainHash, follow, type Link } from '../audit/chain.ts';
import { toUtf8 } from '../seal/bytes.ts';
import { randomId } from '../seal/random.ts';
import { type AsPut, copiedCommit } from './copied-commit.ts';
import { deepFreeze } from './frozen-json.ts';
import { changeOf, Listeners } from './listeners.ts';
import { RecordTable } from './record-table.ts';
import {
  type AuditEntry,
  type Change,
  type ChainedEntry,
  type Commit,
  type CommitResult,
  type Store,
  type StoreClosed,
  StoreError,
  type StoredRecord,
  type StoreListener,
  type StoreStatus,
} from './store.ts';
import { assertWellFormed } from './well-formed.ts';

/** A store in memory: for tests, for the server’s side, and where the host gave no key. */
export function memoryStore(): Store {
  return new MemoryStore();
}

/** What a new record begins with is not kept a second time. */
type Logged = Change | { readonly asPut: AsPut; readonly put: StoredRecord };

type KeptEntry = ChainedEntry & { readonly link: Omit<Link, 'kept'> };

class MemoryStore implements Store {
  readonly status: StoreStatus = {
    persistence: 'memory',
    fresh: true,
    dataLost: false,
    damaged: [],
  };
  readonly closed: Promise<StoreClosed>;

  private readonly records = new RecordTable();
  private readonly files = new Map<string, Blob>();
  private readonly changes: Logged[] = [];
  private readonly audit: KeptEntry[] = [];
  private readonly listeners = new Listeners();
  private readonly hash = chainHash();
  private isClosed = false;
  private tellClosed: (why: StoreClosed) => void = () => undefined;

  constructor() {
    this.closed = new Promise((resolve) => {
      this.tellClosed = resolve;
    });
  }

  async get(id: string): ReturnType<Store['get']> {
    this.assertOpen();
    return this.records.get(id);
  }

  async all(type: string): ReturnType<Store['all']> {
    this.assertOpen();
    return this.records.all(type);
  }

  async commit(commit: Commit): Promise<CommitResult> {
    this.assertOpen();
    assertWellFormed(commit);
    const copy = copiedCommit(commit);
    const { puts, changes, audit, alone, adopt = [], drop = [], shred = [] } = copy;
    const { files = [], unfile = [] } = copy;

    if (alone !== undefined && alone !== this.audit.length) return { ok: false, conflicts: [] };
    const conflicts = puts
      .map(({ id, revision }) => ({ id, wanted: revision - 1, held: this.records.revisionOf(id) }))
      .filter(({ wanted, held }) => wanted !== held)
      .map(({ id, held }) => ({ id, revision: held }));
    if (conflicts.length > 0) return { ok: false, conflicts };

    const entry = this.chain(audit, changes.length);
    const { sequence } = entry;
    const dropped = drop.flatMap((id) => this.records.get(id) ?? []);
    const adopted = adopt.map((record) => deepFreeze({ ...record, revision: sequence }));
    for (const { id } of dropped) this.records.remove(id, sequence);
    for (const record of [...puts, ...adopted]) this.records.put(record, sequence);
    this.shred(new Set(shred));
    for (const id of [...drop, ...shred, ...unfile]) this.files.delete(id);
    for (const { record, content } of files) this.files.set(record, content);
    const byId = new Map(puts.map((put) => [put.id, put]));
    for (const change of changes) {
      const put = byId.get(change.record);
      if ('fields' in change) this.changes.push(change);
      else if (put !== undefined) this.changes.push({ asPut: change, put });
    }
    this.audit.push(entry);
    this.listeners.tell(changeOf([...puts, ...adopted, ...dropped], 'here'));
    return { ok: true, sequence };
  }

  async file(record: string): Promise<Blob | undefined> {
    this.assertOpen();
    return this.files.get(record);
  }

  async sequence(): Promise<number> {
    this.assertOpen();
    return this.audit.length;
  }

  async changesAfter(sequence: number, limit: number): ReturnType<Store['changesAfter']> {
    this.assertOpen();
    return this.changes
      .slice(sequence, sequence + limit)
      .map((logged, index) => ({ sequence: sequence + index + 1, change: changeOfLogged(logged) }));
  }

  async auditAfter(sequence: number, limit: number): Promise<readonly ChainedEntry[]> {
    this.assertOpen();
    return this.audit
      .slice(sequence, sequence + limit)
      .map(({ sequence, previous, hash, entry }) => ({ sequence, previous, hash, entry }));
  }

  async verifyAudit(): ReturnType<Store['verifyAudit']> {
    this.assertOpen();
    let head = { ...CHAIN_START, changes: 0 };
    for (const { link, previous, hash, entry } of this.audit) {
      const next = follow(head, { ...link, kept: keep(entry), previous, hash }, this.hash);
      if (next === undefined) return { ok: false, brokenAt: head.sequence + 1 };
      head = next;
    }
    return { ok: true, length: head.sequence, head: head.hash };
  }

  subscribe(listener: StoreListener): () => void {
    return this.listeners.add(listener);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.records.clear();
    this.files.clear();
    this.listeners.clear();
    this.tellClosed('asked');
  }

  private shred(records: ReadonlySet<string>): void {
    if (records.size === 0) return;
    this.changes.forEach((logged, index) => {
      const change = 'asPut' in logged ? logged.asPut : logged;
      if (records.has(change.record)) this.changes[index] = deepFreeze({ ...change, fields: {} });
    });
  }

  private chain(entry: AuditEntry, changeCount: number): KeptEntry {
    const { sequence, hash: previous } = this.audit[this.audit.length - 1] ?? CHAIN_START;
    const firstChange = this.changes.length + 1;
    const link = { sequence: sequence + 1, commit: randomId(), firstChange, changeCount };
    const hash = this.hash(previous, { ...link, kept: keep(entry) });
    return { sequence: link.sequence, previous, hash, entry, link };
  }

  private assertOpen(): void {
    if (this.isClosed) throw new StoreError('store.closed', 'The store is closed');
  }
}

function changeOfLogged(logged: Logged): Change {
  if (!('asPut' in logged)) return logged;
  const { asPut, put } = logged;
  const fields = Object.entries(put.body).map(([name, to]) => [name, Object.freeze({ to })]);
  return Object.freeze({ ...asPut, fields: Object.freeze(Object.fromEntries(fields)) });
}

function keep(entry: AuditEntry): Uint8Array {
  return toUtf8(JSON.stringify(entry));
}
