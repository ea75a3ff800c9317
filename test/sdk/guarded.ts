/** A store that takes in only what a server would: whatever the desk may write, the guard of a sync must admit. */
import assert from 'node:assert/strict';
import { parseCivilDate } from '../../src/policy/index.ts';
import type { Actor } from '../../src/sdk/index.ts';
import { openPolicy, policyReader } from '../../src/sdk/policy.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import type { Commit, Store } from '../../src/sdk/store/store.ts';
import { admissible } from '../../src/sdk/sync/guard.ts';
import { worldOf } from '../../src/sdk/sync/world.ts';
import { clerk } from './district.ts';

const policy = openPolicy(await policyReader({}));

/** `seated`: who is at the desk, where that is not always the clerk. */
export function guarded(seated: () => Actor = () => clerk): Store {
  const store = memoryStore();
  const commit = store.commit.bind(store);
  return Object.assign(store, {
    commit: async (wanted: Commit) => {
      const { puts, audit } = wanted;
      const written = puts.filter(({ type }) => type !== 'draft' && type !== 'view');
      const on = parseCivilDate(audit.at.slice(0, 10));
      assert.ok(on, audit.at);
      const act = { action: audit.action, by: audit.by, written, on, doneOn: on };
      if (written.length > 0) {
        const refused = admissible(policy, seated(), act, await worldOf(store));
        assert.equal(refused, undefined, `${act.action}: ${JSON.stringify(refused)}`);
      }
      return commit(wanted);
    },
  });
}
