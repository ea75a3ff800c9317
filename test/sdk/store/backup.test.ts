// T10: a backup brings back everything, byte for byte, or is refused by name and changes nothing; a
// restore that is cut off anywhere leaves the old state or the new one.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomBytes, randomId } from '../../../src/sdk/seal/random.ts';
import { webCryptoCipher } from '../../../src/sdk/seal/webcrypto.ts';
import type { Anchor, AnchorPlace } from '../../../src/sdk/store/anchor.ts';
import { makeBackup } from '../../../src/sdk/store/backup.ts';
import { BACKED_UP, BackupError } from '../../../src/sdk/store/backup-file.ts';
import type { IdbStore, IdbStoreOptions } from '../../../src/sdk/store/idb-store.ts';
import { readBackup, restoreBackup, type RestoreOptions } from '../../../src/sdk/store/restore.ts';
import { settled } from '../../contract/disk.ts';
import { codeOf, errorOf } from '../../contract/runner.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { changeOf, commitOf, newRecord } from '../../contract/store-contract.ts';
import { canonical, contentsOf } from '../../migrations/stored-database.ts';

const cipher = webCryptoCipher() ?? nobleCipher();
const contract = { name: 'backup', cipher, indexedDB };
const TYPES = ['talk', 'event'];
const RUNS = Number(process.env['BACKUP_RUNS'] ?? 1);
const MADE = '2026-11-23T08:00:00.000Z';

const { put, add } = IDBObjectStore.prototype;
afterEach(() => void Object.assign(IDBObjectStore.prototype, { put, add }));

/** A desk with its database and the place of its anchor. */
class Desk {
  readonly ground = new SealedGround(contract);
  anchor: Anchor | undefined;
  readonly place: AnchorPlace = {
    by: 'browser',
    read: () => this.anchor,
    write: (_name, anchor) => void (this.anchor = anchor),
  };

  open(other: Partial<IdbStoreOptions> = {}): Promise<IdbStore> {
    return this.ground.open({ anchors: [this.place], ...other });
  }

  options(other: Partial<RestoreOptions> = {}): RestoreOptions {
    const { tenant, user, key } = this.ground;
    return { tenant, user, secret: opens(key), cipher, indexedDB, ...other };
  }

  /** Everything in the database as plain words, by a visit of its own. */
  async dump(): Promise<string> {
    const store = await this.open();
    const dump = canonical(await contentsOf(store, TYPES));
    await store.close();
    return dump;
  }

  async wipe(): Promise<void> {
    await settled(indexedDB.deleteDatabase(this.ground.names.database));
  }
}

function opens(key: Uint8Array): RestoreOptions['secret'] {
  return async () => ({ key: Uint8Array.from(key), kind: 'host' });
}

async function withDesk(body: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = new Desk();
  try {
    await body(desk);
  } finally {
    await desk.ground.clear();
  }
}

/** A desk that has worked, and its backup. */
async function backedUp(desk: Desk, writes = 6): Promise<Blob> {
  const store = await desk.open();
  await work(store, writes);
  const { file } = await makeBackup(store.inside, MADE);
  await store.close();
  return file;
}

async function work(store: IdbStore, writes: number): Promise<void> {
  for (let n = 0; n < writes; n += 1) {
    const record = newRecord({ name: '冯丽', n });
    await store.commit(commitOf([record], [changeOf(record)]));
  }
}

async function refusedAs(attempt: Promise<unknown>, code: BackupError['code'], what = code) {
  const error = await errorOf(attempt);
  assert.ok(error instanceof BackupError, `${what}: ${String(error)}`);
  assert.equal(error.code, code, what);
}

const acts = fc.array(
  fc.record({
    slot: fc.nat({ max: 7 }),
    how: fc.constantFrom('put', 'put', 'put', 'adopt', 'drop', 'note', 'file'),
    type: fc.constantFrom(...TYPES),
    body: fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.string(), { maxKeys: 3 }),
  }),
  { maxLength: 40 },
);

describe('backup, wipe, restore', () => {
  it(`gives the same dump, byte for byte, and a chain that holds, over ${RUNS} random states`, async () => {
    await fc.assert(
      fc.asyncProperty(acts, (walk) =>
        withDesk(async (desk) => {
          const store = await desk.open();
          const ids = Array.from({ length: 8 }, randomId);
          for (const { slot, how, type, body } of walk) {
            const id = ids[slot] ?? randomId();
            const { revision = 0 } = (await store.get(id)) ?? {};
            const record = { id, type, revision: revision + 1, schema: 1, body };
            if (how === 'put') await store.commit(commitOf([record], [changeOf(record)]));
            else if (how === 'adopt') await store.commit({ ...commitOf([]), adopt: [record] });
            else if (how === 'drop') await store.commit({ ...commitOf([]), drop: [id] });
            else if (how === 'note') await store.commit(commitOf([]));
            else await putPiece(desk, randomId(), 3000);
          }
          const before = canonical(await contentsOf(store, TYPES));
          const rows = await rowsOf(desk);
          const { file, summary } = await makeBackup(store.inside, MADE);
          await store.close();
          await desk.wipe();

          const restored = await restoreBackup(file, desk.options());
          assert.equal(restored.entries, summary.sequence);
          assert.deepEqual(await rowsOf(desk), rows);
          assert.equal(await desk.dump(), before);
          const again = await desk.open();
          assert.equal((await again.verifyAudit()).ok, true);
        }),
      ),
      { numRuns: RUNS },
    );
  });

  it('is of one moment, also while others write', () =>
    withDesk(async (desk) => {
      const store = await desk.open();
      await work(store, 20);
      const writing = work(store, 30);
      const { file, summary } = await makeBackup(store.inside, MADE);
      await writing;
      await store.close();
      await desk.wipe();
      const { entries } = await restoreBackup(file, desk.options());
      assert.equal(entries, summary.sequence);
      const again = await desk.open();
      const verified = await again.verifyAudit();
      assert.deepEqual(verified, { ok: true, length: entries, head: summary.hash });
    }));

  it('holds every object store but what a tab holds for a while or makes anew', () =>
    withDesk(async (desk) => {
      await (await desk.open()).close();
      const db = await settled(indexedDB.open(desk.ground.names.database));
      const stores = Array.from(db.objectStoreNames);
      db.close();
      assert.deepEqual([...BACKED_UP, 'keys', 'lease', 'words'].sort(), stores.sort());
    }));

  it('has nothing to read in it', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk);
      const text = Buffer.from(await file.arrayBuffer()).toString('latin1');
      const name = Buffer.from('冯丽').toString('latin1');
      for (const word of [name, '"type"', 'fields', MADE, '2026-', 'zhangsan']) {
        assert.ok(!text.includes(word), word);
      }
    }));

  it('opens on another machine, and there with that machine’s key as well', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk);
      const before = await desk.dump();
      await desk.wipe();
      const there = randomBytes(32);
      await restoreBackup(
        file,
        desk.options({ alsoFor: async () => ({ key: Uint8Array.from(there), kind: 'host' }) }),
      );
      const store = await desk.open({ key: there });
      assert.equal(canonical(await contentsOf(store, TYPES)), before);
      await work(store, 1);
      await store.close();
      assert.equal(
        (await (await desk.open()).verifyAudit()).ok,
        true,
        'the old key still opens it',
      );
    }));
});

describe('a backup that is not to be restored', () => {
  it('is refused by name, and changes nothing', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const before = await desk.ground.disk.dump();
      const restore = (content: Uint8Array<ArrayBuffer>, other: Partial<RestoreOptions> = {}) =>
        restoreBackup(new Blob([content]), desk.options(other));

      await refusedAs(restore(bytes, { secret: opens(randomBytes(32)) }), 'backup.wrong-key');
      await refusedAs(restore(new Uint8Array(0)), 'backup.foreign');
      await refusedAs(restore(new TextEncoder().encode('序号,姓名,单位')), 'backup.foreign');
      await refusedAs(restore(bytes, { user: 'lisi' }), 'backup.other-desk');
      await refusedAs(restore(Uint8Array.from([...bytes, 0])), 'backup.damaged');
      const newer = Uint8Array.from(bytes);
      newer[4] = 2;
      await refusedAs(restore(newer), 'backup.newer');
      assert.deepEqual(await desk.ground.disk.dump(), before);
    }));

  it('is refused wherever it is cut', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 2);
      const before = await desk.ground.disk.dump();
      for (let end = 9; end < file.size; end += 1 + Math.floor(file.size / 150)) {
        await refusedAs(
          restoreBackup(file.slice(0, end), desk.options()),
          'backup.cut',
          `at ${end}` as never,
        );
      }
      assert.deepEqual(await desk.ground.disk.dump(), before);
    }));

  it('is refused whichever byte of it is not as it was', () =>
    withDesk(async (desk) => {
      const bytes = new Uint8Array(await (await backedUp(desk, 2)).arrayBuffer());
      const before = await desk.ground.disk.dump();
      for (let at = 0; at < bytes.length; at += 1 + Math.floor(bytes.length / 200)) {
        const hurt = Uint8Array.from(bytes);
        hurt[at] = (hurt[at] ?? 0) ^ (1 << (at & 7));
        const error = await errorOf(restoreBackup(new Blob([hurt]), desk.options()));
        assert.ok(error instanceof BackupError, `byte ${at}: ${String(error)}`);
      }
      assert.deepEqual(await desk.ground.disk.dump(), before);
    }));

  it('is refused where chunks of two were put together', () =>
    withDesk(async (desk) => {
      const one = new Uint8Array(await (await backedUp(desk, 3)).arrayBuffer());
      const two = new Uint8Array(await (await backedUp(desk, 0)).arrayBuffer());
      const cut = 9 + new DataView(one.buffer).getUint32(5) + 32;
      const mixed = new Blob([one.slice(0, cut), two.slice(cut)]);
      await refusedAs(restoreBackup(mixed, desk.options()), 'backup.damaged');
    }));

  it('can be looked at before anything is touched', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 4);
      const before = await desk.ground.disk.dump();
      const summary = await readBackup(file, desk.options());
      const { at, entries, records } = summary;
      assert.deepEqual({ at, entries, records }, { at: MADE, entries: 4, records: 4 });
      assert.deepEqual(await desk.ground.disk.dump(), before);
    }));
});

describe('a restore that is cut off', () => {
  it('at any of its writes leaves the old state whole, and the next one comes to its end', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 5);
      const store = await desk.open();
      await work(store, 2);
      await store.close();
      const old = await desk.dump();
      let cuts = 0;
      for (let at = 1; ; at += 1) {
        let puts = 0;
        // As a browser that is killed: what is under way never comes to its end.
        IDBObjectStore.prototype.put = function (value, key) {
          puts += 1;
          if (puts === at) {
            this.transaction.abort();
            throw new DOMException('killed', 'AbortError');
          }
          return put.call(this, value, key);
        };
        const attempt = await restoreBackup(file, desk.options()).then(
          () => 'done',
          (error: unknown) => error,
        );
        Object.assign(IDBObjectStore.prototype, { put });
        if (attempt === 'done') break;
        cuts += 1;
        assert.equal(await desk.dump(), old, `cut at write ${at}`);
      }
      assert.ok(cuts > 10, `${cuts} cuts`);
      const restored = await desk.open();
      assert.deepEqual(await restored.sequence(), 5);
      assert.equal((await restored.verifyAudit()).ok, true);
      const files = await desk.ground.disk.rows('files');
      assert.deepEqual(files, [], 'nothing is left aside');
    }));

  it('by its user leaves the old state, and nothing aside', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 5);
      const before = await desk.ground.disk.dump();
      for (const stopAt of [0, 0.3, 0.6, 0.9]) {
        const stop = new AbortController();
        const told: number[] = [];
        const progress = (done: number) => {
          told.push(done);
          if (done >= stopAt) stop.abort();
        };
        const restoring = restoreBackup(file, desk.options({ signal: stop.signal, progress }));
        const error = await errorOf(restoring);
        assert.ok(error instanceof DOMException && error.name === 'AbortError', String(error));
        assert.deepEqual(
          told,
          [...told].sort((a, b) => a - b),
        );
        assert.deepEqual(await desk.ground.disk.dump(), before);
      }
    }));
});

describe('a backup that is being made', () => {
  it('tells how far it is, and can be taken back', () =>
    withDesk(async (desk) => {
      const store = await desk.open();
      await work(store, 5);
      const told: number[] = [];
      await makeBackup(store.inside, MADE, { progress: (done) => told.push(done) });
      assert.equal(told.at(-1), 1);
      const stop = new AbortController();
      const making = makeBackup(store.inside, MADE, {
        signal: stop.signal,
        progress: () => stop.abort(),
      });
      const error = await errorOf(making);
      assert.ok(error instanceof DOMException && error.name === 'AbortError', String(error));
      await store.close();
      assert.equal(codeOf(await errorOf(makeBackup(store.inside, MADE))), 'store.closed');
    }));
});

describe('the other tabs', () => {
  it('close when a backup is restored, and write nothing onto it, whether they heard of it or not', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 3);
      const { BroadcastChannel: whole } = globalThis;
      const hearing = await desk.open();
      Object.assign(globalThis, { BroadcastChannel: undefined });
      const deaf = await desk.open().finally(() => {
        Object.assign(globalThis, { BroadcastChannel: whole });
      });
      await restoreBackup(file, desk.options());
      const before = await desk.ground.disk.dump();
      assert.equal(await hearing.closed, 'restored');
      assert.equal(codeOf(await errorOf(deaf.commit(commitOf([newRecord({})])))), 'store.closed');
      assert.equal(await deaf.closed, 'restored');
      assert.deepEqual(await desk.ground.disk.dump(), before);
    }));
});

describe('a loss and a restore', () => {
  it('is told as far as the backup did not bring it back', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 6);
      const store = await desk.open();
      await work(store, 3);
      await store.close();
      await desk.wipe();
      const lost = await desk.open();
      assert.deepEqual(lost.status.lost?.missing, { from: 1, to: 9 });
      await lost.close();
      const restored = await restoreBackup(file, desk.options());
      assert.deepEqual(restored.lost?.missing, { from: 7, to: 9 });
      const again = await desk.open();
      assert.equal(again.status.lost?.what, 'tail');
      assert.deepEqual(again.status.lost?.missing, { from: 7, to: 9 });
      await again.acknowledgeLoss();
      await again.close();
      assert.equal((await desk.open()).status.lost, undefined);
    }));

  it('is over where the backup has all that was lost', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 6);
      await desk.wipe();
      const lost = await desk.open();
      assert.equal(lost.status.lost?.what, 'database');
      await lost.close();
      assert.equal((await restoreBackup(file, desk.options())).lost, undefined);
      assert.equal((await desk.open()).status.lost, undefined);
    }));

  it('is told by the anchor where nobody opened the database in between', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 6);
      const store = await desk.open();
      await work(store, 2);
      await store.close();
      await desk.wipe();
      await restoreBackup(file, desk.options());
      const { lost } = (await desk.open()).status;
      assert.equal(lost?.what, 'tail');
      assert.deepEqual(lost?.missing, { from: 7, to: 8 });
    }));

  it('is no loss where its user put the newer state away', () =>
    withDesk(async (desk) => {
      const file = await backedUp(desk, 6);
      const store = await desk.open();
      await work(store, 2);
      await store.close();
      assert.equal((await restoreBackup(file, desk.options())).given, 2);
      assert.equal((await desk.open()).status.lost, undefined);
    }));
});

/** Rows of the disk that a restore gives back as they were; what the words are searched by is made anew. */
async function rowsOf({ ground }: Desk) {
  const rows = await ground.disk.dump();
  return rows.filter(({ store }) => !['meta', 'lease', 'words'].includes(store));
}

async function putPiece({ ground }: Desk, file: string, bytes: number): Promise<void> {
  const envelope = randomBytes(bytes);
  await ground.disk.put('files', { file, piece: 0, generation: 1, envelope });
}
