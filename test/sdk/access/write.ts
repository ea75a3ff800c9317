/** Writes docs/access.md. */
import { writeFileSync } from 'node:fs';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import { accessPage } from './page.ts';

writeFileSync(
  new URL('../../../docs/access.md', import.meta.url),
  await accessPage(openPolicy(await policyReader({}))),
);
