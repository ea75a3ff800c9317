/**
 * Bar 4. Four tabs write to one database, each so many times, while tabs are frozen by the browser,
 * stopped by the system and closed; one that was closed is followed by another that writes the rest.
 * Then no update is lost, every tab holds the same, and no job was done by two.
 */
import assert from 'node:assert/strict';
import { type Chromium, Gone, pause, type Tab } from '../crash/chromium.ts';
import { Ground, type Lane } from '../crash/ground.ts';
import { Ledger } from '../crash/ledger.ts';
import type { RowsFound } from '../crash/page/rows.ts';

const TABS = 4;

export interface Tabs {
  readonly writes: number;
  readonly frozen: number;
  readonly stopped: number;
  readonly closed: number;
  /** How often the index log was moved into shards. */
  readonly compactions: number;
}

/** What a page tells of the lease: taken with a fence, or given back together with the work. */
interface LeaseTold {
  readonly lease: 'taken' | 'done';
  readonly fence: number;
  readonly holder: string;
}

/** Runs before the page's own scripts: tells of each time that the lease is written. */
const WATCH_LEASE = `
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (row, ...rest) {
    const request = put.call(this, row, ...rest);
    if (this.name === 'lease') {
      const { fence, holder, until } = row;
      this.transaction.addEventListener('complete', () => {
        tellTest(JSON.stringify({ lease: until > 0 ? 'taken' : 'done', fence, holder }));
      });
    }
    return request;
  };`;

export async function proveTabs(lane: Lane, writes: number): Promise<Tabs> {
  const ground = await Ground.make(lane);
  const ledger = new Ledger();
  const leases: LeaseTold[] = [];
  const counts = { frozen: 0, stopped: 0, closed: 0 };
  let acknowledged = 0;
  try {
    const browser = await ground.start();
    const seats: Seat[] = [];
    for (let at = 0; at < TABS; at += 1) {
      seats.push(
        new Seat(ground, browser, String(at), writes, (value) => {
          if (isLease(value)) leases.push(value);
          else ledger.hear(value);
          if (isWrite(value)) acknowledged += 1;
        }),
      );
    }
    const working = Promise.all(seats.map((seat) => seat.work()));
    let over = false;
    working.then(
      () => (over = true),
      () => (over = true),
    );
    while (!over) {
      await pause(100 + Math.random() * 400);
      await disturb(browser, seats, counts);
    }
    await working;
    await agree(ground, browser, seats, ledger);
    const compactions = onlyOneEach(leases);
    assert.ok(acknowledged >= TABS * writes, `${acknowledged} writes were acknowledged`);
    await browser.close();
    return { writes: acknowledged, ...counts, compactions };
  } finally {
    await ground.end();
  }
}

/** A place at which somebody writes: in one tab after another, where the one before was closed. */
class Seat {
  tab: Tab | undefined;
  /** Being closed or frozen by now; nothing else is done to it. */
  busy = false;
  private left: number;
  private lives = 0;

  constructor(
    private readonly ground: Ground,
    private readonly browser: Chromium,
    readonly name: string,
    writes: number,
    private readonly told: (value: unknown) => void,
  ) {
    this.left = writes;
  }

  async work(): Promise<void> {
    while (this.left > 0 || this.tab === undefined) {
      const tab = await this.sit();
      const life = `${this.name}.${(this.lives += 1)}`;
      try {
        await tab.call('writeRows', life, 1, this.left, 40);
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
      }
      assert.deepEqual(tab.reports, [], 'the page reports nothing');
    }
  }

  private async sit(): Promise<Tab> {
    const tab = await this.ground.open(this.browser, {
      first: WATCH_LEASE,
      told: (value) => {
        if (isWrite(value)) this.left -= 1;
        this.told(value);
      },
    });
    const { refused } = await tab.call<RowsFound>('openRows', true, 'tabs');
    assert.equal(refused, undefined);
    this.tab = tab;
    return tab;
  }

  async close(): Promise<void> {
    const { tab } = this;
    this.tab = undefined;
    await tab?.close();
  }
}

async function disturb(
  browser: Chromium,
  seats: readonly Seat[],
  counts: { frozen: number; stopped: number; closed: number },
): Promise<void> {
  const free = seats.filter(({ tab, busy }) => tab !== undefined && !busy);
  const seat = free[Math.floor(Math.random() * free.length)];
  if (seat === undefined) return;
  const chance = Math.random();
  if (chance < 0.12) {
    counts.closed += 1;
    await seat.close();
  } else if (chance < 0.5) {
    counts.frozen += 1;
    seat.busy = true;
    void freeze(seat);
  } else {
    // Whichever page it shows; the system asks nobody.
    const renderers = await browser.renderers();
    const pid = renderers[Math.floor(Math.random() * renderers.length)];
    if (pid === undefined) return;
    counts.stopped += 1;
    process.kill(pid, 'SIGSTOP');
    await pause(50 + Math.random() * 700);
    process.kill(pid, 'SIGCONT');
  }
}

async function freeze(seat: Seat): Promise<void> {
  const { tab } = seat;
  try {
    await tab?.send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(100 + Math.random() * 900);
    await tab?.send('Page.setWebLifecycleState', { state: 'active' });
  } catch {
    // It was closed meanwhile.
  }
  seat.busy = false;
}

/** Each tab by itself, and one that opens now, find the same: everything that was acknowledged, once. */
async function agree(
  ground: Ground,
  browser: Chromium,
  seats: readonly Seat[],
  ledger: Ledger,
): Promise<void> {
  const fresh = await ground.open(browser);
  await fresh.call<RowsFound>('openRows', true, 'tabs');
  const tabs = [...seats.flatMap(({ tab }) => tab ?? []), fresh];
  const found: RowsFound[] = [];
  for (const tab of tabs) found.push(await tab.call<RowsFound>('checkRows'));
  for (const one of found) {
    assert.deepEqual(one.faults, []);
    assert.equal(ledger.copy().judgeRows(one).lost, 0, 'what was acknowledged is there');
    assert.deepEqual(one.tokens, found[0]?.tokens, 'all tabs tell the same story');
  }
  const tokens = found[0]?.tokens ?? [];
  assert.equal(new Set(tokens).size, tokens.length, 'nothing was written twice');
}

/** A fence has one holder, and its work is done once at most; gives how often it was done. */
function onlyOneEach(leases: readonly LeaseTold[]): number {
  const holders = new Map<number, string>();
  const done = new Set<number>();
  for (const { lease, fence, holder } of leases) {
    const before = holders.get(fence);
    assert.ok(before === undefined || before === holder, `fence ${fence} has two holders`);
    holders.set(fence, holder);
    if (lease !== 'done') continue;
    assert.ok(!done.has(fence), `the work under fence ${fence} is done twice`);
    done.add(fence);
  }
  return done.size;
}

function isLease(value: unknown): value is LeaseTold {
  return typeof value === 'object' && value !== null && 'lease' in value;
}

function isWrite(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'token' in value;
}
