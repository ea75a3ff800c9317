/** The handler over HTTP's own Request and Response, as its OpenAPI file says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Actor } from '../../../src/sdk/index.ts';
import { createReferenceHandler, openApi } from '../../../src/sdk/sync/handler.ts';
import { httpSync } from '../../../src/sdk/sync/http.ts';
import { atTheDesk, clerk, noon } from '../district.ts';
import { appointment, importList, onlyRow, value } from '../steps.ts';
import { type Document, misfits } from './json-schema.ts';
import { FILE, written } from './openapi.ts';

const day = '2026-03-11';
const document: Document = JSON.parse(JSON.stringify(openApi));
const base = 'http://portal.invalid/oa/talks/';
const leader: Actor = { id: 'deputy', name: '王副部长', roles: ['leader'] };
const known = new Map([clerk, leader].map((actor) => [actor.id, actor]));

/** The portal's session is a header here. */
function serve(pageSize?: number) {
  const handler = createReferenceHandler({
    identity: (request) => known.get(request.headers.get('x-user') ?? ''),
    clock: { now: () => noon(day) },
    ...(pageSize === undefined ? {} : { pageSize }),
  });
  const answers: { readonly path: string; readonly status: number; readonly body: unknown }[] = [];
  const asked: { readonly path: string; readonly body: unknown }[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.split('/').pop() ?? '';
    asked.push({ path, body: JSON.parse(await request.clone().text()) });
    const response = await handler(request);
    answers.push({ path, status: response.status, body: await response.clone().json() });
    return response;
  };
  const portFor = (user: string) =>
    httpSync(base, { fetch: send, headers: () => ({ 'x-user': user }) });
  return { handler, answers, asked, portFor };
}

async function ask(
  { handler }: ReturnType<typeof serve>,
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly type: string | null; readonly code: unknown }> {
  const response = await handler(
    new Request(base + path, {
      method: 'POST',
      ...init,
      headers: { 'content-type': 'application/json', 'x-user': 'clerk', ...init.headers },
    }),
  );
  const { code }: { code?: unknown } = await response.json();
  return { status: response.status, type: response.headers.get('content-type'), code };
}

describe('the reference handler', () => {
  it('lets two desks share a district, in requests and answers as the OpenAPI file has them', async () => {
    const server = serve(1);
    const a = await atTheDesk(day, { sync: server.portFor('clerk') });
    const b = await atTheDesk(day, { actor: leader, sync: server.portFor('deputy') });
    await importList(a.sdk, appointment);
    assert.equal((await a.sdk.sync.run()).ended, 'done');
    assert.equal((await b.sdk.sync.run()).ended, 'done');
    const row = await onlyRow(a.sdk);
    const plan = {
      obligation: row.obligation,
      date: day,
      talker: 'deputy',
      outline: true,
    } as const;
    const talk = value(await a.sdk.plan.arrange(plan));
    await a.sdk.sync.run();
    await b.sdk.sync.run();
    const theirs = await b.sdk.talks.get(talk.id);
    assert.ok(theirs, 'the leader has the talk');
    value(await a.sdk.plan.cancel(talk, '时间冲突'));
    value(await b.sdk.talks.hold({ talk: theirs, heldOn: day }));
    await a.sdk.sync.run();
    assert.equal((await b.sdk.sync.run()).held, 1);

    const schemas = {
      push: ['Push', 'Verdicts'],
      pull: ['Pull', 'Page'],
    } as const;
    for (const [index, { path, body }] of server.answers.entries()) {
      assert.ok(path === 'push' || path === 'pull', path);
      const [request, answer] = schemas[path];
      assert.deepEqual(misfits(document, request, server.asked[index]?.body), []);
      assert.deepEqual(misfits(document, answer, body), []);
    }
    const verdicts = JSON.stringify(server.answers);
    for (const word of ['accepted', 'conflict']) assert.ok(verdicts.includes(word), word);
  });

  it('answers who is not signed in, what is no JSON, too long or no push with a code and no more', async () => {
    const server = serve();
    const cases: readonly (readonly [string, RequestInit, number, string])[] = [
      ['push', { headers: { 'x-user': 'nobody' }, body: '{}' }, 401, 'not-signed-in'],
      ['push', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, 'not-json'],
      ['push', { body: '{' }, 400, 'body-invalid'],
      ['push', { body: '{"items":[{"id":"张三"}]}' }, 400, 'body-invalid'],
      ['push', { body: '{"items":[],"more":1}' }, 400, 'body-invalid'],
      ['pull', { body: '{"cursor":7}' }, 400, 'body-invalid'],
      ['push', { body: `"${'x'.repeat(17 * 1024 * 1024)}"` }, 413, 'too-large'],
      ['elsewhere', { body: '{}' }, 404, 'not-found'],
      ['pull', { method: 'PUT', body: '{}' }, 405, 'method-not-allowed'],
    ];
    for (const [path, init, status, code] of cases) {
      const answer = await ask(server, path, init);
      assert.deepEqual(answer, { status, type: 'application/problem+json', code });
    }
  });

  it('takes nothing from a browser that names somebody else, another machine, or a way behind objects', async () => {
    const server = serve();
    const fields = { state: { to: 'closed' } };
    const change = { record: 'ab'.repeat(16), type: 'talk', schema: 1, created: true, fields };
    const item = {
      id: 'cd'.repeat(16),
      action: 'talk.arrange',
      at: '2026-03-11T04:00:00.000Z',
      by: 'clerk',
      changes: [change],
    };
    const port = server.portFor('clerk');
    const verdictOf = async (other: object) => {
      const [verdict] = await port.push([{ ...item, ...other }]);
      return verdict?.verdict === 'refused' ? verdict.code : verdict?.verdict;
    };
    const id = (two: string) => two.repeat(16);
    assert.equal(await verdictOf({ id: id('01'), by: 'deputy' }), 'access.denied');
    assert.equal(await verdictOf({ id: id('02'), action: 'no.such' }), 'access.denied');
    assert.equal(await verdictOf({ id: id('03') }), 'input.invalid');
    const draft = { ...change, type: 'draft' };
    assert.equal(await verdictOf({ id: id('04'), changes: [draft] }), 'access.denied');
    const newer = { ...change, schema: 99 };
    assert.equal(await verdictOf({ id: id('05'), changes: [newer] }), 'schema.newer');
    const proto = `{"items":[${JSON.stringify({ ...item, changes: [{ ...change, fields: {} }] }).replace('"fields":{}', '"fields":{"__proto__":{"to":1}}')}]}`;
    assert.equal((await ask(server, 'push', { body: proto })).code, 'body-invalid');
  });

  it('is told by docs/openapi.json as the code has it', async () => {
    const kept = readFileSync(FILE, 'utf8');
    assert.equal(kept, await written(), 'node --import tsx test/sdk/sync/openapi.ts writes it');
  });

  it('gives its OpenAPI file to whoever asks', async () => {
    const response = await serve().handler(new Request(`${base}openapi.json`));
    assert.deepEqual(await response.json(), document);
  });
});
