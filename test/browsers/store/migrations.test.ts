// Databases of earlier schema versions, laid into the browser's own IndexedDB and opened by today's code.
import { assert } from '@esm-bundle/chai';
import { recordTypeNames } from '../../../src/sdk/model/records.ts';
import { SCHEMA_VERSION } from '../../../src/sdk/store/database.ts';
import { openIdbStore } from '../../../src/sdk/store/idb-store.ts';
import { settled } from '../../contract/disk.ts';
import { canonical, contentsOf, fromText, keyOf, layIn } from '../../migrations/stored-database.ts';

for (let version = 1; version < SCHEMA_VERSION; version += 1) {
  describe(`a stored database of version ${version}`, () => {
    it('opens in this browser with everything in it', async () => {
      const answer = await fetch(`/test/migrations/fixtures/${version}.json`);
      const database = fromText(await answer.text());
      await layIn(indexedDB, database);
      const { tenant, user } = database;
      const store = await openIdbStore({ tenant, user, key: keyOf(database), anchors: [] });
      try {
        const contents = await contentsOf(store, recordTypeNames);
        assert.equal(canonical(contents), canonical(database.contents));
        assert.equal((await store.verifyAudit()).ok, true);
      } finally {
        await store.close();
        await settled(indexedDB.deleteDatabase(database.name));
      }
    });
  });
}
