// The worker file: does one task after another and tells what the CSP reports in here.
import { doTask, type Answer, type Task } from './tasks.ts';

addEventListener('securitypolicyviolation', (event) => {
  tell({
    kind: 'breach',
    breach: `CSP ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`,
  });
});

addEventListener('message', (event: MessageEvent<{ id: number; task: Task }>) => {
  const { id, task } = event.data;
  doTask(task, () => Promise.resolve()).then(
    (result) => {
      tell({ kind: 'done', id, result }, result instanceof Uint8Array ? [result.buffer] : []);
    },
    (error: unknown) => {
      tell({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
    },
  );
});

function tell(answer: Answer, transfer: Transferable[] = []): void {
  // Written for a page's window, whose postMessage takes an origin first; the options form fits both.
  postMessage(answer, { transfer });
}
