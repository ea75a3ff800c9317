/** A reload finds it all again: the SDK over the sealed store, closed and opened with the host's key. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StoreError } from '../../src/sdk/index.ts';
import { atTheDesk } from './district.ts';
import { admonition, appointment, importList, value } from './steps.ts';

const key = () => new Uint8Array(32).fill(7);

describe('records in this browser', () => {
  it('are there again after the page was closed', async () => {
    const tenant = 'reopen';
    const first = await atTheDesk('2026-03-10', { key, tenant });
    assert.equal(first.sdk.status.persistence, 'browser');
    assert.equal(first.sdk.status.fresh, true);
    await importList(first.sdk, appointment, admonition);
    const [row] = await first.sdk.obligations.worklist({ kinds: ['appointment'] });
    assert.ok(row);
    value(
      await first.sdk.plan.arrange({
        obligation: row.obligation,
        date: '2026-03-11',
        talker: 'deputy',
        outline: true,
      }),
    );
    const before = await first.sdk.obligations.worklist();
    await first.sdk.close();

    const second = await atTheDesk('2026-03-10', { key, tenant });
    assert.equal(second.sdk.status.fresh, false);
    assert.deepEqual(await second.sdk.obligations.worklist(), before);
    assert.equal((await second.sdk.admonitions.list()).length, 1);
    assert.equal((await second.sdk.audit.verify()).ok, true);
    await second.sdk.close();
  });

  it('do not open with another key, and are not mistaken for a first visit', async () => {
    const tenant = 'another-key';
    const first = await atTheDesk('2026-03-10', { key, tenant });
    await importList(first.sdk, appointment);
    await first.sdk.close();
    await assert.rejects(
      atTheDesk('2026-03-10', { key: () => new Uint8Array(32).fill(8), tenant }),
      (error: unknown) => error instanceof StoreError && error.code === 'store.wrong-key',
    );
  });

  it('of one user are not those of another on the same PC', async () => {
    const tenant = 'two-users';
    const first = await atTheDesk('2026-03-10', { key, tenant });
    await importList(first.sdk, appointment);
    await first.sdk.close();
    const other = await atTheDesk('2026-03-10', {
      key,
      tenant,
      actor: { id: 'other-clerk', name: '何经办', roles: ['clerk'] },
    });
    assert.deepEqual(await other.sdk.obligations.worklist(), []);
    await other.sdk.close();
  });

  it('without a key stay in memory, and the SDK says so', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    assert.equal(sdk.status.persistence, 'memory');
    assert.equal(sdk.status.suite, undefined);
  });
});
