/** Writes docs/openapi.json from the code: `node --import tsx test/sdk/sync/openapi.ts`. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { openApi } from '../../../src/sdk/sync/openapi.ts';

export const FILE = new URL('../../../docs/openapi.json', import.meta.url);

export function written(): Promise<string> {
  return format(JSON.stringify(openApi), { parser: 'json', printWidth: 100 });
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1])) {
  writeFileSync(FILE, await written());
}
