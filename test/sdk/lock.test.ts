/** Locking: by hand, by the clock, by another person, by another tab; and taking everything off a machine. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  AnchorPort,
  LockReason,
  LockTimers,
  SdkOptions,
  TalkSdk,
} from '../../src/sdk/index.ts';
import { databaseNames } from '../../src/sdk/store/database.ts';
import { eventually } from '../contract/runner.ts';
import { atTheDesk, clerk } from './district.ts';
import { appointment, importList, value } from './steps.ts';

const day = '2026-03-10';
const key = () => new Uint8Array(32).fill(7);
const MINUTE = 60_000;
const other = { id: 'other-clerk', name: '何经办', roles: ['clerk'] } as const;

/** Time that passes when it is told to, and timers that go by it. */
class Time implements LockTimers {
  private at = 0;
  private waiting: { readonly due: number; readonly call: () => void }[] = [];

  now(): number {
    return this.at;
  }

  after(ms: number, call: () => void): () => void {
    const one = { due: this.at + ms, call };
    this.waiting.push(one);
    return () => (this.waiting = this.waiting.filter((other) => other !== one));
  }

  pass(ms: number): void {
    const end = this.at + ms;
    for (;;) {
      const [next] = this.waiting.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (next === undefined) break;
      this.at = next.due;
      this.waiting = this.waiting.filter((other) => other !== next);
      next.call();
    }
    this.at = end;
  }

  /** As a computer does that was put to sleep. */
  sleep(ms: number): void {
    this.at += ms;
  }

  get timers(): number {
    return this.waiting.length;
  }
}

async function desk(tenant: string, more: Partial<SdkOptions> = {}) {
  const [time, input] = [new Time(), new EventTarget()];
  const seated = await atTheDesk(day, { key, tenant, lock: { timers: time, input }, ...more });
  const told: string[] = [];
  seated.sdk.on('lock-warning', ({ inMs }) => told.push(`warned ${inMs}`));
  seated.sdk.on('locked', ({ why }) => told.push(`locked ${why}`));
  seated.sdk.on('unlocked', () => told.push('unlocked'));
  if (more.lock?.afterMs !== 'never') await eventually(() => time.timers > 0);
  const touch = () => input.dispatchEvent(new Event('keydown'));
  return { ...seated, time, told, touch };
}

async function isLocked(sdk: TalkSdk): Promise<void> {
  assert.equal(sdk.locked, true);
  assert.deepEqual(await sdk.obligations.worklist(), []);
  assert.equal(await sdk.events.get('0'.repeat(32)), undefined);
  for (const outcome of [
    await sdk.settings.set({ setting: 'routine.remind_days', value: 10 }),
    await sdk.audit.verify(),
    await sdk.settings.clear('routine.remind_days'),
    await sdk.keys.state(),
  ]) {
    assert.equal(!outcome.ok && outcome.error.code, 'sdk.locked');
  }
}

describe('a locked desk', () => {
  it('refuses every act, finds nothing, empties what is watched, and is all there again', async () => {
    const { sdk, told } = await desk('by-hand');
    await importList(sdk, appointment);
    const seen: number[] = [];
    sdk.watch(
      (at) => at.obligations.worklist(),
      (rows) => seen.push(rows.length),
    );
    await eventually(() => seen.at(-1) === 1);
    const { status } = sdk;
    await sdk.lock();
    await isLocked(sdk);
    await eventually(() => seen.at(-1) === 0);
    assert.equal(sdk.status.persistence, status.persistence);
    assert.equal(sdk.policy.kinds().length > 0, true, 'the rules are no secret');
    value(await sdk.unlock());
    assert.equal(sdk.locked, false);
    await eventually(() => seen.at(-1) === 1);
    assert.equal((await sdk.obligations.worklist()).length, 1);
    assert.deepEqual(told, ['locked asked', 'unlocked']);
    await sdk.close();
  });

  it('has overwritten the keys it had', async () => {
    const host = new Uint8Array(32).fill(7);
    const { fill } = Uint8Array.prototype;
    const { sdk } = await desk('wiped', { key: () => host });
    let wiped = 0;
    Uint8Array.prototype.fill = function (this: Uint8Array, ...given: Parameters<typeof fill>) {
      if (given[0] === 0 && this.length === 32) wiped += 1;
      return fill.apply(this, given);
    } as typeof fill;
    try {
      await sdk.lock();
    } finally {
      Uint8Array.prototype.fill = fill;
    }
    assert.ok(wiped >= 1, 'the chain key');
    await sdk.close();
  });

  it('that was opened by what somebody typed is never opened as an empty one', async () => {
    const words = '江畔柳絮 2026';
    const first = await desk('typed', { key: undefined as never, passphrase: () => words });
    await importList(first.sdk, appointment);
    await first.sdk.close();
    const { sdk } = await desk('typed', {
      key: undefined as never,
      secret: { passphrase: words },
    });
    await sdk.lock();
    const blank = await sdk.unlock();
    assert.equal(!blank.ok && blank.error.code, 'store.wrong-key');
    assert.equal(sdk.locked, true);
    value(await sdk.unlock({ passphrase: words }));
    assert.equal((await sdk.obligations.worklist()).length, 1);
    await sdk.close();
  });

  it('opens with its passphrase alone, and says so by value', async () => {
    const words = '江畔柳絮 2026';
    const { sdk } = await desk('locked-passphrase', {
      key: undefined as never,
      passphrase: () => words,
    });
    await importList(sdk, appointment);
    const { text } = value(await sdk.keys.setUpEscrow());
    await sdk.lock();
    const wrong = await sdk.unlock({ passphrase: 'no' });
    assert.equal(!wrong.ok && wrong.error.code, 'store.wrong-key');
    const unread = await sdk.keys.openWithEscrow({ text: 'nonsense' });
    assert.equal(!unread.ok && unread.error.code, 'keys.escrow-unreadable');
    assert.equal(sdk.locked, true);
    value(await sdk.unlock({ passphrase: words }));
    await sdk.lock();
    value(await sdk.keys.openWithEscrow({ text }));
    assert.equal((await sdk.obligations.worklist()).length, 1);
    await sdk.close();
  });

  it('waits for drafts to be sealed, and not for ever', async () => {
    const { sdk } = await desk('drafts-first');
    const order: string[] = [];
    const off = sdk.beforeLock(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`sealed, locked: ${sdk.locked}`);
    });
    sdk.beforeLock(() => {
      throw new Error('a hook that fails stops nothing');
    });
    sdk.on('locked', () => order.push('locked'));
    await sdk.lock();
    assert.deepEqual(order, ['sealed, locked: false', 'locked']);
    value(await sdk.unlock());
    off();
    sdk.beforeLock(() => new Promise(() => undefined));
    const start = Date.now();
    await sdk.lock();
    assert.ok(Date.now() - start < 8000, 'it locks without the one that hangs');
    await sdk.close();
  });

  it('lets acts in memory stay, where there is nothing to open them from again', async () => {
    const { sdk } = await atTheDesk(day);
    await importList(sdk, appointment);
    await sdk.lock();
    assert.deepEqual(await sdk.obligations.worklist(), []);
    value(await sdk.unlock());
    assert.equal((await sdk.obligations.worklist()).length, 1);
    await sdk.close();
  });
});

describe('a desk that nobody touches', () => {
  it('is announced to lock after four minutes, and locks after five', async () => {
    const { sdk, time, told } = await desk('idle');
    time.pass(4 * MINUTE - 1);
    assert.deepEqual(told, []);
    time.pass(1);
    assert.deepEqual(told, ['warned 60000']);
    time.pass(MINUTE);
    await eventually(() => sdk.locked);
    assert.deepEqual(told, ['warned 60000', 'locked idle']);
    await sdk.close();
  });

  it('stays open for who touches it, also after the warning', async () => {
    const { sdk, time, told, touch } = await desk('touched');
    for (let n = 0; n < 5; n += 1) {
      time.pass(3 * MINUTE);
      touch();
    }
    assert.deepEqual(told, []);
    time.pass(4.5 * MINUTE);
    touch();
    time.pass(4 * MINUTE - 1);
    assert.deepEqual(told, ['warned 60000']);
    time.pass(1);
    assert.deepEqual(told, ['warned 60000', 'warned 60000']);
    await sdk.close();
  });

  it('is found locked by who wakes the computer, although no timer ran', async () => {
    const { sdk, time, touch } = await desk('slept');
    time.sleep(60 * MINUTE);
    touch();
    await eventually(() => sdk.locked);
    await sdk.close();
  });

  it('begins to count again when it is unlocked, and never where the portal locks', async () => {
    const { sdk, time, told } = await desk('again');
    time.pass(5 * MINUTE);
    await eventually(() => sdk.locked);
    time.pass(60 * MINUTE);
    value(await sdk.unlock());
    time.pass(4 * MINUTE);
    assert.deepEqual(told, ['warned 60000', 'locked idle', 'unlocked', 'warned 60000']);
    await sdk.close();
    const never = await desk('never', { lock: { afterMs: 'never' } });
    never.time.pass(600 * MINUTE);
    assert.deepEqual(never.told, []);
    await never.sdk.close();
  });
});

describe('other tabs and other people', () => {
  it('a lock in one tab locks the others of the user, and nobody else’s', async () => {
    const one = await desk('tabs');
    const two = await desk('tabs');
    const apart = await desk('other-tabs');
    await one.sdk.lock();
    await eventually(() => two.sdk.locked);
    assert.deepEqual(two.told, ['locked elsewhere']);
    assert.equal(apart.sdk.locked, false);
    value(await two.sdk.unlock());
    assert.equal(one.sdk.locked, true, 'each is unlocked by itself');
    for (const { sdk } of [one, two, apart]) await sdk.close();
  });

  it('a touch in one tab keeps the others open', async () => {
    const one = await desk('kept-open');
    const two = await desk('kept-open');
    two.time.pass(4.5 * MINUTE);
    one.time.pass(4.5 * MINUTE);
    one.touch();
    await new Promise((resolve) => setTimeout(resolve, 50));
    two.time.pass(MINUTE);
    assert.equal(two.sdk.locked, false);
    for (const { sdk } of [one, two]) await sdk.close();
  });

  it('another person at the desk finds it locked, and opens their own', async () => {
    const { sdk, seat, told } = await desk('changed-hands');
    await importList(sdk, appointment);
    const hooks: LockReason[] = [];
    sdk.beforeLock(() => {
      hooks.push('asked');
    });
    seat(other);
    assert.deepEqual(await sdk.obligations.worklist(), []);
    assert.deepEqual(told, ['locked identity']);
    assert.deepEqual(hooks, [], 'nothing is sealed in another person’s name');
    value(await sdk.unlock());
    assert.deepEqual(await sdk.obligations.worklist(), []);
    seat(clerk);
    const refused = await sdk.settings.clear('routine.remind_days');
    assert.equal(!refused.ok && refused.error.code, 'sdk.locked');
    value(await sdk.unlock());
    assert.equal((await sdk.obligations.worklist()).length, 1);
    await sdk.close();
  });
});

describe('cleaning a machine', () => {
  const names = async () => (await indexedDB.databases()).map(({ name }) => name);

  it('refuses where acts are only here, says how many, and does it when it is told to', async () => {
    const tenant = 'cleaned';
    const { sdk, told } = await desk(tenant);
    await importList(sdk, appointment);
    const { database } = databaseNames(tenant, clerk.id);
    const refused = await sdk.clean();
    assert.equal(!refused.ok && refused.error.code, 'clean.would-lose');
    assert.ok(!refused.ok && /1/.test(refused.error.message), 'the sentence says how many');
    assert.ok((await names()).includes(database), 'nothing was touched');
    assert.equal(sdk.locked, false);
    value(await sdk.clean({ evenUnsynced: true }));
    assert.ok(!(await names()).includes(database), 'the database is gone');
    assert.deepEqual(told, ['locked cleaned']);
    value(await sdk.unlock());
    assert.deepEqual(await sdk.obligations.worklist(), []);
    await sdk.close();
  });

  it('leaves its anchor where it was locked before, so that the loss is told', async () => {
    const rows = new Map<string, unknown>();
    const anchor: AnchorPort = {
      read: (name) => rows.get(name),
      write: (name, to) => {
        if (to === undefined) rows.delete(name);
        else rows.set(name, to);
      },
    };
    const { sdk } = await desk('wiped-while-locked', { anchor });
    await importList(sdk, appointment);
    await eventually(() => rows.size > 0);
    await sdk.lock();
    value(await sdk.clean({ evenUnsynced: true }));
    value(await sdk.unlock());
    assert.equal(sdk.status.lost?.what, 'database');
    await sdk.close();
  });

  it('takes what nobody misses at once, and locks the other tabs', async () => {
    const tenant = 'nothing-lost';
    const one = await desk(tenant);
    const two = await desk(tenant);
    value(await one.sdk.clean());
    await eventually(() => two.sdk.locked);
    for (const { sdk } of [one, two]) await sdk.close();
  });
});
