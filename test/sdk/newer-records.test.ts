// A record that newer code wrote is read as far as it is understood, and never written over.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { commitOf } from '../contract/store-contract.ts';
import { atTheDesk } from './district.ts';
import { appointment, importList, onlyRow, value } from './steps.ts';

it('what newer code wrote stays as it is, and the act is refused with a sentence', async () => {
  const store = memoryStore();
  const { sdk } = await atTheDesk('2026-03-10', { store });
  await importList(sdk, appointment);
  const { obligation } = await onlyRow(sdk);
  const held = await store.get(obligation.id);
  assert.ok(held, 'the obligation is kept');
  const body = { ...held.body, learned: '以后才有的内容' };
  const newer = { ...held, revision: held.revision + 1, schema: held.schema + 1, body };
  await store.commit(commitOf([newer]));

  const row = await onlyRow(sdk);
  assert.equal(row.obligation.revision, newer.revision, 'it is still read');
  const plan = { date: '2026-03-11', talker: 'deputy', outline: true } as const;
  const outcome = await sdk.plan.arrange({ obligation: row.obligation, ...plan });
  assert.ok(!outcome.ok, 'it was written over');
  assert.equal(outcome.error.code, 'record.newer');
  assert.match(outcome.error.message, /较新版本/);
  assert.deepEqual(await store.get(obligation.id), newer);

  await store.commit(commitOf([{ ...newer, revision: newer.revision + 1, schema: held.schema }]));
  value(await sdk.plan.arrange({ obligation: (await onlyRow(sdk)).obligation, ...plan }));
  const after = await store.get(obligation.id);
  assert.equal(after?.schema, held.schema);
});
