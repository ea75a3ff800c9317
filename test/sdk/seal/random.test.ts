import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId, randomBytes, randomId } from '../../../src/sdk/seal/random.ts';

test('an id is 128 random bits in 32 hex digits, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, randomId);
  assert.ok(ids.every(isId));
  assert.equal(new Set(ids).size, 1000);
  // Each of the 128 bits is set in some ids and clear in others.
  for (let at = 0; at < 32; at += 1) {
    assert.ok(new Set(ids.map((id) => id[at])).size > 10);
  }
});

test('nothing else passes for an id', () => {
  const id = randomId();
  for (const other of [
    '',
    '张三',
    id.toUpperCase().replace(/\d/g, 'A'),
    `${id}0`,
    ` ${id}`,
    7,
    null,
  ]) {
    assert.equal(isId(other), false);
  }
});

test('bytes come in the length that was asked for', () => {
  assert.deepEqual(
    [0, 1, 32, 4096].map((length) => randomBytes(length).length),
    [0, 1, 32, 4096],
  );
});
