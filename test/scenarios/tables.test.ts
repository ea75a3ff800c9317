/** The generated tables beside the scenarios: what there is too much of to write by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tables } from './tables/index.ts';

for (const [name, least, table] of tables) {
  test(`${name} is answered as the text has it`, () => {
    const { cases, wrong } = table();
    assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} of ${cases}`);
    assert.ok(cases >= least, String(cases));
  });
}
