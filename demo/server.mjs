// The portal's side of the demo: who is logged in, who is who, the sample list, and the backend through
// which everybody's desk shares its work. A real portal has its own of each; scripts/serve.mjs mounts
// these routes beside the pages.
//
// To sign somebody in, open `/?as=clerk`, or any of the short names in accounts.mjs, or a person's id
// (`/?as=yx-0006`). The page asks the server for a session of that person and takes the words out of
// the address. A session belongs to one window: two windows (of one profile or of two) opened at
// `/?as=clerk` and at `/?as=deputy` are two persons at work on the same records. Without `as` a window
// goes on with the session it has; a new one is the clerk's. `&data=years` is the made-up district of
// five years instead of the sample, `&policy=national` the same with the national overlay: each pair has
// records of its own. A server that is made anew (`routes()`) knows no session and no record.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Districts } from './districts.mjs';
import { redate, todayInShanghai } from './redate.mjs';
import { keyFor } from './secret.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Whose session it is stands in this header, and in no cookie: a cookie is the same in all windows. */
export const SESSION_HEADER = 'X-Portal-Session';

/** More than anybody has windows; the eldest go first. */
const MOST_SESSIONS = 5000;

/**
 * The routes of one portal. Sessions and shared records live as long as these do.
 *
 * @returns {Record<string, import('../scripts/serve.mjs').Route>}
 */
export function routes() {
  const sessions = new Sessions();
  const districts = new Districts();

  /** @typedef {{ district: import('./districts.mjs').District, account: import('./accounts.mjs').Account }} Session */

  /** For pages of the portal with a session; `handle` gets it from the server's own list. */
  const signedIn = (/** @type {(session: Session, request: Request) => unknown} */ handle) =>
    guarded(async (request) => {
      const session = sessions.of(request);
      return session === undefined ? problem(401, 'not-signed-in') : handle(session, request);
    });

  const sync = signedIn(async ({ district, account }, request) => {
    const answer = await district.answer(request, account);
    for (const [name, value] of Object.entries(PRIVATE)) answer.headers.set(name, value);
    return answer;
  });

  return {
    'GET /portal/accounts': guarded(async (request) => {
      const district = districts.named(Object.fromEntries(new URL(request.url).searchParams));
      if (district === undefined) return problem(400, 'unknown-data');
      const { offered } = await district.accounts();
      return json(
        offered.map(({ as, id, name, title, roles }) => ({ as, id, name, title, roles })),
      );
    }),
    // Nobody is asked for a password here: that is what a portal does before its pages are opened.
    'POST /portal/login': guarded(async (request) => {
      const wanted = await wantedBy(request);
      const district = wanted && districts.named(wanted);
      if (wanted === undefined || district === undefined) return problem(400, 'unknown-data');
      const account = (await district.accounts()).find(wanted.as ?? 'clerk');
      if (account === undefined) return problem(403, 'no-desk');
      const session = { district, account };
      return json({ session: sessions.begin(session), ...(await opened(session)) });
    }),
    'GET /portal/session': signedIn(async (session) => json(await opened(session))),
    'POST /portal/logout': signedIn((_session, request) => {
      sessions.end(request);
      return json({});
    }),
    'GET /portal/directory': signedIn(async ({ district }) => {
      const { units, people } = await district.book();
      return json({ units, people });
    }),
    'GET /portal/sample': signedIn(
      () =>
        new Response(redate(readText('decision-list.csv'), todayInShanghai()), {
          headers: { ...PRIVATE, 'Content-Type': 'text/csv; charset=utf-8' },
        }),
    ),
    // What the classes say of themselves, where `npm run build` has written it; else nothing.
    'GET /portal/elements': signedIn(() => json(manifest())),
    'POST /portal/sync/push': sync,
    'POST /portal/sync/pull': sync,
    'POST /portal/sync/ask': sync,
    'GET /portal/sync/openapi.json': sync,
  };

  /** What the page is told of its own session. */
  async function opened({ district, account }) {
    const { as = account.id, id, name, roles, title } = account;
    const key = (/** @type {string} */ what) => keyFor(what, district.id, id).toString('base64');
    return {
      actor: { id, name, roles },
      as,
      title,
      data: district.data,
      policy: district.policy,
      tenant: district.id,
      // How much may come in at the first sync, for its progress.
      records: (await district.book()).records,
      key: key('records'),
      ...(roles.includes('vault-holder') ? { vaultKey: key('vault') } : {}),
    };
  }
}

/** Who has which session. Only the server knows; a page holds nothing but a word that says nothing. */
class Sessions {
  #open = new Map();

  begin(session) {
    const token = randomBytes(24).toString('base64url');
    this.#open.set(token, session);
    if (this.#open.size > MOST_SESSIONS) this.#open.delete(this.#open.keys().next().value);
    return token;
  }

  of(/** @type {Request} */ request) {
    return this.#open.get(request.headers.get(SESSION_HEADER) ?? '');
  }

  end(/** @type {Request} */ request) {
    this.#open.delete(request.headers.get(SESSION_HEADER) ?? '');
  }
}

/** None of it may lie in a cache of the desk, or be read by another site. */
const PRIVATE = { 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' };

/**
 * Answers the portal's own pages only. A page of another origin cannot set the header without
 * being allowed to, and it never is; a foreign name that was made to point at this machine is refused
 * by the name. (`Sec-Fetch-Site` would say it in one word, but is not sent on plain HTTP.)
 *
 * @param {(request: Request) => unknown} handle
 */
function guarded(handle) {
  return (/** @type {Request} */ request) => {
    const { hostname } = new URL(request.url);
    const local =
      ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.test');
    return local && request.headers.get('X-Requested-With') === 'portal'
      ? handle(request)
      : problem(403, 'forbidden');
  };
}

/** What a log-in asks for; only words, and only those that it knows. */
async function wantedBy(/** @type {Request} */ request) {
  const given = await request.json().catch(() => undefined);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const wanted = {};
  for (const name of ['as', 'data', 'policy']) {
    const value = given[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.length > 64) return undefined;
    wanted[name] = value;
  }
  return wanted;
}

function problem(status, code) {
  return Response.json({ status, code }, { status, headers: PRIVATE });
}

function json(value) {
  return Response.json(value, { headers: PRIVATE });
}

function manifest() {
  const file = join(here, '../dist/custom-elements.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function readText(name) {
  // With its BOM, as the file of a department has one.
  return readFileSync(join(here, 'data', name), 'utf8');
}
