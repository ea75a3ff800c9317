/**
 * Who is logged in at this window. The server keeps that; here lies nothing but the session's random
 * word, in the window's own storage, so that two windows can be two persons.
 */
import * as z from 'zod/mini';
import { type Actor, httpSync, type SyncPort } from 'cadre-talk/sdk';

const TOKEN = 'portal-session';

const roles = z.array(
  z.enum([
    'clerk',
    'leader',
    'committee-leader',
    'delegate',
    'inspector',
    'subject',
    'security-auditor',
    'vault-holder',
    'administrator',
  ]),
);
const bytes = z.pipe(
  z.string(),
  z.transform((base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))),
);
const opened = z.object({
  actor: z.object({ id: z.string(), name: z.string(), roles }),
  title: z.string(),
  data: z.enum(['sample', 'years']),
  policy: z.enum(['district', 'national']),
  /** The short name by which they sign in, also where the data are others. */
  as: z.string(),
  tenant: z.string(),
  /** How many records may come in at the first sync. */
  records: z.number(),
  /** Seals this user's records in this browser. */
  key: bytes,
  /** For who may hold the identities of informants. */
  vaultKey: z.exactOptional(bytes),
});
const begun = z.extend(opened, { session: z.string() });
const offered = z.array(
  z.object({ as: z.string(), id: z.string(), name: z.string(), title: z.string(), roles }),
);

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;
export type Account = z.infer<typeof offered>[number];

export interface Session extends Readonly<Omit<z.infer<typeof opened>, 'actor'>> {
  readonly actor: Actor;
  /** Asks the portal as this person. */
  readonly ask: Ask;
  readonly sync: SyncPort;
}

/** The portal knows this window's session no more, e.g. because it was started anew. */
export class SessionEnded extends Error {}

/** What an address may ask for: a person, the data, the rules. */
export interface Wanted {
  readonly as?: string;
  readonly data?: string;
  readonly policy?: string;
}

/** The address that signs somebody in. */
export function addressOf(wanted: Wanted): string {
  return `./?${new URLSearchParams({ ...wanted })}`;
}

/** Hears of each page of records that comes in, and whether there are more. */
export type Received = (records: number, more: boolean) => void;

/** Goes on with this window's session, or begins one: of whom the address names, else of the clerk. */
export async function openSession(received: Received): Promise<Session> {
  const wanted = takeFromAddress();
  const token = sessionStorage.getItem(TOKEN);
  if (wanted === undefined && token !== null) {
    const answer = await asking(token)('portal/session');
    return withPort(opened.parse(await answer.json()), token, received);
  }
  const answer = await asking(undefined)('portal/login', {
    method: 'POST',
    body: JSON.stringify(wanted ?? {}),
  });
  const { session, ...rest } = begun.parse(await answer.json());
  sessionStorage.setItem(TOKEN, session);
  return withPort(rest, session, received);
}

/** Whom the log-in page offers. */
export async function accounts(data: string): Promise<readonly Account[]> {
  const answer = await asking(undefined)(`portal/accounts?${new URLSearchParams({ data })}`);
  return offered.parse(await answer.json());
}

/** Taken out of the address, so that neither a bookmark nor the next reload signs anybody in. */
function takeFromAddress(): Wanted | undefined {
  const given = new URLSearchParams(location.search);
  const wanted = Object.fromEntries(
    ['as', 'data', 'policy'].flatMap((name) => {
      const value = given.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  if (Object.keys(wanted).length === 0) return undefined;
  history.replaceState(null, '', location.pathname + location.hash);
  return wanted;
}

function withPort(session: z.infer<typeof opened>, token: string, received: Received): Session {
  const port = httpSync('portal/sync', { headers: () => headersOf(token) });
  return {
    ...session,
    ask: asking(token),
    sync: {
      ...port,
      pull: async (cursor, options) => {
        const page = await port.pull(cursor, options);
        received(page.records.length, page.more);
        return page;
      },
    },
  };
}

function asking(token: string | undefined): Ask {
  return async (path, init = {}) => {
    const answer = await fetch(path, {
      cache: 'no-store',
      credentials: 'same-origin',
      ...init,
      headers: headersOf(token),
    });
    if (answer.status === 401) throw new SessionEnded();
    if (!answer.ok) throw new Error(`The portal answered ${answer.status} for ${path}.`);
    return answer;
  };
}

function headersOf(token: string | undefined): Record<string, string> {
  return {
    'X-Requested-With': 'portal',
    ...(token === undefined ? {} : { 'X-Portal-Session': token }),
  };
}
