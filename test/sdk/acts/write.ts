/** Writes docs/acts.md from the sources: `node --import tsx test/sdk/acts/write.ts`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { actsPage } from './page.ts';
import { publicFunctions } from './read-api.ts';

const file = path.resolve(import.meta.dirname, '../../../docs/acts.md');
writeFileSync(file, await actsPage(publicFunctions()));
