// Gives the browser tests the scenarios as they stand on disk: a page cannot list a folder.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/entries.mjs';

const folder = join(root, 'test/scenarios');
const text = (name) => readFileSync(join(folder, name), 'utf8');

/** A plugin of the test runner's server. */
export function scenarioTexts() {
  return {
    name: 'cadre-talk:scenario-texts',
    serve({ path }) {
      if (path !== '/test/scenarios/texts.json') return undefined;
      const files = readdirSync(join(folder, 'cases')).filter((name) => name.endsWith('.md'));
      const cases = files.sort().map((name) => [name, text(`cases/${name}`)]);
      return { type: 'json', body: JSON.stringify({ cast: text('cast.md'), cases }) };
    },
  };
}
