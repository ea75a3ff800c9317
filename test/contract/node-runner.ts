import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Runner } from './runner.ts';

export const nodeRunner: Runner = {
  describe: (name, body) => void describe(name, body),
  it: (name, body) => void it(name, async () => body()),
  assert,
};
