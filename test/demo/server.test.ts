/** The portal's routes: what they give, to whom, and that nothing of it may be cached. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { routes } from '../../demo/server.mjs';

const paths = ['/portal/session', '/portal/directory', '/portal/sample'] as const;

function get(path: (typeof paths)[number], host = 'localhost:8086', asked = 'portal'): Response {
  const headers = asked === '' ? {} : { 'X-Requested-With': asked };
  return routes[`GET ${path}`](new Request(`http://${host}${path}`, { headers }));
}

test('the session names the clerk and brings 32 bytes, the same ones every time', async () => {
  const first = await get('/portal/session').json();
  assert.equal(Buffer.from(first.key, 'base64').length, 32);
  assert.deepEqual(first.actor.roles, ['clerk']);
  assert.deepEqual(await get('/portal/session').json(), first);
});

test('the secret behind the keys is for the server alone', () => {
  const { mode, size } = statSync(new URL('../../demo/.data/portal-secret', import.meta.url));
  assert.equal(size, 32);
  if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600);
});

test('nothing that the portal answers may be kept in a cache', () => {
  for (const path of paths) assert.equal(get(path).headers.get('Cache-Control'), 'no-store', path);
});

test('a page that is not the portal gets nothing', () => {
  for (const path of paths) {
    assert.equal(get(path, 'localhost:8086', '').status, 403);
    assert.equal(get(path, 'localhost:8086', 'other').status, 403);
    assert.equal(get(path, 'rebound.example.com').status, 403);
    assert.equal(get(path, 'portal.test:8086').status, 200);
    assert.equal(get(path).headers.get('Access-Control-Allow-Origin'), null);
  }
});

test('the sample list arrives as the bytes of a file, with its byte order mark', async () => {
  const bytes = new Uint8Array(await get('/portal/sample').arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
});
