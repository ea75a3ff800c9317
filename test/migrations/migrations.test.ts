// T9: the database of every schema version that was ever used is opened by today's code, with
// everything in it; and wherever the upgrade is cut off, the next opening finds it whole.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { createTalkSdk } from '../../src/sdk/index.ts';
import { recordTypeNames } from '../../src/sdk/model/records.ts';
import { SCHEMA_VERSION } from '../../src/sdk/store/database.ts';
import { openIdbStore } from '../../src/sdk/store/idb-store.ts';
import { fakeClock } from '../../src/sdk/testing/index.ts';
import { commitOf, newRecord } from '../contract/store-contract.ts';
import { directory, persons } from '../sdk/week.ts';
import {
  canonical,
  contentsOf,
  fromText,
  keyOf,
  layIn,
  rowsIn,
  type StoredDatabase,
} from './stored-database.ts';

const folder = new URL('fixtures/', import.meta.url);
const stored = readdirSync(folder).map((file) =>
  fromText(readFileSync(new URL(file, folder), 'utf8')),
);

const { put, add, delete: remove, clear } = IDBObjectStore.prototype;
const { createObjectStore } = IDBDatabase.prototype;
afterEach(whole);

function whole(): void {
  Object.assign(IDBObjectStore.prototype, { put, add, delete: remove, clear });
  IDBDatabase.prototype.createObjectStore = createObjectStore;
}

function open(database: StoredDatabase) {
  const { tenant, user } = database;
  return openIdbStore({ tenant, user, key: keyOf(database), anchors: [] });
}

/** A browser that is killed at the write with this number, whatever it writes; tells whether it came so far. */
function killAt(number: number): () => boolean {
  let writes = 0;
  const kill = (tx: IDBTransaction) => {
    writes += 1;
    // What was asked for in the same breath is on its way too, and none of it arrives.
    if (writes === number) queueMicrotask(() => tx.abort());
  };
  for (const [name, act] of Object.entries({ put, add, delete: remove, clear })) {
    const killed = function (this: IDBObjectStore, ...given: unknown[]) {
      const request: unknown = Reflect.apply(act, this, given);
      kill(this.transaction);
      return request;
    };
    Object.assign(IDBObjectStore.prototype, { [name]: killed });
  }
  IDBDatabase.prototype.createObjectStore = function (...given) {
    const made = createObjectStore.apply(this, given);
    kill(made.transaction);
    return made;
  };
  return () => writes >= number;
}

describe('stored databases', () => {
  it('are there for every schema version before today’s', () => {
    const versions = stored.map(({ schema }) => schema).sort();
    const before = Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1);
    assert.deepEqual(
      versions.filter((version) => version < SCHEMA_VERSION),
      before,
    );
  });

  for (const database of stored) {
    describe(`of version ${database.schema} (${database.made})`, () => {
      it('opens with everything in it, and goes on from there', async () => {
        await layIn(indexedDB, database);
        const store = await open(database);
        assert.equal(store.status.fresh, false);
        assert.equal(store.status.lost, undefined);
        assert.deepEqual(store.status.damaged, []);
        const contents = await contentsOf(store, recordTypeNames);
        assert.equal(canonical(contents), canonical(database.contents));
        assert.equal((await store.verifyAudit()).ok, true);
        const record = newRecord({ n: 1 });
        await store.commit(commitOf([record]));
        await store.close();

        const again = await open(database);
        assert.deepEqual(await again.get(record.id), record);
        assert.equal((await again.verifyAudit()).ok, true);
        await again.close();
        assert.equal((await rowsIn(indexedDB, database.name)).schema, SCHEMA_VERSION);
      });

      it('is worked with by the SDK as if it had been made today', async () => {
        await layIn(indexedDB, database);
        const { clerk } = persons;
        const { tenant } = database;
        const sdk = await createTalkSdk({
          identity: { current: () => ({ ...clerk, id: database.user }) },
          directory: directory(),
          clock: fakeClock('2026-03-16'),
          key: () => keyOf(database),
          tenant,
        });
        const held = database.contents.records.filter(({ type }) => type === 'admonition');
        const listed = await sdk.admonitions.list();
        assert.deepEqual(
          listed.map(({ admonition }) => admonition.id).sort(),
          held.map(({ id }) => id).sort(),
        );
        assert.equal((await sdk.papers.list()).length, 1);
        const verified = await sdk.audit.verify();
        assert.ok(verified.ok && verified.value.ok, 'the chain holds');
        await sdk.close();
      });

      it('is whole wherever its first opening by today’s code is cut off', async () => {
        let kills = 0;
        for (let number = 1; ; number += 1) {
          await layIn(indexedDB, database);
          const reached = killAt(number);
          const opened = await open(database).then(
            (store) => store,
            () => undefined,
          );
          await opened?.close();
          whole();
          if (!reached()) break;
          kills += 1;
          const store = await open(database);
          const contents = await contentsOf(store, recordTypeNames);
          assert.equal(canonical(contents), canonical(database.contents), `killed at ${number}`);
          assert.deepEqual(store.status.damaged, []);
          assert.equal((await store.verifyAudit()).ok, true, `killed at ${number}`);
          await store.close();
        }
        // Today's own schema has nothing left to upgrade.
        const upgraded = database.schema < SCHEMA_VERSION;
        assert.ok(!upgraded || kills >= 2, `${kills} kill points`);
      });

      it('is left as it is by another key', async () => {
        await layIn(indexedDB, database);
        const { tenant, user } = database;
        const key = new Uint8Array(32).fill(1);
        await assert.rejects(openIdbStore({ tenant, user, key, anchors: [] }), {
          code: 'store.wrong-key',
        });
        const { stores } = await rowsIn(indexedDB, database.name);
        for (const { name, rows } of database.stores) {
          const now = stores.find((one) => one.name === name)?.rows;
          assert.deepEqual(now, rows, name);
        }
      });
    });
  }
});
