/**
 * The holder of the lease is killed while it moves the index log into shards: after the lease was taken,
 * around the transaction that writes, or just after it. The next browser finds every write and lists that
 * say what the records say, and once the lease has run out somebody else does the work.
 */
import assert from 'node:assert/strict';
import { Gone, pause, type Tab } from './chromium.ts';
import { Ground, type Lane } from './ground.ts';
import { Ledger, tells } from './ledger.ts';
import type { RowsFound } from './page/rows.ts';

export interface CompactionKills {
  kills: number;
  /** Killed with the lease taken and the work not told done. */
  amid: number;
  acknowledged: number;
  /** Times that the work was done by somebody else afterwards. */
  followed: number;
}

/** More writes than a log is let grow to. */
const WRITES = 270;
/** Longer than a lease lasts. */
const LEASE_MS = 21_000;

/** Runs before the page's own scripts: tells when the lease is taken, when the work is about to be written, and when it is. */
const TELL = `
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const tx = transaction.call(this, stores, mode, options);
    const names = [stores].flat();
    if (mode === 'readwrite' && names.includes('lease')) {
      const writes = names.includes('index') && names.length < 6;
      if (writes) tellTest(JSON.stringify({ compaction: 'writing' }));
      tx.addEventListener('complete', () => {
        tellTest(JSON.stringify({ compaction: writes ? 'done' : 'taken' }));
      });
    }
    return tx;
  };`;

export async function proveCompactionKills(
  lane: Lane,
  kills: number,
  told: (line: string) => void = () => undefined,
  /** Whether the lease of the last one that was killed is waited for, and the work seen to be done. */
  follow = true,
): Promise<CompactionKills> {
  const ground = await Ground.make(lane);
  const figures: CompactionKills = { kills: 0, amid: 0, acknowledged: 0, followed: 0 };
  try {
    for (let life = 1; life <= kills; life += 1) {
      await oneKill(ground, String(life), figures, follow && life === kills);
      told(JSON.stringify(figures));
      await ground.renew();
    }
  } finally {
    await ground.end();
  }
  return figures;
}

async function oneKill(
  ground: Ground,
  life: string,
  figures: CompactionKills,
  last: boolean,
): Promise<void> {
  const ledger = new Ledger();
  const steps: string[] = [];
  let at = (_step: string): void => undefined;
  const hear = (value: unknown) => {
    ledger.hear(value);
    if (typeof value !== 'object' || value === null || !('compaction' in value)) return;
    steps.push(String(value.compaction));
    at(String(value.compaction));
  };
  const browser = await ground.start();
  const tab = await ground.open(browser, { told: hear, first: TELL });
  await open(tab);
  // In turns: from the lease on, and around the writing.
  const wanted = last || figures.kills % 2 === 0 ? 'writing' : 'taken';
  const reached = new Promise<void>((resolve) => {
    at = (step) => {
      if (step === wanted || step === 'done') resolve();
    };
  });
  tab.call('writeRows', life, 2, WRITES, 40).catch((error: unknown) => {
    if (!(error instanceof Gone)) throw error;
  });
  await reached;
  // The first two at once, so that they are amid it for certain; the others when chance says.
  if (figures.kills >= 2 && !last) await pause(Math.random() * (wanted === 'writing' ? 8 : 3));
  const done = steps.includes('done');
  await browser.kill();
  figures.kills += 1;
  if (!done) figures.amid += 1;
  assert.deepEqual(tab.reports, [], `life ${life}: the page reports nothing`);

  const next = await ground.start();
  const again = await ground.open(next, { told: hear, first: TELL });
  const found = await open(again);
  const { lost, told, faults } = ledger.judgeRows(found);
  assert.deepEqual(faults, [], 'what is there fits together');
  assert.ok(lost === 0 || told, `${lost} acknowledged writes are gone, and nothing is told`);
  if (tells(found.status)) await again.call('acknowledgeRows');
  if (last && !done) {
    // Nobody else begins it before the lease of the one that is gone has run out; then the next write does.
    await pause(LEASE_MS);
    steps.length = 0;
    const followed = new Promise<void>((resolve) => {
      at = (step) => step === 'done' && resolve();
    });
    await again.call('writeRows', `${life}.next`, 1, WRITES, 40);
    await Promise.race([followed, pause(LEASE_MS)]);
    assert.ok(steps.includes('done'), 'the log is moved by who comes next');
    figures.followed += 1;
    const after = await again.call<RowsFound>('checkRows');
    assert.deepEqual(after.faults, []);
  }
  figures.acknowledged += ledger.acknowledged;
  await next.kill();
}

async function open(tab: Tab): Promise<RowsFound> {
  const found = await tab.call<RowsFound>('openRows', true, 'compactions');
  assert.equal(found.refused, undefined);
  return found;
}
