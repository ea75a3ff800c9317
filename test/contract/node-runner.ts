import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Runner } from './runner.ts';

export const nodeRunner: Runner = {
  describe: (name, body) => void describe(name, body),
  it: (name, body) => void it(name, async () => body()),
  assert: {
    equal: assert.equal,
    deepEqual: assert.deepEqual,
    // Without a message Node looks for one in the source, and does not come back from a transpiled one.
    ok: (value, message = 'Expected to hold') => assert.ok(value, message),
  },
};
