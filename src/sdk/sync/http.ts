/** The Sync port over HTTP, as the OpenAPI file describes it. Works in Chromium 86 on plain HTTP. */
import type { PullPage, SyncPort, Verdict } from './port.ts';

/** How `httpSync` sends its requests. */
export interface HttpSyncOptions {
  /** Default: the page's own, with its cookies for the same origin. */
  readonly fetch?: typeof fetch;
  /** Asked before each request, e.g. for a token that changes. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
}

/** The other side did not answer as it should. It never carries what was sent or answered. */
export class SyncHttpError extends Error {
  override readonly name = 'SyncHttpError';
  constructor(readonly status: number) {
    super(`The sync server answered ${status}`);
  }
}

/** `url` is where the handler is mounted: `push`, `pull` and `ask` are below it. */
export function httpSync(url: string, options: HttpSyncOptions = {}): SyncPort {
  const base = url.replace(/\/+$/, '');
  const ask = async (path: string, body: object, signal: AbortSignal | undefined) => {
    // Called as a plain function: the page's own refuses to be called on anything but the window.
    const send = options.fetch ?? ((input, init) => fetch(input, init));
    const response = await send(`${base}/${path}`, {
      method: 'POST',
      headers: { ...(await options.headers?.()), 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw new SyncHttpError(response.status);
    const answer: unknown = await response.json();
    return answer;
  };
  // What is answered is checked by whoever asked, as with any other port.
  return {
    async push(items, { signal } = {}) {
      const answer = (await ask('push', { items }, signal)) as {
        readonly verdicts: readonly Verdict[];
      };
      return answer.verdicts;
    },
    async pull(cursor, { signal } = {}) {
      const body = cursor === undefined ? {} : { cursor };
      return (await ask('pull', body, signal)) as PullPage;
    },
    async ask(question, { signal } = {}) {
      const answer = (await ask('ask', { question }, signal)) as { readonly answer: unknown };
      return answer.answer;
    },
  };
}
