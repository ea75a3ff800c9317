// The portal's secret, and the keys that are derived from it: none is kept, and each is another one.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SECRET_FILE = join(dirname(fileURLToPath(import.meta.url)), '.data', 'portal-secret');

/**
 * 32 bytes for one purpose, e.g. one user's records: the same after a restart, and without the
 * portal's secret nothing can be opened.
 *
 * @param {readonly string[]} purpose
 */
export function keyFor(...purpose) {
  return createHmac('sha256', portalSecret()).update(JSON.stringify(purpose)).digest();
}

function portalSecret() {
  try {
    const secret = readFileSync(SECRET_FILE);
    if (secret.length === 32) return secret;
    // Another one would open nothing that was sealed before, so it is not replaced in silence.
    throw new Error(`${SECRET_FILE} is damaged: it must hold 32 bytes.`);
  } catch (error) {
    if (error?.code !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(SECRET_FILE), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(SECRET_FILE, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error?.code !== 'EEXIST') throw error; // two first requests at once: one of them made it
  }
  return readFileSync(SECRET_FILE);
}
