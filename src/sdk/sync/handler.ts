/**
 * A backend of reference. What comes in is checked again by the same schema, access table, workflow
 * and policy as at the desk; what goes out is what the person may see. A portal mounts it, or takes
 * its OpenAPI file for a backend of its own.
 *
 * @module cadre-talk/sdk/handler
 */
import type * as z from 'zod/mini';
import { systemClock } from '../clock.ts';
import { openPolicy, policyReader } from '../policy.ts';
import type { Actor, ClockPort, DirectoryPort, SdkOptions } from '../ports.ts';
import { memoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { type Hub, hubOf } from './hub.ts';
import { openApi } from './openapi.ts';
import type { Question } from './port.ts';
import { askBody, isPlain, pullBody, pushBody } from './wire.ts';

export type { Actor, ClockPort, DeskRole, DirectoryPort } from '../ports.ts';
export type { Store } from '../store/store.ts';
export { openApi };

/** What the handler is given by the server that mounts it. */
export interface HandlerOptions extends Pick<SdkOptions, 'policy' | 'holidays' | 'settings'> {
  /** Who asks, by the portal's own session. `undefined`: nobody that the portal knows. */
  readonly identity: (request: Request) => Actor | undefined | Promise<Actor | undefined>;
  readonly clock?: ClockPort;
  /** Persons and units. Without it nobody can ask for the figures and steps of the whole district. */
  readonly directory?: DirectoryPort;
  /** Where the records live. Default: in memory, gone with the process. */
  readonly store?: Store;
  /** Records in one page of a pull. Default: 500. */
  readonly pageSize?: number;
}

/** The largest body that is read, in bytes of UTF-8. */
const MAX_BODY = 16 * 1024 * 1024;

/** What went wrong, and nothing of what was sent. */
const problems = {
  'not-found': 404,
  'method-not-allowed': 405,
  'not-signed-in': 401,
  'not-json': 415,
  'too-large': 413,
  'body-invalid': 400,
  'not-offered': 501,
} as const;

type ProblemCode = keyof typeof problems;

class Problem extends Error {
  constructor(readonly code: ProblemCode) {
    super(code);
  }
}

/**
 * A WHATWG handler of four paths, wherever they are mounted: `POST …/push`, `POST …/pull`,
 * `POST …/ask`, `GET …/openapi.json`. Errors are problem JSON with a stable `code`.
 *
 * The returned function rejects only where the store does, or the policy cannot be read.
 */
export function createReferenceHandler(
  options: HandlerOptions,
): (request: Request) => Promise<Response> {
  let opened: Promise<Hub> | undefined;
  const hub = () => (opened ??= open(options));
  return async (request) => {
    try {
      return await answer(request, options, hub);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return problem(error.code);
    }
  };
}

async function open(options: HandlerOptions): Promise<Hub> {
  const read = await policyReader(options);
  const { store = memoryStore(), clock = systemClock, pageSize, directory } = options;
  return hubOf({
    policy: openPolicy(read),
    read,
    store,
    clock,
    ...(directory === undefined ? {} : { directory }),
    ...(pageSize === undefined ? {} : { pageSize }),
  });
}

async function answer(
  request: Request,
  { identity }: HandlerOptions,
  hub: () => Promise<Hub>,
): Promise<Response> {
  const path = new URL(request.url).pathname.split('/').pop() ?? '';
  if (path === 'openapi.json') {
    if (request.method !== 'GET') throw new Problem('method-not-allowed');
    return json(openApi);
  }
  if (path !== 'push' && path !== 'pull' && path !== 'ask') throw new Problem('not-found');
  if (request.method !== 'POST') throw new Problem('method-not-allowed');
  const actor = await identity(request);
  if (actor === undefined) throw new Problem('not-signed-in');
  const given = await bodyOf(request);
  if (path === 'push') {
    const { items } = checked(pushBody, given);
    return json({ verdicts: await (await hub()).push(actor, items) });
  }
  if (path === 'ask') {
    const { question } = checked(askBody, given);
    const { ask } = await hub();
    if (ask === undefined) throw new Problem('not-offered');
    // What may be asked for is checked by the function that is asked.
    return json({ answer: await ask(actor, question as unknown as Question) });
  }
  const { cursor } = checked(pullBody, given);
  return json(await (await hub()).pull(actor, cursor));
}

/** A form of another site cannot send this type without asking first. */
async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem('not-json');
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) throw new Problem('too-large');
  const text = await limitedText(request);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Problem('body-invalid');
  }
  // Before any schema: one that knows the names drops the others without a word.
  if (!isPlain(given, 0)) throw new Problem('body-invalid');
  return given;
}

/** The body, read no further than it may be long, whatever its headers say. */
async function limitedText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    length += part.value.length;
    if (length > MAX_BODY) {
      await reader?.cancel();
      throw new Problem('too-large');
    }
    try {
      text += decoder.decode(part.value, { stream: true });
    } catch {
      throw new Problem('body-invalid');
    }
  }
  return text;
}

function checked<T>(schema: z.ZodMiniType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (!result.success) throw new Problem('body-invalid');
  return result.data;
}

function json(value: unknown): Response {
  return new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

function problem(code: ProblemCode): Response {
  const status = problems[code];
  const body = { type: 'about:blank', title: code, status, code };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
