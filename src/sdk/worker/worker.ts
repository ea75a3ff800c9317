/**
 * The worker: a file of its own, which does one job and is ended by the page afterwards, so that
 * nothing of it stays. It loads nothing and keeps nothing.
 */
import { jobs, type Pace } from './jobs.ts';
import { mark } from './mark.ts';
import type { Order, Told } from './messages.ts';

/** So many rows are unpacked within a few milliseconds also in Chromium 86. */
const PORTION = 500;
/** Between two tellings of how far it is. */
const TELL_MS = 100;

const nobodyWaits = Promise.resolve();
let told = 0;
const pace: Pace = {
  progress: (done, all) => {
    const now = performance.now();
    if (now - told < TELL_MS) return;
    told = now;
    tell({ is: 'progress', done, all });
  },
  turn: () => nobodyWaits,
};

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  doneBy(data).catch(() => {
    // The page does the same once more and so finds out itself what is wrong.
    tell({ is: 'failed' });
  });
});
tell({ is: 'ready', mark });

async function doneBy(order: Order): Promise<void> {
  if (order.job === 'sheet') {
    const value = await jobs.sheet(order.given, pace);
    if (!value.ok) {
      tell({ is: 'done', value });
      return;
    }
    const { rows, ...sheet } = value;
    for (let at = 0; at < rows.length; at += PORTION) {
      tell({ is: 'rows', rows: rows.slice(at, at + PORTION) });
    }
    tell({ is: 'done', value: { ...sheet, rows: [] } });
    return;
  }
  const bytes = await made(order);
  tell({ is: 'done', value: bytes }, [bytes.buffer]);
}

function made(order: Exclude<Order, { job: 'sheet' }>): Promise<Uint8Array> {
  switch (order.job) {
    case 'docx':
      return jobs.docx(order.given, pace);
    case 'xlsx':
      return jobs.xlsx(order.given, pace);
    case 'argon2id':
      return jobs.argon2id(order.given, pace);
  }
}

function tell(message: Told, transfer: Transferable[] = []): void {
  // Typed for a page's window, whose postMessage takes an origin first; the options form fits both.
  postMessage(message, { transfer });
}
