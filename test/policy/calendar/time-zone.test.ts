/**
 * Dates are days in Asia/Shanghai: whatever zone the machine believes in, every answer is the same.
 * The files that compare with Temporal and chinese-days run again, whole, on both rims of the world.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

async function inZone(zone: string, ...args: readonly string[]): Promise<string> {
  // A nested runner must not take itself for a child of this one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    env: { ...env, TZ: zone },
    maxBuffer: 1 << 26,
  });
  return stdout;
}

const oracles = [
  'test/policy/calendar/civil-date.test.ts',
  'test/policy/calendar/working-days.test.ts',
];

for (const [zone, offset] of [
  ['Pacific/Honolulu', '600'],
  ['Asia/Shanghai', '-480'],
  ['Pacific/Kiritimati', '-840'],
] as const) {
  test(`in ${zone} every date agrees with both oracles`, async () => {
    const minutes = await inZone(zone, '-p', 'new Date(2026, 0, 1).getTimezoneOffset()');
    assert.equal(minutes.trim(), offset, 'the machine knows this zone');
    const report = await inZone(zone, '--test', '--test-reporter=tap', ...oracles);
    assert.match(report, /^# fail 0$/m);
    assert.match(report, /^# pass ([4-9]\d|\d{3,})$/m);
  });
}
