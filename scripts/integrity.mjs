// dist/classic/integrity.json: the hash of every file of the classic build as `<script integrity>` and
// server-side checks take it. The parts are imported by the script itself, which browsers of today do
// without a hash: a portal compares them when it takes the folder over.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './entries.mjs';

export const INTEGRITY = 'integrity.json';

export function writeIntegrity(folder = join(root, 'dist/classic')) {
  const hashes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.split('\\').join('/'))
    .sort()
    .map((file) => [file, integrityOf(readFileSync(join(folder, file)))]);
  writeFileSync(
    join(folder, INTEGRITY),
    `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
  );
}

export function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
