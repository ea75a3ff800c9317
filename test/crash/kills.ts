/**
 * T1. A browser works on a profile and is killed, all of its processes in one instant that chance
 * picks; another one opens the same profile. Then no write is torn, the chain holds, the lists say what
 * the records say, and what was acknowledged is there, or the loss is told. What the server took comes
 * back in any case.
 */
import assert from 'node:assert/strict';
import { Gone, pause, type Tab } from './chromium.ts';
import { clerk, Ground, type Lane } from './ground.ts';
import { Ledger, tells } from './ledger.ts';
import type { OfficeFound } from './page/office.ts';
import type { RowsFound } from './page/rows.ts';
import { rowsFor, rowsOf } from '../simulator/oracle.ts';

export interface Kills {
  kills: number;
  /** While the database was being opened, not yet written. */
  whileOpening: number;
  /** While the rows were being sealed anew under another key. */
  whileRotating: number;
  /** Writes and acts that the page was told were done. */
  acknowledged: number;
  /** Runs with the server that ended well. */
  synced: number;
  /** Times that the browser had lost something; each of them was told. */
  losses: number;
}

/** So many lives of one profile; then another, so that reading all of it stays a matter of moments. */
const LIVES = 12;

export async function proveKills(
  lane: Lane,
  kills: number,
  told: (line: string) => void = () => undefined,
): Promise<Kills> {
  const ground = await Ground.make(lane);
  const figures: Kills = {
    kills: 0,
    whileOpening: 0,
    whileRotating: 0,
    acknowledged: 0,
    synced: 0,
    losses: 0,
  };
  let ledger = new Ledger();
  try {
    for (let life = 1; life <= kills; life += 1) {
      await oneLife(ground, ledger, String(life), figures);
      const over = life % LIVES === 0 || life === kills;
      if (!over) continue;
      await lastLook(ground, ledger, figures);
      figures.acknowledged += ledger.acknowledged;
      figures.synced += ledger.synced;
      told(JSON.stringify(figures));
      ledger = new Ledger();
      await ground.renew();
    }
  } finally {
    await ground.end();
  }
  return figures;
}

async function oneLife(
  ground: Ground,
  ledger: Ledger,
  life: string,
  figures: Kills,
): Promise<void> {
  const browser = await ground.start();
  const tab = await ground.open(browser, { told: ledger.hear });
  figures.kills += 1;
  if (Math.random() < 0.2) {
    figures.whileOpening += 1;
    left(tab.call('openRows'));
    left(tab.call('openOffice'));
    await pause(Math.random() * 250);
  } else {
    await look(ground, ledger, tab, figures, Math.random() < 0.3);
    left(tab.call('writeRows', life, 2));
    left(tab.call('workOffice', life));
    if (Math.random() < 0.4) {
      figures.whileRotating += 1;
      left(tab.call('rotateRows'));
    }
    await pause(Math.random() * (Math.random() < 0.5 ? 200 : 1_200));
  }
  await browser.kill();
  assert.deepEqual(tab.reports, [], `life ${life}: the page reports nothing`);
}

async function lastLook(ground: Ground, ledger: Ledger, figures: Kills): Promise<void> {
  const browser = await ground.start();
  await look(ground, ledger, await ground.open(browser, { told: ledger.hear }), figures, true);
  await browser.kill();
}

/** Opens everything, and judges it. */
async function look(
  ground: Ground,
  ledger: Ledger,
  tab: Tab,
  figures: Kills,
  sync: boolean,
): Promise<void> {
  const rows = await tab.call<RowsFound>('openRows');
  const office = await tab.call<OfficeFound>('openOffice');
  const verdicts = [ledger.judgeRows(rows), ledger.judgeOffice(office)];
  for (const [at, { lost, told, faults }] of verdicts.entries()) {
    const found = at === 0 ? rows : office;
    const where = `${at === 0 ? 'rows' : 'office'}, ${JSON.stringify(found.status ?? found.refused)}`;
    assert.deepEqual(faults, [], `what is there fits together: ${where}`);
    assert.ok(
      lost === 0 || told,
      `${lost} acknowledged writes are gone, and nothing is told: ${where}`,
    );
  }
  const loss = verdicts.some(({ lost, told }) => lost > 0 || told);
  if (loss) figures.losses += 1;
  if (tells(rows.status)) await tab.call('acknowledgeRows');
  if (tells(office.status)) await tab.call('acknowledgeOffice');
  if (sync || loss) await compareWithServer(ground, tab);
}

/** After a run nothing is pending, and this desk holds what the server holds: also after a loss. */
async function compareWithServer(ground: Ground, tab: Tab): Promise<void> {
  assert.equal(await tab.call('syncOffice'), 'done');
  const here = await tab.call<Readonly<Record<string, unknown>>>('sharedOffice');
  const there = rowsFor(clerk, await rowsOf(ground.server));
  const bodies = Object.fromEntries([...there].map(([id, { body }]) => [id, body]));
  assert.deepEqual(here, bodies, 'the desk holds what the server has taken, and nothing else');
}

/** Work that the kill will interrupt; any other end of it is a fault. */
function left(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!(error instanceof Gone)) throw error;
  });
}
