/**
 * T8. What browsers do to a database besides losing it, each brought about by the browser itself: it
 * ends in the state that has its name, with a sentence for the screen, nothing is half written, and
 * work goes on once the cause is gone.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chineseTexts } from '../../src/components/messages/index.ts';
import { type Chromium, pause, type Tab } from './chromium.ts';
import { Ground, type Lane } from './ground.ts';
import { tells } from './ledger.ts';
import type { RowsFound } from './page/rows.ts';

const VERSION_1 = new URL('../migrations/fixtures/1.json', import.meta.url);

export type Failures = Readonly<Record<string, number>>;

interface Round {
  readonly ground: Ground;
  readonly browser: Chromium;
  /** A database of its own for each path and round. */
  readonly tenant: string;
  open(first?: string): Promise<Tab>;
}

/** Every path so many times; what one of them cannot be brought about in is said. */
export async function proveFailures(
  lane: Lane,
  times: number,
  told: (line: string) => void = () => undefined,
): Promise<Failures> {
  const ground = await Ground.make(lane);
  const done: Record<string, number> = {};
  try {
    for (let round = 0; round < times; round += 1) {
      await ground.renew();
      const browser = await ground.start();
      for (const [name, path] of Object.entries(paths)) {
        if (path === quota && lane.browser === '86') continue;
        const tabs: Tab[] = [];
        const open = async (first?: string): Promise<Tab> => {
          const tab = await ground.open(browser, first === undefined ? {} : { first });
          tabs.push(tab);
          return tab;
        };
        await path({ ground, browser, tenant: `${name} ${round}`, open });
        for (const tab of tabs) await tab.close();
        done[name] = (done[name] ?? 0) + 1;
      }
      await browser.close();
      told(JSON.stringify(done));
    }
  } finally {
    await ground.end();
  }
  return done;
}

const paths: Readonly<Record<string, (round: Round) => Promise<void>>> = {
  quota,
  'deleted from another tab': deleted,
  'held by an old tab': heldByOldTab,
  'opened by a newer version': openedByNewer,
  'site data cleared': cleared,
  'private window': privateWindow,
  'no IndexedDB': absentIndexedDb,
  'clock jumps': clockJumps,
};

/** The sentence that the provider shows for a code: one of its own, not the one for everything else. */
function hasSentence(code: string): void {
  const faults: Readonly<Record<string, { readonly heading: string; readonly text: string }>> =
    chineseTexts.faults;
  assert.ok((faults[code]?.text ?? '').length > 10, `${code} has a sentence of its own`);
}

/** The limit stands before the first write: the browser asks for it only now and then. */
async function quota({ ground, open, tenant }: Round): Promise<void> {
  const tab = await open();
  const limit = (quotaSize?: number) =>
    tab.send('Storage.overrideQuotaForOrigin', {
      origin: ground.origin,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    });
  await limit(3_000_000);
  await opensFresh(tab, tenant);
  const written: string[] = [];
  let outcome = 'written';
  while (outcome === 'written' && written.length < 200) {
    const token = `write ${written.length}`;
    outcome = await tab.call<string>('tryRows', token, 30_000);
    if (outcome === 'written') written.push(token);
  }
  assert.equal(outcome, 'store.quota', `after ${written.length} writes`);
  hasSentence(outcome);
  const found = await tab.call<RowsFound>('checkRows');
  assert.deepEqual([found.tokens, found.faults], [written, []], 'nothing is half written');
  await limit();
  assert.equal(await tab.call('tryRows', 'after'), 'written');
  const after = await tab.call<RowsFound>('checkRows');
  assert.deepEqual([after.tokens, after.faults], [[...written, 'after'], []]);
}

async function deleted({ open, tenant }: Round): Promise<void> {
  const tab = await open();
  await opensFresh(tab, tenant);
  await tab.call('tryRows', 'before');
  const other = await open();
  assert.equal(await other.call('deleteRows', tenant), 'deleted');
  await closedAs(tab, 'deleted');
  // Nobody cleaned this machine by our own means: what was here is missed.
  await tellsLoss(other, tenant);
}

async function heldByOldTab({ open }: Round): Promise<void> {
  const text = readFileSync(VERSION_1, 'utf8');
  const old = await open();
  assert.equal(await old.call('layOld', text, true), 'open');
  const tab = await open();
  const outcome = await tab.call<string>('openOld', text);
  assert.equal(outcome, 'store.upgrade-blocked');
  hasSentence(outcome);
  await old.call('letGo');
  assert.equal(await tab.call('openOld', text), 'all there, chain holds');
}

async function openedByNewer({ open, tenant }: Round): Promise<void> {
  const tab = await open();
  await opensFresh(tab, tenant);
  await tab.call('tryRows', 'before');
  const newer = await open();
  assert.equal(
    await newer.call('holdRows', tenant, 1_000),
    'open',
    'the old tab makes way at once',
  );
  await closedAs(tab, 'newer-version');
  const found = await tab.call<RowsFound>('openRows', true, tenant);
  assert.equal(found.refused, 'store.newer-schema');
  hasSentence('store.newer-schema');
}

async function cleared({ ground, open, tenant }: Round): Promise<void> {
  const tab = await open();
  await opensFresh(tab, tenant);
  await tab.call('tryRows', 'before');
  await tab.send('Storage.clearDataForOrigin', {
    origin: ground.origin,
    storageTypes: 'indexeddb',
  });
  await closedAs(tab, 'browser');
  await tellsLoss(tab, tenant);
}

/** It works, says nothing untrue, and leaves nothing; with an anchor at the host the next one misses it. */
async function privateWindow({ ground, browser, tenant }: Round): Promise<void> {
  for (const withHost of [false, true]) {
    const name = `${tenant} ${withHost ? 'with host' : 'alone'}`;
    for (const life of [0, 1]) {
      const { browserContextId } = await browser.send('Target.createBrowserContext');
      const tab = await ground.open(browser, { context: String(browserContextId) });
      const found = await tab.call<RowsFound>('openRows', withHost, name);
      assert.equal(found.status?.fresh, true, 'nothing of another window is here');
      assert.equal(tells(found.status), life === 1 && withHost, 'what a host knows of is missed');
      if (tells(found.status)) await tab.call('acknowledgeRows');
      assert.equal(await tab.call('tryRows', 'private'), 'written');
      assert.deepEqual((await tab.call<RowsFound>('checkRows')).tokens, ['private']);
      await browser.send('Target.disposeBrowserContext', { browserContextId });
    }
  }
}

async function absentIndexedDb({ open, tenant }: Round): Promise<void> {
  const refusal = "throw new DOMException('refused', 'SecurityError')";
  for (const first of [
    "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
    `Object.defineProperty(globalThis, 'indexedDB', { get() { ${refusal} } })`,
    `IDBFactory.prototype.open = () => { ${refusal} }`,
    // A disk or a rule that forbids it shows as a request that fails.
    `IDBFactory.prototype.open = () => {
       const request = Object.assign(new EventTarget(), {
         error: new DOMException('refused', 'InvalidStateError'),
       });
       setTimeout(() => request.dispatchEvent(new Event('error')));
       return request;
     }`,
  ]) {
    const tab = await open(first);
    const { refused } = await tab.call<RowsFound>('openRows', true, tenant);
    assert.equal(refused, 'store.no-indexeddb', first);
    hasSentence('store.no-indexeddb');
  }
}

async function clockJumps({ open, tenant }: Round): Promise<void> {
  const tab = await open();
  assert.deepEqual(await tab.call('workAcrossJumps', tenant), []);
}

async function opensFresh(tab: Tab, tenant: string): Promise<void> {
  const { status, refused } = await tab.call<RowsFound>('openRows', true, tenant);
  assert.deepEqual([refused, status?.fresh, tells(status)], [undefined, true, false]);
}

/** The tab is told why, and refuses what comes after by name. */
async function closedAs(tab: Tab, why: string): Promise<void> {
  assert.equal(await tab.call('endOfRows'), why);
  assert.equal(await tab.call('tryRows', 'too late'), 'store.closed');
  hasSentence('store.closed');
}

/** Opened again it is empty and says so; taken note of, it is as any other. */
async function tellsLoss(tab: Tab, tenant: string): Promise<void> {
  await pause(50); // what is on its way to the host arrives
  const found = await tab.call<RowsFound>('openRows', true, tenant);
  assert.deepEqual([found.tokens, tells(found.status)], [[], true], 'the loss is told');
  assert.ok(chineseTexts.provider.lostText.length > 10, 'a loss has a sentence');
  await tab.call('acknowledgeRows');
  assert.equal(await tab.call('tryRows', 'again'), 'written');
  await tab.call('closeRows');
  const after = await tab.call<RowsFound>('openRows', true, tenant);
  assert.deepEqual([after.tokens, after.faults, tells(after.status)], [['again'], [], false]);
  await tab.call('closeRows');
}
