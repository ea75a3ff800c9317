// Our one worker, made under Trusted Types; where the page's list of policies lacks ours, or workers
// are not wanted, the same tasks run in the page.
import { hear } from './breaches.ts';
import { doTask, type Answer, type Task, type TaskResult } from './tasks.ts';

/** The DOM library of TypeScript knows neither the factory nor what a policy makes. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare global {
  // Absent in Firefox before 148 and in WebKit.
  var trustedTypes: PolicyFactory | undefined;
}

export interface Workshop {
  readonly where: 'worker' | 'page';
  do<T extends Task>(task: T, transfer?: readonly Transferable[]): Promise<TaskResult<T>>;
  close(): void;
}

/** @param file where the worker lies; the policy makes this address and no other. */
export function openWorkshop(file: URL, { mayUseWorker }: { mayUseWorker: boolean }): Workshop {
  const worker = mayUseWorker ? startWorker(file) : undefined;
  return worker === undefined ? pageWorkshop() : workerWorkshop(worker);
}

function startWorker(file: URL): Worker | undefined {
  const address = trustedAddress(file.href);
  return address === undefined
    ? undefined
    : new Worker(address, { type: 'module', name: 'cadre-talk' });
}

function trustedAddress(address: string): string | undefined {
  if (globalThis.trustedTypes === undefined) return address;
  try {
    const policy = globalThis.trustedTypes.createPolicy('cadre-talk', {
      createScriptURL(url) {
        if (url !== address) throw new TypeError(`not our worker: ${url}`);
        return url;
      },
    });
    return policy.createScriptURL(address);
  } catch {
    // The list cannot be read, only tried; being refused costs the page one report.
    return undefined;
  }
}

function workerWorkshop(worker: Worker): Workshop {
  let asked = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  worker.addEventListener('message', (event: MessageEvent<Answer>) => {
    const answer = event.data;
    if (answer.kind === 'breach') hear(`in the worker: ${answer.breach}`);
    else waiting.get(answer.id)?.(answer);
  });
  worker.addEventListener('error', (event) => {
    const reason = `worker failed: ${event.message}`;
    hear(reason);
    for (const [id, settle] of waiting) settle({ kind: 'failed', id, reason });
  });
  return {
    where: 'worker',
    do<T extends Task>(task: T, transfer: readonly Transferable[] = []) {
      asked += 1;
      const id = asked;
      return new Promise<TaskResult<T>>((done, fail) => {
        waiting.set(id, (answer) => {
          waiting.delete(id);
          // The worker answers a task with that task's result; the id ties the two together.
          if (answer.kind === 'done') done(answer.result as TaskResult<T>);
          else fail(new Error(answer.kind === 'failed' ? answer.reason : 'no answer'));
        });
        worker.postMessage({ id, task }, [...transfer]);
      });
    },
    close: () => worker.terminate(),
  };
}

function pageWorkshop(): Workshop {
  return {
    where: 'page',
    do: (task) => doTask(task, nextTurn),
    close() {
      // Nothing was started.
    },
  };
}

/** A turn of the event loop without the four milliseconds that nested timers cost. */
function nextTurn(): Promise<void> {
  return new Promise((next) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      next();
    };
    channel.port2.postMessage(undefined);
  });
}
