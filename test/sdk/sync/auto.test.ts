/** A desk that syncs by itself: when it does, when it waits, and what it tells. Time is the test's own. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { SyncStatus, TalkSdk } from '../../../src/sdk/index.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import '../../../src/sdk/sync/auto.ts';
import type { SyncPort } from '../../../src/sdk/sync/port.ts';
import { atTheDesk, clerk } from '../district.ts';
import { appointment, importList } from '../steps.ts';
import { hubOn, portOf } from './desks.ts';

const day = '2026-03-10';

/** Timers that go off when the test says so. */
class Time {
  private at = 0;
  private readonly calls = new Set<{ readonly at: number; readonly call: () => void }>();

  readonly timers = {
    now: () => this.at,
    after: (ms: number, call: () => void) => {
      const one = { at: this.at + ms, call };
      this.calls.add(one);
      return () => void this.calls.delete(one);
    },
  };

  /** Moves on; what goes off on the way goes off at its time. */
  async pass(ms: number): Promise<void> {
    const until = this.at + ms;
    for (;;) {
      const [next] = [...this.calls].filter((one) => one.at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.calls.delete(next);
      this.at = next.at;
      next.call();
      await settled();
    }
    this.at = until;
    await settled();
  }

  get planned(): readonly number[] {
    return [...this.calls].map(({ at }) => at - this.at);
  }
}

/** Everything that was begun has come to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await new Promise((done) => setImmediate(done));
}

class Page extends EventTarget {
  visibilityState = 'visible';
}

const open: TalkSdk[] = [];

async function desk(more: { readonly autoSync?: 'never' } = {}) {
  const around = await hubOn(day);
  const port = portOf(around.hub, () => clerk);
  const calls = { push: 0, pull: 0, atOnce: 0, most: 0 };
  let isThere = true;
  let hold: Promise<void> = Promise.resolve();
  const counted = async <T>(what: 'push' | 'pull', call: () => Promise<T>): Promise<T> => {
    calls[what] += 1;
    calls.most = Math.max(calls.most, (calls.atOnce += 1));
    await hold;
    calls.atOnce -= 1;
    if (!isThere) throw new Error('no network');
    return call();
  };
  const sync: SyncPort = {
    push: (items) => counted('push', () => port.push(items)),
    pull: (cursor) => counted('pull', () => port.pull(cursor)),
  };
  const time = new Time();
  const [window, document] = [new EventTarget(), new Page()];
  const autoSync = more.autoSync ?? { timers: time.timers, page: { window, document } };
  const { sdk } = await atTheDesk(day, { store: memoryStore(), sync, autoSync });
  open.push(sdk);
  // What is loaded later is loaded now: a module comes in nobody's time.
  await sdk.loadAll();
  const told: SyncStatus[] = [];
  sdk.on('sync', ({ status }) => told.push(status));
  await settled();
  return {
    ...{ sdk, time, calls, told, hub: around, window, document },
    cut: () => (isThere = false),
    mend: () => (isThere = true),
    stall: () => {
      let go: () => void = () => undefined;
      hold = new Promise((done) => (go = done));
      return go;
    },
  };
}

afterEach(async () => {
  for (const sdk of open.splice(0)) await sdk.close();
});

describe('a desk with a sync port', () => {
  it('runs when it is opened, soon after a write and every so often, and says when', async () => {
    const { sdk, time, calls, told, hub } = await desk();
    await time.pass(0);
    assert.deepEqual([calls.pull, told.length], [1, 1]);
    await importList(sdk, appointment);
    await time.pass(1_000);
    assert.equal(calls.push, 0, 'not at once: more may follow');
    assert.equal((await sdk.sync.status()).pending, 1);
    await time.pass(1_000);
    assert.equal(calls.push, 1);
    assert.equal((await hub.store.all('event')).length, 1, 'it is there');
    const { pending, offline, lastDone } = await sdk.sync.status();
    assert.deepEqual([pending, offline, typeof lastDone], [0, false, 'string']);
    assert.equal(told[told.length - 1]?.pending, 0);
    const before = calls.pull;
    await time.pass(59_000);
    assert.equal(calls.pull, before, 'what a run took in is no reason for another');
    await time.pass(1_000);
    assert.ok(calls.pull > before, 'after a minute');
  });

  it('waits longer after each run that failed, however much is written, and goes on at once when the network is back', async () => {
    const { sdk, time, calls, cut, mend, window, told } = await desk();
    await time.pass(0);
    cut();
    await importList(sdk, appointment);
    await time.pass(2_000);
    assert.equal(calls.push, 1);
    assert.deepEqual(time.planned, [4_000]);
    const { offline, pending } = told[told.length - 1] ?? {};
    assert.deepEqual([offline, pending], [true, 1], 'what a screen says 离线、本机暂存 by');
    await time.pass(4_000);
    assert.deepEqual(time.planned, [8_000]);
    await importList(sdk, appointment.replace('任职', '免职').replace('提拔', '工作需要'));
    assert.deepEqual(time.planned, [8_000], 'writing brings the server no nearer');
    await time.pass(8_000 + 16_000 + 32_000 + 64_000 + 128_000 + 256_000 + 512_000);
    assert.deepEqual(time.planned, [600_000], 'ten minutes at most');
    mend();
    window.dispatchEvent(new Event('online'));
    await time.pass(0);
    assert.equal((await sdk.sync.status()).pending, 0);
    assert.equal((await sdk.sync.status()).offline, false);
  });

  it('says that it is offline as soon as the page does', async () => {
    const { sdk, time, cut, window } = await desk();
    await time.pass(0);
    cut();
    window.dispatchEvent(new Event('offline'));
    await time.pass(0);
    assert.equal((await sdk.sync.status()).offline, true);
  });

  it('never runs twice at the same time, by itself or by hand', async () => {
    const { sdk, time, calls, stall, window } = await desk();
    await time.pass(0);
    // The next run has nothing to take in, so nothing that it writes down shows what came between.
    const go = stall();
    window.dispatchEvent(new Event('online'));
    await time.pass(0);
    window.dispatchEvent(new Event('online'));
    const byHand = sdk.sync.run();
    await importList(sdk, appointment);
    await time.pass(5_000);
    assert.deepEqual([calls.pull, calls.most], [2, 1]);
    go();
    assert.equal((await byHand).ended, 'done');
    await time.pass(0);
    assert.equal(calls.most, 1);
    assert.equal((await sdk.sync.status()).pending, 0, 'what was written amid a run is in it');
  });

  it('leaves a page alone that nobody looks at, but for what waits here', async () => {
    const { sdk, time, calls, document } = await desk();
    await time.pass(0);
    document.visibilityState = 'hidden';
    await time.pass(600_000);
    assert.equal(calls.pull, 1);
    await importList(sdk, appointment);
    await time.pass(2_000);
    assert.equal(calls.push, 1, 'what was written goes out');
    const before = calls.pull;
    await time.pass(600_000);
    assert.equal(calls.pull, before);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await time.pass(0);
    assert.equal(calls.pull, before + 1);
  });

  it('stands still while it is locked, goes on when it is unlocked, and ends when it is closed', async () => {
    const { sdk, time, calls } = await desk();
    await time.pass(0);
    await sdk.lock();
    assert.deepEqual(time.planned, [], 'at once');
    await time.pass(600_000);
    assert.deepEqual([calls.pull, time.planned], [1, []]);
    assert.equal((await sdk.sync.run()).ended, 'cancelled', 'nor by hand');
    assert.equal(calls.pull, 1);
    await sdk.unlock();
    await time.pass(0);
    assert.equal(calls.pull, 2);
    await sdk.close();
    await time.pass(600_000);
    assert.deepEqual([calls.pull, time.planned], [2, []]);
  });

  it('does nothing by itself where the host says so', async () => {
    const { sdk, time, calls } = await desk({ autoSync: 'never' });
    await importList(sdk, appointment);
    await time.pass(600_000);
    assert.deepEqual([calls.push, calls.pull], [0, 0]);
    await sdk.sync.run();
    assert.equal(calls.push, 1);
  });
});
