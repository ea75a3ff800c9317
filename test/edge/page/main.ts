// The edge page: every chosen library does its real work here, one job after another, and the table
// says what came out. `?only=excel,docx` does only these; `?worker=no` keeps it from trying a worker;
// `?breach` breaks the page's rules on purpose, to show that this would be heard.
import { breaches, hear } from './breaches.ts';
import type { EdgeReport, Facts, Job, Row } from './job.ts';
import { argon2Job, nobleAesJob, nobleSha256Job, webCryptoJob } from './jobs/ciphers.ts';
import { csvJob } from './jobs/csv.ts';
import { floatingJob } from './jobs/floating.ts';
import { idbJob } from './jobs/idb.ts';
import { litJob } from './jobs/lit.ts';
import { docxJob } from './jobs/papers.ts';
import { pinyinJob } from './jobs/pinyin.ts';
import { printJob } from './jobs/print.ts';
import { sealingJob } from './jobs/sealing.ts';
import { smJob } from './jobs/sm.ts';
import { virtualJob } from './jobs/virtual.ts';
import { workbookJob } from './jobs/workbook.ts';
import { zodJob } from './jobs/zod.ts';
import { openWorkshop } from './own-worker.ts';

declare global {
  // What the test reads; a page of its own may have a global.
  var edge: EdgeReport;
}

const wishes = new URLSearchParams(location.search);
const here = import.meta.url;
const files: Record<string, Uint8Array> = {};
const rows: Row[] = [];
publish(false);

const stage = part('stage');
part('state').textContent = Object.entries(state())
  .map(([name, value]) => `${name}: ${String(value)}`)
  .join(' · ');
if (wishes.has('breach')) breakTheRules();

void run();

// Not at the top level: Chromium 86 has no await there.
async function run(): Promise<void> {
  const workshop = openWorkshop(new URL('worker.js', here), {
    mayUseWorker: wishes.get('worker') !== 'no',
  });
  const jobs: readonly Job[] = [
    litJob(stage),
    zodJob(),
    idbJob(),
    nobleAesJob(),
    nobleSha256Job(),
    argon2Job(),
    webCryptoJob(),
    floatingJob(stage),
    virtualJob(stage),
    sealingJob(workshop),
    workbookJob(workshop),
    docxJob(),
    smJob(),
    csvJob(here),
    pinyinJob(),
    printJob(stage, here),
  ];
  const only = wishes.get('only')?.split(',');
  for (const job of jobs.filter(({ id }) => only?.includes(id) ?? true)) {
    const row = await carryOut(job);
    rows.push(row);
    show(row);
    publish(false);
  }
  workshop.close();
  // A report comes a moment after what caused it.
  await new Promise((later) => setTimeout(later, 300));
  for (const breach of breaches()) {
    const item = document.createElement('li');
    item.textContent = breach;
    part('breaches').append(item);
  }
  publish(true);
}

async function carryOut(job: Job): Promise<Row> {
  const { id, library, does, size } = job;
  const started = performance.now();
  const spent = (): number => Math.round(performance.now() - started);
  try {
    const proof = await job.run();
    const ms = spent();
    for (const [name, bytes] of Object.entries(proof.files ?? {})) files[`${id}/${name}`] = bytes;
    return { id, library, does, size, ok: true, says: proof.says, facts: proof.facts, ms };
  } catch (error) {
    const says = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { id, library, does, size, ok: false, says, facts: {}, ms: spent() };
  }
}

function show(row: Row): void {
  const line = document.createElement('tr');
  if (!row.ok) line.className = 'failed';
  for (const text of [row.library, row.does, row.size, row.says, String(row.ms)]) {
    const cell = document.createElement('td');
    cell.textContent = text;
    line.append(cell);
  }
  part('rows').append(line);
}

function publish(done: boolean): void {
  globalThis.edge = { done, state: state(), rows: [...rows], breaches: [...breaches()], files };
}

function state(): Facts {
  return {
    origin: location.origin,
    secure: isSecureContext,
    subtle: crypto.subtle === undefined ? 'absent' : 'present',
    randomUUID: 'randomUUID' in crypto ? 'present' : 'absent',
    objectHasOwn: 'hasOwn' in Object ? 'present' : 'absent',
    trustedTypes: globalThis.trustedTypes === undefined ? 'absent' : 'present',
  };
}

/** One fault of each sort that the page listens for. */
function breakTheRules(): void {
  try {
    // eslint-disable-next-line no-new-func -- the fault itself
    new Function('return 1')();
    hear('new Function ran');
  } catch {
    // That is what the policy is for.
  }
  try {
    part('stage').innerHTML = '<b>x</b>';
    hear('innerHTML was taken');
  } catch {
    // That is what Trusted Types are for.
  }
  new Image().src = 'https://elsewhere.invalid/x.png';
  setTimeout(() => {
    throw new Error('an error on purpose');
  });
}

function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}
