/** Two people at two windows of the portal: what one writes the other sees, each as far as they may. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { redate, todayInShanghai } from '../../demo/redate.mjs';
import { routes, SESSION_HEADER } from '../../demo/server.mjs';
import people from '../../demo/data/people.json' with { type: 'json' };
import units from '../../demo/data/units.json' with { type: 'json' };
import {
  type Actor,
  createTalkSdk,
  httpSync,
  type Person,
  type Unit,
} from '../../src/sdk/index.ts';
import { fakeDirectory } from '../../src/sdk/testing/index.ts';

const list = redate(
  readFileSync(new URL('../../demo/data/decision-list.csv', import.meta.url), 'utf8'),
  todayInShanghai(),
);

/** A window at which somebody has signed in; its records are in memory. */
async function windowOf(table: ReturnType<typeof routes>, as: string, more: object = {}) {
  const send: typeof fetch = async (path, init) => {
    const request = new Request(new URL(String(path), 'http://localhost:8086/'), init);
    const { pathname } = new URL(request.url);
    const answer = await table[`${request.method} ${pathname}`]?.(request, {});
    assert.ok(answer instanceof Response, `${pathname} gives a response`);
    return answer;
  };
  const asPortal = { 'X-Requested-With': 'portal' };
  const begun = await send('portal/login', {
    method: 'POST',
    headers: asPortal,
    body: JSON.stringify({ as, ...more }),
  });
  const { session, actor } = (await begun.json()) as { session: string; actor: Actor };
  return createTalkSdk({
    identity: { current: () => actor },
    directory: fakeDirectory(units as readonly Unit[], people as unknown as readonly Person[]),
    sync: httpSync('portal/sync', {
      fetch: send,
      headers: () => ({ ...asPortal, [SESSION_HEADER]: session }),
    }),
  });
}

test('what the clerk enters, the leader sees, and nobody who may not', async () => {
  const table = routes();
  const clerk = await windowOf(table, 'clerk');
  const report = await clerk.exchange.readDecisionList('名单.csv', list);
  assert.ok(report.ok, 'the list is read');
  const taken = await clerk.exchange.importDecisionList(report.value);
  assert.ok(taken.ok, 'the list is taken');
  assert.equal((await clerk.sync.run()).ended, 'done');
  assert.equal((await clerk.sync.status()).conflicts, 0);

  for (const [as, rows] of [
    ['deputy', 76],
    ['clerk-2', 76],
    ['delegate', 0],
    ['inspector', 0],
  ] as const) {
    const other = await windowOf(table, as);
    const { ended, received } = await other.sync.run();
    assert.equal(ended, 'done', as);
    // Not hidden at the desk: nothing is sent there.
    assert.equal(received > 0, rows > 0, as);
    assert.equal((await other.obligations.counts()).total, rows, as);
    await other.close();
  }
  // Another set of rules is another office.
  const elsewhere = await windowOf(table, 'deputy', { policy: 'national' });
  assert.equal((await elsewhere.sync.run()).received, 0);
  await elsewhere.close();
  await clerk.close();
});
