import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { STRICT_CSP, createServer, listen } from '../../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const root = join(folder, 'root');
const server = createServer({
  root,
  routes: {
    'GET /api/people/:id': (_request: Request, { id }: Record<string, string>) => ({ id }),
    'POST /api/echo': async (sent: Request) => new Response(await sent.text(), { status: 201 }),
    'GET /api/broken': () => Promise.reject(new Error('on purpose')),
  },
});
let port = 0;

before(async () => {
  mkdirSync(join(root, 'page'), { recursive: true });
  writeFileSync(join(root, 'page/index.html'), '<!doctype html>');
  writeFileSync(join(root, 'a.js'), 'export {};');
  writeFileSync(join(root, '.hidden'), 'hidden');
  writeFileSync(join(folder, 'outside.txt'), 'outside');
  symlinkSync(join(folder, 'outside.txt'), join(root, 'link.txt'));
  port = await listen(server);
});

after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

// node:http and not fetch, which would tidy the path before it is sent.
function ask(path: string, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((done, fail) => {
    request({ port, path, method }, (reply) => {
      const pieces: Buffer[] = [];
      reply.on('data', (piece: Buffer) => pieces.push(piece));
      reply.on('end', () => {
        const { statusCode: status = 0, headers } = reply;
        done({ status, headers, text: Buffer.concat(pieces).toString() });
      });
    })
      .on('error', fail)
      .end(body);
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

test('pages and scripts come with their type, the strict CSP and nosniff', async () => {
  const page = await ask('/page/');
  assert.equal(page.status, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['content-security-policy'], STRICT_CSP);
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.match((await ask('/a.js?x=1')).headers['content-type'] as string, /^text\/javascript/);
});

test('the CSP allows nothing inline and asks for Trusted Types', () => {
  assert.doesNotMatch(STRICT_CSP, /unsafe/);
  assert.match(STRICT_CSP, /^default-src 'none'/);
  assert.match(
    STRICT_CSP,
    /require-trusted-types-for 'script'; trusted-types lit-html cadre-talk$/,
  );
});

test('nothing outside of the folder, hidden or linked from outside is served', async () => {
  for (const path of [
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/page/../../outside.txt',
    '/..\\outside.txt',
    '/link.txt',
    '/.hidden',
    '//page',
    '/%',
    '/a.js%00.html',
  ]) {
    const { status, text } = await ask(path);
    assert.ok(status === 404 || status === 400, `${path} gave ${status}`);
    assert.doesNotMatch(text, /outside|hidden/);
  }
});

test('routes take requests, and a broken one says nothing of its error', async (t) => {
  assert.equal((await ask('/api/people/7')).text, '{"id":"7"}');
  const echo = await ask('/api/echo', 'POST', '谈话');
  assert.deepEqual([echo.status, echo.text], [201, '谈话']);
  assert.equal((await ask('/a.js', 'POST')).status, 405);
  t.mock.method(console, 'error', () => undefined);
  const broken = await ask('/api/broken');
  assert.deepEqual([broken.status, broken.text], [500, 'Internal error']);
});

test('a busy port leads to the next free one when that is wanted, and else to an error', async () => {
  const second = createServer({ root });
  try {
    assert.ok((await listen(second, port, { search: true })) > port);
  } finally {
    second.close();
  }
  await assert.rejects(listen(createServer({ root }), port), { code: 'EADDRINUSE' });
});
