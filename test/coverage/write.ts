/** `npm run coverage-page`: writes docs/coverage/clauses.md, and ends with 1 where a row has a gap. */
import { writeFileSync } from 'node:fs';

import { coveragePage, defaultPolicy, entries, gaps, hearScenarios } from './page.ts';

const policy = defaultPolicy();
const heard = hearScenarios();
const all = entries(policy, heard);
writeFileSync(
  new URL('../../docs/coverage/clauses.md', import.meta.url),
  await coveragePage(policy, heard, all),
);
const found = gaps(all);
for (const gap of found) console.log(gap);
console.log(`${all.length} rules, ${heard.length} scenarios, ${found.length} gaps`);
if (found.length > 0) process.exitCode = 1;
