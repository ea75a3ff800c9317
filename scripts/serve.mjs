// A small static server with the strict Content-Security-Policy that the product must live under.
// The demo, the end-to-end tests and the library tests all use it, so none of them sees a kinder page.
// `node scripts/serve.mjs <folder> [port]` serves a folder.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What a careful portal sends. Workers need no directive of their own (worker-src falls back to
 * script-src), nor does an about:blank frame for printing; fonts and framed pages are not used, so
 * default-src 'none' refuses them. `lit-html` is the policy that Lit makes, `cadre-talk` ours, for
 * the address of the worker.
 */
export const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html cadre-talk',
].join('; ');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const BODY_LIMIT = 32 * 1024 * 1024;

/**
 * @typedef {(request: Request, params: Record<string, string>) => unknown} Route
 *   takes a WHATWG request and gives a Response, or any value, which is sent as JSON.
 */

/**
 * Makes a server that is not listening yet; see {@link listen}.
 *
 * @param {object} options
 * @param {string} options.root the folder that is served; a folder's index.html answers for it
 * @param {Record<string, Route> | (() => Record<string, Route>)} [options.routes]
 *   `{ 'GET /api/people/:id': (request, { id }) => … }`, or what makes them for this server alone
 * @param {string | ((path: string) => string)} [options.csp] another policy, also by path
 */
export function createServer({ root, routes = {}, csp = STRICT_CSP }) {
  const given = typeof routes === 'function' ? routes() : routes;
  const table = Object.entries(given).map(([key, handle]) => {
    const [method, pattern] = key.split(' ');
    if (!pattern?.startsWith('/')) throw new TypeError(`A route is "METHOD /path", not "${key}"`);
    return { method, parts: pattern.split('/'), handle };
  });

  return createHttpServer(async (request, response) => {
    try {
      const path = decodePath(request.url);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      response.setHeader('Cache-Control', 'no-store');
      if (path === undefined) return send(response, 400, 'Bad request');
      response.setHeader('Content-Security-Policy', typeof csp === 'string' ? csp : csp(path));
      const matched = match(table, request.method, path);
      if (matched) return await answer(request, response, matched);
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return send(response, 405, 'Method not allowed');
      }
      await sendFile(request, response, root, path);
    } catch (error) {
      if (response.headersSent) return response.destroy();
      console.error(error);
      send(response, 500, 'Internal error');
    }
  });
}

/**
 * Listens on the port, or on the next free one of twenty when `search` is set; 0 takes any.
 * Gives the port that it got.
 */
export async function listen(server, port = 0, { host = '127.0.0.1', search = false } = {}) {
  const last = search && port !== 0 ? port + 20 : port;
  for (let candidate = port; ; candidate += 1) {
    try {
      await new Promise((done, fail) => {
        server.once('error', fail);
        server.listen(candidate, host, () => {
          server.off('error', fail);
          done(undefined);
        });
      });
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : candidate;
    } catch (error) {
      if (error?.code !== 'EADDRINUSE' || candidate >= last) throw error;
    }
  }
}

function decodePath(url = '/') {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
    return /^\/(?!\/)[^\0\\]*$/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function sendFile(request, response, root, path) {
  if (path.split('/').some((part) => part.startsWith('.'))) return send(response, 404, 'Not found');
  const base = await realpath(resolve(root));
  let file = join(base, path);
  let info = await stat(file).catch(() => undefined);
  if (info?.isDirectory()) {
    if (!path.endsWith('/')) {
      return send(response, 301, '', { Location: encodeURI(`${path}/`) });
    }
    file = join(file, 'index.html');
    info = await stat(file).catch(() => undefined);
  }
  // A link may lead out of the folder, so the real place is looked at, not the written one.
  const real = info?.isFile() ? await realpath(file) : undefined;
  if (real === undefined || !real.startsWith(base + sep)) return send(response, 404, 'Not found');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(real).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': info.size,
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(real)
    .on('error', () => response.destroy())
    .pipe(response);
}

function match(table, method, path) {
  const parts = path.split('/');
  for (const route of table) {
    if (route.method !== method || route.parts.length !== parts.length) continue;
    const params = {};
    const fits = route.parts.every((part, index) => {
      if (!part.startsWith(':')) return part === parts[index];
      params[part.slice(1)] = parts[index];
      return parts[index] !== '';
    });
    if (fits) return { route, params };
  }
  return undefined;
}

async function answer(request, response, { route, params }) {
  const body = await readBody(request);
  if (body === undefined) return send(response, 413, 'Too large');
  const result = await route.handle(
    new Request(new URL(request.url, `http://${request.headers.host ?? 'localhost'}`), {
      method: request.method,
      headers: Object.entries(request.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one) => [name, one]),
      ),
      ...(body.length > 0 ? { body } : {}),
    }),
    params,
  );
  const reply = result instanceof Response ? result : Response.json(result ?? null);
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  response.end(Buffer.from(await reply.arrayBuffer()));
}

async function readBody(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > BODY_LIMIT) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function send(response, status, text, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(text);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , root = '.', port = '8086'] = process.argv;
  const got = await listen(createServer({ root }), Number(port), { search: true });
  console.log(`http://localhost:${got}/`);
}
