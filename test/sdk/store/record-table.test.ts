import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecordTable } from '../../../src/sdk/store/record-table.ts';

const record = { id: 'ab'.repeat(16), type: 'talk', revision: 2, schema: 1, body: { n: 2 } };

test('a row that was read before a write and arrives after it does not take the write back', () => {
  const table = new RecordTable();
  table.put(record, 2);
  table.put({ ...record, revision: 1, body: { n: 1 } }, 1);
  table.put({ ...record, body: { n: 'same revision' } }, 2);
  assert.equal(table.get(record.id), record);
  assert.deepEqual(table.all('talk'), [record]);
  assert.equal(table.revisionOf(record.id), 2);
});

test('a record that became another type is no longer found under the old one', () => {
  const table = new RecordTable();
  table.put(record, 2);
  const next = { ...record, revision: 3, type: 'event' };
  table.put(next, 3);
  assert.deepEqual([table.all('talk'), table.all('event')], [[], [next]]);
});

test('a row that was read before its record was dropped does not bring it back', () => {
  const table = new RecordTable();
  table.put(record, 2);
  table.remove(record.id, 3);
  table.put({ ...record, revision: 9 }, 2);
  assert.deepEqual([table.get(record.id), table.all('talk')], [undefined, []]);
});

test('a record that came back after it was dropped stays, whatever is heard late of the drop', () => {
  const table = new RecordTable();
  table.put(record, 2);
  const back = { ...record, revision: 4 };
  table.remove(record.id, 3);
  table.put(back, 4);
  table.remove(record.id, 3);
  assert.deepEqual([table.get(record.id), table.all('talk')], [back, [back]]);
});
