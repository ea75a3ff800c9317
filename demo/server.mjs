// The portal's side of the demo: who is logged in, who is who, and the sample list. A real portal has
// all of this already; scripts/serve.mjs mounts these routes beside the pages.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redate, todayInShanghai } from './redate.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const SECRET_FILE = join(here, '.data', 'portal-secret');

/** The clerk of the cadre section. The demo has no log-in page: the portal has logged her in. */
const clerk = { id: 'yx-0010', name: '周敏', roles: ['clerk'] };

export const routes = {
  'GET /portal/session': guarded(() =>
    json({ actor: clerk, key: keyOf(clerk.id).toString('base64') }),
  ),
  'GET /portal/directory': guarded(() =>
    json({ units: readData('units.json'), people: readData('people.json') }),
  ),
  'GET /portal/sample': guarded(
    () =>
      new Response(redate(readText('decision-list.csv'), todayInShanghai()), {
        headers: { ...PRIVATE, 'Content-Type': 'text/csv; charset=utf-8' },
      }),
  ),
};

/** None of it may lie in a cache of the desk, or be read by another site. */
const PRIVATE = { 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' };

/**
 * Answers the portal's own pages only. A page of another origin cannot set the header without
 * being allowed to, and it never is; a foreign name that was made to point at this machine is refused
 * by the name. (`Sec-Fetch-Site` would say it in one word, but is not sent on plain HTTP.)
 *
 * @param {() => Response} handle
 */
function guarded(handle) {
  return (/** @type {Request} */ request) => {
    const { hostname } = new URL(request.url);
    const local =
      ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.test');
    if (!local || request.headers.get('X-Requested-With') !== 'portal') {
      return new Response('Forbidden', { status: 403, headers: PRIVATE });
    }
    return handle();
  };
}

/**
 * The key that seals a user's records in the browser. It is derived and not kept: the same after a
 * restart, another one for each user, and without the portal's secret nothing can be opened.
 */
function keyOf(user) {
  return createHmac('sha256', portalSecret()).update(`cadre-talk:${user}`).digest();
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

function json(value) {
  return Response.json(value, { headers: PRIVATE });
}

function readText(name) {
  // With its BOM, as the file of a department has one.
  return readFileSync(join(here, 'data', name), 'utf8');
}

function readData(name) {
  return JSON.parse(readText(name));
}
