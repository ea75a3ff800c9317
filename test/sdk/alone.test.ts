/** What is decided on more than the records that are written, by two at once: two tabs over one store. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import type { Store } from '../../src/sdk/store/store.ts';
import { atTheDesk, list } from './district.ts';
import { admonition, importList, value } from './steps.ts';

/** Two desks over one store, as two tabs of one browser are. */
async function twoTabs() {
  const store = memoryStore();
  const here = await atTheDesk('2026-03-11', { store });
  const there = await atTheDesk('2026-03-11', { store });
  return { store, here: here.sdk, there: there.sdk };
}

describe('what must be decided alone', () => {
  it('gives one notice number to one of two cases that ask for it at once', async () => {
    const { here, there } = await twoTabs();
    await importList(
      here,
      admonition,
      admonition.replace('冯丽', '孙成员').replace('总会计师', '副局长'),
    );
    const [first, second] = await here.admonitions.list();
    assert.ok(first && second, 'two cases');
    const issue = { number: '云诫〔2026〕1号', issuedOn: '2026-03-10' } as const;
    const both = await Promise.all([
      here.admonitions.issueNotice({ admonition: first.admonition, ...issue }),
      there.admonitions.issueNotice({ admonition: second.admonition, ...issue }),
    ]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    const refused = both.find((outcome) => !outcome.ok);
    assert.ok(refused && !refused.ok, 'one is refused');
    assert.equal(refused.error.path, 'number');
  });

  it('takes each row of a list once that two tabs import at once', async () => {
    const { here, there } = await twoTabs();
    const read = async (sdk: typeof here) =>
      value(await sdk.exchange.readDecisionList('名单.csv', list(admonition)));
    const [mine, theirs] = [await read(here), await read(there)];
    const both = await Promise.all([
      here.exchange.importDecisionList(mine),
      there.exchange.importDecisionList(theirs),
    ]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    assert.equal((await here.obligations.worklist()).length, 1);
  });

  it('tells its caller to try again where somebody else never lets it be alone', async () => {
    const store = memoryStore();
    const busy: Store = {
      ...bound(store),
      commit: async (commit) =>
        commit.alone === undefined ? store.commit(commit) : { ok: false, conflicts: [] },
    };
    const { sdk } = await atTheDesk('2026-03-11', { store: busy });
    const report = value(await sdk.exchange.readDecisionList('名单.csv', list(admonition)));
    const refused = await sdk.exchange.importDecisionList(report);
    assert.ok(!refused.ok, 'it is refused');
    assert.equal(refused.error.code, 'revision.conflict');
    assert.equal((await sdk.obligations.worklist()).length, 0);
  });
});

/** The store's functions, each on its own. */
function bound(store: Store): Store {
  return {
    status: store.status,
    closed: store.closed,
    get: (id) => store.get(id),
    all: (type) => store.all(type),
    sequence: () => store.sequence(),
    commit: (commit) => store.commit(commit),
    changesAfter: (sequence, limit) => store.changesAfter(sequence, limit),
    auditAfter: (sequence, limit) => store.auditAfter(sequence, limit),
    verifyAudit: () => store.verifyAudit(),
    subscribe: (listener) => store.subscribe(listener),
    close: () => store.close(),
  };
}
