/**
 * Long work off the page: in a worker of its own, which is ended with the job, whatever came of it. Where
 * none can be had (the host's list of Trusted Types policies lacks ours, its CSP or its server refuses
 * the file, there are no workers) the page does the same itself, with pauses.
 */
import type { TableRow } from '../exchange/table-file.ts';
import { assertWanted } from '../queries/cancel.ts';
import { workerAddress } from './address.ts';
import { type JobName, jobs, type Jobs, type Pace } from './jobs.ts';
import { mark } from './mark.ts';
import type { Order, Told } from './messages.ts';
import { turns } from './turns.ts';

/** A file that has not begun by then may never come; this is long for a loaded machine. */
const BEGIN_MS = 10_000;

type Wanted = Omit<Pace, 'turn'>;

/**
 * @throws DOMException `AbortError` when the signal says so; what the work throws
 */
export async function work<Name extends JobName>(
  job: Name,
  given: Jobs[Name]['takes'],
  wanted: Wanted = {},
): Promise<Jobs[Name]['gives']> {
  assertWanted(wanted.signal);
  const worker = await begun(wanted.signal);
  if (worker !== undefined) {
    try {
      // An order names its job and brings what that job takes.
      const value = await done(worker, { job, given } as Order, wanted);
      if (value !== undefined) return value as Jobs[Name]['gives'];
    } finally {
      worker.terminate();
    }
  }
  return jobs[job](given, { ...wanted, turn: turns(wanted.signal) });
}

/** Whether a worker was really to be had: one is begun to find out, once for a page. */
export async function workPlace(): Promise<'worker' | 'slices'> {
  if (place === undefined) (await begun())?.terminate();
  return place ?? 'slices';
}

let place: 'worker' | 'slices' | undefined;

/** A worker that answered and is of this version; undefined where there is none. */
async function begun(signal?: AbortSignal): Promise<Worker | undefined> {
  if (place === 'slices') return undefined;
  const worker = made();
  if (worker === undefined) {
    place = 'slices';
    return undefined;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = await new Promise<'ours' | 'none' | 'unwanted'>((settle) => {
    timer = setTimeout(() => {
      settle('none');
    }, BEGIN_MS);
    signal?.addEventListener('abort', () => settle('unwanted'), { once: true });
    worker.onerror = (event) => {
      event.preventDefault();
      settle('none');
    };
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      settle(data.is === 'ready' && data.mark === mark ? 'ours' : 'none');
    };
  });
  clearTimeout(timer);
  if (answer === 'ours') {
    place = 'worker';
    return worker;
  }
  worker.terminate();
  assertWanted(signal);
  // What worked before is tried again: a server may be away for a moment.
  place ??= 'slices';
  return undefined;
}

/** The value, or undefined where the worker could not do it. */
function done(
  worker: Worker,
  order: Order,
  { signal, progress }: Wanted,
): Promise<Jobs[JobName]['gives'] | undefined> {
  return new Promise((settle, fail) => {
    const rows: TableRow[] = [];
    signal?.addEventListener('abort', () => fail(takenBack(signal)), { once: true });
    worker.onerror = (event) => {
      event.preventDefault();
      settle(undefined);
    };
    worker.onmessageerror = () => {
      settle(undefined);
    };
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      switch (data.is) {
        case 'progress':
          progress?.(data.done, data.all);
          break;
        case 'rows':
          rows.push(...data.rows);
          break;
        case 'done': {
          const { value } = data;
          settle('rows' in value ? { ...value, rows } : value);
          break;
        }
        default:
          settle(undefined);
      }
    };
    worker.postMessage(order);
  });
}

/** The DOM library of TypeScript knows neither the factory nor what a policy makes. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

function made(): Worker | undefined {
  if (typeof Worker !== 'function') return undefined;
  try {
    return new Worker((trusted ??= trustedAddress()), { name: 'cadre-talk' });
  } catch {
    // Refused by Trusted Types or the CSP, or it lies on another origin than the page.
    return undefined;
  }
}

/** Made once: a page may have each policy only once. */
let trusted: string | undefined;

function trustedAddress(): string {
  const address = workerAddress();
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  if (trustedTypes === undefined) return address;
  const policy = trustedTypes.createPolicy('cadre-talk', {
    createScriptURL(url) {
      if (url !== address) throw new TypeError('This is not the address of the worker.');
      return url;
    },
  });
  return policy.createScriptURL(address);
}

function takenBack(signal: AbortSignal): unknown {
  try {
    assertWanted(signal);
    return undefined;
  } catch (error) {
    return error;
  }
}
