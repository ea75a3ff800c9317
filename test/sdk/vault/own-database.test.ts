/** The vault in the browser: a database of its own, under a key of its own, made when it is first needed. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, StoreError } from '../../../src/sdk/index.ts';
import * as course from '../courses.ts';
import { value } from '../steps.ts';

const holder: Actor = { id: 'clerk', name: '李经办', roles: ['clerk', 'vault-holder'] };
const key = () => new Uint8Array(32).fill(7);
const vaultKey = () => new Uint8Array(32).fill(9);

async function names(): Promise<readonly string[]> {
  return (await indexedDB.databases()).map(({ name = '' }) => name);
}

describe('the vault’s database', () => {
  it('is made only when it is needed, is another one, and is there again the next day', async () => {
    const options = { key, vaultKey, tenant: 'with vault', actor: holder };
    const before = await names();
    const first = await course.open(options);
    const { event } = await course.toInquire(first.sdk, { triggers: ['petition'] });
    assert.equal((await names()).length, before.length + 1);
    const entry = { event, informant: { name: '顾紫岚' } };
    const { id } = value(await first.sdk.vault.register(entry));
    assert.equal((await names()).length, before.length + 2);
    assert.ok(!(await names()).join().includes('vault'), 'the name tells nothing');
    await first.sdk.close();

    const second = await course.open(options);
    assert.deepEqual(value(await second.sdk.vault.list()), [{ event, count: 1, ids: [id] }]);
    const sealed = value(await second.sdk.vault.reveal({ id, purpose: 'contact' }));
    assert.equal(sealed.read().informant?.name, '顾紫岚');
    await second.sdk.close();
  });

  it('does not open with the key of the records, and the records do without it', async () => {
    const options = { key, vaultKey, tenant: 'wrong vault', actor: holder };
    const first = await course.open(options);
    const { event } = await course.toInquire(first.sdk, { triggers: ['petition'] });
    value(await first.sdk.vault.register({ event, informant: { name: '顾紫岚' } }));
    await first.sdk.close();

    const second = await course.open({ ...options, vaultKey: key });
    await assert.rejects(
      second.sdk.vault.list(),
      (error: unknown) => error instanceof StoreError && error.code === 'store.wrong-key',
    );
    assert.equal((await second.sdk.obligations.worklist()).length, 1);
    await second.sdk.close();
  });
});
