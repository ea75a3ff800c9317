/** A frozen copy is what JSON would have carried, whatever it was given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frozenCopy } from '../../../src/sdk/store/frozen-json.ts';

const odd = fc.oneof(
  fc.jsonValue(),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(undefined, Number.NaN, Number.POSITIVE_INFINITY, -0),
);
const given = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString')),
  fc.oneof(odd, fc.array(odd), fc.dictionary(fc.string(), odd)),
);

test('a frozen copy is what JSON would have carried, and nothing in it can be changed', () => {
  fc.assert(
    fc.property(given, (value) => {
      const copy = frozenCopy(value);
      const carried: unknown = JSON.parse(JSON.stringify(value));
      assert.equal(JSON.stringify(copy), JSON.stringify(carried));
      assert.equal(Object.getPrototypeOf(copy), Object.prototype, 'nothing stands behind it');
      assertFrozen(copy);
    }),
    { numRuns: 300 },
  );
});

function assertFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  assert.ok(Object.isFrozen(value), 'a part is not frozen');
  Object.values(value).forEach(assertFrozen);
}
