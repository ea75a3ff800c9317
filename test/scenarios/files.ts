/** Every scenario file from disk, for Node. A browser reads the same texts with `readScenarios`. */
import { readdirSync, readFileSync } from 'node:fs';

import { readCast, type Cast } from './cast.ts';
import { readScenarios, type Scenario } from './format.ts';

const here = new URL('.', import.meta.url);

function text(name: string): string {
  return readFileSync(new URL(name, here), 'utf8');
}

export function castFromDisk(): Cast {
  return readCast(text('cast.md'));
}

export function scenariosFromDisk(): readonly Scenario[] {
  return readdirSync(new URL('cases/', here))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => readScenarios(name, text(`cases/${name}`)));
}
