/** The portal's routes: what they give, to whom, and that nothing of it may be cached. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { routes, SESSION_HEADER } from '../../demo/server.mjs';

type Method = 'GET' | 'POST';

interface Asked {
  readonly session?: string;
  readonly body?: unknown;
  readonly host?: string;
  /** What the page says it is. */
  readonly from?: string;
}

/** One portal, with sessions and records of its own. */
function portal() {
  const table = routes();
  const ask = async (method: Method, path: string, asked: Asked = {}): Promise<Response> => {
    const { session, body, host = 'localhost:8086', from = 'portal' } = asked;
    const headers = new Headers({ 'Content-Type': 'application/json' });
    if (from !== '') headers.set('X-Requested-With', from);
    if (session !== undefined) headers.set(SESSION_HEADER, session);
    const handle = table[`${method} ${path.split('?')[0]}`];
    assert.ok(handle, `${method} ${path} is a route`);
    const answer = await handle(
      new Request(`http://${host}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
      {},
    );
    assert.ok(answer instanceof Response, `${path} gives a response`);
    return answer;
  };
  const signIn = async (as?: string, more: object = {}) => {
    const answer = await ask('POST', '/portal/login', { body: { ...(as && { as }), ...more } });
    assert.equal(answer.status, 200, as);
    return answer.json();
  };
  return { ask, signIn };
}

/** All that answers to somebody with a session. */
const signedIn = [
  ['GET', '/portal/session'],
  ['GET', '/portal/directory'],
  ['GET', '/portal/sample'],
  ['GET', '/portal/elements'],
  ['GET', '/portal/sync/openapi.json'],
  ['POST', '/portal/sync/push', { items: [] }],
  ['POST', '/portal/sync/pull', {}],
  ['POST', '/portal/sync/ask', { question: { ask: 'nothing' } }],
  ['POST', '/portal/logout'],
] as const;

test('who names nobody is the clerk, with 32 bytes that are the same at every log-in', async () => {
  const { signIn } = portal();
  const first = await signIn();
  assert.equal(first.actor.id, 'yx-0010');
  assert.deepEqual(first.actor.roles, ['clerk']);
  assert.equal(Buffer.from(first.key, 'base64').length, 32);
  const second = await signIn('yx-0010');
  assert.equal(second.key, first.key);
  assert.notEqual(second.session, first.session, 'each window has a session of its own');
});

test('everybody on the log-in page can sign in by short name and by id, each with a key of their own', async () => {
  const { ask, signIn } = portal();
  const offered = await (await ask('GET', '/portal/accounts')).json();
  assert.ok(offered.length >= 10, `${offered.length} are offered`);
  const keys = new Set<string>();
  for (const { as, id, name, title, roles } of offered) {
    const session = await signIn(as);
    assert.deepEqual(session.actor, { id, name, roles });
    assert.equal(session.title, title);
    assert.equal((await signIn(id)).key, session.key);
    assert.equal('vaultKey' in session, roles.includes('vault-holder'), name);
    keys.add(session.key).add(session.vaultKey ?? session.key);
  }
  assert.equal(keys.size, offered.length + 1, 'one key for each, and one for the vault');
  const desks = new Set(offered.flatMap(({ roles }: { roles: readonly string[] }) => roles));
  for (const desk of [
    'clerk',
    'leader',
    'committee-leader',
    'delegate',
    'inspector',
    'subject',
    'security-auditor',
    'administrator',
    'vault-holder',
  ]) {
    assert.ok(desks.has(desk), desk);
  }
});

test('the desks of somebody whom no list names follow from the posts held now', async () => {
  const { signIn, ask } = portal();
  assert.deepEqual((await signIn('yx-0007')).actor.roles, ['leader']);
  assert.deepEqual((await signIn('yx-0018')).actor.roles, ['delegate', 'subject']);
  assert.deepEqual((await signIn('yx-0058')).actor.roles, ['subject']);
  for (const as of ['yx-9999', 'constructor', '__proto__', '']) {
    const answer = await ask('POST', '/portal/login', { body: { as } });
    assert.equal(answer.status, 403, as);
  }
});

test('the keys differ by data and by rules, and none of them is the other’s', async () => {
  const { signIn } = portal();
  const [district, national] = [await signIn(), await signIn('clerk', { policy: 'national' })];
  assert.notEqual(national.key, district.key);
  assert.notEqual(national.tenant, district.tenant);
});

test('a log-in that asks for what there is not is refused', async () => {
  const { ask } = portal();
  for (const body of [{ data: 'all' }, { policy: 'none' }, { as: 7 }, null, [], 'clerk']) {
    const answer = await ask('POST', '/portal/login', { body });
    assert.equal(answer.status, 400, JSON.stringify(body));
  }
});

test('who sits at a window is what the server knows of its session, whatever the page claims', async () => {
  const { ask, signIn } = portal();
  const { session, key } = await signIn('delegate');
  const again = await (await ask('GET', '/portal/session?as=clerk', { session })).json();
  assert.equal(again.actor.id, 'yx-0056');
  assert.equal(again.key, key);
  assert.equal('session' in again, false);
});

test('nobody without a session is answered, nor after it has ended, nor by another portal', async () => {
  const [here, elsewhere] = [portal(), portal()];
  const { session: foreign } = await elsewhere.signIn('clerk');
  const { session: ended } = await here.signIn('clerk');
  assert.equal((await here.ask('POST', '/portal/logout', { session: ended })).status, 200);
  for (const session of [undefined, '', 'yx-0010', 'clerk', foreign, ended]) {
    for (const [method, path, body] of signedIn) {
      const answer = await here.ask(method, path, {
        ...(session === undefined ? {} : { session }),
        body: method === 'POST' ? body : undefined,
      });
      assert.equal(answer.status, 401, `${path} with ${session}`);
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    }
  }
});

test('a page that is not the portal gets nothing, with a session or without', async () => {
  const { ask, signIn } = portal();
  const { session } = await signIn('clerk');
  // The last of them ends the session.
  const all = [['GET', '/portal/accounts'], ['POST', '/portal/login', {}], ...signedIn] as const;
  for (const [method, path, body] of all) {
    const asked = { session, body: method === 'POST' ? body : undefined };
    assert.equal((await ask(method, path, { ...asked, from: '' })).status, 403, path);
    assert.equal((await ask(method, path, { ...asked, from: 'other' })).status, 403, path);
    const rebound = await ask(method, path, { ...asked, host: 'rebound.example.com' });
    assert.equal(rebound.status, 403, path);
    const own = await ask(method, path, { ...asked, host: 'portal.test:8086' });
    assert.notEqual(own.status, 403, path);
    assert.equal(own.headers.get('Access-Control-Allow-Origin'), null);
  }
});

test('nothing that the portal answers may be kept in a cache', async () => {
  const { ask, signIn } = portal();
  const { session } = await signIn('inspector');
  for (const [method, path, body] of signedIn) {
    const answer = await ask(method, path, {
      session,
      body: method === 'POST' ? body : undefined,
    });
    assert.equal(answer.headers.get('Cache-Control'), 'no-store', path);
    assert.equal(answer.headers.get('Cross-Origin-Resource-Policy'), 'same-origin', path);
  }
});

test('the secret behind the keys is for the server alone', async () => {
  await portal().signIn();
  const { mode, size } = statSync(new URL('../../demo/.data/portal-secret', import.meta.url));
  assert.equal(size, 32);
  if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600);
});

test('the sample list arrives as the bytes of a file, with its byte order mark', async () => {
  const { ask, signIn } = portal();
  const { session } = await signIn();
  const list = await ask('GET', '/portal/sample', { session });
  const bytes = new Uint8Array(await list.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
});
