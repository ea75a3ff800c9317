import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecordTable } from '../../../src/sdk/store/record-table.ts';

const record = { id: 'ab'.repeat(16), type: 'talk', revision: 2, schema: 1, body: { n: 2 } };

test('a row that was read before a write and arrives after it does not take the write back', () => {
  const table = new RecordTable();
  table.put(record);
  table.put({ ...record, revision: 1, body: { n: 1 } });
  table.put({ ...record, body: { n: 'same revision' } });
  assert.equal(table.get(record.id), record);
  assert.deepEqual(table.all('talk'), [record]);
  assert.equal(table.revisionOf(record.id), 2);
});

test('a record that became another type is no longer found under the old one', () => {
  const table = new RecordTable();
  table.put(record);
  const next = { ...record, revision: 3, type: 'event' };
  table.put(next);
  assert.deepEqual([table.all('talk'), table.all('event')], [[], [next]]);
});
